"""read: reports alone, one after the other, each claim on the words it came from.

In: paths, files or folders of thousands of reports. Out: what each report says, in the order of
their names, as they are read; a report that cannot be read is a problem, and the rest goes on.
Documents are not held: each is taken in, read and let go, in one process or several.
"""

import json
import os
import secrets
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coverstory.evidence import take_in
from coverstory.model import (
    CommandError,
    CoverstoryError,
    Document,
    Problem,
    Reading,
    Where,
)
from coverstory.reading import (
    JointReading,
    ModelShare,
    guide_form,
    proposers,
    read_report,
    read_with_model,
)
from coverstory.workspace.days import day_of
from coverstory.workspace.listing import ListedReport, list_reports
from coverstory.workspace.model_settings import ModelSettings
from coverstory.workspace.processes import in_order
from coverstory.workspace.version import VERSION

if TYPE_CHECKING:
    from coverstory.workspace.model_server import ModelServer

# A process needs about a second to start, in which one reads some twenty reports of usual length.
_FEW, _SMALL = 30, 200_000


@dataclass(frozen=True, slots=True)
class ReportRead:
    """One report as it was read: `form` is the reading guide's; `reading` is None where it failed.

    `problems` says why it failed, or what went wrong beside it; `share` is a language model's part
    in it, where one was asked.
    """

    file: str
    sha256: str = ""
    reading: Reading | None = None
    form: dict[str, Any] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    share: ModelShare | None = None

    def line(self) -> bytes:
        """Give the report's line of JSON Lines, with its end."""
        return json.dumps(self.form, ensure_ascii=False).encode() + b"\n"


@dataclass(frozen=True, slots=True)
class Settings:
    """What a reading depends on beside the report."""

    as_of: date | None = None
    model: ModelSettings | None = None

    def stamp(self) -> dict[str, Any]:
        """Give what each line says of how it was read."""
        day = self.as_of.isoformat() if self.as_of else None
        model = self.model.name if self.model else None
        return {"program": f"coverstory {VERSION}", "as_of": day, "model": model}


@dataclass(frozen=True, slots=True)
class ReadingPlan:
    """What is to be read, in order, and what was left out already. `kept` were read before."""

    reports: tuple[ListedReport, ...]
    settings: Settings
    problems: tuple[Problem, ...] = ()
    tables: int = 0
    kept: int = 0


@dataclass(frozen=True, slots=True)
class _Task:
    report: ListedReport
    settings: Settings
    run: str = ""


def plan_reading(
    paths: Sequence[Path],
    *,
    as_of: date | str | None = None,
    model: ModelSettings | None = None,
    leave_out: Path | None = None,
) -> ReadingPlan:
    """List what is to be read. `as_of` bounds the date of reports that carry none.

    `model` is asked beside the built-in reader; see `model_at`. Raises CommandError, CaseNotUsable
    or DateNotReadable.
    """
    if not paths:
        raise CommandError(Where("read"), "no path was given", "Give files or folders.")
    listing = list_reports(paths, leave_out=leave_out)
    day = day_of(as_of) if as_of else listing.as_of
    return ReadingPlan(listing.reports, Settings(day, model), listing.problems, listing.tables)


def read_planned(plan: ReadingPlan, *, jobs: int = 1) -> Generator[ReportRead, None, None]:
    """Read what was planned, in order, with up to `jobs` processes; few reports need one."""
    run = secrets.token_hex(8)
    tasks = [_Task(report, plan.settings, run) for report in plan.reports]
    many = plan.settings.model is not None or _is_much(plan.reports)
    return in_order(_read_one, tasks, jobs=jobs if many else 1, lost=_lost)


def read_stream(
    *paths: str | Path,
    as_of: date | str | None = None,
    model: ModelSettings | None = None,
    jobs: int = 1,
) -> Iterator[ReportRead]:
    """Read reports one after the other, giving each as it is read, the failed ones too.

    With more than one job, call it under `if __name__ == "__main__":`, as Python asks of every
    program that starts processes. Raises as `plan_reading`.
    """
    plan = plan_reading([Path(path) for path in paths], as_of=as_of, model=model)
    for problem in plan.problems:
        yield ReportRead(problem.where, problems=(problem,))
    yield from read_planned(plan, jobs=jobs)


