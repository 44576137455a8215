"""When a group meets: rules, the meetings that follow from them, and the line of text they are exchanged as.

Pure Python, no models: a model row, a form, an import file and a test all make the same ``Rule`` and ask the same
functions. Words for people are in ``organisations.schedule.words``, which needs Django's translations.
"""

from .notation import MeetingFormatError, format_meetings, parse_meetings
from .occurrences import Occurrence, meets_on, next_occurrences, occurrences
from .rule import Rule, contradictions
from .zone import OSLO, quarter

__all__ = [
    "OSLO",
    "MeetingFormatError",
    "Occurrence",
    "Rule",
    "contradictions",
    "format_meetings",
    "meets_on",
    "next_occurrences",
    "occurrences",
    "parse_meetings",
    "quarter",
]
