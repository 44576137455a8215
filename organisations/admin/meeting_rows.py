"""The rows of a schedule as they come back from a form."""

from django import forms
from django.forms.models import BaseInlineFormSet

from organisations import completeness
from organisations.models import Listing
from organisations.vocabulary import Status


class MeetingFormSet(BaseInlineFormSet):
    """The schedule as a whole. A row is a value without an identity, so that no id that is posted is believed.

    Two people who edit the same schedule thus never stumble over rows that the other has removed.
    """

    def initial_form_count(self):
        return 0 if self.is_bound else super().initial_form_count()

    def add_fields(self, form, index):
        super().add_fields(form, index)
        if self.is_bound:
            form.fields["id"] = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean(self):
        super().clean()
        if any(self.errors) or not hasattr(self.instance, "organisation"):
            return
        if fault := faults_of(self.data, self.instance, meets=bool(self.rows())).get("meetings"):
            raise forms.ValidationError(fault)

    def rows(self) -> list:
        """The meetings that will stand."""
        return [form.instance for form in self.forms if form.has_changed() and not self._should_delete_form(form)]

    def save(self, commit=True):
        """Put the rows in the place of those that were there; rows that say the same are left alone."""
        rows, stored = self.rows(), list(self.get_queryset())
        self.new_objects, self.changed_objects, self.deleted_objects = [], [], []
        if [row.rule for row in rows] == [row.rule for row in stored]:
            return []
        for row in stored:
            row.delete()
        for row in rows:
            row.listing = self.instance
            row.save()
        self.new_objects = rows
        return rows


def faults_of(data, listing: Listing, *, meets: bool) -> dict[str, str]:
    """What would be missing from the page that the pressed button leaves shown to everyone.

    Publishing asks for all of it. Saving what is shown already may not take away more than was missing before: who came
    to mend a time is not held up by an old gap.
    """
    found = completeness.missing(listing, meets=meets)
    if "_publish" in data:
        return found
    if listing.status != Status.PUBLISHED or "_unpublish" in data or "_saveasnew" in data:
        return {}
    stored = Listing.objects.get(pk=listing.pk)
    before = completeness.missing(stored, meets=stored.meetings.exists())
    return {field: sentence for field, sentence in found.items() if field not in before}
