from django.db import models

from .editorial import EditorialText


class PageSlug(models.TextChoices):
    """The pages of text, by their address."""

    HELP_NOW = "hjelp-na", "Hjelp nå"
    UNDER_18 = "under-18", "For deg under 18"
    ABOUT_SELF_HELP = "om-selvhjelp", "Hva er en selvhjelpsgruppe?"
    FIRST_TIME = "forste-gang", "Første gang"
    FOR_RELATIVES = "for-parorende", "For pårørende"
    START_A_GROUP = "start-gruppe", "Start en gruppe"
    ABOUT = "om", "Hvem står bak"
    SAFE_USE = "trygg-bruk", "Trygg bruk"
    PRIVACY = "personvern", "Personvern"
    ACCESSIBILITY = "tilgjengelighet", "Tilgjengelighet"
    PROFESSIONALS = "fagfolk", "For fagfolk"


class ContentPage(EditorialText):
    """One page of text in one language, in Markdown; how it is written stands in `fixtures/pages/README.md`."""

    slug = models.CharField("side", max_length=40, choices=PageSlug.choices)
    lead = models.TextField("innledning", help_text="Én eller to setninger.")

    KEPT = ("title", "lead", "body", "owner", "checked_on")

    class Meta:
        verbose_name = "tekstside"
        verbose_name_plural = "tekstsider"
        ordering = ["slug", "-language"]
        constraints = [
            models.UniqueConstraint(
                fields=["slug", "language"],
                name="content_page_once_in_a_language",
                violation_error_message="Siden finnes allerede på dette språket.",
            )
        ]

    class Disclosure:
        public = ("id", "slug", "language", "title", "lead", "body", "checked_on")
        internal = ("owner",)
        personal = ()

    @property
    def subject(self) -> str:
        return f"side/{self.slug}/{self.language}"
