"""Web pages into lines: blocks by tags, entities resolved, every character with its way back.

In: the page's text and the marks by which pages name their furniture. Out: lines (menus,
captions, footers already told by tag, name or link density), what the head states, and notes.
Crossed and unclosed tags are read as browsers read them.
"""

import html
import re
from dataclasses import dataclass, field

from coverstory.evidence.drafts import Draft, told_apart, with_title
from coverstory.evidence.lines import Line, Weaver
from coverstory.evidence.markup import ENTITY, Token, TokenKind, attributes_read, tokens_of
from coverstory.evidence.metadata import PageHead
from coverstory.evidence.opinion import main_text_of
from coverstory.evidence.parts import Part, part_opened
from coverstory.model import BlockKind

# fmt: off
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form",
    "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "main",
    "menu", "nav", "ol", "option", "p", "pre", "search", "section", "select", "summary", "table",
    "tbody", "td", "tfoot", "th", "thead", "title", "tr", "ul",
})
_VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
})
# fmt: on
_UNSEEN = frozenset({"head", "script", "style", "template", "svg", "math", "object"})
_SELF_CLOSING = {"p": frozenset({"p"}), "li": frozenset({"li"}), "dt": frozenset({"dt", "dd"})}
_PRE_ROW = re.compile(r"[^\n\r]+|\r\n|\n|\r")


@dataclass(frozen=True, slots=True)
class Page:
    """A page read: its lines, what its head states, and notes."""

    lines: tuple[Line, ...]
    head: PageHead
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class _Open:
    name: str
    part: int
    unseen: bool


@dataclass(slots=True)
class _State:
    """Where the reader of a page stands; lives no longer than `read_page`."""

    text: str
    marks: dict[str, BlockKind]
    stack: list[_Open] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    parts: list[Part] = field(default_factory=list)
    drafts: list[Draft] = field(default_factory=list)
    weaver: Weaver = field(default_factory=Weaver)
    group: int = 0
    flows: bool = False
    letters: int = 0
    linked: int = 0
    deepest: int = 0
    tag: str = ""
    metas: dict[str, str] = field(default_factory=dict)
    json_ld: list[str] = field(default_factory=list)
    times: list[str] = field(default_factory=list)
    title: str = ""
    title_line: Line | None = None
    canonical: str = ""
    language: str = ""
    notes: list[str] = field(default_factory=list)


def read_page(text: str, marks: dict[str, BlockKind]) -> Page:
    """Give the lines of a page; `marks` are the words by which class and id name furniture."""
    state = _State(text, marks)
    for token in tokens_of(text):
        _READERS[token.kind](state, token)
    _end_line(state, new_group=True)
    opinion, doubt = main_text_of(text, state.deepest)
    lines = told_apart(tuple(state.drafts), state.parts, opinion)
    head = PageHead(
        state.metas,
        tuple(state.json_ld),
        tuple(state.times),
        state.title,
        state.canonical,
        state.language[:2].lower(),
    )
    return Page(
        with_title(state.title_line, lines), head, (*state.notes, *((doubt,) if doubt else ()))
    )


def _read_text(state: _State, token: Token) -> None:
    if state.stack and state.stack[-1].unseen:
        return
    if state.counts.get("pre"):
        for row in _PRE_ROW.finditer(state.text, token.start, token.end):
            if row.group() in ("\n", "\r", "\r\n"):
                _end_line(state, new_group=False)
            else:
                _weave(state, row.start(), row.end())
    else:
        _weave(state, token.start, token.end)


def _weave(state: _State, start: int, end: int) -> None:
    at, text = start, state.text
    for entity in ENTITY.finditer(text, start, end):
        plain = html.unescape(entity.group())
        state.weaver.add(text, at, entity.start())
        if plain.isspace():
            state.weaver.blank(entity.start(), entity.end())
        elif plain != "\u00ad":
            state.weaver.put(plain, entity.start(), entity.end())
        at = entity.end()
    state.weaver.add(text, at, end)
    letters = sum(map(len, text[start:end].split()))
    state.letters += letters
    state.linked += letters if state.counts.get("a") else 0