def read(*paths: str | Path, as_of: date | str | None = None) -> tuple[Reading, ...]:
    """Read reports alone: every claim, on the words it came from.

    Raises the first fault of a file: to go on past faults, use `read_stream`.
    """
    readings = []
    for report in read_stream(*paths, as_of=as_of):
        for problem in report.problems:
            raise CommandError(Where(problem.where), problem.what, problem.next_step)
        if report.reading:
            readings.append(report.reading)
    return tuple(readings)


def _is_much(reports: Sequence[ListedReport]) -> bool:
    if len(reports) > _FEW:
        return True
    return len(reports) > 1 and sum(_size(report.path) for report in reports) > _SMALL


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _read_one(task: _Task) -> ReportRead:
    """Take in and read one report; whatever goes wrong with it becomes a problem."""
    report = task.report
    try:
        document = take_in(report.path, name=report.file, custody=report.custody)
        return _as_read(document, task)
    except CoverstoryError as error:
        return ReportRead(report.file, problems=(Problem.of(error),))
    except Exception as error:
        # One report in thousands must not stop the rest; the command still leaves with 3.
        if os.environ.get("COVERSTORY_DEBUG"):
            raise
        what = f"this is a bug in Coverstory: {type(error).__name__}"
        return _failed(report.file, what, "Read it alone with COVERSTORY_DEBUG=1 and tell us.")


def _as_read(document: Document, task: _Task) -> ReportRead:
    settings = task.settings
    reading = read_report(document, as_of=settings.as_of)
    joint = _joint(document, reading, settings.model, task.run) if settings.model else None
    whole = joint.reading if joint else reading
    form = guide_form(whole, document) | {
        "file": document.file,
        "sha256": document.sha256,
        "read_by": settings.stamp(),
        "notes": list(whole.notes),
    }
    for told, claim in zip(form["claims"], whole.claims, strict=True):
        told["proposed_by"] = proposers(claim.rule)
    if joint is None:
        return ReportRead(document.file, document.sha256, whole, form)
    form["model"] = _told(joint.share)
    return ReportRead(
        document.file, document.sha256, whole, form, joint.problems, joint.share
    )  # fmt: skip


def _joint(document: Document, reading: Reading, model: ModelSettings, run: str) -> JointReading:
    server = _server(model, run)
    if server.is_given_up:
        return JointReading(reading, ModelShare(model.name, failed=True))
    joint = read_with_model(document, reading, server.ask, model=model.name)
    if not server.is_given_up:
        return joint
    given_up = Problem(
        f"model {model.name}",
        "it failed for several reports in a row and is not asked about the others",
        "See whether the server is running; --out FILE --resume asks again about those.",
        kind="ServerNotUsable",
        left_out=0,
    )
    return replace(joint, problems=(*joint.problems, given_up))


@lru_cache(maxsize=1)
def _server(model: ModelSettings, run: str) -> "ModelServer":  # noqa: ARG001 - `run` tells runs apart
    """Give the server of this run, with what this process knows of it."""
    # Only where a model is asked: HTTP and TLS would cost every start a twentieth of a second.
    from coverstory.workspace.model_server import ModelServer

    return ModelServer(model)


def _told(share: ModelShare) -> dict[str, Any]:
    return {
        "name": share.model,
        "asked": share.asked,
        "failed": share.failed,
        "confirmed": share.confirmed,
        "added": share.added,
        "dropped": dict(share.dropped),
    }


def _lost(task: _Task) -> ReportRead:
    what = "the process that read it died, perhaps for want of memory"
    return _failed(task.report.file, what, "Split the file, or give the machine more memory.")


def _failed(file: str, what: str, next_step: str) -> ReportRead:
    return ReportRead(file, problems=(Problem(file, what, next_step, kind="Bug"),))
