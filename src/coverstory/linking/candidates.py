"""Which pairs of documents are worth comparing, so that thousands of reports take seconds.

In: the traits of all documents. Out: pairs of positions. Up to ALL_PAIRS documents every pair is
compared. Above, pairs must share a minimum of word runs in a window of hashes (a MinHash sketch by
local minima: S. Schleimer, D. Wilkerson, A. Aiken, Winnowing, SIGMOD 2003,
doi 10.1145/872757.872770), two figures, one rare figure, or a credit. A pair left out here shares
none of these, and could not be linked.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, pairwise

from coverstory.linking.traits import Traits

ALL_PAIRS = 50
# With windows of four shingles of five words, any shared run of eight words is found for certain.
WINDOW = 4
# What more documents than this share is compared along a chain, not each with each: copies still
# meet, for all of them share it, and boilerplate costs no more than its length.
CROWD = 40
# A figure with so many telling digits makes a pair worth comparing by itself.
RARE_DIGITS = 3

Pairs = list[tuple[int, int]]


def candidate_pairs(traits: Sequence[Traits]) -> Pairs:
    """Give the pairs to compare, smaller position first, sorted."""
    if len(traits) <= ALL_PAIRS:
        return list(combinations(range(len(traits)), 2))
    holders: dict[object, list[int]] = defaultdict(list)
    for position, one in enumerate(traits):
        for key in _keys(one):
            holders[key].append(position)
    return sorted({pair for found in holders.values() for pair in _met(found)})


def sketch(shingles: Sequence[int]) -> frozenset[int]:
    """Give the smallest hash of every window of shingles."""
    if len(shingles) <= WINDOW:
        return frozenset(shingles)
    windows = zip(*(shingles[offset:] for offset in range(WINDOW)), strict=False)
    return frozenset(map(min, windows))


def _keys(one: Traits) -> Iterator[object]:
    yield from sketch(list(one.shingles))
    figures = sorted(one.figures)
    # Long tables of figures pair up with themselves only as far as the first hundred.
    yield from combinations(figures[:100], 2)
    yield from (("rare", key) for key, f in one.figures.items() if f.digits >= RARE_DIGITS)
    outlets = [credit.name for credit in one.credits]
    if one.publisher:
        outlets.append(one.publisher)
    yield from {("outlet", name.skeleton[:4]) for name in outlets}


def _met(found: list[int]) -> Iterable[tuple[int, int]]:
    if len(found) <= CROWD:
        return combinations(found, 2)
    return pairwise(found)
