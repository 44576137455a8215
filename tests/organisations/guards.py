"""The places in the code that keep people out, found by reading it, and a way to take each one away for a while.

A guard is taken away where it stands: the function that holds it runs on without it. So a guard that somebody adds is
tried the same day, and one that nobody would miss is found.
"""

import ast
import importlib
import inspect
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import CodeType, FunctionType

from django.conf import settings
from django.contrib import admin

from tests.organisations.attacks.addresses import PREVIEWS, addresses, patterns, stem_of

# Where people are kept out. The login itself (lockout, codes, passwords) has tests of its own.
FILES = ["organisations/**/*.py", "groups/views/preview.py"]
BUT_NOT = ("migrations", "management", "demo_logins")
ASKS_WHO = {"is_national", "is_administrator", "is_staff", "has_view_permission", "has_change_permission"}
# Decides what stands on the desk, and lets nobody in.
ONLY_SHOWN = {"has_module_permission"}
PERMISSION_METHODS = {f"has_{what}_permission" for what in ("view", "add", "change", "delete")}


@dataclass(frozen=True)
class Guard:
    """One expression that keeps somebody out. `number` counts those that read alike in one function."""

    module: str
    function: str
    expression: str
    number: int

    def __str__(self):
        ending = f" ({self.number})" if self.number > 1 else ""
        return f"{self.module}.{self.function}: {self.expression}{ending}"

    @contextmanager
    def taken_away(self) -> Iterator[None]:
        """Within, the function does without it."""
        function = _function(self.module, self.function)
        code = function.__code__
        function.__code__ = _code_without(self)
        try:
            yield
        finally:
            function.__code__ = code


@cache
def guards() -> list[Guard]:
    """All of them, in the order of the files."""
    return [guard for path in _paths() for guard in _Finder.read(path)]


def _paths() -> list[Path]:
    found = [path for pattern in FILES for path in sorted(Path(settings.BASE_DIR).glob(pattern))]
    return [path for path in found if not any(part in path.as_posix() for part in BUT_NOT)]


def _module(path: Path) -> str:
    return ".".join(path.relative_to(settings.BASE_DIR).with_suffix("").parts)


def _without(node: ast.AST, function: str) -> ast.expr | None:
    """What would stand there if nobody were kept out; None for what keeps nobody out."""
    name = function.rpartition(".")[2]
    match node:
        case ast.Call(func=ast.Attribute(value=rows, attr="editable_by" | "administered_by")):
            return _call(rows, "all")
        case ast.Call(func=ast.Attribute(value=ast.Name("permissions"), attr="edited" | "administered")):
            return _parsed("permissions.EVERYTHING")
        case ast.Call(func=ast.Attribute(value=ast.Name("permissions"), attr="accounts_editable_by")):
            return _parsed("User.objects.all()")
        case ast.Call(
            func=ast.Attribute(value=ast.Attribute(value=ast.Attribute(attr="user"), attr="memberships"), attr="all")
        ) if name == "_leave":
            return _parsed("Membership.objects.all()")
        case ast.Attribute(value=ast.Name("role"), attr="administers" | "is_national"):
            return ast.Constant(True)
        case ast.Call(func=ast.Attribute(value=rows, attr="filter"), keywords=[ast.keyword("by" | "is_superuser")]):
            return _call(rows, "all")
        case ast.Call(func=ast.Name("get_object_or_404"), keywords=[ast.keyword("listing"), *others]):
            return ast.Call(node.func, node.args, others)
        case ast.Call(func=ast.Attribute(attr=asked) | ast.Name(asked)) if asked in ASKS_WHO:
            # Whether somebody is national is asked in one place to make things stricter for them.
            return ast.Constant(name != "is_needed")
        case ast.Call(func=ast.Attribute(value=ast.Name("second_factor"), attr="is_passed")):
            return ast.Constant(True)
        case ast.Attribute(value=ast.Name("user") | ast.Attribute(), attr="is_active"):
            return ast.Constant(True)
        case ast.Return(value=ast.Constant(False)) if name in PERMISSION_METHODS:
            return ast.Constant(True)
    return None


def _parsed(expression: str) -> ast.expr:
    return ast.parse(expression, mode="eval").body


