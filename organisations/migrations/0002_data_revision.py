"""Every change of what a public page shows raises the data revision, whoever writes and however."""

from django.db import migrations

SHOWN_TABLES = [
    "organisations_listing",
    "organisations_listing_themes",
    "organisations_listing_languages",
    "organisations_meeting",
    "organisations_organisation",
    "organisations_organisation_covers_municipalities",
    "organisations_organisation_covers_counties",
    "organisations_programme",
    "organisations_theme",
    "organisations_language",
    "places_registerimport",
]

FUNCTION = """
CREATE FUNCTION raise_data_revision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE organisations_datarevision SET number = number + 1;
  RETURN NULL;
END $$
"""
TRIGGER = """
CREATE TRIGGER raise_data_revision AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION raise_data_revision()
"""


class Migration(migrations.Migration):
    dependencies = [("organisations", "0001_initial")]

    operations = [
        migrations.RunSQL(
            "INSERT INTO organisations_datarevision (number) VALUES (1)", "DELETE FROM organisations_datarevision"
        ),
        migrations.RunSQL(FUNCTION, "DROP FUNCTION raise_data_revision"),
        *[
            migrations.RunSQL(TRIGGER.format(table=table), f"DROP TRIGGER raise_data_revision ON {table}")
            for table in SHOWN_TABLES
        ],
    ]
