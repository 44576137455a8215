"""What a sentence tells beside what it asks for: «jeg driver gård og mannen min drikker» asks for no farm."""

from collections.abc import Iterable, Sequence

from .lexicon import Lexicon
from .text import Word

# Fewer words are a telegram, of which each was typed to be found.
LEAST_WORDS, LEAST_ABOUT_SOMEBODY, LEAST_TOLD = 5, 4, 6
# How many words may stand between «gruppe» and «for», and between «for» and what it is for.
MOST_BETWEEN = 2
# «… og svarer ikke på telefonen»: a conjunction tells too, of the same one as before.
TELLING, ASKING = ("forteller", "eie", "leddsetning", "gjør"), ("spør etter", "vil")
Names = Sequence[tuple[str, ...]]


def is_sentence(words: Sequence[Word], lexicon: Lexicon, *, is_about_somebody: bool = False) -> bool:
    """Whether these are words of somebody who tells, and not only those that are searched for.

    `is_about_somebody`: a relative is named, of whom something is told («samboeren bruker matpengene på odds»).
    """
    if is_about_somebody and len(words) >= LEAST_ABOUT_SOMEBODY:
        return True
    return len(words) >= LEAST_WORDS and any(word.plain in lexicon.marks["forteller"].words for word in words)


def asked_for(words: Sequence[Word], left: Iterable[int], lexicon: Lexicon) -> list[int]:
    """Of the positions in `left`, those of words that a group could be called or be about, and that are asked for."""
    return [at for at in left if _names_a_group(words[at], lexicon) or _comes_after_asking(words, at, lexicon)]


def is_told(words: Sequence[Word], names: Names, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether these words stand in a clause that tells of somebody, in a sentence, and asks for nothing.

    `names`: for each word what it may be.
    """
    if len(words) < LEAST_TOLD or not is_sentence(words, lexicon):
        return False
    clause = _clause(words, start, end, lexicon)
    # «… onsdag og fredag» is no clause.
    is_clause = len(clause) - (end - start) > 1
    return is_clause and _has(TELLING, clause, names, lexicon) and not _has(ASKING, clause, names, lexicon)


def _clause(words, start, end, lexicon) -> range:
    """The positions around these, from one comma, full stop or conjunction to the next."""
    begins = lexicon.marks["leddsetning"].words
    parts = [at for at, word in enumerate(words) if word.starts_sentence or word.starts_clause or word.plain in begins]
    first = max((at for at in parts if at <= start), default=0)
    last = min((at for at in parts if at >= end), default=len(words))
    return range(first, last)


def _has(marks, clause, names, lexicon) -> bool:
    """Whether a phrase of one of the marks begins and ends in the clause."""
    own = names[: clause.stop]
    return any(lexicon.marks[mark].begin(own, at) for mark in marks for at in clause)


def _names_a_group(word: Word, lexicon: Lexicon) -> bool:
    is_compound = any(word.plain.endswith(head) and word.plain != head for head in lexicon.heads)
    return is_compound or word.plain in lexicon.marks["emner"].words


def _comes_after_asking(words, at, lexicon) -> bool:
    """«gruppe for bønder», «noe om strikking», «andre som har epilepsi»."""
    asking, about = lexicon.marks["spør etter"].words, lexicon.marks["om"].words
    for link in range(at - 1, max(at - 2 - MOST_BETWEEN, 0), -1):
        if words[link].plain in about:
            if any(word.plain in lexicon.marks["leddsetning"].words for word in words[link + 1 : at]):
                return False
            before = words[max(link - 1 - MOST_BETWEEN, 0) : link]
            return any(word.plain in asking for word in before)
    return False
