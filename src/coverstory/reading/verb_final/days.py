"""Dates told largest part first: '지난해 말', '2019년 12월 22일까지', '올 상반기', '18일'.

In: normalised text and the anchor of the document. Out: mentions with offsets, each a period with
its wording. A date told by day alone, right after the topic of a reported sentence, is the day of
speaking.
"""

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from coverstory.model import Period, Precision
from coverstory.reading.anchors import Anchor
from coverstory.reading.dates import DateMention
from coverstory.reading.verb_final.frames import Days, Piece, must

_AHEAD = re.compile(r"\(\?[=!][^()]*\)")


@dataclass(frozen=True, slots=True)
class _Grammar:
    pattern: re.Pattern[str]
    pack: Days
    since: re.Pattern[str]
    until: re.Pattern[str]
    topic: re.Pattern[str]
    said: re.Pattern[str]
    joins: re.Pattern[str]


def _either(pieces: list[Piece]) -> str:
    return "|".join(p.word for p in pieces)


@cache
def _grammar(language: str) -> _Grammar:
    pack = must(language).days
    year = rf"(?P<y>(?:19|20)\d\d)년(?P<decade>대)?(?!\s?(?:동안|간))|(?P<ry>{_either(pack.years)})"
    month = r"(?P<m>1[0-2]|0?[1-9])월(?!\s?\d+만)"
    day = rf"(?P<d>3[01]|[12]\d|0?[1-9])일(?!{pack.not_a_day})"
    half, part = _either(pack.halves), _either(pack.parts)
    pattern = re.compile(
        rf"(?<!\d)(?P<iso>(?:19|20)\d\d[-./]\s?\d{{1,2}}[-./]\s?\d{{1,2}})(?!\d)"
        rf"|(?<![\w])(?P<ago>{_either(pack.days)})"
        rf"|(?<!\d)(?<![가-힣](?=[가-힣]))(?P<ahead>{pack.ahead})?\s?"
        rf"(?:(?P<rm>{_either(pack.months)})(?:\s?{day})?(?:\s?(?P<p2>{part}))?"
        rf"|(?:{year})?\s?(?:(?P<h>{half})|(?:{month})?\s?(?:{day.replace('?P<d>', '?P<d2>')})?)"
        rf"(?:\s?(?P<p>{part}))?)"
    )
    return _Grammar(
        pattern,
        pack,
        re.compile(rf"^\s?(?:{pack.since})"),
        re.compile(rf"^\s?(?:{pack.until})"),
        re.compile(rf"(?:{pack.topic})\s?$"),
        re.compile(rf"(?:^|\s)[^\s]{{0,3}}(?:{must(language).spoken.say})"),
        re.compile(r"^\s?(?:부터|에서|[∼~〜–-])\s?$"),
    )


def find_dates(
    text: str, anchor: Anchor, language: str, *, ahead: bool = False, year_told: int | None = None
) -> list[DateMention]:
    """Give every date in the text; `ahead` says that the words look to the future."""
    grammar = _grammar(language)
    found: list[DateMention] = []
    for match in grammar.pattern.finditer(text):
        named = {key: value for key, value in match.groupdict().items() if value}
        if not set(named) - {"p", "p2", "ahead"}:
            continue
        try:
            period = _period(named, anchor, grammar.pack, ahead, year_told)
        except (ValueError, OverflowError):
            continue
        if period is None:
            continue
        found.append(_mention(text, match, named, period, grammar))
        earliest = found[-1].period.earliest
        if earliest and not period.uncertain:
            year_told = earliest.year
    return _joined(found, text, grammar)


def _mention(
    text: str, match: re.Match[str], named: dict[str, str], period: Period, grammar: _Grammar
) -> DateMention:
    words = match.group()
    start = match.start() + len(words) - len(words.lstrip())
    end = match.end() - (len(words) - len(words.rstrip()))
    after = text[end : end + 12]
    lone = set(named) == {"d2"}
    spoken = lone and bool(
        grammar.said.match(after)
        or (
            grammar.topic.search(text[max(0, start - 8) : start]) and grammar.said.search(text, end)
        )
    )
    if period.is_known and grammar.until.match(after):
        so_far = re.search(rf"(?:{grammar.pack.so_far})\s?$", text[max(0, start - 14) : start])
        since = date(period.latest.year, 1, 1) if so_far and period.latest else None
        period = replace(Period.between(since, period.latest), uncertain=period.uncertain,
                         rests_on=period.rests_on)  # fmt: skip
    elif period.is_known and grammar.since.match(after):
        period = replace(period, latest=None, precision=Precision.OPEN)
    return DateMention(
        start, end, replace(period, wording=text[start:end]), False, "y" in named, spoken
    )


def _period(
    named: dict[str, str], anchor: Anchor, pack: Days, ahead: bool, year_told: int | None
) -> Period | None:
    if "iso" in named:
        parts = [int(n) for n in re.findall(r"\d+", named["iso"])]
        return Period.on(date(parts[0], parts[1], parts[2]))
    if "ago" in named:
        shift = _shift(named["ago"], pack.days)
        return _resting(_days_away(shift, anchor), anchor)
    if "rm" in named:
        return _relative_month(named, anchor, pack)
    year, guessed = _year(named, anchor, pack, year_told)
    month, day = int(named.get("m", 0)), int(named.get("d2", 0))
    look_ahead = ahead if "ahead" not in named else named["ahead"].startswith(("오", "다"))
    if year is None and month:
        guessed, year = True, _nearest(month, anchor.day, look_ahead)
    if year is None and day:
        return _lone_day(day, anchor)
    if year is None and ("h" in named or named.get("p")):
        return None if "h" not in named else _half(named["h"], anchor.day.year, anchor, pack)
    if year is None:
        return None
    period = _calendar(year, month, day, named, pack)
    return _resting(period, anchor) if guessed else period


