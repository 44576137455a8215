"""Settings from outside: what is required and missing or malformed stops the start with one line that names it."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

from selvhjelp.environment import Environment
from tests.site import real_site

# A text of any kind is a fit SITE_NAME.
OF_THE_CONTRACT = {
    "DATABASE_URL",
    "DATABASE_REPLICA_URL",
    "CACHE_URL",
    "SECRET_KEY",
    "ALLOWED_HOSTS",
    "EMAIL_URL",
    "SITE_URL",
    "PORT",
    "WEB_CONCURRENCY",
}
FIT = {
    "SITE_URL": "https://selvhjelp.example.no",
    "SECRET_KEY": "x7" * 30,
    "ALLOWED_HOSTS": "selvhjelp.example.no",
    "DATABASE_URL": "postgres://nobody@127.0.0.1:1/none",
    "EMAIL_URL": "smtp+tls://nobody:none@mail.example.no:587",
}
UNFIT = [
    ("SITE_URL", "http://selvhjelp.example.no"),
    ("SITE_URL", "http://127.0.0.1.evil.example.no"),
    ("SITE_URL", "http://localhost@evil.example.no"),
    ("SITE_URL", "https://"),
    ("SITE_URL", "https://selvhjelp.example.no/under"),
    ("SITE_URL", "https://selvhjelp.example.no:port"),
    ("SITE_URL", "ftp://selvhjelp.example.no"),
    ("SECRET_KEY", ""),
    ("SECRET_KEY", "short"),
    ("ALLOWED_HOSTS", ""),
    ("ALLOWED_HOSTS", " , "),
    ("ALLOWED_HOSTS", "https://selvhjelp.example.no"),
    ("ALLOWED_HOSTS", "selvhjelp.example.no:443"),
    ("ALLOWED_HOSTS", "*"),
    ("ALLOWED_HOSTS", "another.example.no"),
    ("DATABASE_URL", ""),
    ("DATABASE_URL", "postgres://"),
    ("DATABASE_URL", "postgres://nobody@127.0.0.1:5432/"),
    ("DATABASE_URL", "postgres://nobody@127.0.0.1:port/none"),
    ("DATABASE_URL", "mysql://nobody@127.0.0.1/none"),
    ("DATABASE_URL", "none"),
    ("DATABASE_REPLICA_URL", "postgres://"),
    ("CACHE_URL", "zzz"),
    ("CACHE_URL", "https://cache.example.no"),
    ("CACHE_URL", "redis://"),
    ("CACHE_URL", "redis://cache.example.no:6379/none"),
    ("EMAIL_URL", ""),
    ("EMAIL_URL", "zzz"),
    ("EMAIL_URL", "https://mail.example.no"),
    ("EMAIL_URL", "smtp+tls://"),
    ("EMAIL_URL", "smtp+tls://mail.example.no:port"),
    ("EMAIL_URL", "smtp+tls"),
    ("PORT", "abc"),
    ("PORT", "0"),
    ("PORT", "-1"),
    ("PORT", "99999"),
    ("WEB_CONCURRENCY", "abc"),
    ("WEB_CONCURRENCY", "0"),
    ("WEB_CONCURRENCY", "1.5"),
    ("CONTACT_EMAIL", "redaksjonen"),
    ("CONTACT_EMAIL", "Redaksjonen <red@example.no>"),
    ("DEMO", "ja"),
    ("DEMO", "1"),
]
DJANGO = ["-c", "from django.conf import settings; settings.DEBUG"]
DOORS = {
    "manage.py": ["manage.py", "check"],
    "make run": ["-m", "selvhjelp.start"],
    "gunicorn": ["-m", "gunicorn", "-c", "selvhjelp/gunicorn_settings.py", "-b", "127.0.0.1:0", "selvhjelp.wsgi"],
}


def run(arguments, **changed):
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "XDG_RUNTIME_DIR") if name in os.environ}
    environment = kept | {"DJANGO_SETTINGS_MODULE": "selvhjelp.settings"} | FIT | changed
    command = [sys.executable, *arguments]
    return subprocess.run(command, env=environment, cwd=settings.BASE_DIR, capture_output=True, text=True, timeout=60)


def test_every_setting_of_the_contract_is_tried():
    assert {name for name, _ in UNFIT} - {"CONTACT_EMAIL", "DEMO"} == OF_THE_CONTRACT


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ALLOWED_HOSTS", ".example.no"),
        ("ALLOWED_HOSTS", "selvhjelp.example.no, www.selvhjelp.example.no"),
        ("CACHE_URL", "redis://:hemmelig@cache.example.no:6379/1"),
        ("CACHE_URL", "rediss://cache.example.no"),
        ("DATABASE_URL", "postgres:///navn"),
        ("DATABASE_REPLICA_URL", "postgresql://nobody@[::1]:5432/none"),
        ("SITE_NAME", "Samme bord"),
        ("PORT", "65535"),
    ],
)
def test_a_fit_value_is_taken(name, value):
    assert run(DJANGO, **{name: value}).stderr == ""


@pytest.mark.parametrize(
    ("address", "safety"),
    [
        ("smtp+tls://nobody:hem%2Fmelig@mail.example.no", (True, False, 587)),
        ("submission://nobody:hem%2Fmelig@mail.example.no:2587", (True, False, 2587)),
        ("smtps://nobody:hem%2Fmelig@mail.example.no", (False, True, 465)),
        ("smtp+ssl://nobody:hem%2Fmelig@mail.example.no", (False, True, 465)),
        ("smtp://nobody:hem%2Fmelig@mail.example.no", (False, False, 25)),
    ],
)
def test_mail_goes_over_the_line_that_its_address_names(address, safety):
    program = (
        "from django.core.mail import get_connection; c = get_connection();"
        "print((c.use_tls, c.use_ssl, c.port), c.host, c.username, c.password)"
    )
    said = run(["-c", program], EMAIL_URL=address).stdout
    assert said.strip() == f"{safety} mail.example.no nobody hem/melig"


@pytest.mark.parametrize(
    ("given", "address"),
    [
        ({}, "kontakt@selvhjelp.example.no"),
        ({"CONTACT_EMAIL": "red@andre.example.no"}, "red@andre.example.no"),
        ({"SITE_URL": ""}, "kontakt@example.no"),
    ],
)
def test_people_write_to_an_address_of_the_site_itself(given, address):
    assert (
        run(["-c", "from django.conf import settings; print(settings.CONTACT_EMAIL)"], **given).stdout.strip()
        == address
    )


def test_settings_that_are_fit_are_taken():
    assert run(DJANGO).returncode == 0


@pytest.mark.parametrize(("name", "value"), UNFIT, ids=lambda part: part or "empty")
def test_a_setting_that_is_missing_or_malformed_stops_the_start_with_one_line(name, value):
    ended = run(DJANGO, **{name: value})
    assert ended.returncode == 1
    (line,) = ended.stderr.splitlines()
    assert line.startswith(f"selvhjelp: {name} ")


@pytest.mark.parametrize(
    ("given", "loads"),
    [
        ({"DATABASE_URL": "", "DEMO": ""}, True),
        ({"DATABASE_URL": "", "DEMO": "1"}, True),
        ({"DEMO": ""}, False),
        ({"DEMO": "0"}, False),
        ({"DEMO": "1"}, True),
    ],
)
def test_examples_come_into_a_database_of_ones_own_only_where_they_are_asked_for(given, loads):
    program = "from django.conf import settings; print(settings.LOADS_EXAMPLES)"
    ended = run(["-c", program], SITE_URL="http://127.0.0.1:8000", **given)
    assert ended.stdout.split() == [str(loads)]


def test_a_file_of_settings_that_cannot_be_read_is_named(tmp_path):
    (tmp_path / ".env").write_bytes(b"SITE_NAME=Bl\xe5b\xe6r\n")
    with pytest.raises(SystemExit, match=r"^selvhjelp: .*/\.env kan ikke leses"):
        Environment(tmp_path / ".env")


@pytest.mark.parametrize("door", DOORS.values(), ids=DOORS)
def test_every_door_says_the_same_line(door):
    ended = run(door, DATABASE_URL="postgres://")
    assert (ended.returncode, ended.stderr.splitlines()) == (
        1,
        run(DJANGO, DATABASE_URL="postgres://").stderr.splitlines(),
    )


def test_gunicorn_itself_takes_its_port_from_the_same_place():
    (line,) = run(DOORS["gunicorn"], PORT="abc").stderr.splitlines()
    assert line.startswith("selvhjelp: PORT ")


def test_a_password_in_an_address_is_never_said():
    ended = run(DJANGO, DATABASE_URL="postgres://user:hemmelig@127.0.0.1:port/none")
    assert "hemmelig" not in ended.stderr + ended.stdout


@pytest.fixture(scope="module")
def own_database(django_db_setup):
    """The address of a database beside the tests' own, with one organisation in it."""
    with real_site.database("selvhjelp_production") as target:
        address = real_site.address_of(target)
        real_site.manage("migrate", DATABASE_URL=address)
        organisations(address, "create(name='Lokallag', kind='lokallag')")
        yield address


def organisations(address, call):
    program = f"import django; django.setup(); from organisations.models import Organisation as o; o.objects.{call}"
    assert real_site.run_program(program, DATABASE_URL=address).stderr == ""


# The mark starts the server, beside whose own database these tests have one.
@pytest.mark.django_db
@pytest.mark.xdist_group("a database of one's own")
class TestExamplesInProduction:
    @pytest.mark.parametrize("door", ["make run", "gunicorn"])
    def test_a_production_site_does_not_start_with_them(self, own_database, door):
        organisations(own_database, "update(is_example=True)")
        ended = run(DOORS[door], DATABASE_URL=own_database)
        said = "selvhjelp: DATABASE_URL er en database med eksempler, og dette er en side i drift. "
        assert (ended.returncode, ended.stderr.startswith(said)) == (1, True)

    def test_without_them_nothing_is_in_the_way(self, own_database):
        organisations(own_database, "update(is_example=False)")
        assert run(["-m", "selvhjelp.production"], DATABASE_URL=own_database).returncode == 0
