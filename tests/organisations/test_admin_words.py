"""What Django says by itself is said as people say it."""

import re

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.urls import reverse

from organisations import reports
from organisations.admin.listing import NOT_SHOWN
from organisations.admin.telling import COPIED, NOT_HERE, NOTHING_TICKED
from organisations.models import Language, Listing, Report, Theme
from tests.factories import ListingFactory
from tests.organisations.staff import enter, form_of, make_world, person

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


# What Django and its libraries say where we have words of our own: of a person, of a row, of a picture.
NOT_OURS = re.compile(
    r"\bbruker(?:e|en|ne)\b|(?:en|ny|endre) bruker\b|\bverdi\b|møte #|nåværende:|object \(|-relasjon"
    r"|ble (?:lagt til|endret|slettet)|vennligst|ikke tom\b|\btrue\b|\bfalse\b|verifisering",
    re.IGNORECASE,
)


def spoken(html: str) -> str:
    """The words of a page, with those that stand in attributes for who cannot see it."""
    told = " ".join(re.findall(r'(?:alt|title|aria-label)="([^"]*)"', html))
    return re.sub(r"<(?:script|style|template).*?</(?:script|style|template)>|<[^>]+>", " ", html, flags=re.S) + told


def pages_of(model) -> list[str]:
    """The list, the empty form, and what one may do with a row."""
    stem = f"admin:{model._meta.app_label}_{model._meta.model_name}"
    row = model._base_manager.order_by("pk").first()
    of_row = [reverse(f"{stem}_{page}", args=[row.pk]) for page in ("change", "history", "delete")] if row else []
    return [reverse(f"{stem}_changelist"), reverse(f"{stem}_add"), *of_row]


@pytest.mark.parametrize("model", sorted(admin.site._registry, key=lambda one: one.__name__))
def test_no_page_of_the_staff_speaks_as_django_does(boss, model):
    make_world()
    seen = 0
    for path in pages_of(model):
        page = boss.get(path)
        if page.status_code == 200:
            seen += 1
            assert (path, NOT_OURS.findall(spoken(page.content.decode()))) == (path, [])
    assert seen >= 2


def test_what_a_form_says_when_it_is_stored_is_one_sentence_of_ours(boss):
    world = make_world()
    theme, new = Theme.objects.first(), reverse("admin:organisations_theme_add")
    change = reverse("admin:organisations_theme_change", args=[theme.pk])
    for path in (change, new):
        data = form_of(boss.get(path)) | {"name": "Håp", **({"slug": "hap"} if path == new else {})}
        assert said(boss.post(path, data, follow=True)) == ["«Håp» er lagret."]
    listing = reverse("admin:organisations_listing_change", args=[world.listings["chapter"].pk])
    data = form_of(boss.get(listing))
    confirmed = boss.post(listing, data | {"_confirm": ""}, follow=True)
    assert said(confirmed) == ["chapter listing er bekreftet i dag. Takk!"]
    copied = boss.post(listing, data | {"_saveasnew": ""}, follow=True)
    assert said(copied) == [COPIED.format("chapter listing")]
    assert copied.context["original"].status == "kladd"


def said(page) -> list[str]:
    return [str(message) for message in page.context["messages"]]


def test_an_account_is_called_one_on_every_page(boss):
    person("redaktor", is_staff=True)
    listed = boss.get(reverse("admin:auth_user_changelist"))
    words = spoken(listed.content.decode())
    assert ("Kontoer" in words, "2 kontoer" in words) == (True, True)
    assert "Kontoer" in spoken(boss.get(reverse("admin:index")).content.decode())


@pytest.mark.parametrize("model", [Theme, Language])
def test_a_word_that_a_group_carries_is_not_deleted(boss, model):
    used, unused = model.objects.all()[:2]
    carried = ListingFactory()
    getattr(carried, "themes" if model is Theme else "languages").add(used)
    stem = f"admin:organisations_{model._meta.model_name}"
    answers = [boss.post(reverse(f"{stem}_delete", args=[word.pk]), {"post": "yes"}) for word in (used, unused)]
    assert [answer.status_code for answer in answers] == [403, 302]
    assert [model.objects.filter(pk=word.pk).exists() for word in (used, unused)] == [True, False]
    page = boss.get(reverse(f"{stem}_change", args=[used.pk])).content.decode()
    assert "1 gruppe. Det kan ikke slettes så lenge noen har det." in page


def test_what_is_wrong_with_a_new_password_is_said_in_our_words(boss):
    boss_account = User.objects.get()
    boss_account.set_password("korrekt hest batteri")
    boss_account.save()
    boss.force_login(boss_account)
    enter(boss, boss_account)
    path = reverse("admin:password_change")
    before = spoken(boss.get(path).content.decode())
    assert ("Det samme en gang til" in before, NOT_OURS.findall(before)) == (True, [])
    wrong = {"old_password": "noe annet", "new_password1": "tre ord jeg husker", "new_password2": "tre ord"}
    after = spoken(boss.post(path, wrong).content.decode())
    assert ("Dette er ikke passordet du har nå." in after, "De to er ikke like." in after) == (True, True)
    assert NOT_OURS.findall(after) == []
    right = {"old_password": "korrekt hest batteri", **dict.fromkeys(("new_password1", "new_password2"), "tre ord her")}
    stored = boss.post(path, right, follow=True)
    assert (stored.redirect_chain[-1][0], said(stored)) == (reverse("admin:index"), ["Det nye passordet er lagret."])
    assert User.objects.get().check_password("tre ord her")


