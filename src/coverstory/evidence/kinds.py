"""What kind of file it is, by its ending and by its first bytes.

In: a file name and bytes. Out: a media type and notes, or FileNotUsable. The content decides
where the two disagree and both can be read; the disagreement is noted, never hidden.
"""

import re
from dataclasses import dataclass
from pathlib import PurePosixPath

from coverstory.model import FileNotUsable, Where

TEXT = "text/plain"
HTML = "text/html"
MARKDOWN = "text/markdown"
PDF = "application/pdf"


@dataclass(frozen=True, slots=True)
class KindOfFile:
    """A media type that can be evidence, with the file endings it goes by."""

    media_type: str
    suffixes: tuple[str, ...]
    name: str


_KINDS = (
    KindOfFile(TEXT, (".txt",), "plain text"),
    KindOfFile(HTML, (".html", ".htm"), "a web page"),
    KindOfFile(MARKDOWN, (".md", ".markdown"), "Markdown"),
    KindOfFile(PDF, (".pdf",), "PDF"),
)
_BY_SUFFIX = {suffix: kind for kind in _KINDS for suffix in kind.suffixes}
# First bytes of forms that people mistake for text most often (file(1)'s magic has the same).
_BINARY = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"PK\x03\x04", "a ZIP archive (Word, Excel and OpenDocument files are such)"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "an SQLite database"),
)
# A page starts with its doctype or root, after white space, comments and an XML declaration.
_PAGE_START = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:\s|<!--(?:(?!-->).){0,2000}-->|<\?xml[^>]{0,200}>)*<(?:!doctype\s+html|html[\s>])",
    re.IGNORECASE | re.DOTALL,
)
_READABLE = ", ".join(suffix for kind in _KINDS for suffix in kind.suffixes)


def kinds_of_file() -> tuple[KindOfFile, ...]:
    """Give the kinds of file that can be taken in, with their endings."""
    return _KINDS


def media_type_of(file: str, data: bytes) -> tuple[str, tuple[str, ...]]:
    """Give the media type of `data` and notes on it. Raises FileNotUsable."""
    stated = _by_ending(file)
    if b"%PDF-" in data[:1024]:
        return PDF, _note(stated, PDF, "the bytes are a PDF")
    if stated.media_type == PDF:
        raise FileNotUsable(
            Where(file), "the file is no PDF: it has no %PDF- mark", "Save or download it again."
        )
    for start, name in _BINARY:
        if data.startswith(start):
            raise FileNotUsable(
                Where(file), f"this is {name}, not {stated.name}", "Export its text and give that."
            )
    if stated.media_type != HTML and _PAGE_START.match(data):
        return HTML, _note(stated, HTML, "the content starts as a web page")
    return stated.media_type, ()


def _by_ending(file: str) -> KindOfFile:
    suffix = PurePosixPath(file).suffix.lower()
    if suffix not in _BY_SUFFIX:
        shown = f"the ending {suffix!r} is not one that is read" if suffix else "it has no ending"
        raise FileNotUsable(Where(file), shown, f"Give one of: {_READABLE}.")
    return _BY_SUFFIX[suffix]


def _note(stated: KindOfFile, found: str, why: str) -> tuple[str, ...]:
    if stated.media_type == found:
        return ()
    return (f"named as {stated.name}, read as {found}: {why}",)
