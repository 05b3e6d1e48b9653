"""Joining things that are one, pair by pair, into groups closed under the pairs.

In: names and pairs of names. Out: groups. The order of joining changes nothing
(R. E. Tarjan, Efficiency of a good but not linear set union algorithm, 1975,
doi 10.1145/321879.321884).
"""

from collections.abc import Iterable


class Joined:
    """Names in groups; each group is known by the name that sorts first."""

    def __init__(self, names: Iterable[str]) -> None:
        self._above = {name: name for name in names}

    def add(self, name: str) -> None:
        """Take in a name, in a group of its own, where it is not known yet."""
        self._above.setdefault(name, name)

    def of(self, name: str) -> str:
        """Give the name by which this one's group is known. Raises KeyError for an unknown one."""
        top = name
        while self._above[top] != top:
            top = self._above[top]
        while self._above[name] != top:
            self._above[name], name = top, self._above[name]
        return top

    def join(self, one: str, other: str) -> None:
        """Make the groups of two names one."""
        first, second = sorted((self.of(one), self.of(other)))
        self._above[second] = first

    def groups(self) -> tuple[tuple[str, ...], ...]:
        """Give every group, its names sorted, in order of the first."""
        found: dict[str, list[str]] = {}
        for name in sorted(self._above):
            found.setdefault(self.of(name), []).append(name)
        return tuple(tuple(names) for _, names in sorted(found.items()))
