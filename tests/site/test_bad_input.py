"""Any query string on any public address: an answer that a person understands, never a 500, never the whole list."""

from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from groups.filters import FILTERS
from tests.factories import ListingFactory
from tests.site import addresses

pytestmark = pytest.mark.django_db

NASTY = [
    "",
    " ",
    "0",
    "-1",
    "1e9",
    "99999999999999999999",
    "null",
    "None",
    "[]",
    "{}",
    "%00",
    "\x00",
    "\x1b[31m",
    "\u202egnol",
    "'; DROP TABLE organisations_listing; --",
    "<script>alert(1)</script>",
    "{{ settings.SECRET_KEY }}",
    "../../etc/passwd",
    "æøå" * 50,
    "😀",
    "\ud800",
    "a" * 10_000,
    "5501|0301",
    "5501,0301",
    "२",
    "٣",
    "%s%s%n",
    "\u202e\u2066",
]
PATHS = sorted({address.path for address in addresses.pages(languages=["nb"])})
LISTS = ["/grupper/", "/kommune/tromso/", "/fylke/troms/", "/moter/"]
GOOD = ["rus", "5501", "kveld", "1"]
FUZZ = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def written(name: str, value: str) -> str:
    return f"{quote(name)}={quote(value.encode('utf-8', 'surrogatepass'))}"


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize("name", [*FILTERS, "fra", "til", "q"])
def test_no_value_of_a_parameter_brings_a_list_down(client, path, name):
    statuses = {client.get(f"{path}?{written(name, value)}").status_code for value in NASTY}
    assert statuses == {200}


@pytest.mark.parametrize("path", PATHS)
def test_a_query_string_that_means_nothing_changes_nothing(client, path, directory):
    plain = client.get(path)
    for query in ("x=1", "=", "&&&", "utm_source=a", "%zz=%zz", "for%00=rus"):
        assert client.get(f"{path}?{query}").status_code == plain.status_code


@pytest.mark.parametrize("path", ["/kommune/", "/fylke/", "/gruppe/", "/organisasjon/"])
@pytest.mark.parametrize("value", [value for value in NASTY if value.strip()])
def test_a_strange_name_in_the_path_is_not_found(client, path, value):
    address = path + quote(value.encode("utf-8", "surrogatepass"), safe="") + "/"
    assert client.get(address).status_code in {301, 404}


@FUZZ
@given(
    parameters=st.lists(
        st.tuples(
            st.sampled_from(sorted(FILTERS)), st.text(max_size=30) | st.sampled_from(["rus", "5501", "kveld", "1"])
        ),
        max_size=6,
    ),
    path=st.sampled_from(LISTS),
)
def test_any_mixture_of_parameters_is_answered(client, parameters, path):
    query = "&".join(written(name, value) for name, value in parameters)
    assert client.get(f"{path}?{query}").status_code == 200


@FUZZ
@given(text=st.text(max_size=80), audience=st.text(max_size=10))
def test_anything_can_be_typed_into_the_search_box(client, text, audience):
    typed = {"sted": text.encode("utf-8", "replace").decode(), "for": audience.encode("utf-8", "replace").decode()}
    response = client.post("/grupper/", typed)
    assert response.status_code in {200, 303}
    if response.status_code == 303:
        assert client.get(response["Location"]).status_code == 200


@pytest.mark.parametrize("name", [name for name in FILTERS if name not in {"sted", "q"}])
@pytest.mark.parametrize("value", ["xyz", "-" + "9" * 30, "<b>", "💥"])
def test_a_parameter_without_a_good_value_never_gives_the_unfiltered_list(client, name, value):
    listing = ListingFactory(name="Enhver gruppe")
    response = client.get(f"/grupper/?{written(name, value)}")
    assert response.status_code == 200
    assert listing.name not in response.content.decode()


def test_a_body_that_is_no_form_is_answered(client):
    for body, kind in [
        (b"\xff\xfe", "application/x-www-form-urlencoded"),
        (b"{}", "application/json"),
        (b"x" * 9000, "text/plain"),
    ]:
        assert client.post("/grupper/", body, content_type=kind).status_code in {200, 303, 400}


@pytest.mark.parametrize("method", ["put", "delete", "patch", "options"])
@pytest.mark.parametrize("path", ["/", *LISTS])
def test_another_method_is_refused(client, path, method):
    assert getattr(client, method)(path).status_code == 405