def _calendar(year: int, month: int, day: int, named: dict[str, str], pack: Days) -> Period:
    if "decade" in named:
        return Period.between(date(year, 1, 1), date(year + 9, 12, 31))
    if "h" in named:
        first, last = _months_of(named["h"], pack.halves)
        return _months(year, first, last)
    if month and day:
        return Period.on(date(year, month, day))
    if month and named.get("p"):
        first, last = _days_of(named["p"], pack.parts)
        end = calendar.monthrange(year, month)[1]
        return replace(
            Period.between(date(year, month, first), date(year, month, min(last, end))),
            approximate=True,
        )
    if month:
        return Period.of_month(year, month)
    if named.get("p"):
        first, last = _months_of(named["p"], pack.parts)
        return replace(_months(year, first, last), approximate=True)
    return Period.of_year(year)


def _year(
    named: dict[str, str], anchor: Anchor, pack: Days, year_told: int | None
) -> tuple[int | None, bool]:
    if "y" in named:
        return int(named["y"]), False
    if "ry" not in named:
        return None, False
    shift = _text(named["ry"], pack.years)
    if shift.startswith("told"):
        return (year_told + int(shift[4:] or 0) if year_told else None), False
    return anchor.day.year + int(shift), True


def _relative_month(named: dict[str, str], anchor: Anchor, pack: Days) -> Period:
    shift = _text(named["rm"], pack.months)
    if shift.startswith("w"):
        monday = anchor.day - timedelta(days=anchor.day.weekday()) + timedelta(weeks=int(shift[1:]))
        return _resting(Period.between(monday, monday + timedelta(days=6)), anchor)
    months = anchor.day.year * 12 + anchor.day.month - 1 + int(shift)
    year, month = months // 12, months % 12 + 1
    if "d" in named:
        return _resting(Period.on(date(year, month, int(named["d"]))), anchor)
    return _resting(Period.of_month(year, month), anchor)


def _half(words: str, year: int, anchor: Anchor, pack: Days) -> Period:
    first, last = _months_of(words, pack.halves)
    return _resting(_months(year, first, last), anchor)


def _lone_day(day: int, anchor: Anchor) -> Period:
    """Give the last such day before the report: '18일' in a report of the 20th, or of the 5th."""
    year, month = anchor.day.year, anchor.day.month
    if day > anchor.day.day:
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    return _resting(Period.on(date(year, month, day)), anchor)


def _days_away(shift: int, anchor: Anchor) -> Period:
    return Period.on(anchor.day + timedelta(days=shift))


def _nearest(month: int, day: date, ahead: bool) -> int:
    if ahead:
        return day.year if month >= day.month else day.year + 1
    return day.year if month <= day.month else day.year - 1


def _resting(period: Period, anchor: Anchor) -> Period:
    """Mark a period as resting on the anchor where the report is not dated."""
    if not anchor.is_bounded:
        return Period()
    if anchor.rests_on:
        return replace(period, uncertain=True, rests_on=anchor.rests_on)
    return period


def _months(year: int, first: int, last: int) -> Period:
    if first == last:
        return Period.of_month(year, first)
    return Period.between(
        date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])
    )


def _text(words: str, pieces: list[Piece]) -> str:
    """Give what a piece stands for; what must follow it (a look-ahead) is not in the words."""
    return next(p.latin for p in pieces if re.fullmatch(_AHEAD.sub("", p.word), words))


def _shift(words: str, pieces: list[Piece]) -> int:
    return int(_text(words, pieces))


def _months_of(words: str, pieces: list[Piece]) -> tuple[int, int]:
    first, last = _text(words, pieces).split(",")[:2]
    return int(first), int(last)


def _days_of(words: str, pieces: list[Piece]) -> tuple[int, int]:
    first, last = _text(words, pieces).split(",")[2:]
    return int(first), int(last)


def _joined(found: list[DateMention], text: str, grammar: _Grammar) -> list[DateMention]:
    """Join 'from X' and 'until Y' that stand together into one period."""
    joined: list[DateMention] = []
    for mention in found:
        last = joined[-1] if joined else None
        if last and grammar.joins.match(text[last.end : mention.start]):
            earliest, latest = last.period.earliest, mention.period.latest
            if earliest and latest and latest < earliest and not last.year_stated:
                earliest = earliest.replace(year=latest.year, day=min(earliest.day, 28))
            if earliest and latest and earliest <= latest:
                joined[-1] = DateMention(last.start, mention.end, replace(
                    Period.between(earliest, latest, text[last.start : mention.end]),
                    uncertain=mention.period.uncertain or last.period.uncertain,
                    rests_on=mention.period.rests_on,
                ))  # fmt: skip
                continue
        joined.append(mention)
    return joined
