"""Quotations: which characters of a passage stand in quotation marks.

In: a normalised passage. Out: spans inside the passage. A closing mark whose opening mark was lost
opens at the start of the paragraph (or after the last quotation); an opening mark that is never
closed runs to the end of it, as in speech that goes on over several paragraphs.
"""

import re

_MARK = re.compile(r"[“”\"]")


def quotations(text: str) -> list[tuple[int, int]]:
    """Give the (start, end) of every quotation, marks left out, in order and apart."""
    spans: list[tuple[int, int]] = []
    opened: int | None = None
    for mark in _MARK.finditer(text):
        if _opens(text, mark, is_open=opened is not None):
            opened = mark.end() if opened is None else opened
        else:
            start = opened if opened is not None else _lost_start(text, spans, mark.start())
            if start is not None and start < mark.start():
                spans.append((start, mark.start()))
            opened = None
    if opened is not None:
        spans.append((opened, len(text)))
    return spans


def _opens(text: str, mark: re.Match[str], *, is_open: bool) -> bool:
    if mark.group() == "“":
        return True
    if mark.group() == "”":
        return False
    return not is_open and mark.end() < len(text) and not text[mark.end()].isspace()


def _lost_start(text: str, spans: list[tuple[int, int]], close: int) -> int | None:
    """Give where a quotation began that has only its closing mark."""
    if spans:
        return None
    ends_clause = text[max(close - 2, 0) : close].rstrip()[-1:] in (",", ".", "?", "!")
    return 0 if ends_clause else None


def is_quoted(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    """Say whether most of a stretch lies inside quotation marks."""
    inside = sum(max(0, min(end, b) - max(start, a)) for a, b in spans)
    return inside * 2 > end - start
