"""Hangul written letter by letter, put together for reading; every offset leads back.

In: a document whose clean text may spell syllables as single letters (as file names and some
systems do). Out: the same document with whole syllables in its clean text and a map from each to
the letters it came from. The kept original is not touched; other texts come back as they are.
"""

import re
import unicodedata
from dataclasses import replace

from coverstory.model import Block, Document, Piece, TextMap

_LETTERS = re.compile("[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?")


def composed(document: Document) -> Document:
    """Give the document with whole syllables in its clean text."""
    if not _LETTERS.search(document.clean):
        return document
    parts: list[str] = []
    spans: list[tuple[int, int, int, int]] = []
    at = length = 0
    for match in _LETTERS.finditer(document.clean):
        spans += [(length, at, match.start(), 0), (length + match.start() - at, *match.span(), 1)]
        syllable = unicodedata.normalize("NFC", match.group())
        parts += [document.clean[at : match.start()], syllable]
        length += match.start() - at + len(syllable)
        at = match.end()
    spans.append((length, at, len(document.clean), 0))
    parts.append(document.clean[at:])
    clean = "".join(parts)
    blocks = _moved(document.blocks, spans)
    return replace(document, clean=clean, blocks=blocks, text_map=_map(document, spans))


def _moved(blocks: tuple[Block, ...], spans: list[tuple[int, int, int, int]]) -> tuple[Block, ...]:
    """Give the blocks at their places in the shorter text; blocks stand in text order."""
    edges = sorted({edge for block in blocks for edge in (block.start, block.end)})
    places: dict[int, int] = {}
    index = 0
    for edge in edges:
        while index + 1 < len(spans) and spans[index + 1][1] <= edge:
            index += 1
        start, old, _, whole = spans[index]
        places[edge] = start + (min(edge - old, 1) if whole else edge - old)
    return tuple(replace(b, start=places[b.start], end=places[b.end]) for b in blocks)


def _map(document: Document, spans: list[tuple[int, int, int, int]]) -> TextMap:
    """Give the map from composed text to the original, through the map that was there."""
    pieces: list[Piece] = []
    for start, old, end, whole in spans:
        if whole:
            pieces.append(Piece(start, start + 1, *document.text_map.to_original(old, end)))
            continue
        for offset in range(old, end):  # few: what stands between syllables
            first, last = document.text_map.to_original(offset, offset + 1)
            pieces.append(Piece(start + offset - old, start + offset - old + 1, first, last))
    return TextMap(tuple(pieces))
