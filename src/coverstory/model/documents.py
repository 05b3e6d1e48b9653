"""A document: the kept original of a report, its clean text, and what about it is not evidence."""

from dataclasses import dataclass
from enum import StrEnum

from coverstory.model.periods import UNKNOWN_PERIOD, Period
from coverstory.model.spans import TextMap


class BlockKind(StrEnum):
    """What a block of a document is. Only TITLE, HEADING and PARAGRAPH are evidence."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    CAPTION = "caption"
    BYLINE = "byline"
    MENU = "menu"
    ADVERT = "advert"
    RELATED = "related"
    COMMENT_NOTICE = "comment notice"
    COMMENT = "comment"
    OTHER_FURNITURE = "other furniture"


EVIDENCE_BLOCKS = frozenset({BlockKind.TITLE, BlockKind.HEADING, BlockKind.PARAGRAPH})


@dataclass(frozen=True, slots=True)
class Block:
    """A run of clean text of one kind: `start` and `end` are offsets into `Document.clean`."""

    kind: BlockKind
    start: int
    end: int
    why: str = ""

    @property
    def is_evidence(self) -> bool:
        """Say whether claims may be read from it (furniture is kept, shown, and not read)."""
        return self.kind in EVIDENCE_BLOCKS


@dataclass(frozen=True, slots=True)
class Byline:
    """The chain of hands a report went through; names as printed."""

    reported_by: tuple[str, ...] = ()
    translated_by: tuple[str, ...] = ()
    written_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One kept original.

    `text` is the original in characters: the decoded file for text, Markdown and HTML (mark-up
    and all), the extracted text for PDF. Every span anywhere refers to it. `clean` is what is
    read; `text_map` leads from `clean` back to `text`. `sha256` is of the file's bytes, which the
    evidence room keeps as they came. `published` is only what the document or its custodian
    states; `published_bound` is the latest it can be, with the reason.
    """

    id: str
    file: str
    sha256: str
    media_type: str
    size: int
    text: str
    clean: str
    text_map: TextMap
    blocks: tuple[Block, ...] = ()
    title: str = ""
    publisher: str = ""
    published: Period = UNKNOWN_PERIOD
    published_bound: Period = UNKNOWN_PERIOD
    language: str = ""
    byline: Byline = Byline()
    url: str = ""
    encoding: str = ""
    notes: tuple[str, ...] = ()

    def evidence_blocks(self) -> tuple[Block, ...]:
        """Give the blocks that may be read, in order."""
        return tuple(block for block in self.blocks if block.is_evidence)

    def furniture(self) -> tuple[Block, ...]:
        """Give the blocks that are no evidence, each with why."""
        return tuple(block for block in self.blocks if not block.is_evidence)
