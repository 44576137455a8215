"""The site's own texts in admin: what is saved is seen at once, kept as a version, and can be brought back."""

import re
from datetime import date

import pytest
from django.urls import reverse

from organisations.editorial import recording, store
from organisations.models import ContentPage, DangerAnswer, Helpline, TextHow
from tests.organisations.staff import enter, form_of, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    user = make_world().users["national"]
    enter(client, user)
    return user


@pytest.fixture
def page():
    return ContentPage.objects.get(slug="om", language="nb")


@pytest.fixture
def answer():
    return DangerAnswer.objects.get(kind="overdose", language="nb")


def address(row, name="change", *more):
    return reverse(f"admin:organisations_{row._meta.model_name}_{name}", args=[row.pk, *more])


def save(client, row, **changed):
    return client.post(address(row), {**form_of(client.get(address(row))), **changed})


def errors(response) -> dict:
    return {name: list(said) for name, said in response.context["adminform"].form.errors.items()}


def test_a_change_is_on_the_page_and_in_the_history(client, editor, page):
    assert save(client, page, lead="Vi er noen som vil at flere skal finne fram.").status_code == 302
    assert "Vi er noen som vil at flere skal finne fram." in client.get("/om/").content.decode()
    latest, first = recording.versions_of(page)
    assert (latest.by, latest.how, first.by, first.how) == (editor, TextHow.FORM, None, TextHow.SHIPPED)
    assert latest.fields["lead"] == "Vi er noen som vil at flere skal finne fram."


def test_saving_without_a_change_makes_no_version(client, editor, page):
    assert save(client, page).status_code == 302
    assert [version.number for version in recording.versions_of(page)] == [1]


def test_line_breaks_of_a_browser_are_no_change(client, editor, page):
    assert save(client, page, body=page.body.replace("\n", "\r\n")).status_code == 302
    assert [version.number for version in recording.versions_of(page)] == [1]


def test_a_fault_is_said_beside_its_field_and_nothing_is_saved(client, editor, page):
    answered = save(client, page, body="Vi hjelper brukerne på 22 40 00 40.")
    found = errors(answered)
    assert list(found) == ["body"]
    assert [sentence.split(".")[0] for sentence in found["body"]] == [
        "«brukerne» skriver vi ikke på sidene",
        "Nummeret 22 40 00 40 står uten åpningstider",
        "Siden har ingen mellomtitler",
    ]
    assert 'aria-invalid="true"' in answered.content.decode()
    page.refresh_from_db()
    assert "22 40 00 40" not in page.body


def test_the_history_tells_the_difference_and_brings_back(client, editor, page):
    before = page.body
    save(client, page, body=before + "\n\nNytt avsnitt.")
    history = client.get(address(page, "history")).content.decode()
    assert "<ins>Nytt avsnitt.</ins>" in history
    assert editor.email in history
    client.post(address(page, "restore", 1))
    page.refresh_from_db()
    assert page.body == before
    assert [(v.number, v.how) for v in recording.versions_of(page)] == [
        (3, TextHow.RESTORED),
        (2, TextHow.FORM),
        (1, TextHow.SHIPPED),
    ]


def test_what_would_be_a_fault_now_does_not_come_back(client, editor, page):
    Helpline.objects.create(key="prove", name="Prøve", phone="00 00 00 01", hours="når som helst", purpose="Prøve")
    old = page.body
    save(client, page, body=old + "\n\nRing [[prove]].")
    save(client, page, body=old)
    Helpline.objects.get(key="prove").delete()
    told = client.post(address(page, "restore", 2), follow=True).content.decode()
    assert "Vi har ikke noe nummer som heter «prove»." in told
    page.refresh_from_db()
    assert page.body == old


def test_who_saves_second_is_told_and_loses_nothing(client, editor, page):
    opened = form_of(client.get(address(page)))
    save(client, page, title="Den førstes")
    second = client.post(address(page), {**opened, "title": "Den andres"})
    assert "Noen har lagret siden etter at du åpnet den." in second.content.decode()
    assert form_of(second)["title"] == ["Den andres"]
    page.refresh_from_db()
    assert page.title == "Den førstes"
    client.post(address(page), form_of(second))
    page.refresh_from_db()
    assert page.title == "Den andres"


def test_a_page_is_neither_made_nor_taken_away(client, editor, page, answer):
    for row in (page, answer):
        assert client.post(address(row, "delete"), {"post": "yes"}).status_code == 403
        assert client.get(reverse(f"admin:organisations_{row._meta.model_name}_add")).status_code == 403
        assert type(row).objects.filter(pk=row.pk).exists()


def test_one_button_says_that_all_is_checked_today(client, editor, page):
    save(client, page, _checked="1")
    page.refresh_from_db()
    assert page.checked_on == date.today()
    assert "Sist lest gjennom" in client.get("/om/").content.decode()


# ---- seen before it is saved -------------------------------------------------------------------------------------


def test_the_preview_shows_what_is_typed_and_saves_nothing(client, editor, page):
    typed = {**form_of(client.get(address(page))), "title": "Slik blir det", "body": "## Ny\n\n[[rusinfo]]"}
    shown = client.post(reverse("page_preview", args=[page.pk]), typed).content.decode()
    assert "<h1>Slik blir det</h1>" in shown
    assert "hverdager kl. 11–18" in shown.replace("\u00a0", " ").replace("\u2060", "")
    page.refresh_from_db()
    assert page.title != "Slik blir det"


