"""Where the keys lie, and so which slips of a thumb are likely."""

# Each row lies half a key further in than the one above.
ROWS = ("qwertyuiopå", "asdfghjkløæ", "zxcvbnm")
TOUCHING = ((0, -1), (0, 1), (-1, 0), (-1, 1), (1, -1), (1, 0))
# The keys whose letters are written so where marks are taken off.
FOLDED = {"a": "åæ", "o": "ø"}


def _beside(letter: str) -> str:
    """The letters whose keys touch this one's."""
    found = [(row, letters.index(letter)) for row, letters in enumerate(ROWS) if letter in letters]
    near = [(row + down, at + along) for row, at in found for down, along in TOUCHING]
    return "".join(ROWS[row][at] for row, at in near if 0 <= row < len(ROWS) and 0 <= at < len(ROWS[row]))


BESIDE = {letter: frozenset("".join(map(_beside, letter + FOLDED.get(letter, "")))) for row in ROWS for letter in row}


def is_likely_slip(typed: str, meant: str) -> bool:
    """Whether a thumb that slips once makes the one of the other.

    Neighbouring letters swapped, one left out (never the first), one twice, the key beside, or that one as well.
    """
    at = next((at for at, (one, other) in enumerate(zip(typed, meant, strict=False)) if one != other), None)
    if len(typed) < len(meant):
        return at != 0 and typed[_end(at, typed) :] == meant[_end(at, typed) + 1 :]
    if len(typed) > len(meant):
        return _is_one_more(typed, meant, _end(at, meant))
    return at is not None and (_is_key_beside(typed, meant, at) or _is_swapped(typed, meant, at))


def _end(at: int | None, shorter: str) -> int:
    return len(shorter) if at is None else at


def _is_one_more(typed, meant, at) -> bool:
    """«tromsøø», «trfomsø»."""
    touched = typed[max(0, at - 1) : at] + typed[at + 1 : at + 2]
    return typed[at + 1 :] == meant[at:] and any(typed[at] in {one, *BESIDE.get(one, ())} for one in touched)


def _is_key_beside(typed, meant, at) -> bool:
    return typed[at] in BESIDE.get(meant[at], ()) and typed[at + 1 :] == meant[at + 1 :]


def _is_swapped(typed, meant, at) -> bool:
    return typed[at : at + 2] == meant[at : at + 2][::-1] and typed[at + 2 :] == meant[at + 2 :]
