"""Readings to arrangements and their timelines; the one event table of a case.

In: what the reports were read to say, and which origin each claim has. Out: arrangements, each
with its timeline, and the claims that stay context. Never tells of a person.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from coverstory.linking import ClaimOrigins
from coverstory.model import (
    Arrangement,
    Claim,
    CountRange,
    Event,
    Grain,
    Kind,
    Reading,
    Timeline,
)
from coverstory.timelines.events import asserted, event_of_claim
from coverstory.timelines.groups import Group, groups_of, merged


@dataclass(frozen=True, slots=True)
class Told:
    """The arrangements that reports tell of, their timelines by id, and what stays context."""

    arrangements: tuple[Arrangement, ...]
    timelines: dict[str, Timeline]
    context: tuple[Claim, ...]


def told_arrangements(readings: Sequence[Reading], origins: ClaimOrigins) -> Told:
    """Give the arrangements that readings tell of, in the order they are first told."""
    groups: list[Group] = []
    context: list[Claim] = []
    for reading in readings:
        found, loose = groups_of(reading)
        groups += found
        context += loose
    arrangements: list[Arrangement] = []
    timelines: dict[str, Timeline] = {}
    for group in merged(groups):
        name = _name(group, timelines)
        events = _events(group, name, origins)
        timelines[name] = Timeline(name, Grain.REPORT, events)
        arrangements.append(_arrangement(group, name, events))
    return Told(tuple(arrangements), timelines, tuple(context))


def _name(group: Group, taken: dict[str, Timeline]) -> str:
    parts = (group.nationality, group.place.city or group.place.country, group.sector)
    name = re.sub(r"[^\w]+", "-", "-".join(str(part) for part in parts if part).lower()).strip("-")
    number = 2
    unique = name
    while unique in taken:
        unique, number = f"{name}-{number}", number + 1
    return unique


def _events(group: Group, name: str, origins: ClaimOrigins) -> tuple[Event, ...]:
    """Give the group's events; what one origin tells twice (a reprint, a summary) is one event."""
    folded: dict[tuple[object, ...], Event] = {}
    for claim in group.claims:
        event = event_of_claim(
            claim,
            subject=name,
            order=len(folded),
            origin=origins.of_claim.get(claim.id, ""),
            sector=group.sector,
            place=group.place,
        )
        first = folded.setdefault(_content(event), event)
        if first is not event:
            evidence = first.evidence + event.evidence
            folded[_content(event)] = replace(first, evidence=evidence)
    return tuple(folded.values())


def _content(event: Event) -> tuple[object, ...]:
    """Give what makes an event what it is: all but its id, its place in the report and wording."""
    told = {name: value for name, value in event.details.items() if name != "group"}
    when = event.when.to_edtf() or event.when.wording
    return (
        event.origin,
        event.kind,
        when,
        event.status,
        event.sector,
        event.place,
        event.asserted,
        event.basis,
        tuple(sorted(told.items(), key=str)),
    )


def _arrangement(group: Group, name: str, events: tuple[Event, ...]) -> Arrangement:
    claims = group.claims
    return Arrangement(
        id=name,
        title=_title(group),
        nationality=group.nationality,
        place=group.place,
        sector=group.sector,
        covers=group.covers,
        senders=_told(claim.intermediary for claim in claims),
        institutions=_told(claim.institution for claim in claims),
        count=_only_count(claims),
        ages=next((claim.ages for claim in claims if claim.ages), None),
        returned=_returned(claims),
        observed=_observed(claims),
        claims=tuple(claim.id for claim in claims),
        events=tuple(event.id for event in events),
        documents=tuple(dict.fromkeys(claim.span.document for claim in claims)),
    )


def _title(group: Group) -> str:
    spoken = next((claim.group for claim in group.claims if claim.group), "people")
    keys = dict.fromkeys(claim.group_key for claim in group.claims if claim.group_key)
    called = "".join(f": {key}" for key in list(keys)[:1] if key not in spoken)
    trade = f" ({group.sector})" if group.sector else " (trade not told)"
    return f"{spoken[:1].upper()}{spoken[1:]}{called}, {group.place}{trade}"


def _told(values: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))


def _only_count(claims: Sequence[Claim]) -> CountRange | None:
    """Give the number of people only where the claims agree on one; rival numbers stay claims."""
    counts = {
        claim.count
        for claim in claims
        if claim.count and claim.kind in (Kind.PRESENCE, Kind.EMPLOYMENT, Kind.RETURN)
    }
    return counts.pop() if len(counts) == 1 else None


def _returned(claims: Sequence[Claim]) -> str:
    """Say whether the same people are told to have come back: never spread from another group."""
    if any(claim.first_time for claim in claims):
        return "told to be there for the first time"
    if any(claim.kind is Kind.RETURN and asserted(claim) == "yes" for claim in claims):
        return "told to have come back"
    return "not told"


def _observed(claims: Sequence[Claim]) -> tuple[tuple[str, str], ...]:
    seen: dict[str, str] = {}
    for claim in claims:
        for words in _beside_the_guide(claim):
            seen.setdefault(words, claim.id)
    return tuple(seen.items())


def _beside_the_guide(claim: Claim) -> list[str]:
    words = []
    if claim.ages:
        words.append(f"aged {claim.ages.min or '?'} to {claim.ages.max or '?'}")
    if claim.kind is Kind.CHECK_IN:
        words.append(f"check-in {claim.frequency or 'of untold frequency'}")
    if claim.expired:
        words.append("earlier papers had expired")
    if claim.in_groups:
        words.append("in groups")
    if claim.first_time:
        words.append("there for the first time")
    return words
