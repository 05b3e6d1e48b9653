"""assess: from a case folder or loose files to findings.

In: paths and the as-of day. Out: an Assessment. Same inputs, same result: the clock is not read,
and the key that makes pseudonyms leaves no trace in what comes out.
"""

import secrets
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path

from coverstory.findings import Bench, SourceGrade, register_findings, report_findings
from coverstory.linking import claim_origins
from coverstory.model import (
    Assessment,
    CaseInfo,
    Claim,
    CommandError,
    Document,
    Reading,
    RegisterInfo,
    Where,
)
from coverstory.reading import read_report
from coverstory.records import Register, merge, subject_timelines
from coverstory.schemes import Scheme, load_library
from coverstory.timelines import told_arrangements
from coverstory.workspace.case_file import CaseFile
from coverstory.workspace.days import day_of
from coverstory.workspace.inputs import Inputs, take_in_all
from coverstory.workspace.version import VERSION

Progress = Callable[[str], None]


def assess(
    *paths: str | Path,
    as_of: date | str | None = None,
    key: bytes | None = None,
    progress: Progress | None = None,
) -> Assessment:
    """Assess a case folder or loose files as of a day.

    `as_of` is a date or 'YYYY-MM-DD'; left out, it is the case's own, else the day the newest
    report was published. `key` makes pseudonyms of register subjects; left out, a new one is
    drawn and forgotten. Raises CommandError, CaseNotUsable or DateNotReadable; every other fault
    is listed in `Assessment.problems`.
    """
    if not paths:
        raise CommandError(Where("assess"), "no path was given", "Give a case folder or files.")
    inputs = take_in_all([Path(path) for path in paths], key=key or secrets.token_bytes(32))
    day = _as_of(as_of, inputs)
    readings = _read_all(inputs.documents, day, progress or (lambda _: None))
    return _assessment(inputs, readings, day, load_library())


def _read_all(
    documents: Sequence[Document], as_of: date, progress: Progress
) -> tuple[Reading, ...]:
    readings = []
    for document in documents:
        progress(document.file)
        readings.append(read_report(document, as_of=as_of))
    return tuple(readings)


def _assessment(
    inputs: Inputs, readings: tuple[Reading, ...], day: date, schemes: tuple[Scheme, ...]
) -> Assessment:
    claims = tuple(claim for reading in readings for claim in reading.claims)
    origins = claim_origins(inputs.documents, readings)
    told = told_arrangements(readings, origins)
    bench = Bench(
        day,
        schemes,
        {claim.id: claim for claim in claims},
        origins,
        {document.id: document.publisher for document in inputs.documents},
        _grades(inputs.case),
    )
    findings, silent = report_findings(told, bench)
    merged = merge(inputs.registers)
    recorded = register_findings(subject_timelines(merged.events), merged.covered, bench)
    repeated = _repeated(merged.repeated)
    return Assessment(
        case=_case_info(inputs),
        as_of=day,
        documents=inputs.documents,
        readings=readings,
        claims=claims,
        events=tuple(event for line in told.timelines.values() for event in line.events),
        arrangements=told.arrangements + recorded.arrangements,
        findings=findings + recorded.findings,
        silent=silent + recorded.silent,
        context=(*map(_as_context, told.context), *_unread(readings), *repeated, *inputs.notes),
        registers=tuple(map(_register_info, inputs.registers)),
        problems=inputs.problems,
        programs=(("coverstory", VERSION), *((f"scheme {s.id}", s.version) for s in schemes)),
    )


def _as_of(as_of: date | str | None, inputs: Inputs) -> date:
    if as_of is not None:
        return day_of(as_of)
    if inputs.case and inputs.case.as_of:
        return inputs.case.as_of
    published = [document.published.latest for document in inputs.documents]
    known = [day for day in published if day]
    if known:
        return max(known)
    raise CommandError(
        Where(inputs.name),
        "no as-of day was given, and nothing here carries a date of publication",
        "Give the day to assess it for: --as-of YYYY-MM-DD.",
    )


def _grades(case: CaseFile | None) -> tuple[SourceGrade, ...]:
    stated = case.sources if case else ()
    return tuple(SourceGrade(s.publisher or s.speaker, s.grade, s.why) for s in stated)


def _case_info(inputs: Inputs) -> CaseInfo:
    case = inputs.case
    if case is None:
        return CaseInfo(inputs.name, inputs.name)
    return CaseInfo(inputs.name, case.title, case.question, case.published)


def _register_info(register: Register) -> RegisterInfo:
    kinds = tuple(sorted(register.covered))
    return RegisterInfo(register.file, register.sha256, register.rows, kinds)


def _repeated(count: int) -> Iterable[str]:
    return (f"{count} register rows repeat another under a new event id: counted once",) * (
        count > 0
    )


def _unread(readings: Iterable[Reading]) -> tuple[str, ...]:
    """List the reports that were not read at all: their silence says nothing."""
    return tuple(f"{reading.document}: {reading.unread}" for reading in readings if reading.unread)


def _as_context(claim: Claim) -> str:
    return f"{claim.id} ({claim.kind}): {' '.join(claim.quote.split())}"
