"""The list of groups narrowed down to those that need something, as the desk counts them."""

from django.contrib import admin
from django.utils import timezone

NEEDS = {
    "bekreftes": ("Bør bekreftes", lambda groups, today: groups.to_confirm(today)),
    "ringes": ("Noen bør ringe", lambda groups, today: groups.to_phone(today)),
    "meldt": ("Meldt fra om feil", lambda groups, today: groups.reported()),
    "mangler": ("Mangler noe", lambda groups, today: groups.incomplete()),
    "pause": ("Har pause", lambda groups, today: groups.paused(today)),
}


class NeedsFilter(admin.SimpleListFilter):
    title = "hva de trenger"
    parameter_name = "trenger"

    def lookups(self, request, model_admin):
        return [(key, label) for key, (label, _narrow) in NEEDS.items()]

    def queryset(self, request, queryset):
        _label, narrow = NEEDS.get(self.value(), ("", None))
        return narrow(queryset, timezone.localdate()) if narrow else queryset
