"""Words that the public site never says, as data: language, pattern, a sentence that breaks the rule, and why.

Patterns are matched on whole words, without regard to case. Where a word has a harmless twin («fortjeneste»),
the pattern leaves the twin alone. Names of fellowships are taken out of a text before it is read. Why is said in
Norwegian: editors read it beside the field.
"""

import re
from dataclasses import dataclass

NAMES = ("Anonyme Narkomane", "Narcotics Anonymous", "Alcoholics Anonymous")

OPPORTUNITY = "En gruppe er en mulighet man griper selv, ikke noe man får."
PARTICIPANT = "Den som er med i en gruppe, er en deltaker."
LABEL = "Et menneske er mer enn problemet sitt."
PROMISE = "Vi lover ikke at det virker."
REFERRAL = "Ingen kan sendes til en gruppe. Fagfolk informerer om den."
PROFESSIONAL_PAGES_ONLY = "Det ordet står bare på sidene for fagfolk."
PROBLEM = "Si «problem», som folk gjør selv."


@dataclass(frozen=True)
class BannedWord:
    """One rule: `pattern` is a regular expression for whole words, `example` a sentence it must catch."""

    language: str
    pattern: str
    example: str
    reason: str

    def found_in(self, text):
        """The words of `text` that break this rule, in order."""
        return re.findall(rf"(?<!\w)(?:{self.pattern})(?!\w)", text, re.IGNORECASE)


BANNED = tuple(
    BannedWord(*row)
    for row in (
        ("nb", r"(?<!folk )bruker(?:e|en|ens|ne|nes|s)?", "Vi hjelper brukerne.", PARTICIPANT),
        ("nb", r"klient(?:er|en|ene|ens|s)?", "Klienten møter opp.", PARTICIPANT),
        ("nb", r"\w*misbruker(?:e|en|ens|ne|nes|s)?", "Han er rusmisbruker.", LABEL),
        ("nb", r"narkoman\w*", "En narkoman ringte.", LABEL),
        ("nb", r"alkis\w*", "Alkisen på hjørnet.", LABEL),
        ("nb", r"\w*tilbud\w*|tilby\w*|tilbød", "Her er alle hjelpetilbudene.", OPPORTUNITY),
        ("nb", r"(?!fortjen)\w*tjeneste\w*", "Dette er en tjeneste.", OPPORTUNITY),
        ("nb", r"henvis(?:e|er|es|te|t)", "Legen henviser til gruppa.", REFERRAL),
        ("nb", r"behandle(?:r|t|s|de|nde|re|ren|rne)?", "Vi behandler alle.", OPPORTUNITY),
        ("nb", r"garanti\w*|garanter\w*", "Vi garanterer plass.", PROMISE),
        ("nb", r"suksess\w*", "En suksesshistorie.", PROMISE),
        ("nb", r"\w*utfordr\w*", "Har du rusutfordringer?", PROBLEM),
        ("nb", r"helbred\w*|kurer(?:er|e|t|te)", "Gruppa helbreder deg.", PROMISE),
        ("nb", r"du blir (?:frisk|rusfri|bedre)|virker for alle", "I gruppa er det slik at du blir frisk.", PROMISE),
        ("nb", r"pasient\w*", "Pasienten får et ark.", PROFESSIONAL_PAGES_ONLY),
        ("nn", r"bruk[ae]r(?:ar|ane|en|ens|e|ne|s)?", "Vi hjelper brukarane.", PARTICIPANT),
        ("nn", r"klient(?:ar|en|ane|ens|s)?", "Klienten møter opp.", PARTICIPANT),
        ("nn", r"\w*misbruk[ae]r\w*", "Han er rusmisbrukar.", LABEL),
        ("nn", r"narkoman\w*", "Ein narkoman ringde.", LABEL),
        ("nn", r"alkis\w*", "Alkisen på hjørnet.", LABEL),
        ("nn", r"\w*tilb[ou]d\w*|tilby\w*|tilbaud", "Her er alle hjelpetilboda.", OPPORTUNITY),
        ("nn", r"(?!fortene|fortjen)\w*tj?eneste\w*", "Dette er ei teneste.", OPPORTUNITY),
        ("nn", r"(?:tilvis|henvis)(?:e|er|ast|est|te|t|a)", "Legen tilviser til gruppa.", REFERRAL),
        ("nn", r"behandl(?:e|a|ar|ast|er|et|arar?|araren|arane)", "Vi behandlar alle.", OPPORTUNITY),
        ("nn", r"garanti\w*|garanter\w*", "Vi garanterer plass.", PROMISE),
        ("nn", r"suksess\w*", "Ei suksesshistorie.", PROMISE),
        ("nn", r"\w*utfordr\w*", "Har du rusutfordringar?", PROBLEM),
        ("nn", r"helbred\w*|lækj\w*|kurer(?:er|e|t|te)", "Gruppa lækjer deg.", PROMISE),
        ("nn", r"du blir (?:frisk|rusfri|betre)|verkar for alle", "I gruppa er det slik at du blir frisk.", PROMISE),
        ("nn", r"pasient\w*", "Pasienten får eit ark.", PROFESSIONAL_PAGES_ONLY),
        ("en", r"users?", "Our users meet.", PARTICIPANT),
        ("en", r"clients?", "The client meets us.", PARTICIPANT),
        ("en", r"(?:\w*\s)?abusers?|substance abuse", "He is a drug abuser.", LABEL),
        ("en", r"addicts?|junkies?|druggies?|alcoholics?|alkies?|drunks", "She lives with an addict.", LABEL),
        ("en", r"offer(?:s|ed|ing|ings)?", "We offer groups.", OPPORTUNITY),
        ("en", r"services?", "This is a service.", OPPORTUNITY),
        ("en", r"refer(?:s|red|ring)?", "Your doctor refers you.", REFERRAL),
        ("en", r"treat(?:s|ed|ing)?", "We treat everyone.", OPPORTUNITY),
        ("en", r"guarantee\w*", "A guaranteed place.", PROMISE),
        ("en", r"success\w*", "A success story.", PROMISE),
        ("en", r"challeng\w*", "Do you face challenges?", PROBLEM),
        ("en", r"cure[sd]?|heal(?:s|ed)?|works for everyone", "It cures you.", PROMISE),
        ("en", r"patients?", "The patient gets a sheet.", PROFESSIONAL_PAGES_ONLY),
    )
)


def broken_rules(text: str, language: str, *, for_professionals: bool = False) -> list[tuple[str, str]]:
    """The banned words of `text` in `language` (`nb`, `nn`, `en`), each with why; `for_professionals` lets «pasient»
    stand."""
    for name in NAMES:
        text = re.sub(name, " ", text, flags=re.IGNORECASE)
    rules = (rule for rule in BANNED if rule.language == language)
    if for_professionals:
        rules = (rule for rule in rules if rule.reason != PROFESSIONAL_PAGES_ONLY)
    return [(word, rule.reason) for rule in rules for word in rule.found_in(text)]


def banned_in(text: str, language: str, *, for_professionals: bool = False) -> list[str]:
    """The banned words alone."""
    return [word for word, _why in broken_rules(text, language, for_professionals=for_professionals)]
