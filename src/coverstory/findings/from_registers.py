"""Findings at register grain: how many timelines fit, per employer, school, sender and place.

In: register events under pseudonyms. Out: findings on arrangements with banded counts. Never a
person: no pseudonym, row number or single date of a subject leaves this module.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from coverstory.findings.agreement import agreed
from coverstory.findings.from_reports import Bench, headline, law_rows
from coverstory.findings.gaps import Known, missing_facts
from coverstory.findings.scales import confidence_of, likelihood_of
from coverstory.law import host_rules
from coverstory.model import (
    Answer,
    Arrangement,
    Event,
    Finding,
    Grade,
    Grain,
    Kind,
    Match,
    OriginGroup,
    Origins,
    Period,
    Place,
    Role,
    Silent,
    StepResult,
    Timeline,
)
from coverstory.schemes import Scheme, evaluate, verdict

# Below the floor a count could point at people; above it only bands are shown, so that no
# subtraction across tables gives a small number back (DOMAIN 6.3: a floor of, say, 10).
FLOOR = 10
BANDS = ((10, 19), (20, 49), (50, 99), (100, 199), (200, 499), (500, 999))
REGISTER_ORIGIN = "the registers given"


@dataclass(frozen=True, slots=True)
class Site:
    """Who has whose people: the later employer, the school, the sender, the place, the State."""

    employer: str | None
    institution: str | None
    sender: str | None
    place: Place
    nationality: str | None


@dataclass(frozen=True, slots=True)
class RegisterFindings:
    """Arrangements seen in registers, the findings on them and the silent schemes."""

    arrangements: tuple[Arrangement, ...]
    findings: tuple[Finding, ...]
    silent: tuple[Silent, ...]


def banded(count: int) -> str:
    """Give a count as words that point at nobody.

    None is no exception: 'none' beside a total would tell that everybody is in the other cell.

    >>> banded(0), banded(3), banded(14)
    ('fewer than 10', 'fewer than 10', '10 to 19')
    """
    if count < FLOOR:
        return f"fewer than {FLOOR}"
    for low, high in BANDS:
        if low <= count <= high:
            return f"{low} to {high}"
    return f"{BANDS[-1][1] + 1} or more"


def register_findings(
    timelines: Mapping[str, tuple[Event, ...]], covered: frozenset[Kind], bench: Bench
) -> RegisterFindings:
    """Hold every register-grain scheme against every subject, and count by site."""
    by_site: dict[Site, list[Timeline]] = {}
    for subject, events in timelines.items():
        timeline = Timeline(subject, Grain.REGISTER, events, covered)
        by_site.setdefault(_site(events), []).append(timeline)
    arrangements: list[Arrangement] = []
    findings: list[Finding] = []
    silent: list[Silent] = []
    schemes = [scheme for scheme in bench.schemes if scheme.grain is Grain.REGISTER]
    for site, subjects in by_site.items():
        tallies = [(scheme, _Tally.of(scheme, subjects, bench)) for scheme in schemes]
        if site.employer is None and not any(t.fitting or t.open for _, t in tallies):
            continue  # nobody is recorded to employ them, and no scheme speaks to them
        arrangement = _arrangement(site, len(arrangements) + 1)
        arrangements.append(arrangement)
        for scheme, tally in tallies:
            if tally.fitting:
                findings.append(_finding(arrangement, tally, bench))
            else:
                silent.append(_silence(arrangement, scheme, tally))
    return RegisterFindings(tuple(arrangements), tuple(findings), tuple(silent))


@dataclass(frozen=True, slots=True)
class _Tally:
    """The matches of one scheme at one site, by verdict."""

    fitting: tuple[tuple[Timeline, Match], ...]
    open: int
    other: int

    @classmethod
    def of(cls, scheme: Scheme, subjects: Sequence[Timeline], bench: Bench) -> "_Tally":
        verdicts = [verdict(scheme, timeline) for timeline in subjects]
        # Reasons cost twenty times the verdict, so they are only asked of those who fit.
        fitting = (
            (timeline, evaluate(scheme, timeline, host_rules=host_rules(), as_of=bench.as_of))
            for timeline, answer in zip(subjects, verdicts, strict=True)
            if answer is Answer.YES
        )
        return cls(
            tuple(fitting),
            verdicts.count(Answer.CANNOT_TELL),
            verdicts.count(Answer.NO),
        )

    def counts(self) -> tuple[tuple[str, str], ...]:
        return (
            ("timelines that fit", banded(len(self.fitting))),
            ("timelines that cannot be told", banded(self.open)),
            ("other timelines at the same site", banded(self.other)),
        )


def _site(events: Sequence[Event]) -> Site:
    jobs = [event for event in events if event.kind is Kind.EMPLOYMENT_START]
    taught = [event for event in events if event.kind in (Kind.ENROLMENT, Kind.ATTENDANCE)]
    return Site(
        _last(jobs, "employer"),
        _last(taught, "institution") or _last(events, "institution"),
        _last(events, "sender"),
        next((event.place for event in reversed(jobs) if event.place.country), Place()),
        _last(events, "nationality"),
    )


def _last(events: Sequence[Event], detail: str) -> str | None:
    return next((e.details[detail] for e in reversed(events) if e.details.get(detail)), None)


def _arrangement(site: Site, number: int) -> Arrangement:
    school = f", papers from {site.institution}" if site.institution else ""
    sender = f", sent by {site.sender}" if site.sender else ""
    return Arrangement(
        id=f"register-{number:03d}",
        title=f"{_people(site)} {_worked_for(site)}{school}{sender}, {site.place}",
        nationality=site.nationality,
        place=site.place,
        senders=(site.sender,) if site.sender else (),
        institutions=tuple(name for name in (site.employer, site.institution) if name),
        returned="see the findings",
    )


def _people(site: Site) -> str:
    return f"People of {site.nationality}" if site.nationality else "People (nationality untold)"


def _worked_for(site: Site) -> str:
    return f"working at {site.employer}" if site.employer else "whose employer is not recorded"


def _silence(arrangement: Arrangement, scheme: Scheme, tally: _Tally) -> Silent:
    verdict = Answer.CANNOT_TELL if tally.open else Answer.NO
    why = f"no timeline fits; {banded(tally.open)} cannot be told"
    return Silent(arrangement.id, scheme.id, verdict, why)


def _finding(arrangement: Arrangement, tally: _Tally, bench: Bench) -> Finding:
    files = _files(event for timeline, _ in tally.fitting for event in timeline.events)
    match = _without_people(agreed([match for _, match in tally.fitting]), files)
    events = _together(arrangement.id, tally)
    origins = _origins(files)
    law = law_rows(arrangement, events, (), match, bench)
    grades = (Grade(REGISTER_ORIGIN, "F", 6, *_UNGRADED),)
    return Finding(
        id=f"{arrangement.id}.{match.scheme}",
        scheme=match.scheme,
        scheme_title=match.title,
        scheme_version=match.version,
        grain=Grain.REGISTER,
        arrangement=arrangement.id,
        issue=match.issue,
        as_of=bench.as_of,
        verdict=Answer.YES,
        headline=headline(
            arrangement.title, match, f"{banded(len(tally.fitting))} timelines: what is recorded"
        ),
        steps=match.steps,
        indicators=match.indicators,
        law=law,
        rivals=match.rivals,
        missing=missing_facts(Known(arrangement, events, origins), match, law),
        origins=origins,
        grades=grades,
        likelihood=likelihood_of(Answer.YES, "recorded"),
        confidence=confidence_of(origins, grades, "recorded"),
        counts=tally.counts(),
    )


_UNGRADED = (
    "no person has graded these registers: no basis to judge",
    "nothing outside the registers speaks to it: no basis to judge",
)


def _files(events: Iterable[Event]) -> tuple[str, ...]:
    return tuple(sorted({row.rpartition(":")[0] for event in events for row in event.evidence}))


def _without_people(match: Match, files: tuple[str, ...]) -> Match:
    """Give the match with every row and distance of its subject taken out."""
    return replace(
        match,
        subject="",
        deciding=(),
        clause="",
        steps=tuple(_step_without_people(step, files) for step in match.steps),
        indicators=tuple(replace(sign, evidence=files) for sign in match.indicators),
        rivals=tuple(replace(rival, evidence=()) for rival in match.rivals),
    )


def _step_without_people(step: StepResult, files: tuple[str, ...]) -> StepResult:
    return replace(step, evidence=files if step.evidence else (), distance="", clause="")


def _together(arrangement: str, tally: _Tally) -> tuple[Event, ...]:
    """Give one event a step for all who fit, over whole months, without anybody."""
    found: dict[str, list[Event]] = {}
    for timeline, match in tally.fitting:
        by_id = {event.id: event for event in timeline.events}
        for step in match.steps:
            deciding = [by_id[name] for name in step.evidence if name in by_id]
            if step.role is Role.REQUIRED and deciding:
                found.setdefault(step.name, []).extend(deciding)
    return tuple(
        Event(
            id=f"{arrangement}:{step}",
            subject=arrangement,
            kind=events[0].kind,
            when=_months(events),
            status=events[0].status,
            sector=events[0].sector,
            place=events[0].place,
            evidence=_files(events),
            origin=REGISTER_ORIGIN,
            details={
                "employer": _last(events, "employer"),
                "nationality": _last(events, "nationality"),
            },
        )
        for step, events in found.items()
    )


def _months(events: Sequence[Event]) -> Period:
    first = min((e.when.earliest for e in events if e.when.earliest), default=None)
    last = max((e.when.latest for e in events if e.when.latest), default=None)
    if first is None or last is None:
        return Period()
    return Period.between(first.replace(day=1), Period.of_month(last.year, last.month).latest)


def _origins(files: tuple[str, ...]) -> Origins:
    group = OriginGroup(
        REGISTER_ORIGIN,
        f"registers: {', '.join(files)}",
        files,
        (),
        ("whether the tables were filled independently is not stated, so they count once",),
    )
    return Origins(1, (group,), "1 independent origin: the registers together.")
