"""Pruning a register: which subjects may be yes or cannot tell, by stepped Ibis expressions.

In: a scheme and an event table on DuckDB or Polars (docs/scheme-format.md has its columns). Out: a
table of subjects and the funnel. One materialised table a step; only filters, equi-joins, group-by
with min, max and count, and anti-joins, never one big statement. Never decides: the reference does.
Import it through `registers.py`, since Ibis is an optional part.
"""

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

import ibis

from coverstory.model import Kind, Role
from coverstory.schemes.conditions import (
    MISSING,
    MISSING_AT,
    ORDERS,
    all_of,
    column,
    facts_needed,
    may_fit,
    surely_fits,
)
from coverstory.schemes.definition import Plan, Scheme, Step, Window

WORDS = ("status", "sector", "mode", "employer", "institution", "sender", "city", "country")
_NAMES = count()


@dataclass(slots=True)
class Pruning:
    """One run on one connection: the prepared events, what is left, and the tables to drop."""

    connection: Any
    covered: frozenset[Kind]
    events: Any = None
    left: Any = None
    funnel: list[tuple[str, int]] = field(default_factory=list)
    made: list[str] = field(default_factory=list)

    def keep(self, expression: Any) -> Any:
        """Materialise an expression as a temporary table of this run."""
        name = f"coverstory_{next(_NAMES)}"
        # The Polars backend would keep the expression lazy and run every step again and again.
        value = expression.to_polars() if self.connection.name == "polars" else expression
        table = self.connection.create_table(name, value, temp=True)
        self.made.append(name)
        return table

    def note(self, step: str, table: Any) -> None:
        """Count the subjects left after a step."""
        self.funnel.append((step, int(table.subject.nunique().to_pyarrow().as_py())))

    def clear(self, *, spare: Any) -> None:
        """Drop the tables of this run, save one."""
        for name in self.made:
            if name != name_of(spare):
                self.connection.drop_table(name, force=True)


def name_of(table: Any) -> str:
    """Give a temporary table's bare name; DuckDB puts the catalog before it."""
    return str(table.get_name()).rpartition(".")[2]


def connect(engine: str) -> Any:
    """Open an engine in this process: `duckdb` or `polars`."""
    if engine == "polars":
        return ibis.polars.connect()
    # Left alone, DuckDB spills beside the user's files when a join outgrows the memory.
    spill = Path(tempfile.gettempdir(), "coverstory-spill")
    return ibis.duckdb.connect(temp_directory=str(spill), max_temp_directory_size="50GB")


def prune_subjects(
    scheme: Scheme, table: Any, connection: Any, covered: frozenset[Kind]
) -> tuple[Any, tuple[tuple[str, int], ...]]:
    """Give a table of the subjects that are not surely no, and how many were left at each step."""
    run = Pruning(connection, covered)
    deciding = [step for plan in scheme.plans for step in plan.steps]
    kinds = sorted({str(kind) for step in deciding for kind in step.kinds})
    run.events = run.keep(_prepared(table, kinds))
    run.left = run.keep(table.select("subject").distinct())
    run.note("all subjects", run.left)
    for plan in scheme.plans:
        _run_plan(plan, run)
    subjects = run.keep(run.left.select("subject").distinct())
    run.clear(spare=subjects)
    return subjects, tuple(run.funnel)


def _prepared(table: Any, kinds: list[str]) -> Any:
    """Give the rows of the kinds asked for, without nulls, with day and order as one number."""
    day = table.day.cast("int64").fill_null(MISSING)
    at = ibis.ifelse(
        day == MISSING, MISSING_AT, day * ORDERS + table.seq.cast("int64").fill_null(0)
    )
    words = {name: table[name].fill_null("") for name in WORDS if name in table.columns}
    if "expires" in table.columns:
        words["expires"] = table.expires.cast("int64").fill_null(MISSING)
    return table.filter(table.kind.isin(kinds)).select("subject", "kind", day=day, at=at, **words)


def _run_plan(plan: Plan, run: Pruning) -> None:
    """Follow one plan; the subjects that no choice of events is left for fall out."""
    bound: set[str] = set()
    state = run.left
    for position, step in enumerate(plan.steps):
        later = plan.steps[position + 1 :]
        live = _live_columns(later, run)
        if step.binds and step.role is Role.REQUIRED:
            if not _is_covered(step, run):
                continue
            state = run.keep(_bind(step, state, bound, live, run))
            bound.add(step.name)
        else:
            state = run.keep(_ask(step, state, bound, live, run))
        run.note(step.name, state)
    run.left = run.keep(state.select("subject").distinct())


def _is_covered(step: Step, run: Pruning) -> bool:
    return all(kind in run.covered for kind in step.kinds)


def _windows(step: Step) -> Iterator[Window]:
    yield from (step.window, step.must, Window(where=step.none))


def _live_columns(later: tuple[Step, ...], run: Pruning) -> set[tuple[str, str]]:
    """Give (step, fact) of all that later steps will read, as far as the event table has it."""
    needed = {pair for step in later for window in _windows(step) for pair in facts_needed(window)}
    return {(step, fact) for step, fact in needed if fact in run.events.columns}


