"""What two reports have in common: figures, names, days, words, and how telling it all is.

In: the traits of two documents. Out: their Likeness, and what is shared in words and spans. The
weights are decimal digits of surprise (`Figure.weight`). Decides nothing: `comparing` does.
"""

from collections.abc import Set
from dataclasses import dataclass
from itertools import groupby

from coverstory.linking.links import Shared
from coverstory.linking.names import Name
from coverstory.linking.numerals import Figure
from coverstory.linking.traits import Traits, days_apart

# Weight of a name and of a day found in both, and how many names may help.
NAME, NAMES, DAY = 0.4, 4, 0.7
# The share of the figures of the report with fewer, and of the one with more, that must be common.
FEWER, MORE = 0.5, 0.3
# Days between two reports on one thing; a table is quoted longer than that, a story is not.
NEAR = 31


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two documents have in common.

    `fewer` and `more` are the part of the weight of all its figures that is shared, for the report
    with less of it and for the one with more; `runs` and `words` the part of word runs and of
    longer words shared, for the shorter; `apart` the days between publication, None if not known.
    """

    figures: tuple[tuple[Figure, Figure], ...]
    weight: float = 0.0
    fewer: float = 0.0
    more: float = 0.0
    runs: float = 0.0
    words: float = 0.0
    apart: int | None = None
    names: tuple[Shared, ...] = ()
    days: tuple[Shared, ...] = ()

    @property
    def near(self) -> bool:
        """Say whether nothing shows them to be of different times."""
        return self.apart is None or self.apart <= NEAR

    @property
    def total(self) -> float:
        """The weight of figures, names and days together."""
        return self.weight + NAME * min(len(self.names), NAMES) + DAY * len(self.days)

    @property
    def much(self) -> bool:
        """Say whether what is shared is much of what either has in figures."""
        return bool(self.figures) and self.fewer >= FEWER and self.more >= MORE


def likeness_of(one: Traits, other: Traits) -> Likeness:
    """Give what two documents have in common.

    Names and days are looked for only where they can matter: the search for them is the slow part.
    """
    shared = sorted(one.figures.keys() & other.figures.keys())
    total = sum(one.figures[key].weight for key in shared)
    sums = sorted((one.weight, other.weight))
    runs = _part(one.own, other.own)
    fewer = total / sums[0] if sums[0] else 0.0
    matter = not sums[0] or fewer >= FEWER
    return Likeness(
        figures=tuple((one.figures[key], other.figures[key]) for key in shared),
        weight=total,
        fewer=fewer,
        more=total / sums[1] if sums[1] else 0.0,
        runs=runs,
        words=_part(one.words, other.words) if runs else 0.0,
        apart=days_apart(one.document, other.document),
        names=_shared_names(one, other) if matter else (),
        days=_shared_days(one, other) if matter else (),
    )


def _part(one: Set[object], other: Set[object]) -> float:
    """Give the part of the smaller set that the other has too."""
    fewer = min(len(one), len(other))
    return len(one & other) / fewer if fewer else 0.0


def longest_runs(one: Traits, other: Traits, most: int) -> tuple[Shared, ...]:
    """Give the longest runs of words that stand in both, longest first."""
    meets = sorted((one.shingles[key], other.shingles[key]) for key in _both(one, other))
    stretches = []
    for _, group in groupby(
        enumerate(meets), key=lambda item: (item[1][0] - item[0], item[1][1] - item[1][0])
    ):
        found = [meet for _, meet in group]
        stretches.append((found[0], found[-1]))
    stretches.sort(key=lambda ends: (ends[0][0] - ends[1][0], ends[0]))
    return tuple(_run(one, other, *ends) for ends in stretches[:most])


def told(common: Likeness) -> str:
    """Give what is shared in words."""
    parts = [f"figures ({listed(common)})"] if common.figures else []
    parts += [f"names ({_whats(common.names[:NAMES])})"] if common.names else []
    parts += [f"days ({_whats(common.days)})"] if common.days else []
    return " and ".join(parts)


def listed(common: Likeness) -> str:
    """Give the shared figures in words, the most telling first."""
    ordered = sorted(common.figures, key=lambda pair: (-pair[0].weight, pair[0].start))
    return ", ".join(_figure(pair[0]) for pair in ordered[:6])


def grounds(one: Traits, other: Traits, common: Likeness) -> tuple[Shared, ...]:
    """Give the shared figures, names and days with where they stand."""
    figures = tuple(
        Shared(_figure(a), one.span(a.start, a.end), other.span(b.start, b.end), a.value)
        for a, b in common.figures
    )
    return (*figures, *common.names[:NAMES], *common.days)


def _shared_days(one: Traits, other: Traits) -> tuple[Shared, ...]:
    found = []
    for key in sorted(one.days.keys() & other.days.keys()):
        a, b = one.days[key], other.days[key]
        if a.year is None or b.year is None or a.year == b.year:
            found.append(Shared(key, one.span(a.start, a.end), other.span(b.start, b.end)))
    return tuple(found)


def _shared_names(one: Traits, other: Traits) -> tuple[Shared, ...]:
    found: dict[str, Shared] = {}
    by_start: dict[str, list[Name]] = {}
    for name in other.names:
        by_start.setdefault(name.skeleton[:4], []).append(name)
    for first in one.names:
        for second in by_start.get(first.skeleton[:4], ()):
            # Korean writes names like other words: they are told apart only by a name elsewhere.
            if not (first.korean and second.korean) and first.matches(second):
                spans = one.span(first.start, first.end), other.span(second.start, second.end)
                key = min(first.skeleton, second.skeleton, key=len)
                found.setdefault(key, Shared(_both_ways(first.words, second.words), *spans))
    return tuple(found.values())


def _both_ways(first: str, second: str) -> str:
    return first if first == second else f"{first} / {second}"


def _both(one: Traits, other: Traits) -> set[int]:
    return one.shingles.keys() & other.shingles.keys()


def _run(one: Traits, other: Traits, first: tuple[int, int], last: tuple[int, int]) -> Shared:
    here = one.run(first[0], last[0])
    words = " ".join(one.document.clean[slice(*here)].split())
    return Shared(words, one.span(*here), other.span(*other.run(first[1], last[1])))


def _whats(shared: tuple[Shared, ...]) -> str:
    return ", ".join(one.what for one in shared)


def _figure(figure: Figure) -> str:
    number = f"{figure.value:,.2f}".rstrip("0").rstrip(".")
    return f"{number} {figure.unit}".rstrip() if figure.unit != "%" else f"{number}%"
