"""A file of JSON Lines that a long reading goes into, and that it can take up again.

In: a plan and a file. Out: the reports as they are read, each line written whole before the next.
However the run ends, what stands in the file with a line end is good: taken up again, it is not
read twice, and the file ends up byte for byte as one run would have written it.
"""

import hashlib
import os
import tempfile
from collections.abc import Generator, Iterator, Mapping, Set
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

from coverstory.model import CommandError, Where
from coverstory.workspace.reading import ReadingPlan, ReportRead, read_planned


class _Model(msgspec.Struct, frozen=True):
    """A language model's part in a reading; a reading in which it failed is made again."""

    failed: bool = False


class _Head(msgspec.Struct, frozen=True):
    """What is looked at in a line that is there already; its other fields are passed over."""

    file: str
    sha256: str
    read_by: dict[str, Any]
    model: _Model = _Model()


@dataclass(frozen=True, slots=True)
class _Line:
    """Where a line stands, the original that it is a reading of, and whether it is whole."""

    sha256: str
    start: int
    end: int
    is_whole: bool = True


def take_up(out: Path, plan: ReadingPlan, *, resume: bool) -> ReadingPlan:
    """Give the plan without what the file holds already, and make the file ready to go on.

    A half-written last line and lines of files that have changed since are taken out. Raises
    CommandError where the file is there and is not to be taken up, holds anything but readings of
    these reports with these settings, or cannot be written.
    """
    if out.exists() and not resume:
        raise CommandError(
            Where(str(out)),
            "the file is there already",
            "Add --resume to go on with it, or name another file.",
        )
    with _explained(out):
        lines = _lines_in(out, plan)
        kept = _still_true(lines, plan)
        _rewritten(out, plan, kept)
    left = tuple(report for report in plan.reports if report.file not in kept)
    return replace(plan, reports=left, kept=len(kept))


def read_into(out: Path, whole: ReadingPlan, left: ReadingPlan, *, jobs: int
              ) -> Generator[ReportRead, None, None]:  # fmt: skip
    """Read what is `left` of the whole plan into the file, giving each report once it is written.

    Raises CommandError where the file cannot be written; what was written stays good.
    """
    with _explained(out), closing(read_planned(left, jobs=jobs)) as reports:
        # Unbuffered: a line is either with the system or not begun when this process is killed.
        with out.open("ab", buffering=0) as file:
            for report in reports:
                if report.reading:
                    _write(file, report.line())
                yield report
            os.fsync(file.fileno())
        _rewritten(out, whole, _lines_in(out, whole))


@contextmanager
def _explained(out: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise CommandError(
            Where(str(out)),
            f"the readings cannot be written there: {error.strerror or type(error).__name__}",
            "Make room or give another file with --out; what is written can be taken up again.",
        ) from error


def _write(file: Any, line: bytes) -> None:
    rest = memoryview(line)
    while rest:
        rest = rest[file.write(rest) :]


def _lines_in(out: Path, plan: ReadingPlan) -> dict[str, _Line]:
    """Find the whole lines by the file they are about; of two the later one counts."""
    found: dict[str, _Line] = {}
    asked = {report.file for report in plan.reports}
    if not out.exists():
        return found
    start = 0
    with out.open("rb") as file:
        for number, line in enumerate(file, 1):
            if not line.endswith(b"\n"):
                break
            head = _head(line, Where(str(out), number))
            _refuse_foreign(head, Where(str(out), number), asked, plan.settings.stamp())
            found[head.file] = _Line(
                head.sha256, start, start := start + len(line), not head.model.failed
            )
    return found


def _head(line: bytes, where: Where) -> _Head:
    try:
        return msgspec.json.decode(line, type=_Head)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise CommandError(
            where, "this line is no reading of a report", "Name another file with --out."
        ) from error


def _refuse_foreign(head: _Head, where: Where, asked: Set[str], stamp: dict[str, Any]) -> None:
    """Refuse to go on with a file whose lines would be lost or would mean something else."""
    if head.file not in asked:
        raise CommandError(
            where,
            f"it holds a reading of {head.file}, which is not among the reports given now",
            "Give the same paths as before, or name another file with --out.",
        )
    if head.read_by != stamp:
        told, now = _told(head.read_by), _told(stamp)
        raise CommandError(
            where,
            f"{head.file} was read with other settings ({told}) than now ({now})",
            "Use the same settings, or name another file with --out.",
        )


def _told(stamp: Mapping[str, Any]) -> str:
    return ", ".join(f"{name} {value or 'none'}" for name, value in stamp.items())


def _still_true(lines: Mapping[str, _Line], plan: ReadingPlan) -> dict[str, _Line]:
    """Give the lines of reports that are asked for and have not changed, in the plan's order."""
    return {
        report.file: lines[report.file]
        for report in plan.reports
        if report.file in lines
        and lines[report.file].is_whole
        and _sha256(report.path) == lines[report.file].sha256
    }


def _sha256(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def _rewritten(out: Path, plan: ReadingPlan, lines: Mapping[str, _Line]) -> None:
    """Bring the file to these lines in the plan's order; left alone where it is so already."""
    wanted = [lines[report.file] for report in plan.reports if report.file in lines]
    starts = [0, *(line.end for line in wanted)]
    size = out.stat().st_size if out.exists() else 0
    if size == starts[-1] and all(a.start == b for a, b in zip(wanted, starts, strict=False)):
        return
    handle, beside = tempfile.mkstemp(dir=out.parent, prefix=f".{out.name}.")
    try:
        with os.fdopen(handle, "wb") as file, out.open("rb") as old:
            for line in wanted:
                _copy(old, line, file)
        Path(beside).chmod(out.stat().st_mode)
        Path(beside).replace(out)
    finally:
        Path(beside).unlink(missing_ok=True)


def _copy(old: BinaryIO, line: _Line, file: Any) -> None:
    old.seek(line.start)
    file.write(old.read(line.end - line.start))
