"""«Mente du …?»: the nearest of the words that would have been right."""

from collections.abc import Iterable, Mapping

from rapidfuzz import fuzz, process

from selvhjelp.places.slugs import place_slug

# Of 100; below this a guess is noise.
LEAST_LIKENESS = 62


def nearest(word: str, known: Mapping[str, str] | Iterable[str]) -> str | None:
    """The known word most like this one, or None. A mapping leads from other spellings (labels, names) to words."""
    spellings = known if isinstance(known, Mapping) else {text: text for text in known}
    folded = {place_slug(spelling): target for spelling, target in spellings.items()}
    hit = process.extractOne(place_slug(word), folded.keys(), scorer=fuzz.WRatio, score_cutoff=LEAST_LIKENESS)
    return folded[hit[0]] if hit else None


def did_you_mean(word: str, known: Mapping[str, str] | Iterable[str]) -> str:
    """The question to put behind a complaint, with a space before it; empty when nothing is near."""
    near = nearest(word, known)
    return f" Mente du «{near}»?" if near else ""
