"""HTML mark-up into tokens with offsets, in one pass from left to right.

In: the page's text. Out: text runs, tags and raw parts, each with where it stands. Broken mark-up
is read as browsers read it and never raises. Time is linear in the length: what is searched for
and not found once (a closing quote, the end of a comment) is never searched for again.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

_NAME = re.compile(r"[a-zA-Z][^\s/>]{0,200}")
_GAP = re.compile(r"[\s/]*")
_ATTRIBUTE_NAME = re.compile(r"[^\s/>][^\s/>=]*")
_EQUALS = re.compile(r"\s*=\s*")
_BARE_VALUE = re.compile(r"[^\s>]*")
# Elements whose content is no mark-up; of these only the title's is shown to a reader.
RAW = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"})
_RAW_END = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in RAW}
ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});?")


class TokenKind(StrEnum):
    """What a token is."""

    TEXT = "text"
    OPEN = "open"
    CLOSE = "close"
    RAW = "raw"
    NEVER_CLOSED = "never closed"


@dataclass(frozen=True, slots=True)
class Token:
    """Characters `start` to `end` of the page; `name` is the tag's, in small letters."""

    kind: TokenKind
    start: int
    end: int
    name: str = ""
    attributes: dict[str, str] = field(default_factory=dict)


class _Page:
    """The text, with the last place of each mark, so that no search runs to the end in vain."""

    __slots__ = ("ends_plainly", "last", "raw_open", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.last = {mark: text.rfind(mark) for mark in (">", '"', "'", "-->")}
        self.raw_open: set[str] = set()
        self.ends_plainly = False

    def find(self, mark: str, at: int) -> int:
        return self.text.find(mark, at) if at <= self.last[mark] else -1


def tokens_of(text: str) -> Iterator[Token]:
    """Give the tokens of a page in order."""
    page, at, size = _Page(text), 0, len(text)
    shown = 0
    while 0 <= (at := text.find("<", at)) < size:
        found = _markup_at(page, at)
        if found is None:
            at += 1
            continue
        if shown < at:
            yield Token(TokenKind.TEXT, shown, at)
        for token in found:
            yield token
            at = token.end
        shown = at
    if shown < size:
        yield Token(TokenKind.TEXT, shown, size)


def attributes_read(text: str) -> str:
    """Give the text of an attribute value or raw part with its entities resolved."""
    return html.unescape(text)


def _markup_at(page: _Page, at: int) -> tuple[Token, ...] | None:
    text = page.text
    if text.startswith("<!--", at):
        return _comment(page, at)
    if text.startswith(("<!", "<?"), at):
        end = page.find(">", at)
        return None if end < 0 else (Token(TokenKind.RAW, at, end + 1, "!"),)
    closing = text.startswith("</", at)
    name = _NAME.match(text, at + 2 if closing else at + 1)
    if not name:
        return None
    if closing:
        end = page.find(">", at)
        return None if end < 0 else (Token(TokenKind.CLOSE, at, end + 1, name.group().lower()),)
    return _opening(page, at, name)


def _comment(page: _Page, at: int) -> tuple[Token, ...]:
    if page.text.startswith(("<!-->", "<!--->"), at):
        return (Token(TokenKind.RAW, at, page.text.index(">", at) + 1, "!"),)
    end = page.find("-->", at + 4)
    if end < 0:
        return (Token(TokenKind.NEVER_CLOSED, at, len(page.text), "!--"),)
    return (Token(TokenKind.RAW, at, end + 3, "!"),)


def _opening(page: _Page, at: int, name: re.Match[str]) -> tuple[Token, ...] | None:
    attributes, end = _attributes(page, name.end())
    if end < 0:
        return None
    tag = Token(TokenKind.OPEN, at, end, name.group().lower(), attributes)
    return (tag, *_raw_part(page, tag)) if tag.name in RAW else (tag,)


def _attributes(page: _Page, at: int) -> tuple[dict[str, str], int]:
    """Read attributes from `at`; give them and the offset after the tag's '>', or -1."""
    text, found = page.text, dict[str, str]()
    if page.ends_plainly or at > page.last[">"]:
        return {}, page.find(">", at) + 1 or -1
    while (at := _end_of(_GAP, text, at)) < len(text):
        if text[at] == ">":
            return found, at + 1
        name_end = _end_of(_ATTRIBUTE_NAME, text, at)
        value, after = _value(page, name_end)
        found.setdefault(text[at:name_end].lower(), value)
        at = after
    # Quotes hid every '>' to the end of the page: from here on a tag ends at the next one.
    page.ends_plainly = True
    return {}, -1


def _end_of(pattern: re.Pattern[str], text: str, at: int) -> int:
    found = pattern.match(text, at)
    return found.end() if found else at


def _value(page: _Page, at: int) -> tuple[str, int]:
    equals = _EQUALS.match(page.text, at)
    if not equals:
        return "", at
    start = equals.end()
    quote = page.text[start : start + 1]
    if quote in ('"', "'") and quote:
        end = page.find(quote, start + 1)
        if end >= 0:
            return attributes_read(page.text[start + 1 : end]), end + 1
    bare = _BARE_VALUE.match(page.text, start)
    return (attributes_read(bare.group()), bare.end()) if bare else ("", start)


def _raw_part(page: _Page, tag: Token) -> tuple[Token, ...]:
    """Give the content of a script, title and the like, up to its closing tag."""
    if tag.name in page.raw_open:
        return ()
    close = _RAW_END[tag.name].search(page.text, tag.end)
    if close:
        return (Token(TokenKind.RAW, tag.end, close.start(), tag.name, tag.attributes),)
    if tag.name in ("script", "style"):
        return (Token(TokenKind.NEVER_CLOSED, tag.end, len(page.text), tag.name),)
    # Read on as mark-up: an unclosed title must not swallow the report.
    page.raw_open.add(tag.name)
    return ()
