"""Fields of a claim: each taken from the words nearest to the trigger that tell it.

In: a trigger, what its sentence holds, and what was told before. Out: people, count, place, trade,
paper, period, bodies and money of one claim. Counts never travel from another group.
"""

import re
from dataclasses import dataclass, replace
from functools import cache

from coverstory.model import (
    UNKNOWN_PERIOD,
    Amount,
    CountRange,
    Kind,
    Period,
    Place,
    Precision,
    Sector,
    Status,
)
from coverstory.reading.groups import GroupMention, Profile
from coverstory.reading.lexicons import lexicon
from coverstory.reading.mentions import Found
from coverstory.reading.places import PlaceMention
from coverstory.reading.triggers import Trigger

MOVES = (Kind.DISPATCH, Kind.ENTRY, Kind.EXIT, Kind.REPATRIATION, Kind.RETURN)
# Kinds whose trade is told only where the clause itself tells it (papers, schools, rules).
_TRADE_UNTOLD = (Kind.VISA, Kind.ENROLMENT, Kind.CHECK_IN, Kind.POLICY)
# Border statistics, expulsions and totals speak of all the people, whatever trade was told before.
_TRADE_APART = (Kind.ENTRY, Kind.REPATRIATION)
_UNCOUNTED = (Kind.PAYMENT, Kind.POLICY, Kind.AGREEMENT, Kind.CHECK_IN, Kind.HOUSING)
_BY_OBJECT = (Kind.DISPATCH, Kind.ENTRY, Kind.EMPLOYMENT, Kind.REPATRIATION, Kind.EXIT)
_AT_SCHOOL = (Kind.ENROLMENT, Kind.CHECK_IN, Kind.VISA)
_MAYBE_SCHOOL = (Kind.ENTRY, Kind.DENIAL, Kind.REPATRIATION, Kind.AGREEMENT, Kind.HOUSING)
_STATUS_CARRIED = (Kind.EMPLOYMENT, Kind.ENROLMENT, Kind.CHECK_IN)
# 'With new permits': the paper told of before.
_BY_PAPER = (Kind.RETURN, Kind.VISA)
_STEP = 4  # a subject before the trigger counts as nearer than an object after it


@dataclass(frozen=True, slots=True)
class Blocked:
    """Stretches of the sentence that tell of the speaker, not of the people."""

    spans: tuple[tuple[int, int], ...] = ()

    def holds(self, offset: int) -> bool:
        """Say whether the offset lies in one of them."""
        return any(start <= offset < end for start, end in self.spans)


def people_of(trigger: Trigger, found: Found) -> GroupMention | None:
    """Give the people a trigger speaks of: subject or object, else the last named before it."""
    start, end = trigger.clause
    near = [g for g in found.groups if start <= g.start < end]
    full = [g for g in near if not g.pronoun]
    after = [g for g in full if g.start >= trigger.start]
    before = [g for g in full if g.start < trigger.start]
    counted = [g for g in near if g.count or g.share]
    if trigger.kind in _BY_OBJECT and after and not before:
        return after[0]
    if counted:
        chosen = min(counted, key=lambda g: _distance(g, trigger))
        return _with_label(chosen, full)
    if before or after:
        return before[-1] if before else after[0]
    return _subject_before(trigger, found, near)


def _subject_before(
    trigger: Trigger, found: Found, near: list[GroupMention]
) -> GroupMention | None:
    """Give the subject of an earlier clause, where the trigger's clause opens with its verb."""
    earlier = [g for g in found.groups if g.start < trigger.clause[0]]
    plain = [g for g in earlier if not g.pronoun or g.count or g.share]
    opens = len(found.text[trigger.clause[0] : trigger.start].split()) <= _STEP
    if plain and not near and opens:
        return plain[0]
    if near:
        return near[0]
    full = [g for g in earlier if not g.pronoun]
    return replace(full[-1], count=None, share=0.0) if full else None


def _with_label(chosen: GroupMention, full: list[GroupMention]) -> GroupMention:
    if chosen.pronoun and full:
        return replace(full[0], count=chosen.count, share=chosen.share)
    return chosen


def _distance(mention: GroupMention, trigger: Trigger) -> int:
    if mention.end <= trigger.start:
        return trigger.start - mention.end
    return max(mention.start - trigger.end, 0) + _STEP


def count_of(
    trigger: Trigger, found: Found, mention: GroupMention | None, profile: Profile
) -> CountRange | None:
    """Give the number of people the claim tells of; of a change 'from X to Y', Y."""
    if trigger.kind is Kind.VISA and _no_papers(found.language).search(
        found.text[trigger.clause[0] : trigger.clause[1]]
    ):
        return CountRange(0, 0)
    if mention is None or trigger.kind in _UNCOUNTED:
        return None
    if trigger.changes:
        counted = [g.count for g in found.groups if g.count and g.start >= trigger.clause[0]]
        return counted[-1] if counted else mention.count
    if mention.share and profile.count:
        low, high = profile.count.min, profile.count.max
        return CountRange(
            round(low * mention.share) if low is not None else None,
            round(high * mention.share) if high is not None else None,
        )
    if mention.count is None or mention.count == CountRange():
        return None
    is_none = mention.count == CountRange(0, 0)
    return None if is_none and trigger.kind is Kind.DENIAL and mention.pronoun else mention.count


