import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("address", "slugs", "canonical"),
    [
        ("tromso", ["tromso"], True),
        ("valer-ostfold", ["valer-ostfold"], True),
        ("Tromsø", ["tromso"], False),
        ("TROMSO", ["tromso"], False),
        ("5501", ["tromso"], False),
        ("1902", ["tromso"], False),
        ("karasjohka", ["karasjok"], False),
        ("kárášjohka", ["karasjok"], False),
        ("gaivuotna-kafjord-kaivuono", ["kafjord"], False),
        ("skedsmo", ["lillestrom"], False),
        ("0231", ["lillestrom"], False),
        ("valer", ["valer-ostfold", "valer-innlandet"], False),
        ("heroy", ["heroy-more-og-romsdal", "heroy-nordland"], False),
        ("snillfjord", ["heim", "hitra", "orkland"], False),
        ("1507", ["alesund", "haram"], False),
        ("troms", [], False),
        ("", [], False),
        ("grunerlokka", [], False),
    ],
)
def test_what_stands_at_the_address_of_a_municipality(gazetteer, address, slugs, canonical):
    match = gazetteer.by_slug(address)
    assert (sorted(place.slug for place in match.places), match.canonical) == (sorted(slugs), canonical)


@pytest.mark.parametrize(
    ("address", "slugs", "canonical"),
    [
        ("troms", ["troms"], True),
        ("more-og-romsdal", ["more-og-romsdal"], True),
        ("romsa", ["troms"], False),
        ("55", ["troms"], False),
        ("19", ["troms"], False),
        ("hordaland", ["vestland"], False),
        ("viken", ["akershus", "buskerud", "ostfold"], False),
        ("54", ["finnmark", "troms"], False),
        ("tromso", [], False),
    ],
)
def test_what_stands_at_the_address_of_a_county(gazetteer, address, slugs, canonical):
    match = gazetteer.county_by_slug(address)
    assert (sorted(place.slug for place in match.places), match.canonical) == (slugs, canonical)


def test_every_former_code_and_name_leads_somewhere(gazetteer, registers):
    former = [row for row in registers.changes if row.level == "kommune"]
    assert [row.old_code for row in former if not gazetteer.by_slug(row.old_code).places] == []
    counties = [row for row in registers.changes if row.level == "fylke"]
    assert [row.old_name for row in counties if not gazetteer.county_by_slug(row.old_name).places] == []


def test_every_municipality_has_an_address_of_its_own(gazetteer):
    slugs = [place.slug for place in gazetteer.municipalities()]
    assert len(set(slugs)) == 357
    assert all(gazetteer.by_slug(slug).canonical for slug in slugs)
