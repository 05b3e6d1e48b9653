"""From the parts of a scheme file to steps and indicators, with parameters put in.

In: parts of a SchemePart and the file they came from. Out: values of `definition.py`. Raises
PackNotUsable with file, line and field; decides nothing else.
"""

import re
from collections.abc import Iterable
from typing import Any

from coverstory.model import Role, Sector, Status
from coverstory.schemes import packfile
from coverstory.schemes.definition import (
    AttributeTest,
    Bound,
    Count,
    Indicator,
    Parameter,
    Side,
    Step,
    Window,
)
from coverstory.schemes.sources import Path, Source, listed

_BOUND = re.compile(
    r"(?P<step>[a-z][a-z0-9_]*)(?:\.(?P<attribute>[a-z_]+))?"
    r"(?:\s*(?P<sign>[+-])\s*(?:(?P<days>\d+)\s*d?|\$(?P<parameter>[a-z][a-z0-9_]*)))?"
)
_SIDES: tuple[tuple[str, Side], ...] = (
    ("after", "after"),
    ("before", "before"),
    ("from_", "from"),
    ("to", "to"),
    ("not_before", "not_before"),
)
_WORDS = {"status": tuple(map(str, Status)), "sector": tuple(map(str, Sector))}


def read_parameters(parts: Iterable[packfile.ParameterPart]) -> tuple[Parameter, ...]:
    """Give the parameters of a file."""
    return tuple(Parameter(part.name, part.default, part.min, part.max, part.why) for part in parts)


def read_step(part: packfile.StepPart, source: Source, path: Path) -> Step:
    """Give a step. Raises PackNotUsable for an expression or attribute that cannot be read."""
    must = read_window(part.must, source, (*path, "must")) if part.must else Window()
    return Step(
        name=part.name,
        kinds=listed(part.kind),
        says=part.says,
        role=part.role,
        window=read_window(part, source, path),
        pick=part.pick,
        must=must,
        absent=part.absent,
        count=_count(part.count, source, (*path, "count")),
        none=read_where(part.none, source, (*path, "none")),
        contradicts=listed(part.contradicts),
        asks=part.asks,
        who=tuple(part.who),
    )


def read_indicator(part: packfile.IndicatorPart, source: Source, path: Path) -> Indicator:
    """Give an indicator: a supporting step of its own, with a strength and an innocent reading."""
    step = Step(
        name=part.name,
        kinds=listed(part.kind),
        says=part.says,
        role=Role.SUPPORTING,
        window=read_window(part, source, path),
        count=_count(part.count, source, (*path, "count")),
    )
    return Indicator(step, part.strength, part.innocent, part.holds_while, part.not_while)


def read_window(part: packfile.WindowPart, source: Source, path: Path) -> Window:
    """Give the tests of one event: attributes, attributes that must be recorded, bounds."""
    for position, name in enumerate(part.known):
        allowed = (*packfile.ATTRIBUTES, *packfile.DATE_ATTRIBUTES)
        if name not in allowed:
            raise source.unknown((*path, "known", position), "the attribute", name, allowed)
    bounds = tuple(
        _bound(text, side, source, (*path, side))
        for field, side in _SIDES
        for text in listed(getattr(part, field))
    )
    return Window(read_where(part.where, source, (*path, "where")), tuple(part.known), bounds)


def read_where(
    part: packfile.WherePart | None, source: Source, path: Path
) -> tuple[AttributeTest, ...]:
    """Give the attribute tests of a `where` or `none` mapping."""
    if part is None:
        return ()
    wanted = ((name, getattr(part, name)) for name in packfile.ATTRIBUTES)
    return tuple(
        _attribute_test(name, value, source, (*path, name))
        for name, value in wanted
        if value is not None
    )


def _attribute_test(name: str, value: Any, source: Source, path: Path) -> AttributeTest:
    if not isinstance(value, packfile.RelationPart):
        words = tuple(word_of(item) for item in (value if isinstance(value, list) else [value]))
        check_words(name, words, source, path)
        return AttributeTest(name, words=words)
    excluded = listed(value.not_)
    check_words(name, excluded, source, path)
    test = AttributeTest(
        name,
        excluded=excluded,
        same_as=_reference(value.same_as, source, (*path, "same_as")),
        other_than=_reference(value.other_than, source, (*path, "other_than")),
        at_least=value.at_least,
        at_most=value.at_most,
    )
    kinds_of_test = (
        bool(excluded),
        test.same_as is not None,
        test.other_than is not None,
        test.at_least is not None or test.at_most is not None,
    )
    if sum(kinds_of_test) != 1:
        raise source.fault(
            path,
            f"{name} needs exactly one test",
            "Give one of same_as, other_than, not, or at_least with at_most.",
        )
    return test


def check_words(name: str, words: Iterable[str], source: Source, path: Path) -> None:
    """Refuse a status or sector that the model does not know. Raises PackNotUsable."""
    for word in words:
        if name in _WORDS and word not in _WORDS[name]:
            raise source.unknown(path, f"the {name}", word, _WORDS[name])


def _reference(text: str, source: Source, path: Path) -> tuple[str, str] | None:
    if not text:
        return None
    step, dot, attribute = text.partition(".")
    if not dot or attribute not in packfile.ATTRIBUTES:
        raise source.unknown(path, "the attribute", attribute or text, packfile.ATTRIBUTES)
    return step, attribute


def _bound(text: str, side: Side, source: Source, path: Path) -> Bound:
    found = _BOUND.fullmatch(text.strip())
    if found is None:
        raise source.fault(
            path,
            f"{text!r} is no bound",
            "Write a step, step.expires, or either with + or - and days: "
            "'out', 'out + 180d', 'visa.expires - 30d', 'out + $reentry_days'.",
        )
    attribute = found["attribute"] or ""
    if attribute and attribute not in packfile.DATE_ATTRIBUTES:
        raise source.unknown(path, "the date attribute", attribute, packfile.DATE_ATTRIBUTES)
    shift = 0
    wording = ".".join(part for part in (found["step"], attribute) if part)
    if found["sign"]:
        shift = (
            int(found["days"]) if found["days"] else _number(f"${found['parameter']}", source, path)
        )
        wording += f" {found['sign']} {shift}d"
        shift = -shift if found["sign"] == "-" else shift
    plain = not attribute and not found["sign"]
    return Bound(side, found["step"], attribute, shift, plain, wording)


def _count(part: packfile.CountPart | None, source: Source, path: Path) -> Count | None:
    if part is None:
        return None
    most = None if part.at_most is None else _number(part.at_most, source, (*path, "at_most"))
    return Count(_number(part.at_least, source, (*path, "at_least")), most)


def _number(value: int | str, source: Source, path: Path) -> int:
    if isinstance(value, int):
        return value
    name = value.removeprefix("$")
    if not value.startswith("$") or name not in source.parameters:
        allowed = tuple(f"${known}" for known in source.parameters)
        raise source.unknown(path, "the parameter", value, allowed or ("a whole number",))
    return source.parameters[name]


def word_of(value: object) -> str:
    """Give the word a file means; YAML reads yes and no as true and false."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
