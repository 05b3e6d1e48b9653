"""The timeline as a table: plain rows, CSV, and HTML with the span drawn in the last column.

In: a `TimelinePicture`. Out: rows of text, CSV text, or an HTML table whose foreign words are
escaped. The HTML holds no style, no script and no id.
"""

import csv
import io
from collections.abc import Iterable
from datetime import date
from html import escape

from coverstory.pictures.foreign import shown
from coverstory.pictures.marks import (
    Scale,
    as_of_line,
    bar,
    diamond,
    grid,
    tick_labels,
    ticks,
)
from coverstory.pictures.timeline import LawDate, OpenEnd, TimelinePicture, TimelineRow

COLUMNS = (
    "id",
    "what",
    "kind",
    "said_by",
    "wording",
    "edtf",
    "earliest",
    "latest",
    "style",
    "open_end",
    "uncertain",
    "rests_on",
    "claims",
    "documents",
)
# Spreadsheets run cells that begin like this (OWASP, CSV injection); a leading ' keeps them words.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_WIDTH, _HEIGHT, _BAR = 320.0, 26.0, 12.0
_SCALE_LEFT, _SCALE_WIDTH = 6.0, 308.0


def to_table(picture: TimelinePicture) -> tuple[tuple[str, ...], ...]:
    """Give the data drawn, heading first: told and recorded rows, dates of law, the as-of day."""
    rows = [_row_data(row) for row in picture.rows]
    rows += [
        _day_data(law.obligation, law.label, f"law: {law.kind}", law.day)
        for law in picture.law_dates
    ]
    rows.append(_day_data("as-of", picture.words("as of"), "as of", picture.as_of))
    return (COLUMNS, *rows)


