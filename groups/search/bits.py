"""Sets of positions as whole numbers: the n-th bit is set when the n-th listing is in the set.

Python's long integers make the union, the intersection and the size of such sets a matter of microseconds, for
thousands of listings and hundreds of facets.
"""

from collections.abc import Iterable, Iterator


def of(positions: Iterable[int]) -> int:
    """The set of these positions."""
    wanted = list(positions)
    if not wanted:
        return 0
    # A whole number is made anew at every change, so the bits are gathered in something that can be changed.
    gathered = bytearray((max(wanted) >> 3) + 1)
    for position in wanted:
        gathered[position >> 3] |= 1 << (position & 7)
    return int.from_bytes(gathered, "little")


def positions(bits: int) -> Iterator[int]:
    """The positions in the set, lowest first."""
    text = bin(bits)[:1:-1]
    found = text.find("1")
    while found >= 0:
        yield found
        found = text.find("1", found + 1)


def union(sets: Iterable[int]) -> int:
    """All that is in any of the sets."""
    everything = 0
    for bits in sets:
        everything |= bits
    return everything
