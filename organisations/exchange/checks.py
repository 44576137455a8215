"""Whether a draft may be stored: the model's own validation, with each complaint led back to its columns."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError

from organisations.completeness import missing
from organisations.models import Listing, Meeting
from organisations.schedule import Rule
from organisations.vocabulary import Status

from .columns import BY_FIELD, COLUMNS
from .draft import Draft
from .rules import broken_rules

# A complaint: the columns it is about (none: the whole row) and a Norwegian sentence.
Complaint = tuple[tuple[str, ...], str]

# Rows that other columns point at were found before; asking the database for each again would be a query per cell.
_POINTERS = frozenset(field.name for field in Listing._meta.fields if field.is_relation)


def complaints(draft: Draft) -> list[Complaint]:
    """Everything that keeps the draft from being stored, each complaint once. Asks no database."""
    found = [*_about_fields(draft.listing), *_about_rules(draft.listing)]
    for rule in draft.related["meetings"]:
        found += [(("moter",), sentence) for sentence in _about_meeting(rule)]
    return list(dict.fromkeys(found))


def gaps(listing: Listing, *, meets: bool) -> list[Complaint]:
    """What a published listing lacks, whichever way it comes in; of a draft nothing is asked."""
    if listing.status != Status.PUBLISHED:
        return []
    return [(_columns([field]), sentence) for field, sentence in missing(listing, meets=meets).items()]


def gaps_as_stored(listing: Listing) -> list[Complaint]:
    """What it lacked already: who came to mend a time is not held up by an old gap."""
    return gaps(listing, meets=bool(listing.meetings.all()))


def new_gaps(draft: Draft, old: Iterable[Complaint]) -> list[Complaint]:
    """What the draft would take away from visitors, beside the old gaps."""
    found = gaps(draft.listing, meets=bool(draft.related["meetings"]))
    return [gap for gap in found if gap not in old]


def columns_of_a_new_listing() -> tuple[str, ...]:
    """The columns without which a file can only change listings: what must be stated and goes by no default."""
    return tuple(column.name for column in COLUMNS if column.required and not column.model_field.get_default())


def _about_fields(listing: Listing) -> Iterator[Complaint]:
    for check in (lambda: listing.clean_fields(exclude=_POINTERS), listing.clean):
        try:
            check()
        except ValidationError as error:
            yield from _sentences(error)


def _sentences(error: ValidationError) -> Iterator[Complaint]:
    for field, sentences in error.message_dict.items():
        columns = () if field == NON_FIELD_ERRORS else _columns([field])
        # Some of Django's sentences come without the full stop.
        yield from ((columns, f"{sentence.rstrip('.')}.") for sentence in sentences)


def _about_rules(listing: Listing) -> Iterator[Complaint]:
    return ((_columns(fields), sentence) for fields, sentence in broken_rules(listing))


@lru_cache(maxsize=5000)
def _about_meeting(rule: Rule) -> tuple[str, ...]:
    """Many groups meet on Mondays at six: each schedule is looked at once."""
    meeting = Meeting.from_rule(rule)
    try:
        meeting.clean_fields(exclude=["listing"])
        meeting.clean()
    except ValidationError as error:
        return tuple(error.messages)
    return tuple(sentence for _fields, sentence in broken_rules(meeting))


def _columns(fields: Iterable[str]) -> tuple[str, ...]:
    return tuple(BY_FIELD[field].name for field in fields if field in BY_FIELD)