def _joined(step: Step, state: Any, run: Pruning) -> Any:
    kinds = [str(kind) for kind in step.kinds]
    return state.join(run.events.filter(run.events.kind.isin(kinds)), "subject")


def _kept_columns(state: Any, live: set[tuple[str, str]], but: str = "") -> list[str]:
    """Give the columns of the state that a later step still reads, the subject first."""
    wanted = {column(step, fact) for step, fact in live if step != but}
    return ["subject", *(name for name in state.columns if name in wanted)]


def _bind(step: Step, state: Any, bound: set[str], live: set[tuple[str, str]], run: Pruning) -> Any:
    """Join the rows a step may be bound to; keep what later steps read of them."""
    rows = _joined(step, state, run)
    rows = _filtered(rows, may_fit(step.window, rows, bound))
    if step.pick != "any":
        rows = _picked(step, run.keep(rows), state, bound)
    rows = _filtered(rows, may_fit(step.must, rows, bound))
    facts = {column(name, fact): rows[fact] for name, fact in sorted(live) if name == step.name}
    return rows.select(*_kept_columns(state, live, but=step.name), **facts).distinct()


def _picked(step: Step, rows: Any, state: Any, bound: set[str]) -> Any:
    """Keep the rows that may be first (last): none that surely fits comes before (after) them.

    Rows without a day stay, and drive out no other.
    """
    sure = surely_fits(step.window, rows, bound)
    if sure is None:
        return rows
    last = step.pick == "last"
    far = MISSING_AT if last else -MISSING_AT
    counted = all_of([*sure, rows["at"] != MISSING_AT])
    ends = ibis.ifelse(counted, rows["at"], far)
    keys = list(state.columns)
    limits = rows.group_by(keys).agg(limit__=ends.max() if last else ends.min())
    back = rows.join(limits, keys)
    inside = back["at"] >= back.limit__ if last else back["at"] <= back.limit__
    return back.filter((back["at"] == MISSING_AT) | inside).drop("limit__")


def _ask(step: Step, state: Any, bound: set[str], live: set[tuple[str, str]], run: Pruning) -> Any:
    """Drop the choices for which an absence, a count or a contradicting step surely fails."""
    keys = _kept_columns(state, live)
    counted = step.count is not None and step.role is Role.REQUIRED and step.count.at_least > 0
    if counted and _is_covered(step, run):
        return _enough(step, state, bound, run).select(keys).distinct()
    refused = _refused(step, state, bound, run)
    if refused is None:
        return state.select(keys).distinct()
    return state.anti_join(run.keep(refused), list(state.columns)).select(keys).distinct()


def _enough(step: Step, state: Any, bound: set[str], run: Pruning) -> Any:
    """Give the choices with at least enough possible and not too many sure rows."""
    rows = _joined(step, state, run)
    rows = run.keep(_filtered(rows, may_fit(step.window, rows, bound)))
    sums = _sure_sums(step, rows, bound)
    found = rows.group_by(list(state.columns)).agg(possible__=rows.count(), **sums)
    least = step.count.at_least if step.count else 0
    return found.filter(all_of([found.possible__ >= least, *_within(step, found)]))


def _filtered(table: Any, conditions: list[Any]) -> Any:
    return table.filter(conditions) if conditions else table


def _sure_sums(step: Step, rows: Any, bound: set[str]) -> dict[str, Any]:
    """Count the rows that surely are in the window, and those among them that `none` refuses."""
    sure = surely_fits(step.window, rows, bound)
    if sure is None:
        return {}
    sums = {"certain__": _tally(sure)}
    has_it = surely_fits(Window(where=step.none), rows, bound) if step.none else None
    if has_it is not None:
        sums["refused__"] = _tally([*sure, *has_it])
    return sums


def _tally(conditions: list[Any]) -> Any:
    return ibis.ifelse(all_of([ibis.literal(True), *conditions]), 1, 0).sum()


def _within(step: Step, found: Any) -> list[Any]:
    limits = [ibis.literal(True)]
    if "refused__" in found.columns:
        limits.append(found.refused__ == 0)
    if step.count and step.count.at_most is not None and "certain__" in found.columns:
        limits.append(found.certain__ <= step.count.at_most)
    return limits


def _refused(step: Step, state: Any, bound: set[str], run: Pruning) -> Any | None:
    """Give the choices for which the step surely fails; None where that cannot be seen here."""
    rows = _joined(step, state, run)
    keys = list(state.columns)
    if step.count is not None:
        sums = _sure_sums(step, rows, bound)
        if step.role is not Role.REQUIRED or not sums:
            return None
        found = run.keep(rows.group_by(keys).agg(**sums))
        return found.filter(~all_of(_within(step, found))).select(keys)
    sure = surely_fits(step.window, rows, bound)
    must = surely_fits(step.must, rows, bound)
    if sure is None or must is None or step.pick != "any":
        return None
    return _filtered(rows, [*sure, *must]).select(keys).distinct()
