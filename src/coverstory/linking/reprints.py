"""Which documents are one text: reprints and rewrites found by shared runs of words.

In: documents. Out: groups of document ids with the reason for each link. Compares word shingles
(A. Broder, On the resemblance and containment of documents, 1997, doi 10.1109/SEQUEN.1997.666900).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from coverstory.model import Document

# Five words in a row are rarely written twice by chance; half of the shorter text shared is far
# above what two reports on one event share (under 0.05 on the shipped cases).
SHINGLE = 5
SHARED = 0.5
Shingles = frozenset[tuple[str, ...]]
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class SameText:
    """Documents that carry one text, and why they are held to be one."""

    documents: tuple[str, ...]
    reasons: tuple[str, ...] = ()


def same_texts(documents: Sequence[Document]) -> tuple[SameText, ...]:
    """Group documents that share most of their words in order; every document is in one group."""
    shingles = [_shingles(document) for document in documents]
    groups: list[list[int]] = []
    reasons: list[list[str]] = []
    for index in range(len(documents)):
        for group, why in zip(groups, reasons, strict=True):
            shared = max(_containment(shingles[index], shingles[other]) for other in group)
            if shared >= SHARED:
                group.append(index)
                why.append(_reason(documents[index], documents[group[0]], shared))
                break
        else:
            groups.append([index])
            reasons.append([])
    return tuple(
        SameText(tuple(documents[index].id for index in group), tuple(why))
        for group, why in zip(groups, reasons, strict=True)
    )


def _shingles(document: Document) -> Shingles:
    words: list[str] = []
    for block in document.evidence_blocks():
        words += _WORD.findall(document.clean[block.start : block.end].lower())
    runs = zip(*(words[offset:] for offset in range(SHINGLE)), strict=False)
    return frozenset(runs)


def _containment(one: Shingles, other: Shingles) -> float:
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 0.0


def _reason(document: Document, first: Document, shared: float) -> str:
    return f"{document.id} shares {shared:.0%} of its runs of {SHINGLE} words with {first.id}"
