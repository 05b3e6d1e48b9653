"""Needs: what must stand with the words of a rule before they tell of a claim.

In: a match of a rule in a sentence with what was found there. Out: yes or no, one function a need.
A need is named in the pack; the names are closed, so that a misspelt one is an error in the pack.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from coverstory.reading.lexicons import Need, lexicon
from coverstory.reading.mentions import Found
from coverstory.reading.wordlists import phrase, whole

# Characters in which money, or a word that turns the meaning, stands near enough to count.
_MONEY_NEAR, _NEGATION_NEAR, _OBJECT_NEAR, _PLACE_NEAR = 90, 40, 30, 24


@dataclass(frozen=True, slots=True)
class Candidate:
    """A match of a rule, in its sentence; `spoken` says that somebody but the narrator speaks."""

    match: re.Match[str]
    found: Found
    spoken: bool
    language: str

    @property
    def before(self) -> str:
        """Give the words just before the match."""
        start = self.match.start()
        return self.found.text[max(0, start - _NEGATION_NEAR) : start]

    @property
    def after(self) -> str:
        """Give the words just after the match."""
        end = self.match.end()
        return self.found.text[end : end + _OBJECT_NEAR]


@cache
def _words(language: str) -> dict[str, re.Pattern[str]]:
    pack = lexicon(language).triggers
    return {
        "labour": whole(pack.labour),
        "study": whole(pack.study),
        "figure": phrase(pack.figure),
        "not_idle": phrase(pack.not_idle),
        "not_money": whole(pack.money),
        "not_fee": phrase(pack.fee),
        "negated": phrase(pack.negated),
        "pay_shares": phrase(lexicon(language).quantities.pay_shares),
    }


def are_met(needs: list[Need], candidate: Candidate) -> bool:
    """Say whether all that a rule needs stands with its words."""
    return all(_NEEDS[need](candidate) for need in needs)


def _has(name: str, candidate: Candidate) -> bool:
    return bool(_words(candidate.language)[name].search(candidate.found.text))


def _counted(candidate: Candidate) -> bool:
    return any(group.count and group.label for group in candidate.found.groups)


def _pays(candidate: Candidate) -> bool:
    """Say whether money stands near the words of paying; a share needs plainer words of pay."""
    end = candidate.match.end()
    near = [a for a in candidate.found.amounts if abs(a.start - end) < _MONEY_NEAR]
    return any(a.amount.currency != "%" or _has("pay_shares", candidate) for a in near)


def _place_before(candidate: Candidate) -> bool:
    start = candidate.match.start()
    countries = [p for p in candidate.found.places if not p.place.city]
    return any(0 <= start - p.end <= 2 for p in countries)


def _place_after(candidate: Candidate) -> bool:
    end = candidate.match.end()
    return any(end - 2 <= p.start <= end + _PLACE_NEAR for p in candidate.found.places)


_NEEDS: dict[Need, Callable[[Candidate], bool]] = {
    "people": lambda c: bool(c.found.groups),
    "counted": _counted,
    "amount": _pays,
    "spoken": lambda c: c.spoken,
    "labour": lambda c: _has("labour", c) or _counted(c),
    "study": lambda c: _has("study", c),
    "figure": lambda c: _has("figure", c),
    "place_before": _place_before,
    "place_after": _place_after,
    "not_negated": lambda c: not _words(c.language)["negated"].search(c.before),
    "not_idle": lambda c: not _has("not_idle", c),
    "not_fee": lambda c: not _has("not_fee", c),
    "not_money": lambda c: not _words(c.language)["not_money"].search(c.after),
}
