"""What somebody typed, understood: filters, kinds of danger, and the words that are left for full text.

The words themselves stand in `fixtures/search/`, where an editor can add to them.
"""

from .reader import read
from .result import Reading

__all__ = ["Reading", "read"]
