"""The page of one group: what it asks, what it says when something does not fit, and what it stores."""

import re
from datetime import date, datetime, time

import pytest
import time_machine
from django.contrib import admin
from django.urls import reverse

from organisations.admin.listing_form import FOR_WHOM
from organisations.models import Listing, Meeting, Organisation
from organisations.schedule import OSLO
from tests.factories import ClosedListingFactory, ListingFactory, MeetingFactory
from tests.organisations.staff import enter, form_of, person

MEETING = {
    "meetings-TOTAL_FORMS": "1",
    "meetings-INITIAL_FORMS": "0",
    "meetings-0-frequency": "ukentlig",
    "meetings-0-weekday": "onsdag",
    "meetings-0-starts_at": "18:00",
    "meetings-0-ends_at": "20:00",
}

FROM_ELSEWHERE_OR_INLINE = re.compile(
    r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)|(?:src|href|action)=\"(?:https?:)?//"
)


@pytest.fixture
def staff(client, db):
    enter(client, person("sjef", is_superuser=True))
    return client


@pytest.fixture
def listing(db):
    return ListingFactory(name="Onsdagsgruppa")


def page_of(listing):
    return reverse("admin:organisations_listing_change", args=[listing.pk])


def save(staff, listing, **changes):
    answer = staff.post(page_of(listing), {**form_of(staff.get(page_of(listing))), **changes})
    listing.refresh_from_db()
    return answer


def meeting_of(**fields):
    return {**MEETING, **{f"meetings-0-{field}": value for field, value in fields.items()}}


def errors_of(answer):
    return {field: list(found) for field, found in answer.context["adminform"].form.errors.items()}


def meeting_errors(answer):
    (formset,) = answer.context["inline_admin_formsets"]
    return {field: list(found) for field, found in formset.forms[0].errors.items()}


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        (
            {"audience": []},
            "audience",
            "Velg hvem gruppa er for. Bare en gruppe for ulike livsproblemer kan la det stå åpent.",
        ),
        (
            {"relations": ["foreldre"]},
            "relations",
            "Du har valgt hvilke pårørende. Da må gruppa også være for pårørende.",
        ),
        (
            {"intake": "stengt"},
            "access",
            "En åpen gruppe tar alltid imot nye. Velg «Tar imot nye», eller si at gruppa er lukket.",
        ),
        ({"access": "lukket", "intake": "oppstart"}, "intake_starts_on", "Skriv datoen den nye gruppa starter."),
        ({"municipality": ""}, "municipality", "En gruppe som møtes fysisk, må ha en kommune."),
        (
            {"pause_until": "2027-08-01"},
            "pause_from",
            "En pause må ha en første dag, og den siste kan ikke komme før den.",
        ),
        ({"postal_code": "0150"}, "postal_code", "Postnummer 0150 hører til Oslo. Rett postnummeret eller kommunen."),
        *(
            (
                {"contact_phone": typed},
                "contact_phone",
                "Skriv bare selve nummeret, med sifre. For eksempel: 00 00 00 01",
            )
            for typed in ("ring meg", "00 00 00 01 (Kari)", "00 00 00 01 / 00 00 00 02", "12", "1" * 16)
        ),
        ({"postal_code": "0000"}, "postal_code", "Vi fant ikke postnummeret 0000. Skriv fire sifre."),
    ],
)
def test_what_does_not_fit_is_said_beside_the_field_that_mends_it(staff, listing, changes, field, sentence):
    assert errors_of(save(staff, listing, **changes)) == {field: [sentence]}


def test_who_answers_neither_for_whom_nor_whether_alike_is_told_of_both_at_once(staff, listing):
    found = errors_of(save(staff, listing, audience=[], composition=""))
    assert found == {"composition": ["Velg ett av svarene."], "audience": [FOR_WHOM]}


