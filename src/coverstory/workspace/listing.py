"""Which reports a user points at: a case folder's, or those in loose files and folders.

In: paths. Out: a listing in a fixed order, each report under its own name and id, and what was
passed over. It looks at names only: no report is opened here.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from coverstory.evidence import Custody, document_id
from coverstory.model import CaseNotUsable, Problem, Problems
from coverstory.workspace.case_file import read_case_file
from coverstory.workspace.inputs import (
    REPORTS,
    TABLES,
    case_folder_among,
    files_in,
    named_files,
    not_read,
    note_absent,
    stated_custody,
)
from coverstory.workspace.texts import yaml_text


@dataclass(frozen=True, slots=True)
class ListedReport:
    """A report to read: where it lies, what it is called, and what its custodian states of it."""

    path: Path
    file: str
    custody: Custody = Custody()


@dataclass(frozen=True, slots=True)
class Listing:
    """The reports to read, in order; `tables` were passed over, `as_of` is the case's own day."""

    reports: tuple[ListedReport, ...]
    problems: tuple[Problem, ...] = ()
    tables: int = 0
    as_of: date | None = None


def list_reports(paths: Sequence[Path], *, leave_out: Path | None = None) -> Listing:
    """List the reports in a case folder, or in loose files and folders of them.

    `leave_out` is the file that the readings go into. Raises CommandError where a path does not
    exist or a case folder is mixed with others, and CaseNotUsable.
    """
    problems = Problems()
    folder = case_folder_among(paths)
    if folder:
        return _of_case(folder, problems)
    wanted, tables = [], 0
    for path, name in named_files(paths, problems, leave_out=leave_out):
        suffix = path.suffix.lower()
        if suffix in REPORTS:
            wanted.append(ListedReport(path, name))
        elif suffix in TABLES and path not in paths:
            tables += 1
        else:
            problems.add(not_read(name, suffix, REPORTS))
    return Listing(_with_ids(wanted), problems.frozen(), tables)


def _of_case(folder: Path, problems: Problems) -> Listing:
    case_path, room = folder / "case.yaml", folder / "reports"
    case = read_case_file(yaml_text(case_path, CaseNotUsable), str(case_path))
    custody = stated_custody(case)
    wanted = []
    for path in files_in(room, problems) if room.is_dir() else ():
        name = path.relative_to(folder).as_posix()
        if path.suffix.lower() in REPORTS:
            wanted.append(ListedReport(path, name, custody.get(name, Custody())))
        else:
            problems.add(not_read(name, path.suffix.lower(), REPORTS))
    note_absent({*custody} - {report.file for report in wanted}, case_path, problems)
    return Listing(_with_ids(wanted), problems.frozen(), as_of=case.as_of)


def _with_ids(reports: Iterable[ListedReport]) -> tuple[ListedReport, ...]:
    """Give each report the id that its name leads to; a number is added where it is taken."""
    taken: set[str] = set()
    numbers: dict[str, int] = {}
    numbered = []
    for report in reports:
        name = plain = document_id(report.file)
        while name in taken:
            numbers[plain] = numbers.get(plain, 1) + 1
            name = f"{plain}-{numbers[plain]}"
        taken.add(name)
        numbered.append(replace(report, custody=replace(report.custody, id=name)))
    return tuple(numbered)
