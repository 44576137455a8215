"""What an owner may answer about a group, without logging in."""

from django import forms
from django.utils.translation import gettext_lazy as _

from organisations.confirmation import Answer

TRUE, FALSE = "ja", "nei"
DAY = {"type": "date", "class": "ds-input"}


class PauseForm(forms.Form):
    """The first and the last day without meetings."""

    pause_from = forms.DateField(
        required=False, label=_("Første dag uten møte"), widget=forms.DateInput(DAY, format="%Y-%m-%d")
    )
    pause_until = forms.DateField(
        required=False,
        label=_("Siste dag uten møte"),
        help_text=_("La den stå tom hvis dere ikke vet det ennå."),
        widget=forms.DateInput(DAY, format="%Y-%m-%d"),
    )

    def clean(self):
        cleaned = super().clean()
        first, last = cleaned.get("pause_from"), cleaned.get("pause_until")
        if last and not first and "pause_from" not in self.errors:
            self.add_error("pause_from", _("Skriv også den første dagen uten møte."))
        if first and last and last < first:
            self.add_error("pause_until", _("Den siste dagen kommer før den første."))
        return cleaned

    @property
    def pause(self):
        """The pause, or None where nothing was written."""
        first = self.cleaned_data.get("pause_from")
        return (first, self.cleaned_data.get("pause_until")) if first else None


class GroupForm(PauseForm):
    """One group: is it true, does it take new people, is there a pause."""

    verdict = forms.ChoiceField(
        label=_("Stemmer dette?"),
        choices=[(TRUE, _("Alt stemmer")), (FALSE, _("Noe stemmer ikke"))],
        widget=forms.RadioSelect({"class": "ds-input"}),
        error_messages={"required": _("Velg om alt stemmer.")},
    )
    note = forms.CharField(
        required=False,
        max_length=1000,
        label=_("Hva stemmer ikke?"),
        help_text=_("Bare dere som redigerer, ser det du skriver. Ikke skriv navn på deltakere."),
        widget=forms.Textarea({"rows": 3, "class": "ds-input"}),
    )
    takes_new = forms.ChoiceField(
        required=False,
        label=_("Tar gruppa imot nye?"),
        choices=[(TRUE, _("Ja")), (FALSE, _("Nei"))],
        widget=forms.RadioSelect({"class": "ds-input"}),
    )
    field_order = ["verdict", "note", "takes_new", "pause_from", "pause_until"]

    def __init__(self, *args, listing, **kwargs):
        takes_new = TRUE if listing.intake != "stengt" else FALSE
        first = {"verdict": TRUE, "takes_new": takes_new}
        super().__init__(*args, prefix=f"gruppe-{listing.pk}", initial=first, **kwargs)
        self.listing = listing
        if listing.is_open:
            del self.fields["takes_new"]

    def answer(self, shared_pause) -> Answer:
        """What was answered; the pause of all groups where this one has none of its own."""
        takes_new = self.cleaned_data.get("takes_new")
        return Answer(
            is_true=self.cleaned_data["verdict"] == TRUE,
            note=self.cleaned_data["note"],
            takes_new=None if not takes_new else takes_new == TRUE,
            pause=self.pause or shared_pause,
        )
