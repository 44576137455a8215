"""A PDF as typst writes it, taken apart into its objects: plain, uncompressed, each at the place its table tells."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

TOKEN = re.compile(rb"\(|\b(\d+) 0 R\b")
PARENTHESES = re.compile(rb"\\.|[()]", re.DOTALL)
XREF_LINE = re.compile(rb"(\d{10}) \d{5} n")
STREAM = b"\nstream\n"


class NotPlain(ValueError):
    """The file is not written as typst used to write them: binding it could spoil it."""


@dataclass(frozen=True)
class Part:
    """One part: its objects by number (without «obj» and «endobj»), and the numbers of those that hold it together."""

    bodies: dict[int, bytes]
    catalog: int
    info: int
    file_id: bytes

    @classmethod
    def read(cls, data: bytes) -> "Part":
        """Take apart a whole file."""
        trailer = data[data.rindex(b"trailer") :]
        table = data[data.rindex(b"\nxref\n") : data.rindex(b"trailer")]
        offsets = [int(offset) for offset in XREF_LINE.findall(table)]
        ends = [*offsets[1:], data.rindex(b"\nxref\n") + 1]
        bodies = dict(_object(data[start:end]) for start, end in zip(offsets, ends, strict=True))
        file_id = found(rb"/ID(\[.*?\])", trailer)
        return cls(bodies, int(found(rb"/Root (\d+) 0 R", trailer)), int(found(rb"/Info (\d+) 0 R", trailer)), file_id)

    def number(self, key: str, of: int) -> int | None:
        """The object that an object's entry points to."""
        match = re.search(rb"/%s (\d+) 0 R" % key.encode(), self.bodies[of])
        return int(match[1]) if match else None

    def root(self, key: str) -> int:
        """What the catalog points to under this key."""
        number = self.number(key, self.catalog)
        if number is None:
            raise NotPlain(f"no {key} in the catalog")
        return number

    @property
    def pages(self) -> list[int]:
        """The numbers of its pages, in order."""
        kids = found(rb"/Kids\[([^\]]*)\]", self.bodies[self.root("Pages")])
        numbers = [int(number) for number in re.findall(rb"(\d+) 0 R", kids)]
        if any(b"/Type/Page/" not in self.bodies[number] for number in numbers):
            raise NotPlain("pages stand in a tree")
        return numbers

    @property
    def destinations(self) -> dict[str, int]:
        """By name, the object that says where a labelled heading is."""
        names = re.search(rb"/Dests<</Names\[(.*?)\]", self.bodies[self.catalog], re.DOTALL)
        found_names = re.findall(rb"\(([^()]*)\)(\d+) 0 R", names[1]) if names else []
        return {name.decode("ascii"): int(number) for name, number in found_names}

    @property
    def page_of(self) -> dict[str, int]:
        """By name, on which of its pages a labelled heading stands, counted from 0."""
        order = {number: index for index, number in enumerate(self.pages)}
        return {
            name: order[int(found(rb"\[(\d+) 0 R", self.bodies[number]))] for name, number in self.destinations.items()
        }


def found(pattern: bytes, text: bytes) -> bytes:
    """The group of a pattern that must be there."""
    match = re.search(pattern, text, re.DOTALL)
    if match is None:
        raise NotPlain(f"no {pattern.decode()}")
    return match[1]


def _object(text: bytes) -> tuple[int, bytes]:
    number, _, rest = text.partition(b" 0 obj\n")
    return int(number), rest[: rest.rindex(b"\nendobj")]


def renumbered(body: bytes, number_of: Callable[[int], int]) -> bytes:
    """The object with its references changed; texts and streams, which may look like some, are left alone."""
    head, stream, rest = body.partition(STREAM)
    return b"".join(_renumbered(head, number_of)) + stream + rest


def _renumbered(text: bytes, number_of) -> Iterator[bytes]:
    at = 0
    while match := TOKEN.search(text, at):
        if match[1] is None:
            end = _end_of_text(text, match.end())
            yield text[at:end]
            at = end
        else:
            yield text[at : match.start()] + b"%d 0 R" % number_of(int(match[1]))
            at = match.end()
    yield text[at:]


def _end_of_text(text: bytes, at: int) -> int:
    """Where a text in parentheses ends, whose own parentheses may stand in pairs."""
    depth = 1
    for match in PARENTHESES.finditer(text, at):
        depth += {b"(": 1, b")": -1}.get(match[0], 0)
        if not depth:
            return match.end()
    raise NotPlain("a text does not end")
