"""Register event tables (CSV) to events: every row read, or listed with why it was left out.

In: a table's bytes. Out: a Register: events under keyed pseudonyms, the kinds it covers, and the
rows that could not be read. Never gives out the id of a subject, and never drops a row unlisted.
"""

import csv
import difflib
import hashlib
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from coverstory.model import (
    CoverstoryError,
    Event,
    Kind,
    Problem,
    Problems,
    TableNotUsable,
    Where,
)
from coverstory.records.columns import COLUMNS, REQUIRED, event_of_row

csv.field_size_limit(1_000_000)  # one cell; a larger one is no register entry
MOST_COLUMNS = 500
_ALLOWED = f"The columns of an event table are: {', '.join(COLUMNS)}."


@dataclass(frozen=True, slots=True)
class Register:
    """One table as events, in the order of its rows; `rows` counts those the table holds."""

    file: str
    sha256: str
    rows: int
    events: tuple[Event, ...]
    covered: frozenset[Kind]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Merged:
    """Registers put together: events in order of subject, day and event id.

    `repeated` counts rows that only repeated another under a new event id.
    """

    events: tuple[Event, ...]
    covered: frozenset[Kind]
    repeated: int


def read_register(data: bytes, *, file: str, key: bytes) -> Register:
    """Read a register event table. Raises TableNotUsable when no row of it can be read."""
    problems = Problems()
    events: list[Event] = []
    for number, cells in _numbered_rows(data, file, problems):
        try:
            events.append(event_of_row(cells, file=file, row=number, key=key))
        except CoverstoryError as error:
            problems.add(error)
    rows = len(events) + sum(problem.left_out for problem in problems.found)
    if not events:
        raise _no_row_read(file, rows, problems)
    covered = frozenset(event.kind for event in events)
    digest = hashlib.sha256(data).hexdigest()
    return Register(file, digest, rows, tuple(events), covered, problems.frozen())


def merge(registers: Iterable[Register]) -> Merged:
    """Put registers that name subjects alike together; fold rows that only differ in their id."""
    registers = tuple(registers)
    found = [event for register in registers for event in register.events]
    kept: dict[tuple[object, ...], Event] = {}
    for event in found:
        content = _content(event)
        first = kept.setdefault(content, event)
        if first is not event:
            kept[content] = replace(first, evidence=first.evidence + event.evidence)
    ordered = sorted(kept.values(), key=_order)
    return Merged(
        tuple(replace(event, order=n) for n, event in enumerate(ordered)),
        frozenset().union(*(register.covered for register in registers)),
        len(found) - len(kept),
    )


def is_event_table(data: bytes) -> bool:
    """Say whether the header names the columns that an event table must have."""
    first = data[:65_536].decode("utf-8-sig", "replace").splitlines()[:1]
    header = {name.strip().lower() for row in csv.reader(first) for name in row}
    return set(REQUIRED) <= header


def subject_timelines(events: Iterable[Event]) -> dict[str, tuple[Event, ...]]:
    """Give each subject's events in order, subjects in the order they first appear."""
    by_subject: dict[str, list[Event]] = {}
    for event in events:
        by_subject.setdefault(event.subject, []).append(event)
    return {subject: tuple(rows) for subject, rows in by_subject.items()}


def _numbered_rows(
    data: bytes, file: str, problems: Problems
) -> Iterator[tuple[int, dict[str, str]]]:
    reader = csv.reader(io.StringIO(_decoded(data, file), newline=""), strict=True)
    try:
        header = [name.strip().lower() for name in next(reader, [])]
        _check_header(header, file, problems)
        for number, row in enumerate(reader, 2):
            if not any(cell.strip() for cell in row):
                continue
            if len(row) != len(header):
                problems.add(_wrong_width(file, number, len(row), len(header)))
                continue
            yield number, {name: cell.strip() for name, cell in zip(header, row, strict=True)}
    except csv.Error as error:
        raise TableNotUsable(
            Where(file, line=reader.line_num),
            f"the table breaks off here: {error}",
            "Look at the quotes on this line.",
        ) from error


def _decoded(data: bytes, file: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise TableNotUsable(
            Where(file, line=line),
            "the table is not UTF-8 text",
            "Save it as CSV in UTF-8 (in a spreadsheet: 'CSV UTF-8').",
        ) from error


def _check_header(header: list[str], file: str, problems: Problems) -> None:
    """Refuse a header that cannot be one. Cells of it are named only once it surely is a header."""
    fault = _header_fault(header)
    if fault:
        raise TableNotUsable(Where(file, line=1), *fault)
    for name in header:
        if name not in COLUMNS:
            near = difflib.get_close_matches(name, COLUMNS, 1)
            hint = f"Did you mean {near[0]!r}? " if near else ""
            problems.add(
                TableNotUsable(
                    Where(file, line=1, field=name),
                    f"the column {name!r} is unknown and was not read",
                    f"{hint}{_ALLOWED}",
                ),
                left_out=0,
            )


def _header_fault(header: list[str]) -> tuple[str, str] | None:
    """Give what is wrong with a header, and what to do about it."""
    if len(header) > MOST_COLUMNS:
        return f"the header has {len(header)} columns; at most {MOST_COLUMNS} are read", _ALLOWED
    for mark, name in ((";", "semicolons"), ("\t", "tabs")):
        if any(mark in cell for cell in header) and not set(REQUIRED) <= set(header):
            return f"the columns are separated by {name}", "Save the table with commas."
    missing = [name for name in REQUIRED if name not in header]
    if missing:
        return f"the header lacks {', '.join(missing)}", _ALLOWED
    doubled = sorted(name for name, times in Counter(header).items() if name and times > 1)
    return (f"the header names {doubled[0]!r} twice", _ALLOWED) if doubled else None


def _wrong_width(file: str, row: int, cells: int, columns: int) -> TableNotUsable:
    return TableNotUsable(
        Where(file, row=row),
        f"the row has {cells} cells where the header has {columns}",
        "Add or remove commas, or put the cell that holds a comma in quotes.",
    )


def _no_row_read(file: str, count: int, problems: Problems) -> TableNotUsable:
    first = problems.found[0] if problems.found else None
    why = f"; the first fault: {first.where}: {first.what}" if first else ""
    return TableNotUsable(
        Where(file),
        f"none of its {count} rows could be read{why}",
        _ALLOWED,
    )


def _content(event: Event) -> tuple[object, ...]:
    details = tuple(pair for pair in sorted(event.details.items()) if pair[0] != "event_id")
    return (event.subject, event.kind, event.when, event.status, event.sector, event.place, details)


def _order(event: Event) -> tuple[object, ...]:
    """Order by day, then event id, with numbers inside ids by value (e9 before e10).

    Undated rows come last: nothing may be said of their order.
    """
    day = event.when.earliest.toordinal() if event.when.earliest else 10**9
    parts = re.split(r"([0-9]+)", event.details["event_id"] or "")
    return day, [_by_value(part) for part in parts if part]


def _by_value(part: str) -> tuple[int, str]:
    """Give a key that orders digits by value however many there are."""
    digits = part.lstrip("0")
    return (len(digits), digits) if part.isdecimal() else (-1, part)
