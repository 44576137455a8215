"""Parts bound into one PDF: pages, structure, bookmarks and links of all of them, as one."""

import re
from datetime import UTC, datetime

import pikepdf
import pytest

from groups.paper.booklet import binding
from groups.paper.booklet.pdf_parts import NotPlain, Part, renumbered
from groups.paper.typesetter import FONTS, STANDARD
from tests.groups.paper import pdf

MOMENT = datetime(2026, 11, 25, 18, tzinfo=UTC)
PLAIN = '#set document(title: "Et hefte")\n#set text(lang: "nb")\n#set page(paper: "a5")\n'


def part(source):
    import typst

    return typst.compile(
        (PLAIN + source).encode(), font_paths=[str(FONTS)], ignore_system_fonts=True, pdf_standards=STANDARD,
        timestamp=MOMENT,
    )  # fmt: skip


@pytest.fixture
def bound(tmp_path):
    def bind(*sources):
        paths = []
        for number, source in enumerate(sources):
            path = tmp_path / f"{number}.pdf"
            path.write_bytes(part(source))
            paths.append(path)
        binding.bind(paths, tmp_path / "whole.pdf", page_word="side")
        return tmp_path / "whole.pdf"

    return bind


FIRST = '= Innhold (med 12 0 R og \\) i)\n#link("https://hefte.invalid/#k-2")[Andre kapittel]\n#pagebreak()\nSide to.'
SECOND = '#heading[Andre (kapittel)] #label("k-2")\n- en\n- to\n== Under\n#pagebreak()\n= Tredje <k-3>\nSlutt.'
LAST = '= Bakerst <k-4>\n#link("https://example.no/")[ut]'


def test_pages_stand_in_the_order_of_the_parts(bound):
    whole = bound(FIRST, SECOND, LAST).read_bytes()
    assert pdf.pages(whole) == 5
    assert [pdf.text(whole, page=number).split()[0] for number in range(1, 6)] == [
        "Innhold", "Side", "Andre", "Tredje", "Bakerst",
    ]  # fmt: skip


def test_it_says_what_its_parts_say_to_all_readers(bound):
    whole = bound(FIRST, SECOND, LAST).read_bytes()
    assert pdf.is_for_all_readers(whole)
    assert b"<xmpTPg:NPages>5<" in whole


def test_bookmarks_of_all_parts_are_one_list(bound):
    with pikepdf.open(bound(FIRST, SECOND, LAST)) as whole, whole.open_outline() as outline:
        titles = [(item.title, [child.title for child in item.children]) for item in outline.root]
    assert titles == [
        ("Innhold (med 12 0 R og ) i)", []), ("Andre (kapittel)", ["Under"]), ("Tredje", []), ("Bakerst", []),
    ]  # fmt: skip


def test_a_link_from_one_part_leads_to_a_heading_in_another(bound):
    with pikepdf.open(bound(FIRST, SECOND, LAST)) as whole:
        (link,) = whole.pages[0].Annots
        names = list(whole.Root.Names.Dests.Names)
        target = names[names.index(link.Dest) + 1]
        assert (str(link.Dest), str(link.Contents), "/A" in link) == ("k-2", "side 3", False)
        assert target[0].objgen == whole.pages[2].objgen
        assert str(whole.pages[4].Annots[0].A.URI) == "https://example.no/"


def elements(node):
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            assert kid.P.objgen == node.objgen
            yield kid
            yield from elements(kid)


def test_structure_is_one_tree_that_every_page_and_link_finds_its_place_in(bound):
    with pikepdf.open(bound(FIRST, SECOND, LAST)) as whole:
        root = whole.Root.StructTreeRoot
        (document,) = list(root.K)
        assert (str(document.S), [str(kid.S) for kid in document.K]) == ("/Document", ["/Part"] * 3)
        found = list(elements(document))
        kinds = [str(element.S) for element in found]
        assert [kind for kind in kinds if re.fullmatch(r"/H\d", kind)] == ["/H1", "/H1", "/H2", "/H1", "/H1"]
        keys = list(root.ParentTree.Nums)[::2]
        assert keys == list(range(len(keys)))
        assert root.ParentTreeNextKey == len(keys)
        parents = dict(zip(keys, list(root.ParentTree.Nums)[1::2], strict=True))
        for page in whole.pages:
            on_page = {element.objgen for element in parents[page.StructParents]}
            of_page = {one.objgen for one in found if "/Pg" in one and one.Pg.objgen == page.objgen}
            assert of_page <= on_page
            for link in page.get("/Annots", []):
                assert str(parents[link.StructParent].S) == "/Link"


def test_it_is_sound_to_the_last_byte(bound):
    with pikepdf.open(bound(FIRST, SECOND, LAST)) as whole:
        assert whole.check_pdf_syntax() == [] if hasattr(whole, "check_pdf_syntax") else whole.check() == []


def test_a_link_to_a_heading_that_is_nowhere_is_refused(bound):
    with pytest.raises(NotPlain):
        bound(FIRST, LAST)


def test_what_looks_like_a_reference_in_a_text_is_left_alone():
    body = rb"<</Title(a (1 0 R) \) 2 0 R)/Dest 3 0 R/K[4 0 R 5]>>"
    assert renumbered(body, lambda number: number + 10) == rb"<</Title(a (1 0 R) \) 2 0 R)/Dest 13 0 R/K[14 0 R 5]>>"


def test_a_stream_is_left_alone():
    body = b"<</Length 5 0 R>>\nstream\n6 0 R\nendstream"
    assert renumbered(body, lambda number: 9) == b"<</Length 9 0 R>>\nstream\n6 0 R\nendstream"


def test_a_part_tells_where_its_headings_are():
    read = Part.read(part(SECOND))
    assert (len(read.pages), read.page_of) == (2, {"k-2": 0, "k-3": 1})
