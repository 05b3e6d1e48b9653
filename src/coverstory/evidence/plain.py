"""Plain text into lines: paragraphs by blank lines, hard-wrapped text joined again.

In: the text. Out: lines that point into it, every one in reading order. Never decides what is
furniture.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from coverstory.evidence.lines import Line, woven
from coverstory.model import FileNotUsable, Where

LINE_END = re.compile(r"\r\n|[\n\r\f\v\x85\u2028\u2029]")
# A report has hundreds of lines. A log or a table given as text has millions, and would take
# gigabytes as lines; it belongs among the records.
MAX_LINES = 200_000
# Text wrapped by hand or by mail programs keeps within 100 columns, and its full lines pass 50.
_WRAP_WIDTH = 100
_FULL = 50
_CLOSED = re.compile(r"[.!?。…:;][\"'”’»)\]]*$")
_OPENS_ANEW = re.compile(r"\s*(?:[-*•>·–—]\s|\d{1,3}[.)/]\s|\[)")


def rows_of(text: str, *, file: str = "text") -> Iterator[tuple[int, int, int]]:
    """Give (start, end, group) of every row that is not blank; a blank one starts a group."""
    if text.count("\n") + text.count("\r") > MAX_LINES:
        raise FileNotUsable(
            Where(file),
            f"the text has more than {MAX_LINES} lines",
            "Give a log or a table as .csv, or the report alone.",
        )
    group, at = 0, 0
    for start, end in _rows(text):
        if text[start:end].strip():
            yield start, end, group
            at = group + 1
        else:
            group = at


def read_plain(text: str, *, file: str = "text") -> tuple[Line, ...]:
    """Give the lines of a plain text."""
    rows = tuple(rows_of(text, file=file))
    wrapped = is_wrapped(rows)
    joined = _joined(text, rows) if wrapped else [[row] for row in rows]
    lines: list[Line] = []
    for parts in joined:
        clean, pieces = woven(text, _with_ends(parts))
        if pieces:
            flows = wrapped and not _OPENS_ANEW.match(clean)
            lines.append(Line(clean, pieces, parts[0][2], flows=flows))
    return tuple(lines)


def is_wrapped(rows: tuple[tuple[int, int, int], ...]) -> bool:
    """Say whether lines were broken to a width: none is longer, and most that go on are full."""
    if not rows or max(end - start for start, end, _ in rows) > _WRAP_WIDTH:
        return False
    going_on = [
        end - start
        for (start, end, group), (_, _, following) in pairwise(rows)
        if group == following
    ]
    return bool(going_on) and sum(size >= _FULL for size in going_on) > len(going_on) / 2


def _rows(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for end in LINE_END.finditer(text):
        yield at, end.start()
        at = end.end()
    yield at, len(text)


def _with_ends(parts: list[tuple[int, int, int]]) -> Iterator[tuple[int, int]]:
    """Give the stretches of some rows, each with the line end before it, which parts the words."""
    at = parts[0][0]
    for _, end, _ in parts:
        yield at, end
        at = end


def _joined(text: str, rows: tuple[tuple[int, int, int], ...]) -> list[list[tuple[int, int, int]]]:
    joined: list[list[tuple[int, int, int]]] = []
    for row in rows:
        if joined and _goes_on(text, joined[-1][-1], row):
            joined[-1].append(row)
        else:
            joined.append([row])
    return joined


def _goes_on(text: str, last: tuple[int, int, int], row: tuple[int, int, int]) -> bool:
    """Say whether a row goes on with the last one: same paragraph, full, its sentence open."""
    words = text[last[0] : last[1]].rstrip()
    if last[2] != row[2] or len(words) < _FULL or _OPENS_ANEW.match(text, row[0], row[1]):
        return False
    return not _CLOSED.search(words[-5:])
