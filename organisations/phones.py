"""Numbers that a telephone can dial: a page makes links of them."""

import re

# As people write them: with spaces, and with what else a dial tone does not mind.
WRITTEN = re.compile(r"\+?[\d\s().-]+")
# From 113 to the longest that the world has.
FEWEST, MOST = 3, 15
NOT_A_NUMBER = "Skriv bare selve nummeret, med sifre. For eksempel: 00 00 00 01"


def can_be_dialled(text: str) -> bool:
    """Whether it is one number and nothing else."""
    digits = sum(sign.isdigit() for sign in text)
    return bool(WRITTEN.fullmatch(text)) and FEWEST <= digits <= MOST
