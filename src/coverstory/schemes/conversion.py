"""From the parts of a scheme file to the values of `definition.py`.

In: a SchemePart and the text it came from (for line numbers). Out: steps, indicators and examples
with parameters put in. Raises PackNotUsable with file, line and field; decides nothing else.
"""

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from msgspec import UNSET

from coverstory.model import (
    Answer,
    DateNotReadable,
    Event,
    Grain,
    Kind,
    PackNotUsable,
    Period,
    Place,
    Role,
    Sector,
    Status,
    Where,
)
from coverstory.packs import line_of
from coverstory.schemes import packfile
from coverstory.schemes.definition import (
    AttributeTest,
    Bound,
    Count,
    Example,
    Indicator,
    Parameter,
    Side,
    Step,
    Window,
)

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

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """The file being read, to say where in it a mistake stands, and its parameters."""

    text: str
    file: str
    parameters: dict[str, int]

    def fault(self, path: Path, what: str, next_step: str) -> PackNotUsable:
        """Give the error for a mistake at `path`, or at the nearest place above it."""
        for end in range(len(path), -1, -1):
            line = line_of(self.text, *path[:end])
            if line is not None:
                break
        named = next((str(part) for part in reversed(path) if isinstance(part, str)), "")
        return PackNotUsable(Where(self.file, line=line, field=named), what, next_step)

    def unknown(self, path: Path, what: str, word: str, allowed: Iterable[str]) -> PackNotUsable:
        """Give the error for a word that is not among those allowed."""
        words = tuple(allowed)
        near = difflib.get_close_matches(word, words, 1)
        hint = f"Did you mean {near[0]!r}? " if near else ""
        return self.fault(
            path, f"{what} {word!r} is unknown", f"{hint}Allowed here: {', '.join(words)}."
        )


def listed(value: str | Iterable[Any] | None) -> tuple[Any, ...]:
    """Give a tuple of what a file may give as one value or as a list."""
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else tuple(value)


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
        words = tuple(_word(item) for item in (value if isinstance(value, list) else [value]))
        _check_words(name, words, source, path)
        return AttributeTest(name, words=words)
    excluded = listed(value.not_)
    _check_words(name, excluded, source, path)
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


def _check_words(name: str, words: Iterable[str], source: Source, path: Path) -> None:
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


def _word(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def read_answer(value: bool | Answer) -> Answer:
    """Give the Answer a file means; YAML reads yes and no as true and false."""
    if isinstance(value, bool):
        return Answer.YES if value else Answer.NO
    return value


def read_examples(
    parts: list[packfile.ExamplePart], grain: Grain, kinds: frozenset[Kind], source: Source
) -> tuple[Example, ...]:
    """Give the examples; one that starts `from` another takes its events over and changes them.

    Register examples cover every kind the scheme uses unless they say otherwise, report
    examples none.
    """
    made: dict[str, Example] = {}
    for position, part in enumerate(parts):
        path: Path = ("examples", position)
        if part.from_ and part.from_ not in made:
            raise source.unknown((*path, "from"), "the earlier example", part.from_, made)
        base = made[part.from_] if part.from_ else None
        usual = base.covered if base else (kinds if grain is Grain.REGISTER else frozenset())
        made[part.name] = Example(
            part.name,
            part.kind,
            read_answer(part.expect),
            usual if part.covered is None else frozenset(part.covered),
            _events(part, base.events if base else (), source, path),
            part.fails,
            part.missing,
        )
    return tuple(made.values())


def _events(
    part: packfile.ExamplePart, base: tuple[Event, ...], source: Source, path: Path
) -> tuple[Event, ...]:
    events = {event.id: event for event in base}
    for position, name in enumerate(part.drop):
        if name not in events:
            raise source.unknown((*path, "drop", position), "the event", name, events)
        del events[name]
    for position, change in enumerate(part.change):
        spot: Path = (*path, "change", position)
        if change.id not in events:
            raise source.unknown((*spot, "id"), "the event", change.id, events)
        events[change.id] = _event(change, events[change.id], source, spot)
    for position, new in enumerate(part.events):
        spot = (*path, "events", position)
        name = new.id or f"e{len(events) + 1}"
        if name in events:
            raise source.fault((*spot, "id"), f"two events are called {name!r}", "Rename one.")
        if new.kind is UNSET:
            raise source.fault(spot, "the event has no kind", "Say what happened: `kind: entry`.")
        blank = Event(name, "example", Kind(new.kind), evidence=(name,))
        events[name] = _event(new, blank, source, spot)
    return tuple(replace(event, order=place) for place, event in enumerate(events.values(), 1))


def _event(part: packfile.EventPart, base: Event, source: Source, path: Path) -> Event:
    """Give `base` with the fields that `part` sets; null makes a field 'not recorded'."""
    given = {
        name: value
        for name in part.__struct_fields__
        if name != "id" and (value := getattr(part, name)) is not UNSET
    }
    details = dict(base.details)
    for name in packfile.DATE_ATTRIBUTES:
        if name in given:
            details[name] = _day(given.pop(name), source, (*path, name))
    changed: dict[str, Any] = {}
    if "kind" in given:
        changed["kind"] = given.pop("kind")
    if "when" in given:
        changed["when"] = _period(given.pop("when"), source, (*path, "when"))
    if "asserted" in given:
        changed["asserted"] = read_answer(given.pop("asserted"))
    words = {name: None if value is None else _word(value) for name, value in given.items()}
    for name, vocabulary in (("status", Status), ("sector", Sector)):
        if name in words:
            word = words.pop(name)
            _check_words(name, (word,) if word else (), source, (*path, name))
            changed[name] = vocabulary(word) if word else None
    changed["place"] = Place(
        words.pop("city", base.place.city), words.pop("country", base.place.country)
    )
    return replace(base, **changed, details={**details, **words})


def _period(value: object, source: Source, path: Path) -> Period:
    if value is None:
        return Period()
    text = value.isoformat() if isinstance(value, date) else str(value)
    try:
        return Period.from_edtf(text, text)
    except DateNotReadable as error:
        raise source.fault(path, error.what, error.next_step) from error


def _day(value: object, source: Source, path: Path) -> str | None:
    if value is None:
        return None
    try:
        return (value if isinstance(value, date) else date.fromisoformat(str(value))).isoformat()
    except ValueError as error:
        raise source.fault(
            path, f"{value!r} is no day that exists", "Write it as YYYY-MM-DD."
        ) from error
