"""The queue of reports: answering, marking the page, and forgetting."""

import pytest
from django.core import mail
from django.urls import reverse

from organisations import reports
from organisations.admin.report import SETTLED
from organisations.models import Report
from tests.organisations.staff import enter, form_of, make_world


@pytest.fixture
def world(client, db):
    world = make_world()
    enter(client, world.users["chapter editor"])
    return world


@pytest.fixture
def report(world):
    return reports.file(world.listings["chapter"], kind="tid", text="Det er torsdag.", reply_to="meg@example.no")


def press(client, report, button, **fields):
    address = reverse("admin:organisations_report_change", args=[report.pk])
    answer = client.post(address, {**form_of(client.get(address)), button: "1", **fields})
    report.refresh_from_db()
    report.listing.refresh_from_db()
    return answer


def test_the_page_shows_what_was_written_and_not_by_whom(client, report):
    html = client.get(reverse("admin:organisations_report_change", args=[report.pk])).content.decode()
    assert ("Det er torsdag." in html, "meg@example.no" in html) == (True, False)


def test_an_answer_goes_to_who_asked_for_it_and_all_is_forgotten(client, report):
    press(client, report, "_answer", answer="Takk, det er rettet.")
    assert [message.to for message in mail.outbox] == [["meg@example.no"]]
    assert (report.text, report.reply_to, report.settled_at is None) == ("", "", False)


def test_an_empty_answer_is_not_sent(client, report):
    answer = press(client, report, "_answer", answer="")
    assert list(answer.context["adminform"].form.errors) == ["answer"]
    assert (mail.outbox, report.settled_at) == ([], None)


def test_settling_without_an_answer_sends_nothing(client, report):
    press(client, report, "_settle", answer="Dette var ikke ment å bli sendt")
    assert (mail.outbox, report.settled_at is None) == ([], False)


def test_who_asked_for_no_answer_is_sent_none(client, world):
    silent = reports.file(world.listings["chapter"], kind="sted")
    html = client.get(reverse("admin:organisations_report_change", args=[silent.pk])).content.decode()
    assert ("_answer" in html, "_settle" in html) == (False, True)


def test_an_editor_marks_the_page_and_takes_the_mark_away(client, report):
    press(client, report, "_mark")
    assert report.listing.doubted_on is not None
    press(client, report, "_unmark")
    assert report.listing.doubted_on is None


def test_what_is_settled_is_settled(client, report):
    press(client, report, "_settle")
    settled_at = Report.objects.get(pk=report.pk).settled_at
    client.get(reverse("admin:organisations_report_changelist"))
    late = client.post(reverse("admin:organisations_report_change", args=[report.pk]), {"_mark": "1"}, follow=True)
    assert (late.status_code, [str(one) for one in late.context["messages"]]) == (200, [SETTLED])
    report.refresh_from_db()
    report.listing.refresh_from_db()
    assert (report.settled_at, report.listing.doubted_on) == (settled_at, None)
