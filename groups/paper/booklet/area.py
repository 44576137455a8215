"""What there are booklets of: each county, and all Norway."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from selvhjelp.places.gazetteer import Gazetteer
from selvhjelp.places.place import Place

WHOLE_COUNTRY = "norge"


@dataclass(frozen=True)
class Area:
    """One booklet's area: its address, and the counties in it."""

    slug: str
    name: str
    counties: tuple[Place, ...]

    @property
    def is_country(self) -> bool:
        return self.slug == WHOLE_COUNTRY

    @property
    def page(self) -> str:
        """The page of the site that has the same groups, as they are now."""
        return reverse("start") if self.is_country else reverse("county", args=[self.slug])


def areas() -> list[Area]:
    """Norway first: it is what most people ask for; then the counties in order."""
    counties = Gazetteer.current().counties()
    country = Area(WHOLE_COUNTRY, _("Norge"), tuple(counties))
    return [country, *(Area(county.slug, county.name, (county,)) for county in counties)]
