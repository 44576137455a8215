"""What somebody typed, understood: filters, kinds of danger, and the words that are left for full text.

The words themselves stand in `fixtures/search/`, where an editor can add to them.
"""

from .reader import danger_in, read
from .result import Reading

__all__ = ["Reading", "danger_in", "read"]
