"""The themes and languages that the directory starts with; national editors keep them from here on."""

from django.db import migrations

THEMES = [
    ("alkohol", "Alkohol", "Alkohol", "Alcohol"),
    ("narkotika", "Narkotika", "Narkotika", "Drugs"),
    ("cannabis", "Cannabis", "Cannabis", "Cannabis"),
    ("opioider", "Opioider", "Opioid", "Opioids"),
    ("sentralstimulerende", "Sentralstimulerende", "Sentralstimulerande", "Stimulants"),
    ("legemidler", "Legemidler", "Legemiddel", "Prescription medicines"),
    ("doping", "Doping", "Doping", "Steroids"),
    ("spill", "Pengespill", "Pengespel", "Gambling"),
    ("dataspill", "Dataspill", "Dataspel", "Video games"),
    ("sex-og-kjarlighet", "Sex og kjærlighet", "Sex og kjærleik", "Sex and love"),
    ("mat", "Mat og kropp", "Mat og kropp", "Food and body"),
    ("psykisk-helse", "Psykisk helse", "Psykisk helse", "Mental health"),
    ("rop", "Rus og psykisk helse samtidig", "Rus og psykisk helse samtidig", "Addiction and mental health together"),
    ("angst", "Angst", "Angst", "Anxiety"),
    ("depresjon", "Depresjon", "Depresjon", "Depression"),
    ("ensomhet", "Ensomhet", "Einsemd", "Loneliness"),
    ("traumer", "Traumer", "Traume", "Trauma"),
    ("sorg", "Sorg", "Sorg", "Grief"),
    ("etterlatte", "Etterlatte etter rus", "Etterlatne etter rus", "Bereaved by drugs or alcohol"),
    ("grensesetting", "Å sette grenser", "Å setje grenser", "Setting limits"),
    ("skam", "Skam", "Skam", "Shame"),
    ("samliv", "Samliv", "Samliv", "Relationships"),
    ("foreldrerolle", "Å være forelder", "Å vere forelder", "Being a parent"),
    ("barnevern", "Barnevern", "Barnevern", "Child welfare"),
    ("soning", "Soning og løslatelse", "Soning og lauslating", "Prison and release"),
    ("ettervern", "Etter behandling", "Etter behandling", "After treatment"),
    ("kriser", "Kriser", "Kriser", "Crises"),
    ("glede", "Glede", "Glede", "Joy"),
    ("skeiv", "Skeiv", "Skeiv", "LGBTQ+"),
]
LANGUAGES = [
    ("no", "Norsk", "Norsk", "Norwegian"),
    ("en", "Engelsk", "Engelsk", "English"),
    ("se", "Nordsamisk", "Nordsamisk", "Northern Sámi"),
    ("smj", "Lulesamisk", "Lulesamisk", "Lule Sámi"),
    ("sma", "Sørsamisk", "Sørsamisk", "Southern Sámi"),
    ("fkv", "Kvensk", "Kvensk", "Kven"),
    ("nsl", "Norsk tegnspråk", "Norsk teiknspråk", "Norwegian Sign Language"),
    ("pl", "Polsk", "Polsk", "Polish"),
    ("lt", "Litauisk", "Litauisk", "Lithuanian"),
    ("uk", "Ukrainsk", "Ukrainsk", "Ukrainian"),
    ("ru", "Russisk", "Russisk", "Russian"),
    ("ar", "Arabisk", "Arabisk", "Arabic"),
    ("fa", "Persisk", "Persisk", "Persian"),
    ("so", "Somali", "Somali", "Somali"),
    ("ti", "Tigrinja", "Tigrinja", "Tigrinya"),
    ("ur", "Urdu", "Urdu", "Urdu"),
    ("tr", "Tyrkisk", "Tyrkisk", "Turkish"),
    ("es", "Spansk", "Spansk", "Spanish"),
    ("de", "Tysk", "Tysk", "German"),
]


def add(apps, schema_editor):
    theme, language = apps.get_model("organisations", "Theme"), apps.get_model("organisations", "Language")
    theme.objects.bulk_create(
        theme(slug=slug, name=nb, name_nn=nn, name_en=en, order=order)
        for order, (slug, nb, nn, en) in enumerate(THEMES, 1)
    )
    language.objects.bulk_create(
        language(code=code, name=nb, name_nn=nn, name_en=en, order=order)
        for order, (code, nb, nn, en) in enumerate(LANGUAGES, 1)
    )


class Migration(migrations.Migration):
    dependencies = [("organisations", "0002_data_revision")]

    operations = [migrations.RunPython(add, migrations.RunPython.noop)]
