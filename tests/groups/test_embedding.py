"""The list for other sites: the framed page, and the page where its snippet is made."""

import re
from html import unescape

import pytest

from tests.factories import ListingFactory, OrganisationFactory
from tests.site import html

pytestmark = pytest.mark.django_db


def names(response):
    return [heading.text for heading in html.read(response).all("h3")]


# ---- the framed page -----------------------------------------------------------------------------------------------


def test_it_shows_the_groups_of_an_area_as_the_search_does(client):
    ListingFactory(name="Her", audience=["parorende"])
    ListingFactory(name="Rus her")
    ListingFactory(name="Langt unna", audience=["parorende"], municipality_id="0301")
    response = client.get("/innbygg/?kommune=5501&avstand=60&for=parorende")
    assert names(response) == ["Her"]
    assert html.read(response).all("h1")[0].text == "Grupper for pårørende nær Tromsø"


def test_different_problems_stand_beside_it_there_too(client):
    ListingFactory(name="Her", audience=["parorende"])
    ListingFactory(name="Ulike", composition="heterogen", audience=[])
    assert names(client.get("/innbygg/?kommune=5501&for=parorende")) == ["Her", "Ulike"]


def test_a_place_without_a_group_shows_the_nearest(client):
    ListingFactory(name="Langt unna", municipality_id="0301")
    assert names(client.get("/innbygg/?kommune=5501&for=rus")) == ["Langt unna"]


def test_a_value_that_makes_no_sense_is_said_and_shows_nothing(client):
    ListingFactory(name="Her")
    response = client.get("/innbygg/?kommune=9999")
    assert "Vi kjenner ikke «9999»" in response.content.decode()
    assert names(response) == []


def test_it_asks_for_nothing_and_nothing_is_chosen_in_it(client):
    ListingFactory()
    page = html.read(client.get("/innbygg/?kommune=5501"))
    assert page.all("form", "input", "button", "script", "iframe") == []
    # The code to the page waits until it is printed.
    assert [(one.attributes["src"], one.attributes["loading"]) for one in page.all("img")] == [
        ("/qr.svg?til=%2Finnbygg%2F%3Fkommune%3D5501", "lazy")
    ]


def test_the_way_to_all_of_them_holds_the_same_search(client):
    for number in range(30):
        ListingFactory(name=f"Gruppe {number}")
    response = client.get("/innbygg/?kommune=5501&for=rus&avstand=60")
    (address,) = [
        link.attributes["href"] for link in html.read(response).all("a") if "/grupper/?" in link.attributes["href"]
    ]
    assert client.get(address).context["count"] == 30
    assert len(names(response)) == 25


def test_an_example_says_so(client):
    ListingFactory(organisation=OrganisationFactory(is_example=True))
    assert "EKSEMPEL" in client.get("/innbygg/?kommune=5501").content.decode()


@pytest.mark.parametrize("path", ["/innbygg/?kommune=5501", "/nn/innbygg/?kommune=5501"])
def test_a_kept_page_may_be_framed_like_a_new_one_and_no_other(client, path):
    ListingFactory()
    for _again in range(2):
        response = client.get(path)
        assert "frame-ancestors *" in response["Content-Security-Policy"]
        assert "X-Frame-Options" not in response.headers
        other = client.get("/grupper/")
        assert "frame-ancestors 'none'" in other["Content-Security-Policy"]
        assert other["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize("path", ["/innbygg/lag/", "/innbygg", "/admin/", "/api/grupper/", "/gruppe/x/", "/livez"])
def test_nothing_else_may_be_framed(client, path):
    response = client.get(path)
    assert response["X-Frame-Options"] == "DENY"


# ---- the maker -----------------------------------------------------------------------------------------------------


def snippets(response) -> tuple[str, str]:
    return tuple(unescape(text) for text in re.findall(r"<textarea[^>]*>(.*?)</textarea>", response.content.decode()))


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ({"sted": "9008", "avstand": "30"}, "kommune=5501&avstand=30"),
        ({"sted": "Troms", "avstand": "30", "for": "rus"}, "fylke=55&for=rus"),
        ({"sted": "Tromsø", "for": "", "malform": "nn", "hoyde": "900"}, "kommune=5501&malform=nn&hoyde=900"),
    ],
)
@pytest.mark.parametrize("method", ["post", "get"])
def test_what_was_typed_becomes_codes_in_the_address(client, typed, query, method):
    response = getattr(client, method)("/innbygg/lag/", typed)
    assert response.status_code == 303
    assert sorted(response["Location"].partition("?")[2].split("&")) == sorted(query.split("&"))


