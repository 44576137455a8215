"""The fixed vocabularies: the value is the public word, everywhere; the label is what a visitor reads.

Themes, languages, organisations and programmes are rows of their own, kept by editors.
"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Audience(TextChoices):
    """Whom a group is for (`for`)."""

    RUS = "rus", _("Egen rus eller annen avhengighet")
    RELATIVES = "parorende", _("Pårørende")


class Relation(TextChoices):
    """What the participant is to the other person (`relasjon`)."""

    PARENT = "foreldre", _("Forelder")
    GRANDPARENT = "besteforeldre", _("Besteforelder")
    PARTNER = "partner", _("Partner eller tidligere partner")
    SIBLING = "sosken", _("Søsken")
    GROWN_CHILD = "barn", _("Voksent barn av en som ruser seg")
    FRIEND = "venn", _("Venn")
    COLLEAGUE = "kollega", _("Kollega")
    OTHER = "annen", _("En annen relasjon")


class Access(TextChoices):
    """Does the circle change (`tilgang`)."""

    OPEN = "apen", _("Åpent: nye kan komme hver gang")
    CLOSED = "lukket", _("Lukket: de samme hver gang")


class MeetingKind(TextChoices):
    """Who may sit in on one meeting (`motetype`); a fellowship's «open» and «closed»."""

    EVERYONE = "alle", _("Alle kan sitte med, også pårørende og fagfolk")
    CONCERNED = "egen", _("Bare for dem det gjelder")


class Composition(TextChoices):
    """Same problem or different ones (`sammensetning`)."""

    SAME = "homogen", _("Samme problem")
    DIFFERENT = "heterogen", _("Ulike livsproblemer")


class RunBy(TextChoices):
    """How a group is run (`drift`)."""

    SELF_ORGANISED = "selvorganisert", _("Ingen leder, deltakerne har ansvaret sammen")
    PEER = "likeperson", _("En likeperson åpner og holder tiden")
    SELF_HELP_LEADER = "selvhjelpsleder", _("En opplært selvhjelpsleder")
    TWELVE_STEPS = "tolvtrinn", _("Tolvtrinnsmøte")


class Frequency(TextChoices):
    """How often one meeting comes back (`hyppighet`)."""

    WEEKLY = "ukentlig", _("Hver uke")
    EVERY_OTHER_WEEK = "annenhver-uke", _("Annenhver uke")
    MONTHLY = "manedlig", _("Hver måned")
    LISTED_DATES = "annet", _("Andre datoer")
    BY_AGREEMENT = "etter-avtale", _("Etter avtale")


class Weekday(TextChoices):
    """`ukedag`, in the order of the week."""

    MONDAY = "mandag", _("Mandag")
    TUESDAY = "tirsdag", _("Tirsdag")
    WEDNESDAY = "onsdag", _("Onsdag")
    THURSDAY = "torsdag", _("Torsdag")
    FRIDAY = "fredag", _("Fredag")
    SATURDAY = "lordag", _("Lørdag")
    SUNDAY = "sondag", _("Søndag")


class TimeOfDay(TextChoices):
    """When a meeting starts (`tid`): before 12, 12–17, from 17 on."""

    MORNING = "formiddag", _("Formiddag")
    AFTERNOON = "ettermiddag", _("Ettermiddag")
    EVENING = "kveld", _("Kveld")


class Which(TextChoices):
    """Which weeks, or which of the month's weekdays."""

    EVEN_WEEKS = "partall", _("Partallsuker")
    ODD_WEEKS = "oddetall", _("Oddetallsuker")
    FIRST = "1", _("Den første i måneden")
    SECOND = "2", _("Den andre i måneden")
    THIRD = "3", _("Den tredje i måneden")
    FOURTH = "4", _("Den fjerde i måneden")
    LAST = "siste", _("Den siste i måneden")


class Form(TextChoices):
    """In which ways one can meet (`form`)."""

    IN_PERSON = "oppmote", _("Fysisk møte")
    ONLINE = "digital", _("På nett")
    PHONE = "telefon", _("På telefon")


class Intake(TextChoices):
    """Does the group take new people (`opptak`)."""

    TAKES_NEW = "ledig", _("Tar imot nye")
    GATHERS = "samler", _("Samler deltakere, starter når det er nok")
    STARTS = "oppstart", _("Ny gruppe starter")
    WAITING_LIST = "venteliste", _("Venteliste")
    CLOSED = "stengt", _("Tar ikke imot nye nå")