@pytest.mark.parametrize(
    ("changes", "errors"),
    [
        ({"meetings-0-weekday": ""}, {"weekday": ["Velg ukedagen gruppa møtes."]}),
        (
            {"meetings-0-starts_at": ""},
            {"starts_at": ["Skriv når møtet begynner og slutter, eller velg «Etter avtale»."]},
        ),
        (
            {"meetings-0-frequency": "annenhver-uke"},
            {"which": ["Si hvilke uker: partallsuker, oddetallsuker, eller fra og med en dato."]},
        ),
        (
            {"meetings-0-frequency": "manedlig"},
            {"which": ["Si hvilken i måneden: den første, andre, tredje, fjerde eller siste."]},
        ),
        (
            {"meetings-0-cancelled_dates": "3. desember"},
            {"cancelled_dates": ["«3. desember» er ikke en dato. Skriv dag, måned og år, for eksempel: 3.12.2026"]},
        ),
    ],
    ids=lambda value: "-".join(value),
)
def test_what_does_not_fit_in_the_schedule_is_said_beside_its_field(staff, listing, changes, errors):
    assert meeting_errors(save(staff, listing, **{**MEETING, **changes})) == errors


def test_a_postal_code_fills_in_the_municipality(staff, listing):
    save(staff, listing, municipality="", postal_code="9008")
    assert (listing.municipality.name, listing.postal_code_id) == ("Tromsø", "9008")


def test_every_other_week_without_a_break_is_a_choice_of_its_own(staff, listing):
    rhythm = {"frequency": "annenhver-uke", "which": "uten-opphold", "starts_on": "2027-01-06"}
    save(staff, listing, **meeting_of(**rhythm))
    meeting = listing.meetings.get()
    assert (meeting.frequency, meeting.which, meeting.starts_on) == ("annenhver-uke", "", date(2027, 1, 6))
    assert form_of(staff.get(page_of(listing)))["meetings-0-which"] == ["uten-opphold"]


def test_dates_are_written_one_a_line_and_come_back_so(staff, listing):
    dates = {"frequency": "annet", "weekday": "", "dates": "10.12.2026\n3.12.2026", "cancelled_dates": "24.12.2026"}
    save(staff, listing, **meeting_of(**dates))
    meeting = listing.meetings.get()
    assert (meeting.dates, meeting.cancelled_dates) == ([date(2026, 12, 3), date(2026, 12, 10)], [date(2026, 12, 24)])
    assert form_of(staff.get(page_of(listing)))["meetings-0-dates"] == ["03.12.2026\n10.12.2026"]


@pytest.mark.parametrize("hour", [17, 19, 21])
def test_the_next_five_meetings_stand_beside_the_row(staff, listing, hour):
    with time_machine.travel(datetime(2026, 11, 25, hour, tzinfo=OSLO), tick=False):
        _five_meetings_stand_beside_the_row(staff, listing)


def _five_meetings_stand_beside_the_row(staff, listing):
    MeetingFactory(listing=listing, weekday="onsdag", starts_at=time(18), ends_at=time(20))
    html = staff.get(page_of(listing)).content.decode()
    shown = re.search(r'<ul class="next-dates" role="list">(.*?)</ul>', html).group(1)
    assert len(re.findall(r"<li>[^<]*kl\. 18\.00[^<]*</li>", shown)) == 5


def test_a_copy_gets_an_address_of_its_own_and_the_original_stays(staff, listing):
    MeetingFactory(listing=listing)
    save(staff, listing, name="Torsdagsgruppa", _saveasnew="1")
    copy = Listing.objects.get(name="Torsdagsgruppa")
    assert (listing.name, copy.slug == listing.slug) == ("Onsdagsgruppa", False)
    assert (copy.meetings.count(), listing.meetings.count()) == (1, 1)


def test_a_copy_with_something_wrong_comes_back_as_a_copy_and_the_original_stays(staff, listing):
    answer = save(staff, listing, name="", _saveasnew="1")
    assert (answer.status_code, Listing.objects.count(), listing.name) == (200, 1, "Onsdagsgruppa")
    assert re.findall(r'type="submit" name="(\w+)"', answer.content.decode()) == ["_saveasnew"]


