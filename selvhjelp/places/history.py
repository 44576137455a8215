"""What became of codes and names that are no longer in force. Pure; works on the lines of `endringer.csv`."""

import datetime
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from .registers import ChangeRow


@dataclass(frozen=True)
class FormerName:
    """A name that was once in the register, and the codes in force that it became."""

    name: str
    successors: tuple[str, ...]


class History:
    """The changes of one level (municipalities or counties), followed to the codes in force."""

    def __init__(self, changes: Iterable[ChangeRow], names_in_force: Mapping[str, Collection[str]]):
        """`names_in_force`: every official name of each code in force."""
        self.names_in_force = names_in_force
        self._dates: dict[str, list[datetime.date]] = defaultdict(list)
        self._steps: dict[tuple[str, datetime.date], list[ChangeRow]] = defaultdict(list)
        for change in sorted(changes, key=lambda change: (change.date, change.new_code)):
            if (change.old_code, change.date) not in self._steps:
                self._dates[change.old_code].append(change.date)
            self._steps[change.old_code, change.date].append(change)

    def former_codes(self) -> list[str]:
        return sorted(code for code in self._dates if code not in self.names_in_force)

    def retired_on(self, code: str) -> datetime.date | None:
        """The date of the last change of this code, if any is known."""
        return self._dates[code][-1] if code in self._dates else None

    def successors(self, code: str) -> tuple[str, ...]:
        """The codes in force that this one became, itself if it still is; empty when the trail is lost.

        Codes have been used anew, so it is the last life of the code that counts.
        """
        if code in self.names_in_force:
            return (code,)
        date = self.retired_on(code)
        return self.successors_on(code, date) if date else ()

    def successors_on(self, code: str, date: datetime.date) -> tuple[str, ...]:
        """The codes in force that this one became by its change on that very date."""
        return tuple(sorted(self._follow(code, date)))

    def redirects(self, code: str) -> tuple[str, ...]:
        """As `successors`, but one that was merged and came back under its old name leads to that one alone."""
        ends = self.successors(code)
        last_steps = self._steps.get((code, self.retired_on(code)), ())
        if len(ends) > 1 and len(last_steps) == 1:
            return self._bearers(ends, names_in(last_steps[0].old_name)) or ends
        return ends

    def former_names(self) -> list[FormerName]:
        """Names of former units that none of their successors bears, each with all that they became."""
        found: dict[str, set[str]] = defaultdict(set)
        for (code, name), date in self._last_dates().items():
            ends = self.successors_on(code, date)
            if not self._bearers(ends, [name]):
                found[name].update(ends)
        return [FormerName(name, tuple(sorted(codes))) for name, codes in sorted(found.items()) if codes]

    def _last_dates(self) -> dict[tuple[str, str], datetime.date]:
        """For each code and name that it had: when that last ended."""
        last: dict[tuple[str, str], datetime.date] = {}
        for (code, date), changes in self._steps.items():
            for name in names_in(changes[0].old_name):
                last[code, name] = max(date, last.get((code, name), date))
        return last

    def _bearers(self, codes: Iterable[str], names: Iterable[str]) -> tuple[str, ...]:
        wanted = set(names)
        return tuple(code for code in codes if wanted.intersection(self.names_in_force[code]))

    def _follow(self, code: str, date: datetime.date) -> set[str]:
        ends: set[str] = set()
        for change in self._steps[code, date]:
            later = next((day for day in self._dates.get(change.new_code, ()) if day > date), None)
            if later:
                ends |= self._follow(change.new_code, later)
            elif change.new_code in self.names_in_force:
                ends.add(change.new_code)
        return ends


def names_in(register_name: str) -> Iterator[str]:
    """«Gáivuotna - Kåfjord» gives both names; «Nes (Akershus)» gives «Nes»: what is in brackets was never a name."""
    for name in re.split(r" [-–] ", register_name):
        yield re.sub(r"\([^)]*\)", "", name).strip()
