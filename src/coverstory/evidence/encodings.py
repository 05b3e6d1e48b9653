"""Bytes as characters: which encoding, how sure, and what could not be read.

In: bytes, and whether they are a web page. Out: the text with its line ends as they came, the
encoding's name and notes. A byte that cannot be read becomes U+FFFD and is counted; nothing is
dropped but a leading byte-order mark, which is noted.
"""

import codecs
import re
from dataclasses import dataclass

from coverstory.model import FileNotUsable, Where

_MARKS = (  # UTF-32's mark starts with UTF-16's, so it is asked first.
    (codecs.BOM_UTF8, "utf-8-sig", "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "utf-16"),
)
_DECLARED = re.compile(
    rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})"
    rb"|<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{2,40})",
    re.IGNORECASE,
)
# Browsers read these names as the larger set (WHATWG Encoding Standard, section 4.2).
_LARGER = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "euc_kr": "cp949",
    "johab": "johab",
}
# The declaration must stand in the first 1024 bytes (HTML standard); pages are often later.
_HEAD = 4096
# Enough for the guesser to be sure; it reads every candidate, so the whole file would be slow.
_SAMPLE = 100_000
# More unreadable characters than this and the text says nothing: one in five.
_MOSTLY_UNREADABLE = 0.2
# Control characters no report has; one in a hundred says that these are not characters at all.
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MANY_CONTROLS = 0.01
_TEXT_LETTERS = re.compile(r"[\sA-Za-z0-9.,:;!?'\"()“”‘’–—\-\u0400-\u045f\uac00-\ud7a3]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The characters of a file, how they were read, and any doubt about it."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(data: bytes, *, file: str, is_page: bool = False) -> Decoded:
    """Give the characters of `data`. Raises FileNotUsable when they are no text."""
    found = _by_mark(data) or (_declared(data) if is_page else None) or _utf8(data)
    found = found or _utf16(data) or _damaged_utf8(data) or _guessed(data) or _last_resort(data)
    _refuse_no_text(found, file)
    unreadable = found.text.count("\ufffd")
    if unreadable:
        note = f"{unreadable} characters could not be read and stand as U+FFFD"
        return Decoded(found.text, found.encoding, (*found.notes, note))
    return found


def _by_mark(data: bytes) -> Decoded | None:
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            note = "a byte-order mark was left out: character 0 is the first one after it"
            return Decoded(data.decode(codec, "replace"), name, (note,))
    return None


def _declared(data: bytes) -> Decoded | None:
    found = _DECLARED.search(data[:_HEAD])
    if not found:
        return None
    said = (found[1] or found[2]).decode("ascii", "replace")
    name = _python_name(said)
    text = _strictly(data, name) if name else None
    if name not in ("utf-8", "") and not data.isascii() and _strictly(data, "utf-8") is not None:
        note = f"the page says {said}, but every byte fits UTF-8, which was used"
        return Decoded(data.decode("utf-8"), "utf-8", (note,))
    if text is not None:
        return Decoded(text, name)
    other = _utf8(data) or _damaged_utf8(data) or _guessed(data) or _last_resort(data)
    note = f"the page says {said}, but its bytes do not fit; read as {other.encoding}"
    return Decoded(other.text, other.encoding, (note, *other.notes))


def _python_name(said: str) -> str:
    try:
        # Some codecs turn bytes into bytes (hex, zip): only those of characters count.
        if not codecs.lookup(said)._is_text_encoding:
            return ""
        name = codecs.lookup(said).name
    except LookupError:
        return ""
    return "" if name.startswith("utf-16") else _LARGER.get(name, name)


def _strictly(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except (UnicodeError, ValueError):
        return None


def _utf8(data: bytes) -> Decoded | None:
    text = _strictly(data, "utf-8")
    return Decoded(text, "utf-8") if text is not None and not _has_many_controls(text) else None


def _utf16(data: bytes) -> Decoded | None:
    """Try UTF-16 without a mark: right when nearly every character is one that reports have."""
    if len(data) < 4 or len(data) % 2:
        return None
    for name in ("utf-16-le", "utf-16-be"):
        text = _strictly(data[:_SAMPLE], name)
        if text and len(_TEXT_LETTERS.findall(text)) >= 0.95 * len(text):
            note = f"no byte-order mark and nothing declared: {name} was guessed"
            return Decoded(data.decode(name, "replace"), name, (note,))
    return None


def _damaged_utf8(data: bytes) -> Decoded | None:
    """Read as UTF-8 with damage where many characters of several bytes are whole, few broken."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = sum(1 for character in text[:_SAMPLE] if character > "\x7f") - broken
    if not broken or whole < 10 * broken or _has_many_controls(text):
        return None
    return Decoded(text, "utf-8", ("some bytes do not fit UTF-8, in which the rest is written",))


def _guessed(data: bytes) -> Decoded | None:
    # Imported here: it takes 30 ms to load, and most files are UTF-8.
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    if best is None or _has_many_controls(data[:_SAMPLE].decode(best.encoding, "replace")):
        return None
    note = f"nothing declared and not UTF-8: {best.encoding} was guessed from the letters"
    return Decoded(data.decode(best.encoding, "replace"), best.encoding, (note,))


def _last_resort(data: bytes) -> Decoded:
    note = "no encoding fits; read as UTF-8 with what does not fit marked"
    return Decoded(data.decode("utf-8", "replace"), "utf-8", (note,))


def _has_many_controls(text: str) -> bool:
    sample = text[:_SAMPLE]
    return len(_CONTROLS.findall(sample)) > _MANY_CONTROLS * len(sample)


def _refuse_no_text(found: Decoded, file: str) -> None:
    if _has_many_controls(found.text):
        raise FileNotUsable(
            Where(file), "the file is binary, not text", "Export its text and give that."
        )
    unreadable = found.text.count("\ufffd")
    if unreadable > _MOSTLY_UNREADABLE * len(found.text):
        raise FileNotUsable(
            Where(file),
            f"{unreadable} of {len(found.text)} characters cannot be read in any encoding tried",
            "Save it again as UTF-8.",
        )
