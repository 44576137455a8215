"""Attempts through lists: filters, probing questions, actions and search boxes."""

import html
from itertools import product

from django.contrib import admin
from django.urls import reverse

from organisations.models import Meeting
from tests.organisations.staff import enter_as

from .addresses import page
from .pointers import FOR_ALL, foreign_targets, pointers_of
from .rows import ROWS, above, foreign_rows, foreign_words, own_rows

# How far a question may reach from the row that is listed.
MOST_STEPS = 3


def narrow_to_foreign_rows(client, world, role):
    """Every list as it is, by every question about what it points at, and searched for others' names."""
    enter_as(client, world, role)
    for model in ROWS:
        foreign = {row.pk for _key, row in foreign_rows(world, model, role)}
        own = {row.pk for _key, row in own_rows(world, model, role)}
        for asked in [{}, *questions(world, model, role), {"q": "stranger"}, {"q": "neighbour"}]:
            answer = client.get(page(model, "changelist"), asked)
            listed = listed_in(answer)
            if listed & foreign:
                yield "lists", model.__name__, tuple(asked)
            if not asked and listed & (own | foreign) != own:
                yield "leaves out", model.__name__
        yield from (("answers", model.__name__, way) for way in answered(client, model))


def listed_in(answer) -> set:
    changelist = answer.status_code == 200 and answer.context and answer.context.get("cl")
    return {row.pk for row in changelist.queryset} if changelist else set()


def questions(world, model, role):
    """The list's own filters, and its pointers, asked for what is foreign."""
    for field in pointers_of(model):
        for name, pk in product((field.attname, f"{field.name}__id__exact"), foreign_targets(world, field, role)):
            yield {name: pk}


def probes(model):
    """Questions about texts of a row, and of what it points at, however far away: each answer would tell a letter."""
    yield from (f"{one.name}__startswith" for one in model._meta.fields if is_text(one))
    yield from probes_further(model)


def probes_further(model, steps=MOST_STEPS, seen=()):
    for field in model._meta.get_fields():
        if not field.is_relation or field.related_model is None or field.related_model in seen:
            continue
        texts = [one.name for one in field.related_model._meta.fields if is_text(one)]
        yield from (f"{field.name}__{text}__startswith" for text in texts)
        if steps > 1:
            further = probes_further(field.related_model, steps - 1, (*seen, model))
            yield from (f"{field.name}__{one}" for one in further)


def is_text(field) -> bool:
    """A key is no secret: it stands in the row that points at it."""
    return field.get_internal_type() in ("CharField", "TextField", "EmailField", "SlugField") and not field.primary_key


def answered(client, model) -> list[str]:
    """The probing questions that the list would answer rather than refuse."""
    pages, request = admin.site._registry[model], client.get(reverse("admin:index")).wsgi_request
    return [way for way in probes(model) if pages.lookup_allowed(way, "a", request)]


def press_actions_on_foreign_rows(client, world, role):
    """Every action, on every foreign row, alone and with «all that match»."""
    enter_as(client, world, role)
    for model in ROWS:
        rows = [str(row.pk) for _key, row in foreign_rows(world, model, role)]
        actions = [
            "delete_selected",
            *(str(getattr(one, "__name__", one)) for one in admin.site._registry[model].actions),
        ]
        for action, everything in product(actions, ("0", "1")):
            chosen = {"action": action, "_selected_action": rows, "select_across": everything, "post": "yes"}
            client.post(page(model, "changelist"), chosen)
    return iter(())


def search_for_foreign_rows(client, world, role):
    """The search box behind every pointer of every model, whether or not a form shows it."""
    enter_as(client, world, role)
    for model in [*ROWS, Meeting]:
        for field in [*model._meta.fields, *model._meta.many_to_many]:
            if not field.is_relation:
                continue
            asked = {"app_label": model._meta.app_label, "model_name": model._meta.model_name, "field_name": field.name}
            answer = client.get(reverse("admin:autocomplete"), {**asked, "term": ""})
            if answer.status_code == 200 and field.related_model not in FOR_ALL:
                found = html.unescape(answer.content.decode())
                named = foreign_words(found, world, role) | (above_in(found, world, role))
                yield from (("names", f"{model.__name__}.{field.name}", word) for word in named)


def above_in(text, world, role) -> set[str]:
    """What stands above one's own may be named beside it, but not be chosen."""
    own = {key for key, _row in own_rows(world, type(world.organisations["chapter"]), role)}
    return {f"{key} (above)" for key in above(own) - own if f'"{key}"' in text}
