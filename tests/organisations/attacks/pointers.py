"""Attempts through one's own rows: forged foreign keys, forged rows of a schedule, forged versions."""

from itertools import product

from django.contrib import admin
from django.contrib.auth.models import Group, Permission, User

from organisations.history.recording import acting, keep
from organisations.models import (
    ContentPage,
    DangerAnswer,
    How,
    Invitation,
    Language,
    Listing,
    Membership,
    Organisation,
    Programme,
    Report,
    Theme,
)
from selvhjelp.places.models import County, Municipality, PostalCode
from tests.organisations.staff import EDITS, NATIONAL, enter_as, form_of

from .addresses import page
from .rows import CAPTURED, ROWS, changed_form, own_rows, rights, some

# What anyone may point at: registers, words and programmes that all groups share, and what nobody here uses.
FOR_ALL = {Municipality, County, PostalCode, Theme, Language, Programme, Group, Permission}
# Which fields point at rows that have an owner, written by hand: a new one must be thought about.
POINTERS = {
    "ContactPerson.listing", "ContactPerson.recorded_by", "Invitation.invited_by", "Invitation.organisation",
    "Listing.confirmed_by", "Listing.organisation",
    "Membership.organisation", "Membership.user", "Organisation.decided_by", "Organisation.parent",
    "Programme.organisation", "Report.listing",
}  # fmt: skip


def pointers_of(model) -> list:
    """The model's own fields that point at rows with an owner."""
    fields = [*model._meta.fields, *model._meta.many_to_many]
    return [one for one in fields if one.is_relation and one.related_model not in FOR_ALL]


def point_ones_own_at_others(client, world, role):
    """Each pointer of each of one's own rows, set to each foreign row, saved and saved as a copy."""
    enter_as(client, world, role)
    for model in set(ROWS) - {User}:
        for (_key, row), field in product(own_rows(world, model, role)[:1], pointers_of(model)):
            form = form_of(client.get(page(model, "change", row.pk)))
            stored = model._base_manager.filter(pk=row.pk)
            before = stored.values_list(field.attname, flat=True).get()
            ways = ({}, {"_saveasnew": "1"}) if admin.site._registry[model].save_as else ({},)
            for pk, way in product(foreign_targets(world, field, role), ways):
                client.post(page(model, "change", row.pk), {**form, field.name: pk, **way})
                # Who sends an invitation again is who invites.
                me = world.users[role].pk if field.related_model is User else before
                if stored.values_list(field.attname, flat=True).get() not in (before, me):
                    yield model.__name__, field.name, str(row)


def foreign_targets(world, field, role) -> list[int]:
    """The nearest and the farthest of those that the field may not point at."""
    model = field.related_model
    if model is User:
        return [world.users[key].pk for key in ("superuser", "chapter editor") if key != role]
    foreign = [row.pk for key, row in ROWS[model](world).items() if key not in rights(model)[role]]
    return some(foreign)


def make_rows_for_others(client, world, role):
    """New rows of every kind, each pointer set to each foreign row; and rows of kinds that are not for the role."""
    for model in ROWS:
        form = new_form(client, world, model)
        enter_as(client, world, role)
        before = set(model._base_manager.values_list("pk", flat=True))
        for number, forged in enumerate(forgeries(world, model, role)):
            fresh = {"name": f"Ny {number}", "slug": f"ny-{number}", "code": f"n{number}", "email": f"{number}@x.no"}
            client.post(page(model, "add"), {**form, **fresh, **forged})
        made = model._base_manager.exclude(pk__in=before)
        if (model in NOBODY_ADDS or not rights(model)[role]) and made.exists():
            yield "made", model.__name__
        if model is Organisation and role not in NATIONAL and made.exclude(approval="venter").exists():
            yield "let in", model.__name__


# An account and a membership come with an invitation, a report from a visitor, a text with the site.
NOBODY_ADDS = {User, Membership, Report, ContentPage, DangerAnswer}


def forgeries(world, model, role):
    """What a new row is sent with: each pointer at each foreign row, at nothing, at one's own, and a national role."""
    yield {}
    for field in pointers_of(model):
        yield from ({field.name: pk} for pk in ["", *foreign_targets(world, field, role)])
        if field.related_model is Organisation:
            yield from ({field.name: world.organisations[key].pk} for key in sorted(EDITS[role])[:1])
    if model in (Membership, Invitation):
        yield {"role": "nasjonal", "organisation": ""}


def new_form(client, world, model) -> dict:
    """A form that would be accepted from a superuser, filled in from a row that there is."""
    forms = world.__dict__.setdefault("new_forms", {})
    if model not in forms:
        filled = changed_form(client, world, model)
        enter_as(client, world, "superuser")
        empty = form_of(client.get(page(model, "add")))
        schedule = {name for name in filled if name.startswith("meetings-")}
        forms[model] = {**empty, **{name: value for name, value in filled.items() if name not in schedule}}
        forms[model] |= {"kind": "lokallag"} if model is Organisation else {}
    return forms[model]


def reach_through_the_schedule(client, world, role):
    """Meetings of foreign groups, named as rows of one's own, changed and deleted."""
    enter_as(client, world, role)
    foreign = [listing for key, listing in world.listings.items() if key not in EDITS[role]]
    for (_key, own), victim in product(own_rows(world, Listing, role)[:1], foreign):
        address, meeting = page(Listing, "change", own.pk), victim.meetings.first()
        forged = {"meetings-0-id": str(meeting.pk), "meetings-0-listing": str(victim.pk), "meetings-INITIAL_FORMS": "1"}
        for more in ({"meetings-0-starts_at": "03:00"}, {"meetings-0-DELETE": "on"}):
            client.post(address, {**form_of(client.get(address)), **forged, **more})
    return iter(())


def make_histories(world, role):
    """Foreign groups with versions; and one's own with a first one in which it was somebody else's.

    One has a version of a number that no other has, so that it is found by its number alone.
    """
    foreign = [listing for key, listing in world.listings.items() if key not in EDITS[role]]
    for victim in foreign:
        _keep(victim, ["Først", "Siden", *(["Så", "Til slutt"] if victim is foreign[0] else [])])
    for _key, own in own_rows(world, Listing, role) if foreign else []:
        _keep_as_of(own, foreign[0].organisation)
    return ()


def bring_back_foreign_versions(client, world, role):
    """Versions of foreign groups, asked for through one's own; and of one's own, from when it was somebody else's."""
    enter_as(client, world, role)
    for (_key, own), number in product(own_rows(world, Listing, role), (4, 3, 2, 1)):
        client.post(page(Listing, "restore", own.pk, number))
        if Listing.objects.values_list("name", flat=True).get(pk=own.pk) not in (str(own), CAPTURED):
            yield "restored", str(own)


def _keep(listing, earlier_names):
    """A history whose latest version is like the listing, and whose earlier ones are not."""
    with acting(by=None, how=How.FORM):
        for name in (*earlier_names, listing.name):
            Listing.objects.filter(pk=listing.pk).update(name=name)
            keep([listing])


def _keep_as_of(listing, owner):
    """A first version in which the listing belonged to somebody else, as an exported row would say it."""
    with acting(by=None, how=How.FORM):
        keep([listing])
    version = listing.versions.get(number=1)
    version.cells = {**version.cells, "organisasjon": owner.slug}
    version.save()
