"""Words in the texts of listings: one query, answered by PostgreSQL."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db import connection

from . import bits
from .catalogue import Catalogue

# More words than this narrow no further.
MOST_WORDS = 8
# Of each word its stem, and of a longer one every continuation: «kreft» finds «kreftrammede», but «sel» finds «selene»
# and not «selvhjelp». The commonest words have no stem.
# What is folded to one letter is looked for in names and places alone: «AA» reads as «å», which stands in every text.
LEAST_CONTINUED, LEAST_STEM_CONTINUED = 5, 4
FIND = """
SELECT found.listing_id, ts_rank(found.vector, wanted.word), wanted.number
FROM unnest(%s::text[], %s::int[]) AS asked (word, number)
CROSS JOIN LATERAL (
  SELECT to_tsquery('norwegian', quote_literal(fold_text(asked.word)) || CASE
    WHEN length(asked.word) >= %s AND length((ts_lexize('norwegian_stem', fold_text(asked.word)))[1]) >= %s THEN ':*'
    WHEN length(fold_text(asked.word)) = 1 THEN ':AB' ELSE '' END) AS word, asked.number
) wanted
JOIN organisations_searchtext found ON found.vector @@ wanted.word
"""
# What PostgreSQL's stemmer leaves: «strikking» is also found as «strikk».
NOUN_OF_DOING = ("ingen", "inga", "inger", "ing")
LEAST_STEM = 4


@dataclass(frozen=True)
class Found:
    """`listings`: those with as many of the words as any has. `ranks`: by position, name and place weigh most.

    `unknown`: words that stand in no current listing.
    """

    listings: int = 0
    ranks: dict[int, float] = field(default_factory=dict)
    unknown: tuple[str, ...] = ()


def find(words: Sequence[str], catalogue: Catalogue) -> Found:
    """The current listings whose texts hold the words."""
    asked = list(dict.fromkeys(words))[:MOST_WORDS]
    having: list[dict[int, float]] = [{} for _word in asked]
    for pk, rank, number in _rows(asked):
        position = catalogue.position_of.get(pk)
        if position is not None:
            having[number][position] = max(rank, having[number].get(position, 0))
    unknown = tuple(word for word, ranks in zip(asked, having, strict=True) if not ranks)
    return _best([ranks for ranks in having if ranks], unknown)


def _rows(words) -> list[tuple[int, float, int]]:
    forms = [(form, number) for number, word in enumerate(words) for form in _forms(word)]
    with connection.cursor() as cursor:
        words, numbers = [form for form, _number in forms], [number for _form, number in forms]
        cursor.execute(FIND, [words, numbers, LEAST_CONTINUED, LEAST_STEM_CONTINUED])
        return cursor.fetchall()


def _forms(word) -> list[str]:
    stems = (word.removesuffix(ending) for ending in NOUN_OF_DOING if word.endswith(ending))
    return [word, *(stem for stem in stems if len(stem) >= LEAST_STEM)]


def _best(having: list[dict[int, float]], unknown) -> Found:
    """Those with every word; when none has them all, those with the most."""
    ranks: dict[int, float] = {}
    counts: dict[int, int] = {}
    for word in having:
        for position, rank in word.items():
            ranks[position] = ranks.get(position, 0) + rank
            counts[position] = counts.get(position, 0) + 1
    most = max(counts.values(), default=0)
    return Found(bits.of(position for position, count in counts.items() if count == most), ranks, unknown)