def _call(rows: ast.expr, method: str) -> ast.expr:
    return ast.Call(ast.Attribute(rows, method, ast.Load()), [], [])


class _Finder(ast.NodeTransformer):
    """Walks a file; notes each guard, and takes one out if it is told which."""

    def __init__(self, module: str, unwanted: Guard | None = None):
        self.module, self.unwanted = module, unwanted
        self.scope: list[str] = []
        self.found: list[Guard] = []

    @classmethod
    def read(cls, path: Path) -> list[Guard]:
        finder = cls(_module(path))
        finder.visit(ast.parse(path.read_text()))
        return finder.found

    def _enter(self, node):
        self.scope.append(node.name)
        node = self.generic_visit(node)
        self.scope.pop()
        return node

    visit_ClassDef = visit_FunctionDef = _enter

    def visit(self, node):
        if isinstance(node, ast.ClassDef | ast.FunctionDef) or not self.scope or self.scope[-1] in ONLY_SHOWN:
            return super().visit(node)
        other = _without(node, self.function)
        guard = other and self._noted(node)
        node = super().visit(node)
        if guard is None or guard != self.unwanted:
            return node
        return _instead(node, other)

    @property
    def function(self) -> str:
        return ".".join(self.scope)

    def _noted(self, node) -> Guard:
        words = ast.unparse(node)
        alike = [one for one in self.found if (one.function, one.expression) == (self.function, words)]
        self.found.append(Guard(self.module, self.function, words, len(alike) + 1))
        return self.found[-1]


def _instead(node, other: ast.expr):
    """The other value, with the old one beside it that is never asked for: `super()` needs its place in the code."""
    if isinstance(node, ast.Return):
        return ast.Return(other)
    return ast.IfExp(ast.Constant(1), other, node)


def _code_without(guard: Guard) -> CodeType:
    module = importlib.import_module(guard.module)
    path = Path(inspect.getsourcefile(module))
    tree = _Finder(guard.module, guard).visit(ast.parse(path.read_text()))
    code = compile(ast.fix_missing_locations(tree), str(path), "exec")
    for name in guard.function.split("."):
        code = next(one for one in code.co_consts if isinstance(one, CodeType) and one.co_name == name)
    return code


def _function(module: str, name: str) -> FunctionType:
    """The function itself, below whatever decorates it."""
    found = importlib.import_module(module)
    for part in name.split("."):
        found = found.__dict__[part]
    found = getattr(found, "__func__", found)
    return inspect.unwrap(found)


@dataclass(frozen=True)
class Door:
    """An address that asks for the login before anything else."""

    name: str

    def __str__(self):
        return f"admin_view of {self.name}"

    @contextmanager
    def taken_away(self) -> Iterator[None]:
        """Within, the address asks nobody who they are."""
        (pattern,) = [one for one in patterns() if one.name == self.name]
        callback = pattern.callback
        pattern.callback = callback.__wrapped__
        try:
            yield
        finally:
            pattern.callback = callback


def doors() -> list[Door]:
    """Our own addresses behind the login; those that Django makes for each model ask by themselves."""
    stems = tuple(stem_of(model) for model in admin.site._registry)
    ours = [one.name for one in addresses() if one.name.startswith(stems) and not one.name.endswith(OF_DJANGO)]
    return [Door(name) for name in (*ours, *PREVIEWS.values(), "recovery_codes", "confirm_groups", "leave")]


OF_DJANGO = ("_changelist", "_add", "_history", "_delete", "_change")


@dataclass(frozen=True)
class Setting:
    """What a page keeps fixed, by a class attribute."""

    model: str
    attribute: str
    value: object

    def __str__(self):
        return f"{self.model} page: {self.attribute} = {self.value!r}"

    @contextmanager
    def taken_away(self) -> Iterator[None]:
        page = next(one for model, one in admin.site._registry.items() if model.__name__ == self.model)
        kind = type(page)
        value = getattr(kind, self.attribute)
        setattr(kind, self.attribute, self.value)
        try:
            yield
        finally:
            setattr(kind, self.attribute, value)


SETTINGS = [
    Setting("Organisation", "national_fields", ()),
    Setting("Invitation", "fixed", ()),
    Setting("Programme", "fixed", ()),
]