def sector_of(
    trigger: Trigger, found: Found, mention: GroupMention | None
) -> tuple[Sector | None, bool]:
    """Give the trade, and whether the clause or its people tell it (not just the sentence)."""
    if mention and mention.sector:
        return mention.sector, True
    start, end = trigger.clause
    near = [sector for at, sector in found.sectors if start <= at < end]
    if near:
        return near[0], True
    return (found.sectors[0][1] if found.sectors else None), False


def told_sector(
    trigger: Trigger, sector: Sector | None, here: bool, profile: Profile, main: Sector | None
) -> Sector | None:
    """Give the trade a claim states: carried for work and movement, not for papers or rules."""
    if here or trigger.kind not in _TRADE_UNTOLD:
        if trigger.rule == "purpose-count":
            return sector
        carried = None if trigger.kind in _TRADE_APART else profile.sector or main
        return sector or carried
    return None


def status_of(
    trigger: Trigger, found: Found, mention: GroupMention | None, carried: Status | None
) -> Status | None:
    """Give the paper or purpose told; a cover before the work beneath it."""
    start, end = trigger.clause
    near = [status for at, status in found.statuses if start <= at < end]
    if near:
        cover = [status for status in near if status is not Status.WORK]
        return cover[0] if cover and trigger.kind is not Kind.VISA else near[0]
    if mention and mention.status:
        return mention.status
    same_paper = trigger.kind in _BY_PAPER and any(start <= at < end for at in found.documents)
    if same_paper and not found.expired:
        return carried
    if trigger.kind in _STATUS_CARRIED:
        return found.statuses[0][1] if found.statuses else carried
    return None


def place_of(
    trigger: Trigger,
    found: Found,
    nationality: str | None,
    blocked: Blocked,
    carried: Place,
) -> Place:
    """Give the host place: in the clause, in the sentence, else the one carried."""
    start, end = trigger.clause
    abroad = [m for m in found.places if is_host(m, nationality, found, blocked)]
    near = [m for m in abroad if start <= m.start < end] or abroad
    towns = [m for m in near if m.place.city and not m.seat]
    chosen = towns or [m for m in near if not m.place.city]
    place = min(chosen, key=lambda m: abs(m.start - trigger.start)).place if chosen else carried
    towns = [t for t in found.towns if start <= t.start < end and not blocked.holds(t.start)]
    if towns and not (place.city and chosen):
        return Place(towns[0].place.city, place.country)
    return place


@cache
def _passes(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{lexicon(language).triggers.passing_before})\s?(?:the )?$", re.I)


@cache
def _no_papers(language: str) -> re.Pattern[str]:
    return re.compile(lexicon(language).triggers.no_papers, re.I)


def is_host(mention: PlaceMention, nationality: str | None, found: Found, blocked: Blocked) -> bool:
    """Say whether a place can be a host: not home, not in a body's name, not the speaker's."""
    if mention.place.country in (nationality, None) or blocked.holds(mention.start):
        return False
    lead = found.text[max(0, mention.start - 44) : mention.start]
    if _passes(found.language).search(lead):
        return False
    return not any(b.start <= mention.start < b.end for b in found.bodies)


def period_of(trigger: Trigger, found: Found, others: tuple[tuple[int, int], ...]) -> Period:
    """Give when: the clause's own date, else the sentence's only one that no other clause holds."""
    start, end = trigger.clause
    dates = [d for d in found.dates if not d.weekday and not d.of_speech]
    near = [d for d in dates if start <= d.start < end]
    if near and trigger.changes:
        return near[-1].period
    if near:
        return min(near, key=lambda d: abs(d.start - trigger.start)).period
    free = [d for d in dates if not any(a <= d.start < b for a, b in others)]
    return free[0].period if len(free) == 1 else UNKNOWN_PERIOD


def rule_period(period: Period, *, is_deadline: bool) -> Period:
    """Give a rule's time: open from its adoption, or open until its deadline."""
    closed = period.earliest is not None and period.latest is not None
    if not closed or period.precision is Precision.RANGE:
        return period
    if is_deadline:
        return replace(period, earliest=None, precision=Precision.OPEN)
    return replace(period, latest=None, precision=Precision.OPEN)


def bodies_of(trigger: Trigger, found: Found, blocked: Blocked) -> tuple[str | None, str | None]:
    """Give who sends and who employs or teaches, of the bodies told of in the sentence."""
    if trigger.kind is Kind.POLICY:
        return None, None
    bodies = [b for b in found.bodies if not blocked.holds(b.start)]
    senders = [b.name for b in bodies if b.role == "sends"]
    schools = [b.name for b in bodies if b.role == "teaches"]
    employers = [b.name for b in bodies if b.role == "employs"]
    at_school = trigger.kind in _AT_SCHOOL
    hosts = (schools or employers) if at_school else employers
    if trigger.kind in _MAYBE_SCHOOL:
        hosts = employers or schools
    return ("; ".join(senders[:2]) or None), ("; ".join(hosts[:2]) or None)


def amount_of(trigger: Trigger, found: Found) -> Amount | None:
    """Give the amount nearest to the trigger in its clause, else in the sentence."""
    if trigger.kind is not Kind.PAYMENT or not found.amounts:
        return None
    start, end = trigger.clause
    near = [a for a in found.amounts if start <= a.start < end] or list(found.amounts)
    ahead = [a for a in near if a.start >= trigger.start] or near
    return ahead[0].amount
