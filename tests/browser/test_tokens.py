"""Colours may only meet where the contrast holds, and the design system finds every value it asks for."""

import re

import pytest
from django.conf import settings

from selvhjelp.bundles import DESIGNSYSTEMET, DESIGNSYSTEMET_PARTS

CSS = settings.BASE_DIR / "static" / "css"
TOKENS = (CSS / "tokens.css").read_text("utf-8")
DARK_BLOCK = r"@media screen and \(prefers-color-scheme: dark\) \{(.*?)\n\}"
SURFACES = ["paper", "card", "mist", "mist-deep", "sand", "sun-soft", "error-soft"]
TEXT_PAIRS = [
    *[("ink", surface) for surface in SURFACES],
    *[("soft", surface) for surface in SURFACES],
    *[("fjord", surface) for surface in SURFACES],
    *[("fjord-deep", surface) for surface in ["paper", "card", "mist"]],
    *[("rowan", surface) for surface in ["paper", "card", "sun-soft"]],
    *[("error", surface) for surface in ["paper", "card", "error-soft"]],
    ("on-fjord", "fjord"),
    ("on-fjord", "fjord-deep"),
    ("on-loud", "loud"),
    ("on-loud-soft", "loud"),
    ("loud", "on-loud"),
    ("loud", "on-loud-soft"),
    ("on-night", "night"),
    ("night", "on-night"),
]
PART_PAIRS = [("edge", surface) for surface in ["paper", "card", "mist", "sand"]]


def colours(dark: bool) -> dict[str, str]:
    light_block = TOKENS.split("@media", 1)[0]
    found = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", light_block))
    if dark:
        found |= dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", re.search(DARK_BLOCK, TOKENS, re.DOTALL)[1]))
    return found


def luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted([luminance(one), luminance(other)])
    return (lighter + 0.05) / (darker + 0.05)


def too_weak(pairs, at_least, dark) -> list[str]:
    found = colours(dark)
    measured = {(front, back): contrast(found[front], found[back]) for front, back in pairs}
    return [f"{front} on {back}: {ratio:.2f}" for (front, back), ratio in measured.items() if ratio < at_least]


def test_black_on_white_measures_what_wcag_says():
    assert round(contrast("#000000", "#ffffff"), 1) == 21.0


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_text_has_a_contrast_of_4_5_on_every_surface_it_stands_on(dark):
    assert too_weak(TEXT_PAIRS, 4.5, dark) == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_outlines_of_controls_have_a_contrast_of_3(dark):
    assert too_weak(PART_PAIRS, 3, dark) == []


def test_every_light_colour_has_a_dark_one_or_serves_both():
    serves_both = {"on-fjord"} & set(colours(dark=False))
    light = set(colours(dark=False))
    dark_block = re.search(DARK_BLOCK, TOKENS, re.DOTALL)[1]
    dark = set(re.findall(r"--([a-z-]+): #", dark_block))
    assert light - dark - serves_both == set()
    assert dark - light == set()


def test_no_colour_is_named_outside_the_tokens():
    others = [path for path in CSS.glob("*.css") if path.name not in {"tokens.css", "print.css"}]
    named = {path.name: re.findall(r"#[0-9a-f]{3,8}\b|rgb\(|hsl\(", path.read_text("utf-8")) for path in others}
    assert {name: found for name, found in named.items() if found} == {}


def test_every_variable_the_design_system_reads_is_given():
    folder = settings.BASE_DIR / "static" / DESIGNSYSTEMET
    parts = "".join((folder / f"{name}.css").read_text("utf-8") for name in DESIGNSYSTEMET_PARTS)
    read = set(re.findall(r"var\((--ds-[a-z0-9-]+)\s*[,)]", parts))
    given = set(re.findall(r"(--ds-[a-z0-9-]+):", TOKENS + parts))
    assert read - given == set()


def test_every_token_that_is_read_is_given():
    own = "".join(path.read_text("utf-8") for path in CSS.glob("*.css"))
    folder = settings.BASE_DIR / "static" / DESIGNSYSTEMET
    parts = "".join((folder / f"{name}.css").read_text("utf-8") for name in DESIGNSYSTEMET_PARTS)
    read = set(re.findall(r"var\((--[a-z0-9-]+)\)", own))
    assert read - set(re.findall(r"(--[a-z0-9-]+):", own + parts)) == set()
