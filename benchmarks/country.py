"""A country with any number of groups: the examples' own rows, again and again, each time at another postal code."""

import csv
from pathlib import Path
from random import Random

from django.conf import settings

EXAMPLES = settings.FIXTURES_DIR / "demo"
POSTAL_CODES = settings.FIXTURES_DIR / "places" / "postnummer.csv"
# Every group is current, so that as many are found as are counted.
OLDEST_CONFIRMATION = 200


def write_owners(folder: Path) -> None:
    """The examples' organisations and programmes without their listings, for `load_examples --folder`."""
    for name in ("organisations.csv", "programmes.csv"):
        (folder / name).write_bytes((EXAMPLES / name).read_bytes())
    with (EXAMPLES / "listings.csv").open(encoding="utf-8") as listings:
        (folder / "listings.csv").write_text(listings.readline(), encoding="utf-8")


def write_listings(file: Path, *, count: int, first: int = 1) -> None:
    """So many rows of the exchange format; the same rows whenever `count` and `first` are."""
    rows, places, random = _rows(EXAMPLES / "listings.csv"), _rows(POSTAL_CODES), Random(first)
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, rows[0])
        writer.writeheader()
        for number in range(first, first + count):
            writer.writerow(_row(random, number, random.choice(rows), random.choice(places)))


def _rows(file: Path) -> list[dict]:
    with file.open(encoding="utf-8", newline="") as rows:
        return list(csv.DictReader(rows))


def _row(random, number, example, place) -> dict:
    moved = dict.fromkeys(("slug", "lat", "lon", "pause_fra", "pause_til"), "")
    if example["kommune"]:
        moved |= {"kommune": place["kommune_code"], "postnummer": place["postnummer"]}
    confirmed = f"-{random.randrange(OLDEST_CONFIRMATION)}d"
    return example | moved | {
        "navn": f"{example['navn']} {number}", "status": "publisert", "sist_bekreftet": confirmed,
    }  # fmt: skip
