"""All addresses under /admin/, from the site itself: a new page is tried the day it is born."""

from dataclasses import dataclass
from functools import cache

from django.contrib import admin
from django.urls import URLPattern, get_resolver, reverse

# What an address that is about one row captures; a number is a version's.
OF_A_ROW = {"object_id", "pk", "number"}
# What the addresses about files capture, tried in `files`.
OF_FILES = {"upload", "organisation", "format_name"}
# The addresses of the site as a whole, tried in `doors`, `lists` and in the tests of logging in.
PAGES_OF_THE_SITE = {
    "index", "login", "logout", "password_change", "password_change_done", "autocomplete", "jsi18n", "view_on_site",
    "app_list", "second_factor", "second_factor_setup", "recovery_codes", "password_reset", "password_reset_done",
    "password_reset_confirm", "password_reset_complete", "invitation", "confirm_groups", "leave",
}  # fmt: skip
# What stands outside the site's own patterns: the previews, by what they show.
PREVIEWS = {"listing": "listing_preview", "contentpage": "page_preview", "dangeranswer": "answer_preview"}


@dataclass(frozen=True)
class Address:
    name: str
    captured: frozenset
    # The full name, to reverse.
    path: str

    def of(self, pk) -> str:
        """The address of that row."""
        return reverse(self.path, kwargs={name: 1 if name == "number" else pk for name in self.captured})


@cache
def patterns() -> list[URLPattern]:
    """Every pattern under /admin/."""
    return [one for one, _namespace in _found()]


@cache
def addresses() -> list[Address]:
    """Every named pattern under /admin/."""
    return [
        Address(one.name, frozenset(one.pattern.converters), f"{namespace}{one.name}")
        for one, namespace in _found()
        if one.name
    ]


def _found():
    everything = [one for one in get_resolver().url_patterns if str(one.pattern).startswith("admin/")]
    (staff,) = [one for one in everything if getattr(one, "namespace", None) == "admin"]
    yield from ((one, "admin:") for one in _flat(staff.url_patterns))
    yield from ((one, "") for one in everything if one is not staff)


def _flat(found):
    for one in found:
        if isinstance(one, URLPattern):
            yield one
        else:
            yield from _flat(one.url_patterns)


def stem_of(model) -> str:
    return f"{model._meta.app_label}_{model._meta.model_name}_"


def of_rows(model) -> list[Address]:
    """The addresses that are about one row of the model."""
    is_about = [one for one in addresses() if one.name.startswith(stem_of(model)) or is_preview(one, model)]
    return [one for one in is_about if one.captured and one.captured <= OF_A_ROW]


def is_preview(address: Address, model) -> bool:
    return address.name == PREVIEWS.get(model._meta.model_name)


def untried() -> set[str]:
    """Addresses that no attempt knows how to fill in."""
    stems = tuple(stem_of(model) for model in admin.site._registry)
    return {
        one.name
        for one in addresses()
        if not (one.name.startswith(stems) and (one.captured <= OF_A_ROW or one.captured <= OF_FILES))
        and one.name not in PAGES_OF_THE_SITE | set(PREVIEWS.values())
    }


def page(model, name: str, *arguments) -> str:
    """One of the pages that every model has: page(Listing, "change", 7)."""
    return reverse(f"admin:{stem_of(model)}{name}", args=arguments)