def test_the_preview_is_in_the_language_of_the_page_and_names_the_faults(client, editor):
    page = ContentPage.objects.get(slug="om", language="nn")
    shown = client.post(reverse("page_preview", args=[page.pk]), {"body": "Brukarane."}).content.decode()
    assert '<html lang="nn"' in shown
    assert "«Brukarane» skriver vi ikke på sidene." in shown


def test_no_script_and_no_foreign_picture_comes_through(client, editor, page):
    body = "## A\n\n<script>alert(1)</script>\n\n![x](https://example.no/x.png)\n\n[y](javascript:alert(1))"
    shown = client.post(reverse("page_preview", args=[page.pk]), {"body": body}).content.decode()
    assert "<script>alert" not in shown
    assert [tag for tag in re.findall("<img[^>]*>", shown) if 'src="/qr.svg?' not in tag] == []
    assert 'href="javascript' not in shown


def test_an_answer_is_previewed_with_its_numbers_in_their_order(client, editor, answer):
    typed = {"title": "Våkner ikke", "numbers": "legevakt, ambulanse", "body": "Ring [[ambulanse]]."}
    shown = client.post(reverse("answer_preview", args=[answer.pk]), typed).content.decode()
    assert shown.index("Våkner ikke") < shown.rindex("tel:116117") < shown.rindex("tel:113")


# ---- answers to danger -------------------------------------------------------------------------------------------


def test_an_answer_says_that_nobody_has_read_it(client, editor, answer):
    assert "leses av lege og jurist før lansering" in client.get(address(answer)).content.decode()
    save(client, answer, read_by_physician_on="2027-01-12", read_by_lawyer_on="2027-01-13")
    found = client.get(address(answer)).content.decode()
    assert "leses av lege og jurist før lansering" not in found
    assert "Ja, av lege 12.01.2027 og av jurist 13.01.2027." in found


def test_a_changed_answer_has_not_been_read(client, editor, answer):
    save(client, answer, read_by_physician_on="2027-01-12", read_by_lawyer_on="2027-01-12")
    save(client, answer, owner="Legen i fagrådet")
    answer.refresh_from_db()
    assert answer.is_read
    save(client, answer, body=answer.body + "\n\nTil slutt.", read_by_physician_on="2027-02-01")
    answer.refresh_from_db()
    assert (answer.read_by_physician_on, answer.read_by_lawyer_on) == (date(2027, 2, 1), None)


def test_an_answer_that_was_brought_back_has_not_been_read(client, editor, answer):
    save(client, answer, body=answer.body + "\n\nTil slutt.")
    save(client, answer, read_by_physician_on="2027-01-12", read_by_lawyer_on="2027-01-12")
    client.post(address(answer, "restore", 1))
    answer.refresh_from_db()
    assert not answer.is_read


def test_an_unknown_number_is_named_with_those_there_are(client, editor, answer):
    (sentence,) = errors(save(client, answer, numbers="ambulanse, legevakta"))["numbers"]
    assert sentence.startswith("Vi har ikke noe nummer som heter «legevakta». Disse finnes: aa, ")


# ---- numbers -----------------------------------------------------------------------------------------------------


def test_a_number_without_hours_is_not_saved(client, editor):
    line = Helpline.objects.get(key="rusinfo")
    assert list(errors(save(client, line, hours=""))) == ["hours"]
    assert errors(save(client, line, phone="ring oss"))["phone"][0].startswith("Skriv bare sifre og mellomrom")


def test_a_number_that_is_always_open_says_so_by_itself(client, editor):
    line = Helpline.objects.get(key="rusinfo")
    assert save(client, line, hours="", hours_nn="", hours_en="", always_open="on").status_code == 302
    assert "hele døgnet" in client.get("/hjelp-na/").content.decode()
    assert "day and night" in client.get("/en/hjelp-na/").content.decode()


def test_a_number_that_a_text_names_is_not_taken_away(client, editor):
    line = Helpline.objects.get(key="rusinfo")
    assert client.post(address(line, "delete"), {"post": "yes"}).status_code == 403
    assert "Her står nummeret" in client.get(address(line)).content.decode()
    unused = Helpline.objects.create(key="prove", name="Prøve", phone="00 00 00 01", hours="nå", purpose="Prøve")
    assert client.post(address(unused, "delete"), {"post": "yes"}).status_code == 302
    assert not Helpline.objects.filter(pk=unused.pk).exists()


def test_the_strip_is_never_empty(client, editor):
    Helpline.objects.exclude(key="ambulanse").update(strip_place=None)
    line = Helpline.objects.get(key="ambulanse")
    assert list(errors(save(client, line, strip_place=""))) == ["strip_place"]
    assert list(errors(save(client, line, strip_place="5"))) == ["strip_place"]


def test_a_page_that_names_a_number_that_is_gone_still_stands(client, editor, page):
    ContentPage.objects.filter(pk=page.pk).update(body="## Ring\n\nFørst [[borte]] så.")
    store.forget()
    assert "Først  så." in client.get("/om/").content.decode()
