"""Sets the parts of one booklet, each in a process of its own, and binds them.

Page numbers are known only when what stands before is set: the front is set once to learn how long it is, then each
chapter where the last one ended, then the list from A to Å, and the front again with the numbers of its contents.
"""

import json
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from groups.paper.lettering import drawable
from groups.paper.typesetter import typeset

from .binding import bind
from .pdf_parts import Part

# Stands for a page that is not known yet, as wide as most.
UNKNOWN = 88
# The front may grow by a line when its numbers grow; it does not do so twice.
TRIES = 3
PAGES_OF_SHEET = 4


@dataclass
class Press:
    """One booklet being made in a folder of its own."""

    folder: Path
    format: str
    made_at: datetime
    pages: dict[str, int] = field(default_factory=dict)

    def part(self, template: str, data: Path, first_page: int, **more) -> tuple[Path, int]:
        """Set a part that begins on this page; where it lies, and the page after it. Notes where its headings are."""
        target = self.folder / f"{data.stem}.pdf"
        told = drawable({"format": self.format, "first_page": first_page, **more})
        target.write_bytes(typeset(f"booklet/{template}", told, made_at=self.made_at, file=data))
        part = Part.read(target.read_bytes())
        self.pages |= {label: first_page + index for label, index in part.page_of.items()}
        return target, first_page + len(part.pages)

    def data(self, name: str, content: dict) -> Path:
        """Lay what a part says beside it."""
        path = self.folder / f"{name}.json"
        path.write_text(json.dumps(drawable(content), ensure_ascii=False), encoding="utf-8")
        return path

    def booklet(self, front: Path, chapters: list[tuple[str, Path]], back, *, target: Path, page_word: str) -> int:
        """Make the whole; `back(pages)` says what the last part holds. Returns the number of pages."""
        labels = [row["label"] for row in json.loads(front.read_text(encoding="utf-8"))["contents"]]
        begins, rest, ends = 0, [], 0
        for _try in range(TRIES):
            numbers = {label: self.pages.get(label, UNKNOWN) for label in labels}
            cover, after = self.part("front", front, 1, pages=numbers)
            if after == begins:
                # As long as when the rest was set, so the numbers are right.
                bind([cover, *rest], target, page_word=page_word)
                return ends - 1
            begins = after
            rest, ends = self._rest(chapters, back, begins)
        raise RuntimeError("the front of the booklet does not come to rest")

    def _rest(self, chapters, back, page: int) -> tuple[list[Path], int]:
        """All that comes after the front, which ends before this page."""
        parts = []
        for template, data in chapters:
            path, page = self.part(template, data, page)
            parts.append(path)
        path, page = self._back(self.data("back", back(self.pages)), page)
        return [*parts, path], page

    def _back(self, data: Path, first_page: int) -> tuple[Path, int]:
        """The last part. A small booklet is folded from sheets of four pages: what is left over is for notes."""
        path, end = self.part("back", data, first_page, notes=0)
        left_over = (1 - end) % PAGES_OF_SHEET
        if self.format == "a4" or not left_over:
            return path, end
        return self.part("back", data, first_page, notes=left_over)
