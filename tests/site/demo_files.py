"""Reads the example files and the registers as plain text, without a database."""

import csv
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DEMO = ROOT / "fixtures" / "demo"


def read(path):
    with open(path, encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def listings():
    return read(DEMO / "listings.csv")


@cache
def organisations():
    return read(DEMO / "organisations.csv")


@cache
def programmes():
    return read(DEMO / "programmes.csv")


@cache
def municipalities():
    return {row["code"]: row for row in read(ROOT / "fixtures" / "places" / "kommuner.csv")}


@cache
def postal_codes():
    return {row["postnummer"]: row for row in read(ROOT / "fixtures" / "places" / "postnummer.csv")}


def values(cell):
    """The words of a cell that may hold several."""
    return cell.split("|") if cell else []


def published():
    return [row for row in listings() if row["status"] == "publisert"]


def municipalities_of(rows):
    return {row["kommune"] for row in rows if row["kommune"]}


def having(column):
    """The listings that state something in the column."""
    return [row for row in listings() if row[column]]
