"""Copies of all groups, written by the database itself: what is measured with them is the search, not the import."""

from django.db import connection, transaction

from organisations.models import Listing, Meeting

COPY = "original.slug || '-' || copies.number"


@transaction.atomic
def multiply(times: int) -> None:
    """As many of each group as that, with its meetings, themes and languages."""
    numbers = f"generate_series(2, {int(times)}) AS copies(number)"
    listing = Listing._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(_insert(Listing, {"slug": COPY}, f"{listing} AS original, {numbers}"))
        for model in (Meeting, Listing.themes.through, Listing.languages.through):
            table = model._meta.db_table
            origin = f"""{table} AS own JOIN {listing} AS original ON original.id = own.listing_id
                CROSS JOIN {numbers} JOIN {listing} AS copy ON copy.slug = {COPY}"""
            cursor.execute(_insert(model, {"listing_id": "copy.id"}, origin, row="own"))
        cursor.execute("ANALYZE")


def _insert(model, changed: dict, origin: str, row: str = "original") -> str:
    columns = [field.column for field in model._meta.concrete_fields if not field.primary_key]
    values = [changed.get(column, f"{row}.{column}") for column in columns]
    return f"INSERT INTO {model._meta.db_table} ({', '.join(columns)}) SELECT {', '.join(values)} FROM {origin}"
