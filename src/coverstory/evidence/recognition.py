"""Telling furniture from evidence: each line gets its kind, and why.

In: lines as a reader gave them and the phrases of the packs. Out: the same lines, in order, with
kinds. Nothing is left out; a line that no rule names stays evidence.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from coverstory.evidence.heads import with_head
from coverstory.evidence.lines import Line
from coverstory.evidence.phrases import Compiled, Phrases
from coverstory.model import BlockKind, Piece

# What goes on a credit line, and on a line of a list of links; a list ends somewhere.
_CREDIT = 60
_LIST_ITEM = 140
_LIST_LENGTH = 15
# No rule looks at a longer line.
_LONGEST = 700
# How many lines above a heading 'Comments' there must be other furniture.
_NEAR = 6
_CLOSED = re.compile(r"[.!?。…][\"'”’»)\]]*$")
_ITEM = re.compile(r"[>•·*–—-]\s|\d{1,2}[.)]\s")


def recognised(lines: tuple[Line, ...], phrases: Phrases) -> tuple[Line, ...]:
    """Give the lines with their kinds settled."""
    told = list(_with_tails(lines, phrases))
    found = _only_below_furniture([_by_phrase(line, phrases) for line in told])
    named = [_named(line, rule) for line, rule in zip(told, found, strict=True)]
    _tell_followers(named, found)
    return with_head(named, phrases)


def _by_phrase(line: Line, phrases: Phrases) -> Compiled | None:
    if line.fixed and line.kind in (BlockKind.TITLE, BlockKind.HEADING):
        return None
    return phrases.rule_for(line.text) if len(line.text) <= _LONGEST else None


def _only_below_furniture(found: list[Compiled | None]) -> list[Compiled | None]:
    """Drop what counts only under furniture: an official paper too has a heading 'Comments'."""
    kept: list[Compiled | None] = []
    for rule in found:
        bound = rule is not None and rule.rule.then.endswith("below furniture")
        kept.append(None if bound and not any(kept[-_NEAR:]) else rule)
    return kept


def _named(line: Line, found: Compiled | None) -> Line:
    if found is None:
        return line
    why = f"phrase '{found.rule.name}' ({found.language})"
    if line.why:
        why = f"{line.why}; {why}"
    return replace(line, kind=found.rule.kind, why=why, fixed=True)


def _with_tails(lines: tuple[Line, ...], phrases: Phrases) -> Iterator[Line]:
    """Part 'Read also: ...' from the end of the paragraph that it was glued to."""
    for line in lines:
        at = _tail_start(line, phrases)
        if at:
            yield replace(_part(line, 0, at - 1), flows=line.flows)
            yield replace(_part(line, at, len(line.text)), flows=False)
        else:
            yield line


def _tail_start(line: Line, phrases: Phrases) -> int:
    if line.kind is not BlockKind.PARAGRAPH:
        return 0
    for compiled, pattern in phrases.tails:
        found = pattern.search(line.text, max(1, len(line.text) - compiled.rule.longest))
        if found:
            return found.end()
    return 0


def _part(line: Line, start: int, end: int) -> Line:
    """Give characters `start` to `end` of a line as a line."""
    pieces = []
    for piece in line.pieces:
        first, last = max(piece.clean_start, start), min(piece.clean_end, end)
        if first >= last:
            continue
        if piece.clean_end - piece.clean_start == piece.end - piece.start:
            began, ended = (
                piece.start + first - piece.clean_start,
                piece.end - (piece.clean_end - last),
            )
        else:
            began, ended = piece.start, piece.end
        pieces.append(Piece(first - start, last - start, began, ended))
    return replace(line, text=line.text[start:end], pieces=tuple(pieces))


def _tell_followers(lines: list[Line], found: list[Compiled | None]) -> None:
    """Tell what stands under a heading: the advert, the credit, the list, the readers' words."""
    for index, rule in enumerate(found):
        if rule is None or not rule.rule.then:
            continue
        for number in _followers(lines, found, index, rule.rule.then):
            why = f"under '{lines[index].text[:40].rstrip()}'"
            lines[number] = replace(lines[number], kind=rule.rule.kind, why=why, fixed=True)


def _followers(
    lines: list[Line], found: list[Compiled | None], index: int, then: str
) -> Iterator[int]:
    if then.startswith("to the end"):
        after = range(index + 1, len(lines))
        yield from (n for n in after if found[n] is None and not lines[n].fixed)
        return
    longest = {"credit": _CREDIT, "next line": _LIST_ITEM, "list": _LIST_ITEM}[then]
    last = index + (_LIST_LENGTH if then == "list" else 1)
    for number in range(index + 1, min(last + 1, len(lines))):
        line = lines[number]
        apart = line.group != lines[index].group and then != "list"
        ends = found[number] is not None or apart or line.kind is BlockKind.HEADING
        item = then == "list" and (line.group == lines[index].group or _ITEM.match(line.text))
        if ends or len(line.text) > longest or (_CLOSED.search(line.text) and not item):
            return
        yield number
