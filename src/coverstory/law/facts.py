"""From an arrangement's evidence to the facts that law turns on.

In: the arrangement, its events and claims, the as-of day, the host rules. Out: every fact of the
vocabulary, by name. Never guesses: what nobody states stays cannot tell.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from coverstory.law import library
from coverstory.law.schema import Obligation
from coverstory.law.seen import Seen
from coverstory.law.tellings import tellings_of
from coverstory.law.vocabulary import FACTS
from coverstory.linking import ClaimOrigins
from coverstory.model import Arrangement, Claim, Event, Fact, HostRule


def facts_of(
    arrangement: Arrangement,
    events: tuple[Event, ...],
    claims: tuple[Claim, ...],
    *,
    as_of: date,
    host_rules: tuple[HostRule, ...] | None = None,
    origins: ClaimOrigins | None = None,
    obligations: tuple[Obligation, ...] | None = None,
) -> Mapping[str, Fact]:
    """Give every fact law turns on, each yes, no or cannot tell with why and evidence ids.

    `origins` is what linking found, so that one origin printed twice counts once and a report's
    own words add none to its speakers'; without it each speaker of a document is one. Packs are
    those shipped unless given.
    """
    seen = Seen(
        arrangement,
        tellings_of(arrangement, events, claims, as_of=as_of),
        as_of,
        library.host_rules() if host_rules is None else host_rules,
        {name: (one.shows, one.perhaps) for name, one in library.word_lists().items()},
        _days(library.obligations() if obligations is None else obligations),
    )
    found = (question(seen) for question in FACTS)
    return {fact.name: _counted(fact, origins) for fact in found}


def _counted(fact: Fact, origins: ClaimOrigins | None) -> Fact:
    """Count the origins of a fact told by claims as linking counts them."""
    told = [name for name in fact.evidence if origins and name in origins.of_claim]
    if origins is None or not told:
        return fact
    return replace(fact, origins=sum(group.counts for group in origins.supporting(told)))


def _days(obligations: tuple[Obligation, ...]) -> Mapping[str, date]:
    """Collect the days that the packs tie to facts: a limit, or the last day of an old contract."""
    days: dict[str, date] = {}
    for one in obligations:
        if one.deadline and one.deadline.shown_by:
            days[one.deadline.shown_by] = one.deadline.day
        days.update({each.fact: each.before for each in one.exceptions if each.before})
    return days
