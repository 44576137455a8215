from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone

from organisations import permissions
from organisations.constraints import rule


class ContactPersonQuerySet(models.QuerySet):
    def editable_by(self, user):
        """Those of groups that the user edits."""
        return self.filter(permissions.edited(user, "listing__organisation__lineage"))


class ContactPerson(models.Model):
    """Somebody whose first name or own number stands on a group's page, because they have said yes to it.

    A row of its own, so that no name is without a yes, and that with the row all of it is gone: it is in no file, no
    version and no interface. Being a contact of such a group can tell of one's health (personvernforordningen art. 9).
    """

    listing = models.OneToOneField(
        "organisations.Listing", models.CASCADE, related_name="contact_person", verbose_name="gruppe"
    )
    first_name = models.CharField("fornavn", max_length=30)
    shows_name = models.BooleanField("fornavnet vises", default=True)
    phone = models.CharField("eget nummer", max_length=30, blank=True)
    # What they said yes to, word for word, and when. Who said it is the one whose name it is.
    consent_text = models.TextField("teksten de sa ja til")
    consented_on = models.DateField("sa ja")
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name="notert av"
    )
    recorded_at = models.DateTimeField("notert", auto_now=True)

    objects = ContactPersonQuerySet.as_manager()

    class Meta:
        verbose_name = "kontaktperson"
        verbose_name_plural = "kontaktpersoner"
        ordering = ["listing__sort_key", "id"]
        constraints = [
            rule(
                "contact_person_has_consent",
                ~Q(consent_text="") & Q(consented_on__isnull=False),
                "Et navn eller et privat nummer kan bare stå her når den det gjelder har sagt ja.",
            ),
            rule(
                "contact_person_first_name_alone",
                Q(first_name__regex=r"^[^\s\d.,;:@/]+$"),
                "Skriv bare ett fornavn, uten etternavn. For eksempel: Kari",
            ),
            rule(
                "contact_person_shows_something",
                Q(shows_name=True) | ~Q(phone=""),
                "Velg at fornavnet skal vises, eller skriv et nummer. Ellers er det ingenting å vise.",
            ),
        ]

    class Disclosure:
        public = ()
        internal = ("id", "listing", "shows_name", "consent_text", "consented_on", "recorded_at")
        personal = ("first_name", "phone", "recorded_by")

    def __str__(self):
        """Without the name: this text stays in the staff's log when the name is gone."""
        return f"Kontaktperson for {self.listing}"

    def clean(self):
        if self.consented_on and self.consented_on > timezone.localdate():
            raise ValidationError({"consented_on": "Den dagen har ikke vært ennå. Skriv dagen de sa ja."})
        if self.phone and sum(sign.isdigit() for sign in self.phone) < 8:
            raise ValidationError({"phone": "Skriv hele nummeret, for eksempel: 00 00 00 03"})
