"""The nearest miss: for a verdict of no, the choice of events that comes closest to the scheme.

In: a plan that no choice satisfies. Out: one binding, in which steps that fail are bound to the
event that fails least, so that a reviewer sees the single clause that stood in the way.
"""

from dataclasses import dataclass

from coverstory.model import Role
from coverstory.schemes.definition import Plan, Step
from coverstory.schemes.membership import Assumed, Binding, clauses, with_assumption
from coverstory.schemes.rows import CANNOT_TELL, NO, YES, Row
from coverstory.schemes.search import Choices, overall_answer

Fault = tuple[int, str, str]
_KEPT = 5  # partial choices followed at each step; more changed no explanation in the examples
_OPTIONS = 3
# What a fault costs. No event at all is nearer than one on the wrong side in order (the old job is
# no candidate for the new one), and further than one that misses a bound by some days.
_NOTHING, _CLAUSE, _NOT_PICKED, _WRONG_ORDER = 1.5, 1.0, 1.25, 1.6
_UNKNOWN = 0.01


@dataclass(frozen=True, slots=True)
class _State:
    cost: float
    binding: Binding
    assumed: Assumed = ()


def nearest_miss(plan: Plan, choices: Choices) -> Binding:
    """Give the binding with the least wrong in it; ties go to the earliest events."""
    states = [_State(0.0, {})]
    for step in plan.steps:
        grown = [new for state in states for new in _grown(step, state, choices)]
        states = sorted(grown, key=lambda state: state.cost)[:_KEPT]
    return states[0].binding


def _grown(step: Step, state: _State, choices: Choices) -> list[_State]:
    if not step.binds or step.role is not Role.REQUIRED:
        answer = overall_answer(choices, step, state.binding, state.assumed)
        cost = {NO: _CLAUSE, CANNOT_TELL: _UNKNOWN, YES: 0.0}[answer]
        return [_State(state.cost + cost, state.binding, state.assumed)]
    options = choices.candidates(step, state.binding, state.assumed)
    if options:
        return [
            _State(
                state.cost + (0.0 if answer == YES else _UNKNOWN),
                {**state.binding, step.name: row},
                with_assumption(state.assumed, row, step) if row else state.assumed,
            )
            for row, answer in options
        ]
    misses = [(_NOTHING, None), *near_rows(step, state.binding, state.assumed, choices)]
    return [
        _State(state.cost + cost, {**state.binding, step.name: row}, state.assumed)
        for cost, row in misses
    ]


def near_rows(
    step: Step, binding: Binding, assumed: Assumed, choices: Choices
) -> list[tuple[float, Row]]:
    """Give the rows that fail a step least, with what their faults cost."""
    found = []
    for row in choices.of_step(step):
        cost = sum(
            _cost(name, step, row, binding)
            for answer, name, _ in faults(step, row, binding, assumed)
            if answer == NO
        )
        if row.asserted != NO:
            found.append((cost or _NOT_PICKED, row))
    return sorted(found, key=lambda pair: pair[0])[:_OPTIONS]


def faults(step: Step, row: Row, binding: Binding, assumed: Assumed) -> list[Fault]:
    """Give every clause that a row fails or leaves open: answer, name, wording."""
    found = [
        *clauses(step.window, row, binding, assumed),
        *clauses(step.must, row, binding, assumed),
    ]
    if row.asserted != YES:
        told = "denied" if row.asserted == NO else "hedged, planned or an opinion"
        found.insert(0, (row.asserted, "asserted", f"it is {told}"))
    return found


def _cost(name: str, step: Step, row: Row, binding: Binding) -> float:
    """Price one failed clause: a bound by how far it is missed, order as no miss at all."""
    for bound in (*step.window.bounds, *step.must.bounds):
        if bound.side == name:
            if bound.side == "not_before":
                return _CLAUSE
            if bound.plain:
                return _WRONG_ORDER
            anchor = binding.get(bound.step)
            first = anchor.lo if anchor else row.lo
            return _CLAUSE + min(abs(row.lo - first - bound.days) / 10_000, 0.2)
    return _CLAUSE
