"""Schemes with one clause taken out, to see whether any example inside the file would notice."""

from collections.abc import Iterator
from dataclasses import replace

from coverstory.model import Role
from coverstory.schemes.conversion import Source
from coverstory.schemes.definition import Count, Scheme, Step, Window
from coverstory.schemes.planning import evaluation_order, plans_of

Named = tuple[str, Step]


def mutants(scheme: Scheme) -> Iterator[tuple[str, Scheme]]:
    """Give (what was taken out, the scheme without it) for every clause that moves the verdict."""
    for position, step in enumerate(scheme.steps):
        if step.role is Role.CONTRADICTING:
            yield step.name, without_step(scheme, position)
        if step.role is not Role.REQUIRED:
            continue
        if step.absent:
            yield f"{step.name}.absent", without_step(scheme, position)
        for clause, weaker in weaker_steps(step):
            yield f"{step.name}.{clause}", with_step(scheme, position, weaker)


def with_step(scheme: Scheme, position: int, step: Step) -> Scheme:
    """Give the scheme with another step in that place."""
    steps = (*scheme.steps[:position], step, *scheme.steps[position + 1 :])
    return replanned(scheme, steps)


def without_step(scheme: Scheme, position: int) -> Scheme:
    """Give the scheme without the step in that place; nothing may lean on it."""
    return replanned(scheme, (*scheme.steps[:position], *scheme.steps[position + 1 :]))


def replanned(scheme: Scheme, steps: tuple[Step, ...]) -> Scheme:
    """Give the scheme with other steps, put in order anew."""
    order = evaluation_order(steps, Source("", scheme.file, {}))
    plans = plans_of(steps, order, scheme.grain)
    return replace(scheme, steps=steps, order=order, plans=plans)


def weaker_steps(step: Step) -> Iterator[Named]:
    """Give the step without each of its clauses in turn."""
    for clause, window in weaker_windows(step.window):
        yield clause, replace(step, window=window)
    for clause, window in weaker_windows(step.must):
        yield f"must.{clause}", replace(step, must=window)
    if step.pick != "any":
        yield "pick", replace(step, pick="any")
    if step.count:
        yield from weaker_counts(step, step.count)
    for test in step.none:
        rest = tuple(other for other in step.none if other is not test)
        yield f"none.{test.attribute}", replace(step, none=rest)


def weaker_windows(window: Window) -> Iterator[tuple[str, Window]]:
    """Give the window without each of its tests in turn."""
    for test in window.where:
        rest = tuple(other for other in window.where if other is not test)
        yield f"where.{test.attribute}", replace(window, where=rest)
    for name in window.known:
        yield f"known.{name}", replace(window, known=tuple(n for n in window.known if n != name))
    for bound in window.bounds:
        kept = tuple(other for other in window.bounds if other is not bound)
        yield f"{bound.side} {bound.wording}", replace(window, bounds=kept)


def weaker_counts(step: Step, count: Count) -> Iterator[Named]:
    """Give the step without the lower, and without the upper end of its count."""
    if count.at_least:
        yield "count.at_least", replace(step, count=replace(count, at_least=0))
    if count.at_most is not None:
        yield "count.at_most", replace(step, count=replace(count, at_most=None))
