"""What Django says by itself is said as people say it."""

import pytest
from django.contrib import admin
from django.urls import reverse

from tests.organisations.staff import enter, person

NEW = {
    "gruppe": "Ny gruppe", "hjelpenummer": "Nytt hjelpenummer", "invitasjon": "Ny invitasjon",
    "kontaktperson": "Ny kontaktperson", "organisasjon": "Ny organisasjon", "program": "Nytt program",
    "ressurs for fagfolk": "Ny ressurs for fagfolk", "språk": "Nytt språk", "tema": "Nytt tema",
}  # fmt: skip


@pytest.fixture
def boss(client, db):
    enter(client, person("boss", is_superuser=True))
    return client


def test_a_new_row_is_called_by_words_that_fit_the_noun(boss):
    said = {}
    for model in admin.site._registry:
        stem = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        page = boss.get(reverse(f"{stem}_add"))
        if page.status_code == 200:
            said[str(model._meta.verbose_name)] = page.context["title"]
            listed = boss.get(reverse(f"{stem}_changelist")).content.decode()
            assert "Legg til ny" not in listed + page.content.decode()
    assert said == NEW


def test_the_first_link_of_a_page_and_the_way_back_are_norwegian(boss):
    html = boss.get(reverse("admin:password_change")).content.decode()
    assert ("Hopp til innholdet" in html, "Skip to" in html, "Hjem" in html) == (True, False, False)


def test_a_filter_is_called_what_it_is(boss):
    html = boss.get(reverse("admin:organisations_listing_changelist")).content.decode()
    assert ("<summary>Hva de trenger</summary>" in html, "Etter hva" in html) == (True, False)
