"""The file says all that the model has, in the contract's columns, and no more."""

from organisations.exchange.columns import COLUMNS
from organisations.models import Listing

CONTRACT = """
slug, navn, organisasjon, program, for, relasjon, tema, tilgang, sammensetning, drift, form, opptak, oppstart_dato,
pamelding, ruset, lar, mal, livssyn, kjonn, alder, alder_fra, alder_til, tilrettelagt, taushet, folge, storrelse, pris,
gave, sprak, kommune, lokale, adresse, postnummer, skjul_adresse, lat, lon, finn_fram, moter, pause_fra, pause_til,
beskrivelse, slik_blir_du_med, forste_gang, motelenke, mote_telefon, kontakt_rolle, kontakt_telefon, kontakt_epost,
kontakt_tid, nettside, status, sist_bekreftet
"""
# Made by the database and by the name: a file has no say in them.
NOT_EXCHANGED = {
    "search_text",  # made of the others by the database
    "id", "created_at", "updated_at", "sort_key", "confirmed_by", "confirmed_how", "intake_confirmed_at",
    "closed_reason", "closed_on", "doubted_on", "versions", "reports",
    "contact_person",  # a person's name is in no file
}  # fmt: skip


def test_columns_are_the_contracts_in_its_order():
    assert [column.name for column in COLUMNS] == [name.strip() for name in CONTRACT.split(",")]


def test_what_the_file_cannot_say_the_model_does_not_have():
    own = {field.name for field in [*Listing._meta.concrete_fields, *Listing._meta.many_to_many]}
    reverse = {relation.get_accessor_name() for relation in Listing._meta.related_objects if not relation.hidden}
    assert {column.field for column in COLUMNS} == (own | reverse) - NOT_EXCHANGED


def test_no_column_holds_what_is_declared_personal():
    assert {column.field for column in COLUMNS}.isdisjoint(Listing.Disclosure.personal)


def test_columns_and_fields_are_each_used_once():
    assert len({column.name for column in COLUMNS}) == len({column.field for column in COLUMNS}) == len(COLUMNS)
