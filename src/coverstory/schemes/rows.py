"""A timeline laid out for evaluation: events by kind, with days as whole numbers.

In: a Timeline. Out: rows in order of day. Dates that are unknown or marked uncertain reach from
NEVER to EVER, so that no comparison with them decides anything. Never copies an event.
"""

import re
from collections.abc import Iterable
from datetime import date

from coverstory.model import Answer, DateNotReadable, Event, Grain, Kind, Period, Timeline

NO, CANNOT_TELL, YES = 0, 1, 2
"""The three answers as numbers: and is min, or is max, not is 2 minus."""

ANSWERS = (Answer.NO, Answer.CANNOT_TELL, Answer.YES)
_NUMBERS = {Answer.NO: NO, Answer.CANNOT_TELL: CANNOT_TELL, Answer.YES: YES}

NEVER, EVER = -(10**9), 10**9
_ORDERS = 2**32  # places within a day; registers number rows, and none has four billion


class Row:
    """One event: `lo` and `hi` are its first and last possible day, the keys add the order."""

    __slots__ = ("asserted", "event", "hi", "hi_key", "lo", "lo_key")

    def __init__(self, event: Event, order: int) -> None:
        when = event.when
        self.event = event
        self.asserted = _NUMBERS[event.asserted]
        self.lo, self.hi = _days(when)
        self.lo_key = self.lo * _ORDERS + order
        self.hi_key = self.hi * _ORDERS + order

    def attribute(self, name: str) -> str | None:
        """Give an attribute; None when it is not recorded."""
        return self.event.attribute(name) or None

    def day_attribute(self, name: str) -> tuple[int, int]:
        """Give the first and last possible day of a date attribute such as `expires`."""
        text = self.event.attribute(name)
        if not text:
            return NEVER, EVER
        try:
            if len(text) == 10:
                day = date.fromisoformat(text).toordinal()
                return day, day
            return _days(Period.from_edtf(text))
        except (ValueError, DateNotReadable):
            return NEVER, EVER

    @property
    def is_exact(self) -> bool:
        """Say whether it is dated to one day."""
        return self.lo == self.hi


def _days(when: Period) -> tuple[int, int]:
    if when.uncertain:
        return NEVER, EVER
    first, last = when.earliest, when.latest
    if first is last and first is not None:
        day = first.toordinal()
        return day, day
    return (first.toordinal() if first else NEVER, last.toordinal() if last else EVER)


def rows_by_kind(timeline: Timeline, kinds: Iterable[Kind]) -> dict[Kind, list[Row]]:
    """Give the rows of each kind asked for, by first possible day and order within the day.

    Register rows that carry no order of their own stand by event id within a day.
    """
    found: dict[Kind, list[Row]] = {kind: [] for kind in kinds}
    places = _places(timeline)
    for event in timeline.events:
        rows = found.get(event.kind)
        if rows is not None:
            rows.append(Row(event, places[event.id] if places else event.order))
    for rows in found.values():
        rows.sort(key=_by_first_day)
    return found


def _places(timeline: Timeline) -> dict[str, int]:
    """Give the place of each event id, numbers in it by value; nothing where events have an order.

    Events of reports have none and get none: their words say more of order than their ids.
    """
    if timeline.grain is not Grain.REGISTER or any(event.order for event in timeline.events):
        return {}
    ids = sorted({event.id for event in timeline.events}, key=_by_value)
    return {name: place for place, name in enumerate(ids)}


def _by_value(name: str) -> list[tuple[int, str]]:
    """Give a key that orders digits by value, however many there are."""
    parts = (part for part in re.split(r"([0-9]+)", name) if part)
    return [(len(p.lstrip("0")), p.lstrip("0")) if p.isdecimal() else (-1, p) for p in parts]


def _by_first_day(row: Row) -> int:
    return row.lo_key


def precedes(first: Row, second: Row) -> int:
    """Answer whether `first` comes before `second`, by day and then by order within the day."""
    if first.hi_key < second.lo_key:
        return YES
    return NO if first.lo_key >= second.hi_key else CANNOT_TELL
