"""Every column of the exchange, in the contract's order. Import and export both read this one table."""

from organisations import vocabulary as words

from .column import Column
from .kinds import Address, Day, Degrees, HidesAddress, Meetings, Number, Word, Words, Yes
from .pointers import Coded, Languages, Owner, Reference, RelatedRows

COLUMNS: tuple[Column, ...] = (
    Address("slug", "slug"),
    Column("navn", "name"),
    Owner("organisasjon", "organisation", shelf="organisation"),
    Reference("program", "programme", shelf="programme"),
    Words("for", "audience", words.Audience),
    Words("relasjon", "relations", words.Relation),
    RelatedRows("tema", "themes", shelf="theme", key="slug"),
    Word("tilgang", "access", words.Access),
    Word("sammensetning", "composition", words.Composition),
    Word("drift", "run_by", words.RunBy),
    Words("form", "forms", words.Form),
    Word("opptak", "intake", words.Intake),
    Day("oppstart_dato", "intake_starts_on"),
    Word("pamelding", "sign_up", words.SignUp),
    Word("ruset", "intoxicated", words.Intoxicated),
    Word("lar", "lar", words.Lar),
    Word("mal", "goal", words.Goal),
    Word("livssyn", "worldview", words.Worldview),
    Word("kjonn", "gender", words.Gender),
    Word("alder", "age_group", words.AgeGroup),
    Number("alder_fra", "age_from"),
    Number("alder_til", "age_to"),
    Words("tilrettelagt", "facilities", words.Facility),
    Word("taushet", "confidentiality", words.Confidentiality),
    Yes("folge", "companion"),
    Column("storrelse", "size"),
    Column("pris", "price"),
    Column("gave", "gift"),
    Languages("sprak", "languages", shelf="language", key="code"),
    Coded("kommune", "municipality", shelf="municipality"),
    Column("lokale", "venue"),
    Column("adresse", "street_address"),
    Coded("postnummer", "postal_code", shelf="postal_code"),
    HidesAddress("skjul_adresse", "hides_address"),
    Degrees("lat", "lat"),
    Degrees("lon", "lon"),
    Column("finn_fram", "directions"),
    Meetings("moter", "meetings"),
    Day("pause_fra", "pause_from"),
    Day("pause_til", "pause_until"),
    Column("beskrivelse", "description"),
    Column("slik_blir_du_med", "how_to_join"),
    Column("forste_gang", "first_time"),
    Column("motelenke", "meeting_link"),
    Column("mote_telefon", "meeting_phone"),
    Column("kontakt_rolle", "contact_role"),
    Column("kontakt_telefon", "contact_phone"),
    Column("kontakt_epost", "contact_email"),
    Column("kontakt_tid", "contact_hours"),
    Column("nettside", "website"),
    Word("status", "status", words.Status),
    Day("sist_bekreftet", "confirmed_at"),
)
BY_NAME = {column.name: column for column in COLUMNS}
BY_FIELD = {column.field: column for column in COLUMNS}
