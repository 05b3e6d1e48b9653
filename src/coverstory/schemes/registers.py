"""Schemes over whole registers: prune by columns, then let the reference decide on what is left.

In: a scheme and an event table (docs/scheme-format.md has its columns). Out: the verdict of every
subject that is not no, and the funnel. Needs the optional part `records`, loaded only when called.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from types import ModuleType
from typing import Any

from coverstory.model import (
    Answer,
    Event,
    Grain,
    Kind,
    PartNotInstalled,
    Period,
    Place,
    Sector,
    Status,
    TableNotUsable,
    Timeline,
    UnknownName,
    Where,
)
from coverstory.schemes.definition import Scheme
from coverstory.schemes.evaluation import verdict

ENGINES = ("duckdb", "polars")
REQUIRED_COLUMNS = ("event_id", "subject", "kind", "day", "seq")
NUMBERS = ("day", "seq", "expires")
_EPOCH = date(1970, 1, 1).toordinal()
_DETAILS = ("mode", "employer", "institution", "sender")


@dataclass(frozen=True, slots=True)
class RegisterResult:
    """The verdicts of one scheme over one register.

    `answers` holds the subjects that are yes or cannot tell; everyone else is no. `funnel` counts
    the subjects left after each step of pruning; `decided` those the reference looked at, and
    `events_decided` their events.
    """

    scheme: str
    version: str
    subjects: int
    answers: Mapping[str, Answer]
    funnel: tuple[tuple[str, int], ...]
    decided: int
    events_decided: int = field(default=0)

    def verdict_of(self, subject: str) -> Answer:
        """Give one subject's verdict."""
        return self.answers.get(subject, Answer.NO)


@dataclass(frozen=True, slots=True)
class Pruned:
    """`subjects` is an Ibis table with one column of those who may be yes or cannot tell."""

    subjects: Any
    funnel: tuple[tuple[str, int], ...]


def prune(
    scheme: Scheme, table: Any, *, engine: str = "duckdb", covered: frozenset[Kind] | None = None
) -> Pruned:
    """Give the subjects of a register that are not surely no.

    `table` is an Ibis table, which stays on its own engine, or a PyArrow table or Polars frame,
    which is put into `engine`. `covered` are the kinds whose registers were searched (default:
    all that the scheme uses). Raises PartNotInstalled, UnknownName or TableNotUsable.
    """
    bulk = _bulk()
    events, connection = _opened(bulk, table, engine)
    _check(scheme, events)
    return Pruned(*bulk.prune_subjects(scheme, events, connection, _covered(scheme, covered)))


def assess_register(
    scheme: Scheme, table: Any, *, engine: str = "duckdb", covered: frozenset[Kind] | None = None
) -> RegisterResult:
    """Give the verdict of every subject of a register: prune, then evaluate those who are left.

    Takes and raises what `prune` does.
    """
    bulk = _bulk()
    events, connection = _opened(bulk, table, engine)
    _check(scheme, events)
    searched = _covered(scheme, covered)
    subjects, funnel = bulk.prune_subjects(scheme, events, connection, searched)
    answers: dict[str, Answer] = {}
    decided = rows = 0
    for timeline in _timelines(scheme, events, subjects, searched):
        decided += 1
        rows += len(timeline.events)
        answer = verdict(scheme, timeline)
        if answer is not Answer.NO:
            answers[timeline.subject] = answer
    connection.drop_table(bulk.name_of(subjects), force=True)
    return RegisterResult(scheme.id, scheme.version, funnel[0][1], answers, funnel, decided, rows)


def _bulk() -> ModuleType:
    """Load the compiler at its edge: Ibis takes most of a second, and is an optional part."""
    try:
        from coverstory.schemes import bulk
    except ImportError as error:
        raise PartNotInstalled(
            Where("registers"),
            f"the part for large registers is not installed ({error.name})",
            'Install it: pip install "coverstory[records]"',
        ) from error
    return bulk


def _opened(bulk: ModuleType, table: Any, engine: str) -> tuple[Any, Any]:
    if engine not in ENGINES:
        raise UnknownName(
            Where("engine"), f"no engine is called {engine!r}", f"There are: {', '.join(ENGINES)}."
        )
    if hasattr(table, "get_backend"):
        return table, table.get_backend()
    connection = bulk.connect(engine)
    return connection.create_table("register", table, temp=True), connection


def _covered(scheme: Scheme, covered: frozenset[Kind] | None) -> frozenset[Kind]:
    return scheme.kinds if covered is None else covered


def _check(scheme: Scheme, table: Any) -> None:
    if scheme.grain is not Grain.REGISTER:
        raise UnknownName(
            Where(scheme.file),
            f"{scheme.id} is about reports, not registers",
            "Choose a scheme of the grain register.",
        )
    missing = [name for name in REQUIRED_COLUMNS if name not in table.columns]
    if missing:
        raise TableNotUsable(
            Where("event table"),
            f"the table lacks {', '.join(missing)}",
            "docs/scheme-format.md lists the columns of an event table.",
        )
    schema = table.schema()
    for name in NUMBERS:
        if name in table.columns and not (schema[name].is_integer() or schema[name].is_null()):
            raise TableNotUsable(
                Where("event table", field=name),
                f"the column holds {schema[name]}, not whole numbers",
                "Days are counted from 1970-01-01; null stands for a day that is not recorded.",
            )


def _timelines(
    scheme: Scheme, events: Any, subjects: Any, covered: frozenset[Kind]
) -> Iterator[Timeline]:
    """Give the timelines of the subjects left, with the kinds that the scheme's steps look at."""
    kinds = {str(kind) for plan in scheme.plans for step in plan.steps for kind in step.kinds}
    wanted = events.filter(events.kind.isin(sorted(kinds))).semi_join(subjects, "subject")
    found = wanted.order_by("subject", "day", "seq", "event_id").to_pyarrow().to_pylist()
    for subject, rows in groupby(found, key=lambda row: str(row["subject"])):
        told = tuple(_read(row) for row in rows)
        yield Timeline(subject, Grain.REGISTER, told, covered)


def _read(row: Mapping[str, Any]) -> Event:
    try:
        return event_of(row)
    except (ValueError, OverflowError) as error:
        raise TableNotUsable(
            Where("event table", field=f"event {row['event_id']}"),
            f"the row cannot be read: {error}",
            "docs/scheme-format.md says what each column holds.",
        ) from error


def event_of(row: Mapping[str, Any]) -> Event:
    """Give the event of one row of an event table; empty and null mean not recorded."""
    day, expires = row["day"], row.get("expires")
    status, sector = row.get("status"), row.get("sector")
    when = Period() if day is None else Period.on(date.fromordinal(_EPOCH + day))
    details = {name: row.get(name) or None for name in _DETAILS}
    if expires is not None:
        details["expires"] = date.fromordinal(_EPOCH + expires).isoformat()
    return Event(
        id=str(row["event_id"]),
        subject=str(row["subject"]),
        kind=Kind(row["kind"]),
        when=when,
        order=row["seq"] or 0,
        status=Status(status) if status else None,
        sector=Sector(sector) if sector else None,
        place=Place(row.get("city") or None, row.get("country") or None),
        details=details,
    )
