"""The texts as they are now, kept in memory for as long as the data revision stands still.

When the database is away they are as this machine last wrote or read them, and in the last resort as they came with the
release. So a page of text and an error page always stand.
"""

from typing import NamedTuple

from django.core.exceptions import ObjectDoesNotExist
from django.db import Error, transaction

from organisations.models import ContentPage, DangerAnswer, DataRevision, Helpline

from . import shipped, written_copy
from .texts import Texts, of_answer, of_number, of_page


class Kept(NamedTuple):
    revision: int
    texts: Texts


_kept: Kept | None = None


def current() -> Texts:
    """The texts now; three queries when something has changed since they were last asked for."""
    global _kept
    try:
        revision = DataRevision.current()
        if _kept is None or _kept.revision != revision:
            _kept = Kept(revision, _stored())
            written_copy.keep(_kept.texts, revision)
    except (Error, ObjectDoesNotExist):
        return last()
    return _kept.texts


def last() -> Texts:
    """The newest that can be had without the database."""
    copy = written_copy.read()
    if copy and (_kept is None or (copy.database == written_copy.database() and copy.revision > _kept.revision)):
        return copy.texts
    return _kept.texts if _kept else shipped.texts()


def refresh() -> None:
    """Read the texts anew and write the copy, whatever it says: at the start, and when somebody has saved."""
    forget()
    texts = current()
    if _kept:
        written_copy.keep(texts, _kept.revision, whatever_is_there=True)


def refresh_when_stored() -> None:
    """After the transaction, so that nothing is written down that was taken back."""
    transaction.on_commit(refresh)


def forget() -> None:
    """Make the next page read the texts anew."""
    global _kept
    _kept = None


def _stored() -> Texts:
    """What the database has, and from the files what it has not: a page that a release brings is there at once."""
    files = shipped.texts()
    pages = {(page.slug, page.language): page for page in (*files.pages, *map(of_page, ContentPage.objects.all()))}
    answers = {(one.kind, one.language): one for one in (*files.answers, *map(of_answer, DangerAnswer.objects.all()))}
    # Numbers are taken away too: those of the files stand only where there are no others.
    numbers = tuple(map(of_number, Helpline.objects.order_by("order", "key"))) or files.numbers
    return Texts(tuple(pages.values()), tuple(answers.values()), numbers)
