"""The pages that are measured."""

from itertools import product
from urllib.parse import quote_plus

FILTERS = (
    "for=parorende",
    "for=rus&tilgang=apen",
    "ukedag=onsdag&tid=kveld",
    "tema=alkohol&form=oppmote",
    "org=ivareta",
)
PLACES = ("5501", "0301", "4601", "5001", "1103", "4204", "3301", "3907", "1804", "5601")
DISTANCES = (17, 43, 60, 110)
TOWNS = ("Tromsø", "Oslo", "bergen", "trondhiem", "Stavanger", "kristiansand", "9008", "Sandefjord", "Bodø", "alta")
# What people type: words, a whole sentence, and words that only a full-text search knows.
TYPED = (
    "pårørende {} onsdag",
    "aa i kveld {}",
    "mannen min drikker og jeg orker snart ikke mer, er det noe i {} på kveldstid",
    "{} gitar sorg",
    "turgruppe {}",
)


def pages() -> dict[str, str]:
    """One of each kind, by name. Needs the database: the group is one of those that there are."""
    from organisations.models import Listing

    group = Listing.objects.published().order_by("pk").values_list("slug", flat=True).first()
    return {
        "start": "/",
        "list": "/grupper/",
        "list, filtered": "/grupper/?kommune=5501&for=parorende&ukedag=onsdag",
        "municipality": "/kommune/tromso/",
        "county": "/fylke/oslo/",
        "group": f"/gruppe/{group}/",
        "meetings": "/moter/",
        "organisations": "/organisasjoner/",
        "contact points": "/kontaktpunkter/",
        "coverage": "/dekning/",
        "help now": "/hjelp-na/",
    }


def filtered_lists() -> list[str]:
    """Two hundred filtered lists, no two the same, so that none is kept from before."""
    return [
        f"/grupper/?kommune={place}&avstand={km}&{chosen}" for place, km, chosen in product(PLACES, DISTANCES, FILTERS)
    ]


def typed_lists() -> list[str]:
    """Fifty searches as people type them, two fifths with words that are left for full text."""
    return [f"/grupper/?q={quote_plus(typed.format(town))}" for town, typed in product(TOWNS, TYPED)]
