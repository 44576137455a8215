"""What a linter cannot know: arrows point down, nobody forgets who may see a field, public code starts from what is
published."""

import ast
import re
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings

from organisations.disclosure import public_fields, undeclared_fields
from tests.site.bare_querysets import bare

LAYERS = ["places", "organisations", "groups"]
OWN = [model for label in LAYERS for model in apps.get_app_config(label).get_models()]
DECLARED = [model for model in apps.get_app_config("organisations").get_models() if hasattr(model, "Disclosure")]
PUBLIC_CODE = sorted(
    path for folder in ("groups", "organisations/views") for path in (settings.BASE_DIR / folder).rglob("*.py")
)
MARKUP = re.compile(r"<(p|div|span|ul|li|b|strong|section)\b")


@pytest.mark.parametrize("model", OWN, ids=lambda model: model.__name__)
def test_no_foreign_key_points_up(model):
    level = LAYERS.index(model._meta.app_label)
    related = {
        field.related_model._meta.app_label
        for field in model._meta.get_fields()
        if field.concrete and field.is_relation
    }
    assert [label for label in related if label in LAYERS and LAYERS.index(label) > level] == []


@pytest.mark.parametrize("model", DECLARED, ids=lambda model: model.__name__)
def test_every_field_is_declared_public_internal_or_personal(model):
    assert undeclared_fields(model) == set()


def test_every_model_of_the_writing_side_says_who_may_see_its_fields():
    history = {model for model in apps.get_app_config("organisations").get_models() if hasattr(model, "instance_type")}
    assert set(apps.get_app_config("organisations").get_models()) - history == set(DECLARED)


def test_what_leads_to_a_meeting_without_its_owner_is_not_public():
    listing = apps.get_model("organisations", "Listing")
    assert {"meeting_link", "meeting_phone", "hides_address"} & public_fields(listing) == set()


@pytest.mark.parametrize("path", PUBLIC_CODE, ids=lambda path: path.relative_to(settings.BASE_DIR).as_posix())
def test_public_code_starts_from_what_visitors_may_see(path):
    assert bare(ast.parse(path.read_text())) == []


@pytest.mark.parametrize(
    "code",
    [
        "Listing.objects.all()",
        "Listing.objects.filter(status='publisert')",
        "Listing.objects.with_card().published()",
        "Listing._default_manager.published()",
        "Organisation.objects.get(slug=slug)",
        "Listing.themes.through.objects.all()",
        "get_object_or_404(Listing, slug=slug)",
        "get_object_or_404(Listing.objects, slug=slug)",
        "organisation.listings.all()",
        "organisation.children.filter(kind=kind)",
        "apps.get_model('organisations', 'Listing').objects.published()",
    ],
)
def test_what_starts_elsewhere_is_found(code):
    assert bare(ast.parse(code)) != []


@pytest.mark.parametrize("path", PUBLIC_CODE, ids=lambda path: path.relative_to(settings.BASE_DIR).as_posix())
def test_no_markup_stands_in_python(path):
    texts = [node.value for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Constant)]
    assert [text for text in texts if isinstance(text, str) and MARKUP.search(text)] == []


def test_the_top_level_is_the_one_in_the_design():
    wanted = {"manage.py", "selvhjelp", "groups", "organisations", "templates", "static", "fixtures", "tests", "docs"}
    assert wanted <= {path.name for path in Path(settings.BASE_DIR).iterdir()}


@pytest.mark.xdist_group("kept together")
def test_tests_of_a_group_stay_in_one_process(request, worker_id):
    """A release of pytest once let them apart in silence: then they empty each other's databases."""
    if worker_id != "master":
        assert request.node.nodeid.endswith("@kept together")
