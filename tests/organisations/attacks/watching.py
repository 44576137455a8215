"""What the database holds that is not a role's own: a difference after an attempt is a finding."""

from django.apps import apps
from django.contrib.auth.models import User
from django.db.models import F
from django_otp.plugins.otp_totp.models import TOTPDevice

from organisations.models import (
    ConfirmationRequest,
    ContactPerson,
    ContentPage,
    DangerAnswer,
    FailedLogins,
    FileImport,
    Helpline,
    Invitation,
    Language,
    Listing,
    ListingVersion,
    Meeting,
    Membership,
    Notice,
    Organisation,
    Programme,
    RecoveryCode,
    Report,
    Resource,
    TextVersion,
    Theme,
)
from selvhjelp.places.models import Municipality
from tests.organisations.staff import ADMINISTERS, EDITS, NATIONAL

# For each model the way to the lineage of the organisation that a row belongs to.
EDITED = {
    Organisation: "lineage",
    Organisation.covers_municipalities.through: "organisation__lineage",
    Organisation.covers_counties.through: "organisation__lineage",
    Programme: "organisation__lineage",
    Listing: "organisation__lineage",
    Listing.themes.through: "listing__organisation__lineage",
    Listing.languages.through: "listing__organisation__lineage",
    ListingVersion: "listing__organisation__lineage",
    Meeting: "listing__organisation__lineage",
    Report: "listing__organisation__lineage",
    ContactPerson: "listing__organisation__lineage",
    FileImport: "organisation__lineage",
    ConfirmationRequest: "organisation__lineage",
    Notice: "organisation__lineage",
    Notice.listings.through: "listing__organisation__lineage",
    ConfirmationRequest.listings.through: "listing__organisation__lineage",
}
ADMINISTERED = {Membership: "organisation__lineage", Invitation: "organisation__lineage"}
# Nobody's but a national editor's.
NATIONAL_MODELS = [Theme, Language, ContentPage, DangerAnswer, Helpline, Resource, TextVersion]
# A login is its owner's, and the national editors'; a superuser's is for superusers alone.
ACCOUNTS = {User: "pk", TOTPDevice: "user_id", RecoveryCode: "user_id"}
# Written by anyone who logs in.
VOLATILE = {"last_login", "last_used_at", "last_t", "throttling_failure_timestamp", "throttling_failure_count", "drift"}
# Kept by the site itself, about nobody's rows in particular.
NOT_WATCHED = {FailedLogins}


def unwatched_models() -> set[str]:
    """Models in which an attempt could leave something that nobody would see."""
    watched = {*EDITED, *ADMINISTERED, *NATIONAL_MODELS, *ACCOUNTS, *NOT_WATCHED}
    models = apps.get_app_config("organisations").get_models(include_auto_created=True)
    return {model.__name__ for model in models if model not in watched}


def foreign(world, role: str) -> dict[str, list]:
    """All rows that are not the role's own, by table."""
    own_editing, own_administering = _ids(world, EDITS[role]), _ids(world, ADMINISTERS[role])
    return {
        **{_name(model): _others(model, way, own_editing, role) for model, way in EDITED.items()},
        **{_name(model): _others(model, way, own_administering, role) for model, way in ADMINISTERED.items()},
        **{_name(model): [] if role in NATIONAL else _rows(model) for model in NATIONAL_MODELS},
        **{_name(model): _logins(model, owner, world, role) for model, owner in ACCOUNTS.items()},
        _name(Municipality): _rows(Municipality.objects.filter(code__in=["5501", "0301"])),
    }


def _name(model) -> str:
    return model._meta.label


def _ids(world, keys) -> set[int]:
    return {world.organisations[key].pk for key in keys}


def _rows(source) -> list[dict]:
    queryset = source._base_manager.all() if isinstance(source, type) else source
    return [_steady(row) for row in queryset.order_by("pk").values()]


def _steady(row: dict) -> dict:
    return {name: value for name, value in row.items() if name not in VOLATILE}


def _others(model, way, own: set[int], role) -> list[dict]:
    rows = model._base_manager.annotate(owners=F(way)).order_by("pk").values()
    return [row for row in rows if role not in NATIONAL and not own & set(row["owners"] or [])]


def _logins(model, owner, world, role) -> list[dict]:
    superusers = set(User.objects.filter(is_superuser=True).values_list("pk", flat=True))
    me = getattr(world.users.get(role), "pk", None)
    rows = [row for row in model._base_manager.annotate(login=F(owner)).order_by("pk").values() if row["login"] != me]
    if role in NATIONAL:
        rows = [row for row in rows if row["login"] in superusers and role == "national"]
    return [_steady(row) for row in rows]
