"""What two reports have in common: figures, names, days, words, and how telling it all is.

In: the traits of two documents. Out: their Likeness, and what is shared in words and spans. The
weights are decimal digits of surprise: how unlikely it is that two reports meet in a figure by
chance. Decides nothing: `comparing` does.
"""

from dataclasses import dataclass
from itertools import groupby

from coverstory.linking.links import Shared
from coverstory.linking.names import Name
from coverstory.linking.numerals import Figure
from coverstory.linking.traits import Traits, days_apart

# By telling digits: 2,000 has one, 120 two, 3,765 four. A number under a hundred is worth less.
_WEIGHT = {1: 0.5, 2: 1.0, 3: 2.0, 4: 3.0}
_MOST, _SMALL, _CURRENCY, _PERCENT = 4.0, 0.7, 0.5, 0.5
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
    """Give what two documents have in common."""
    shared = sorted(one.figures.keys() & other.figures.keys())
    total = sum(weight(one.figures[key]) for key in shared)
    sums = sorted(sum(map(weight, t.figures.values())) for t in (one, other))
    smaller, larger = sorted((one.shingles.keys(), other.shingles.keys()), key=len)
    fewer_words = min(len(one.words), len(other.words))
    return Likeness(
        figures=tuple((one.figures[key], other.figures[key]) for key in shared),
        weight=total,
        fewer=total / sums[0] if sums[0] else 0.0,
        more=total / sums[1] if sums[1] else 0.0,
        runs=len(smaller & larger) / len(smaller) if smaller else 0.0,
        words=len(one.words & other.words) / fewer_words if fewer_words else 0.0,
        apart=days_apart(one.document, other.document),
        names=_shared_names(one, other),
        days=_shared_days(one, other),
    )


def weight(figure: Figure) -> float:
    """Give how telling it is that two reports give this figure, in decimal digits.

    >>> weight(Figure(3765, "", 0, 5)), weight(Figure(2000, "", 0, 5))
    (3.0, 0.5)
    """
    if figure.unit == "%":
        return _PERCENT
    least = _SMALL if figure.value < 100 else _MOST
    basic = min(_WEIGHT.get(figure.digits, _MOST), least)
    return basic + (_CURRENCY if figure.unit else 0.0)


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
    ordered = sorted(common.figures, key=lambda pair: (-weight(pair[0]), pair[0].start))
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
