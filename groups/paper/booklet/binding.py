"""Binds parts of a booklet into one tagged PDF: one row of pages, one tree of structure, one list of bookmarks.

The parts are typst's own (`pdf_parts`), set with the page numbers they get here. A link from one part to a heading in
another is written as an address below `LINK`, and becomes a link to that heading.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from .pdf_parts import NotPlain, Part, found, renumbered

LINK = b"https://hefte.invalid/#"
LINK_TO = re.compile(rb"/A<</Type/Action/S/URI/URI\(" + re.escape(LINK) + rb"([^)]*)\)>>(.*?)/Contents\([^)]*\)")
# The first numbers are those of the whole; the parts' objects follow.
CATALOG, PAGES, STRUCTURE, DOCUMENT, OUTLINES = range(1, 6)
OWN = 5


def bind(parts: Iterable[Path], target: Path, *, page_word: str) -> None:
    """Write the whole to `target`, part by part, so that it takes no more memory than the largest of them."""
    with target.open("wb") as file:
        binder = _Binder(file, page_word)
        for path in parts:
            binder.add(Part.read(path.read_bytes()))
        binder.finish()


class _Binder:
    """What is written so far, and what the trees will hold."""

    def __init__(self, file, page_word: str):
        self.file = file
        self.page_word = page_word
        self.offsets: dict[int, int] = {}
        self.next_number = OWN + 1
        self.next_key = 0
        self.pages: list[int] = []
        self.documents: list[int] = []
        self.parents: list[tuple[int, int]] = []
        self.outlines: list[tuple[int, int]] = []
        self.open_outlines = 0
        self.destinations: dict[str, tuple[int, int]] = {}
        self.waiting: list[tuple[int, bytes]] = []
        self.roles: dict[bytes, bytes] = {}
        self.first: Part | None = None
        file.write(b"%PDF-1.7\n%\x80\x80\x80\x80\n\n")

    def add(self, part: Part) -> None:
        """Write a part's objects under new numbers, and note what hangs on the trees."""
        self.first = self.first or part
        shift = self.next_number - 1
        # A part's own document becomes a part of the whole's.
        roots = {part.root("Pages"): PAGES, part.root("StructTreeRoot"): DOCUMENT}
        if outlines := part.number("Outlines", part.catalog):
            roots[outlines] = OUTLINES
        self._note(part, shift)
        changed = self._changed(part, shift)
        left_out = {*roots, part.catalog, part.info, part.root("Metadata")}
        for number, body in part.bodies.items():
            if number not in left_out:
                self._write(number + shift, renumbered(changed.get(number, body), lambda n: roots.get(n, n + shift)))
        self.next_number += max(part.bodies)

    def _note(self, part, shift):
        structure = part.bodies[part.root("StructTreeRoot")]
        if b"/IDTree" in structure:
            raise NotPlain("tables and notes have names of their own, which are not bound")
        self.documents.append(int(found(rb"/K\[(\d+) 0 R\]", structure)) + shift)
        keys = re.findall(rb"(\d+) (\d+) 0 R", found(rb"/ParentTree<</Nums\[([^\]]*)\]", structure))
        self.parents += [(int(key) + self.next_key, int(number) + shift) for key, number in keys]
        self.roles |= dict(re.findall(rb"/(\w+)/(\w+)", found(rb"/RoleMap<<(.*?)>>", structure)))
        page_of, first_page = part.page_of, len(self.pages)
        for name, number in part.destinations.items():
            self.destinations[name] = number + shift, first_page + page_of[name]
        self.pages += [number + shift for number in part.pages]
        self._note_outlines(part, shift)

    def _note_outlines(self, part, shift):
        root = part.number("Outlines", part.catalog)
        if root:
            ends = part.number("First", root), part.number("Last", root)
            self.outlines.append((ends[0] + shift, ends[1] + shift))
            self.open_outlines += int(found(rb"/Count (\d+)", part.bodies[root]))

    def _changed(self, part, shift) -> dict[int, bytes]:
        """The objects whose keys move along with their part, or that hang on another part's."""
        changed = {}
        for number in part.pages:
            changed[number] = self._with_key(rb"/StructParents (\d+)", part.bodies[number])
        for number, body in part.bodies.items():
            if b"/Type/Annot" in body[:40]:
                changed[number] = self._with_key(rb"/StructParent (\d+)", body)
        structure = part.root("StructTreeRoot")
        document = int(found(rb"/K\[(\d+) 0 R\]", part.bodies[structure]))
        changed[document] = part.bodies[document].replace(b"/S/Document/", b"/S/Part/", 1)
        self.next_key += int(found(rb"/ParentTreeNextKey (\d+)", part.bodies[structure]))
        return changed

    def _with_key(self, pattern, body):
        return re.sub(pattern, lambda match: match[0][: -len(match[1])] + b"%d" % (int(match[1]) + self.next_key), body)

    def _write(self, number: int, body: bytes) -> None:
        """Now, unless it waits: a link for its heading's page, the ends of a part's bookmarks for the next part."""
        is_link = b"/Type/Annot" in body[:40] and LINK in body
        if is_link or any(number in ends for ends in self.outlines[-1:]):
            self.waiting.append((number, body))
        else:
            self._put(number, body)

    def finish(self) -> None:
        """The waiting links and bookmarks, the trees, the catalog and the table."""
        neighbours = self._neighbours()
        for number, body in self.waiting:
            linked = LINK_TO.sub(self._to_heading, body) if LINK in body else body
            self._put(number, linked[:-2] + neighbours[number] + b">>" if number in neighbours else linked)
        self._put(PAGES, b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(self.pages), _references(self.pages)))
        self._put_structure()
        first, last = (self.outlines[0][0], self.outlines[-1][1]) if self.outlines else (0, 0)
        count = (first, last, self.open_outlines)
        self._put(OUTLINES, b"<</Type/Outlines/First %d 0 R/Last %d 0 R/Count %d>>" % count)
        info, metadata = self._put_description()
        self._put(CATALOG, self._catalog(metadata))
        self._put_table(info)

    def _to_heading(self, match) -> bytes:
        name = match[1].decode("ascii")
        if name not in self.destinations:
            raise NotPlain(f"a link leads to {name}, which is nowhere")
        said = f"{self.page_word} {self.destinations[name][1] + 1}".encode("ascii")
        return b"/Dest(" + match[1] + b")" + match[2] + b"/Contents(" + said + b")"

    def _neighbours(self) -> dict[int, bytes]:
        """The first and last bookmark of each part join hands with those of the parts beside it."""
        joined: dict[int, bytes] = {}
        for (_, last), (first, _) in zip(self.outlines, self.outlines[1:], strict=False):
            joined[last] = joined.get(last, b"") + b"/Next %d 0 R" % first
            joined[first] = joined.get(first, b"") + b"/Prev %d 0 R" % last
        return joined

    def _put_structure(self) -> None:
        self._put(
            DOCUMENT, b"<</Type/StructElem/S/Document/P %d 0 R/K[%s]>>" % (STRUCTURE, _references(self.documents))
        )
        roles = b"".join(b"/%s/%s" % role for role in sorted(self.roles.items()))
        nums = b" ".join(b"%d %d 0 R" % pair for pair in self.parents)
        self._put(
            STRUCTURE,
            b"<</Type/StructTreeRoot/RoleMap<<%s>>/K[%d 0 R]/ParentTree<</Nums[%s]>>/ParentTreeNextKey %d>>"
            % (roles, DOCUMENT, nums, self.next_key),
        )

    def _put_description(self) -> tuple[int, int]:
        """The first part's own, with the number of pages of all."""
        info, metadata = self.next_number, self.next_number + 1
        self._put(info, self.first.bodies[self.first.info])
        xml = self.first.bodies[self.first.root("Metadata")].partition(b"stream\n")[2].rpartition(b"\nendstream")[0]
        xml = re.sub(rb"(<xmpTPg:NPages>)\d+", rb"\g<1>%d" % len(self.pages), xml)
        self._put(
            metadata,
            b"<</Length %d/Type/Metadata/Subtype/XML>>\nstream\n%s\nendstream" % (len(xml), xml),
        )
        return info, metadata

    def _catalog(self, metadata: int) -> bytes:
        own = self.first.bodies[self.first.catalog]
        names = b"".join(
            b"(%s)%d 0 R" % (name.encode(), self.destinations[name][0]) for name in sorted(self.destinations)
        )
        return b"".join(
            [
                b"<</Type/Catalog/Pages %d 0 R/Metadata %d 0 R" % (PAGES, metadata),
                b"/Lang" + found(rb"/Lang(\([^)]*\))", own),
                b"/StructTreeRoot %d 0 R/MarkInfo<</Marked true/Suspects false>>" % STRUCTURE,
                b"/ViewerPreferences<</DisplayDocTitle true/Direction/L2R>>/PageMode/UseOutlines",
                b"/Outlines %d 0 R/Names<</Dests<</Names[%s]>>>>>>" % (OUTLINES, names),
            ]
        )

    def _put(self, number: int, body: bytes) -> None:
        self.offsets[number] = self.file.tell()
        self.file.write(b"%d 0 obj\n" % number + body + b"\nendobj\n")

    def _put_table(self, info: int) -> None:
        start, size = self.file.tell(), max(self.offsets) + 1
        self.file.write(b"xref\n0 %d\n" % size)
        self.file.writelines(self._table(size))
        trailer = (size, CATALOG, info, self.first.file_id, start)
        self.file.write(b"trailer\n<</Size %d/Root %d 0 R/Info %d 0 R/ID%s>>\nstartxref\n%d\n%%%%EOF\n" % trailer)

    def _table(self, size: int) -> Iterator[bytes]:
        """Numbers of what was left out are free."""
        yield b"0000000000 65535 f\r\n"
        for number in range(1, size):
            offset = self.offsets.get(number)
            yield b"0000000000 00001 f\r\n" if offset is None else b"%010d 00000 n\r\n" % offset


def _references(numbers: Iterable[int]) -> bytes:
    return b" ".join(b"%d 0 R" % number for number in numbers)
