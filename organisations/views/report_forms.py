"""What somebody may say is wrong about a group, with no account, no cookie and no riddle to solve."""

import re
from datetime import timedelta

from django import forms
from django.core import signing
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from organisations.models import ReportKind

SALT = "meld-feil"
# A person needs a moment to fill in the form; a robot does not. After two hours the page is opened anew.
FASTEST, SLOWEST = timedelta(seconds=3), timedelta(hours=2)
MOST_LINKS = 1
LINK = re.compile(r"https?://|www\.", re.IGNORECASE)
A_YEAR = timedelta(days=365)


class ReportForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("Hva er feil?"),
        choices=ReportKind.choices,
        widget=forms.RadioSelect({"class": "ds-input"}),
        error_messages={"required": _("Velg hva som er feil.")},
    )
    happened_on = forms.DateField(
        required=False,
        label=_("Hvilken dag gjelder det?"),
        help_text=_("Hvis du dro dit, og det var ingen der."),
        widget=forms.DateInput({"type": "date", "class": "ds-input"}, format="%Y-%m-%d"),
    )
    text = forms.CharField(
        required=False,
        max_length=1000,
        label=_("Vil du si mer?"),
        help_text=_("Ikke skriv navn på deltakere. Vi viser aldri det du skriver."),
        widget=forms.Textarea({"rows": 4, "class": "ds-input", "maxlength": 1000}),
    )
    reply_to = forms.EmailField(
        required=False,
        label=_("E-post, hvis du vil ha svar"),
        help_text=_("Du kan la den stå tom. Vi sletter adressen når du har fått svar."),
        widget=forms.EmailInput({"class": "ds-input", "autocomplete": "email"}),
    )
    # Nobody sees this one; what fills it in is not a person.
    homepage = forms.CharField(required=False, label=_("La dette feltet stå tomt"))
    opened = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, listing, **kwargs):
        super().__init__(*args, **kwargs)
        self.listing = listing
        self.initial["opened"] = signing.dumps(listing.slug, salt=SALT)

    @property
    def is_from_a_robot(self) -> bool:
        return bool(self.data.get("homepage"))

    def clean_happened_on(self):
        day, today = self.cleaned_data["happened_on"], timezone.localdate()
        if day and day > today:
            raise forms.ValidationError(_("Den dagen har ikke vært ennå."))
        if day and day < today - A_YEAR:
            raise forms.ValidationError(_("Det er mer enn et år siden. Skriv en dag i det siste året."))
        return day

    def clean_text(self):
        text = self.cleaned_data["text"]
        if len(LINK.findall(text)) > MOST_LINKS:
            raise forms.ValidationError(_("Skriv uten lenker, eller med én."))
        return text

    def clean(self):
        cleaned = super().clean()
        nobody_there = cleaned.get("kind") == ReportKind.NOBODY_THERE
        if nobody_there and not cleaned.get("happened_on") and "happened_on" not in self.errors:
            self.add_error("happened_on", _("Skriv hvilken dag du dro dit."))
        if fault := self._clock_fault():
            self._open_anew()
            self.add_error(None, fault)
        return cleaned

    def _clock_fault(self):
        try:
            slug = signing.loads(self.data.get("opened", ""), salt=SALT, max_age=SLOWEST)
            too_fast = _is_younger(self.data["opened"], FASTEST)
        except signing.BadSignature:
            return _("Siden har stått åpen for lenge. Se over, og send en gang til.")
        if slug != self.listing.slug or too_fast:
            return _("Det gikk litt fort. Vent noen sekunder, og send en gang til.")
        return None

    def _open_anew(self):
        """What was written is kept, and the clock starts again."""
        self.data = self.data.copy()
        self.data["opened"] = self.initial["opened"]


def _is_younger(token: str, age: timedelta) -> bool:
    try:
        signing.loads(token, salt=SALT, max_age=age)
    except signing.SignatureExpired:
        return False
    return True
