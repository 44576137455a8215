from contextlib import contextmanager
from contextvars import ContextVar

from django.db import OperationalError, models

# What `current` answers while nobody shall ask the database.
AWAY = -1

_known: ContextVar[int | None] = ContextVar("data revision of the page being made", default=None)


class DataRevision(models.Model):
    """One row whose number grows with every change of anything that a public page shows.

    Database triggers raise it (see the migration), so that no way of writing can forget to. Pages and the catalogue
    that searches read are kept in memory for as long as the number stands still.
    """

    number = models.BigIntegerField(default=0)

    class Meta:
        verbose_name = "datarevisjon"
        verbose_name_plural = "datarevisjoner"

    class Disclosure:
        public = ()
        internal = ("id", "number")
        personal = ()

    def __str__(self):
        return str(self.number)

    @classmethod
    def current(cls) -> int:
        """The number now, or the one that the page being made was begun with; one query unless it is known."""
        known = _known.get()
        if known == AWAY:
            raise OperationalError("The database has been asked in vain, or shall not be asked.")
        return cls.objects.values_list("number", flat=True).get() if known is None else known

    @classmethod
    @contextmanager
    def held(cls, number: int):
        """While a page is made: all of it is of one revision."""
        token = _known.set(number)
        try:
            yield
        finally:
            _known.reset(token)

    @classmethod
    def away(cls):
        """While a page is made without the database: nobody waits for it a second time."""
        return cls.held(AWAY)