class SignUp(TextChoices):
    """What one does before the first time (`pamelding`)."""

    NONE = "ingen", _("Bare kom")
    CONTACT = "kontakt", _("Ta kontakt først")
    CONVERSATION = "samtale", _("En samtale først")


class Intoxicated(TextChoices):
    """May one come intoxicated (`ruset`); unstated = unknown."""

    YES = "ja", _("Du kan komme selv om du er ruset")
    LISTEN = "lytte", _("Du kan komme ruset, for å lytte")
    NO = "nei", _("Du må være rusfri på møtet")


class Lar(TextChoices):
    """For people in opioid substitution (`lar`); unstated = unknown."""

    WELCOME = "velkommen", _("Velkommen på LAR")
    LISTEN = "lytte", _("På LAR: du kan lytte")


class Goal(TextChoices):
    """What a group for own addiction is about (`mal`)."""

    SOBER = "rusfri", _("Å leve rusfritt")
    REDUCE = "redusere", _("Å bruke mindre")
    OWN = "eget", _("Målet du setter selv")


class Worldview(TextChoices):
    """`livssyn`."""

    INDEPENDENT = "uavhengig", _("Uavhengig av livssyn")
    OPEN_FAITH = "apen-tro", _("En høyere makt slik du selv forstår den")
    CHRISTIAN = "kristent", _("Kristent")


class Gender(TextChoices):
    """Only for (`kjonn`); unstated = all."""

    WOMEN = "kvinner", _("Bare for kvinner")
    MEN = "menn", _("Bare for menn")


class AgeGroup(TextChoices):
    """`alder`; unstated = 18 and over."""

    YOUTH = "ungdom", _("Ungdom, også under 18 år")
    YOUNG_ADULTS = "unge-voksne", _("Unge voksne")
    ADULTS = "voksne", _("Voksne")
    OLDER = "eldre", _("Eldre")


class Facility(TextChoices):
    """Known to be there (`tilrettelagt`); unknown is not no."""

    WHEELCHAIR = "rullestol", _("Du kommer inn med rullestol")
    WHEELCHAIR_TOILET = "hc-toalett", _("Toalett for rullestol")
    HEARING_LOOP = "teleslynge", _("Teleslynge")
    SIGN_LANGUAGE = "tegnsprak", _("Tegnspråk")
    CHILD_CARE = "barnepass", _("Barnepass")
    NO_READING = "lese-fritt", _("Du slipper å lese høyt")


class Confidentiality(TextChoices):
    """Which of the two holds for what is said (`taushet`)."""

    SILENCE = "taushetsplikt", _("Taushetsplikt")
    ANONYMITY = "anonymitet", _("Anonymitet")


class Status(TextChoices):
    """The life of a listing. Whether it is current is computed, not stored."""

    DRAFT = "kladd", _("Kladd")
    PUBLISHED = "publisert", _("Publisert")
    CLOSED_DOWN = "nedlagt", _("Nedlagt")


class OrganisationKind(TextChoices):
    """`type` of an organisation."""

    NATIONAL_CENTRE = "nasjonalt-senter", _("Nasjonalt kompetansesenter")
    UMBRELLA = "paraply", _("Landsdekkende organisasjon")
    REGION = "region", _("Regionkontor")
    LOCAL_CHAPTER = "lokallag", _("Lokallag")
    CONTACT_POINT = "kontaktpunkt", _("Kontaktpunkt for selvhjelp")
    CENTRE = "senter", _("Senter")
    FELLOWSHIP = "fellesskap", _("Fellesskap")
    MUNICIPALITY = "kommune", _("Kommune")
    OTHER = "annen", _("Annen organisasjon")


# Those that one may join now (`bli-med=ja`).
JOINABLE = (Intake.TAKES_NEW, Intake.GATHERS, Intake.STARTS)


class ConfirmedHow(TextChoices):
    """By which way somebody has said that all of it is true."""

    FORM = "skjema", _("På redaktørsidene")
    MAIL = "epost", _("Fra en e-post")
    PHONE = "telefon", _("På telefon")
    FILE = "fil", _("I en fil")


class ClosedReason(TextChoices):
    """Choices and no free text, so that nobody's reasons stand on a public page."""

    FINISHED = "ferdig", _("Deltakerne er ferdige med gruppa")
    TOO_FEW = "for-fa", _("Det ble for få deltakere")
    MERGED = "slatt-sammen", _("Den er slått sammen med en annen gruppe")
    MOVED = "flyttet", _("Den har flyttet til et annet sted")
    OTHER = "annet", _("Av en annen grunn")
