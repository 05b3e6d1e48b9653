"""A second opinion on which parts of a page are its main text, by trafilatura.

In: the page. Out: the lines it holds to be main text, or None with the reason there is none. It
never fetches, never reads the clock (no metadata is asked for), and never decides alone.
"""

import logging
import re
from dataclasses import dataclass

# trafilatura takes seconds a megabyte on hard pages, and a report is far smaller than this.
_LARGEST = 1_000_000
# libxml2 stops at 256 levels, and code behind it that copies trees can run out of stack.
_DEEPEST = 200
# Two texts that agree so far are the same paragraph; the rest may differ in white space or notes.
_PREFIX = 60
_LETTERS = re.compile(r"\W+")


@dataclass(frozen=True, slots=True)
class MainText:
    """What is held to be the main text: whole lines and how lines start, letters only."""

    lines: frozenset[str]
    starts: frozenset[str]

    def holds(self, text: str) -> bool:
        """Say whether the main text has this paragraph."""
        plain = _plain(text)
        return plain in self.lines or (len(plain) >= _PREFIX and plain[:_PREFIX] in self.starts)


def main_text_of(page: str, depth: int) -> tuple[MainText | None, str]:
    """Give trafilatura's opinion on `page`, nested `depth` levels deep, or why there is none."""
    if len(page) > _LARGEST:
        return None, f"no second opinion on the main text: over {_LARGEST} characters"
    if depth > _DEEPEST:
        return None, f"no second opinion on the main text: tags nested {depth} deep"
    try:
        found = _extracted(page)
    except Exception as error:
        return None, f"no second opinion on the main text: {type(error).__name__} in trafilatura"
    lines = frozenset(plain for line in found.splitlines() if (plain := _plain(line)))
    if not lines:
        return None, "no second opinion on the main text: trafilatura found none"
    return MainText(lines, frozenset(x[:_PREFIX] for x in lines if len(x) >= _PREFIX)), ""


def _extracted(page: str) -> str:
    # Imported here: trafilatura and lxml take 0.3 s to load and only web pages need them.
    from trafilatura import extract

    # Its warnings about odd pages are no concern of the user's; without a handler they are printed.
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    return extract(page, include_comments=False, include_tables=True, with_metadata=False) or ""


def _plain(text: str) -> str:
    return _LETTERS.sub("", text).lower()
