"""What belongs together stays on one line: «kl. 18.00», «2. desember», «9008 Tromsø»."""

import re

NO_BREAK_SPACE, WORD_JOINER = "\u00a0", "\u2060"
CLOCK = re.compile(r"\bkl\. (?=\d)")
DATE = re.compile(r"(?<=\d)\. (?=[a-zæøå])")
# As English writes them: «2 December», «at 18:00».
ENGLISH = re.compile(
    r"\b(?<=\d) (?=(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)"
    r"|(?<=\bat) (?=\d)"
)
POSTAL_CODE = re.compile(r"(?<=^\d{4}) (?=\w)")
# And the year with its date: «27. november 2025», «27 November 2025».
YEAR = re.compile(rf"(\d\.?{NO_BREAK_SPACE}[A-Za-z]+) (?=\d{{4}}\b)")
# A line may break after a dash; between two times it must not.
RANGE = re.compile(r"(?<=\d)–(?=\d)")


def whole(text: str) -> str:
    """The same words, with spaces and dashes that do not break inside a time or a date."""
    text = CLOCK.sub(f"kl.{NO_BREAK_SPACE}", text)
    text = DATE.sub(f".{NO_BREAK_SPACE}", text)
    text = POSTAL_CODE.sub(NO_BREAK_SPACE, text)
    text = ENGLISH.sub(NO_BREAK_SPACE, text)
    text = YEAR.sub(rf"\1{NO_BREAK_SPACE}", text)
    return RANGE.sub(f"–{WORD_JOINER}", text)
