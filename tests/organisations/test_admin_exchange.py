"""Groups in from a file, in the admin: seen first, stored on a yes, undone on another; only one's own."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from organisations.exchange.signals import listings_imported
from organisations.models import FileImport, Listing
from organisations.vocabulary import Status
from tests.factories import ListingFactory
from tests.organisations.exchange_files import minimal, published, write_csv, write_xlsx
from tests.organisations.staff import enter, form_of, make_world

UPLOAD = "admin:organisations_listing_upload"


@pytest.fixture
def world(db):
    return make_world()


@pytest.fixture
def editor(client, world):
    enter(client, world.users["chapter editor"])
    return client


def upload(client, owner, path):
    file = SimpleUploadedFile(path.name, path.read_bytes())
    return client.post(reverse(UPLOAD), {"organisation": owner.pk, "file": file})


def say_yes(client, page):
    return client.post(page, form_of(client.get(page)), follow=True)


def told(client, owner, path):
    """The page that shows what the file would do, and its context."""
    page = upload(client, owner, path).headers["Location"]
    return page, client.get(page)


def snapshot():
    return list(Listing.objects.order_by("pk").values())


def test_nothing_is_stored_before_the_yes_and_the_table_says_what_would_be(editor, world, tmp_path):
    owner, before = world.organisations["chapter"], snapshot()
    ListingFactory(name="Står ikke her", organisation=owner)
    before = snapshot()
    rows = [
        minimal(slug="", navn="Ny gruppe"),
        {**minimal(), "slug": world.listings["chapter"].slug, "navn": "Nytt navn"},
    ]
    page, answer = told(editor, owner, write_csv(tmp_path, *[{"slug": "", **row} for row in rows]))
    context = answer.context
    assert snapshot() == before
    assert [each.listing.name for each in context["new"]] == ["Ny gruppe"]
    assert [(one.column, one.before, one.after) for one in context["changed"][0]["differences"]] == [
        ("navn", "chapter listing", "Nytt navn")
    ]
    assert [listing.name for listing in context["missing"]] == ["branch listing", "Står ikke her"]
    say_yes(editor, page)
    assert set(Listing.objects.filter(organisation=owner).values_list("name", flat=True)) == {
        "Ny gruppe", "Nytt navn", "Står ikke her"
    }  # fmt: skip


@pytest.mark.parametrize("write", [write_csv, write_xlsx])
def test_each_error_stands_in_its_cell_and_nothing_is_stored(editor, world, tmp_path, write):
    before = snapshot()
    rows = [minimal(navn="God"), minimal(navn="Feil", tilgang="halvåpen", opptak="kanskje")]
    page, answer = told(editor, world.organisations["chapter"], write(tmp_path, *rows))
    (line,) = answer.context["faulty"]
    assert (line["number"], line["name"]) == (3, "Feil")
    assert [(cell["column"], cell["content"]) for cell in line["cells"]] == [
        ("tilgang", "halvåpen"), ("opptak", "kanskje")
    ]  # fmt: skip
    assert all(cell["sentences"] for cell in line["cells"])
    assert "Ja, lagre dette" not in answer.content.decode()
    editor.post(page, {"seen": answer.context["seen"]})
    assert snapshot() == before


def test_what_cannot_be_read_and_what_is_not_in_the_register_are_told_at_once(editor, world, tmp_path):
    own = world.listings["chapter"]
    row = {**minimal(navn="Feil"), "slug": own.slug, "tilgang": "halvåpen", "postnummer": "0000", "tema": "finnes-ikke"}
    _page, answer = told(editor, world.organisations["chapter"], write_csv(tmp_path, row))
    (line,) = answer.context["faulty"]
    assert {cell["column"] for cell in line["cells"]} == {"tilgang", "postnummer", "tema"}
    # It stands in the file, though something is wrong with it.
    assert own not in answer.context["missing"]


def test_a_file_with_somebody_elses_groups_is_refused_line_by_line(editor, world, tmp_path):
    before = snapshot()
    victim = world.listings["neighbour"]
    rows = [
        {"slug": victim.slug, **minimal(navn="Kapret")},
        {"slug": "", **minimal(navn="Smuglet"), "organisasjon": world.organisations["neighbour"].slug},
    ]
    columns = {name: "" for row in rows for name in row}
    page, answer = told(editor, world.organisations["chapter"], write_csv(tmp_path, *[columns | row for row in rows]))
    assert [line["number"] for line in answer.context["faulty"]] == [2, 3]
    say_yes(editor, page)
    assert snapshot() == before


@pytest.mark.parametrize("key", ["umbrella", "neighbour", "stranger"])
def test_nobody_uploads_to_or_downloads_from_a_foreign_organisation(editor, world, tmp_path, key):
    owner = world.organisations[key]
    answer = upload(editor, owner, write_csv(tmp_path, minimal()))
    assert (answer.status_code, FileImport.objects.count()) == (200, 0)
    for format_name in ("csv", "xlsx"):
        address = reverse("admin:organisations_listing_download", args=[owner.pk, format_name])
        assert editor.get(address).status_code == 404


def test_a_file_is_for_who_uploaded_it_alone_and_only_as_long_as_they_edit(editor, world, tmp_path):
    page, answer = told(editor, world.organisations["chapter"], write_csv(tmp_path, minimal()))
    before = snapshot()
    for role in ("umbrella administrator", "national", "superuser"):
        enter(editor, world.users[role])
        answers = [editor.get(page), editor.post(page, {"seen": answer.context["seen"]}), editor.post(f"{page}angre/")]
        assert [answer.status_code for answer in answers] == [404, 404, 404]
    user = world.users["chapter editor"]
    user.memberships.update(organisation=world.organisations["stranger"])
    enter(editor, user)
    assert editor.post(page, {"seen": answer.context["seen"]}).status_code == 404
    assert snapshot() == before


def test_what_was_read_in_is_undone_and_new_groups_become_drafts(editor, world, tmp_path):
    listing = world.listings["chapter"]
    Listing.objects.filter(pk=listing.pk).update(contact_email="gruppa@example.no", venue="Huset")
    before = Listing.objects.filter(pk=listing.pk).values().get()
    rows = [
        {"slug": listing.slug, **published(navn="Nytt navn", status="nedlagt", kontakt_epost="")},
        {"slug": "", **published(navn="Ny gruppe")},
    ]
    page, answer = told(editor, world.organisations["chapter"], write_csv(tmp_path, *rows))
    assert answer.context["faulty"] == []
    say_yes(editor, page)
    assert Listing.objects.get(pk=listing.pk).status == Status.CLOSED_DOWN
    editor.post(f"{page}angre/")
    after = Listing.objects.filter(pk=listing.pk).values().get()
    assert {name for name in before if before[name] != after[name]} <= {"updated_at"}
    assert Listing.objects.get(name="Ny gruppe").status == Status.DRAFT
    assert listing.meetings.count() == 1


def test_undoing_leaves_what_somebody_has_changed_since(editor, world, tmp_path):
    listing = world.listings["chapter"]
    rows = [{"slug": listing.slug, **minimal(navn="Nytt navn")}]
    page, _answer = told(editor, world.organisations["chapter"], write_csv(tmp_path, *rows))
    say_yes(editor, page)
    form = reverse("admin:organisations_listing_change", args=[listing.pk])
    editor.post(form, {**form_of(editor.get(form)), "name": "Endret for hånd"})
    answer = editor.post(f"{page}angre/", follow=True)
    assert Listing.objects.get(pk=listing.pk).name == "Endret for hånd"
    assert "Endret for hånd" in [str(message) for message in answer.context["messages"]][-1]


def test_when_a_group_changes_while_one_looks_nothing_is_stored(editor, world, tmp_path):
    listing = world.listings["chapter"]
    page, answer = told(
        editor, world.organisations["chapter"], write_csv(tmp_path, {"slug": listing.slug, **minimal(navn="Fra fila")})
    )
    Listing.objects.filter(pk=listing.pk).update(name="Endret imens")
    editor.post(page, {"seen": answer.context["seen"]})
    assert Listing.objects.get(pk=listing.pk).name == "Endret imens"
    say_yes(editor, page)
    assert Listing.objects.get(pk=listing.pk).name == "Fra fila"


def test_a_file_is_read_in_once(editor, world, tmp_path):
    page, answer = told(editor, world.organisations["chapter"], write_csv(tmp_path, minimal()))
    for _number in range(2):
        editor.post(page, {"seen": answer.context["seen"]})
    assert Listing.objects.filter(name=minimal()["navn"]).count() == 1


def test_each_reading_and_undoing_is_told_once_and_looking_is_not(
    editor, world, tmp_path, django_capture_on_commit_callbacks
):
    told_of = []

    def note(sender, **kwargs):
        told_of.append(sender)

    listings_imported.connect(note)
    with django_capture_on_commit_callbacks(execute=True):
        page, answer = told(editor, world.organisations["chapter"], write_csv(tmp_path, minimal()))
        editor.post(page, {"seen": "something else"})
    assert told_of == []
    with django_capture_on_commit_callbacks(execute=True):
        editor.post(page, {"seen": answer.context["seen"]})
        editor.post(page, {"seen": answer.context["seen"]})
    assert told_of == [FileImport]
    with django_capture_on_commit_callbacks(execute=True):
        editor.post(f"{page}angre/")
        editor.post(f"{page}angre/")
    assert told_of == [FileImport] * 2
    listings_imported.disconnect(note)


@pytest.mark.parametrize("name", ["bilde.png", "grupper", "tull.csv"])
def test_what_is_no_list_of_groups_is_said_beside_the_field(editor, world, name):
    file = SimpleUploadedFile(name, b"\x89PNG\r\n\x1a\n;")
    answer = editor.post(reverse(UPLOAD), {"organisation": world.organisations["chapter"].pk, "file": file})
    assert list(answer.context["form"].errors) == ["file"]
    assert FileImport.objects.count() == 0


@pytest.mark.parametrize("format_name", ["csv", "xlsx"])
def test_what_one_downloads_changes_nothing_when_it_is_read_in(editor, world, format_name):
    owner = world.organisations["chapter"]
    answer = editor.get(reverse("admin:organisations_listing_download", args=[owner.pk, format_name]))
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{owner.slug}.{format_name}"'
    file = SimpleUploadedFile(f"grupper.{format_name}", io.BytesIO(answer.content).read())
    page = editor.post(reverse(UPLOAD), {"organisation": owner.pk, "file": file}).headers["Location"]
    plan = editor.get(page).context["plan"]
    assert ([len(rows) for rows in (plan.new, plan.changed, plan.unchanged)], plan.errors) == ([0, 0, 2], [])
