"""What facts are read from, and how tellings become one answer.

In: tellings, words, host rules and the days the packs set. Out: a Fact. Only a stated, unhedged
telling makes a yes; told by one and denied by another is cannot tell; silence is cannot tell.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from coverstory.law.tellings import Telling
from coverstory.model import UNKNOWN_PERIOD, Answer, Arrangement, Fact, HostRule, Kind, Period


@dataclass(frozen=True, slots=True)
class Seen:
    """All that facts are read from: tellings, words, host law, and the days the packs set."""

    arrangement: Arrangement
    tellings: tuple[Telling, ...]
    as_of: date
    host_rules: tuple[HostRule, ...] = ()
    words: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = field(default_factory=dict)
    days: Mapping[str, date] = field(default_factory=dict)

    def of(self, kinds: Iterable[Kind]) -> tuple[Telling, ...]:
        """Give the tellings of some kinds."""
        wanted = frozenset(kinds)
        return tuple(one for one in self.tellings if one.kind in wanted)

    def worded(self, name: str, among: Iterable[Telling] | None = None) -> tuple[Telling, ...]:
        """Give the tellings with a listed word; one with only a `perhaps` word makes no yes."""
        yes, perhaps = self.words.get(name, ((), ()))
        found = []
        for one in self.tellings if among is None else among:
            if one.mentions(yes):
                found.append(one)
            elif one.mentions(perhaps):
                found.append(one.softened())
        return tuple(found)


def settled(
    name: str,
    told: Iterable[Telling],
    shown: str,
    untold: str = "not told",
    unsure: str = "told only with a hedge, as an opinion or a plan, or not in so many words",
) -> Fact:
    """Give one fact from what is told of it; `untold` and `unsure` are reasons of cannot tell."""
    told = tuple(told)
    said = {kind: [one for one in told if one.asserted is kind] for kind in Answer}
    yes, no, open_ = said[Answer.YES], said[Answer.NO], said[Answer.CANNOT_TELL]
    if yes and no:
        return fact_of(name, Answer.CANNOT_TELL, "told by one and denied by another", told)
    if yes:
        return fact_of(name, Answer.YES, shown, yes)
    if no and not open_:
        return fact_of(name, Answer.NO, "denied, and told by no one", no)
    if open_:
        return fact_of(name, Answer.CANNOT_TELL, unsure, told)
    return fact_of(name, Answer.CANNOT_TELL, untold)


def fact_of(name: str, given: Answer, why: str, told: Iterable[Telling] = ()) -> Fact:
    """Give a fact with the ids, the number of origins and the latest day of what is told."""
    told = tuple(told)
    ids = tuple(dict.fromkeys(key for one in told for key in one.ids))
    return Fact(name, given, why, ids, len({one.origin for one in told}), latest_of(told))


def latest_of(told: Iterable[Telling]) -> Period:
    """Give the period that begins last; its end stays open where a telling has no certain day."""
    periods = [one.when for one in told]
    dated = [when for when in periods if when.earliest and not when.uncertain]
    if not dated:
        return UNKNOWN_PERIOD
    last = max(dated, key=lambda when: when.earliest or date.min)
    return last if len(dated) == len(periods) else Period.between(last.earliest, None)


def begins_after(when: Period, day: date) -> bool:
    """Say whether a period lies certainly after a day."""
    return bool(not when.uncertain and when.earliest and when.earliest > day)


def ends_before(when: Period, day: date) -> bool:
    """Say whether a period lies certainly before a day."""
    return bool(not when.uncertain and when.latest and when.latest < day)
