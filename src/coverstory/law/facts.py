"""From an arrangement's evidence to the facts that law turns on.

In: the arrangement, its events and claims, the as-of day, the host rules. Out: every fact of the
vocabulary, by name. Never guesses: what nobody states stays cannot tell.
"""

from collections.abc import Mapping
from datetime import date

from coverstory.law import library
from coverstory.law.schema import Obligation
from coverstory.law.seen import Seen
from coverstory.law.tellings import tellings_of
from coverstory.law.vocabulary import FACTS
from coverstory.model import Arrangement, Claim, Event, Fact, HostRule


def facts_of(
    arrangement: Arrangement,
    events: tuple[Event, ...],
    claims: tuple[Claim, ...],
    *,
    as_of: date,
    host_rules: tuple[HostRule, ...] | None = None,
    origin_of: Mapping[str, str] | None = None,
    obligations: tuple[Obligation, ...] | None = None,
) -> Mapping[str, Fact]:
    """Give every fact law turns on, each yes, no or cannot tell with why and evidence ids.

    `origin_of` maps claim or event ids to their origin, so that one origin printed twice counts
    once; without it a speaker of a document is an origin. Packs are those shipped unless given.
    """
    seen = Seen(
        arrangement,
        tellings_of(arrangement, events, claims, as_of=as_of, origin_of=origin_of or {}),
        as_of,
        library.host_rules() if host_rules is None else host_rules,
        {name: (one.shows, one.perhaps) for name, one in library.word_lists().items()},
        _days(library.obligations() if obligations is None else obligations),
    )
    found = (question(seen) for question in FACTS)
    return {fact.name: fact for fact in found}


def _days(obligations: tuple[Obligation, ...]) -> Mapping[str, date]:
    """Collect the days that the packs tie to facts: a limit, or the last day of an old contract."""
    days: dict[str, date] = {}
    for one in obligations:
        if one.deadline and one.deadline.shown_by:
            days[one.deadline.shown_by] = one.deadline.day
        days.update({each.fact: each.before for each in one.exceptions if each.before})
    return days
