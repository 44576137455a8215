"""Where public code asks the database for more than visitors may see."""

import ast

from django.db import models

# The first word after `.objects`: a queryset of what visitors may see, or a vocabulary.
BEGINNINGS = {
    "Listing": {"published", "current", "known", "editable_by"},
    "Organisation": {"approved"},
    "Programme": {"approved"},
    "Meeting": {"of"},
    "Report": {"about"},
    "ContentPage": {"editable_by"},
    "DangerAnswer": {"editable_by"},
    "Helpline": {"editable_by"},
    "Theme": {"all"},
    "Language": {"all"},
    "Resource": {"all"},
}
# Ways around the model's own manager, and the ways back to its rows from another's.
BACK_DOORS = {"_default_manager", "_base_manager", "through"}
RELATED = {"listings", "children", "organisations", "programmes", "covered_by"}
QUERIES = {name for name in dir(models.QuerySet) if not name.startswith("_")}
WHOLE_MODEL = {"get_object_or_404", "get_list_or_404"}


def bare(tree: ast.AST) -> list[int]:
    """The lines where a queryset begins with something else."""
    follows = {id(node.value): node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    return sorted(node.lineno for node in ast.walk(tree) if _is_bare(node, follows.get(id(node))))


def _is_bare(node, next_word) -> bool:
    if isinstance(node, ast.Call):
        return _name(node.func) in WHOLE_MODEL and _name(node.args[0]) in BEGINNINGS
    if not isinstance(node, ast.Attribute):
        return False
    if node.attr == "objects":
        return next_word not in BEGINNINGS.get(_name(node.value), set())
    if node.attr in RELATED:
        return next_word in QUERIES
    return node.attr in BACK_DOORS


def _name(node) -> str | None:
    return node.id if isinstance(node, ast.Name) else None
