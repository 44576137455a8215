"""What a person is told when a line of schedule cannot be read."""

from collections.abc import Iterable
from difflib import get_close_matches

EXAMPLES = (
    "onsdag 18:00-20:00 ukentlig",
    "mandag 19:00-21:00 annenhver-uke partall",
    "tirsdag 18:00-20:00 manedlig siste",
    "18:00-20:00 annet datoer 2027-01-13 2027-02-10",
    "etter-avtale",
)


class MeetingFormatError(ValueError):
    """A schedule that cannot be read. ``part`` is the word or line at fault; the text says it all, in Norwegian."""

    def __init__(self, sentence: str, *, part: str, meeting: str, example: str = EXAMPLES[0]):
        self.part = part
        self.meeting = meeting
        self.example = example
        super().__init__(f"{sentence}{_where(part, meeting)} Eksempel: {example}")


def _where(part: str, meeting: str) -> str:
    if not part:
        return ""
    if part == meeting:
        return f" Det gjelder «{shorten(meeting)}»."
    return f" Det gjelder «{shorten(part)}» i «{shorten(meeting)}»."


def shorten(text: str) -> str:
    """At most 80 characters of what somebody wrote, so that a misplaced essay does not fill the report."""
    return text if len(text) <= 80 else f"{text[:79]}…"


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A question that names the nearest of ``known``, or nothing when none is near."""
    near = get_close_matches(word, list(known), n=1, cutoff=0.7)
    return f" Mente du «{near[0]}»?" if near else ""