def test_a_draft_is_seen_in_preview_by_who_may_edit_it(staff):
    draft = ClosedListingFactory(name="Ny gruppe", status="kladd", confirmed_at=None)
    answer = staff.get(reverse("listing_preview", args=[draft.pk]))
    html = answer.content.decode()
    assert (answer.status_code, "Ny gruppe" in html, "Forhåndsvisning" in html) == (200, True, True)
    assert "no-store" in answer.headers["Cache-Control"]
    assert staff.get(f"/gruppe/{draft.slug}/").status_code == 404


def address_of(row):
    return reverse(f"admin:organisations_{row._meta.model_name}_change", args=[row.pk])


def test_forms_use_none_of_the_controls_that_keep_people_out(staff, listing):
    MeetingFactory(listing=listing)
    for row in (listing, listing.organisation):
        html = staff.get(address_of(row)).content.decode()
        assert re.findall(r"selectfilter|vDateField[^>]*type=\"text\"|_0\" type=\"date\"", html) == []
        # Every set of choices is asked as one question, which is read aloud with each choice.
        assert html.count('<fieldset class="choices"') == html.count("<legend>") > 0


def test_each_model_that_people_edit_has_a_page():
    assert {Listing, Organisation} <= set(admin.site._registry)
    assert Meeting not in admin.site._registry


def directives(answer) -> set[str]:
    return {part.strip() for part in answer.headers["Content-Security-Policy"].split(";")}


@pytest.mark.parametrize("name", ["login", "index", "organisations_listing_changelist", "organisations_listing_add"])
def test_the_policy_is_as_strict_as_on_public_pages(staff, client, name):
    if name == "login":
        client.logout()
    answer = client.get(reverse(f"admin:{name}"))
    assert directives(answer) == directives(client.get("/trygg-bruk/"))
    html = answer.content.decode()
    assert FROM_ELSEWHERE_OR_INLINE.findall(html) == []
    assert "Django" not in html


@pytest.mark.parametrize(("access", "hides"), [("apen", False), ("lukket", True)])
def test_where_nobody_says_it_the_kind_of_group_decides_whether_its_address_is_hidden(staff, listing, access, hides):
    save(staff, listing, access=access, hides_address="", postal_code="")
    assert (listing.access, listing.hides_address) == (access, hides)


@pytest.mark.parametrize(("answer", "hides"), [("ja", True), ("nei", False)])
@pytest.mark.parametrize("access", ["apen", "lukket"])
def test_what_the_editor_says_of_the_address_stands(staff, listing, access, answer, hides):
    save(staff, listing, access=access, hides_address=answer, postal_code="")
    assert (listing.access, listing.hides_address) == (access, hides)


@pytest.mark.django_db
def test_a_listing_made_by_code_has_the_same_default():
    made = [ListingFactory(access=access, hides_address=None) for access in ("apen", "lukket")]
    assert [listing.hides_address for listing in made] == [False, True]


@pytest.mark.parametrize("count", [3, 30])
def test_a_long_filter_is_folded_until_somebody_has_chosen_from_it(staff, count):
    listings = [ListingFactory(name=f"Gruppe {number}") for number in range(count)]
    page = reverse("admin:organisations_listing_changelist")
    is_long = count > 3
    assert is_folded(staff.get(page), "Organisasjon") is is_long
    # Status has few answers, however many groups there are.
    assert is_folded(staff.get(page), "Status") is False
    chosen = staff.get(page, {"organisation__id__exact": listings[0].organisation_id})
    assert is_folded(chosen, "Organisasjon") is False


def is_folded(answer, heading):
    found = re.search(rf'<details data-filter-title="[^"]*"( open)?><summary>{heading}<', answer.content.decode())
    return found[1] is None
