"""Lines: runs of clean text that know where in the original every character stood.

In: stretches of the original, in order. Out: frozen lines, which every reader gives and the
recogniser tells apart. White space is folded to one blank and invisible characters are left out
of the clean text; the original is never changed.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from coverstory.model import BlockKind, Piece

# Zero-width marks, soft hyphens, direction marks, control characters: they hide in words and
# would part what a reader of the page sees as one. Joiners (200C, 200D) shape letters and stay.
INVISIBLE = (
    "\u200b\u2060\ufeff\u00ad\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\x00-\x08\x0e-\x1b\x7f"
)
_RUN = re.compile(rf"(?P<words>[^\s{INVISIBLE}]+(?: [^\s{INVISIBLE}]+)*)|[\s{INVISIBLE}]+")
_SPACE = re.compile(r"\s")
_HIDDEN = re.compile(rf"[{INVISIBLE}]")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of clean text. Its pieces count clean characters from the line's own start.

    Lines of one `group` stand together with no blank line or block tag between. `flows` says that
    the line goes on in the paragraph of the one before it, if both are of a kind. `fixed` says
    that the form itself (a tag, a front matter) settles the kind.
    """

    text: str
    pieces: tuple[Piece, ...]
    group: int
    kind: BlockKind = BlockKind.PARAGRAPH
    why: str = ""
    fixed: bool = False
    flows: bool = False

    @property
    def start(self) -> int:
        """Give the offset in the original of the line's first character."""
        return self.pieces[0].start

    @property
    def end(self) -> int:
        """Give the offset in the original after the line's last character."""
        return self.pieces[-1].end


class Weaver:
    """Weaves one line from stretches of the original, folding what lies between words."""

    __slots__ = ("_gap", "_parts", "_pieces", "_size")

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._pieces: list[list[int]] = []
        self._size = 0
        self._gap: tuple[int, int] | None = None

    def add(self, text: str, start: int, end: int) -> None:
        """Add original characters `start` to `end` of `text`."""
        for run in _RUN.finditer(text, start, end):
            if run.lastgroup == "words":
                self.put(run.group(), run.start(), run.end())
            elif _SPACE.search(run.group()):
                self.blank(run.start(), run.end())

    def blank(self, start: int, end: int) -> None:
        """Note white space; it becomes one blank if words stand on both sides."""
        self._gap = (self._gap[0] if self._gap else start, end)

    def put(self, clean: str, start: int, end: int) -> None:
        """Put clean characters that came from `start` to `end` (an entity, say) as they are."""
        if not clean:
            return
        if self._gap and self._size:
            self._place(" ", *self._gap)
        self._gap = None
        self._place(clean, start, end)

    def finish(self) -> tuple[str, tuple[Piece, ...]]:
        """Give the clean text and its pieces, and start afresh."""
        found = "".join(self._parts), tuple(Piece(*piece) for piece in self._pieces)
        self.__init__()  # type: ignore[misc]
        return found

    def _place(self, clean: str, start: int, end: int) -> None:
        before, after = self._size, self._size + len(clean)
        last = self._pieces[-1] if self._pieces else None
        joins = last is not None and last[3] == start and last[1] - last[0] == last[3] - last[2]
        if last is not None and joins and end - start == len(clean):
            last[1], last[3] = after, end
        else:
            self._pieces.append([before, after, start, end])
        self._parts.append(clean)
        self._size = after


def woven(text: str, stretches: Iterable[tuple[int, int]]) -> tuple[str, tuple[Piece, ...]]:
    """Give the clean text and pieces of some stretches of the original, woven into one line."""
    weaver = Weaver()
    for start, end in stretches:
        weaver.add(text, start, end)
    return weaver.finish()


def hidden_characters(text: str) -> int:
    """Count the characters of the original that a reader of the page does not see."""
    return len(_HIDDEN.findall(text))