def test_reports_are_narrowed_down_to_those_that_wait(boss):
    waiting, settled = make_world().reports["chapter"], Report.objects.last()
    reports.settle(settled)
    page = boss.get(reverse("admin:organisations_report_changelist", query={"ferdig": "ja"}))
    assert list(page.context["cl"].queryset) == [settled]
    page = boss.get(reverse("admin:organisations_report_changelist", query={"ferdig": "nei"}))
    assert (waiting in page.context["cl"].queryset, settled in page.context["cl"].queryset) == (True, False)


@pytest.mark.parametrize(("role", "may"), [("national", True), ("editor of several", False)])
def test_only_a_national_editor_invites_to_no_organisation(client, db, role, may):
    world = make_world()
    enter(client, world.users[role])
    html = client.get(reverse("admin:organisations_invitation_add")).content.decode()
    assert ("Ingen" in html) is may


@pytest.mark.parametrize("model", sorted(admin.site._registry, key=lambda one: one.__name__))
def test_what_one_may_take_away_has_a_button_for_it_on_its_page(boss, model):
    """And what one may not has none."""
    make_world()
    stem, row = f"admin:{model._meta.app_label}_{model._meta.model_name}", model._base_manager.order_by("pk").first()
    change, delete = (reverse(f"{stem}_{page}", args=[row.pk]) for page in ("change", "delete"))
    ways = {delete, delete.replace("/delete/", "/fjern/")}
    html = boss.get(change).content.decode()
    found = {way for way in ways if f'href="{way}"' in html or f'formaction="{way}"' in html}
    may = boss.get(delete).status_code == 200
    assert (len(found), model.__name__) == (int(may), model.__name__)


def test_a_national_editor_deletes_a_group_with_all_that_is_said_of_it(client, db):
    world = make_world()
    listing = world.listings["chapter"]
    assert (listing.reports.exists(), listing.meetings.exists()) == (True, True)
    path = reverse("admin:organisations_listing_delete", args=[listing.pk])
    for role, status in (("chapter administrator", 403), ("national", 200)):
        enter(client, world.users[role])
        page = client.get(path)
        assert page.status_code == status
    assert "Siden, historikken og meldingene om gruppa blir borte" in page.content.decode()
    client.post(path, {"post": "yes"})
    assert not Listing.objects.filter(pk=listing.pk).exists()
    assert not Report.objects.filter(pk=world.reports["chapter"].pk).exists()


def test_an_administrator_finds_the_way_to_remove_an_editor_and_to_take_an_invitation_back(client, db):
    world = make_world()
    enter(client, world.users["chapter administrator"])
    membership, invitation = world.memberships["chapter"], world.invitations["chapter"]
    for row, words in ((membership, "Fjern redaktøren"), (invitation, "Trekk invitasjonen tilbake")):
        stem = f"admin:organisations_{row._meta.model_name}"
        html = client.get(reverse(f"{stem}_change", args=[row.pk])).content.decode()
        delete = reverse(f"{stem}_delete", args=[row.pk])
        assert f'href="{delete}">{words}</a>' in html
        client.post(delete, {"post": "yes"})
        assert not type(row).objects.filter(pk=row.pk).exists()


def test_a_button_pressed_with_nothing_ticked_says_what_to_do(boss):
    make_world()
    path = reverse("admin:organisations_listing_changelist")
    answer = boss.post(path, {"action": "confirm", "index": "0"}, follow=True)
    assert said(answer) == [NOTHING_TICKED]
    one = Listing.objects.first()
    answer = boss.post(path, {"action": "confirm", "index": "0", "_selected_action": [one.pk]}, follow=True)
    assert said(answer) == [f"{one.name} er bekreftet i dag. Takk!"]
    draft = ListingFactory(status="kladd", confirmed_at=None)
    answer = boss.post(path, {"action": "confirm", "index": "0", "_selected_action": [draft.pk]}, follow=True)
    draft.refresh_from_db()
    assert (said(answer), draft.confirmed_at) == ([NOT_SHOWN], None)


def test_what_is_not_there_and_what_is_somebody_elses_are_told_of_alike(client, db):
    world = make_world()
    enter(client, world.users["chapter editor"])
    foreign = world.listings["stranger"].pk
    for pk in (foreign, foreign + 100_000):
        answer = client.get(reverse("admin:organisations_listing_change", args=[pk]), follow=True)
        assert (answer.redirect_chain, said(answer)) == ([(reverse("admin:index"), 302)], [NOT_HERE])
