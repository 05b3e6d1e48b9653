"""Web pages into lines: blocks by tags, entities resolved, every character with its way back.

In: the page's text and the marks by which pages name their furniture. Out: lines (menus,
captions, footers already told by tag, name or link density), what the head states, and notes.
Crossed and unclosed tags are read as browsers read them.
"""

import html
import re
from dataclasses import dataclass, field, replace

from coverstory.evidence.lines import Line, Weaver
from coverstory.evidence.markup import ENTITY, Token, TokenKind, attributes_read, tokens_of
from coverstory.evidence.metadata import PageHead
from coverstory.evidence.opinion import MainText, main_text_of
from coverstory.evidence.parts import Part, Resolved, part_opened, resolved
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
# A line that is nearly all links and shorter than a sentence or two is there to lead elsewhere.
_LINKED = 0.8
_SHORT = 150
# A sentence is kept as evidence whatever trafilatura thinks: on short pages it passes over some.
_SENTENCE_WORDS = 4
_SENTENCE_END = re.compile(r"[.!?。…][\"'”’»)\]]*$")


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


@dataclass(frozen=True, slots=True)
class _Draft:
    line: Line
    part: int
    tag: str
    linked: float


@dataclass(slots=True)
class _State:
    """Where the reader of a page stands; lives no longer than `read_page`."""

    text: str
    marks: dict[str, BlockKind]
    stack: list[_Open] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    parts: list[Part] = field(default_factory=list)
    drafts: list[_Draft] = field(default_factory=list)
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
    lines = _told_apart(state, opinion)
    head = PageHead(
        state.metas,
        tuple(state.json_ld),
        tuple(state.times),
        state.title,
        state.canonical,
        state.language[:2].lower(),
    )
    return Page(_with_title(state, lines), head, (*state.notes, *((doubt,) if doubt else ())))


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
        state.drafts.append(_Draft(line, part, state.tag, share))
        if part >= 0:
            state.parts[part].characters += state.letters
    state.letters = state.linked = 0
    state.flows = not new_group
    state.group += new_group


def _told_apart(state: _State, opinion: MainText | None) -> tuple[Line, ...]:
    whole = sum(len(draft.line.text) for draft in state.drafts)
    linked = sum(len(draft.line.text) * draft.linked for draft in state.drafts)
    # A link that is never closed makes the whole page a link, which then tells nothing.
    links_tell = linked <= _LINKED * whole
    rest = resolved(state.parts, round(whole - linked if links_tell else whole))
    lines, first_h1 = [], True
    for draft in state.drafts:
        line = _told(draft if links_tell else replace(draft, linked=0.0), rest, opinion)
        if draft.tag == "h1" and line.kind is BlockKind.PARAGRAPH:
            line = replace(line, kind=BlockKind.TITLE if first_h1 else BlockKind.HEADING)
            first_h1 = False
        lines.append(line)
    return tuple(lines)


def _told(draft: _Draft, parts: Resolved, opinion: MainText | None) -> Line:
    line = draft.line
    held = opinion.holds(line.text) if opinion else None
    part = parts.of(draft.part, held=bool(held and draft.linked < _LINKED))
    if part is not None:
        return replace(line, kind=part.kind, why=part.why, fixed=True)
    leads_on = draft.linked >= _LINKED and len(line.text) < _SHORT
    if leads_on and not _SENTENCE_END.search(line.text) and draft.tag != "h1":
        return replace(line, kind=BlockKind.MENU, why="almost all links", fixed=True)
    if held is False and draft.tag != "h1" and not _is_sentence(line.text):
        why = "outside the main text as trafilatura sees it"
        return replace(line, kind=BlockKind.OTHER_FURNITURE, why=why)
    heading = draft.tag in ("h2", "h3", "h4", "h5", "h6")
    return replace(line, kind=BlockKind.HEADING) if heading else line


def _is_sentence(text: str) -> bool:
    return bool(_SENTENCE_END.search(text)) and text.count(" ") >= _SENTENCE_WORDS - 1


def _with_title(state: _State, lines: tuple[Line, ...]) -> tuple[Line, ...]:
    has_title = any(line.kind is BlockKind.TITLE for line in lines)
    if has_title or state.title_line is None:
        return lines
    return (replace(state.title_line, kind=BlockKind.TITLE), *lines)
