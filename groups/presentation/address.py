"""Addresses of lists with some parameters changed; a list's own scope stands in its path, never in its parameters."""

from urllib.parse import urlencode

# Parameters that hold what somebody typed, or where in the list one is: never carried along.
NOT_CARRIED = {"side"}


class ListAddress:
    """The address of this list, and of its neighbours with other parameters."""

    def __init__(self, path: str, values: dict[str, list[str]]):
        self.path = path
        self.values = values

    def __str__(self) -> str:
        return self._write(self.values)

    def with_value(self, parameter: str, value: str) -> str:
        """The list narrowed by one more value."""
        values = [*self.values.get(parameter, []), value]
        return self._write({**self.values, parameter: values})

    def without_value(self, parameter: str, value: str) -> str:
        """The list with this value given up."""
        values = [kept for kept in self.values.get(parameter, []) if kept != value]
        return self._write({**self.values, parameter: values})

    def without(self, *parameters: str) -> str:
        """The list with these parameters given up."""
        return self._write({name: values for name, values in self.values.items() if name not in parameters})

    def on_page(self, number: int) -> str:
        """Another page of the same list."""
        return self._write({**self.values, **({"side": [str(number)]} if number > 1 else {})}, carried=True)

    def changed(self, **parameters) -> str:
        """The list with other values of some parameters."""
        return self._write({**self.values, **{name: [str(value)] for name, value in parameters.items()}})

    def _write(self, values, carried=False):
        kept = {name: list(found) for name, found in values.items() if found and (carried or name not in NOT_CARRIED)}
        return f"{self.path}?{urlencode(kept, doseq=True)}" if kept else self.path


def as_lists(values: dict) -> dict[str, list[str]]:
    """Good values of a search as they are written in an address."""
    listed = {name: value if isinstance(value, list) else [value] for name, value in values.items()}
    return {name: [str(one) for one in found] for name, found in listed.items()}
