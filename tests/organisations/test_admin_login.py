"""Getting in takes a password and, for those who can do most harm, a code. Nothing tells who exists."""

import re
from base64 import b32decode
from datetime import datetime, timedelta
from urllib.parse import unquote

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.test import Client
from django.urls import reverse
from django_otp.oath import totp
from django_otp.plugins.otp_totp.models import TOTPDevice

from organisations.login import second_factor
from organisations.models import FailedLogins, Membership, RecoveryCode, Role
from tests.factories import OrganisationFactory
from tests.organisations.frozen import FrozenClock
from tests.organisations.staff import member, person

pytestmark = pytest.mark.django_db
PASSWORD = "korrekt hest batteri"


@pytest.fixture(autouse=True)
def _no_waiting(settings):
    settings.PASSWORD_RESET_SECONDS = 0
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def editor(db):
    return with_password(member("kari", OrganisationFactory()).user)


@pytest.fixture
def national(db):
    return with_password(member("sjef", None, Role.NATIONAL).user)


def with_password(user) -> User:
    user.set_password(PASSWORD)
    user.save()
    return user


def log_in(client, user, password=PASSWORD, **extra):
    credentials = {"username": getattr(user, "username", user), "password": password, "next": "/admin/"}
    return client.post(reverse("admin:login"), credentials, **extra)


def is_in(client) -> bool:
    return client.get(reverse("admin:index")).status_code == 200


def with_app(user) -> TOTPDevice:
    return TOTPDevice.objects.create(user=user, key=second_factor.new_key())


def code_of(device, steps=0) -> str:
    return f"{totp(device.bin_key, drift=steps):06d}"


def send_code(client, code):
    return client.post(reverse("admin:second_factor"), {"code": code, "next": "/admin/"})


class TestPassword:
    def test_an_editor_of_one_organisation_gets_in_by_password(self, client, editor):
        log_in(client, editor)
        assert is_in(client)

    def test_a_phones_capital_letter_does_not_matter(self, client, editor):
        log_in(client, "Kari@Example.no ")
        assert is_in(client)

    def test_a_wrong_password_an_unknown_address_and_one_who_edits_nothing_are_told_the_same(self, client, editor):
        with_password(person("nobody"))
        tried = [(editor, "feil"), ("ukjent@example.no", PASSWORD), ("nobody@example.no", PASSWORD)]
        said = {tuple(log_in(client, *one).context["form"].non_field_errors()) for one in tried}
        assert said == {("E-posten eller passordet er feil. Prøv igjen, eller lag et nytt passord.",)}

    @pytest.mark.parametrize(
        "password",
        ["Passord123!", "sommeren2026", "Samme bord 1", "1q2w3e4r5t", "1234567890", "kort", "kari@example.no"],
    )
    def test_a_password_that_others_guess_is_not_taken(self, client, editor, password):
        ask_for_reset(client, editor)
        page = client.get(reset_link(), follow=True)
        answer = client.post(page.request["PATH_INFO"], {"new_password1": password, "new_password2": password})
        assert answer.status_code == 200
        assert not User.objects.get(pk=editor.pk).check_password(password)

    def test_a_login_lasts_a_week_however_busy_the_week_is(self, client, editor, monkeypatch):
        clock = FrozenClock(monkeypatch, datetime(2026, 11, 22, 12))
        log_in(client, editor)
        for _day in range(6):
            clock.go(days=1)
            session = client.session
            session["touched"] = str(clock.moment)
            session.save()
            assert is_in(client)
        clock.go(days=1)
        assert not is_in(client)


