"""Spans: where in the kept original some words stand, and the map from clean text back to it."""

from bisect import bisect_right
from dataclasses import dataclass

from coverstory.model.errors import SpanOutsideText, Where


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start` to `end` (end excluded) of the kept original of `document`."""

    document: str
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise SpanOutsideText(
                Where(self.document, start=self.start, end=self.end),
                "a span must start at 0 or later and not end before it starts",
                "Count characters of the kept original from 0.",
            )

    def words(self, original: str) -> str:
        """Give the span's words as they stand in the original.

        >>> Span("a", 0, 4).words("They went")
        'They'
        """
        if self.end > len(original):
            raise SpanOutsideText(
                Where(self.document, start=self.start, end=self.end),
                f"the text has only {len(original)} characters",
                "Check that this is the text the span was made on (compare its SHA-256).",
            )
        return original[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Say whether the two share a character of the same document."""
        return self.document == other.document and self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of clean text that came from one run of the original.

    Equal lengths mean character for character; otherwise (an entity such as ``&amp;``, or white
    space folded into one blank) the piece maps as a whole.
    """

    clean_start: int
    clean_end: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class TextMap:
    """The way back from clean text to the kept original. Pieces are in clean order, no overlap."""

    pieces: tuple[Piece, ...]

    @classmethod
    def identity(cls, length: int) -> "TextMap":
        """Give the map of a text that was not changed."""
        return cls((Piece(0, length, 0, length),))

    def to_original(self, start: int, end: int) -> tuple[int, int]:
        """Give the offsets in the original of clean characters `start` to `end`.

        The result covers every original character that any of them came from.
        """
        if not self.pieces or start >= end:
            at = self._start_of(start) if self.pieces else 0
            return at, at
        return self._start_of(start), self._end_of(end)

    def _piece_at(self, offset: int) -> Piece:
        index = bisect_right(self.pieces, offset, key=lambda piece: piece.clean_start) - 1
        return self.pieces[max(index, 0)]

    def _start_of(self, offset: int) -> int:
        piece = self._piece_at(offset)
        if piece.clean_end - piece.clean_start != piece.end - piece.start:
            return piece.start if offset < piece.clean_end else piece.end
        return piece.start + min(offset - piece.clean_start, piece.end - piece.start)

    def _end_of(self, offset: int) -> int:
        piece = self._piece_at(offset - 1)
        if piece.clean_end - piece.clean_start != piece.end - piece.start:
            return piece.end
        return piece.start + min(offset - piece.clean_start, piece.end - piece.start)
