"""Sets of positions as whole numbers: the n-th bit is set when the n-th listing is in the set.

Python's long integers make the union, the intersection and the size of such sets a matter of microseconds, for
thousands of listings and hundreds of facets.
"""

from collections.abc import Iterable, Iterator


def of(positions: Iterable[int]) -> int:
    """The set of these positions."""
    bits = 0
    for position in positions:
        bits |= 1 << position
    return bits


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
