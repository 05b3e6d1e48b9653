"""Telling furniture from evidence: each line gets its kind, and why.

In: lines as a reader gave them and the phrases of the packs. Out: the same lines, in order, with
kinds. Nothing is left out; a line that no rule names stays evidence.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from coverstory.evidence.datelines import dates_in, without_dates
from coverstory.evidence.lines import Line
from coverstory.evidence.phrases import Compiled, Phrases
from coverstory.model import BlockKind, Piece

NAMEPLATE = "the outlet's name"
# Lines before the first prose line; a report has few.
_HEAD_LINES = 12
_PROSE = 90
_LONG = 160
_CLOSED = re.compile(r"[.!?。…][\"'”’»)\]]*$")
# A masthead with a date, or one without, is short.
_STAMP_REST = 90
_FEW_WORDS = 5
_MASTHEAD = 60
_CREDIT = 60
_LIST_ITEM = 140
_LIST_LENGTH = 15
_ITEM = re.compile(r"[>•·*–—-]\s|\d{1,2}[.)]\s")
_FIELD = re.compile(r"([^\W\d_][\w -]{1,20}?)\s*[:：]\s*(\S.*)")
_BREADCRUMB = re.compile(r"[^>|»]{2,60}(?: [>»] [^>|»]{2,60}){1,6}")
_ITEMS = re.compile(r"[^|·•]{1,30}(?:\s[|·•]\s[^|·•]{1,30}){2,12}")
_NO_NAME = re.compile(r"[:?!“”\"„]|‘.*’")
_TAGLINE = re.compile(r" [-–—|] |\(")
_SMALL = frozenset(
    ("a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with")
)


def recognised(lines: tuple[Line, ...], phrases: Phrases) -> tuple[Line, ...]:
    """Give the lines with their kinds settled."""
    told = list(_with_tails(lines, phrases))
    found = [_by_phrase(line, phrases) for line in told]
    named = [_named(line, rule) for line, rule in zip(told, found, strict=True)]
    _tell_followers(named, found)
    return _with_head(named, phrases)


def field_of(text: str, phrases: Phrases) -> tuple[str, str] | None:
    """Give (field, value) of a header line such as 'Published: 2019-03-29', or None."""
    found = _FIELD.fullmatch(text[:500])
    field = phrases.fields.get(found[1].strip().lower()) if found else None
    return (field, found[2].strip()) if found and field else None


def _by_phrase(line: Line, phrases: Phrases) -> Compiled | None:
    if line.fixed and line.kind in (BlockKind.TITLE, BlockKind.HEADING):
        return None
    # One pattern for all rules first: nearly every line fits none of them.
    if len(line.text) > 700 or not phrases.any_rule.search(line.text):
        return None
    return next((rule for rule in phrases.rules if rule.fits(line.text)), None)


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
    if then == "to the end":
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


def _with_head(lines: list[Line], phrases: Phrases) -> tuple[Line, ...]:
    """Tell what stands above the report: its title, the outlet's name, the day, header fields."""
    last = _head_length(lines)
    has_title = any(line.kind is BlockKind.TITLE for line in lines)
    for index in range(last):
        line = lines[index]
        if line.fixed or line.kind is not BlockKind.PARAGRAPH:
            continue
        why = _publication_line(line, lines, index, phrases)
        if why:
            lines[index] = replace(line, kind=BlockKind.BYLINE, why=why, fixed=True)
        elif not has_title and not _is_particular(lines, index, last):
            lines[index] = replace(line, kind=BlockKind.TITLE, fixed=True)
            has_title = True
        elif _is_heading(lines, index):
            lines[index] = replace(line, kind=BlockKind.HEADING)
    return _with_stamps(lines, phrases)


def _is_heading(lines: list[Line], index: int) -> bool:
    """Say whether a head line is short and open, and no row of a paragraph that flows on."""
    line = lines[index]
    after = index + 1 < len(lines) and lines[index + 1]
    flows = line.flows or (after and after.flows and after.group == line.group)
    return not flows and len(line.text) < _PROSE and not _CLOSED.search(line.text)


def _is_particular(lines: list[Line], index: int, last: int) -> bool:
    """Say whether a line stands with the nameplate above, and the title in a group below."""
    above = index > 0 and lines[index - 1]
    if not above or above.why != NAMEPLATE or above.group != lines[index].group:
        return False
    below = lines[index + 1 : last]
    return any(x.group != above.group and not x.fixed and len(x.text) < _LONG for x in below)


