"""Markdown into lines: marks left out of the clean text, front matter read as statements.

In: the text. Out: lines, with headings told by their marks, and what the front matter states.
Marks that do not pair stay as they are. HTML inside Markdown is not interpreted.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import replace

from coverstory.evidence.lines import Line, Weaver, woven
from coverstory.evidence.markup import ENTITY
from coverstory.evidence.plain import is_wrapped, rows_of
from coverstory.model import BlockKind

_BLOCK_MARK = re.compile(r"[ \t]*(?:(?:>[ \t]?)+|(?:[-*+]|\d{1,3}[.)])[ \t]+)*")
_HEADING = re.compile(r"[ \t]{0,3}(#{1,6})[ \t]+")
_CLOSING = re.compile(r"[ \t]+#+[ \t]*$")
_UNDERLINE = re.compile(r"[ \t]{0,3}(=+|-+)[ \t]*")
_RULE = re.compile(r"[ \t]{0,3}(?:(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|(?:-[ \t]*){3,})")
_FENCE = re.compile(r"[ \t]{0,3}(?:```|~~~)")
# Bounded, and never past another bracket: a line of a million brackets stays linear.
_LINK = re.compile(r"!?\[([^\[\]]{0,1000})\]\(([^()\s]{0,2000})(?:\s+\"[^\"]{0,300}\")?\)")
_SPECIAL = re.compile(
    rf"\\[!-/:-@\[-`{{-~]|{_LINK.pattern}|\*{{1,3}}|_{{1,3}}|`+|~~|{ENTITY.pattern}"
)
_WORD = re.compile(r"\w")
# Front matter is short; without its closing mark the first rule of a page is only a rule.
_FRONT_ROWS = 60
Row = tuple[int, int, int]


def read_markdown(text: str, *, file: str = "text") -> tuple[Line, ...]:
    """Give the lines of Markdown; those of the front matter come first, told as such."""
    rows = tuple(rows_of(text, file=file))
    front = _front_matter(text, rows)
    lines = [_front_line(text, row) for row in rows[:front] if not _is_front_mark(text, row)]
    body = rows[front:]
    return (*lines, *_body(text, body))


def _body(text: str, rows: tuple[Row, ...]) -> list[Line]:
    wrapped = is_wrapped(rows)
    lines: list[Line] = []
    has_title = False
    for row in rows:
        begin, end, group = row
        if _UNDERLINE.fullmatch(text, begin, end) and lines and lines[-1].group == group:
            lines[-1], has_title = _as_heading(lines[-1], first=not has_title), True
        elif not _RULE.fullmatch(text, begin, end) and not _FENCE.match(text, begin, end):
            line = _line(text, begin, end, group)
            if line and _HEADING.match(text, begin, end):
                line, has_title = _as_heading(line, first=not has_title), True
            if line:
                flows = wrapped and _block_mark_end(text, begin, end) == begin
                lines.append(replace(line, flows=flows))
    return lines


def _front_matter(text: str, rows: tuple[Row, ...]) -> int:
    """Give how many rows the front matter takes, its marks included; 0 where there is none."""
    if not rows or text[: rows[0][0]].strip() or not _is_front_mark(text, rows[0]):
        return 0
    found = (n for n in range(1, min(len(rows), _FRONT_ROWS)) if _is_front_mark(text, rows[n]))
    return next(found, -1) + 1


def _is_front_mark(text: str, row: Row) -> bool:
    return text[row[0] : row[1]].rstrip() == "---"


def _front_line(text: str, row: Row) -> Line:
    clean, pieces = woven(text, ((row[0], row[1]),))
    return Line(clean, pieces, row[2], BlockKind.BYLINE, "front matter", fixed=True)


def _as_heading(line: Line, *, first: bool) -> Line:
    return replace(line, kind=BlockKind.TITLE if first else BlockKind.HEADING, fixed=True)


def _line(text: str, begin: int, end: int, group: int) -> Line | None:
    heading = _HEADING.match(text, begin, end)
    if heading:
        begin = heading.end()
        closing = _CLOSING.search(text, max(begin, end - 100), end)
        end = closing.start() if closing else end
    else:
        begin = _block_mark_end(text, begin, end)
    weaver = Weaver()
    for kind, first, last, clean in _inline(text, begin, end):
        if kind == "text":
            weaver.add(text, first, last)
        elif clean.isspace():
            weaver.blank(first, last)
        else:
            weaver.put(clean, first, last)
    clean, pieces = weaver.finish()
    picture = re.fullmatch(r"!\[.*\]\(.*\)", text[begin:end].strip())
    if picture and pieces:
        why = "a picture's description"
        return Line(clean, pieces, group, BlockKind.CAPTION, why, fixed=True)
    return Line(clean, pieces, group) if pieces else None


def _block_mark_end(text: str, begin: int, end: int) -> int:
    """Give where the words of a row start, after the marks of quotations and lists."""
    found = _BLOCK_MARK.match(text, begin, end)
    return found.end() if found else begin


def _inline(text: str, begin: int, end: int) -> Iterator[tuple[str, int, int, str]]:
    """Give the stretches of a row that are shown, leaving out marks."""
    counts: dict[str, int] = {}
    for special in _SPECIAL.finditer(text, begin, end):
        counts[special.group()] = counts.get(special.group(), 0) + 1
    at = begin
    for special in _SPECIAL.finditer(text, begin, end):
        found = special.group()
        shown = _shown(text, special, paired=counts[found] > 1)
        if shown is None:
            continue
        yield "text", at, special.start(), ""
        if shown[2]:
            yield "put", shown[0], shown[1], shown[2]
        else:
            yield "text", shown[0], shown[1], ""
        at = special.end()
    yield "text", at, end, ""


def _shown(text: str, special: re.Match[str], *, paired: bool) -> tuple[int, int, str] | None:
    """Give what of a special stretch is shown (start, end, clean); None to leave it as text."""
    found, start, end = special.group(), special.start(), special.end()
    if found.startswith("\\"):
        return start + 1, end, ""
    if found.startswith(("[", "![")):
        return special.start(1), special.end(1), ""
    if found.startswith("&"):
        plain = html.unescape(found)
        return (start, end, plain) if plain != found else None
    before, after = text[start - 1 : start], text[end : end + 1]
    inside_word = bool(_WORD.match(before or " ") and _WORD.match(after or " "))
    alone = (not before or before.isspace()) and (not after or after.isspace())
    if not paired or alone or (found.startswith("_") and inside_word):
        return None
    return end, end, ""
