"""The order in which a scheme's steps are decided, and which of them must be decided together.

In: steps. Out: an order in which every step comes after those it leans on, and plans: groups of
steps of which none leans on another group. Raises PackNotUsable for a circle. Evaluates nothing.
"""

from coverstory.model import Grain, PackNotUsable, Role
from coverstory.schemes.definition import Plan, Step
from coverstory.schemes.sources import Path, Source


def evaluation_order(steps: tuple[Step, ...], source: Source) -> tuple[int, ...]:
    """Give the indices of all steps, each after those it leans on, tests that bind nothing first.

    Raises PackNotUsable for a step that is not there, and for a circle, which it names.
    """
    by_name = {step.name: n for n, step in enumerate(steps)}
    needs: dict[int, set[int]] = {}
    for n, step in enumerate(steps):
        for name in sorted(step.leans_on):
            if name not in by_name:
                raise source.unknown(path_of(step, n, name), "the step", name, by_name)
        needs[n] = {by_name[name] for name in step.leans_on}
    order: list[int] = []
    while len(order) < len(steps):
        ready = [n for n in needs if n not in order and needs[n] <= set(order)]
        if not ready:
            raise _circle(steps, needs, set(order), source)
        order.append(min(ready, key=lambda n: (steps[n].binds, n)))
    return tuple(order)


def path_of(step: Step, position: int, name: str) -> Path:
    """Give where in the file `step` refers to `name`."""
    for part, window in (((), step.window), (("must",), step.must)):
        for bound in window.bounds:
            if bound.step == name:
                return ("steps", position, *part, bound.side)
        for test in window.where:
            if name in (pair[0] for pair in (test.same_as, test.other_than) if pair):
                return ("steps", position, *part, "where", test.attribute)
    return ("steps", position)


def _circle(
    steps: tuple[Step, ...], needs: dict[int, set[int]], done: set[int], source: Source
) -> PackNotUsable:
    at = min(n for n in needs if n not in done)
    trail: list[int] = []
    while at not in trail:
        trail.append(at)
        at = min(needs[at] - done)
    loop = [*trail[trail.index(at) :], at]
    names = " -> ".join(steps[n].name for n in loop)
    return source.fault(
        ("steps", loop[0]),
        f"the steps lean on each other in a circle: {names}",
        "Let one of them stand without the other.",
    )


def plans_of(steps: tuple[Step, ...], order: tuple[int, ...], grain: Grain) -> tuple[Plan, ...]:
    """Give the groups of steps that decide the verdict.

    In registers a contradicting step decides too: it counts as one that must be absent.
    """
    strict = grain is Grain.REGISTER
    roles = (Role.REQUIRED, Role.CONTRADICTING) if strict else (Role.REQUIRED,)
    deciding = [steps[n] for n in order if steps[n].role in roles]
    groups: list[list[Step]] = []
    for step in deciding:
        joined = [group for group in groups if _lean(step, group)]
        merged = [other for group in joined for other in group]
        groups = [group for group in groups if group not in joined] + [[*merged, step]]
    ranked = sorted(sorted(deciding.index(step) for step in group) for group in groups)
    return tuple(_plan([deciding[n] for n in group]) for group in ranked)


def _lean(step: Step, group: list[Step]) -> bool:
    return any(other.name in step.leans_on for other in group)


def _plan(group: list[Step]) -> Plan:
    bound = [step.name for step in group if step.binds]
    live = tuple(
        tuple(name for name in bound if any(name in later.leans_on for later in group[depth:]))
        for depth in range(len(group) + 1)
    )
    return Plan(tuple(group), live)
