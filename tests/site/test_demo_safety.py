"""What may never stand in the example files, whether their texts vary, and that the script makes them."""

import re
import subprocess
import sys
from collections import Counter

import pytest

from organisations.wording import banned_in
from tests.site.demo_files import DEMO, having, listings, organisations, programmes

TEXTS = (
    "navn", "beskrivelse", "slik_blir_du_med", "forste_gang", "finn_fram", "lokale", "kontakt_rolle", "kontakt_tid",
    "storrelse", "pris", "gave",
)  # fmt: skip


# What may never stand here


def test_every_listing_belongs_to_an_invented_organisation_and_says_that_it_is_an_example():
    invented = {row["slug"] for row in organisations() if row["eksempel"] == "ja"}
    assert {row["organisasjon"] for row in listings()} <= invented
    assert [row["navn"] for row in listings() if not re.search(r"\(eksempel\)$", row["navn"])] == []
    assert {row["program"] for row in having("program")} <= {row["slug"] for row in programmes()}


def test_organisations_form_a_tree_and_only_real_ones_are_without_the_word_example():
    above = set()
    for row in organisations():
        assert not row["overordnet"] or row["overordnet"] in above
        above.add(row["slug"])
        assert ("eksempel" in row["navn"]) == (row["eksempel"] == "ja")
        assert row["eksempel"] == "ja" or not row["overordnet"]
    assert len(above) == len(organisations())


@pytest.mark.parametrize("column", ["kontakt_telefon", "mote_telefon"])
def test_phones_of_groups_are_of_the_range_that_nobody_has(column):
    assert [row[column] for row in having(column) if not re.fullmatch(r"00 00 00 \d\d", row[column])] == []


def test_organisations_have_only_example_phones_and_addresses_and_real_ones_none():
    for row in organisations():
        assert re.fullmatch(r"00 00 00 \d\d" if row["eksempel"] == "ja" else "", row["telefon"])
        assert re.fullmatch(r"[a-z0-9-]+@example\.no" if row["eksempel"] == "ja" else "", row["epost"])
        assert row["nettside"].startswith("https://example.no/" if row["eksempel"] == "ja" else "https://")


def test_mail_and_web_addresses_of_groups_lead_nowhere():
    assert [
        cell for row in listings() for cell in row.values() if "@" in cell and not cell.endswith("@example.no")
    ] == []
    links = [row[column] for column in ("nettside", "motelenke") for row in having(column)]
    assert [link for link in links if not link.startswith("https://example.no/")] == []


def test_no_text_holds_a_number_that_could_be_called():
    cells = [row[column] for row in listings() for column in (*TEXTS, "adresse")] + [o["om"] for o in organisations()]
    assert [cell for cell in cells if re.search(r"\d[\d ]{4,}\d", cell)] == []


def test_streets_do_not_exist():
    street = r"(Eksempel|Prøve|Liksom|Øvings)(veien|gata|bakken|torget) \d+"
    assert [row["adresse"] for row in having("adresse") if not re.fullmatch(street, row["adresse"])] == []


def test_contacts_are_roles_from_the_list_and_never_names():
    lines = {line for path in DEMO.glob("texts/finn-fram.*.txt") for line in path.read_text("utf-8").splitlines()}
    assert {row["kontakt_rolle"] for row in having("kontakt_rolle")} <= lines


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_the_words_that_the_site_does_not_use_are_not_here(language):
    variants = (path.read_text("utf-8") for path in DEMO.glob(f"texts/*.{language}.txt"))
    texts = [line for variant in variants for line in variant.splitlines()]
    texts += [row[column] for row in listings() for column in TEXTS]
    texts += [row[column] for row in organisations() for column in ("navn", "om")] + [p["om"] for p in programmes()]
    assert [text for text in texts if banned_in(text, language)] == []


# The texts and the script


def test_pages_do_not_read_as_one_another():
    descriptions = Counter(row["beskrivelse"] for row in listings())
    assert descriptions.most_common(1)[0][1] <= 3
    assert len(descriptions) > 0.9 * len(listings())


def test_each_kind_of_group_has_enough_variants_in_bokmal():
    kinds = [path for path in DEMO.glob("texts/*.nb.txt") if "## forste_gang" in path.read_text("utf-8")]
    assert len(kinds) >= 13
    for path in kinds:
        for section, lines in sections(path).items():
            assert len(lines) >= at_least(section), f"{path.name} {section}"


def sections(path):
    parts = re.split(r"^## (.+)$", path.read_text("utf-8"), flags=re.MULTILINE)[1:]
    return {name: text.strip().splitlines() for name, text in zip(parts[::2], parts[1::2], strict=True)}


def at_least(section):
    if section.startswith("beskrivelse"):
        return 12
    return 8 if section in ("forste_gang", "forste_gang-telefon") else 2


def test_the_script_makes_the_same_bytes(tmp_path):
    subprocess.run([sys.executable, DEMO / "build.py", tmp_path], check=True)
    for name in ("organisations.csv", "programmes.csv", "listings.csv"):
        assert (tmp_path / name).read_bytes() == (DEMO / name).read_bytes(), f"Run fixtures/demo/build.py: {name}"
