"""PDF into text and lines: page by page, with running heads told apart and hyphens closed.

In: the bytes. Out: the extracted text (pages joined with form feeds; every span refers to it),
its lines and notes, or FileNotUsable with what to do instead. Pictures of text are not read.
"""

import io
import logging
import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import Any

from coverstory.evidence.lines import Line, Weaver
from coverstory.evidence.plain import rows_of
from coverstory.model import BlockKind, FileNotUsable, Where

_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"(?:page\s+|стр\.?\s*|-\s*)?\d{1,4}(?:\s*[-/]\s*\d{0,4}|\s+of\s+\d+)?", re.I
)
_CLOSED = re.compile(r"[.!?。…:][\"'”’»)\]]*$")
_SPLIT_WORD = re.compile(r"[a-zа-яё]-$")
# Of a full line, a paragraph's last line is often shorter than this.
_SHORTER = 0.8


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF read: its text and lines, and what its own data sheet states."""

    text: str
    lines: tuple[Line, ...]
    title: str = ""
    notes: tuple[str, ...] = ()


def read_printed(data: bytes, *, file: str) -> Printed:
    """Give the text and lines of a PDF. Raises FileNotUsable: encrypted, broken, or no text."""
    # Imported here: pypdf takes 0.2 s to load and only PDFs need it.
    import pypdf

    # Its warnings on slightly broken files would go to the screen; errors are raised and shown.
    logging.getLogger("pypdf").addHandler(logging.NullHandler())
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise FileNotUsable(
                Where(file), "the PDF is encrypted", "Remove the password and give that file."
            )
        pages = [page.extract_text() for page in reader.pages]
        title = _title(reader)
    except FileNotUsable:
        raise
    except Exception as error:
        raise FileNotUsable(
            Where(file),
            f"the PDF is broken ({type(error).__name__})",
            "Open it and print it to a new PDF, or give its text.",
        ) from error
    return _read_pages(pages, title, file)


def _title(reader: Any) -> str:
    stated = reader.metadata.title if reader.metadata else None
    return " ".join(stated.split()) if isinstance(stated, str) else ""


def _read_pages(pages: list[str], title: str, file: str) -> Printed:
    text = "\f".join(page.replace("\f", " ") for page in pages)
    if not text.strip():
        raise FileNotUsable(
            Where(file),
            f"the PDF has no text on its {len(pages)} pages: they are pictures",
            "Run OCR over it and give the text as .txt or the new PDF.",
        )
    rows = tuple(rows_of(text, file=file))
    running = _running_heads(text, rows)
    body = [row for row in rows if row not in running]
    lines = [*_paragraphs(text, body), *(_furniture(text, row) for row in running)]
    notes: tuple[str, ...] = (f"{len(pages)} pages; text as extracted from the PDF",)
    empty = sum(not page.strip() for page in pages)
    if empty:
        notes += (f"{empty} of {len(pages)} pages have no text: they are pictures, not read",)
    return Printed(text, tuple(sorted(lines, key=lambda line: line.start)), title, notes)


Row = tuple[int, int, int]


def _running_heads(text: str, rows: tuple[Row, ...]) -> dict[Row, str]:
    """Give the rows that head or foot the pages, each with why."""
    edges = _page_edges(text, rows)
    shapes = Counter(_DIGITS.sub("#", text[row[0] : row[1]].strip()) for row in edges)
    pages = text.count("\f") + 1
    found: dict[Row, str] = {}
    for row in edges:
        words = text[row[0] : row[1]].strip()
        if _PAGE_NUMBER.fullmatch(words):
            found[row] = "a page number"
        elif shapes[_DIGITS.sub("#", words)] >= max(2, pages / 2):
            found[row] = "printed on most pages"
    return found


def _page_edges(text: str, rows: tuple[Row, ...]) -> list[Row]:
    edges: dict[Row, None] = {}
    for index, row in enumerate(rows):
        first = index == 0 or "\f" in text[rows[index - 1][1] : row[0]]
        last = index == len(rows) - 1 or "\f" in text[row[1] : rows[index + 1][0]]
        if first or last:
            edges[row] = None
    return list(edges)


def _furniture(text: str, row: Row) -> Line:
    weaver = Weaver()
    weaver.add(text, row[0], row[1])
    clean, pieces = weaver.finish()
    why = "a running head, foot or page number of the PDF"
    return Line(clean, pieces, row[2], BlockKind.OTHER_FURNITURE, why, fixed=True)


def _paragraphs(text: str, rows: list[Row]) -> list[Line]:
    """Join rows to paragraphs: a PDF breaks lines, and often leaves no blank one between."""
    full = max((end - start for start, end, _ in rows), default=0)
    lines: list[Line] = []
    weaver = Weaver()
    for index, (start, end, group) in enumerate(rows):
        words = text[start:end].rstrip()
        last = start + len(words)
        following = rows[index + 1] if index + 1 < len(rows) else None
        goes_on = following is not None and _goes_on(words, full, (start, last, group), following)
        if goes_on and following and _splits_word(text, words, following[0]):
            weaver.add(text, start, last - 1)
            continue
        weaver.add(text, start, last)
        if goes_on and following:
            weaver.blank(last, following[0])
            continue
        clean, pieces = weaver.finish()
        if pieces:
            lines.append(replace(Line(clean, pieces, group), flows=False))
    return lines


def _goes_on(words: str, full: int, row: Row, following: Row) -> bool:
    apart = row[2] != following[2]
    if _CLOSED.search(words):
        return not apart and len(words) > _SHORTER * full
    return len(words) > _SHORTER * full or (not apart and words[-1:] in ",-")


def _splits_word(text: str, words: str, following: int) -> bool:
    return bool(_SPLIT_WORD.search(words)) and text[following : following + 1].islower()
