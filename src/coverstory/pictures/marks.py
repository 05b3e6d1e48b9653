"""The marks of a timeline as SVG elements: bars, open ends, diamonds, the as-of line, the axis.

In: days and a `Scale`. Out: strings of SVG elements, no frame around them. The palette for print
stands in attributes; a page's CSS overrides it by class (`tl-...`), as WeasyPrint and browsers
both allow. No ids, so that any number of marks can stand in one page.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from coverstory.pictures.timeline import OpenEnd, RowStyle, TimelinePicture, TimelineRow

INK, QUIET, LINE = "#1b1f24", "#57606a", "#c9d1d9"
BAR, BAR_PALE, DENIED, TENTATIVE = "#1f4e79", "#e3edf6", "#8a1c1c", "#5f4700"
LAW, AS_OF = "#7a3e00", "#0b6e4f"
_HATCH = 5.0  # units between hatch lines: fine enough for a month, coarse enough for print


@dataclass(frozen=True, slots=True)
class Scale:
    """Days to units across: `first` lies at `left`, the day after `last` at `left + width`."""

    first: date
    last: date
    left: float
    width: float

    def at(self, day: date) -> float:
        """Give where a day begins."""
        days = (self.last - self.first).days + 1
        return round(self.left + self.width * (day - self.first).days / days, 3)

    def after(self, day: date) -> float:
        """Give where a day ends."""
        return self.at(day + timedelta(days=1)) if day < date.max else self.left + self.width


def bar(row: TimelineRow, scale: Scale, top: float, height: float) -> str:
    """Give the bar of a row, or the mark of an undated one. It carries its days as data."""
    if row.open_end is OpenEnd.UNKNOWN:
        return _undated(scale, top, height)
    first, last = row.period.earliest, row.period.latest
    x1 = scale.at(first) if first else scale.left
    x2 = scale.after(last) if last else scale.left + scale.width
    days = f'data-earliest="{first or ""}" data-latest="{last or ""}"'
    box = f'x="{_n(x1)}" y="{_n(top)}" width="{_n(x2 - x1)}" height="{_n(height)}"'
    drawn = f'<rect class="tl-bar tl-{row.style}" {days} {box} {_PAINT[row.style]}/>'
    if row.style is RowStyle.HATCHED:
        drawn += _hatch(x1, x2, top, height)
    if row.style is RowStyle.OUTLINED:
        drawn += _struck(x1, x2, top, height)
    return (
        drawn + _arrows(row, x1, x2, top, height) + _doubt(row, scale, x1, x2, top + height - 1.5)
    )


_PAINT = {
    RowStyle.SOLID: f'fill="{BAR}" stroke="{BAR}" stroke-width="1.5"',
    RowStyle.HATCHED: f'fill="{BAR_PALE}" stroke="{BAR}" stroke-width="1.5"',
    RowStyle.OUTLINED: f'fill="none" stroke="{DENIED}" stroke-width="1.5"',
    RowStyle.DOTTED: f'fill="none" stroke="{TENTATIVE}" stroke-width="2" stroke-dasharray="2 3"',
}
_STROKES = {
    RowStyle.SOLID: BAR,
    RowStyle.HATCHED: BAR,
    RowStyle.OUTLINED: DENIED,
    RowStyle.DOTTED: TENTATIVE,
}


def _hatch(x1: float, x2: float, top: float, height: float) -> str:
    """Give slanted lines cut at the bar's edges (a pattern would need an id)."""
    lines = []
    at = x1 - height + _HATCH
    while at < x2:
        start, end = max(at, x1), min(at + height, x2)
        y1, y2 = top + height - (start - at), top + height - (end - at)
        lines.append(f"M{_n(start)} {_n(y1)}L{_n(end)} {_n(y2)}")
        at += _HATCH
    path = "".join(lines)
    return f'<path class="tl-hatch" d="{path}" fill="none" stroke="{BAR}" stroke-width="1"/>'


def _struck(x1: float, x2: float, top: float, height: float) -> str:
    middle = top + height / 2
    return (
        f'<path class="tl-denied" d="M{_n(x1)} {_n(middle)}H{_n(x2)}" fill="none" '
        f'stroke="{DENIED}" stroke-width="1.5"/>'
    )


