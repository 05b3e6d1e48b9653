"""What a scheme must satisfy beyond its shape: references hold, windows can be met, all is used.

In: a Scheme with the file it came from. Out: nothing, or PackNotUsable at the first mistake, with
its line. Never changes a scheme.
"""

from collections.abc import Iterable

from coverstory.model import Grain, Role
from coverstory.schemes.definition import Bound, Scheme, Step, Window
from coverstory.schemes.packfile import SchemePart, WindowPart
from coverstory.schemes.planning import path_of
from coverstory.schemes.sources import Path, Source, listed

EXAMPLE_KINDS = ("positive", "negative", "near-miss", "unknown")


def check_names(part: SchemePart, source: Source) -> None:
    """Refuse a name given twice; everything else refers to names. Raises PackNotUsable."""
    parts: tuple[tuple[str, Iterable[str]], ...] = (
        ("parameters", (one.name for one in part.parameters)),
        ("steps", (one.name for one in part.steps)),
        ("indicators", (one.name for one in part.indicators)),
        ("rivals", (one.name for one in part.rivals)),
        ("examples", (one.name for one in part.examples)),
    )
    for field, names in parts:
        seen: set[str] = set()
        for position, name in enumerate(names):
            if name in seen:
                raise source.fault(
                    (field, position, "name"), f"the name {name!r} is given twice", "Rename one."
                )
            seen.add(name)


def check_scheme(scheme: Scheme, part: SchemePart, source: Source) -> None:
    """Check all that the schema cannot. Raises PackNotUsable with line, field and words allowed."""
    _check_steps(scheme, source)
    _check_indicators(scheme, source)
    _check_rivals(scheme, source)
    _check_examples(scheme, source)
    _check_parameters(scheme, part, source)
    _check_header(scheme, source)


def _check_steps(scheme: Scheme, source: Source) -> None:
    if not any(step.role is Role.REQUIRED for step in scheme.steps):
        raise source.fault(("steps",), "no step is required", "Mark what the verdict rests on.")
    by_name = {step.name: step for step in scheme.steps}
    for position, step in enumerate(scheme.steps):
        path: Path = ("steps", position)
        _check_shape(step, source, path)
        for name in sorted(step.leans_on):
            _check_leaning(step, by_name[name], scheme.grain, source, path_of(step, position, name))
        for name in step.contradicts:
            if name not in by_name:
                raise source.unknown((*path, "contradicts"), "the step", name, by_name)


def _check_shape(step: Step, source: Source, path: Path) -> None:
    if not step.kinds:
        raise source.fault((*path, "kind"), "the step names no kind", "Give at least one.")
    if step.absent and step.count:
        raise source.fault(path, "a step is either absent or counted", "Make two steps of it.")
    if not step.binds and (step.pick != "any" or step.must != Window()):
        raise source.fault(
            path, "pick and must need a step that stands for one event", "Drop absent and count."
        )
    if step.none and step.count is None:
        raise source.fault((*path, "none"), "none goes with count", "Use absent, or add a count.")
    if step.contradicts and step.role is not Role.CONTRADICTING:
        raise source.fault(
            (*path, "contradicts"), "only a contradicting step contradicts", "Set its role."
        )
    count = step.count
    if count and count.at_most is not None and count.at_most < count.at_least:
        raise source.fault(
            (*path, "count"),
            f"at_least ({count.at_least}) is above at_most ({count.at_most})",
            "Swap the two bounds.",
        )
    if count and count.at_least == 0 and count.at_most is None and not step.none:
        raise source.fault((*path, "count"), "the count can never fail", "Give it a bound.")
    _check_window(step.window, source, path)
    _check_window(Window(bounds=step.window.bounds + step.must.bounds), source, (*path, "must"))


def _check_window(window: Window, source: Source, path: Path) -> None:
    """Refuse a lower bound that lies above an upper one measured from the same day."""
    for low in window.bounds:
        for high in window.bounds:
            if low.side not in ("after", "from") or high.side not in ("before", "to"):
                continue
            if (low.step, low.attribute) != (high.step, high.attribute):
                continue
            if _leaves_no_day(low, high):
                raise source.fault(
                    (*path, high.side),
                    f"nothing can lie {low.side} {low.wording!r} and {high.side} {high.wording!r}",
                    "The bounds are reversed: swap them, or widen the window.",
                )


def _leaves_no_day(low: Bound, high: Bound) -> bool:
    """Say whether no day fits; plain bounds are strict within a day, not between days."""
    strict = [bound.side in ("after", "before") for bound in (low, high)]
    if low.plain and high.plain:
        return any(strict)
    by_days = (strict[0] and not low.plain) + (strict[1] and not high.plain)
    return high.days - low.days - by_days < 0