def test_without_a_place_the_list_is_for_all_of_norway(client):
    assert client.post("/innbygg/lag/", {"avstand": "60"})["Location"] == "/innbygg/lag/"


def test_a_place_that_is_none_or_several_is_asked_back(client):
    response = client.post("/innbygg/lag/", {"sted": "Våler", "for": "rus"})
    links = {link.text.strip(): link.attributes["href"] for link in html.read(response).all("a")}
    assert links["Våler, Østfold"] == "/innbygg/lag/?kommune=3114&for=rus" or "kommune=" in links["Våler, Østfold"]
    assert "Vi fant ikke «Trmsø»." in client.post("/innbygg/lag/", {"sted": "Trmsø"}).content.decode()


def test_the_snippet_is_one_line_that_shows_just_what_the_preview_shows(client):
    ListingFactory(name="Her", audience=["parorende"])
    response = client.get("/innbygg/lag/?kommune=5501&avstand=60&for=parorende&hoyde=500")
    frame, link = snippets(response)
    assert "\n" not in frame
    assert frame == (
        '<iframe src="http://127.0.0.1:8000/innbygg/?for=parorende&amp;kommune=5501&amp;avstand=60"'
        ' title="Grupper for pårørende nær Tromsø" width="100%" height="500" loading="lazy"></iframe>'
    )
    assert link.startswith('<a href="http://127.0.0.1:8000/grupper/?')
    (preview,) = html.read(response).all("iframe")
    assert preview.attributes["src"] == "/innbygg/?for=parorende&kommune=5501&avstand=60"
    assert names(client.get(preview.attributes["src"])) == ["Her"]


def test_what_makes_no_sense_stands_in_no_snippet(client):
    response = client.get("/innbygg/lag/?kommune=9999&for=parorende&avstand=7")
    assert "Vi kjenner ikke «9999»" in response.content.decode()
    assert [one for one in snippets(response) if "9999" in one or "avstand" in one or "parorende" not in one] == []


@pytest.mark.parametrize(("language", "prefix"), [("nb", ""), ("nn", "/nn"), ("en", "/en")])
def test_the_list_can_be_in_another_language_than_the_page(client, language, prefix):
    response = client.get(f"/innbygg/lag/?kommune=5501&malform={language}")
    assert f'src="http://127.0.0.1:8000{prefix}/innbygg/?kommune=5501"' in snippets(response)[0]


@pytest.mark.parametrize(
    ("query", "km"),
    [("", "60"), ("?kommune=5501", "0"), ("?kommune=5501&avstand=30", "30"), ("?kommune=5501&avstand=60", "60")],
    ids=["nowhere", "the place", "near", "the usual"],
)
def test_the_distance_that_is_chosen_is_that_of_the_list(client, query, km):
    page = client.get(f"/innbygg/lag/{query}").content.decode()
    field = page.partition('name="avstand"')[2].partition("</select>")[0]
    assert re.findall(r'value="(\d+)" selected', field) == [km]


def test_the_words_that_are_pasted_are_in_the_language_of_the_list(client):
    page = client.get("/innbygg/lag/?kommune=5501&malform=en")
    frame, link = snippets(page)
    assert 'title="Self-help groups in Tromsø"' in frame
    assert link.endswith(">Self-help groups in Tromsø</a>")
    assert html.read(page).all("h1")[0].text == "Vis gruppene på nettsiden deres"


@pytest.mark.parametrize("query", ["hoyde=1", "hoyde=x", "malform=de", "hoyde=99999999999999999999"])
def test_a_frame_of_an_unheard_of_kind_is_the_usual_one(client, query):
    frame, _link = snippets(client.get(f"/innbygg/lag/?kommune=5501&{query}"))
    assert 'height="700"' in frame
    assert "/innbygg/?kommune=5501" in frame


def test_a_heading_cannot_break_out_of_the_snippet(client):
    frame, _link = snippets(client.get('/innbygg/lag/?kommune=5501&for="><script>'))
    assert "<script" not in frame
