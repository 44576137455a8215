"""When an owner is to be asked whether what stands about a group is still true. Pure rules; days are settings."""

from datetime import date, timedelta

from django.conf import settings

from organisations.models.listing_queryset import DAYS_UNTIL_EXPIRED
from organisations.vocabulary import Access, Intake

# What closed groups say of new participants that nobody can rely on for long.
AGES_FAST = (Intake.TAKES_NEW, Intake.GATHERS, Intake.WAITING_LIST)


def is_due(listing, *, today: date, last_asked: date | None) -> bool:
    """Whether the owner of a published listing is to be asked today.

    One mail asks about all of an owner's groups, so a step that comes soon after a mail was covered by it.
    """
    step = latest_step(listing, today)
    if step is None:
        return False
    return last_asked is None or last_asked < step - timedelta(days=settings.CONFIRM_QUIET_DAYS)


def latest_step(listing, today: date) -> date | None:
    """The latest day up to today on which the listing came to need an answer; None when it does not."""
    if listing.confirmed_at is None or (today - listing.confirmed_at).days >= DAYS_UNTIL_EXPIRED:
        return None
    steps = [*_ages(listing), *_seasons(listing, today), *_intake(listing, today)]
    return max((step for step in steps if step <= today), default=None)


def _ages(listing):
    return (listing.confirmed_at + timedelta(days=days) for days in settings.CONFIRM_AFTER_DAYS)


def _seasons(listing, today):
    """After the annual meeting, before summer and before Christmas, unless it was confirmed shortly before."""
    for month, day in settings.CONFIRM_SEASONS:
        begins = date(today.year, month, day)
        in_season = begins <= today < begins + timedelta(days=settings.CONFIRM_SEASON_DAYS)
        if in_season and listing.confirmed_at < begins - timedelta(days=settings.CONFIRM_SEASON_FRESH_DAYS):
            yield begins


def _intake(listing, today):
    """Every so often since it was last said whether a closed group takes new people."""
    if listing.access != Access.CLOSED or listing.intake not in AGES_FAST:
        return
    said_on = listing.intake_confirmed_at or listing.confirmed_at
    rounds = (today - said_on).days // settings.INTAKE_ASK_DAYS
    if rounds > 0:
        yield said_on + timedelta(days=rounds * settings.INTAKE_ASK_DAYS)


def is_to_be_phoned(listing, today: date) -> bool:
    """Whether mails have been in vain for so long that somebody should ring."""
    return listing.confirmed_at is not None and (today - listing.confirmed_at).days >= settings.PHONE_AFTER_DAYS
