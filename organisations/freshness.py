"""When an owner is to be asked whether what stands about a group is still true. Pure rules; days are settings."""

from datetime import date, timedelta

from django.conf import settings

from organisations.vocabulary import Access


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
    if listing.confirmed_at is None or (today - listing.confirmed_at).days >= settings.EXPIRED_AFTER_DAYS:
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
    if asks_of_intake(listing, today):
        rounds = (today - listing.intake_said_on).days // settings.INTAKE_ASK_DAYS
        yield listing.intake_said_on + timedelta(days=rounds * settings.INTAKE_ASK_DAYS)


def asks_of_intake(listing, today: date) -> bool:
    """Whether nobody has said for a month if the closed group takes new people, which changes fast."""
    is_closed = listing.access == Access.CLOSED
    return is_closed and (today - listing.intake_said_on).days >= settings.INTAKE_ASK_DAYS


def season_on(today: date) -> str:
    """«sommer» or «jul» when a mail should ask about that pause, else empty.

    From some time before the season on: who answers such a mail is left in peace when the season comes.
    """
    for (month, day), name in settings.CONFIRM_SEASONS.items():
        begins = date(today.year, month, day)
        first = begins - timedelta(days=settings.CONFIRM_SEASON_FRESH_DAYS)
        if first <= today < begins + timedelta(days=settings.CONFIRM_SEASON_DAYS):
            return name
    return ""


def is_to_be_phoned(listing, today: date) -> bool:
    """Whether mails have been in vain for so long that somebody should ring."""
    return listing.confirmed_at is not None and (today - listing.confirmed_at).days >= settings.PHONE_AFTER_DAYS
