"""Forms that one understands: an example with every question, choices in the open, and what is wrong said in words."""

import re

import pytest
from django import forms
from django.contrib import admin
from django.urls import reverse

from organisations.models import Listing, Organisation
from tests.factories import ListingFactory, MeetingFactory, OrganisationFactory
from tests.organisations.attacks.addresses import page
from tests.organisations.attacks.rows import ROWS
from tests.organisations.staff import enter, enter_as, form_of, make_world, person

# What a person does not fill in.
NOT_ASKED = {"id", "listing", "DELETE", "seen"}
ADD = reverse("admin:organisations_listing_add")


@pytest.fixture
def staff(client, db):
    enter(client, person("sjef", is_superuser=True))
    return client


@pytest.fixture
def listing(db):
    return ListingFactory(name="Onsdagsgruppa")


def save(staff, listing, **changes):
    address = page(Listing, "change", listing.pk)
    answer = staff.post(address, {**form_of(staff.get(address)), **changes})
    listing.refresh_from_db()
    return answer


def errors_of(answer) -> dict:
    return {name: list(found) for name, found in answer.context["adminform"].form.errors.items()}


def forms_on(answer):
    """Every form of a page: the row's own and those of its schedule."""
    yield answer.context["adminform"].form
    for formset in answer.context["inline_admin_formsets"]:
        yield from [*formset.formset.forms, formset.formset.empty_form]


def every_form(client):
    """Each form that a superuser meets, to add and to change."""
    world = make_world()
    enter_as(client, world, "superuser")
    for model in admin.site._registry:
        rows = list(ROWS[model](world).values())[:1]
        for address in (page(model, "add"), *(page(model, "change", row.pk) for row in rows)):
            answer = client.get(address)
            if answer.status_code == 200:
                yield from ((address, form) for form in forms_on(answer))


def test_every_question_of_every_form_has_an_example(client, db):
    without = {
        f"{type(form).__name__}.{name}"
        for _address, form in every_form(client)
        for name, field in form.fields.items()
        if name not in NOT_ASKED and "eksempel" not in str(field.help_text).lower()
    }
    assert without == set()


def test_a_choice_of_few_stands_open_and_nothing_opens_in_a_box_of_its_own(client, db):
    folded = {
        f"{type(form).__name__}.{name}": len(field.choices)
        for _address, form in every_form(client)
        for name, field in form.fields.items()
        if isinstance(field.widget, forms.Select) and not isinstance(field.widget, forms.RadioSelect)
    }
    assert {name: count for name, count in folded.items() if count <= 7} == {}


def test_no_form_has_a_control_that_keeps_people_out(client, db):
    for _address, form in every_form(client):
        html = form.as_div()
        assert re.findall(r"selectfilter|select2|admin-autocomplete|_0\" type=\"date\"|vDateField", html) == []


@pytest.mark.parametrize("count", [1, 2, 6, 7, 51])
def test_how_owners_are_chosen_follows_their_number(staff, count):
    OrganisationFactory.create_batch(count)
    form = staff.get(ADD).context["adminform"].form
    widget = form.fields["organisation"].widget
    kind = forms.RadioSelect if count <= 6 else forms.Select if count <= 50 else forms.TextInput
    assert type(widget) is kind
    assert (form.fields["organisation"].initial is not None) == (count == 1)


def test_of_many_owners_one_is_typed_and_found_however_it_is_written(staff, listing):
    OrganisationFactory.create_batch(51)
    wanted = OrganisationFactory(name="Sørlandets pårørende")
    assert form_of(staff.get(page(Listing, "change", listing.pk)))["organisation"] == [listing.organisation.name]
    save(staff, listing, organisation="sorlandets  Parorende")
    assert listing.organisation == wanted
    answer = save(staff, listing, organisation="Sørlandets pårørnde")
    assert errors_of(answer) == {
        "organisation": ["Vi fant ingen som heter «Sørlandets pårørnde». Mente du «Sørlandets pårørende»?"]
    }


