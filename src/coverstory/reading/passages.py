"""Passages and sentences: the evidence blocks of a document cut into stretches that are read alone.

In: clean text and its blocks. Out: sentences with offsets into the clean text. Marks are changed
one for one (quotes, apostrophes, brackets), so that every offset stays true. Nothing is trimmed.
"""

import re
from dataclasses import dataclass

from coverstory.model import BlockKind, Document
from coverstory.reading.quotations import quotations

# A sentence longer than this is cut at white space: no report needs more, and the cut keeps the
# work on a text without full stops linear.
LONGEST = 1200
_SAME_LENGTH = str.maketrans({
    "\u2019": "'", "\u2018": "'", "\u00a0": " ", "\u202f": " ", "[": " ", "]": " ",
    "\u201e": "\u201c", "\u00ab": "\u201c", "\u00bb": "\u201d", "\n": " ", "\t": " ", "\r": " ",
})  # fmt: skip
_HANGUL = re.compile("[\uac00-\ud7a3]")
_END = re.compile(
    r"[.!?…][\"”»'')]{0,3}\s+(?=[“«„‘\"'(]{0,2}[A-ZА-ЯЁ0-9\uac00-\ud7a3]|[—–] [A-ZА-ЯЁ])"
    r"(?!\d{1,2}\. ?\d)|\s*\n+\s*"
)
_SHORT_FORM = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|St|No|Co|Ltd|Inc|Jr|Sr|Gen|Col|Sgt|Gov|Sen|Rep|vs|etc|approx|Art|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|sp|z o\.o|"
    r"гг?|тыс|руб|им|ул|обл|др|млн|млрд|чел)|\b[A-ZА-ЯЁ]|\b[a-z]\.[a-z])\.$"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: offsets into the clean text, its normalised text, and where it stands."""

    start: int
    end: int
    text: str
    passage: int
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph or heading of evidence, normalised character for character."""

    number: int
    start: int
    end: int
    text: str
    heading: bool
    sentences: tuple[Sentence, ...]


def passages_of(document: Document) -> tuple[Passage, ...]:
    """Give the evidence of a document as passages with their sentences, in text order."""
    found = []
    for number, block in enumerate(document.evidence_blocks()):
        raw = document.clean[block.start : block.end]
        text = raw.translate(_SAME_LENGTH)
        heading = block.kind is not BlockKind.PARAGRAPH
        sentences = tuple(
            Sentence(block.start + start, block.start + end, text[start:end], number, heading)
            for start, end in _cuts(raw)
        )
        found.append(Passage(number, block.start, block.end, text, heading, sentences))
    return tuple(found)


def _speeches(raw: str) -> list[tuple[int, int]]:
    """Give the quotations of a Korean passage: its verb of saying comes after them all."""
    if not _HANGUL.search(raw):
        return []
    return [(a, b) for a, b in quotations(raw) if b - a < LONGEST // 2]


def _cuts(raw: str) -> list[tuple[int, int]]:
    """Give start and end of every sentence in a block."""
    cuts, start = [], 0
    speeches = iter(_speeches(raw))
    speech = next(speeches, None)
    for mark in _END.finditer(raw):
        while speech and speech[1] <= mark.start():
            speech = next(speeches, None)
        if speech and speech[0] <= mark.start() and "\n" not in mark.group():
            continue
        if "\n" not in mark.group() and _SHORT_FORM.search(
            raw, max(start, mark.start() - 8), mark.start() + 1
        ):
            continue
        end = mark.end() - len(mark.group()) + len(mark.group().rstrip())
        cuts += _pieces(raw, start, end)
        start = mark.end()
    return cuts + _pieces(raw, start, len(raw))


def _pieces(raw: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut a stretch that is too long at white space."""
    pieces = []
    while end - start > LONGEST:
        cut = raw.rfind(" ", start + LONGEST // 2, start + LONGEST)
        cut = cut if cut > start else start + LONGEST
        pieces.append((start, cut))
        start = cut
    return [*pieces, (start, end)] if raw[start:end].strip() else pieces
