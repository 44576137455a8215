"""Words that give away a text that was left in another language."""

import re

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
MARKUP = re.compile(r"<[^>]+>|https?://[^\s\"<]+|[\w.]+@[\w.]+")
# Addresses as they are printed, and names of sites.
ADDRESS = re.compile(r"[\w-]+(\.[\w-]+)+(:\d+)?/[\w/?&=.%-]*|[\w-]+\.(no|org)\b")

# Words that are Bokmål and not Nynorsk.
BOKMAL = frozenset(
    """
    adressen annenhver bekreft bekrefte bekreftet beskrivelse betyr deltaker deltakere deltakerne
    dere eksempler en endres endret et finnes forlate forrige fortelle fra fremdeles gangen gjelder gjøre gruppen
    heter hjem hun hva hvem hver hvilke hvilken hvilket hvis hvor hvordan hvorfor høre igangsetter igjen ikke jeg
    kolleger komme kommer kommuner kontaktpunkter leter livsproblemer lukkede lukket lørdag mandag mer møtes måneden
    navn noe noen norge nærheten nærmest nærmeste nå også opplysninger organisasjoner partnere postnumre problemer
    pårørende rettes sammen selv selvhjelp selvhjelpsgruppe selvhjelpsgrupper siden snakker starter steder stedet sted
    søsken taushetsplikt temaer tidligere tirsdag trenger uka uke uken uker utenfor venner voksen voksent voksne være
    åpen åpent åpne
    """.split()  # noqa: SIM905
)
# Small words of every Norwegian text that mean nothing in English. «og» stands in names of places.
NORWEGIAN = frozenset(
    """
    av bare den der det deg du eller en er et finn fra hva hvem hver hvor ikke jeg kan kommer med mer møte møter noe
    noen nå når nye også om på samme seg sist slik som starter til vi vis ved velg være åpen åpne åpent
    """.split()  # noqa: SIM905
)
FOREIGN = {"nn": BOKMAL, "en": NORWEGIAN}
# Names, and the examples that help texts quote, which are in Norwegian because listings are.
QUOTED = {
    "nn": ("Selvhjelp Norge", "Sammen om mestring"),
    "en": (
        "Bare kom.",
        "Sammen om mestring",
        "Du kan sitte stille.",
        "En kurv går rundt, det er frivillig å gi.",
        "Inngang fra gårdsrommet, grønn dør.",
        "i-dag (today), i-morgen (tomorrow), helg (weekend)",
    ),
}


def foreign_words(text, language) -> set[str]:
    """The words of `text` that belong to another language."""
    for quoted in QUOTED[language]:
        text = text.replace(quoted, " ")
    text = ADDRESS.sub(" ", MARKUP.sub(" ", PLACEHOLDER.sub(" ", text)))
    return {word.lower() for word in re.findall(r"[^\W\d_]+", text)} & FOREIGN[language]
