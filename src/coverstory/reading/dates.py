"""Vague dates: a grammar for how reports tell when, each as a Period with its wording.

In: normalised text and the anchor of the document. Out: mentions with offsets. A month without a
year is the last such month before the anchor, or the next one where the words look ahead. Without
a dated report such a period is uncertain and says what it rests on.
"""

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from coverstory.model import Period, Precision
from coverstory.reading.anchors import Anchor
from coverstory.reading.lexicons import Dates, lexicon

_YEAR = r"(?:19|20)\d\d"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in a sentence; `of_speech` marks the day on which something was said."""

    start: int
    end: int
    period: Period
    weekday: bool = False
    year_stated: bool = True
    of_speech: bool = False


@dataclass(frozen=True, slots=True)
class _Grammar:
    base: re.Pattern[str]
    months: tuple[tuple[re.Pattern[str], int], ...]
    seasons: tuple[tuple[re.Pattern[str], int, int], ...]
    relative: tuple[tuple[re.Pattern[str], str, int], ...]
    parts: tuple[tuple[re.Pattern[str], int, int, tuple[int, int]], ...]
    since: re.Pattern[str]
    until: re.Pattern[str]
    between: re.Pattern[str]
    joined: re.Pattern[str]
    weekdays: dict[str, int]
    speech: re.Pattern[str]


@cache
def _grammar(language: str) -> _Grammar:
    pack = lexicon(language).dates
    parts = [
        (re.compile(rf"(?:{p.pattern})\s*$", re.I), p.from_month, p.to_month,
         (p.of_month[0], p.of_month[1]))
        for p in pack.parts
    ]  # fmt: skip
    return _Grammar(
        base=_base(pack),
        months=tuple((re.compile(m.pattern), m.number) for m in pack.months),
        seasons=tuple(
            (re.compile(s.pattern, re.I), s.from_month, s.to_month)
            for s in [*pack.holidays, *pack.seasons]
        ),
        relative=tuple((re.compile(r.pattern, re.I), r.unit, r.shift) for r in pack.relative),
        parts=tuple(parts),
        since=re.compile(rf"\b(?:{pack.since})(?: the)?\s*$", re.I),
        until=re.compile(rf"\b(?:{pack.until})(?: the)?\s*$", re.I),
        between=re.compile(rf"\b(?:{pack.between})\s*$", re.I),
        joined=re.compile(rf"^\s*(?:{pack.joins})\s*(?:the )?$", re.I),
        speech=re.compile(
            rf"\b(?:{lexicon(language).speech.plain_verbs})(?: [a-z]+){{0,2}}(?: on| in)?\s*$", re.I
        ),
        weekdays={name.lower(): index for index, name in enumerate(pack.weekdays)},
    )


def _base(pack: Dates) -> re.Pattern[str]:
    month = "|".join(m.pattern for m in pack.months)
    season = "|".join(s.pattern for s in pack.seasons)
    feast = "|".join(s.pattern for s in pack.holidays)
    relative = "|".join(r.pattern for r in pack.relative)
    weekday = "|".join(pack.weekdays)
    before = f"(?:{pack.article_before}|{pack.since}|{pack.until}|{pack.between}|and|to)"
    that, nth = pack.of_that_year, "(?:st|nd|rd|th)?"
    after_season = r"(?=\s*(?:[.,;:)\"”]|$|" + pack.after_season + r")(?!\w))"
    return re.compile(
        rf"\b(?P<iso>{_YEAR}-\d\d-\d\d)\b"
        rf"|\b(?P<d1>{_DAY}){nth} (?P<m1>{month})(?!\w)(?:,? (?P<y1>{_YEAR})\b)?(?P<that1> {that})?"
        rf"|\b(?P<m2>{month}) (?P<d2>{_DAY}){nth}(?![\d,]\d)(?:,? (?P<y2>{_YEAR})\b)?"
        rf"(?P<that2> {that})?"
        rf"|\b(?P<m3>{month}),? (?:of )?(?P<y3>{_YEAR})\b"
        rf"|(?i:\b{before})\s(?P<m4>{month})(?![\w-]|,? (?:of )?{_YEAR}| \d)(?P<that4> {that})?"
        rf"|(?i:\b(?P<s5>{season})) (?:of )?(?P<y5>{_YEAR})\b"
        rf"|(?i:\b{before})\s(?:the )?(?P<s6>(?i:{season}))(?! (?:of )?{_YEAR}){after_season}"
        rf"|(?P<feast>(?i:{feast}))"
        rf"|(?P<rel>(?i:\b(?:{relative})\b))"
        rf"|(?i:\b(?:on )?)(?P<wd>{weekday})\b"
        rf"|(?<![\w.,$€£/-])(?P<y7>{_YEAR})(?![\w%]|[,.]\d|-\d\d\b)"
    )


def find_dates(text: str, anchor: Anchor, language: str, *, ahead: bool = False,
               year_told: int | None = None) -> list[DateMention]:  # fmt: skip
    """Give every date in the text.

    `ahead`: the words look to the future. `year_told`: the year last named before, for 'that
    year' and for months of a report that carries no date.
    """
    grammar = _grammar(language)
    found: list[DateMention] = []
    for match in grammar.base.finditer(text):
        mention = _mention(match, text, anchor, grammar, ahead, year_told)
        if mention is None:
            continue
        if mention.period.earliest and not mention.period.uncertain:
            year_told = mention.period.earliest.year
        found.append(mention)
    return _joined(found, text, grammar)


def _mention(match: re.Match[str], text: str, anchor: Anchor, grammar: _Grammar, ahead: bool,
             year_told: int | None) -> DateMention | None:  # fmt: skip
    named = {key: value for key, value in match.groupdict().items() if value}
    start = min(match.start(key) for key in named)
    try:
        period = _period(named, anchor, grammar, ahead, year_told)
    except (ValueError, OverflowError):
        return None
    if period is None:
        return None
    if period.is_known:
        start, period = _with_part(text, start, period, grammar)
        start, period = _with_bound(text, start, match.end(), period, grammar)
    wording = text[start : match.end()].strip()
    stated = any(key[0] in "yirt" for key in named)
    of_speech = bool(grammar.speech.search(text[max(0, start - 40) : start]))
    return DateMention(
        start, match.end(), replace(period, wording=wording), "wd" in named, stated, of_speech
    )


def _period(named: dict[str, str], anchor: Anchor, grammar: _Grammar, ahead: bool,
            year_told: int | None) -> Period | None:  # fmt: skip
    if "iso" in named:
        return Period.on(date.fromisoformat(named["iso"]))
    if "rel" in named:
        return _relative(named["rel"], anchor, grammar, year_told)
    if "wd" in named:
        return _weekday(grammar.weekdays[named["wd"].lower()], anchor, ahead)
    year = next((int(named[key]) for key in ("y1", "y2", "y3", "y5", "y7") if key in named), None)
    if "y7" in named:
        return Period.of_year(int(named["y7"]))
    if year is None and any(key.startswith("that") for key in named):
        year = year_told
    month_words = next((named[key] for key in ("m1", "m2", "m3", "m4") if key in named), None)
    if month_words:
        month = next(number for pattern, number in grammar.months if pattern.fullmatch(month_words))
        day = int(named.get("d1") or named.get("d2") or 0)
        return _month(month, day, year, anchor, ahead, year_told)
    words = named.get("s5") or named.get("s6") or named["feast"]
    return _season(words, year, anchor, grammar, ahead)


def _month(month: int, day: int, year: int | None, anchor: Anchor, ahead: bool,
           year_told: int | None) -> Period:  # fmt: skip
    guessed = year is None
    if year is None and anchor.rests_on and year_told:
        year, guessed = year_told, True
    if year is None:
        year = _nearest_year(month, anchor.day, ahead)
    period = Period.on(date(year, month, day)) if day else Period.of_month(year, month)
    return _resting(period, anchor) if guessed else period


def _nearest_year(month: int, day: date, ahead: bool) -> int:
    if ahead:
        return day.year if month >= day.month else day.year + 1
    return day.year if month <= day.month else day.year - 1


def _season(words: str, year: int | None, anchor: Anchor, grammar: _Grammar,
            ahead: bool) -> Period:  # fmt: skip
    first, last = next((a, b) for pattern, a, b in grammar.seasons if pattern.fullmatch(words))
    stated = year is not None
    if year is None:
        year = _nearest_year(first, anchor.day, ahead)
    end_year = year + 1 if last < first else year
    end = date(end_year, last, calendar.monthrange(end_year, last)[1])
    period = Period.between(date(year, first, 1), end)
    return period if stated else _resting(period, anchor)


def _relative(
    words: str, anchor: Anchor, grammar: _Grammar, year_told: int | None
) -> Period | None:
    unit, shift = next((u, s) for pattern, u, s in grammar.relative if pattern.fullmatch(words))
    if unit == "year_before":
        return Period.of_year(year_told + shift) if year_told else None
    if unit == "present":
        return _resting(Period.on(anchor.day), anchor)
    if unit == "year":
        return _resting(Period.of_year(anchor.day.year + shift), anchor)
    if unit == "month":
        months = anchor.day.year * 12 + anchor.day.month - 1 + shift
        return _resting(Period.of_month(months // 12, months % 12 + 1), anchor)
    if unit == "week":
        monday = anchor.day - timedelta(days=anchor.day.weekday()) + timedelta(weeks=shift)
        return _resting(Period.between(monday, monday + timedelta(days=6)), anchor)
    return _resting(Period.on(anchor.day + timedelta(days=shift)), anchor)


def _weekday(index: int, anchor: Anchor, ahead: bool) -> Period:
    step = (index - anchor.day.weekday()) % 7 if ahead else -((anchor.day.weekday() - index) % 7)
    return _resting(Period.on(anchor.day + timedelta(days=step)), anchor)


def _resting(period: Period, anchor: Anchor) -> Period:
    """Mark a period as resting on the anchor where the report is not dated (or only by year)."""
    if not anchor.is_bounded:
        return Period()
    if anchor.rests_on:
        return replace(period, uncertain=True, rests_on=anchor.rests_on)
    return period


def _with_part(text: str, start: int, period: Period, grammar: _Grammar) -> tuple[int, Period]:
    """Narrow a year or month by the words before it: 'the end of', 'early', 'mid-'."""
    before = text[max(0, start - 32) : start]
    for pattern, first, last, days in grammar.parts:
        match = pattern.search(before)
        if match and period.earliest:
            year = period.earliest.year
            if period.precision is Precision.YEAR:
                narrowed = _months(year, first, last)
            elif period.precision is Precision.MONTH:
                end = calendar.monthrange(year, period.earliest.month)[1]
                month = period.earliest.month
                narrowed = Period.between(
                    date(year, month, days[0]), date(year, month, min(days[1], end))
                )
            else:
                return start, period
            kept = replace(
                narrowed, approximate=True, uncertain=period.uncertain, rests_on=period.rests_on
            )
            return start - len(match.group()), kept
    return start, period


def _months(year: int, first: int, last: int) -> Period:
    if first == last:
        return Period.of_month(year, first)
    return Period.between(
        date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])
    )


def _with_bound(text: str, start: int, end: int, period: Period,
                grammar: _Grammar) -> tuple[int, Period]:  # fmt: skip
    """Open a side of the period where the words say 'since' or 'until'."""
    before = text[max(0, start - 28) : start]
    until = grammar.until.search(before)
    if until:
        return start - len(until.group()), replace(period, earliest=None, precision=Precision.OPEN)
    since = grammar.since.search(before)
    if since and not grammar.joined.search(text[end : end + 4]):
        return start - len(since.group()), replace(period, latest=None, precision=Precision.OPEN)
    return start, period


def _joined(found: list[DateMention], text: str, grammar: _Grammar) -> list[DateMention]:
    """Join two dates that stand as 'between X and Y' or 'from X to Y' into one period."""
    joined: list[DateMention] = []
    for mention in found:
        last = joined[-1] if joined else None
        if last and _are_joined(last, mention, text, grammar):
            earliest = _in_year_of(last, mention)
            latest = mention.period.latest
            if earliest and latest and earliest <= latest:
                joined[-1] = DateMention(last.start, mention.end, replace(
                    Period.between(earliest, latest, text[last.start : mention.end]),
                    uncertain=mention.period.uncertain,
                    rests_on=mention.period.rests_on,
                ))  # fmt: skip
                continue
        joined.append(mention)
    return joined


def _in_year_of(first: DateMention, second: DateMention) -> date | None:
    """Give the first day of a range whose first date borrows the year of its second."""
    start, end = first.period.earliest, second.period.latest
    if start is None or end is None or first.year_stated:
        return start
    moved = start.replace(year=end.year, day=min(start.day, 28))
    return moved if moved <= end else moved.replace(year=end.year - 1)


def _are_joined(last: DateMention, now: DateMention, text: str, grammar: _Grammar) -> bool:
    if not grammar.joined.match(text[last.end : now.start]):
        return False
    lead = text[max(0, last.start - 10) : last.start]
    opened = last.period.precision is Precision.OPEN and last.period.earliest is not None
    dash = text[last.end : now.start].strip() in {"-", "–", "—"}
    return bool(grammar.between.search(lead)) or opened or dash
