"""Cards in lists. The same few hundred stand on most pages, and a page has up to forty."""

from functools import lru_cache

from django import template
from django.template.loader import render_to_string
from django.utils.translation import get_language

from groups.presentation.card import Card

register = template.Library()
# About a kilobyte each.
KEPT = 4_000


@register.simple_tag
def listing_card(card: Card) -> str:
    """The card as `components/_listing_card.html` shows it below a heading of level two."""
    return _rendered(card, get_language())


@lru_cache(KEPT)
def _rendered(card, language) -> str:
    """What a card says is all that it looks like, so that it need not be drawn again."""
    return render_to_string("components/_listing_card.html", {"card": card, "heading": "h3"})
