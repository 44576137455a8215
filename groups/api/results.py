"""A group as programs read it; keys and their order are those of the contract."""

from rest_framework import serializers

from organisations import vocabulary as words

from .fields import Clock, Days, Text, Texts, WholeKilometres, Word, Words, Yes


class Named(serializers.Serializer):
    """An organisation or a programme."""

    slug = serializers.CharField()
    navn = serializers.CharField(source="name")


class Coded(serializers.Serializer):
    """A municipality or a county."""

    kode = serializers.CharField(source="code")
    navn = serializers.CharField(source="name")


class MeetingSerializer(serializers.Serializer):
    """One line of a schedule. For a closed group without its dates."""

    ukedag = Word(words.Weekday, unstated=True, source="weekday")
    start = Clock(source="starts_at")
    slutt = Clock(source="ends_at", help_text="Ikke etter `start`: neste dag.")
    hyppighet = Word(words.Frequency, source="frequency")
    hvilken = Text(
        source="occasions",
        help_text="`partall` eller `oddetall` (ISO-uker), `1`–`4` eller `siste` i måneden; for `annet` `datoer` og "
        "så datoene med mellomrom, som i importfilene.",
    )
    fra = serializers.DateField(source="starts_on", allow_null=True)
    til = serializers.DateField(source="ends_on", allow_null=True)
    motetype = Word(words.MeetingKind, unstated=True, source="kind")
    avlyst = Days(source="cancelled_dates")


class PauseSerializer(serializers.Serializer):
    """First and last day, both included; without a last one nobody knows how long."""

    fra = serializers.DateField(source="first")
    til = serializers.DateField(source="last", allow_null=True)


class ContactSerializer(serializers.Serializer):
    """Whom to ask: the group's own ways, else its organisation's. A role, never a person."""

    rolle = Text(source="role")
    telefon = Text(source="phone")
    epost = Text(source="email")
    nettside = Text(source="website")
    tid = Text(source="hours")


class GroupSerializer(serializers.Serializer):
    """A listing in a list. Reads a `PublicListing`; null means that nobody has said, or that the address is hidden."""

    slug = serializers.CharField()
    navn = serializers.CharField(source="name")
    url = serializers.URLField()
    eksempel = serializers.BooleanField(
        source="organisation.is_example", help_text="Gruppa finnes ikke; den viser hvordan katalogen virker."
    )
    organisasjon = Named(source="organisation")
    program = Named(source="programme", allow_null=True)
    # A keyword, so it cannot be written as a name.
    vars()["for"] = Words(words.Audience, source="audience")
    relasjon = Words(words.Relation, source="relations", help_text="Tom: for alle pårørende.")
    tema = Texts(source="theme_slugs")
    tilgang = Word(words.Access, source="access")
    sammensetning = Word(words.Composition, source="composition")
    drift = Word(words.RunBy, unstated=True, source="run_by")
    form = Words(words.Form, source="forms")
    opptak = Word(words.Intake, source="intake")
    oppstart_dato = serializers.DateField(source="intake_starts_on", allow_null=True)
    pamelding = Word(words.SignUp, unstated=True, source="sign_up")
    ruset = Word(words.Intoxicated, unstated=True, source="intoxicated")
    lar = Word(words.Lar, unstated=True)
    mal = Word(words.Goal, unstated=True, source="goal")
    livssyn = Word(words.Worldview, unstated=True, source="worldview")
    kjonn = Word(words.Gender, unstated=True, source="gender")
    alder = Word(words.AgeGroup, unstated=True, source="age_group", help_text="null: 18 år og eldre.")
    alder_fra = serializers.IntegerField(source="age_from", allow_null=True)
    alder_til = serializers.IntegerField(source="age_to", allow_null=True)
    tilrettelagt = Words(words.Facility, source="facilities")
    taushet = Word(words.Confidentiality, unstated=True, source="confidentiality")
    folge = Yes(source="companion")
    storrelse = Text(source="size")
    pris = Text(source="price")
    gave = Text(source="gift")
    sprak = Texts(source="spoken")
    kommune = Coded(source="municipality", allow_null=True)
    fylke = Coded(source="municipality.county", allow_null=True)
    poststed = Text(source="postal_code.city")
    lokale = Text(source="venue")
    adresse = Text(source="street_address")
    postnummer = Text(source="postal_code.code")
    lat = serializers.FloatField(allow_null=True)
    lon = serializers.FloatField(allow_null=True)
    avstand_km = WholeKilometres(source="km")
    moter = MeetingSerializer(source="meetings", many=True)
    pause = PauseSerializer(source="current_pause", allow_null=True)
    neste_mote = serializers.DateTimeField(source="next_meeting", allow_null=True)
    kommende = serializers.ListField(child=serializers.DateTimeField(), source="coming", max_length=3)
    sist_bekreftet = serializers.DateField(source="confirmed_at")


class GroupDetailSerializer(GroupSerializer):
    """One listing, with its texts and whom to ask."""

    beskrivelse = Text(source="description")
    slik_blir_du_med = Text(source="how_to_join")
    forste_gang = Text(source="first_time")
    kontakt = ContactSerializer(source="contact")
