"""Dates and datelines as publishers print them, in English, Korean and Russian.

In: a line of clean text. Out: the dates in it with their places, and the head of a wire story
('CITY, 3 March 2019 (Agency) -'). Dates without a year are no dates here, and the clock is never
asked for one.
"""

import re
from dataclasses import dataclass
from functools import cache

from coverstory.evidence.metadata import day_or_less
from coverstory.evidence.phrases import Phrases
from coverstory.model import Period

_NUMBERS = (
    re.compile(
        r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<s>[-/.])\s?(?P<m>\d{1,2})(?P=s)\s?(?P<d>\d{1,2})(?!\d)"
    ),
    re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)년\s*(?:(?P<m>\d{1,2})월)(?:\s*(?P<d>\d{1,2})일)?"),
    # Day first: so are written Russian dates, and English ones with full stops.
    re.compile(r"(?<![\d.])(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>(?:19|20)\d\d)(?![\d])"),
)
# What may stand around a date in a line that is nothing else: a clock time, a weekday, marks.
_AROUND = re.compile(
    r"\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s*(?:GMT|UTC|KST|[ap]\.?m\.?))?|[월화수목금토일]요일|"
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\bгода?\b|\bг\.|저녁|오전|오후",
    re.IGNORECASE,
)
# The head of a wire story ends in a dash, or in '=' in Korean, within this many characters.
_HEAD = 130
_HEAD_END = re.compile(r"\s(?:-{1,2}|[–—―]|=)\s")
_HEAD_SHAPE = re.compile(
    r"[A-ZА-ЯЁ][A-ZА-ЯЁ.\-' ]{2,}(?:,| \(| [-–—])|[\[(]?[가-힣·]+=|[A-Z][\w. -]{2,30}, "
)
_AGENCY = re.compile(
    r"\((?P<a>[^()=\d][^()=]{1,50})\)|=(?P<b>[가-힣]{2,12}?)(?:[\])]|\s)|«(?P<c>[^«»]{2,40})»\."
)
_PLACE_AND_DAY = re.compile(r"[A-ZА-ЯЁ][\w'’ -]{2,30}, $")


@dataclass(frozen=True, slots=True)
class DateFound:
    """A date in a line: characters `start` to `end` of its clean text."""

    period: Period
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Dateline:
    """The head of a wire story: its words, the day and the agency, as far as they are printed."""

    words: str
    published: Period
    agency: str


def dates_in(text: str, phrases: Phrases) -> tuple[DateFound, ...]:
    """Give the dates with a year in a line, in order; the longest where two overlap."""
    found: list[DateFound] = []
    for pattern in (*_NUMBERS, *_with_month_names(tuple(phrases.months))):
        for match in pattern.finditer(text):
            parts = match.groupdict()
            named = (parts.get("n") or "").lower().rstrip(".")
            month = str(phrases.months[named]) if named else parts.get("m")
            period = day_or_less(parts["y"], month, parts.get("d"), match.group())
            if period.is_known:
                found.append(DateFound(period, match.start(), match.end()))
    found.sort(key=lambda date: (date.start, -date.end))
    return tuple(
        date
        for index, date in enumerate(found)
        if not any(other.end > date.start for other in found[:index])
    )


def publication_dates(text: str, phrases: Phrases) -> tuple[DateFound, ...]:
    """Give the dates of a line that no word marks as something else (updated, submitted)."""
    return tuple(
        date
        for date in dates_in(text, phrases)
        if not phrases.not_published.search(text[: date.start])
    )


def without_dates(text: str, phrases: Phrases) -> str:
    """Give what else a line says beside its dates, clock times and weekdays."""
    for date in reversed(dates_in(text, phrases)):
        text = text[: date.start] + " | " + text[date.end :]
    return _AROUND.sub(" ", text)


def dateline_of(text: str, phrases: Phrases) -> Dateline | None:
    """Give the dateline that opens a paragraph, or None."""
    head = _head_of(text, phrases)
    if not head:
        return None
    dates = publication_dates(head, phrases)
    agency = _AGENCY.search(head)
    name = next((x for x in agency.groups() if x), "") if agency else ""
    if not dates and not name:
        return None
    return Dateline(head, dates[0].period if dates else Period(), name.strip())


def _head_of(text: str, phrases: Phrases) -> str:
    start = text[:_HEAD]
    if not _HEAD_SHAPE.match(start):
        return ""
    dash = _HEAD_END.search(start)
    dates = dates_in(start, phrases)
    if dates and (not dash or dates[0].start < dash.start()):
        before, after = start[: dates[0].start], start[dates[0].end :]
        if _PLACE_AND_DAY.fullmatch(before) and re.match(r"(?: г(?:ода|\.)?)?\.\s", after):
            stop = re.match(r"(?: г(?:ода|\.)?)?\.\s*(?:«[^«»]{2,40}»\.)?", after)
            return start[: dates[0].end + (stop.end() if stop else 0)]
    return start[: dash.end()] if dash else ""


@cache
def _with_month_names(names: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    month = "|".join(sorted(map(re.escape, names), key=len, reverse=True)) or "(?!)"
    named = rf"(?P<n>{month})\.?"
    year = r"(?P<y>(?:19|20)\d\d)"
    return tuple(
        re.compile(pattern, re.IGNORECASE)
        for pattern in (
            rf"(?<!\d)(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {named}(?: of|,)? {year}\b",
            rf"\b{named} (?P<d>\d{{1,2}})(?:st|nd|rd|th)?,? {year}\b",
            rf"(?<!\d )\b{named},? {year}\b",
        )
    )
