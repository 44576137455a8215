"""How large the letters of a sheet can be so that all of it has room on one A4.

A page cannot measure itself before it is printed, as a PDF can: so the lines are reckoned, a little too many.
"""

from dataclasses import dataclass

from .sheet import Sheet, SheetGroup

# Letter sizes in points, the largest first; `sheet.css` has one rule for each. Below nine nobody should have to read,
# and the fullest sheet that the form allows has room at nine.
SIZES = (15, 14, 13, 12, 11, 10, 9.5, 9)
# A4 within its margins, in points, a little too small; what heading and foot take of it at least, and the gap between
# two columns.
WIDTH, HEIGHT, FRAME, GAP = 527, 783, 104, 17
# From so many groups on they may stand in two columns, and the pictures are smaller.
TWO_COLUMNS = 3
# In Figtree, a little too much: how wide letters are (some are bold) and how high a line, as parts of the letter size.
WIDTHS = {
    **dict.fromkeys("ijlI.,:;|'`!· ", 0.29), **dict.fromkeys("frt()[]{}/\\-1*\"", 0.42),
    **dict.fromkeys("ksxzacvyšáåčéJLF", 0.56), **dict.fromkeys("mwMæ", 0.88), **dict.fromkeys("W@Æ", 1.02),
    **dict.fromkeys("GHNOQØ", 0.79),
}  # fmt: skip
SPACE, OTHER_SMALL, OTHER, LINE = WIDTHS[" "], 0.6, 0.72, 1.22
# A picture's side, and its margin; a group's own margins and those between its paragraphs, in letter sizes.
PICTURE, SMALL_PICTURE, MARGIN, PARAGRAPHS = 74, 50, 6, 1.6


@dataclass(frozen=True)
class Fit:
    """The largest letters at which the sheet has room, and in how many columns."""

    points: float
    columns: int


def fit(sheet: Sheet) -> Fit:
    """One column or two, whichever lets the letters be larger."""
    possible = (1, 2) if len(sheet.groups) >= TWO_COLUMNS else (1,)
    fits = (
        Fit(points, columns) for points in SIZES for columns in possible if height(sheet, points, columns) <= HEIGHT
    )
    return next(fits, Fit(SIZES[-1], possible[-1]))


def height(sheet: Sheet, points: float, columns: int) -> float:
    """How high the sheet will be with letters of this size, in points."""
    side = SMALL_PICTURE if len(sheet.groups) >= TWO_COLUMNS else PICTURE
    width = (WIDTH - GAP * (columns - 1)) / columns
    heights = [_group_height(group, points, width, side) for group in sheet.groups]
    head = [" ".join((sheet.intro, *sheet.usual)), *sheet.gone]
    return FRAME + _highest(heights, columns) + sum(_lines(one, points, WIDTH) for one in head) * points * LINE


def _highest(heights: list[float], columns: int) -> float:
    """The higher of two columns, parted where both are lowest, as the browser does."""
    if columns == 1 or len(heights) < 2:
        return sum(heights)
    return min(max(sum(heights[:first]), sum(heights[first:])) for first in range(1, len(heights)))


def _group_height(group: SheetGroup, points, width, side) -> float:
    """The text wraps around the pictures, which float one below the other."""
    pictures = (side + MARGIN) * (2 if group.sketch else 1)
    beside = pictures * (side + MARGIN) / width
    text = sum(_lines(one, points, width) for one in _paragraphs(group)) * points * LINE
    heading = _lines(group.name, points * 1.2, width) * points * 1.2 * 1.15
    return heading + max(text + beside, pictures) + points * PARAGRAPHS + MARGIN


def _paragraphs(group: SheetGroup) -> list[str]:
    contact = group.contact
    reach = " · ".join((contact.role, contact.phone, contact.hours, contact.email, contact.site)) if contact else ""
    when = [f"{one.text} {one.note}" for one in group.dates]
    way_in = [" ".join(group.way_in)] if when else [*group.way_in, group.rhythm]
    place = ", ".join(group.place) + group.directions
    return [
        group.instead_of, group.who, group.notice, *when, *way_in, place, reach, group.first_time,
        " · ".join(group.facts), f"{group.address} · {group.confirmed}",
    ]  # fmt: skip


def _lines(text: str, points: float, width: float) -> int:
    """A word that has no room begins a new line, and one that is longer than a line is broken."""
    if not text.strip(" ·"):
        return 0
    room = width / points
    lines, used = 1, 0.0
    for word in text.split():
        wide = sum(map(_letter, word))
        if used and used + SPACE + wide > room:
            lines, used = lines + 1, 0.0
        used += wide + SPACE * bool(used)
        lines, used = lines + int(used // room), used % room
    return lines


def _letter(letter: str) -> float:
    return WIDTHS.get(letter) or (OTHER_SMALL if letter.islower() or letter.isdigit() else OTHER)
