"""The words by which listings are found, written by the database itself whenever what they are made of changes."""

import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
from django.contrib.postgres.search import SearchVector
from django.db import migrations, models

# As `selvhjelp.places.spelling.fold`: case, marks, æøå and their substitutes make no difference.
FOLD = r"""
CREATE FUNCTION fold_text(original text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT regexp_replace(regexp_replace(regexp_replace(lower(translate(
    regexp_replace(normalize(original, NFD), '[\u0300-\u036f]', '', 'g'),
    'ÆæØøĐđŊŋŦŧÐð', 'AaOoDdNnTtDd')),
    'a[ae]+', 'a', 'g'), 'oe+', 'o', 'g'), '[-/_.@]', ' ', 'g')
$$
"""
# What the words of these listings are, or of all: nothing of a hidden address, and the names of every owner above.
WORDS = """
CREATE FUNCTION search_texts_of(ids bigint[])
RETURNS TABLE (listing_id bigint, name text, place text, themes text, description text) LANGUAGE sql STABLE AS $$
  SELECT
    listing.id,
    fold_text(listing.name),
    fold_text(concat_ws(' ',
      municipality.name, municipality.official_name, county.name, county.official_name,
      CASE WHEN NOT listing.hides_address THEN
        concat_ws(' ', listing.venue, listing.street_address, postal_code.code, postal_code.city) END,
      owners.names, programme.name)),
    fold_text(concat_ws(' ', about.names, listing.how_to_join)),
    fold_text(concat_ws(' ', listing.description, listing.first_time))
  FROM organisations_listing listing
  LEFT JOIN places_municipality municipality ON municipality.code = listing.municipality_id
  LEFT JOIN places_county county ON county.code = municipality.county_id
  LEFT JOIN places_postalcode postal_code ON postal_code.code = listing.postal_code_id
  LEFT JOIN organisations_programme programme ON programme.id = listing.programme_id
  LEFT JOIN LATERAL (
    SELECT string_agg(concat_ws(' ', owner.name, array_to_string(owner.short_names, ' '),
                                array_to_string(owner.former_names, ' ')), ' ' ORDER BY owner.id) AS names
    FROM organisations_organisation own
    JOIN organisations_organisation owner ON owner.id = ANY (own.lineage)
    WHERE own.id = listing.organisation_id
  ) owners ON true
  LEFT JOIN LATERAL (
    SELECT string_agg(concat_ws(' ', theme.name, theme.name_nn, theme.name_en), ' ' ORDER BY theme.id) AS names
    FROM organisations_listing_themes link
    JOIN organisations_theme theme ON theme.id = link.theme_id
    WHERE link.listing_id = listing.id
  ) about ON true
  WHERE ids IS NULL OR listing.id = ANY (ids)
$$
"""
WRITE = """
CREATE FUNCTION write_search_texts(ids bigint[]) RETURNS void LANGUAGE sql AS $$
  INSERT INTO organisations_searchtext AS stored (listing_id, name, place, themes, description)
  SELECT listing_id, name, place, themes, description FROM search_texts_of(ids)
  ON CONFLICT (listing_id) DO UPDATE
  SET name = excluded.name, place = excluded.place, themes = excluded.themes, description = excluded.description
  WHERE (stored.name, stored.place, stored.themes, stored.description)
    IS DISTINCT FROM (excluded.name, excluded.place, excluded.themes, excluded.description)
$$
"""
STALE = """
CREATE FUNCTION stale_search_texts() RETURNS TABLE (listing_id bigint) LANGUAGE sql STABLE AS $$
  SELECT wanted.listing_id
  FROM search_texts_of(NULL) wanted
  LEFT JOIN organisations_searchtext stored ON stored.listing_id = wanted.listing_id
  WHERE (stored.name, stored.place, stored.themes, stored.description)
    IS DISTINCT FROM (wanted.name, wanted.place, wanted.themes, wanted.description)
  ORDER BY wanted.listing_id
$$
"""
# For each table the listings that its changed rows concern, and the changes after which their words may be others.
CONCERNED = {
    "organisations_listing": ("SELECT id FROM changed", ("INSERT", "UPDATE")),
    "organisations_listing_themes": ("SELECT listing_id FROM changed", ("INSERT", "UPDATE", "DELETE")),
    "organisations_organisation": (
        "SELECT listing.id FROM organisations_listing listing"
        " JOIN organisations_organisation owner ON owner.id = listing.organisation_id"
        " WHERE owner.lineage && ARRAY(SELECT id FROM changed)",
        ("UPDATE",),
    ),
    "organisations_theme": (
        "SELECT listing_id FROM organisations_listing_themes WHERE theme_id IN (SELECT id FROM changed)",
        ("UPDATE",),
    ),
    "organisations_programme": (
        "SELECT id FROM organisations_listing WHERE programme_id IN (SELECT id FROM changed)",
        ("UPDATE",),
    ),
    "places_municipality": (
        "SELECT id FROM organisations_listing WHERE municipality_id IN (SELECT code FROM changed)",
        ("UPDATE",),
    ),
    "places_county": (
        "SELECT listing.id FROM organisations_listing listing"
        " JOIN places_municipality municipality ON municipality.code = listing.municipality_id"
        " WHERE municipality.county_id IN (SELECT code FROM changed)",
        ("UPDATE",),
    ),
    "places_postalcode": (
        "SELECT id FROM organisations_listing WHERE postal_code_id IN (SELECT code FROM changed)",
        ("UPDATE",),
    ),
}
FUNCTION = """
CREATE FUNCTION search_texts_after_{table}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM write_search_texts(ARRAY({concerned}));
  RETURN NULL;
END $$
"""
TRIGGER = """
CREATE TRIGGER search_texts_after_{event} AFTER {event} ON {table}
REFERENCING {rows} TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION search_texts_after_{table}()
"""


