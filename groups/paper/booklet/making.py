"""Makes the booklets of a language: gathers each county once, and sets from that its own booklet and the country's."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.utils.text import capfirst
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from groups import helplines
from groups.paper import words
from groups.paper.lettering import drawable
from groups.presentation.whole import whole
from organisations.models import Listing
from selvhjelp import release

from . import chapters, owners
from .area import Area, areas
from .explaining import explained
from .index import index
from .press import Press

NOWHERE = "nett"


@dataclass(frozen=True)
class Gathered:
    """The groups of a county, laid beside; of them here only what the front and the frame tell."""

    path: Path
    title: str
    label: str
    sections: list[tuple[str, str]]
    count: int
    has_left_out: bool
    has_example: bool

    @classmethod
    def of(cls, content: dict, path: Path) -> "Gathered":
        """`content`: what lies at the path."""
        return cls(
            path,
            content["title"],
            content["label"],
            [(one["name"], one["label"]) for one in content["sections"]],
            len(content["index"]),
            bool(content["left_out"]),
            _has_example(content),
        )

    @property
    def is_empty(self) -> bool:
        return not (self.sections or self.has_left_out)


@dataclass(frozen=True)
class Source:
    """Where what one booklet says has been laid, and a fingerprint of it all."""

    area: Area
    front: Path
    chapters: list[tuple[str, Path]]
    fingerprint: str

    def back(self, pages: dict[str, int]) -> dict:
        """The last part, when it is known on which page each heading stands. One chapter in memory at a time."""
        rows, left_out = [], []
        for _template, path in self.chapters:
            chapter = _read(path)
            rows += chapter["index"]
            left_out += chapter.get("left_out", ())
        return {"frame": chapter["frame"], "words": _words(), "left_out": left_out, "index": index(rows, pages)}

    def make(self, format: str, target: Path, *, now: datetime, folder: Path) -> int:
        """Set and bind it; the number of pages."""
        press = Press(folder, format, now)
        return press.booklet(self.front, self.chapters, self.back, target=target, page_word=_("side"))


def sources(folder: Path, now: datetime, slugs: frozenset[str]) -> Iterator[Source]:
    """The booklets of these areas (all when empty) in the active language, gathered county by county."""
    wanted = [area for area in areas() if not slugs or area.slug in slugs]
    gathered = {}
    for area in wanted:
        for place in area.counties:
            if place.code not in gathered:
                gathered[place.code] = _gathered(folder, f"county-{place.code}", chapters.county(place, now))
    nowhere = _gathered(folder, NOWHERE, chapters.nowhere(now))
    for area in wanted:
        yield _source(area, [*(gathered[place.code] for place in area.counties), nowhere], folder, now)


def _gathered(folder, name, content) -> Gathered:
    return Gathered.of(content, _laid(folder, name, content))


def _laid(folder: Path, name: str, content: dict) -> Path:
    path = folder / f"{get_language()}-{name}.json"
    path.write_text(json.dumps(drawable(content), ensure_ascii=False), encoding="utf-8")
    return path


def _read(path: Path) -> dict:
    return json.loads(path.read_text(encoding="utf-8"))


def _source(area: Area, gathered: list[Gathered], folder: Path, now: datetime) -> Source:
    """The chapters are given the frame of this booklet; what they say is the same in the country's and the county's."""
    listings = _listings(area, now)
    orgs = owners.organisations(listings, everyone=area.is_country)
    points = owners.contact_points(area.counties)
    is_example = any(one["example"] for one in orgs) or any(one.has_example for one in gathered)
    frame = words.frame(_title(area), is_example=is_example)
    people = {"organisations": orgs, "points": points, "index": _index_rows(orgs)}
    files = [("owners", _laid(folder, f"{area.slug}-owners", {**people, "frame": frame, "words": _words()}))]
    for one in gathered:
        if not one.is_empty:
            chapter = _read(one.path)
            more = {"frame": frame, "words": _words(), "running": True}
            more["index"] = [*chapter["index"], *_place_rows(chapter)]
            files.append(("groups", _laid(folder, f"{area.slug}-{one.label}", chapter | more)))
    front = _laid(folder, f"{area.slug}-front", _front(area, frame, gathered, points, now))
    return Source(area, front, files, _fingerprint([front, *(path for _template, path in files)]))


def _listings(area, now):
    listings = Listing.objects.current(now.date())
    if area.is_country:
        return listings
    codes = [place.code for place in area.counties]
    return listings.filter(municipality__county_id__in=codes) | listings.filter(municipality=None)


def _title(area) -> str:
    return _("Selvhjelpsgrupper i %(place)s") % {"place": area.name}


def _has_example(chapter) -> bool:
    items = (item for section in chapter["sections"] for day in section["days"] for item in day["items"])
    return any(item.get("entry", {}).get("example") for item in items) or any(
        row["example"] for row in chapter["left_out"]
    )


def _index_rows(orgs) -> list[dict]:
    return [{"text": one["name"], "label": one["label"]} for one in orgs]


def _place_rows(chapter) -> list[dict]:
    """Each municipality by all its names: who looks for Kárášjohka finds Karasjok."""
    return [
        {"text": name, "label": section["label"]}
        for section in chapter["sections"]
        if section["label"]
        for name in [section["name"], *section["other"].split(", ")]
        if name
    ]


def _front(area, frame, gathered, points, now) -> dict:
    count = sum(one.count for one in gathered)
    groups = ngettext("%(count)d gruppe", "%(count)d grupper", count) % {"count": count}
    return {
        "frame": frame,
        "words": _words(),
        "lead": _("%(groups)s, slik de var %(date)s.") % {"groups": groups, "date": words.printed(now)},
        "made": _("Ting endrer seg. Ring først, eller se nettsiden før du drar."),
        "newest": _("Det nyeste står alltid her:"),
        "qr": words.code(area.page),
        "address": words.short_address(area.page).rstrip("/"),
        "how": explained(),
        "helplines": [
            {
                "name": line.name,
                "phone": words.unbroken(line.phone),
                "hours": capfirst(whole(line.hours)),
                "purpose": line.purpose,
            }
            for line in helplines.all_helplines()
        ],
        "contents": list(_contents(gathered)),
    }


def _contents(gathered) -> Iterator[dict]:
    yield _row(explained()["title"], "how")
    yield _row(_words()["help"], "help")
    yield _row(_words()["organisations"], "organisations")
    yield _row(_words()["points"], "points")
    for one in gathered:
        if not one.is_empty:
            yield _row(one.title, one.label)
        yield from (_row(name, label, 2) for name, label in one.sections if name)
    if any(one.has_left_out for one in gathered):
        yield _row(_words()["left_out"], "left-out")
    yield _row(_words()["index"], "index")


def _row(title: str, label: str, level: int = 1) -> dict:
    return {"title": title, "label": label, "level": level}


def _words() -> dict:
    return {
        "contents": _("Innhold"),
        "help": _("Noen å ringe til"),
        "organisations": _("Organisasjonene"),
        "formerly": _("Tidligere"),
        "points": _("Kontaktpunkter"),
        "points_lead": _("Et kontaktpunkt forteller om grupper der du bor, og hjelper til når noen vil starte en."),
        "points_without": _("Uten eget kontaktpunkt:"),
        "without": _("Her kjenner vi ingen gruppe som møtes:"),
        "without_more": _("Se nabokommunene, gruppene på nett og telefon, og kontaktpunktene."),
        "left_out": _("Ikke med i heftet"),
        "left_out_lead": _("Disse gruppene er registrert, men vi vet ikke om de møtes."),
        "index": _("Fra A til Å"),
        "notes": _("Notater"),
    }


def _fingerprint(paths: list[Path]) -> str:
    digest = sha256(f"{release.fingerprint()} {settings.SITE_URL}".encode())
    for path in paths:
        digest.update(path.read_bytes())
    return digest.hexdigest()[:32]
