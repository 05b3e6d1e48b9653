"""Small documents for the reading tests, and the article the project starts from."""

from datetime import date
from pathlib import Path

import pytest

from coverstory.evidence import read_document
from coverstory.model import (
    Block,
    BlockKind,
    Claim,
    Document,
    Kind,
    Period,
    Reading,
    TextMap,
)
from coverstory.reading import read_report

SHARED = Path(__file__).resolve().parents[3] / "shared"
AS_OF = date(2019, 3, 29)


def report(text: str, *, published: date | None = None, publisher: str = "") -> Document:
    """Make a document whose paragraphs are the stretches between blank lines."""
    blocks, at = [], 0
    for part in text.split("\n\n"):
        blocks.append(Block(BlockKind.PARAGRAPH, at, at + len(part)))
        at += len(part) + 2
    return Document(
        id="d", file="d.txt", sha256="", media_type="text/plain", size=len(text), text=text,
        clean=text, text_map=TextMap.identity(len(text)), blocks=tuple(blocks),
        publisher=publisher, language="en",
        published=Period.on(published) if published else Period(),
    )  # fmt: skip


def read(text: str, *, published: date | None = date(2024, 6, 14), as_of: date = AS_OF) -> Reading:
    """Read a text of our own."""
    return read_report(report(text, published=published), as_of=as_of)


def of_kind(reading: Reading, kind: Kind) -> list[Claim]:
    """Give the claims of one kind."""
    return [claim for claim in reading.claims if claim.kind is kind]


def seed_document() -> Document:
    """Give the article the project starts from; fails clearly where ../shared is absent."""
    found = sorted((SHARED / "seed").glob("*.txt"))
    if not found:
        pytest.fail(f"the article is absent: {SHARED / 'seed'} must stand beside the checkout")
    return read_document(found[0].read_bytes(), file=found[0].name)
