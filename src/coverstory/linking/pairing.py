"""Which claims of two linked reports are one: by what the link rests on, and by their words.

In: a link and the claims of its two documents. Out: pairs of claims. A claim is paired where both
stand on the same figure or passage, or where the words of one are nearly those of the other.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from coverstory.linking.links import Link, LinkKind
from coverstory.model import Claim, Span

# Of the shorter quote's words, the part that a reprint keeps; other quotes share grammar only.
SAME_WORDS = 0.7
_WORD = re.compile(r"\w+")

Pair = tuple[Claim, Claim]


def on_shared_ground(link: Link, ones: Sequence[Claim], others: Sequence[Claim]) -> list[Pair]:
    """Pair the claims that stand on a figure or in a passage that the link rests on."""
    pairs: list[Pair] = []
    for shared in link.rests_on:
        here = [claim for claim in ones if _stands_on(claim, shared.one, shared.value)]
        there = [claim for claim in others if _stands_on(claim, shared.other, shared.value)]
        if shared.value is not None:
            pairs += [(a, b) for a in here for b in there if _of_one_place(a, b)]
        elif link.kind is LinkKind.PASSAGE:
            pairs += in_same_words(here, there)
    return pairs


def _of_one_place(one: Claim, other: Claim) -> bool:
    """Say whether the two can be of one host country: the same number of two is chance."""
    first, second = one.place.country, other.place.country
    return first is None or second is None or first == second


def _stands_on(claim: Claim, span: Span, value: float | None) -> bool:
    told = {claim.count.min, claim.count.max} if claim.count else set()
    given = {float(number) for number in told if number is not None}
    given |= {claim.amount.value} if claim.amount else set()
    # A claim with figures of its own stands on this one only where it is among them, wherever in
    # the report it is said again.
    if value is not None and given:
        return value in given
    return claim.span.overlaps(span)


def in_same_words(ones: Sequence[Claim], others: Sequence[Claim]) -> list[Pair]:
    """Pair each claim with the claims of the same kind whose words are nearly its own."""
    bags = {claim.id: frozenset(_WORD.findall(claim.quote.lower())) for claim in (*ones, *others)}
    return [
        (one, other)
        for one in ones
        for other in others
        if one.kind is other.kind and _alike(bags[one.id], bags[other.id])
    ]


def best_fits(pairs: Sequence[Pair], speaker: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Give, for each speaker of the second claims, the speaker of the first most often paired."""
    votes: dict[str, Counter[str]] = {}
    for one, other in pairs:
        votes.setdefault(speaker[other.id], Counter())[speaker[one.id]] += 1
    for name, found in sorted(votes.items()):
        yield min(found, key=lambda one: (-found[one], one)), name


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    fewer = min(len(one), len(other))
    return fewer > 0 and len(one & other) / fewer >= SAME_WORDS
