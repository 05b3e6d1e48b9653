"""What a user points at: a case folder or loose files, taken in; bad ones listed, the rest go on.

In: paths. Out: Inputs: documents, registers, what case.yaml states, and every problem. This is
an edge: the only module between the command and the evidence that walks folders.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from coverstory.evidence import Custody, take_in
from coverstory.figures import is_figures_table
from coverstory.model import (
    CaseNotUsable,
    CommandError,
    CoverstoryError,
    Document,
    FileNotUsable,
    Kind,
    Problem,
    Problems,
    Where,
)
from coverstory.records import Register, is_event_table, read_register
from coverstory.workspace.case_file import CaseFile, published_of, read_case_file
from coverstory.workspace.texts import yaml_text

REPORTS = frozenset({".txt", ".html", ".htm", ".md", ".markdown", ".pdf"})
TABLES = frozenset({".csv"})
CASE_FOLDERS = ("reports", "records", "figures")
MAX_TABLE = 200_000_000  # bytes; larger registers are for `records`, which streams them


@dataclass(frozen=True, slots=True)
class Inputs:
    """Everything that was taken in, and everything that was not, with why."""

    name: str
    case: CaseFile | None = None
    documents: tuple[Document, ...] = ()
    registers: tuple[Register, ...] = ()
    notes: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(slots=True)
class _Tray:
    documents: list[Document] = field(default_factory=list)
    registers: list[Register] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    problems: Problems = field(default_factory=Problems)


def take_in_all(paths: Sequence[Path], *, key: bytes) -> Inputs:
    """Take in a case folder, or loose files and folders of them.

    Raises CommandError where a path does not exist or a case folder is mixed with others, and
    CaseNotUsable for a faulty case.yaml; every other fault becomes a Problem.
    """
    case_folder = case_folder_among(paths)
    tray = _Tray()
    if case_folder:
        return _take_in_case(case_folder, tray, key)
    for file, name in named_files(paths, tray.problems):
        _take_in_one(file, name, Custody(), (), tray, key)
    return _inputs(paths[0].stem if len(paths) == 1 else "loose files", None, tray)


def _take_in_case(folder: Path, tray: _Tray, key: bytes) -> Inputs:
    case_path = folder / "case.yaml"
    case = read_case_file(yaml_text(case_path, CaseNotUsable), str(case_path))
    custody = stated_custody(case)
    covered = {coverage.file: tuple(coverage.kinds) for coverage in case.coverage}
    seen: set[str] = set()
    for room in CASE_FOLDERS:
        for file in files_in(folder / room, tray.problems) if (folder / room).is_dir() else ():
            name = file.relative_to(folder).as_posix()
            seen.add(name)
            _take_in_one(file, name, custody.get(name, Custody()), covered.get(name, ()), tray, key)
    note_absent({*custody, *covered} - seen, case_path, tray.problems)
    return _inputs(folder.resolve().name, case, tray)


def stated_custody(case: CaseFile) -> dict[str, Custody]:
    """Give what case.yaml states of each report, by the report's name in the folder."""
    return {
        report.file: Custody(
            publisher=report.publisher,
            published=published_of(report),
            url=report.url,
            language=report.language,
            title=report.title,
        )
        for report in case.reports
    }


def note_absent(names: Iterable[str], case_path: Path, problems: Problems) -> None:
    """Keep a problem for every file that case.yaml names and the folder lacks."""
    for name in sorted(names):
        problems.add(
            FileNotUsable(
                Where(str(case_path)),
                f"{name} is named here and is not in the folder",
                "Correct the name, or put the file back.",
            )
        )


def case_folder_among(paths: Sequence[Path]) -> Path | None:
    """Give the case folder, where one is given.

    Raises CommandError where a path does not exist or a case folder is mixed with others.
    """
    for path in paths:
        if not path.exists():
            raise CommandError(Where(str(path)), "nothing is there", "Check the spelling.")
    cases = [path for path in paths if (path / "case.yaml").is_file()]
    if cases and len(paths) > 1:
        raise CommandError(
            Where(str(cases[0])),
            "a case folder is taken by itself",
            "Give one case folder, or loose files only.",
        )
    return cases[0] if cases else None


