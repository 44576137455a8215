"""The texts as they came with the release: what an empty database starts from, and what stands when all else fails."""

import csv
import re
from functools import cache
from itertools import product

from django.conf import settings

from organisations.models import DangerKind, PageSlug, TextLanguage

from .texts import AnswerText, Number, PageText, Texts

PAGES, ANSWERS = settings.FIXTURES_DIR / "pages", settings.FIXTURES_DIR / "answers"
HELPLINES = settings.FIXTURES_DIR / "helplines.csv"
TOKEN = re.compile(r"\[\[([a-z0-9-]+)\]\]")


@cache
def texts() -> Texts:
    """All of them; the files are read once."""
    pages = (_page(slug, language) for slug, language in product(PageSlug.values, TextLanguage.values))
    answers = (_answer(kind, language) for kind, language in product(DangerKind.values, TextLanguage.values))
    return Texts(tuple(pages), tuple(answers), tuple(sorted(_numbers(), key=lambda number: number.order)))


def _page(slug, language) -> PageText:
    title, lead, body = _parts(PAGES / language / f"{slug}.md")
    return PageText(slug, language, title, " ".join(lead.split()), body)


def _answer(kind, language) -> AnswerText:
    title, numbers, body = _parts(ANSWERS / language / f"{kind}.md")
    return AnswerText(kind, language, title, body, tuple(TOKEN.findall(numbers)))


def _parts(path) -> tuple[str, str, str]:
    """The title, the paragraph below it, and the rest."""
    title, second, body = path.read_text(encoding="utf-8").strip().split("\n\n", 2)
    return title.removeprefix("# ").strip(), second, body


def _numbers():
    with HELPLINES.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield _number(row)


def _number(row) -> Number:
    said = {
        f"{field}{'' if language == 'nb' else f'_{language}'}": row[f"{column}_{language}"]
        for field, column in {"name": "navn", "hours": "tider", "purpose": "for"}.items()
        for language in TextLanguage.values
    }
    return Number(
        **said,
        key=row["key"],
        phone=row["telefon"],
        always_open=row["dognapent"] == "ja",
        website=row["nettside"],
        order=int(row["rekkefolge"]),
        strip_place=int(row["stripe"]) if row["stripe"] else None,
        checked_on=row["kontrollert"],
    )
