"""The examples of a scheme file: short mappings to events, and examples that change another.

In: the example parts of a file. Out: Example values with their events. Raises PackNotUsable with
file, line and field. `examples.py` runs them.
"""

from dataclasses import replace
from datetime import date
from typing import Any

from msgspec import UNSET

from coverstory.model import (
    Answer,
    DateNotReadable,
    Event,
    Grain,
    Kind,
    Period,
    Place,
    Sector,
    Status,
)
from coverstory.schemes import packfile
from coverstory.schemes.conversion import check_words, word_of
from coverstory.schemes.definition import Example
from coverstory.schemes.sources import Path, Source


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
    words = {name: None if value is None else word_of(value) for name, value in given.items()}
    for name, vocabulary in (("status", Status), ("sector", Sector)):
        if name in words:
            word = words.pop(name)
            check_words(name, (word,) if word else (), source, (*path, name))
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
