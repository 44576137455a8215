"""How large the letters of a sheet can be so that all of it has room on one A4.

A page cannot measure itself before it is printed, as a PDF can: so the lines are reckoned, a little too many.
"""

from math import ceil

from .sheet import Sheet, SheetGroup

# Letter sizes in points, the largest first; `sheet.css` has one rule for each.
SIZES = (15, 14, 13, 12, 11, 10, 9.5, 9, 8.5, 8, 7.5, 7, 6.5, 6)
# A4 within its margins, in points; what heading and foot take of it, and the gap between two columns.
WIDTH, HEIGHT, FRAME, GAP = 521, 768, 165, 18
# From so many groups on they stand two and two, and from so many on the pictures are smaller.
TWO_COLUMNS, SMALL_PICTURES = 3, 5
# Measured in Figtree: a letter's mean width and a line's height, as parts of the letter size.
LETTER, LINE = 0.44, 1.32
# A picture's side, and its margin; a group's own margins and those between its paragraphs, in letter sizes.
PICTURE, SMALL_PICTURE, MARGIN, PARAGRAPHS = 74, 62, 6, 2.4


def size(sheet: Sheet) -> float:
    """The largest of the sizes at which the sheet has room."""
    return next((points for points in SIZES if height(sheet, points) <= HEIGHT), SIZES[-1])


def height(sheet: Sheet, points: float) -> float:
    """How high the sheet will be with letters of this size, in points."""
    count = len(sheet.groups)
    columns = 2 if count >= TWO_COLUMNS else 1
    side = SMALL_PICTURE if count >= SMALL_PICTURES else PICTURE
    width = (WIDTH - GAP * (columns - 1)) / columns
    heights = [_group_height(group, points, width, side) for group in sheet.groups]
    rows = [max(heights[first : first + columns]) for first in range(0, count, columns)]
    return FRAME + sum(rows) + sum(_lines(sentence, points, WIDTH) for sentence in sheet.gone) * points * LINE


def _group_height(group: SheetGroup, points, width, side) -> float:
    """The text wraps around the pictures; beside short lines of small letters half their room would have been empty."""
    pictures = (side + MARGIN) * (2 if group.sketch else 1)
    beside = pictures * (side + MARGIN) / width / (2 if side == SMALL_PICTURE else 1)
    text = sum(_lines(one, points, width) for one in _paragraphs(group)) * points * LINE
    heading = _lines(group.name, points * 1.25, width) * points * 1.25 * 1.15
    return heading + max(text + beside, pictures) + points * PARAGRAPHS + 2 * MARGIN


def _paragraphs(group: SheetGroup) -> list[str]:
    contact = group.contact
    reach = " · ".join((contact.role, contact.phone, contact.hours, contact.email, contact.site)) if contact else ""
    when = [f"{one.text} {one.note}" for one in group.dates]
    way_in = [" ".join(group.way_in)] if when else [*group.way_in, group.rhythm]
    place = ", ".join(group.place) + group.directions
    example = "EKSEMPEL – denne gruppa finnes ikke" if group.is_example else ""
    return [
        group.instead_of, example, group.who, group.notice, *when, *way_in, place, reach, group.first_time,
        " · ".join(group.facts), f"{group.address} · {group.confirmed}",
    ]  # fmt: skip


def _lines(text: str, points: float, width: float) -> int:
    return ceil(len(text) * points * LETTER / width) if text.strip() else 0
