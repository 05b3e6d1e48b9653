"""Findings at report grain: each scheme held against each arrangement that reports tell of.

In: arrangements with their timelines, origins, schemes, law. Out: findings, and the schemes that
stayed silent. The order is that of the inputs; nothing here reads a clock or a file.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from coverstory.findings.gaps import Known, missing_facts
from coverstory.findings.grades import SourceGrade, Support, grades_of
from coverstory.findings.scales import confidence_of, likelihood_of
from coverstory.law import apply_law, facts_of, host_rules, obligation_named, reaches
from coverstory.linking import ClaimOrigins
from coverstory.model import (
    UNKNOWN_PERIOD,
    Answer,
    Arrangement,
    Claim,
    Event,
    Finding,
    Grain,
    LawRow,
    Match,
    Origins,
    Period,
    Role,
    Silent,
    Timeline,
)
from coverstory.schemes import Scheme, evaluate
from coverstory.timelines import Told


@dataclass(frozen=True, slots=True)
class Bench:
    """What every finding of a case is held against."""

    as_of: date
    schemes: tuple[Scheme, ...]
    claims: Mapping[str, Claim]
    origins: ClaimOrigins
    publishers: Mapping[str, str]
    grades: tuple[SourceGrade, ...] = ()


def report_findings(told: Told, bench: Bench) -> tuple[tuple[Finding, ...], tuple[Silent, ...]]:
    """Give the findings on arrangements told of, and every scheme that was not raised."""
    findings: list[Finding] = []
    silent: list[Silent] = []
    for arrangement in told.arrangements:
        timeline = told.timelines[arrangement.id]
        for scheme in bench.schemes:
            if scheme.grain is not Grain.REPORT:
                continue
            match = evaluate(scheme, timeline, host_rules=host_rules(), as_of=bench.as_of)
            if match.raised:
                findings.append(_finding(arrangement, timeline, match, bench))
            else:
                silent.append(silence(arrangement.id, match))
    return tuple(findings), tuple(silent)


def silence(arrangement: str, match: Match) -> Silent:
    """Say why a scheme was tried on an arrangement and not raised."""
    why = match.clause or "nothing that would raise it is told"
    return Silent(arrangement, match.scheme, match.verdict, why)


def headline(title: str, match: Match, source: str) -> str:
    """Give the finding's one sentence: what fits, never who is guilty."""
    fit = {
        Answer.YES: f"fits the scheme '{match.title}'",
        Answer.NO: f"does not fit the scheme '{match.title}' as a whole",
        Answer.CANNOT_TELL: f"fits part of the scheme '{match.title}'; the rest cannot be told",
    }
    return f"{title}: {source} {fit[match.verdict]}."


def law_rows(
    arrangement: Arrangement,
    events: tuple[Event, ...],
    claims: Sequence[Claim],
    match: Match,
    bench: Bench,
) -> tuple[LawRow, ...]:
    """Give the law table of a finding on the as-of day: of what is addressed to the host State."""
    country = arrangement.place.country
    addressed = [
        name
        for name in match.obligations
        if reaches(obligation_named(name), country) is not Answer.NO
    ]
    if not addressed:
        return ()
    facts = facts_of(
        arrangement,
        events,
        tuple(claims),
        as_of=bench.as_of,
        host_rules=host_rules(),
        origins=bench.origins,
    )
    return apply_law(
        facts,
        as_of=bench.as_of,
        host_country=country,
        act=act_period(events),
        only=tuple(addressed),
    )


def act_period(events: Sequence[Event]) -> Period:
    """Give the stretch of days in which what is told happened, where every part of it is dated."""
    periods = [event.when for event in events if event.asserted is Answer.YES]
    if not periods or any(p.uncertain or not p.earliest or not p.latest for p in periods):
        return UNKNOWN_PERIOD
    earliest = min(p.earliest for p in periods if p.earliest)
    return Period.between(earliest, max(p.latest for p in periods if p.latest))


def _finding(arrangement: Arrangement, timeline: Timeline, match: Match, bench: Bench) -> Finding:
    events = timeline.events
    claims = [bench.claims[name] for name in arrangement.claims]
    support = support_of(match, events)
    origins = origins_of(match, events, bench.origins)
    grades = grades_of(
        origins.groups, support, match.steps, stated=bench.grades, publishers=bench.publishers
    )
    law = law_rows(arrangement, events, claims, match, bench)
    known = Known(arrangement, events, origins)
    borne = borne_out(match, support, origins)
    return Finding(
        id=f"{arrangement.id}.{match.scheme}",
        scheme=match.scheme,
        scheme_title=match.title,
        scheme_version=match.version,
        grain=match.grain,
        arrangement=arrangement.id,
        issue=match.issue,
        as_of=bench.as_of,
        verdict=match.verdict,
        headline=headline(arrangement.title, match, "what is told"),
        steps=match.steps,
        indicators=match.indicators,
        law=law,
        rivals=match.rivals,
        missing=missing_facts(known, match, law),
        origins=origins,
        grades=grades,
        likelihood=likelihood_of(match.verdict, borne),
        confidence=confidence_of(origins, grades, borne),
    )


def support_of(match: Match, events: Sequence[Event]) -> Support:
    """Give which origins assert and which deny each step."""
    by_id = {event.id: event for event in events}
    of_step: dict[str, frozenset[str]] = {}
    denied_by: dict[str, frozenset[str]] = {}
    for step in match.steps:
        told = [by_id[name] for name in step.evidence if name in by_id]
        of_step[step.name] = _origins_where(told, Answer.YES)
        denied_by[step.name] = _origins_where(told, Answer.NO)
    return Support(of_step, denied_by)


def _origins_where(events: Sequence[Event], asserted: Answer) -> frozenset[str]:
    return frozenset(event.origin for event in events if event.asserted is asserted)


def origins_of(match: Match, events: Sequence[Event], origins: ClaimOrigins) -> Origins:
    """Count the independent origins that assert what the match rests on."""
    resting = {name for step in match.steps for name in step.evidence}
    resting |= {name for sign in match.indicators for name in sign.evidence}
    claims = [
        claim
        for event in events
        if event.id in resting and event.asserted is Answer.YES
        for claim in event.evidence
    ]
    groups = origins.supporting(claims)
    count = sum(group.counts for group in groups)
    told = "1 independent origin" if count == 1 else f"{count} independent origins"
    outlets = len({name for group in groups for name in group.documents})
    reports = "1 report" if outlets == 1 else f"{outlets} reports"
    return Origins(count, groups, f"{told} in {reports}; outlets are not counted, origins are.")


def borne_out(match: Match, support: Support, origins: Origins) -> str:
    """Say how far the required steps are borne out: corroborated each, or told once."""
    counting = frozenset(group.id for group in origins.groups if group.counts)
    required = [step.name for step in match.steps if step.role is Role.REQUIRED]
    corroborated = all(len(support.of_step[name] & counting) > 1 for name in required)
    return "corroborated" if corroborated and required else "told once"
