from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import connection, models


class SearchTextQuerySet(models.QuerySet):
    def stale(self) -> list[int]:
        """The ids of listings whose stored words are not what they would be now; none when all is well."""
        return _ids("SELECT listing_id FROM stale_search_texts()")

    def write(self, listing_ids) -> None:
        """Write the words of these listings anew."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT write_search_texts(%s)", [list(listing_ids)])


class SearchText(models.Model):
    """The words by which a listing is found, folded, by how much they weigh; one row for each listing.

    Database triggers write it when the listing, its themes, programme or place, its organisation or one above that
    changes (see the migration), so that no way of writing can forget to. Of a hidden address it holds nothing.
    """

    listing = models.OneToOneField(
        "organisations.Listing", models.CASCADE, primary_key=True, related_name="search_text"
    )
    name = models.TextField()
    place = models.TextField()
    themes = models.TextField()
    description = models.TextField()
    vector = models.GeneratedField(
        expression=SearchVector("name", weight="A", config="norwegian")
        + SearchVector("place", weight="B", config="norwegian")
        + SearchVector("themes", weight="C", config="norwegian")
        + SearchVector("description", weight="D", config="norwegian"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = SearchTextQuerySet.as_manager()

    class Meta:
        verbose_name = "søkeord"
        verbose_name_plural = "søkeord"
        indexes = [GinIndex(fields=["vector"], name="search_text_vector")]

    class Disclosure:
        public = ()
        internal = ("listing", "name", "place", "themes", "description", "vector")
        personal = ()

    def __str__(self):
        return f"{self.listing_id}: {self.name}"


def _ids(statement) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return [row[0] for row in cursor.fetchall()]