def to_csv(picture: TimelinePicture) -> str:
    """Give the same data as CSV (RFC 4180, but lines end in a line feed alone)."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerows([_harmless(cell) for cell in row] for row in to_table(picture))
    return text.getvalue()


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _row_data(row: TimelineRow) -> tuple[str, ...]:
    when = row.period
    return (
        shown(row.id),
        row.label,
        row.kind,
        row.said_by,
        shown(when.wording),
        row.edtf,
        str(when.earliest or ""),
        str(when.latest or ""),
        row.style,
        row.open_end,
        "yes" if when.uncertain else "no",
        shown(when.rests_on),
        shown(" ".join(row.claims)),
        shown(" ".join(row.documents)),
    )


def _day_data(name: str, what: str, kind: str, day: date) -> tuple[str, ...]:
    iso = day.isoformat()
    return (shown(name), what, kind, "", "", iso, iso, iso, "day", OpenEnd.NONE, "no", "", "", "")


def to_html(picture: TimelinePicture, *, caption: str = "", links: bool = False) -> str:
    """Give an accessible table; with `links`, each row leads to `#claim-...` in the page.

    Roles are written out because narrow pages turn the table into a list of blocks.
    """
    words = picture.words
    heads = "".join(
        f'<th scope="col" role="columnheader">{escape(words(f"column {name}"))}</th>'
        for name in ("what", "said by", "when")
    )
    heads += f'<th scope="col" role="columnheader" class="tl-span">{_axis(picture)}</th>'
    body = "".join(_row_html(picture, row, links) for row in picture.rows)
    law = "".join(_law_html(picture, each) for each in picture.law_dates)
    as_of = _plain_row(
        words("as of"), picture.as_of, "tl-as-of-row", _frame(picture, "", words("as of")), picture
    )
    return (
        f'<table class="timeline" role="table"><caption>{escape(caption or picture.title)}'
        f'</caption><thead role="rowgroup"><tr role="row">{heads}</tr></thead>'
        f'<tbody role="rowgroup">{body}</tbody>'
        f'<tbody role="rowgroup" class="tl-law-rows">{law}{as_of}</tbody></table>'
    )


def _row_html(picture: TimelinePicture, row: TimelineRow, links: bool) -> str:
    words = picture.words
    label = f"<bdi>{escape(row.label)}</bdi>"
    if links and row.claims:
        label = f'<a href="#{anchor("claim", row.claims[0])}">{label}</a>'
    cells = (
        _cell(words("column said by"), f"<bdi>{escape(row.said_by)}</bdi>"),
        _cell(words("column when"), _when(picture, row)),
        f'<td role="cell" class="tl-span">{row_svg(picture, row)}</td>',
    )
    return (
        f'<tr role="row"><th scope="row" role="rowheader">{label}'
        f'<span class="tl-style">{escape(words(f"style {row.style}"))}</span></th>'
        f"{''.join(cells)}</tr>"
    )


def _cell(head: str, inner: str) -> str:
    """Give a cell; on narrow pages CSS shows its heading in front of it."""
    return f'<td role="cell" data-head="{escape(head)}">{inner}</td>'


def _when(picture: TimelinePicture, row: TimelineRow) -> str:
    said = f'<span class="date">{escape(picture.words.period(row.period))}</span>'
    if row.period.wording:
        said += f' <q class="wording" dir="auto">{escape(shown(row.period.wording))}</q>'
    if row.period.rests_on:
        why = picture.words("rests on", why=shown(row.period.rests_on))
        said += f' <span class="rests-on">{escape(why)}</span>'
    return said


def row_svg(picture: TimelinePicture, row: TimelineRow) -> str:
    """Give the drawing of one row, with a description in words."""
    said = f"{picture.words(f'style {row.style}')}: {picture.words.period(row.period)}"
    top = (_HEIGHT - _BAR) / 2
    return _frame(picture, bar(row, _scale(picture), top, _BAR), said)


def _law_html(picture: TimelinePicture, law: LawDate) -> str:
    said = f"{law.label}: {picture.words.day(law.day)}"
    drawn = _frame(picture, diamond(law.day, _scale(picture), _HEIGHT / 2), said)
    return _plain_row(law.label, law.day, "tl-law-row", drawn, picture)


def _plain_row(label: str, day: date, name: str, drawn: str, picture: TimelinePicture) -> str:
    told = f'<time class="date" datetime="{day}" title="{day}">{picture.words.day(day)}</time>'
    by = picture.words("law itself") if name == "tl-law-row" else picture.words("the question")
    return (
        f'<tr role="row" class="{name}"><th scope="row" role="rowheader">'
        f"<bdi>{escape(label)}</bdi></th>"
        f"{_cell(picture.words('column said by'), escape(by))}"
        f"{_cell(picture.words('column when'), told)}"
        f'<td role="cell" class="tl-span">{drawn}</td></tr>'
    )


def _scale(picture: TimelinePicture) -> Scale:
    return Scale(picture.first, picture.last, _SCALE_LEFT, _SCALE_WIDTH)


def _frame(picture: TimelinePicture, drawn: str, said: str) -> str:
    """Give one row's picture: lines as tall as the cell behind, the mark before them."""
    scale, days = _scale(picture), tuple(day for day, _ in ticks(picture))
    behind = grid(days, scale, 0, _HEIGHT) + as_of_line(picture, scale, 0, _HEIGHT)
    box = f'viewBox="0 0 {_WIDTH:g} {_HEIGHT:g}"'
    return (
        f'<svg class="tl-lines" aria-hidden="true" preserveAspectRatio="none" {box}>{behind}</svg>'
        f'<svg class="tl" role="img" aria-label="{escape(said)}" {box} '
        f'data-first="{picture.first}" data-last="{picture.last}">{drawn}</svg>'
    )


def _axis(picture: TimelinePicture) -> str:
    """Give the head of the last column: its name, and the axis as a picture of it."""
    words, scale = picture.words, _scale(picture)
    said = words("axis", first=words.day(picture.first), last=words.day(picture.last))
    return (
        f'<span class="tl-head">{escape(words("column span"))}</span>'
        f'<svg class="tl tl-axis" role="img" aria-label="{escape(said)}" '
        f'viewBox="0 0 {_WIDTH:g} 16">{tick_labels(picture, scale, 12, 11)}</svg>'
    )


def anchor(kind: str, name: str) -> str:
    """Give an id for a page that is safe in an attribute and an address, one for one name.

    >>> anchor("claim", "a b")
    'claim-a_20_b'
    """
    return f"{kind}-{''.join(_anchor_chars(name))}"


def _anchor_chars(name: str) -> Iterable[str]:
    for char in name:
        plain = char.isascii() and (char.isalnum() or char in "-.")
        yield char if plain else f"_{ord(char):x}_"
