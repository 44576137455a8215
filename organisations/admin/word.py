"""What the themes' and the languages' pages have in common: words that groups carry."""

from django.contrib import admin

from .base import NationalAdmin


class WordAdmin(NationalAdmin):
    """A word that a group carries stays: without it the group would say something else than its owners did."""

    readonly_fields = ["used_by"]
    search_fields = ["name"]

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and not (obj and obj.listings.exists())

    @admin.display(description="hvor mange grupper har det?")
    def used_by(self, word):
        count = word.listings.count() if word.pk else 0
        if not count:
            return "Ingen. Da kan det slettes."
        return f"{count} {'gruppe' if count == 1 else 'grupper'}. Det kan ikke slettes så lenge noen har det."
