"""What others may want to know of an exchange: the reading side is told without being known here."""

from django.dispatch import Signal

# A file has been read in, by the command or in the admin, or its reading undone; all of it is stored.
listings_imported = Signal()
