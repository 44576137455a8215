"""What a reading is."""

from dataclasses import dataclass, field

from selvhjelp.places.place import Place


@dataclass(frozen=True)
class Reading:
    """How a text was understood.

    `filters`: parameter → values, only what the words say. `text`: the words that are left for full text, in lower
    case. `denied`: parameter and value of what is not wanted and no filter can leave out. `help`: kinds of danger.
    `places`: what the place in `filters` stands for, to measure distances from.
    """

    filters: dict[str, list[str]] = field(default_factory=dict)
    text: str = ""
    help: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()
    denied: tuple[tuple[str, str], ...] = ()

    @property
    def chips(self) -> list[tuple[str, str]]:
        """Parameter and value of each thing that was understood, one by one."""
        return [(parameter, value) for parameter, values in self.filters.items() for value in values]
