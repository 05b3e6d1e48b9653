"""Vague dates: when something happened or held, as exactly as the source says and no more.

A `Period` holds the earliest and the latest day it can mean, how precise the source was, and its
words. It reads and writes EDTF (Extended Date/Time Format, ISO 8601-2:2019, and
https://www.loc.gov/standards/datetime/). The clock is never read here.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from coverstory.model.answers import Answer, answer
from coverstory.model.errors import DateNotReadable, Where


class Precision(StrEnum):
    """How exactly a source dates something."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    RANGE = "range"
    OPEN = "open"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days, vague on purpose.

    `earliest` and `latest` are inclusive; None means open or not known on that side. `uncertain`
    says the whole reading rests on an assumption named in `rests_on` (EDTF '?'): such a period
    never decides anything.

    >>> Period.from_edtf("2018-12").latest
    datetime.date(2018, 12, 31)
    """

    earliest: date | None = None
    latest: date | None = None
    precision: Precision = Precision.UNKNOWN
    wording: str = ""
    uncertain: bool = False
    approximate: bool = False
    rests_on: str = ""

    def __post_init__(self) -> None:
        if self.earliest and self.latest and self.earliest > self.latest:
            raise DateNotReadable(
                Where("period"),
                f"the period ends ({self.latest}) before it starts ({self.earliest})",
                "Give the earlier day first.",
            )

    @classmethod
    def on(cls, day: date, wording: str = "") -> "Period":
        """Give the period of one day."""
        return cls(day, day, Precision.DAY, wording)

    @classmethod
    def of_month(cls, year: int, month: int, wording: str = "") -> "Period":
        """Give the period of one calendar month."""
        last = calendar.monthrange(year, month)[1]
        return cls(date(year, month, 1), date(year, month, last), Precision.MONTH, wording)

    @classmethod
    def of_year(cls, year: int, wording: str = "") -> "Period":
        """Give the period of one calendar year."""
        return cls(date(year, 1, 1), date(year, 12, 31), Precision.YEAR, wording)

    @classmethod
    def between(cls, earliest: date | None, latest: date | None, wording: str = "") -> "Period":
        """Give the period between two days, either of which may be open."""
        if earliest is None and latest is None:
            return cls(wording=wording)
        whole = earliest is not None and latest is not None
        return cls(earliest, latest, Precision.RANGE if whole else Precision.OPEN, wording)

    @classmethod
    def from_edtf(cls, text: str, wording: str = "") -> "Period":
        """Read an EDTF string (levels 0 and 1: day, month, year, interval, open ends, ? ~ %).

        Raises DateNotReadable when the text is no EDTF date or names a day that does not exist.
        """
        return read_edtf(text, wording)

    @property
    def is_known(self) -> bool:
        """Say whether anything at all is known of when."""
        return self.earliest is not None or self.latest is not None

    @property
    def is_exact(self) -> bool:
        """Say whether it is one certain day, as in a register."""
        return self.earliest is not None and self.earliest == self.latest and not self.uncertain

    def to_edtf(self) -> str:
        """Write the period as EDTF; '' where nothing is known."""
        if not self.is_known:
            return ""
        mark = {(True, True): "%", (True, False): "?", (False, True): "~"}.get(
            (self.uncertain, self.approximate), ""
        )
        if self.precision is Precision.MONTH and self.earliest:
            return f"{self.earliest:%Y-%m}{mark}"
        if self.precision is Precision.YEAR and self.earliest:
            return f"{self.earliest:%Y}{mark}"
        if self.precision is Precision.DAY and self.earliest:
            return f"{self.earliest.isoformat()}{mark}"
        ends = (f"{end.isoformat()}{mark}" if end else ".." for end in (self.earliest, self.latest))
        return "/".join(ends)

    def is_before(self, other: "Period") -> Answer:
        """Answer whether all of this lies before the start of `other` can be."""
        if self.uncertain or other.uncertain:
            return Answer.CANNOT_TELL
        if self.latest and other.earliest and self.latest < other.earliest:
            return Answer.YES
        if self.earliest and other.latest and self.earliest >= other.latest:
            return Answer.NO
        return Answer.CANNOT_TELL

    def lies_within(self, first: date | None, last: date | None) -> Answer:
        """Answer whether it falls on a day from `first` to `last`, both inclusive."""
        if self.uncertain or not self.is_known:
            return Answer.CANNOT_TELL
        begins_late = bool(last and self.earliest and self.earliest > last)
        ends_early = bool(first and self.latest and self.latest < first)
        if begins_late or ends_early:
            return Answer.NO
        starts_in = first is None or (self.earliest is not None and self.earliest >= first)
        ends_in = last is None or (self.latest is not None and self.latest <= last)
        return answer(True if starts_in and ends_in else None)

    def shifted(self, days: int) -> "Period":
        """Give the same period moved by whole days (used for windows relative to a step)."""
        move = timedelta(days=days)
        return Period(
            self.earliest and self.earliest + move,
            self.latest and self.latest + move,
            Precision.RANGE if self.earliest and self.latest else self.precision,
            self.wording,
            self.uncertain,
            self.approximate,
            self.rests_on,
        )


UNKNOWN_PERIOD = Period()
_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?([?~%]?)")


def read_edtf(text: str, wording: str = "") -> Period:
    """Read one EDTF string into a Period. Raises DateNotReadable."""
    text = text.strip()
    if text in ("", "..", "../.."):
        return Period(wording=wording)
    if "/" not in text:
        return _read_date(text, wording)
    first, _, last = text.partition("/")
    start = _read_date(first, wording) if first not in ("", "..") else None
    end = _read_date(last, wording) if last not in ("", "..") else None
    return Period(
        start.earliest if start else None,
        end.latest if end else None,
        Precision.RANGE if start and end else Precision.OPEN,
        wording,
        any(side.uncertain for side in (start, end) if side),
        any(side.approximate for side in (start, end) if side),
    )


def _read_date(text: str, wording: str) -> Period:
    found = _DATE.fullmatch(text)
    if not found:
        raise _not_readable(text, "it is no EDTF date")
    year, month, day, mark = found.groups()
    try:
        if day:
            plain = Period.on(date(int(year), int(month), int(day)), wording)
        elif month:
            plain = Period.of_month(int(year), int(month), wording)
        else:
            plain = Period.of_year(int(year), wording)
    except (ValueError, calendar.IllegalMonthError) as error:
        raise _not_readable(text, "no such day exists") from error
    return Period(
        plain.earliest,
        plain.latest,
        plain.precision,
        wording,
        uncertain=mark in ("?", "%") and mark != "",
        approximate=mark in ("~", "%") and mark != "",
    )


def _not_readable(text: str, why: str) -> DateNotReadable:
    return DateNotReadable(
        Where("date"),
        f"cannot read {text!r} as a date: {why}",
        "Write YYYY, YYYY-MM, YYYY-MM-DD, or two of them with a slash; '..' leaves an end open.",
    )
