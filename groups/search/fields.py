"""Form fields for parameters: the good ones of several values hold, and none good is said in plain words."""

from django import forms
from django.utils.translation import gettext_lazy as _
from rapidfuzz import fuzz, process

# Longer than any value; what is longer was not meant as one.
LONGEST_SHOWN = 40


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
        translated = [self.aliases.get(text, text) for text in stated]
        good = list(dict.fromkeys(text for text in translated if text in known))
        if stated and not good:
            raise forms.ValidationError(self._unknown(stated[0], known))
        return good

    def _unknown(self, stated, known):
        nearest = process.extractOne(stated[:LONGEST_SHOWN], list(known), scorer=fuzz.ratio, score_cutoff=60)
        if nearest:
            return _("Vi kjenner ikke «%(stated)s». Mente du «%(nearest)s»?") % {
                "stated": shortened(stated),
                "nearest": nearest[0],
            }
        return _("Vi kjenner ikke «%(stated)s». Velg et av valgene her.") % {"stated": shortened(stated)}


class OneNumberField(forms.Field):
    """One whole number between two bounds; the first good one of several."""

    widget = forms.SelectMultiple

    def __init__(self, *, least: int, most: int, **kwargs):
        super().__init__(**kwargs)
        self.least, self.most = least, most

    def clean(self, value) -> int | None:
        stated = [text for text in (str(part).strip() for part in value or ()) if text]
        good = [int(text) for text in stated if text.isascii() and text.isdigit() and len(text) < 10]
        good = [number for number in good if self.least <= number <= self.most]
        if stated and not good:
            message = _("«%(stated)s» går ikke. Skriv et helt tall fra %(least)d til %(most)d.")
            raise forms.ValidationError(
                message % {"stated": shortened(stated[0]), "least": self.least, "most": self.most}
            )
        return good[0] if good else None


def shortened(text: str) -> str:
    """What a person typed, safe to show: no control characters, and not longer than a line."""
    printable = "".join(letter for letter in text if letter.isprintable())
    return printable if len(printable) <= LONGEST_SHOWN else printable[:LONGEST_SHOWN] + "…"
