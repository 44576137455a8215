"""The schema: complete, true and of OpenAPI 3.1."""

import pytest
from drf_spectacular.drainage import GENERATOR_STATS
from drf_spectacular.validation import validate_schema

from groups.filters import FILTERS
from organisations import vocabulary as words
from organisations.models import Theme
from tests.factories import OrganisationFactory

CONTRACT = {
    "/api/grupper/": ["200", "400", "500", "503"],
    "/api/grupper/{slug}/": ["200", "404", "410", "500", "503"],
    "/api/organisasjoner/": ["200", "500", "503"],
    "/api/kommuner/": ["200", "500", "503"],
    "/api/fylker/": ["200", "500", "503"],
    "/api/forslag/": ["200", "500", "503"],
    "/api/schema/": ["200", "500", "503"],
}
VOCABULARIES = {
    "for": words.Audience, "relasjon": words.Relation, "tilgang": words.Access, "motetype": words.MeetingKind,
    "sammensetning": words.Composition, "drift": words.RunBy, "hyppighet": words.Frequency, "ukedag": words.Weekday,
    "tid": words.TimeOfDay, "form": words.Form, "opptak": words.Intake, "pamelding": words.SignUp,
    "ruset": words.Intoxicated, "lar": words.Lar, "mal": words.Goal, "livssyn": words.Worldview,
    "kjonn": words.Gender, "alder": words.AgeGroup, "tilrettelagt": words.Facility,
}  # fmt: skip


@pytest.fixture
def schema(ask):
    GENERATOR_STATS.reset()
    return ask("schema/")


@pytest.fixture
def parameters(schema):
    return {one["name"]: one for one in schema["paths"]["/api/grupper/"]["get"]["parameters"]}


def good_values(parameter) -> list[str]:
    """The values of which one is enough; asserts that it may be left empty."""
    one_of, empty = parameter["schema"]["anyOf"]
    assert empty == {"items": {"type": "string", "pattern": r"^\s*$"}}
    return one_of["contains"]["enum"]


def test_it_is_openapi_3_1_and_nothing_had_to_be_guessed(schema):
    assert schema["openapi"].startswith("3.1.")
    validate_schema(schema)
    assert not GENERATOR_STATS


def test_it_holds_every_address_with_every_way_to_answer(schema):
    assert {path: sorted(methods["get"]["responses"]) for path, methods in schema["paths"].items()} == CONTRACT
    assert {method for methods in schema["paths"].values() for method in methods} == {"get"}


def test_it_asks_for_no_key(schema):
    assert "security" not in schema
    assert "securitySchemes" not in schema["components"]


def test_it_holds_every_parameter_of_a_search(parameters):
    assert set(parameters) == set(FILTERS)
    assert {one["in"] for one in parameters.values()} == {"query"}
    assert {one["name"] for one in parameters.values() if one.get("required")} == set()
    assert {one["name"] for one in parameters.values() if not one["description"]} == set()


@pytest.mark.parametrize(("name", "vocabulary"), VOCABULARIES.items(), ids=VOCABULARIES)
def test_a_parameter_has_the_values_of_its_vocabulary_and_says_what_they_mean(parameters, name, vocabulary):
    assert good_values(parameters[name]) == vocabulary.values
    for value, label in vocabulary.choices:
        assert f"`{value}` {label}" in parameters[name]["description"]


def test_vocabularies_that_are_rows_have_the_values_of_now(ask):
    OrganisationFactory(slug="en")
    Theme.objects.create(slug="nytt", name="Nytt tema")
    stated = {one["name"]: one for one in ask("schema/")["paths"]["/api/grupper/"]["get"]["parameters"]}
    assert set(good_values(stated["tema"])) == set(Theme.objects.values_list("slug", flat=True))
    assert good_values(stated["org"]) == ["en"]
    assert {"no", "nb", "nn", "se"} < set(good_values(stated["sprak"]))
    assert [len(good_values(stated[name])) for name in ("kommune", "utenfor", "fylke")] == [357, 357, 15]


def test_numbers_have_their_bounds(parameters):
    assert parameters["avstand"]["schema"]["anyOf"][0] == {"type": "integer", "minimum": 0, "maximum": 2000}
    assert parameters["side"]["schema"]["anyOf"][0] == {"type": "integer", "minimum": 1}


@pytest.mark.parametrize("component", ["Group", "GroupDetail", "Meeting", "Organisation", "Municipality", "County"])
def test_every_field_of_an_answer_is_always_there(schema, component):
    stated = schema["components"]["schemas"][component]
    assert sorted(stated["properties"]) == stated["required"]


def test_what_is_written_for_developers_stays_inside(schema):
    text = str(schema)
    assert [word for word in ("x-spec-enum-id", "PublicListing", "Serializer", "None:") if word in text] == []
