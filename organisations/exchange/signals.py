"""What others may want to know of an exchange: the reading side is told without being known here."""

from django.dispatch import Signal

# Listings have come in by the command and are stored.
listings_imported = Signal()