def _inputs(name: str, case: CaseFile | None, tray: _Tray) -> Inputs:
    return Inputs(
        name,
        case,
        tuple(tray.documents),
        tuple(tray.registers),
        tuple(tray.notes),
        tray.problems.frozen(),
    )


def files_in(path: Path, problems: Problems) -> Iterable[Path]:
    """List the files to take in, sorted; hidden ones and links out of the folder stay out."""
    if not path.is_dir():
        return [path]
    root = path.resolve()
    kept = []
    for file in sorted(path.rglob("*")):
        if file.is_dir() or any(part.startswith(".") for part in file.relative_to(path).parts):
            continue
        fault = _link_fault(file, root)
        if fault:
            problems.add(FileNotUsable(Where(str(file)), fault, "Copy the file into the folder."))
        else:
            kept.append(file)
    return kept


def _link_fault(file: Path, root: Path) -> str:
    """Say why a link is not followed; '' for files and links that stay in the folder."""
    try:
        inside = root in file.resolve().parents
    except (OSError, RuntimeError):  # RuntimeError: links in a circle, up to Python 3.12
        return "the link leads nowhere and was not followed"
    return "" if inside else "the link leads out of the folder and was not followed"


def named_files(
    paths: Sequence[Path], problems: Problems, *, leave_out: Path | None = None
) -> Iterable[tuple[Path, str]]:
    """Give every file once, under a name that no other has; `leave_out` is passed over."""
    found: dict[Path, tuple[Path, str, str]] = {}
    for path in paths:
        for file in files_in(path, problems):
            short = file.relative_to(path).as_posix() if path.is_dir() else file.name
            found.setdefault(file.resolve(), (file, short, file.as_posix()))
    if leave_out:
        found.pop(leave_out.resolve(), None)
    shared = Counter(short for _, short, _ in found.values())
    return [(file, short if shared[short] == 1 else typed) for file, short, typed in found.values()]


def _take_in_one(
    file: Path, name: str, custody: Custody, covered: tuple[str, ...], tray: _Tray, key: bytes
) -> None:
    suffix = file.suffix.lower()
    try:
        if suffix in TABLES:
            _take_in_table(file, name, covered, tray, key)
        elif suffix in REPORTS:
            taken = frozenset(document.id for document in tray.documents)
            tray.documents.append(take_in(file, name=name, custody=custody, known_ids=taken))
        else:
            raise not_read(name, suffix, REPORTS | TABLES)
    except CoverstoryError as error:
        tray.problems.add(error)
    except OSError as error:
        why = error.strerror or str(error)
        tray.problems.add(FileNotUsable(Where(name), f"it cannot be opened: {why}", "Check it."))


def not_read(name: str, suffix: str, kinds: frozenset[str]) -> FileNotUsable:
    """Give the error for a file of a kind that is not taken."""
    return FileNotUsable(
        Where(name),
        f"files of kind {suffix or '(none)'} are not read",
        f"Give one of {', '.join(sorted(kinds))}.",
    )


def _take_in_table(
    file: Path, name: str, covered: tuple[str, ...], tray: _Tray, key: bytes
) -> None:
    if file.stat().st_size > MAX_TABLE:
        raise FileNotUsable(
            Where(name),
            f"the table is larger than {MAX_TABLE // 1_000_000} MB",
            "Split it by subject.",
        )
    data = file.read_bytes()
    if is_figures_table(data) and not is_event_table(data):
        tray.notes.append(f"{name}: published figures, kept but not assessed by this version")
        return
    register = read_register(data, file=name, key=key)
    if covered:
        register = replace(register, covered=_kinds(covered, name))
    tray.registers.append(register)
    for problem in register.problems:
        tray.problems.found.append(problem)


def _kinds(names: tuple[str, ...], file: str) -> frozenset[Kind]:
    try:
        return frozenset(Kind(name) for name in names)
    except ValueError as error:
        raise FileNotUsable(
            Where("case.yaml", field="coverage"),
            f"{error} of events (for {file})",
            f"Allowed: {', '.join(Kind)}.",
        ) from error
