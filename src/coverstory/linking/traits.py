"""What of one report can be held against another: runs of words, figures, days, names, credits.

In: a document. Out: its Traits, every one with offsets into the clean text. Furniture is blanked,
not cut, so that offsets stay those of `Document.clean`. Compares nothing by itself.
"""

import re
import zlib
from bisect import bisect_right
from dataclasses import dataclass

from coverstory.linking.credits import Credit, credits_in, outlet_name
from coverstory.linking.names import Name, names
from coverstory.linking.numerals import Day, Figure, figures_and_days
from coverstory.linking.wording import wording
from coverstory.model import Document, Span

# Five words in a row are rarely written twice by chance.
SHINGLE = 5
# Smaller numbers stand in every report.
LEAST = 10
_SENTENCE = re.compile(r"[^.!?\n]+")
_NUMBER = re.compile(r"(?<!\d)\d{4,5}(?!\d)")
_WORD = re.compile(r"\w+")
# Shorter words are mostly grammar; Korean ones carry more in fewer letters.
_TELLING = re.compile(r"[^\W\d_]{5,}|[가-힣]{2,}")


@dataclass(frozen=True, slots=True)
class Traits:
    """The comparable traits of a document.

    `shingles` gives, for a run of words, its place; `own` are those outside sentences of law, which
    agencies put unchanged under every story; `weight` is that of all figures together.
    """

    document: Document
    shingles: dict[int, int]
    own: frozenset[int]
    places: tuple[tuple[int, int], ...]
    words: frozenset[str]
    figures: dict[tuple[float, str], Figure]
    weight: float
    days: dict[str, Day]
    names: tuple[Name, ...]
    credits: tuple[Credit, ...]
    publisher: Name | None

    @property
    def id(self) -> str:
        """The document's id."""
        return self.document.id

    def span(self, start: int, end: int) -> Span:
        """Give clean offsets as a span of the kept original."""
        return Span(self.id, *self.document.text_map.to_original(start, end))

    def run(self, first: int, last: int) -> tuple[int, int]:
        """Give the clean offsets of the words from shingle `first` to the end of `last`."""
        return self.places[first][0], self.places[last + SHINGLE - 1][1]


def traits_of(document: Document) -> Traits:
    """Give the comparable traits of a document."""
    text = evidence_text(document)
    words = list(_WORD.finditer(text))
    found, days = figures_and_days(text)
    figures = {figure.key: figure for figure in reversed(found) if figure.value >= LEAST}
    shingles = _shingles([word[0].lower() for word in words])
    places = tuple(word.span() for word in words)
    return Traits(
        document,
        shingles,
        _outside(shingles, places, law_sentences(text)),
        places,
        frozenset(word.lower() for word in _TELLING.findall(text)),
        figures,
        sum(figure.weight for figure in figures.values()),
        {day.day: day for day in reversed(days)},
        names(text),
        credits_in(text),
        outlet_name(document.publisher) if document.publisher else None,
    )


def evidence_text(document: Document) -> str:
    """Give the clean text with everything blanked that is no evidence; offsets stay."""
    parts: list[str] = []
    at = 0
    for block in sorted(document.evidence_blocks(), key=lambda block: block.start):
        start = max(block.start, at)
        parts += ["\n" * (start - at), document.clean[start : block.end]]
        at = max(at, block.end)
    return "".join(parts)


def days_apart(one: Document, other: Document) -> int | None:
    """Give the days between two publications, at the least; None where one is not dated."""
    first, second = one.published, other.published
    if not (first.earliest and first.latest and second.earliest and second.latest):
        return None
    gap = max(first.earliest - second.latest, second.earliest - first.latest)
    return max(gap.days, 0)


def law_sentences(text: str) -> list[tuple[int, int]]:
    """Give where the sentences stand that recall a resolution or order by its number."""
    numbers = wording().law_numbers
    return [
        sentence.span()
        for sentence in _SENTENCE.finditer(text)
        if any(int(number) in numbers for number in _NUMBER.findall(sentence[0]))
    ]


def _outside(
    shingles: dict[int, int], places: tuple[tuple[int, int], ...], spans: list[tuple[int, int]]
) -> frozenset[int]:
    """Give the shingles that begin in none of the spans (which are in order, apart)."""
    starts = [start for start, _ in spans]
    kept = set()
    for shingle, place in shingles.items():
        at = places[place][0]
        before = bisect_right(starts, at) - 1
        if before < 0 or at >= spans[before][1]:
            kept.add(shingle)
    return frozenset(kept)


def _shingles(words: list[str]) -> dict[int, int]:
    runs = zip(*(words[offset:] for offset in range(SHINGLE)), strict=False)
    # A fixed hash, so that the same texts give the same sketch in every run.
    return {zlib.crc32(" ".join(run).encode()): place for place, run in enumerate(runs)}
