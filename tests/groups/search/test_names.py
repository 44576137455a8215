"""Whoever types a name is led to what we know of it, or told that it is not ours."""

import pytest

from groups import helplines
from groups.presentation import names
from groups.presentation.names import _other_names
from organisations.models import Resource
from tests.factories import OrganisationFactory

pytestmark = pytest.mark.django_db


def _links(search):
    return [notice["link"]["url"] for notice in names.notices(search)]


def test_the_name_of_every_number_leads_to_the_number(find):
    missed = [line.name for line in helplines.all_helplines() if f"tel:{line.tel}" not in _links(find(q=line.name))]
    assert [name for name in missed if name != "Legevakt"] == []


def test_every_other_name_of_a_number_leads_to_it(find):
    numbers = {line.key: line for line in helplines.all_helplines()}
    others = {name: key for key, found in _other_names().items() if key in numbers for name in found}
    missed = [name for name, key in others.items() if f"tel:{numbers[key].tel}" not in _links(find(q=f"{name} oslo"))]
    assert (missed, len(others) > 10) == ([], True)


def test_other_names_belong_to_numbers_that_exist():
    assert set(_other_names()) - {line.key for line in helplines.all_helplines()} == {names.NOT_OURS}


def test_something_for_professionals_is_found_by_its_name(find):
    Resource.objects.create(name="Zorkus", about="Noe å lese.", url="https://example.no/les", kind="materiell")
    assert _links(find(q="zorkus")) == ["https://example.no/les"]


def test_an_organisation_is_found_by_the_first_word_of_its_name(find):
    OrganisationFactory(name="Nordlysvernet i Sunnfjord", slug="nordlysvernet-sunnfjord")
    assert _links(find(q="nordlysvernet")) == ["/organisasjon/nordlysvernet-sunnfjord/"]


def test_an_organisation_without_groups_leads_to_its_page(find):
    OrganisationFactory(name="Nordlys", slug="nordlys")
    assert _links(find(q="nordlys")) == _links(find(org="nordlys")) == ["/organisasjon/nordlys/"]


@pytest.mark.parametrize("name", ["LPP", "A-senteret", "lpp tromsø"])
def test_whoever_names_what_is_not_ours_is_told_so(find, name):
    (notice,) = names.notices(find(q=name))
    assert (notice["link"]["url"], "Vi kjenner ingen grupper" in notice["text"]) == ("/organisasjoner/", True)


@pytest.mark.parametrize("text", ["pårørende tromsø", "alkohol", "møte i kveld", "hjelp", "strikking", ""])
def test_what_is_no_name_is_told_nothing_of_names(find, text):
    assert names.notices(find(q=text)) == []


@pytest.mark.parametrize("text", ["RUStelefonen", "rusinfo tromsø"])
def test_the_search_box_answers_a_name_on_the_page(client, text):
    answer = client.post("/grupper/", {"q": text})
    assert (answer.status_code, "tel:+4791508588" in answer.content.decode()) == (200, True)


@pytest.mark.parametrize(
    ("name", "kind", "read"),
    [
        ("Zorkus Sunnmøre", "lokallag", ["zorkus-lag"]),
        ("Zorkus region nord", "region", ["zorkus-lag"]),
        ("Zorkus Tromsø", "lokallag", ["zorkus"]),
    ],
)
def test_a_chapter_is_read_by_the_district_and_not_by_the_town_it_is_called_after(find, name, kind, read):
    above = OrganisationFactory(name="Zorkus", slug="zorkus")
    OrganisationFactory(name=name, slug="zorkus-lag", kind=kind, parent=above)
    assert find(q=name.lower()).tolket["filtre"]["org"] == read
