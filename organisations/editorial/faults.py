"""What is wrong with a text, by field, in words for the one who writes it; with it, the text is not stored."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from django.urls import Resolver404, resolve

from organisations import wording

# Norwegian numbers: three or four figures for emergencies, six for helplines, eight for everybody else.
PHONE = re.compile(r"(?<![\w/.:-])(?:11[0-37]|116 ?\d{3}|\d{3} ?\d{2} ?\d{3}|(?:\d{2} ?){3}\d{2})(?![\w-])")
NUMBER = re.compile(r"\[\[([^\]]*)\]\]")
LINK = re.compile(r"\[[^\]]+\]\(([^)\s]+)\)")
ADDRESS = re.compile(r"https?://\S+|\b[\w.-]+\.(?:no|org|com|net)\b")
HEADING = re.compile(r"^(#{1,6}) *(.*)$", re.MULTILINE)
TAG = re.compile(r"</?[a-zA-Z][^>]*>")
MOST_WORDS = 30

Faults = dict[str, list[str]]


def of_page(fields: dict[str, str], language: str, known: Iterable[str], *, for_professionals: bool = False) -> Faults:
    """The faults of a page of text; `known` are the keys of the numbers that there are."""
    found = {
        name: [*_of_text(fields.get(name, ""), language, known, for_professionals=for_professionals)]
        for name in ("title", "lead", "body")
    }
    found["title"] += _of_plain(fields.get("title", ""))
    found["lead"] += _of_plain(fields.get("lead", ""))
    found["body"] += _of_headings(fields.get("body", ""))
    return _only_faults(found)


def of_answer(fields: dict, language: str, known: Iterable[str]) -> Faults:
    """The faults of an answer to danger: short, without headings of its own, and with somebody to call."""
    found = {name: [*_of_text(fields.get(name, ""), language, known)] for name in ("title", "body")}
    found["title"] += _of_plain(fields.get("title", ""))
    if HEADING.search(fields.get("body", "")):
        found["body"].append("Svaret står over treffene og skal være kort. Ta bort mellomtitlene.")
    if not fields.get("numbers"):
        found["numbers"] = ["Velg minst ett nummer. Den som er i fare, skal ha noen å ringe."]
    return _only_faults(found)


def of_number(fields: dict[str, str], languages: Iterable[str]) -> Faults:
    """The faults of what is said of a number, in each language."""
    found = {}
    for language in languages:
        for field in ("name", "hours", "purpose"):
            name = field if language == "nb" else f"{field}_{language}"
            found[name] = [*_of_words(fields.get(name) or "", language)]
    return _only_faults(found)


def long_sentences(text: str) -> list[str]:
    """What is no fault, but hard to read: sentences of more than thirty words."""
    plain = re.sub(r"^(#+|-) |\*\*", "", LINK.sub("lenke", NUMBER.sub("nummer", text)), flags=re.MULTILINE)
    sentences = [part for line in plain.splitlines() for part in re.split(r"(?<=[.!?])\s+", line)]
    return [sentence for sentence in sentences if len(re.findall(r"\w[\w’'./:-]*", sentence)) > MOST_WORDS]


def _of_text(text: str, language: str, known: Iterable[str], *, for_professionals: bool = False) -> Iterator[str]:
    yield from _of_words(text, language, for_professionals=for_professionals)
    yield from _of_phones(text, known)
    yield from _of_links(text)
    for tag in TAG.findall(text):
        yield f"HTML virker ikke her: {tag}. Ta det bort."


def _of_words(text, language, *, for_professionals=False) -> Iterator[str]:
    said = re.sub(r"\]\([^)]*\)", "]", text)
    for word, why in dict(wording.broken_rules(said, language, for_professionals=for_professionals)).items():
        yield f"«{word}» skriver vi ikke på sidene. {why}"


def _of_phones(text, known) -> Iterator[str]:
    for key in NUMBER.findall(text):
        if key not in known:
            yield unknown_number(key, known)
    for number in PHONE.findall(ADDRESS.sub(" ", text)):
        yield (
            f"Nummeret {number.strip()} står uten åpningstider. Skriv nøkkelen i stedet, for eksempel [[legevakt]], så "
            "følger navn og tider med. Mangler det, legger du det inn under «Hjelpenumre» først."
        )


def _of_links(text) -> Iterator[str]:
    for address in LINK.findall(text):
        if address.startswith("/") and not leads_somewhere(address):
            yield f"Lenken {address} fører ingen steder. Skriv adressen som på bokmålssiden, for eksempel /hjelp-na/"
        elif not address.startswith(("/", "https://", "http://")):
            yield f"Lenken {address} må begynne med https://, eller med / når den går til en side her."


def unknown_number(key: str, known: Iterable[str]) -> str:
    """What is said of a key that no number has."""
    return f"Vi har ikke noe nummer som heter «{key}». Disse finnes: {', '.join(sorted(known))}."


def leads_somewhere(address: str) -> bool:
    """Whether there is a page of our own at the address, whatever its filters."""
    try:
        resolve(address.partition("?")[0].partition("#")[0])
    except Resolver404:
        return False
    return True


def _of_plain(text) -> list[str]:
    if NUMBER.search(text) or LINK.search(text) or re.search(r"\*\*|^#|^- ", text, re.MULTILINE):
        return ["Her skal det bare være vanlig tekst, uten lenker, numre og tegn som # og **."]
    return []


def _of_headings(body) -> list[str]:
    headings = HEADING.findall(body)
    found = []
    if not any(level == "##" and said for level, said in headings):
        found.append("Siden har ingen mellomtitler. Skriv minst én, slik: ## Når det ikke haster")
    elif not body.lstrip().startswith("## "):
        found.append("Teksten må begynne med en mellomtittel. Det som står før den, hører til i innledningen.")
    found += [f"Mellomtitler skrives med to firkanter: ## {said}" for level, said in headings if level != "##" and said]
    found += ["En mellomtittel er tom. Skriv noe etter ##, eller ta den bort." for _level, said in headings if not said]
    twice = {text for text, count in Counter(said for _level, said in headings if said).items() if count > 1}
    found += [f"Mellomtittelen «{text}» står to ganger." for text in sorted(twice)]
    return found


def _only_faults(found: Faults) -> Faults:
    return {name: list(dict.fromkeys(sentences)) for name, sentences in found.items() if sentences}
