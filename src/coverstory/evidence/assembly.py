"""From recognised lines to a document's clean text, its blocks, and the map to the original.

In: lines in order. Out: clean text with one blank line between blocks, blocks that cover it, and
the text map. Lines that flow on in one paragraph become one block.
"""

from dataclasses import dataclass

from coverstory.evidence.lines import Line
from coverstory.model import Block, Piece, TextMap

_BETWEEN = "\n\n"


@dataclass(frozen=True, slots=True)
class Assembled:
    """The clean text of a document, its blocks and the way back to the original."""

    clean: str
    blocks: tuple[Block, ...]
    text_map: TextMap


def assembled(lines: tuple[Line, ...]) -> Assembled:
    """Put lines together, in order."""
    parts: list[str] = []
    blocks: list[Block] = []
    pieces: list[Piece] = []
    size, before = 0, None
    for line in lines:
        joins = before is not None and _joins(before, line)
        if before is not None:
            between = " " if joins else _BETWEEN
            if joins:
                pieces.append(Piece(size, size + 1, before.end, line.start))
            parts.append(between)
            size += len(between)
        start = blocks.pop().start if joins else size
        pieces.extend(_moved(line.pieces, size))
        parts.append(line.text)
        size += len(line.text)
        blocks.append(Block(line.kind, start, size, line.why))
        before = line
    return Assembled("".join(parts), tuple(blocks), TextMap(tuple(pieces)))


def _joins(before: Line, line: Line) -> bool:
    same = before.kind is line.kind and before.why == line.why
    return line.flows and same and before.group == line.group and before.end <= line.start


def _moved(pieces: tuple[Piece, ...], by: int) -> list[Piece]:
    return [Piece(p.clean_start + by, p.clean_end + by, p.start, p.end) for p in pieces]