class TestLockout:
    def test_after_five_failures_the_right_password_is_refused_too_until_a_quarter_has_passed(
        self, client, editor, monkeypatch
    ):
        clock = FrozenClock(monkeypatch, datetime(2026, 11, 22, 12))
        for _number in range(5):
            log_in(client, editor, "feil")
        assert "for mange forsøk" in log_in(client, editor).content.decode()
        clock.go(minutes=15)
        log_in(client, editor)
        assert is_in(client)

    def test_nobody_is_locked_out_by_failures_from_another_address(self, client, editor):
        for _number in range(6):
            log_in(Client(), editor, "feil", REMOTE_ADDR="10.0.0.9")
        log_in(client, editor)
        assert is_in(client)

    def test_an_address_that_tries_many_users_is_locked(self, client, editor, settings):
        settings.LOCKOUT_FAILURES_OF_ADDRESS = 10
        for number in range(10):
            log_in(Client(), f"noen{number}@example.no", "feil")
        log_in(client, editor)
        assert not is_in(client)

    def test_a_header_that_anyone_can_write_changes_no_address(self, client, editor):
        for number in range(5):
            log_in(Client(), editor, "feil", HTTP_X_FORWARDED_FOR=f"10.0.0.{number}")
        log_in(client, editor)
        assert not is_in(client)

    def test_behind_a_proxy_the_address_is_the_one_that_the_proxy_saw(self, client, editor, settings):
        settings.PROXIES_IN_FRONT = 1
        for number in range(5):
            log_in(Client(), editor, "feil", HTTP_X_FORWARDED_FOR=f"10.0.0.{number}, 192.0.2.7")
        log_in(client, editor, HTTP_X_FORWARDED_FOR="10.0.0.99, 192.0.2.7")
        assert not is_in(client)
        log_in(client, editor, HTTP_X_FORWARDED_FOR="10.0.0.99, 192.0.2.8")
        assert is_in(client)

    def test_one_network_of_the_long_addresses_counts_as_one(self, client, editor):
        for number in range(5):
            log_in(Client(), editor, "feil", REMOTE_ADDR=f"2001:db8::{number}")
        log_in(client, editor, REMOTE_ADDR="2001:db8::99")
        assert not is_in(client)
        log_in(client, editor, REMOTE_ADDR="2001:db8:0:1::1")
        assert is_in(client)

    def test_the_database_holds_neither_user_nor_address_and_nothing_once_it_has_ended(
        self, client, editor, monkeypatch
    ):
        clock = FrozenClock(monkeypatch, datetime(2026, 11, 22, 12))
        log_in(client, editor, "feil")
        stored = str(list(FailedLogins.objects.values()))
        assert (FailedLogins.objects.count(), "kari" in stored, "127.0.0.1" in stored) == (3, False, False)
        clock.go(minutes=15)
        log_in(client, "noen@example.no", "feil")
        assert set(FailedLogins.objects.values_list("count", flat=True)) == {1}

    def test_getting_in_at_last_begins_anew(self, client, editor):
        for _round in range(2):
            for _number in range(4):
                log_in(client, editor, "feil")
            log_in(client, editor)
            assert is_in(client)


class TestSecondFactor:
    @pytest.mark.parametrize("page", ["index", "organisations_listing_changelist", "password_change", "recovery_codes"])
    def test_a_national_editor_with_the_password_alone_is_nowhere(self, client, national, page):
        with_app(national)
        log_in(client, national)
        answer = client.get(reverse(f"admin:{page}"))
        assert (answer.status_code, answer.headers["Location"].partition("?")[0]) == (302, "/admin/login/")
        assert client.get(answer.headers["Location"]).headers["Location"].startswith("/admin/kode/")

    def test_the_preview_asks_for_it_too(self, client, national):
        with_app(national)
        log_in(client, national)
        assert client.get(reverse("listing_preview", args=[1])).status_code == 302

    def test_who_edits_two_organisations_needs_it(self, client, editor):
        Membership.objects.create(user=editor, organisation=OrganisationFactory())
        log_in(client, editor)
        assert not is_in(client)

    def test_who_edits_an_umbrella_edits_its_chapters_and_needs_it(self, client, editor):
        OrganisationFactory(parent=editor.memberships.get().organisation)
        log_in(client, editor)
        assert not is_in(client)

    def test_who_has_it_uses_it_though_nobody_asked_them_to(self, client, editor):
        with_app(editor)
        log_in(client, editor)
        assert not is_in(client)

    def test_the_code_lets_in_and_the_same_code_does_not_twice(self, client, national):
        device = with_app(national)
        log_in(client, national)
        code = code_of(device)
        assert send_code(client, code).headers["Location"] == "/admin/"
        assert is_in(client)
        other = Client()
        log_in(other, national)
        send_code(other, code)
        assert not is_in(other)

    def test_somebody_elses_code_does_not_let_in(self, client, national, editor):
        with_app(national)
        log_in(client, national)
        send_code(client, code_of(with_app(editor)))
        assert not is_in(client)

    def test_guessing_codes_ends_after_five(self, client, national, settings):
        device = with_app(national)
        settings.OTP_TOTP_THROTTLE_FACTOR = 0
        log_in(client, national)
        wrong = f"{(int(code_of(device)) + 500_000) % 1_000_000:06d}"
        for _number in range(5):
            send_code(client, wrong)
        assert "for mange forsøk" in send_code(client, code_of(device)).content.decode()
        assert not is_in(client)

    def test_who_needs_one_and_has_none_sets_it_up_before_anything_else(self, client, national):
        log_in(client, national)
        page = client.get(reverse("admin:index"), follow=True)
        assert page.request["PATH_INFO"] == "/admin/kode/oppsett/"
        answer = set_up(client, page)
        assert is_in(client)
        assert len(answer.context["codes"]) == 10

    def test_a_wrong_code_sets_nothing_up(self, client, national):
        log_in(client, national)
        client.get(reverse("admin:second_factor_setup"))
        client.post(reverse("admin:second_factor_setup"), {"code": "000000"})
        assert (TOTPDevice.objects.count(), is_in(client)) == (0, False)

    def test_with_the_password_alone_nobody_changes_the_app(self, client, national):
        device = with_app(national)
        log_in(client, national)
        answer = client.get(reverse("admin:second_factor_setup"))
        assert answer.headers["Location"].startswith("/admin/kode/?")
        client.post(reverse("admin:second_factor_setup"), {"code": "123456"})
        assert list(TOTPDevice.objects.all()) == [device]

    def test_a_recovery_code_lets_in_once(self, client, national):
        with_app(national)
        code = second_factor.new_recovery_codes(national)[0]
        log_in(client, national)
        send_code(client, code.upper())
        assert is_in(client)
        other = Client()
        log_in(other, national)
        send_code(other, code)
        assert not is_in(other)

    def test_recovery_codes_are_kept_as_hashes_and_new_ones_end_the_old(self, client, national):
        first = second_factor.new_recovery_codes(national)
        assert not set(first) & set(RecoveryCode.objects.values_list("digest", flat=True))
        second_factor.new_recovery_codes(national)
        with_app(national)
        log_in(client, national)
        send_code(client, first[0])
        assert not is_in(client)

    def test_a_national_editor_takes_away_a_lost_phone_but_not_a_superusers(self, client, national, editor):
        boss = person("superuser", is_superuser=True)
        for user in (editor, boss):
            with_app(user)
        log_in(client, national)
        set_up(client, client.get(reverse("admin:second_factor_setup")))
        for user in (editor, boss):
            client.post(reverse("admin:auth_user_forget_code", args=[user.pk]))
        assert [second_factor.device_of(user) is None for user in (editor, boss)] == [True, False]

    @pytest.mark.parametrize("wanted", ["https://ond.example/", "//ond.example/", "/grupper/", "javascript:alert(1)"])
    def test_the_code_leads_nowhere_but_to_the_staffs_side(self, client, national, wanted):
        device = with_app(national)
        log_in(client, national)
        answer = client.post(reverse("admin:second_factor"), {"code": code_of(device), "next": wanted})
        assert answer.headers["Location"] == "/admin/"


