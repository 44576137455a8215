"""The questions about a group, in the order in which one thinks of them. The schedule stands after «Hvor»."""

FIELDSETS = [
    ("Navnet og hvem som står bak", {"fields": ["name", "organisation", "programme"]}),
    ("Hvem er gruppa for?", {"fields": ["audience", "relations", "composition", "themes"]}),
    ("Å komme med", {"fields": ["access", "intake", "intake_starts_on", "sign_up"]}),
    (
        "Hvor",
        {
            "classes": ["before-meetings"],
            "fields": [
                "forms",
                "street_address",
                "postal_code",
                "municipality",
                "venue",
                "directions",
                "hides_address",
                "meeting_link",
                "meeting_phone",
            ],
        },
    ),
    (
        "Hvem kan man spørre?",
        {
            "classes": ["before-contact-person"],
            "fields": ["contact_role", "contact_phone", "contact_email", "contact_hours", "website"],
        },
    ),
    ("Med dine ord", {"fields": ["description", "how_to_join", "first_time"]}),
    (
        "Slik er gruppa",
        {
            "classes": ["collapse"],
            "fields": [
                "run_by",
                "confidentiality",
                "intoxicated",
                "lar",
                "goal",
                "worldview",
                "companion",
                "size",
                "price",
                "gift",
            ],
        },
    ),
    (
        "Noen bestemte?",
        {
            "classes": ["collapse"],
            "fields": ["gender", "age_group", "age_from", "age_to", "facilities", "languages"],
        },
    ),
    ("Pause", {"classes": ["collapse"], "fields": ["pause_from", "pause_until"]}),
    ("Punkt på kartet", {"classes": ["collapse"], "fields": ["lat", "lon"]}),
    ("På nettsiden", {"fields": ["state", "slug", "seen"]}),
]