def _triggers():
    for table, (concerned, events) in CONCERNED.items():
        function = f"search_texts_after_{table}"
        yield migrations.RunSQL(FUNCTION.format(table=table, concerned=concerned), f"DROP FUNCTION {function}")
        for event in events:
            rows = "OLD" if event == "DELETE" else "NEW"
            yield migrations.RunSQL(
                TRIGGER.format(table=table, event=event, rows=rows),
                f"DROP TRIGGER search_texts_after_{event} ON {table}",
            )


class Migration(migrations.Migration):
    dependencies = [("organisations", "0007_history_and_life_of_listings"), ("places", "0002_names_may_repeat")]

    operations = [
        migrations.CreateModel(
            name="SearchText",
            fields=[
                (
                    "listing",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="search_text",
                        serialize=False,
                        to="organisations.listing",
                    ),
                ),
                ("name", models.TextField()),
                ("place", models.TextField()),
                ("themes", models.TextField()),
                ("description", models.TextField()),
                (
                    "vector",
                    models.GeneratedField(
                        db_persist=True,
                        expression=SearchVector("name", weight="A", config="norwegian")
                        + SearchVector("place", weight="B", config="norwegian")
                        + SearchVector("themes", weight="C", config="norwegian")
                        + SearchVector("description", weight="D", config="norwegian"),
                        output_field=django.contrib.postgres.search.SearchVectorField(),
                    ),
                ),
            ],
            options={
                "verbose_name": "søkeord",
                "verbose_name_plural": "søkeord",
                "indexes": [django.contrib.postgres.indexes.GinIndex(fields=["vector"], name="search_text_vector")],
            },
        ),
        migrations.RunSQL(FOLD, "DROP FUNCTION fold_text(text)"),
        migrations.RunSQL(WORDS, "DROP FUNCTION search_texts_of(bigint[])"),
        migrations.RunSQL(WRITE, "DROP FUNCTION write_search_texts(bigint[])"),
        migrations.RunSQL(STALE, "DROP FUNCTION stale_search_texts()"),
        *_triggers(),
        migrations.RunSQL("SELECT write_search_texts(NULL)", migrations.RunSQL.noop),
    ]