def set_up(client, page):
    """What an app does that has read the letters on the page."""
    secret = re.search(r'class="secret">([A-Z2-7=]+)<', page.content.decode()).group(1)
    device = TOTPDevice(key=b32decode(secret).hex())
    return client.post(reverse("admin:second_factor_setup"), {"code": code_of(device)})


def ask_for_reset(client, user):
    return client.post(reverse("admin:password_reset"), {"email": getattr(user, "email", user)})


def reset_link() -> str:
    return re.search(r"/admin/passord/velg/\S+", mail.outbox[-1].body).group(0)


class TestReset:
    def test_it_answers_the_same_whether_or_not_somebody_has_the_address(self, client, editor):
        answers = [ask_for_reset(client, one) for one in (editor, "ukjent@example.no")]
        assert {answer.headers["Location"] for answer in answers} == {"/admin/passord/sendt/"}
        assert [message.to for message in mail.outbox] == [["kari@example.no"]]

    def test_it_takes_as_long(self, client, editor, settings, monkeypatch):
        slept = []
        monkeypatch.setattr("organisations.login.forms.time.sleep", slept.append)
        settings.PASSWORD_RESET_SECONDS = 1000
        for one in (editor, "ukjent@example.no"):
            ask_for_reset(client, one)
        assert [round(seconds, -1) for seconds in slept] == [1000, 1000]

    def test_it_does_not_go_round_the_second_factor(self, client, national):
        with_app(national)
        ask_for_reset(client, national)
        page = client.get(reset_link(), follow=True)
        new = "helt nytt og langt passord"
        client.post(page.request["PATH_INFO"], {"new_password1": new, "new_password2": new})
        assert not is_in(client)
        log_in(client, national, new)
        assert not is_in(client)

    def test_nobodys_post_box_is_filled(self, client, editor):
        for _number in range(8):
            assert ask_for_reset(client, editor).status_code == 302
        assert len(mail.outbox) == 5

    def test_the_link_leads_to_the_site_whatever_host_was_asked_for(self, client, editor, settings):
        settings.ALLOWED_HOSTS = ["*"]
        client.post(reverse("admin:password_reset"), {"email": editor.email}, headers={"host": "ond.example"})
        assert "ond.example" not in mail.outbox[0].body
        assert f"{settings.SITE_URL}/admin/passord/velg/" in mail.outbox[0].body


def test_pages_before_the_login_are_in_one_style_under_the_strict_policy(client, national):
    log_in(client, national)
    pages = [reverse(f"admin:{name}") for name in ("second_factor_setup", "password_reset", "password_reset_done")]
    for page in pages:
        html = client.get(page).content.decode()
        assert re.findall(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)", html) == []
        assert html.count("<h1") == 1


def test_a_week_is_what_the_settings_say(settings):
    assert timedelta(seconds=settings.SESSION_COOKIE_AGE) == timedelta(days=7)


def test_the_code_to_scan_stands_on_white_where_the_page_is_dark():
    picture, _secret = second_factor.picture_of(User(username="kari"), second_factor.new_key())
    assert re.search(r"fill='(white|#fff)'", unquote(picture))
