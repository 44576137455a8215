"""The form for one group."""

from django import forms

from organisations.models import Listing
from organisations.models.listing import hides_by_default
from organisations.vocabulary import Access, Intake

from .fields import HidesAddressField, PostalCodeField
from .forms import StaffForm
from .meanwhile import changed_by_others, latest_number
from .meeting_rows import faults_of

MEANWHILE = "Noen andre har endret gruppa mens du skrev. Det du har skrevet, står fortsatt her, og er ikke lagret ennå."
FOR_WHOM = "Velg hvem gruppa er for. Bare en gruppe for ulike livsproblemer kan la det stå åpent."
AGAIN = "Lagre en gang til, så gjelder det som står i skjemaet nå."


class ListingForm(StaffForm):
    postal_code = PostalCodeField(
        required=False,
        label="Postnummer",
        help_text="Fire sifre, for eksempel: 9008. Er kommunen tom, fyller vi den inn for deg.",
    )

    hides_address = HidesAddressField(
        label="Skal alle se adressen?",
        help_text="For eksempel er døra til en lukket gruppe ofte ikke for andre. Da viser vi bare kommunen.",
    )

    # The number of the latest version when the page was opened.
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Listing
        exclude = ("status", "confirmed_at", "confirmed_by", "confirmed_how", "intake_confirmed_at", "closed_reason",
                   "closed_on")  # fmt: skip
        labels = {
            "name": "Hva heter gruppa?",
            "organisation": "Hvem står bak gruppa?",
            "programme": "Følger gruppa et program?",
            "audience": "Hvem er gruppa for?",
            "relations": "Hvilke pårørende?",
            "themes": "Hva snakker gruppa om?",
            "access": "Kan nye komme hver gang?",
            "composition": "Har deltakerne det samme problemet?",
            "run_by": "Hvordan drives gruppa?",
            "forms": "Hvordan møtes dere?",
            "intake": "Tar gruppa imot nye nå?",
            "intake_starts_on": "Når starter den nye gruppa?",
            "sign_up": "Hva gjør man før første gang?",
            "intoxicated": "Kan man komme ruset?",
            "lar": "Kan man komme på LAR?",
            "goal": "Hva er målet?",
            "worldview": "Har gruppa et livssyn?",
            "gender": "Er gruppa bare for kvinner eller bare for menn?",
            "age_group": "Er gruppa for en bestemt alder?",
            "age_from": "Fra alder",
            "age_to": "Til alder",
            "facilities": "Hva er tilrettelagt?",
            "confidentiality": "Hva gjelder for det som blir sagt?",
            "companion": "Noen kan møte deltakeren i døra første gang",
            "size": "Hvor mange er med?",
            "price": "Hva koster det?",
            "gift": "Samler dere inn penger?",
            "languages": "Hvilke språk snakker gruppa?",
            "municipality": "Kommune",
            "slug": "Nettadresse",
        }
        help_texts = {
            "name": "For eksempel: Onsdagsgruppa. Ikke skriv navn på personer.",
            "organisation": "For eksempel: Ivareta Tromsø. Den som står bak, kan endre gruppa.",
            "programme": "For eksempel et program som organisasjonen din har laget. De fleste grupper følger ikke noe.",
            "audience": "Kryss av for begge hvis begge er velkomne, for eksempel i en familiegruppe.",
            "relations": "Kryss bare av hvis gruppa er for noen bestemte, for eksempel: forelder. "
            "Uten kryss er den for alle pårørende.",
            "themes": "For eksempel: alkohol og sorg. Velg de tre–fire som betyr mest.",
            "access": "For eksempel er et AA-møte åpent, og en gruppe med de samme åtte hver gang er lukket.",
            "composition": "For eksempel: Alle har et rusproblem (samme), eller én har sorg og en annen angst (ulike).",
            "run_by": "For eksempel: En likeperson låser opp, ønsker velkommen og holder tiden.",
            "forms": "Kryss av for flere hvis noen sitter i rommet og andre er med på nett, for eksempel.",
            "intake": "En åpen gruppe tar alltid imot nye. Er gruppa lukket, velger du for eksempel «Venteliste».",
            "intake_starts_on": "Bare når du har valgt «Ny gruppe starter», for eksempel: 12.01.2027",
            "sign_up": "For eksempel: Ta kontakt først, hvis dere vil vite hvem som kommer.",
            "intoxicated": "Mange lurer på dette. For eksempel: Du kan komme ruset, for å lytte.",
            "lar": "LAR er behandling med for eksempel metadon eller buprenorfin.",
            "goal": "Bare for grupper om egen rus, for eksempel: Å leve rusfritt.",
            "worldview": "For eksempel: Uavhengig av livssyn.",
            "gender": "La stå på «Ikke oppgitt» når alle er velkomne, for eksempel i en vanlig pårørendegruppe.",
            "age_group": "Ikke oppgitt betyr 18 år og eldre. Velg for eksempel «Ungdom» når noen under 18 kan komme.",
            "age_from": "For eksempel: 18",
            "age_to": "For eksempel: 30",
            "facilities": "Kryss av for det du vet er der, for eksempel teleslynge.",
            "confidentiality": "For eksempel: Taushetsplikt, når deltakerne skriver under på den. "
            "Anonymitet, når ingen sier hvem de er.",
            "companion": "Etter avtale. For eksempel: En fra gruppa venter utenfor fem minutter før.",
            "size": "For eksempel: 4–8",
            "price": "For eksempel: Gratis",
            "gift": "For eksempel: En kurv går rundt, det er frivillig å gi.",
            "languages": "Uten kryss er språket norsk. Kryss for eksempel av for nordsamisk og norsk.",
            "municipality": "Skriv de første bokstavene, for eksempel: Tro. En gruppe bare på nett kan la den stå tom.",
            "venue": "For eksempel: Frivilligsentralen",
            "street_address": "For eksempel: Eksempelveien 3, 2. etasje",
            "lat": "Kan stå tom. For eksempel: 69.6492",
            "lon": "Kan stå tom. For eksempel: 18.9553",
            "directions": "For eksempel: Inngang fra gårdsrommet, grønn dør. Ring på «Gruppa».",
            "pause_from": "Første dag uten møter, for eksempel: 20.06.2027",
            "pause_until": "Siste dag uten møter, for eksempel: 15.08.2027. Dagen etter er gruppa tilbake av seg selv.",
            "description": "To–fem setninger. For eksempel: Vi er foreldre som møtes og deler erfaringer. "
            "Du kan fortelle eller bare lytte.",
            "how_to_join": "For eksempel: Ring eller send en e-post. Vi avtaler en kort prat før du kommer.",
            "first_time": "For eksempel: Vi ønsker velkommen, sier fornavnet vårt og drikker kaffe. Du må ikke si noe.",
            "meeting_link": "Vises ikke på nettsiden. For eksempel: https://mote.example.no/gruppa",
            "meeting_phone": "Vises ikke på nettsiden. For eksempel: 00 00 00 02",
            "contact_role": "En rolle, ikke et navn. For eksempel: Gruppekontakten",
            "contact_phone": "Helst en felles telefon, for eksempel: 00 00 00 01",
            "contact_email": "Bruk helst en felles e-post, for eksempel: gruppa@lokallag.example.no",
            "contact_hours": "For eksempel: hverdager kl. 9–15",
            "website": "For eksempel: https://lokallag.example.no/gruppa",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["seen"] = latest_number(self.instance)
        # An open group takes new people, so that nobody need say it.
        self.fields["intake"].required = False

    def clean(self):
        """A postal code says which municipality, and the kind of group whether its door is shown."""
        cleaned = super().clean()
        code = cleaned.get("postal_code")
        if code and not cleaned.get("municipality") and "municipality" not in self.errors:
            cleaned["municipality"] = code.municipality
        if "composition" in self.errors and "audience" not in self.errors and not cleaned.get("audience"):
            # The rule of the two is known to break only when both are answered; who answers neither is told at once.
            self.add_error("audience", FOR_WHOM)
        self._say_of_intake(cleaned)
        if cleaned.get("hides_address") is None and "access" in cleaned:
            cleaned["hides_address"] = hides_by_default(cleaned["access"])
        if self.instance.pk and "_saveasnew" not in self.data:
            self._tell_of_others()
        return cleaned

    def _say_of_intake(self, cleaned):
        """What is answered by other questions; a date that no question asks for any more goes."""
        if cleaned.get("access") == Access.OPEN and not cleaned.get("intake"):
            cleaned["intake"] = Intake.TAKES_NEW
        if not cleaned.get("intake") and not {"intake", "access"} & self.errors.keys():
            self.add_error("intake", self.fields["intake"].error_messages["required"])
        if cleaned.get("intake") != Intake.STARTS and "intake" not in self.errors:
            cleaned["intake_starts_on"] = None

    def _tell_of_others(self):
        """Whoever saves second is told what the first one changed, and saves knowingly the next time."""
        sentences = changed_by_others(self.instance, seen=self.cleaned_data.get("seen") or 0)
        if sentences:
            self.data = self.data.copy()
            self.data[self.add_prefix("seen")] = str(latest_number(self.instance))
            self.add_error(None, [MEANWHILE, *sentences, AGAIN])

    def _post_clean(self):
        super()._post_clean()
        if not hasattr(self.instance, "organisation"):
            return
        for field, sentence in faults_of(self.data, self.instance, meets=True).items():
            if field not in self.errors:
                self.add_error(field, sentence)
