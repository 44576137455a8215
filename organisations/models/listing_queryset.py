from datetime import date, timedelta

from django.conf import settings

from organisations import permissions
from organisations import vocabulary as words

from .listing_needs import ListingNeeds
from .organisation import Organisation


class ListingQuerySet(ListingNeeds):
    def published(self):
        """What its owner has published, current or not, when a national editor has let the owner in."""
        return self._of_approved().filter(status=words.Status.PUBLISHED)

    def known(self):
        """What visitors have seen: what is published, and what has been closed down since."""
        return self._of_approved().exclude(status=words.Status.DRAFT)

    def _of_approved(self):
        return self.filter(organisation__approval=Organisation.Approval.APPROVED)

    def current(self, today: date):
        """Published, and confirmed within a year: what visitors are shown."""
        oldest = today - timedelta(days=settings.EXPIRED_AFTER_DAYS - 1)
        # A date that has not come is a slip of the keyboard, and would keep a listing fresh for years.
        return self.published().filter(confirmed_at__range=(oldest, today))

    def editable_by(self, user):
        """Listings of the organisations that the user edits."""
        return self.filter(permissions.edited(user, "organisation__lineage"))

    def owned_below(self, organisation):
        """Listings of the organisation and of all that stand under it."""
        return self.filter(organisation__lineage__contains=[organisation.pk])

    def with_card(self):
        """What a card in a list shows, in three queries however many they are."""
        return self.select_related("organisation", "municipality").prefetch_related("meetings", "languages")

    def with_sheet(self):
        """What a sheet to take along says of a listing, in three queries however many they are."""
        return self.select_related("organisation", "municipality", "postal_code").prefetch_related(
            "meetings", "languages"
        )

    def with_facts(self):
        """All that a page shows of a listing, in four queries however many they are."""
        return self.select_related(
            "organisation", "programme__organisation", "municipality__county", "postal_code"
        ).prefetch_related("meetings", "themes", "languages")

    def with_contact_person(self):
        """For the group's own page, and for no list, file or feed."""
        return self.select_related("contact_person")