@pytest.mark.parametrize(
    ("typed", "name"), [("Tromsø", "Tromsø"), ("tromso ", "Tromsø"), ("5501", "Tromsø"), ("Kárášjohka", "Karasjok")]
)
def test_a_municipality_is_typed_in_any_of_its_names(staff, listing, typed, name):
    save(staff, listing, municipality=typed, postal_code="")
    assert listing.municipality.name == name


def test_a_municipality_comes_back_by_a_name_that_means_it_alone(staff, listing):
    save(staff, listing, municipality="1818", postal_code="")
    (shown,) = form_of(staff.get(page(Listing, "change", listing.pk)))["municipality"]
    assert (listing.municipality_id, shown) == ("1818", "Herøy, Nordland")
    save(staff, listing)
    assert listing.municipality_id == "1818"


@pytest.mark.parametrize(
    ("typed", "begins"),
    [("Tromsøø", "Ingen kommune heter «Tromsøø». Mente du «Tromsø»?"), ("Herøy", "«Herøy» kan være flere kommuner.")],
)
def test_a_municipality_that_is_not_clear_is_asked_about_beside_the_field(staff, listing, typed, begins):
    (sentence,) = errors_of(save(staff, listing, municipality=typed, postal_code=""))["municipality"]
    assert sentence.startswith(begins)


def test_municipalities_that_are_covered_stand_one_a_line(staff):
    point = OrganisationFactory(name="Kontaktpunktet", kind="kontaktpunkt")
    address = page(Organisation, "change", point.pk)
    staff.post(
        address, {**form_of(staff.get(address)), "covers_municipalities": "Tromsø, karlsøy\nTromsø\nHerøy, Nordland"}
    )
    assert form_of(staff.get(address))["covers_municipalities"] == ["Herøy, Nordland\nKarlsøy\nTromsø"]
    answer = staff.post(address, {**form_of(staff.get(address)), "covers_municipalities": "Karlsø"})
    assert list(errors_of(answer)) == ["covers_municipalities"]


@pytest.mark.parametrize("access", ["apen", "lukket"])
def test_of_an_open_group_nobody_asks_whether_it_takes_new_people(staff, listing, access):
    answer = save(staff, listing, access=access, intake=[])
    if access == "apen":
        assert (answer.status_code, listing.intake) == (302, "ledig")
    else:
        assert errors_of(answer) == {"intake": ["Velg ett av svarene."]}


def test_a_starting_day_goes_when_the_group_no_longer_starts(staff, listing):
    save(staff, listing, access="lukket", intake="oppstart", intake_starts_on="2027-01-12", hides_address="nei")
    assert listing.intake_starts_on is not None
    save(staff, listing, intake="venteliste")
    assert listing.intake_starts_on is None


def test_every_other_week_without_a_break_asks_for_the_next_day(staff, listing):
    row = {"frequency": "annenhver-uke", "which": "uten-opphold", "weekday": "onsdag", "starts_at": "18:00",
           "ends_at": "20:00"}  # fmt: skip
    posted = {f"meetings-0-{name}": value for name, value in row.items()}
    answer = save(staff, listing, **posted, **{"meetings-TOTAL_FORMS": "1", "meetings-INITIAL_FORMS": "0"})
    (formset,) = answer.context["inline_admin_formsets"]
    assert formset.formset.forms[0].errors == {
        "starts_on": ["Skriv datoen for neste møte, så regner vi annenhver uke fra den."]
    }


def test_what_is_wrong_stands_on_top_with_a_way_to_each_question_in_the_order_of_the_page(staff, listing):
    answer = save(staff, listing, name="", forms=[], access="lukket", intake="oppstart", intake_starts_on="")
    html = answer.content.decode()
    faults = answer.context["faults"]
    assert [fault["text"] for fault in faults] == [
        "Hva heter gruppa: Skriv svaret her.",
        "Når starter den nye gruppa: Skriv datoen den nye gruppa starter.",
        "Hvordan møtes dere: Sett minst ett kryss.",
    ]
    for fault in faults:
        assert f'href="#{fault["field"]}"' in html
        assert f'id="{fault["field"]}"' in html


