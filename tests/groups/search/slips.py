"""Slips of a thumb on a Norwegian keyboard, and searches to make them in; the same ones each time."""

from collections.abc import Iterator
from random import Random

from selvhjelp.places.gazetteer import Gazetteer
from selvhjelp.places.kinds import PlaceKind

ROWS = ("qwertyuiopå", "asdfghjkløæ", "zxcvbnm")
SUBSTITUTES = {"æ": ("ae", "a"), "ø": ("oe", "o"), "å": ("aa", "a")}
# A shorter word becomes another one by any slip.
SHORTEST = 4
WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
FELLOWSHIPS = ("al-anon", "ivareta", "aa", "na", "anonyme alkoholikere", "anonyme narkomane")
WHOM = ("pårørende", "foreldre", "søsken", "besteforeldre", "rusavhengig", "kvinnegruppe", "for menn")
WHAT = ("ungdom", "eldre", "unge voksne", "engelsk", "polsk", "tegnspråk", "sorg", "alkohol", "spill", "angst",
        "digitalt møte", "åpent møte", "rullestol")  # fmt: skip
PATTERNS = ("{place}", "{whom} {place}", "{place} {day}", "{what} i {place}", "{fellowship} {place} {day}",
            "{whom} {place} {day}", "{what} {whom} {place}", "{day} {fellowship} {place}")  # fmt: skip
NICKNAMES = (PlaceKind.BOROUGH, PlaceKind.QUARTER, PlaceKind.NICKNAME, PlaceKind.DISTRICT, PlaceKind.PART_OF_COUNTRY)


def searches(random: Random, places: list[str]) -> Iterator[tuple[str, str]]:
    """A search for each place, and the place in it."""
    for number, place in enumerate(places):
        chosen = {"whom": random.choice(WHOM), "what": random.choice(WHAT), "day": random.choice(WEEKDAYS),
                  "fellowship": random.choice(FELLOWSHIPS)}  # fmt: skip
        yield PATTERNS[number % len(PATTERNS)].format(place=place, **chosen), place


def municipalities() -> list[str]:
    return sorted({place.name.lower() for place in Gazetteer.current().municipalities()})


def nicknames() -> list[str]:
    """What people call places that are no municipalities, where it is long enough to be misspelt."""
    names = {name.text.lower() for name in Gazetteer.current().names() if name.place.kind in NICKNAMES}
    return sorted(name for name in names if len(name) > SHORTEST and name.isalpha())


def misspelt(random: Random, text: str, slips: int) -> str:
    """The text with a slip in so many of its words, or in all of them that are long enough."""
    words = text.split(" ")
    long_enough = [at for at, word in enumerate(words) if len(word) >= SHORTEST]
    for at in random.sample(long_enough, min(slips, len(long_enough))):
        words[at] = slip(random, words[at])
    return " ".join(words)


def slip(random: Random, word: str) -> str:
    """The word with one slip, which changes it."""
    kinds = [swapped, left_out, doubled, beside]
    if any(letter in word for letter in SUBSTITUTES):
        kinds.append(substituted)
    return random.choice(kinds)(random, word)


def swapped(random: Random, word: str) -> str:
    at = random.choice([at for at in range(len(word) - 1) if word[at] != word[at + 1]])
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def left_out(random: Random, word: str) -> str:
    at = random.randrange(1, len(word))
    return word[:at] + word[at + 1 :]


def doubled(random: Random, word: str) -> str:
    at = random.randrange(len(word))
    return word[:at] + word[at] + word[at:]


def beside(random: Random, word: str) -> str:
    """A key beside the one that was meant."""
    at = random.choice([at for at, letter in enumerate(word) if neighbours(letter)])
    return word[:at] + random.choice(neighbours(word[at])) + word[at + 1 :]


def substituted(random: Random, word: str) -> str:
    at = random.choice([at for at, letter in enumerate(word) if letter in SUBSTITUTES])
    return word[:at] + random.choice(SUBSTITUTES[word[at]]) + word[at + 1 :]


def neighbours(letter: str) -> str:
    """The letters whose keys touch this one's, each row being half a key further in than the one above."""
    found = [(row, at) for row, letters in enumerate(ROWS) for at in [letters.find(letter)] if at >= 0]
    near = [(row + down, at + along) for row, at in found for down, along in
            ((0, -1), (0, 1), (-1, 0), (-1, 1), (1, -1), (1, 0))]  # fmt: skip
    return "".join(ROWS[row][at] for row, at in near if 0 <= row < len(ROWS) and 0 <= at < len(ROWS[row]))
