"""What stands at the address of a municipality or county."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from .place import Name, Place, SlugMatch
from .slugs import place_slug
from .spelling import LONGEST_TEXT


class SlugIndex:
    """Addresses, and all that redirects to them: codes, names in other languages, former codes and names."""

    def __init__(self, names: Iterable[Name], former: Mapping[str, tuple[str, ...]]):
        """`names` of the places with an address; `former`: codes, names and addresses of old, and what they became."""
        self.canonical: dict[str, Place] = {}
        current: dict[str, dict[str, Place]] = defaultdict(dict)
        for name in names:
            self.canonical[name.place.slug] = name.place
            current[place_slug(name.text)][name.place.code] = name.place
            current[name.place.code][name.place.code] = name.place
        by_code = {place.code: place for place in self.canonical.values()}
        past: dict[str, dict[str, Place]] = defaultdict(dict)
        for text, codes in former.items():
            past[place_slug(text)].update({code: by_code[code] for code in codes if code in by_code})
        self._redirects = {slug: tuple(places.values()) for slug, places in (past | current).items()}

    def match(self, text: str) -> SlugMatch:
        """Never raises, whatever the text; an unknown one gives no places."""
        if text in self.canonical:
            return SlugMatch((self.canonical[text],), canonical=True)
        slug = place_slug(text[:LONGEST_TEXT])
        if slug in self.canonical:
            return SlugMatch((self.canonical[slug],))
        return SlugMatch(self._redirects.get(slug, ()))
