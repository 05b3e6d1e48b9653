"""Lines of a page told apart: by the part they stand in, by links, by the second opinion.

In: drafts of lines as the page reader made them. Out: lines with kinds. What no sign marks as
furniture stays evidence, and so does every sentence that only the opinion leaves out.
"""

import re
from dataclasses import dataclass, replace

from coverstory.evidence.lines import Line
from coverstory.evidence.opinion import MainText
from coverstory.evidence.parts import Part, Resolved, resolved
from coverstory.model import BlockKind

# A line that is nearly all links and shorter than a sentence or two is there to lead elsewhere.
_LINKED = 0.8
_SHORT = 150
# A sentence is kept as evidence whatever trafilatura thinks: on short pages it passes over some.
_SENTENCE_WORDS = 4
_SENTENCE_END = re.compile(r"[.!?。…][\"'”’»)\]]*$")


@dataclass(frozen=True, slots=True)
class Draft:
    """A line of a page: its innermost marked part, the tag it stands in, its share of links."""

    line: Line
    part: int
    tag: str
    linked: float


def told_apart(
    drafts: tuple[Draft, ...], parts: list[Part], opinion: MainText | None
) -> tuple[Line, ...]:
    """Give the lines of a page with the kinds that its mark-up and the opinion settle."""
    whole = sum(len(draft.line.text) for draft in drafts)
    linked = sum(len(draft.line.text) * draft.linked for draft in drafts)
    # A link that is never closed makes the whole page a link, which then tells nothing.
    links_tell = linked <= _LINKED * whole
    rest = resolved(parts, round(whole - linked if links_tell else whole))
    lines, first_h1 = [], True
    for draft in drafts:
        line = _told(draft if links_tell else replace(draft, linked=0.0), rest, opinion)
        if draft.tag == "h1" and line.kind is BlockKind.PARAGRAPH:
            line = replace(line, kind=BlockKind.TITLE if first_h1 else BlockKind.HEADING)
            first_h1 = False
        lines.append(line)
    return tuple(lines)


def _told(draft: Draft, parts: Resolved, opinion: MainText | None) -> Line:
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


def with_title(title: Line | None, lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Give the lines with the head's title in its place, where the page itself shows none."""
    has_title = any(line.kind is BlockKind.TITLE for line in lines)
    if has_title or title is None:
        return lines
    # By its place, not first: in broken pages words stand before the head.
    before = tuple(line for line in lines if line.start < title.start)
    return (*before, title, *lines[len(before) :])
