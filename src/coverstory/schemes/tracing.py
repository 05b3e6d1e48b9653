"""What each step of a scheme came to, for one choice of events: state, clause, evidence, distance.

In: a step, the events chosen so far, the rows. Out: a Trace. The answers are those of `search.py`;
this module only says which clause and which events they came from.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from coverstory.schemes.definition import Step, Window
from coverstory.schemes.membership import Assumed, Binding, clauses, fits
from coverstory.schemes.near import faults, near_rows
from coverstory.schemes.rows import CANNOT_TELL, NO, YES, Row
from coverstory.schemes.search import Choices

_NEAR_ENOUGH = 1.5  # a row with more wrong than one clause explains nothing


@dataclass(frozen=True, slots=True)
class Trace:
    """One step's answer with its reasons; `recorded` says whether an event stands behind it."""

    value: int
    evidence: tuple[str, ...] = ()
    clause: str = ""
    distance: str = ""
    contradicted: bool = False
    recorded: bool = True


def trace_step(
    step: Step,
    binding: Binding,
    assumed: Assumed,
    choices: Choices,
    *,
    every_witness: bool = False,
) -> Trace:
    """Give what a step came to, its event being the one in `binding` if it stands for one.

    With `every_witness`, all events that would do as well stand in the evidence, dated ones
    first: in reports each may be another speaker's telling of the same thing.
    """
    assumed = tuple(pair for pair in assumed if pair[1] is not step)
    if not step.binds:
        return _trace_overall(step, binding, assumed, choices)
    row = binding.get(step.name)
    options = choices.candidates(step, binding, assumed)
    denials = choices.denials(step, binding)
    value = next((answer for found, answer in options if found is row), NO)
    if row is None:
        return _trace_nothing(step, value, denials, binding, assumed, choices)
    clause = "" if value == YES else _clause(step, row, value, binding, assumed)
    if denials and value != NO:
        clause = f"{step.name}.asserted: it is told, and denied"
    told = _witnesses(step, row, binding, assumed, choices) if every_witness else [row]
    return Trace(
        value,
        _ids([*told, *denials]),
        clause,
        _distance(step, row, binding),
        contradicted=bool(denials),
    )


def _witnesses(
    step: Step, row: Row, binding: Binding, assumed: Assumed, choices: Choices
) -> list[Row]:
    members = choices.members(step, binding, assumed) if step.pick == "any" else []
    certain = [
        other
        for other, value in members
        if value == YES and fits(step.must, other, binding, assumed) == YES
    ]
    found = certain if row in certain else [row, *certain]
    return sorted(found, key=lambda other: not other.event.when.is_known)


def _clause(step: Step, row: Row, value: int, binding: Binding, assumed: Assumed) -> str:
    for answer, name, wording in faults(step, row, binding, assumed):
        if answer == value:
            return f"{step.name}.{name}: {wording}"
    which = "another comes" if value == NO else "another may come"
    return f"{step.name}.pick: {which} {'after' if step.pick == 'last' else 'before'} it"


def _trace_nothing(
    step: Step,
    value: int,
    denials: list[Row],
    binding: Binding,
    assumed: Assumed,
    choices: Choices,
) -> Trace:
    if denials:
        clause = f"{step.name}.asserted: it is denied"
        return Trace(NO, _ids(denials), clause, contradicted=True, recorded=False)
    for cost, row in near_rows(step, binding, assumed, choices)[:1]:
        if cost < _NEAR_ENOUGH:
            clause = _clause(step, row, NO, binding, assumed)
            distance = _distance(step, row, binding)
            return Trace(value, _ids([row]), clause, distance, recorded=False)
    kinds = " or ".join(kind.replace("_", " ") for kind in step.kinds)
    silence = "none is there" if value == NO else "none is recorded"
    if any(row.asserted != NO for row in choices.of_step(step)):
        silence = "none fits"
    return Trace(value, (), f"{step.name}: of {kinds}, {silence}", recorded=False)


def _trace_overall(step: Step, binding: Binding, assumed: Assumed, choices: Choices) -> Trace:
    value = choices.overall(step, binding, assumed)
    members = choices.members(step, binding, assumed)
    certain = [row for row, answer in members if answer == YES]
    rows = [row for row, _ in members]
    if step.count is None:
        clause = _absence_clause(step, value, rows, certain, binding, assumed)
        return Trace(value, _ids(certain or rows), clause)
    found = f"{len(certain)}" if len(certain) == len(rows) else f"{len(certain)} to {len(rows)}"
    most = step.count.at_most
    allowed = f"{step.count.at_least}" + (f" to {most}" if most is not None else " or more")
    distance = f"{found} found, {allowed} wanted"
    if value == YES:
        return Trace(value, _ids(rows), distance=distance)
    if step.none and _refused(step, rows, binding, assumed, value):
        refused, clause = _refused(step, rows, binding, assumed, value)[0]
        return Trace(value, _ids([refused]), clause, distance)
    return Trace(value, _ids(rows), f"{step.name}.count: {distance}", distance)


def _absence_clause(
    step: Step,
    value: int,
    rows: list[Row],
    certain: list[Row],
    binding: Binding,
    assumed: Assumed,
) -> str:
    if value == YES:
        return ""
    if certain:
        return f"{step.name}.absent: there is one"
    for row in rows:
        for _, name, wording in clauses(step.window, row, binding, assumed):
            return f"{step.name}.absent: {row.event.id} may be one ({name}: {wording})"
    return f"{step.name}.absent: nothing is recorded either way"


def _refused(
    step: Step, rows: Iterable[Row], binding: Binding, assumed: Assumed, value: int
) -> list[tuple[Row, str]]:
    """Give the counted rows that `none` refuses, or may refuse."""
    found = []
    for row in rows:
        window = Window(where=step.none)
        open_clauses = list(clauses(window, row, binding, assumed))
        answers = [answer for answer, _, _ in open_clauses]
        if value == NO and not answers:
            found.append((row, f"{step.name}.none.{step.none[0].attribute}: {row.event.id} has it"))
        if value == CANNOT_TELL and CANNOT_TELL in answers and NO not in answers:
            name, wording = open_clauses[answers.index(CANNOT_TELL)][1:]
            found.append((row, f"{step.name}.none.{name.removeprefix('where.')}: {wording}"))
    return found


def _distance(step: Step, row: Row, binding: Binding) -> str:
    """Say how near the row came to its nearest bound in days, where both dates are exact."""
    found: list[tuple[int, str]] = []
    for bound in (*step.window.bounds, *step.must.bounds):
        anchor = binding.get(bound.step)
        if bound.plain or anchor is None or not row.is_exact:
            continue
        first, last = (
            anchor.day_attribute(bound.attribute) if bound.attribute else (anchor.lo, anchor.hi)
        )
        days = row.lo - first
        same_side = (days < 0) == (bound.days < 0)
        if first == last and same_side:
            base = f"{bound.step}.{bound.attribute}" if bound.attribute else bound.step
            side = "before" if days < 0 else "after"
            text = f"{abs(days)} of {abs(bound.days)} days {side} {base}"
            found.append((abs(days - bound.days), text))
    return min(found)[1] if found else ""


def _ids(rows: Iterable[Row]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(row.event.id for row in rows))
