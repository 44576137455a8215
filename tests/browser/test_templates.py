"""What no template may hold: it would set a cookie, break the policy, or tell another host who looks for help."""

import re

import pytest
from django.conf import settings

TEMPLATES = settings.BASE_DIR / "templates"
PUBLIC = sorted(path for path in TEMPLATES.rglob("*.html") if "admin" not in path.relative_to(TEMPLATES).parts)
COMMENT = re.compile(r"\{% comment %\}.*?\{% endcomment %\}|\{#.*?#\}", re.DOTALL)
FORBIDDEN = {
    "a cookie": r"csrf_token|\bmessages\b|request\.user|\{\{ ?user|request\.session",
    "an inline style": r"<style|\sstyle=",
    "an inline script": r"<script(?![^>]*\ssrc=)|\son[a-z]+=",
    "another host": r"(?:src|action)=[\"']?(?:https?:)?//",
    "markup let through": r"\|safe\b|autoescape off",
}


@pytest.mark.parametrize("why", FORBIDDEN)
def test_no_public_template_holds(why):
    offenders = [path.name for path in PUBLIC if re.search(FORBIDDEN[why], COMMENT.sub("", path.read_text("utf-8")))]
    assert offenders == []


@pytest.mark.parametrize("path", [path for path in PUBLIC if path.parent.name == "components"], ids=lambda p: p.name)
def test_a_component_says_at_its_top_what_it_takes(path):
    head = path.read_text("utf-8").removeprefix("{% load i18n %}").lstrip()
    assert head.startswith(("{#", "{% comment %}"))


@pytest.mark.parametrize("path", PUBLIC, ids=lambda path: str(path.relative_to(TEMPLATES)))
def test_components_get_what_they_need_and_nothing_else(path):
    includes = re.findall(r"\{% include \"components/[^%]*%\}", path.read_text("utf-8"))
    assert [include for include in includes if not include.endswith(" only %}")] == []
