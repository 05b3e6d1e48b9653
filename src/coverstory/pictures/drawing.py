"""The timeline as one SVG file, for download, slides and print.

In: a `TimelinePicture`. Out: a self-contained SVG: title and description, every label whole (long
ones wrap and their row grows), no script, no style sheet, nothing fetched from anywhere.
"""

import unicodedata
from dataclasses import dataclass
from html import escape

from coverstory.pictures.foreign import shown
from coverstory.pictures.marks import (
    AS_OF,
    INK,
    QUIET,
    Scale,
    as_of_line,
    bar,
    diamond,
    grid,
    tick_labels,
    ticks,
)
from coverstory.pictures.timeline import RowStyle, TimelinePicture, TimelineRow

_WIDTH, _LEFT, _CHART, _EDGE = 960.0, 420.0, 520.0, 16.0
_LINE, _PAD, _BAR = 16.0, 7.0, 12.0
# Characters of 13 px text that fit the label column: 7.3 px each is the widest system font tried.
_CHARS = 54


@dataclass(frozen=True, slots=True)
class _Strip:
    """One row of the drawing: lines of label, and the mark drawn at a given height."""

    lines: tuple[str, ...]
    row: TimelineRow | None = None
    law: int | None = None

    @property
    def height(self) -> float:
        return len(self.lines) * _LINE + 2 * _PAD


def to_svg(picture: TimelinePicture) -> str:
    """Give the whole timeline as SVG text."""
    scale = Scale(picture.first, picture.last, _LEFT, _CHART)
    strips = _strips(picture)
    heading = wrapped(picture.title, 92)
    top = _EDGE + 22 * len(heading) + 34
    bottom = top + sum(strip.height for strip in strips)
    days = tuple(day for day, _ in ticks(picture))
    parts = [
        _title(heading),
        tick_labels(picture, scale, top - 8, 12),
        grid(days, scale, top, bottom),
        as_of_line(picture, scale, top - 4, bottom),
        _body(picture, strips, scale, top),
        _foot(picture, bottom),
    ]
    return _framed(picture, "".join(parts), bottom + 44 + _LINE * len(legend(picture)))


def _framed(picture: TimelinePicture, inner: str, height: float) -> str:
    title = escape(picture.title)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="tl" role="img" aria-label="{title}" '
        f'viewBox="0 0 {_WIDTH:g} {height:g}" width="{_WIDTH:g}" height="{height:g}" '
        f'lang="{picture.words.language}" data-first="{picture.first}" '
        f'data-last="{picture.last}" data-left="{_LEFT:g}" data-width="{_CHART:g}">'
        f"<title>{title}</title><desc>{escape(description(picture))}</desc>"
        f'<rect class="tl-paper" width="100%" height="100%" fill="#ffffff"/>{inner}</svg>\n'
    )


def description(picture: TimelinePicture) -> str:
    """Give the picture in one sentence, for those who do not see it."""
    dated = sum(row.period.is_known for row in picture.rows)
    return picture.words(
        "description",
        dated=dated,
        undated=len(picture.rows) - dated,
        law=len(picture.law_dates),
        as_of=picture.words.day(picture.as_of),
    )


def _strips(picture: TimelinePicture) -> tuple[_Strip, ...]:
    strips = [_Strip(_row_lines(picture, row), row=row) for row in picture.rows]
    for index, law in enumerate(picture.law_dates):
        lines = (*wrapped(law.label, _CHARS), picture.words.day(law.day))
        strips.append(_Strip(lines, law=index))
    return tuple(strips)


def _row_lines(picture: TimelinePicture, row: TimelineRow) -> tuple[str, ...]:
    when = picture.words.period(row.period)
    if row.period.wording:
        when += f" “{shown(row.period.wording)}”"
    style = picture.words(f"style {row.style}")
    return (
        *wrapped(row.label, _CHARS),
        *wrapped(f"{style} · {row.said_by}", _CHARS),
        *wrapped(when, _CHARS),
    )


def _body(picture: TimelinePicture, strips: tuple[_Strip, ...], scale: Scale, top: float) -> str:
    drawn = []
    for strip in strips:
        drawn.append(_label(strip, top))
        middle = top + strip.height / 2
        if strip.row is not None:
            drawn.append(bar(strip.row, scale, middle - _BAR / 2, _BAR))
        elif strip.law is not None:
            drawn.append(diamond(picture.law_dates[strip.law].day, scale, middle))
        top += strip.height
    return "".join(drawn)


def _label(strip: _Strip, top: float) -> str:
    first, *rest = strip.lines
    lines = [_line(first, _EDGE, top + _PAD + 12, INK, 13)]
    lines += [
        _line(words, _EDGE, top + _PAD + 12 + _LINE * index, QUIET, 12)
        for index, words in enumerate(rest, start=1)
    ]
    return "".join(lines)


def _title(heading: tuple[str, ...]) -> str:
    return "".join(
        _line(words, _EDGE, _EDGE + 16 + 22 * index, INK, 17, weight="600")
        for index, words in enumerate(heading)
    )


def _foot(picture: TimelinePicture, bottom: float) -> str:
    words = picture.words
    as_of = f"{words('as of')}: {words.day(picture.as_of)}"
    first = _line(as_of, _EDGE, bottom + 22, AS_OF, 12, weight="600")
    return first + "".join(
        _line(line, _EDGE, bottom + 42 + _LINE * index, QUIET, 11)
        for index, line in enumerate(legend(picture))
    )


def legend(picture: TimelinePicture) -> tuple[str, ...]:
    """Give what the marks mean, in lines that fit the drawing."""
    names = (*RowStyle, "open", "undated", "law")
    return wrapped(" · ".join(picture.words(f"legend {name}") for name in names), 140)


def _line(words: str, x: float, y: float, colour: str, size: int, *, weight: str = "400") -> str:
    return (
        f'<text class="tl-label" x="{x:g}" y="{y:g}" font-size="{size}" font-weight="{weight}" '
        f'font-family="system-ui, sans-serif" fill="{colour}">{escape(words)}</text>'
    )


def wrapped(text: str, width: int) -> tuple[str, ...]:
    """Break text into lines of at most `width` Latin characters; wide ones count twice.

    Breaks at blanks, and inside a word only where the word alone is wider than a line.
    """
    lines, line = [], ""
    for word in text.split():
        for piece in _pieces(word, width):
            joined = f"{line} {piece}" if line else piece
            if line and columns(joined) > width:
                lines.append(line)
                line = piece
            else:
                line = joined
    return (*lines, line)


def _pieces(word: str, width: int) -> list[str]:
    pieces = [""]
    for char in word:
        if pieces[-1] and columns(pieces[-1] + char) > width:
            pieces.append("")
        pieces[-1] += char
    return pieces


def columns(text: str) -> int:
    """Count the columns that text takes where each Latin letter takes one."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(char) else 1 + (unicodedata.east_asian_width(char) in "WF")
        for char in text
    )
