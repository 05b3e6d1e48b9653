"""The door of the room: a file's bytes in, a Document out.

In: bytes and what the custodian states, or a path. Out: a Document whose hash is that of the
bytes as they came, or FileNotUsable. `read_document` is pure; only `take_in` opens a file.
"""

import hashlib
import os
import stat
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from coverstory.evidence import kinds
from coverstory.evidence.assembly import assembled
from coverstory.evidence.custody import NOTHING_STATED, Custody
from coverstory.evidence.encodings import Decoded, decode
from coverstory.evidence.identity import document_id
from coverstory.evidence.languages import language_of
from coverstory.evidence.lines import Line, hidden_characters
from coverstory.evidence.markdown import read_markdown
from coverstory.evidence.metadata import Stated, stated_by
from coverstory.evidence.pages import read_page
from coverstory.evidence.phrases import Phrases, shipped_phrases
from coverstory.evidence.plain import read_plain
from coverstory.evidence.printed import read_printed
from coverstory.evidence.recognition import recognised
from coverstory.evidence.statements import statements_of
from coverstory.model import BlockKind, Document, FileNotUsable, Where

# The longest report of the UN Panel of Experts is under 20 MB as PDF, with its pictures; as text
# it is under 2 MB. Above this a file is a book, a log or a disk image, and memory is at stake.
MAX_BYTES = 20_000_000


@dataclass(frozen=True, slots=True)
class _Read:
    """A file read by the reader of its form."""

    text: str
    lines: tuple[Line, ...]
    stated: Stated = Stated()
    encoding: str = ""
    notes: tuple[str, ...] = ()


def read_document(
    data: bytes,
    *,
    file: str,
    custody: Custody = NOTHING_STATED,
    known_ids: frozenset[str] = frozenset(),
) -> Document:
    """Give the document that a file's bytes hold. Raises FileNotUsable.

    `file` names it in errors and gives the id, unless the custodian states one; an id in
    `known_ids` is taken and gets a number. The same arguments give the same document.
    """
    _refuse_size(len(data), file)
    media_type, notes = kinds.media_type_of(file, data)
    phrases = shipped_phrases()
    read = _READERS[media_type](data, file, phrases)
    if not read.lines:
        why = f" ({'; '.join(read.notes)})" if read.notes else ""
        raise FileNotUsable(
            Where(file), f"it has no text a reader would see{why}", "Check that it was saved whole."
        )
    lines = recognised(read.lines, phrases)
    stated = statements_of(lines, read.stated, custody, phrases)
    whole = assembled(lines)
    return Document(
        id=document_id(f"{custody.id}.x" if custody.id else file, known_ids),
        file=file,
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=media_type,
        size=len(data),
        text=read.text,
        clean=whole.clean,
        text_map=whole.text_map,
        blocks=whole.blocks,
        title=stated.title,
        publisher=stated.publisher,
        published=stated.published,
        language=stated.language or _language(lines),
        byline=stated.byline,
        url=stated.url,
        encoding=read.encoding,
        notes=(*notes, *read.notes, *_hidden(read.text), *stated.notes),
    )


def take_in(
    path: Path,
    *,
    name: str = "",
    custody: Custody = NOTHING_STATED,
    known_ids: frozenset[str] = frozenset(),
) -> Document:
    """Read a file from disk into a document. Raises FileNotUsable.

    `name` is how the document is to be called, where that is not its path on this machine.

    Folders, pipes and devices are refused without being read, and a file above MAX_BYTES
    before it is read whole.
    """
    file = name or str(path)
    try:
        # Without waiting: opening a pipe that nobody writes to would hang.
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | getattr(os, "O_CLOEXEC", 0))
    except OSError as error:
        raise FileNotUsable(
            Where(file),
            f"the file cannot be opened ({error.strerror or type(error).__name__})",
            "Check the path and the right to read it.",
        ) from error
    try:
        _refuse_irregular(os.fstat(handle), file)
    except FileNotUsable:
        os.close(handle)
        raise
    with os.fdopen(handle, "rb") as opened:
        data = opened.read(MAX_BYTES + 1)
    return read_document(data, file=file, custody=custody, known_ids=known_ids)


def _refuse_irregular(status: os.stat_result, file: str) -> None:
    if not stat.S_ISREG(status.st_mode):
        named = "a folder" if stat.S_ISDIR(status.st_mode) else "a pipe, socket or device"
        raise FileNotUsable(Where(file), f"this is {named}, not a file", "Name the file itself.")
    _refuse_size(status.st_size, file)


def _refuse_size(size: int, file: str) -> None:
    if size > MAX_BYTES:
        raise FileNotUsable(
            Where(file),
            f"the file has {size} bytes; at most {MAX_BYTES} are read",
            "Cut out the report, or split the file.",
        )
    if size == 0:
        raise FileNotUsable(Where(file), "the file is empty", "Save or download it again.")


def _read_plain(data: bytes, file: str, phrases: Phrases) -> _Read:  # noqa: ARG001
    decoded = _decoded(data, file)
    lines = read_plain(decoded.text, file=file)
    return _Read(decoded.text, lines, Stated(), decoded.encoding, decoded.notes)


def _read_markdown(data: bytes, file: str, phrases: Phrases) -> _Read:  # noqa: ARG001
    decoded = _decoded(data, file)
    lines = read_markdown(decoded.text, file=file)
    return _Read(decoded.text, lines, Stated(), decoded.encoding, decoded.notes)


def _read_page(data: bytes, file: str, phrases: Phrases) -> _Read:
    decoded = _decoded(data, file, is_page=True)
    page = read_page(decoded.text, phrases.page_marks)
    notes = (*decoded.notes, *page.notes)
    return _Read(decoded.text, page.lines, stated_by(page.head), decoded.encoding, notes)


def _read_printed(data: bytes, file: str, phrases: Phrases) -> _Read:  # noqa: ARG001
    printed = read_printed(data, file=file)
    return _Read(printed.text, printed.lines, Stated(title=printed.title), "", printed.notes)


_READERS: dict[str, Callable[[bytes, str, Phrases], _Read]] = {
    kinds.TEXT: _read_plain,
    kinds.MARKDOWN: _read_markdown,
    kinds.HTML: _read_page,
    kinds.PDF: _read_printed,
}


def _decoded(data: bytes, file: str, *, is_page: bool = False) -> Decoded:
    decoded = decode(data, file=file, is_page=is_page)
    if not decoded.text.strip():
        raise FileNotUsable(
            Where(file), "the file holds nothing but white space", "Save or download it again."
        )
    return decoded


def _language(lines: tuple[Line, ...]) -> str:
    """Give the language of what is evidence, or of everything where nothing is."""
    evidence = (BlockKind.TITLE, BlockKind.HEADING, BlockKind.PARAGRAPH)
    told = language_of(" ".join(line.text for line in lines if line.kind in evidence))
    return told or language_of(" ".join(line.text for line in lines))


def _hidden(text: str) -> tuple[str, ...]:
    count = hidden_characters(text)
    note = f"{count} invisible characters (zero-width, direction or control marks) in the original"
    return (f"{note} are left out of the clean text",) if count else ()
