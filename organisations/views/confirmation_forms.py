"""What an owner may answer about a group, without logging in."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from organisations.confirmation import Answer

TRUE, FALSE = "ja", "nei"
DAY = {"type": "date", "class": "ds-input"}
PAUSE = {"pause_from", "pause_until"}


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
        """The first and the last day, None for what was not written."""
        return self.cleaned_data.get("pause_from"), self.cleaned_data.get("pause_until")

    @property
    def changes_pause(self) -> bool:
        return bool(PAUSE & set(self.changed_data))


class SharedForm(PauseForm):
    """What is the same for all of the groups; what a group says for itself goes before it."""

    takes_new = forms.ChoiceField(
        required=False,
        label=_("Tar alle de lukkede gruppene imot nye?"),
        choices=[("", _("Slik jeg har svart for hver gruppe")), (TRUE, _("Ja, alle")), (FALSE, _("Nei, ingen"))],
        widget=forms.RadioSelect({"class": "ds-input"}),
    )

    def __init__(self, *args, closed: int, **kwargs):
        super().__init__(*args, prefix="alle", initial={"takes_new": ""}, **kwargs)
        if closed < 2:
            del self.fields["takes_new"]


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
        first = {"verdict": TRUE, "takes_new": TRUE if listing.intake != "stengt" else FALSE, **_coming_pause(listing)}
        super().__init__(*args, prefix=f"gruppe-{listing.pk}", initial=first, **kwargs)
        self.listing = listing
        if listing.is_open:
            del self.fields["takes_new"]

    def answer(self, shared: SharedForm) -> Answer:
        """What was answered; what was said of all groups where nothing was said of this one."""
        takes_new = self.cleaned_data.get("takes_new")
        is_true = self.cleaned_data["verdict"] == TRUE
        if "takes_new" in self.fields and "takes_new" not in self.changed_data:
            # What stood there already is only said again by whoever says that all is true.
            takes_new = shared.cleaned_data.get("takes_new") or (takes_new if is_true else "")
        return Answer(
            is_true=is_true,
            note=self.cleaned_data["note"],
            takes_new=None if not takes_new else takes_new == TRUE,
            pause=next((form.pause for form in (self, shared) if form.changes_pause), None),
        )


def _coming_pause(listing) -> dict:
    """The pause that stands already, unless it is over."""
    is_over = listing.pause_until and listing.pause_until < timezone.localdate()
    return {} if is_over else {"pause_from": listing.pause_from, "pause_until": listing.pause_until}
