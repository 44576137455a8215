"""Suggestions while somebody types: by keyboard, thumb and ear; and without them the same form."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from .audit import small_targets

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser"), pytest.mark.django_db]

ADDRESSES = {"/": "sted", "/grupper/": "q", "/kommune/tromso/": "q", "/fylke/troms/": "q", "/fagfolk/": "sted"}


def typing(page, text):
    box = page.locator("input[data-suggest]")
    box.click()
    box.press_sequentially(text, delay=20)
    return box


def opened(page):
    options = page.get_by_role("listbox").get_by_role("option")
    expect(options.first).to_be_visible()
    return options


@pytest.mark.parametrize(("path", "name"), ADDRESSES.items())
def test_every_box_suggests_places_as_a_combobox(visit, path, name):
    page = visit(path)
    box = typing(page, "hammerf")
    assert box.get_attribute("name") == name
    assert opened(page).all_inner_texts() == ["Hammerfest", "Hammerfest by", "Hammerfest sykehus"]
    listed = page.get_by_role("listbox", name="Forslag")
    assert box.get_attribute("role") == "combobox"
    assert box.get_attribute("aria-autocomplete") == "list"
    assert box.get_attribute("aria-expanded") == "true"
    assert box.get_attribute("aria-controls") == listed.get_attribute("id")
    expect(page.locator(".suggestions + [role=status]")).to_have_text("3 forslag, bruk piltastene")
    assert page.said == []


def test_arrows_go_round_enter_chooses_and_a_second_enter_searches(visit):
    page = visit("/")
    box = typing(page, "troms")
    options = opened(page)
    assert box.get_attribute("aria-activedescendant") is None
    page.keyboard.press("ArrowUp")
    assert box.get_attribute("aria-activedescendant") == options.last.get_attribute("id")
    page.keyboard.press("ArrowDown")
    assert box.get_attribute("aria-activedescendant") == options.first.get_attribute("id")
    assert [option.get_attribute("aria-selected") for option in options.all()].count("true") == 1
    chosen = options.first.inner_text()
    page.keyboard.press("Enter")
    assert (box.input_value(), box.get_attribute("aria-expanded")) == (chosen, "false")
    page.keyboard.press("Enter")
    page.wait_for_url("**/fylke/troms/**")


def test_escape_and_tab_leave_what_was_typed(visit):
    page = visit("/grupper/")
    box = typing(page, "sorg hammerf")
    opened(page)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    assert (box.input_value(), box.get_attribute("aria-expanded")) == ("sorg hammerf", "false")
    assert box.get_attribute("aria-activedescendant") is None
    page.keyboard.press("ArrowDown")
    opened(page)
    page.keyboard.press("Tab")
    assert (box.input_value(), box.get_attribute("aria-expanded")) == ("sorg hammerf", "false")


def test_a_press_completes_the_last_word_and_only_that_word_is_sent(visit):
    page = visit("/grupper/", width=360)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    box = typing(page, "mamma drikker hammerf")
    options = opened(page)
    assert small_targets(page) == []
    assert options.first.bounding_box()["height"] >= 44
    options.first.click()
    assert box.input_value() == "mamma drikker Hammerfest"
    assert page.evaluate("document.activeElement.name") == "q"
    words = {url.partition("?q=")[2] for url in asked if "?" in url}
    assert [word for word in words if word not in "mamma drikker hammerf" or " " in word] == []
    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_without_a_connection_nothing_is_said(visit):
    page = visit("/")
    page.route("**/api/forslag/**", lambda route: route.abort())
    with page.expect_event("requestfailed"):
        box = typing(page, "tromsø")
    assert box.get_attribute("aria-expanded") == "false"
    page.keyboard.press("Enter")
    page.wait_for_url("**/kommune/tromso/**")


def test_a_word_of_danger_suggests_nothing(visit):
    page = visit("/grupper/")
    with page.expect_response(lambda answer: answer.url.endswith("overdose")) as answered:
        box = typing(page, "overdose")
    assert answered.value.json() == []
    assert box.get_attribute("aria-expanded") == "false"


def test_without_scripts_the_field_is_a_plain_one(visit):
    page = visit("/grupper/", java_script_enabled=False)
    box = page.locator("input[data-suggest]")
    assert (box.get_attribute("role"), box.get_attribute("type")) == (None, "search")
    expect(page.locator("[role=listbox]")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_an_open_list(visit, scheme):
    page = visit("/grupper/", width=360, color_scheme=scheme)
    typing(page, "tro")
    opened(page)
    page.keyboard.press("ArrowDown")
    assert page.said == []
    assert [(fault["id"], fault["nodes"]) for fault in Axe().run(page).response["violations"]] == []
