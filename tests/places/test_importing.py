from dataclasses import replace
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from django.db.models import Count

from selvhjelp.places import signals
from selvhjelp.places.gazetteer import Gazetteer
from selvhjelp.places.importing import Event, import_registers, rows_to_import
from selvhjelp.places.models import County, Municipality, PlaceName, PostalCode, RegisterChange, RegisterImport
from selvhjelp.places.registers import RegisterError

from .later import (
    NEW_YEAR,
    alesund_gets_a_new_number,
    bergen_lets_arna_go,
    karlsoy_merges_into_tromso,
    senja_splits,
    with_copy_of,
    with_name,
    without_municipality,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_gazetteer_of_its_own")]


@pytest.fixture
def heard():
    """Everything that the import tells those above, with lines for the person in return."""
    told = []

    def hear_merged(sender, old, new, **kwargs):
        told.append(("merged", old.code, new.code))
        return [f"2 grupper flyttet fra {old.name}"]

    def hear_split(sender, old, successors, **kwargs):
        told.append(("split", old.code, [successor.code for successor in successors]))
        return [f"gruppe i {old.name}"]

    def hear_renamed(sender, municipality, old_name, **kwargs):
        told.append(("renamed", municipality.code, old_name))

    signals.municipality_merged.connect(hear_merged)
    signals.municipality_split.connect(hear_split)
    signals.municipality_renamed.connect(hear_renamed)
    yield told
    signals.municipality_merged.disconnect(hear_merged)
    signals.municipality_split.disconnect(hear_split)
    signals.municipality_renamed.disconnect(hear_renamed)


def contents():
    """Every stored place, as plain values."""
    models = (County, Municipality, PostalCode, RegisterChange)
    rows = [list(model.objects.order_by("pk").values_list()) for model in models]
    names = PlaceName.objects.order_by("name", "kind", "language").annotate(
        towns=Count("municipalities", distinct=True), codes=Count("postal_codes", distinct=True)
    )
    return rows, list(names.values_list("name", "kind", "language", "towns", "codes"))


def test_the_whole_country_is_stored():
    assert County.objects.in_force().count() == 15
    assert Municipality.objects.in_force().count() == 357
    assert PostalCode.objects.in_force().count() == 5122
    assert PostalCode.objects.filter(municipality=None).count() == 8


def test_reading_the_same_registers_again_changes_nothing(registers, heard):
    before = contents()
    assert import_registers(registers).unchanged is True
    forced = import_registers(registers, force=True)
    assert (forced.unchanged, forced.events) == (False, [])
    assert contents() == before
    assert heard == []


def test_unchanged_registers_cost_one_query(registers, django_assert_num_queries):
    with django_assert_num_queries(1):
        import_registers(registers)


def test_progress_reaches_its_end(registers):
    done = []
    import_registers(registers, force=True, advance=done.append)
    assert sum(done) == rows_to_import(registers)


def test_municipalities_come_in_norwegian_order():
    names = list(Municipality.objects.in_county("55").values_list("name", flat=True))
    assert names[0] == "Balsfjord"
    assert names[-3:] == ["Sørreisa", "Tjeldsund", "Tromsø"]
    last = list(Municipality.objects.values_list("name", flat=True))[-1]
    assert last == "Åsnes"


def test_municipalities_of_one_name_carry_the_county_in_their_address():
    doubled = Municipality.objects.filter(name__in=["Våler", "Herøy"]).order_by("slug")
    slugs = ["heroy-more-og-romsdal", "heroy-nordland", "valer-innlandet", "valer-ostfold"]
    assert list(doubled.values_list("slug", flat=True)) == slugs


def test_a_merged_municipality_moves(registers, heard):
    report = import_registers(karlsoy_merges_into_tromso(registers))
    karlsoy = Municipality.objects.get(code="5534")
    assert karlsoy.retired_on == NEW_YEAR
    assert [successor.code for successor in karlsoy.successors.all()] == ["5501"]
    assert heard == [("merged", "5534", "5501")]
    assert report.events == [
        Event("Flyttet: 5534 Karlsøy er nå 5501 Tromsø.", ("2 grupper flyttet fra Karlsøy",)),
    ]
    assert Municipality.objects.in_force().count() == 356


def test_the_address_and_names_of_a_merged_municipality_redirect(registers):
    import_registers(karlsoy_merges_into_tromso(registers))
    gazetteer = Gazetteer.current()
    for address in ("karlsoy", "5534"):
        match = gazetteer.by_slug(address)
        assert ([place.slug for place in match.places], match.canonical) == (["tromso"], False)
    assert gazetteer.resolve("Karlsøy").place.municipality_codes == ("5501",)
    assert gazetteer.resolve("9130").place.municipality_codes == ("5501",)


def test_a_new_number_keeps_the_address(registers, heard):
    import_registers(alesund_gets_a_new_number(registers))
    match = Gazetteer.current().by_slug("alesund")
    assert ([place.code for place in match.places], match.canonical) == (["1509"], True)
    assert [place.code for place in Gazetteer.current().by_slug("1508").places] == ["1509"]
    assert heard == [("merged", "1508", "1509")]


def test_a_renamed_municipality_keeps_its_address_and_tells(registers, heard):
    report = import_registers(with_name(registers, "4639", "Vik i Sogn"))
    vik = Municipality.objects.get(code="4639")
    assert (vik.name, vik.slug) == ("Vik i Sogn", "vik")
    assert heard == [("renamed", "4639", "Vik")]
    assert report.events == [Event("Nytt navn: 4639 Vik heter nå Vik i Sogn.", ())]
    match = Gazetteer.current().by_slug("vik-i-sogn")
    assert ([place.slug for place in match.places], match.canonical) == (["vik"], False)


def test_a_split_municipality_waits_for_a_person(registers, heard):
    report = import_registers(senja_splits(registers))
    senja = Municipality.objects.get(code="5530")
    assert {successor.code for successor in senja.successors.all()} == {"5527", "5529"}
    assert heard == [("split", "5530", ["5527", "5529"])]
    (event,) = report.events
    assert (event.lines, event.needs_a_person) == (("gruppe i Senja",), True)
    match = Gazetteer.current().by_slug("senja")
    assert ({place.slug for place in match.places}, match.canonical) == ({"lenvik", "berg"}, False)


def test_a_part_that_leaves_a_municipality_in_force_is_a_split_too(registers, heard):
    import_registers(bergen_lets_arna_go(registers))
    assert Municipality.objects.in_force().filter(code="4601").exists()
    assert heard == [("split", "4601", ["4601", "4603"])]


def test_a_split_is_told_once(registers, heard):
    later = bergen_lets_arna_go(registers)
    import_registers(later)
    import_registers(replace(later, revision="another"))
    assert len(heard) == 1


def test_all_at_once(registers, heard):
    later = karlsoy_merges_into_tromso(senja_splits(with_name(registers, "4639", "Vik i Sogn")))
    import_registers(later)
    assert sorted(heard) == [
        ("merged", "5534", "5501"),
        ("renamed", "4639", "Vik"),
        ("split", "5530", ["5527", "5529"]),
    ]


def test_nicknames_follow_their_municipalities(registers):
    import_registers(senja_splits(registers))
    midt_troms = PlaceName.objects.get(name="Midt-Troms")
    codes = set(midt_troms.municipalities.values_list("code", flat=True))
    assert codes >= {"5527", "5529"}
    assert "5530" not in codes


def test_a_new_municipality_of_a_taken_name_gets_the_county_behind_it(registers):
    import_registers(
        replace(with_copy_of(registers, "5501", code="5599", name="Vik", official_name="Vik"), revision="later")
    )
    assert Municipality.objects.get(code="4639").slug == "vik"
    assert Municipality.objects.get(code="5599").slug == "vik-troms"


def test_a_postal_code_that_ceases_can_still_be_found(registers):
    postal_codes = tuple(row for row in registers.postal_codes if row.code != "9008")
    import_registers(replace(registers, revision="later", postal_codes=postal_codes))
    assert PostalCode.objects.get(code="9008").retired_on is not None
    assert Gazetteer.current().resolve("9008").place.municipality_codes == ("5501",)


def test_a_municipality_that_vanishes_without_a_trace_stops_the_import(registers):
    before = contents()
    with pytest.raises(RegisterError, match="5534 Karlsøy finnes ikke lenger"):
        import_registers(without_municipality(replace(registers, revision="later"), "5534", heir="5501"))
    assert contents() == before


def test_a_receiver_that_fails_undoes_everything(registers):
    def fail(sender, **kwargs):
        raise RuntimeError

    signals.municipality_merged.connect(fail)
    before = contents()
    with pytest.raises(RuntimeError):
        import_registers(karlsoy_merges_into_tromso(registers))
    signals.municipality_merged.disconnect(fail)
    assert contents() == before
    assert RegisterImport.objects.count() == 1


def test_a_nickname_that_points_nowhere_stops_the_import(registers):
    nowhere = replace(registers.nicknames[0], name="Soria Moria", municipality_codes=("9999",), postal_codes=())
    with pytest.raises(RegisterError, match=r"«Soria Moria» peker på 9999, som ikke finnes\."):
        import_registers(replace(registers, revision="later", nicknames=(nowhere,)))


def test_two_in_force_cannot_share_an_address():
    tromso = Municipality.objects.get(code="5501")
    tromso.pk = "5599"
    with pytest.raises(IntegrityError), transaction.atomic():
        tromso.save(force_insert=True)


def test_the_command_says_that_nothing_changed():
    said = StringIO()
    call_command("import_places", stdout=said)
    assert said.getvalue() == "Registrene er uendret siden sist.\n"


def test_the_command_prints_moves_and_what_to_place(registers, heard, monkeypatch):
    later = karlsoy_merges_into_tromso(senja_splits(registers))
    monkeypatch.setattr("selvhjelp.places.management.commands.import_places.read_registers", lambda folder: later)
    said = StringIO()
    call_command("import_places", stdout=said, no_color=True)
    assert said.getvalue().splitlines() == [
        "Registrene er lest inn.",
        "Flyttet: 5534 Karlsøy er nå 5501 Tromsø.",
        "  2 grupper flyttet fra Karlsøy",
        "Delt: 5530 Senja er nå 5527 Lenvik, 5529 Berg. Plasser for hånd:",
        "  gruppe i Senja",
    ]


def test_the_command_names_the_missing_file(tmp_path):
    with pytest.raises(CommandError, match=r"fylker\.csv: filen mangler"):
        call_command("import_places", folder=tmp_path)
