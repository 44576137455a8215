"""People who edit, the organisations they edit, and what a browser would send back from a form."""

from dataclasses import dataclass
from datetime import date
from html.parser import HTMLParser

from django.contrib.auth.models import User
from django_otp import DEVICE_ID_SESSION_KEY
from django_otp.plugins.otp_totp.models import TOTPDevice

from organisations import reports
from organisations.models import ContactPerson, Invitation, Membership, Role
from tests.factories import ListingFactory, MeetingFactory, OrganisationFactory, ProgrammeFactory

# The tree: two chapters under an umbrella, one of them with a branch below it; and two that have nothing to do with it.
ORGANISATIONS = ("umbrella", "chapter", "branch", "neighbour", "stranger", "beacon")
UNDER_THE_UMBRELLA = {"umbrella", "chapter", "branch", "neighbour"}
# Who edits what, written by hand: the tests hold the code against it.
EDITS = {
    "chapter editor": {"chapter", "branch"},
    "chapter administrator": {"chapter", "branch"},
    "umbrella editor": UNDER_THE_UMBRELLA,
    "umbrella administrator": UNDER_THE_UMBRELLA,
    "contact point": {"beacon"},
    # An editor of the neighbour, and an administrator of the contact point.
    "editor of several": {"neighbour", "beacon"},
    "national": set(ORGANISATIONS),
    "superuser": set(ORGANISATIONS),
    # Has given a national editor's password, and not the code.
    "without the code": set(),
    "former editor": set(),
    "locked out": set(),
    "visitor": set(),
}
NATIONAL = {"superuser", "national"}
NOBODY = {"without the code", "former editor", "locked out", "visitor"}
# Whose editors they invite and remove.
ADMINISTERS = {
    **dict.fromkeys(EDITS, frozenset()),
    "chapter administrator": {"chapter", "branch"},
    "umbrella administrator": UNDER_THE_UMBRELLA,
    "editor of several": {"beacon"},
    "national": set(ORGANISATIONS),
    "superuser": set(ORGANISATIONS),
}


@dataclass
class World:
    """Every row's name begins with the name of the organisation that owns it."""

    organisations: dict
    listings: dict
    programmes: dict
    memberships: dict
    reports: dict
    users: dict
    invitations: dict
    contact_people: dict


def make_world() -> World:
    umbrella = OrganisationFactory(name="umbrella", kind="paraply")
    chapter = OrganisationFactory(name="chapter", parent=umbrella)
    organisations = {
        "umbrella": umbrella,
        "chapter": chapter,
        "branch": OrganisationFactory(name="branch", parent=chapter),
        "neighbour": OrganisationFactory(name="neighbour", parent=umbrella),
        "stranger": OrganisationFactory(name="stranger"),
        "beacon": OrganisationFactory(name="beacon", kind="kontaktpunkt"),
    }
    listings = {key: _listing(key, owner) for key, owner in organisations.items()}
    users = _users(organisations)
    return World(
        organisations,
        listings,
        {key: ProgrammeFactory(name=f"{key} programme", organisation=owner) for key, owner in organisations.items()},
        {key: member(f"{key}-member", owner) for key, owner in organisations.items()},
        {key: reports.file(listing, kind="tid", text=f"{key} report") for key, listing in listings.items()},
        users,
        {
            key: Invitation.objects.create(organisation=owner, email=f"{key}@example.no", invited_by=users["superuser"])
            for key, owner in organisations.items()
        },
        {key: _contact_person(listing) for key, listing in listings.items()},
    )


def _contact_person(listing):
    yes = {"consent_text": "Ja, det er greit.", "consented_on": date(2026, 11, 1)}
    return ContactPerson.objects.create(listing=listing, first_name="Kontakt", **yes)


def _listing(key, owner):
    listing = ListingFactory(name=f"{key} listing", organisation=owner)
    MeetingFactory(listing=listing)
    return listing


def _users(organisations):
    several = member("several", organisations["neighbour"]).user
    Membership.objects.create(user=several, organisation=organisations["beacon"], role=Role.ADMINISTRATOR)
    return {
        "superuser": person("superuser", is_superuser=True),
        "national": member("national", None, Role.NATIONAL).user,
        "umbrella administrator": member("umbrella-admin", organisations["umbrella"], Role.ADMINISTRATOR).user,
        "umbrella editor": member("umbrella-editor", organisations["umbrella"]).user,
        "chapter administrator": member("chapter-admin", organisations["chapter"], Role.ADMINISTRATOR).user,
        "chapter editor": member("chapter-editor", organisations["chapter"]).user,
        "contact point": member("beacon-editor", organisations["beacon"]).user,
        "editor of several": several,
        "without the code": member("no-code", None, Role.NATIONAL).user,
        "former editor": person("former", is_staff=True),
        "locked out": member("locked-out", organisations["umbrella"], Role.ADMINISTRATOR, is_active=False).user,
    }


def person(name, **fields) -> User:
    """Somebody with a login, and nothing to edit yet."""
    return User.objects.create(username=f"{name}@example.no", email=f"{name}@example.no", **fields)


def member(name, organisation, role=Role.EDITOR, **fields) -> Membership:
    """A new person with a role in the organisation."""
    return Membership.objects.create(user=person(name, **fields), organisation=organisation, role=role)


def enter_as(client, world, role) -> None:
    """Log in as somebody of that role does."""
    enter(client, world.users.get(role), with_code=role != "without the code")


def enter(client, user, *, with_code: bool = True) -> None:
    """Log in, with the code of an app unless told otherwise; None stays outside."""
    client.logout()
    if user is None:
        return
    client.force_login(user)
    if not with_code:
        return
    session = client.session
    session[DEVICE_ID_SESSION_KEY] = device_of(user).persistent_id
    session.save()


def device_of(user) -> TOTPDevice:
    """The app on somebody's phone."""
    return TOTPDevice.objects.get_or_create(user=user)[0]


class Form(HTMLParser):
    """What a browser would send back of the form on a page, if nobody touched it."""

    def __init__(self, html: str):
        super().__init__()
        self.data: dict[str, list[str]] = {}
        self._select = self._area = None
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        name, value = attributes.get("name"), attributes.get("value") or ""
        if tag == "textarea":
            self._area = name
            self.data[name] = [""]
        elif tag == "select":
            self._select = name
        elif tag == "option" and "selected" in attributes and self._select:
            self.data.setdefault(self._select, []).append(value)
        elif tag == "input" and name and self._is_sent(attributes):
            self.data.setdefault(name, []).append(value or ("on" if attributes.get("type") == "checkbox" else ""))

    def handle_data(self, data):
        if self._area:
            # The first line break after the tag is not part of the text.
            self.data[self._area] = [(self.data[self._area][0] + data).removeprefix("\n").removeprefix("\r\n")]

    def handle_endtag(self, tag):
        if tag == "textarea":
            self._area = None
        if tag == "select":
            self._select = None

    @staticmethod
    def _is_sent(attributes) -> bool:
        kind = attributes.get("type", "text")
        return kind not in ("submit", "search") and (kind not in ("radio", "checkbox") or "checked" in attributes)


def form_of(response) -> dict[str, list[str]]:
    """The fields of the page's form as they stand, without the row that a script would copy."""
    data = Form(response.content.decode()).data
    return {name: values for name, values in data.items() if "__prefix__" not in name}