def _arrows(row: TimelineRow, x1: float, x2: float, top: float, height: float) -> str:
    """Give an arrow head on an open side, pointing to where nothing is known."""
    if row.open_end is OpenEnd.NONE:
        return ""
    tip, turn = (x1, 1) if row.open_end is OpenEnd.LEFT else (x2, -1)
    base, middle = tip + turn * 8, top + height / 2
    d = f"M{_n(tip)} {_n(middle)}L{_n(base)} {_n(top - 3)}V{_n(top + height + 3)}Z"
    return f'<path class="tl-open tl-open-{row.style}" d="{d}" fill="{_STROKES[row.style]}"/>'


def _doubt(row: TimelineRow, scale: Scale, x1: float, x2: float, baseline: float) -> str:
    """Give a question mark beside a period that rests on an assumption."""
    if not row.period.uncertain:
        return ""
    beside = x2 + 7 if x2 + 14 < scale.left + scale.width else x1 - 7
    return _text("?", beside, baseline, "tl-doubt", INK, 'text-anchor="middle"', size=13)


def _undated(scale: Scale, top: float, height: float) -> str:
    middle, right = top + height / 2, scale.left + scale.width
    line = (
        f'<path class="tl-undated" data-earliest="" data-latest="" d="M{_n(scale.left)} '
        f'{_n(middle)}H{_n(right)}" fill="none" stroke="{QUIET}" stroke-width="1.5" '
        'stroke-dasharray="1 6"/>'
    )
    # At the edge, so that the mark does not seem to point at a day.
    return line + _text("?", scale.left + 5, middle - 3, "tl-doubt", INK, size=13)


def diamond(day: date, scale: Scale, middle: float, size: float = 6) -> str:
    """Give the diamond of a date of law, its centre on the start of the day."""
    x = scale.at(day)
    d = (
        f"M{_n(x)} {_n(middle - size)}L{_n(x + size)} {_n(middle)}"
        f"L{_n(x)} {_n(middle + size)}L{_n(x - size)} {_n(middle)}Z"
    )
    return f'<path class="tl-law" data-day="{day}" data-x="{_n(x)}" d="{d}" fill="{LAW}"/>'


def as_of_line(picture: TimelinePicture, scale: Scale, top: float, bottom: float) -> str:
    """Give the upright line of the as-of day."""
    x = _n(scale.at(picture.as_of))
    return (
        f'<path class="tl-as-of" data-day="{picture.as_of}" data-x="{x}" d="M{x} {_n(top)}'
        f'V{_n(bottom)}" fill="none" stroke="{AS_OF}" stroke-width="1.5" stroke-dasharray="6 2"/>'
    )


def grid(days: tuple[date, ...], scale: Scale, top: float, bottom: float) -> str:
    """Give the fine upright lines of the axis."""
    lines = "".join(f"M{_n(scale.at(day))} {_n(top)}V{_n(bottom)}" for day in days)
    return f'<path class="tl-grid" d="{lines}" fill="none" stroke="{LINE}" stroke-width="1"/>'


def ticks(picture: TimelinePicture) -> tuple[tuple[date, str], ...]:
    """Give the days named on the axis: years, or months where hardly a year is shown."""
    years = range(picture.first.year + 1, picture.last.year + 1)
    if len(years) > 1:
        step = 1 + len(years) // 9
        return tuple((date(year, 1, 1), str(year)) for year in years[::step])
    months = [
        date(year, month, 1)
        for year in range(picture.first.year, picture.last.year + 1)
        for month in range(1, 13)
    ]
    inside = [day for day in months if picture.first <= day <= picture.last]
    step = 1 + len(inside) // 5
    return tuple((day, picture.words.month(day)) for day in inside[::step])


def tick_labels(picture: TimelinePicture, scale: Scale, baseline: float, size: float) -> str:
    """Give the axis labels, each centred on its day."""
    return "".join(
        _text(label, scale.at(day), baseline, "tl-tick", QUIET, 'text-anchor="middle"', size=size)
        for day, label in ticks(picture)
    )


def _text(
    words: str, x: float, y: float, name: str, colour: str, more: str = "", *, size: float = 11
) -> str:
    """Give a text element. `words` are our own or a number, never foreign."""
    return (
        f'<text class="{name}" x="{_n(x)}" y="{_n(y)}" font-size="{_n(size)}" '
        f'font-family="system-ui, sans-serif" fill="{colour}" {more}>{words}</text>'
    )


def _n(number: float) -> str:
    """Write a number without needless noughts, the same on every machine."""
    return f"{number:.3f}".rstrip("0").rstrip(".")