def _head_length(lines: list[Line]) -> int:
    for index, line in enumerate(lines[:_HEAD_LINES]):
        closed = len(line.text) >= _PROSE and bool(_CLOSED.search(line.text))
        if not line.fixed and (closed or len(line.text) > _LONG):
            return index
    return min(_HEAD_LINES, len(lines))


def _publication_line(line: Line, lines: list[Line], index: int, phrases: Phrases) -> str:
    """Say why a head line is about the publication, not the matter; '' where it is not."""
    text = line.text
    if field_of(text, phrases):
        return "a header field"
    if dates_in(text, phrases) and is_stamp(text, phrases):
        return "outlet and date"
    if _BREADCRUMB.fullmatch(text) or (_ITEMS.fullmatch(text) and len(text) < _LONG):
        return "outlet and section"
    if _is_nameplate(lines, index, phrases):
        return NAMEPLATE
    return ""


def is_stamp(text: str, phrases: Phrases) -> bool:
    """Say whether a line dates the publication: a date set off from few words, or beside a name.

    'They left on 3 March 2019' is none: its date belongs to a sentence.
    """
    dates = dates_in(text, phrases)
    rest = without_dates(text, phrases).strip(" |,.()/«»\"'[]-–—")
    if not dates or len(rest) > _STAMP_REST:
        return False
    before = text[: dates[0].start].rstrip()
    set_off = (
        not before or before[-1] in "|,/(—–-:." or bool(phrases.published_before.search(before))
    )
    few = len(re.findall(r"[^\W\d_]+", rest)) <= _FEW_WORDS
    parted = "|" in text or "/" in text or _is_capitalised(rest)
    if _CLOSED.search(text) and not few:
        return False
    return (set_off and (few or parted)) or (few and bool(phrases.outlet_word.search(before)))


def is_masthead(text: str, phrases: Phrases) -> bool:
    """Say whether a line is a name with an outlet's or an office's word in it, and no sentence.

    Names of works and quotations are none; in Latin letters every word but the small ones must
    start with a capital.
    """
    if len(text) > _MASTHEAD or _CLOSED.search(text) or _NO_NAME.search(text):
        return False
    return bool(phrases.outlet_word.search(text)) and _is_capitalised(text)


def _is_capitalised(text: str) -> bool:
    words = re.findall(r"[^\W\d_][\w'’-]*", re.split(r" [-–—] |, ", text)[0])
    latin = (word for word in words if word[0] < "\u0250")
    return bool(words) and all(not w[0].islower() or w.lower() in _SMALL for w in latin)


def _is_nameplate(lines: list[Line], index: int, phrases: Phrases) -> bool:
    """Say whether a head line is the outlet's name and leaves the title to another line."""
    text, group = lines[index].text, lines[index].group
    others = [line for n, line in enumerate(lines[:_HEAD_LINES]) if n != index]
    if not any(not x.fixed or x.kind is BlockKind.TITLE for x in others):
        return False
    above = any(line.kind is BlockKind.TITLE for line in lines[:index])
    together = index + 1 < len(lines) and lines[index + 1].group == group
    plate = _TAGLINE.split(text)[0]
    capitals = plate.isupper() and plate.isascii() and len(plate) <= _MASTHEAD
    if index == 0 and capitals and (together or " " in plate) and (together or plate != text):
        # In capitals, with a tagline or a line of particulars below: a nameplate of any name.
        return any(line.group != group for line in others[:3]) and not _NO_NAME.search(plate)
    return is_masthead(text, phrases) and (above or together or capitals)


def _with_stamps(lines: list[Line], phrases: Phrases) -> tuple[Line, ...]:
    """Tell the stamps that stand alone below a report: '2020-02-18 16:40'."""
    for index in range(max(0, len(lines) - _HEAD_LINES), len(lines)):
        line = lines[index]
        if line.fixed or len(line.text) > _CREDIT or not dates_in(line.text, phrases):
            continue
        if len(re.sub(r"\W+", "", without_dates(line.text, phrases))) <= 4:
            why = "a date alone"
            lines[index] = replace(line, kind=BlockKind.BYLINE, why=why, fixed=True)
    return tuple(lines)
