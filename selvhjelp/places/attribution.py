"""Whom the registers come from: the licences ask that every page says so."""

from typing import NamedTuple


class Source(NamedTuple):
    """One line of credit: `before` the linked `text`, and what follows it. Names and fixed wordings, not translated."""

    before: str
    text: str
    after: str
    url: str


SOURCES = (
    Source("Kart: ", "© Kartverket", " (CC BY 4.0), forenklet.", "https://www.kartverket.no/"),
    Source("Navn og nummer: ", "Statistisk sentralbyrå", ".", "https://www.ssb.no/"),
    Source("Postnummer: ", "Posten Bring", ".", "https://www.bring.no/tjenester/adressetjenester/postnummer"),
    Source("", "Postnummerdata frå Erik Bolstad", " (CC BY 3.0).", "http://www.erikbolstad.no/postnummer/"),
    Source("", "GeoNames", " (CC BY 4.0).", "https://www.geonames.org/"),
)