def _read_open(state: _State, token: Token) -> None:
    name, attributes = token.name, token.attributes
    _read_statement(state, name, attributes)
    if name == "br":
        _end_line(state, new_group=not state.letters)
        return
    if name in ("p", "li", "dt", "dd", "a", "option"):
        _close_implied(state, name)
    if name in _BLOCKS:
        _end_line(state, new_group=True)
        state.tag = name
    if name in _VOID:
        return
    above = state.stack[-1] if state.stack else _Open("", -1, unseen=False)
    part = part_opened(state.parts, state.marks, above.part, (name, attributes))
    state.stack.append(_Open(name, part, above.unseen or name in _UNSEEN))
    state.counts[name] = state.counts.get(name, 0) + 1
    state.deepest = max(state.deepest, len(state.stack))


def _close_implied(state: _State, name: str) -> None:
    """Close what the new tag closes without saying so: a paragraph by the next, and the like."""
    ended = _SELF_CLOSING.get("dt" if name == "dd" else name, frozenset({name}))
    if state.stack and state.stack[-1].name in ended:
        _pop(state)


def _read_close(state: _State, token: Token) -> None:
    if token.name in _BLOCKS:
        _end_line(state, new_group=True)
    if not state.counts.get(token.name):
        return
    while _pop(state) != token.name:
        continue


def _pop(state: _State) -> str:
    if state.stack[-1].name in _BLOCKS:
        _end_line(state, new_group=True)
    closed = state.stack.pop()
    state.counts[closed.name] -= 1
    state.tag = next((x.name for x in state.stack[:-9:-1] if x.name in _BLOCKS), "")
    return closed.name


def _read_raw(state: _State, token: Token) -> None:
    content = state.text[token.start : token.end]
    if token.name == "script" and "ld+json" in token.attributes.get("type", ""):
        state.json_ld.append(content)
    elif token.name == "title" and not state.title:
        state.title = " ".join(attributes_read(content).split())
        kept, state.weaver = state.weaver, Weaver()
        _weave(state, token.start, token.end)
        text, pieces = state.weaver.finish()
        state.weaver, state.letters, state.linked = kept, 0, 0
        if pieces:
            state.title_line = Line(text, pieces, -1, BlockKind.TITLE, fixed=True)


def _read_never_closed(state: _State, token: Token) -> None:
    size = token.end - token.start
    name = "a comment" if token.name == "!--" else f"<{token.name}>"
    state.notes.append(
        f"{name} is never closed: {size} characters after it are not shown, nor read"
    )


_READERS = {
    TokenKind.TEXT: _read_text,
    TokenKind.OPEN: _read_open,
    TokenKind.CLOSE: _read_close,
    TokenKind.RAW: _read_raw,
    TokenKind.NEVER_CLOSED: _read_never_closed,
}


def _read_statement(state: _State, name: str, attributes: dict[str, str]) -> None:
    if name == "meta":
        key = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
        if key and attributes.get("content"):
            state.metas.setdefault(key.strip().lower(), attributes["content"])
    elif name == "html":
        state.language = state.language or attributes.get("lang", "")
    elif name == "link" and attributes.get("rel", "").lower() == "canonical":
        state.canonical = state.canonical or attributes.get("href", "")
    elif name == "time" and attributes.get("datetime"):
        says = " ".join(attributes.get(x, "") for x in ("itemprop", "class")).lower()
        if "pubdate" in attributes or "publish" in says:
            state.times.append(attributes["datetime"])


def _end_line(state: _State, *, new_group: bool) -> None:
    text, pieces = state.weaver.finish()
    if pieces:
        part = state.stack[-1].part if state.stack else -1
        line = Line(text, pieces, state.group, flows=state.flows)
        share = state.linked / state.letters if state.letters else 0.0
        state.drafts.append(Draft(line, part, state.tag, share))
        if part >= 0:
            state.parts[part].characters += state.letters
    state.letters = state.linked = 0
    state.flows = not new_group
    state.group += new_group