def _check_leaning(step: Step, other: Step, grain: Grain, source: Source, path: Path) -> None:
    if not other.binds:
        raise source.fault(
            path,
            f"{other.name!r} stands for no event, so nothing can be measured from it",
            "Refer to a step without absent and count.",
        )
    decides = step.role is Role.REQUIRED or (
        step.role is Role.CONTRADICTING and grain is Grain.REGISTER
    )
    if decides and other.role is not Role.REQUIRED:
        raise source.fault(
            path,
            f"a {step.role} step cannot lean on {other.name!r}, which is {other.role}",
            "Make both required, or this one supporting.",
        )


def _check_indicators(scheme: Scheme, source: Source) -> None:
    by_name = {step.name: step for step in scheme.steps}
    for position, indicator in enumerate(scheme.indicators):
        path: Path = ("indicators", position)
        for name in sorted(indicator.step.leans_on):
            if name not in by_name:
                raise source.unknown(path, "the step", name, by_name)
            _check_leaning(indicator.step, by_name[name], scheme.grain, source, path)
        _check_window(indicator.step.window, source, path)


def _check_rivals(scheme: Scheme, source: Source) -> None:
    names = tuple(step.name for step in scheme.steps)
    if not scheme.rivals:
        raise source.fault(
            ("rivals",),
            "the scheme names no rival, no innocent explanation",
            "Give at least one, with the fact that would answer it and who could know.",
        )
    for position, rival in enumerate(scheme.rivals):
        path: Path = ("rivals", position)
        if not rival.who:
            raise source.fault((*path, "who"), "nobody could know", "Name who could be asked.")
        for field in ("ruled_out_by", "supported_by"):
            for name in getattr(rival, field):
                if name not in names:
                    raise source.unknown((*path, field), "the step", name, names)
    if not scheme.raise_when:
        raise source.fault(("raise_when",), "the scheme is never raised", "Name a step.")
    for position, name in enumerate(scheme.raise_when):
        if name not in names:
            raise source.unknown(("raise_when", position), "the step", name, names)


def _check_examples(scheme: Scheme, source: Source) -> None:
    given = {example.kind for example in scheme.examples}
    lacking = [kind for kind in EXAMPLE_KINDS if kind not in given]
    if lacking:
        raise source.fault(
            ("examples",),
            f"examples are missing: {', '.join(lacking)}",
            f"Give at least one of each: {', '.join(EXAMPLE_KINDS)}.",
        )
    names = tuple(step.name for step in scheme.steps)
    for position, example in enumerate(scheme.examples):
        for field in ("fails", "missing"):
            name = getattr(example, field).partition(".")[0]
            if name and name not in names:
                raise source.unknown(("examples", position, field), "the step", name, names)


def _check_parameters(scheme: Scheme, part: SchemePart, source: Source) -> None:
    for position, parameter in enumerate(scheme.parameters):
        path: Path = ("parameters", position)
        if parameter.min > parameter.max:
            raise source.fault((*path, "min"), "min is above max", "Swap the two bounds.")
        if not parameter.min <= parameter.default <= parameter.max:
            raise source.fault(
                (*path, "default"),
                f"the default {parameter.default} lies outside {parameter.min} to {parameter.max}",
                "Move the default or the range.",
            )
        if f"${parameter.name}" not in _expressions(part):
            raise source.fault(
                (*path, "name"),
                f"the parameter {parameter.name!r} is never used",
                f"Use it as ${parameter.name} in a bound or count, or drop it.",
            )


def _expressions(part: SchemePart) -> set[str]:
    """Give every $name in the bounds and counts of a file."""
    windows: list[WindowPart] = [*part.steps, *part.indicators]
    windows += [step.must for step in part.steps if step.must]
    counted = [*(one.count for one in part.steps), *(one.count for one in part.indicators)]
    counts = [count for count in counted if count]
    texts = [f"{count.at_least} {count.at_most}" for count in counts]
    for window in windows:
        for field in ("after", "before", "from_", "to", "not_before"):
            texts += listed(getattr(window, field))
    return {word for text in texts for word in text.replace("+", " ").replace("-", " ").split()}


def _check_header(scheme: Scheme, source: Source) -> None:
    for field in ("authors", "references", "obligations", "false_positives"):
        if not getattr(scheme, field):
            raise source.fault((field,), f"{field} is empty", "Give at least one.")
    if scheme.modified < scheme.created:
        raise source.fault(("modified",), "modified lies before created", "Put the days in order.")
