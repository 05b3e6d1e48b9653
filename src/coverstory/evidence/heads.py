"""What stands above a report, and the stamps below it: title, nameplate, day, header fields.

In: lines whose phrases are told. Out: the same lines, with title and publication lines told. A
line is taken for the outlet's name only where another line is left to be the title.
"""

import re
from dataclasses import replace

from coverstory.evidence.datelines import dates_in, without_dates
from coverstory.evidence.lines import Line
from coverstory.evidence.phrases import Phrases
from coverstory.model import BlockKind

NAMEPLATE = "the outlet's name"
# Lines before the first prose line; a report has few.
_HEAD_LINES = 12
_PROSE = 90
_LONG = 160
# A closed sentence longer than this is the report's first, not its title.
_SENTENCE = 60
# A masthead with a date, or one without, is short.
_STAMP_REST = 90
_FEW_WORDS = 5
_MASTHEAD = 60
_PLATE_WORDS = 4
_STAMP_ALONE = 60
_CLOSED = re.compile(r"[.!?。…][\"'”’»)\]]*$")
_FIELD = re.compile(r"([^\W\d_][\w -]{1,20}?)\s*[:：]\s*(\S.*)")
_BREADCRUMB = re.compile(r"[^>|»]{2,60}(?: [>»] [^>|»]{2,60}){1,6}")
_ITEMS = re.compile(r"[^|·•]{1,30}(?:\s[|·•]\s[^|·•]{1,30}){2,12}")
_NO_NAME = re.compile(r"[:?!“”\"„]|‘.*’")
_TAGLINE = re.compile(r" [-–—|] |\(")
_SMALL = frozenset(
    ("a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with")
)


def with_head(lines: list[Line], phrases: Phrases) -> tuple[Line, ...]:
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
        elif not has_title and _is_title(lines, index, last):
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


def _is_title(lines: list[Line], index: int, last: int) -> bool:
    # The first line is taken for the title even where it is a sentence: there is no other.
    fits = index == 0 or _can_be_title(lines[index])
    return fits and not _is_particular(lines, index, last)


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
    if is_stamp(text, phrases) and not _is_dated_title(lines, index, phrases):
        return "outlet and date"
    if _BREADCRUMB.fullmatch(text) or (_ITEMS.fullmatch(text) and len(text) < _LONG):
        return "outlet and section"
    if _is_nameplate(lines, index, phrases):
        return NAMEPLATE
    return ""


def _is_dated_title(lines: list[Line], index: int, phrases: Phrases) -> bool:
    """Say whether a stamp is the only title there can be: 'Crews leave Omsk, March 2019'."""
    text = lines[index].text
    words = re.findall(r"[^\W\d_]+", without_dates(text, phrases))
    named = phrases.outlet_word.search(text) or "«" in text
    return index == 0 and len(words) > 1 and not named and not _has_other_title(lines, index)


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
    text = lines[index].text
    plate = _TAGLINE.split(text)[0]
    capitals = plate.isupper() and plate.isascii() and not _NO_NAME.search(plate)
    brief = capitals and 2 <= len(plate.split()) <= _PLATE_WORDS
    if index == 0 and brief and plate != text:
        # In capitals, with a tagline: a nameplate of any name, as 'THE SLOW LANE - Walks'.
        return True
    if not _has_other_title(lines, index):
        return False
    together = index + 1 < len(lines) and lines[index + 1].group == lines[index].group
    if index == 0 and capitals and together and len(plate) <= _MASTHEAD:
        return True
    above = any(line.kind is BlockKind.TITLE for line in lines[:index])
    return is_masthead(text, phrases) and (above or together or capitals)


def _has_other_title(lines: list[Line], index: int) -> bool:
    """Say whether another head line is the title, or can be: short, open, told of no furniture."""
    last = _head_length(lines)
    others = (line for n, line in enumerate(lines[:last]) if n != index)
    return any(x.kind is BlockKind.TITLE or (not x.fixed and _can_be_title(x)) for x in others)


def _can_be_title(line: Line) -> bool:
    return len(line.text) <= (_SENTENCE if _CLOSED.search(line.text) else _LONG * 2)


def _with_stamps(lines: list[Line], phrases: Phrases) -> tuple[Line, ...]:
    """Tell the stamps that stand alone below a report: '2020-02-18 16:40'."""
    for index in range(max(0, len(lines) - _HEAD_LINES), len(lines)):
        line = lines[index]
        if line.fixed or len(line.text) > _STAMP_ALONE or not dates_in(line.text, phrases):
            continue
        if len(re.sub(r"\W+", "", without_dates(line.text, phrases))) <= 4:
            why = "a date alone"
            lines[index] = replace(line, kind=BlockKind.BYLINE, why=why, fixed=True)
    return tuple(lines)


def field_of(text: str, phrases: Phrases) -> tuple[str, str] | None:
    """Give (field, value) of a header line such as 'Published: 2019-03-29', or None."""
    found = _FIELD.fullmatch(text[:500])
    field = phrases.fields.get(found[1].strip().lower()) if found else None
    return (field, found[2].strip()) if found and field else None
