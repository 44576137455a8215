"""Form fields for parameters: the good ones of several values hold, and none good is said in plain words."""

from collections.abc import Callable

from django import forms
from django.utils.translation import gettext_lazy as _
from rapidfuzz import fuzz, process

from selvhjelp.places.place import Place

# Longer than any value; what is longer was not meant as one.
LONGEST_SHOWN = 40
# More digits than any number of pages or kilometres has.
MOST_DIGITS = 12


class WordsField(forms.Field):
    """Any number of words out of a vocabulary.

    Empty values do not count. Of several, the known ones hold; when none is known, a sentence names the unknown one
    and the nearest that we know.
    """

    widget = forms.SelectMultiple

    def __init__(self, *, choices=(), aliases=None, **kwargs):
        super().__init__(**kwargs)
        self.choices = list(choices)
        self.aliases = aliases or {}

    def clean(self, value) -> list[str]:
        stated = [text for text in (str(part).strip() for part in value or ()) if text]
        known = dict(self.choices)
        meant = (word for text in stated for word in self.meant_by(text))
        good = list(dict.fromkeys(word for word in meant if word in known))
        if stated and not good:
            raise forms.ValidationError(self._unknown(stated[0], known))
        return good

    def meant_by(self, text: str) -> tuple[str, ...]:
        """The words of the vocabulary that one means."""
        return (self.aliases.get(text, text),)

    def _unknown(self, stated, known):
        nearest = process.extractOne(stated[:LONGEST_SHOWN], list(known), scorer=fuzz.ratio, score_cutoff=60)
        if nearest:
            return _("Vi kjenner ikke «%(stated)s». Mente du «%(nearest)s»?") % {
                "stated": shortened(stated),
                "nearest": nearest[0],
            }
        return _("Vi kjenner ikke «%(stated)s». Velg et av valgene her.") % {"stated": shortened(stated)}


class CodesField(WordsField):
    """Any number of codes of places. One of an older register means what it became, so that no bookmark grows old."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        # From a code of any register to the places in force.
        self.in_force: Callable[[str], tuple[Place, ...]] = lambda code: ()

    def meant_by(self, text):
        codes = tuple(place.code for place in self.in_force(text)) if text.isascii() and text.isdigit() else ()
        return codes or (text,)

    def _unknown(self, stated, known):
        # The number that looks most like it lies somewhere else.
        return super()._unknown(stated, ())


class NumberField(forms.Field):
    """One whole number, the first good one of several; `most` None means that any number is good."""

    widget = forms.SelectMultiple

    def __init__(self, *, least: int, most: int | None = None, **kwargs):
        super().__init__(**kwargs)
        self.least, self.most = least, most

    def clean(self, value) -> int | None:
        stated = [text for text in (str(part).strip() for part in value or ()) if text]
        good = [int(text[:MOST_DIGITS]) for text in stated if text.isascii() and text.isdigit()]
        good = [number for number in good if self.least <= number and (self.most is None or number <= self.most)]
        if stated and not good:
            raise forms.ValidationError(self._unfit(stated[0]))
        return good[0] if good else None

    def _unfit(self, stated):
        if self.most is None:
            return _("«%(stated)s» går ikke. Skriv et helt tall fra %(least)d og oppover.") % {
                "stated": shortened(stated),
                "least": self.least,
            }
        return _("«%(stated)s» går ikke. Skriv et helt tall fra %(least)d til %(most)d.") % {
            "stated": shortened(stated),
            "least": self.least,
            "most": self.most,
        }


class TextField(forms.Field):
    """One text; the first that is not empty. Control characters are taken as spaces."""

    widget = forms.SelectMultiple

    def clean(self, value) -> str:
        stated = ("".join(letter if letter.isprintable() else " " for letter in str(text)) for text in value or ())
        return next((text.strip() for text in stated if text.strip()), "")


def shortened(text: str) -> str:
    """What a person typed, safe to show: no control characters, and not longer than a line."""
    printable = "".join(letter for letter in text if letter.isprintable())
    return printable if len(printable) <= LONGEST_SHOWN else printable[:LONGEST_SHOWN] + "…"
