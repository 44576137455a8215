"""What `make run` starts, in a fresh copy of the house: it says what it should, ends as a whole, and recovers."""

import re
import shutil
import signal
import socket
from contextlib import closing

import pytest

from tests.site.house import House

pytestmark = pytest.mark.xdist_group("make run")

ROLES = ["nasjonal", "paraply", "lokallag", "kontaktpunkt"]
LOGIN = re.compile(r"(\w+) (\w+) \S{12,} [A-Z2-7]{32}")
REQUEST = re.compile(r".* INFO selvhjelp\.requests route=\w+ status=\d+ ms=\d+")


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Started once, with all that the first start makes. A blank in its path is a thing people have."""
    house = House(tmp_path_factory.mktemp("et hus på Å"))
    house.start().until_it_answers()
    house.said_first = house.said
    assert house.end() == 0
    yield house
    house.raze()


@pytest.fixture
def house(made):
    yield made
    made.raze()


def logins(lines):
    return [line for line in lines if LOGIN.fullmatch(line)]


def test_the_first_start_says_a_line_for_each_login_and_where_the_site_is(made):
    assert [line.split()[:2] for line in logins(made.said_first)] == [[role, role] for role in ROLES]
    assert f"Samme bord: http://127.0.0.1:{made.port}/  (Ctrl-C stopper alt)" in made.said_first


def test_a_key_of_its_own_is_written_once_and_for_its_owner_alone(made):
    dotenv = made.folder / ".env"
    assert re.search(r"^SECRET_KEY=\S{50,}$", dotenv.read_text(), re.MULTILINE)
    assert dotenv.stat().st_mode & 0o077 == 0


def test_the_second_start_says_the_same_and_serves_the_same(house):
    house.start().until_it_answers()
    assert logins(house.said) == logins(house.said_first)
    assert [house.status(path) for path in ("/", "/kommune/tromso/", "/readyz")] == [200] * 3


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP], ids=lambda number: number.name)
def test_whoever_stops_it_stops_all_of_it_without_a_word(house, number):
    house.start().until_it_answers()
    house.status("/kommune/tromso/")
    before = len(house.said)
    assert house.end(number) == 0
    house.until(lambda: house.processes() == [])
    # A terminal that is gone reads no more; its signal ends the workers too, of which gunicorn speaks.
    said = [] if number == signal.SIGHUP else house.said[before:]
    assert [line for line in said if not REQUEST.fullmatch(line)] == []


def test_whoever_stops_its_preparations_stops_all_of_it_without_a_word(house):
    house.start()
    house.until(lambda: logins(house.said))
    assert house.end() in (0, 130)
    house.until(lambda: house.processes() == [])
    assert [line for line in house.said if "Traceback" in line] == []


@pytest.mark.parametrize("killed", ["the site", "the database", "both"])
def test_the_next_start_recovers_from_a_kill(house, killed):
    house.start().until_it_answers()
    server = house.server()
    if killed != "the database":
        house.end(signal.SIGKILL)
    if killed != "the site":
        server.kill()
    if killed == "the database":
        house.until(lambda: house.status("/readyz") == 503)
        house.end()
    house.start().until_it_answers()
    assert house.status("/readyz") == 200


def test_a_port_that_is_taken_is_named_in_one_line(house):
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        port = taken.getsockname()[1]
        assert house.start(PORT=str(port)).process.wait(60) == 1
    assert house.said == [
        f"selvhjelp: PORT {port} er opptatt. Stopp det som bruker den, eller velg en annen: PORT=8001."
    ]


@pytest.mark.parametrize("far", ["var/booklets/draft-*", "var/booklets/draft-*/*", "var/booklets/nb/*.pdf"])
def test_booklets_are_made_beside_the_site_and_end_with_it(house, far):
    shutil.rmtree(house.folder / "var/booklets", ignore_errors=True)
    house.start(NO_BOOKLETS="0").until_it_answers()
    house.until(lambda: any(house.folder.glob(far)))
    assert house.end() == 0
    house.until(lambda: house.processes() == [])
    assert [line for line in house.said if "Traceback" in line] == []
    assert list((house.folder / "var/booklets").glob("draft-*")) == []


def test_booklets_that_are_made_are_there(house):
    house.start(NO_BOOKLETS="0").until_it_answers()
    house.until(lambda: house.status("/hefte/norge.pdf") == 200)