def test_nothing_of_what_was_typed_is_lost_when_something_is_wrong(staff, listing):
    typed = {"name": "", "description": "Vi møtes og prater.", "themes": [], "audience": ["parorende"]}
    kept = form_of(save(staff, listing, **typed))
    assert (kept["description"], kept["audience"]) == (["Vi møtes og prater."], ["parorende"])


class TestAnswersWhileTyping:
    ADDRESSES = ["admin:organisations_listing_postal_code", "admin:organisations_listing_dates"]

    @pytest.mark.parametrize(
        ("code", "name"), [("9008", "Tromsø"), ("0150", "Oslo"), ("0000", ""), ("", ""), ("9008; drop", "Tromsø")]
    )
    def test_a_postal_code_says_which_municipality(self, staff, code, name):
        assert staff.post(reverse(self.ADDRESSES[0]), {"code": code}).json() == {"municipality": name}

    def test_a_row_says_its_next_five_dates_before_it_is_stored(self, staff):
        row = {"frequency": "annenhver-uke", "which": "partall", "weekday": "onsdag", "starts_at": "18:00"}
        posted = {f"meetings-0-{name}": value for name, value in {**row, "ends_at": "20:00"}.items()}
        html = staff.post(reverse(self.ADDRESSES[1]), {"prefix": "meetings-0", **posted}).content.decode()
        assert (html.count("<li>"), html.count("nsdag")) == (5, 5)

    @pytest.mark.parametrize("row", [{}, {"meetings-0-frequency": "ukentlig"}, {"meetings-0-starts_at": "tull"}])
    def test_half_a_row_says_what_is_missing(self, staff, row):
        html = staff.post(reverse(self.ADDRESSES[1]), {"prefix": "meetings-0", **row}).content.decode()
        assert html.strip() == "Datoene kommer når dagen og klokka er på plass."

    def test_by_agreement_has_no_dates(self, staff):
        row = {"prefix": "meetings-0", "meetings-0-frequency": "etter-avtale"}
        html = staff.post(reverse(self.ADDRESSES[1]), row).content.decode()
        assert html.strip() == "Dere avtaler fra gang til gang, så vi viser ingen datoer."

    @pytest.mark.parametrize("name", ADDRESSES)
    def test_they_answer_nobody_else_and_no_address_that_holds_the_question(self, client, staff, name):
        assert client.get(reverse(name)).status_code == 405
        client.logout()
        assert client.post(reverse(name), {"code": "9008"}).headers["Location"].startswith("/admin/login/")


def test_who_has_no_script_asks_for_room_for_one_more_meeting(staff, listing):
    MeetingFactory(listing=listing)
    address = page(Listing, "change", listing.pk)
    rows = [staff.get(address, asked).context["inline_admin_formsets"][0].formset for asked in ({}, {"flere": "1"})]
    assert [formset.total_form_count() for formset in rows] == [1, 2]


def test_the_list_does_not_repeat_an_only_organisation(client, db):
    world = make_world()
    shown = {}
    for role in ("contact point", "umbrella editor"):
        enter_as(client, world, role)
        shown[role] = "organisation" in client.get(page(Listing, "changelist")).context["cl"].list_display
    assert shown == {"contact point": False, "umbrella editor": True}


def test_no_page_of_the_staff_speaks_english(client, db):
    world = make_world()
    enter_as(client, world, "superuser")
    english = re.compile(r">[^<]*\b(Please|the|Select|this|Add|Delete|Change|Search|Home|View|Save)\b[^<]*<")
    found = {}
    for model in admin.site._registry:
        row = next(iter(ROWS[model](world).values()))
        addresses = [page(model, "changelist"), page(model, "add"), *(
            page(model, name, row.pk) for name in ("change", "history", "delete"))]  # fmt: skip
        for address in addresses:
            html = client.get(address).content.decode()
            html += client.post(address, {}).content.decode() if "delete" not in address else ""
            if words := english.findall(re.sub(r"<(script|style|datalist|textarea)[\s\S]*?</\1>", "", html)):
                found[address] = words
    assert found == {}
