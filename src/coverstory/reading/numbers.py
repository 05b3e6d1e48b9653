"""Counts: numbers in figures and words, with their bounds, and whether they count people.

In: normalised text and the stretches already known to be dates or money. Out: counts with offsets.
'about 40' is 40; 'at least 80' has no upper bound; 'dozens' is 20 to 99; 'none' is 0.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from coverstory.model import CountRange
from coverstory.reading.lexicons import Quantities, lexicon
from coverstory.reading.wordlists import phrase, whole

_SAID = 10**9  # a larger number in a report counts no people


@dataclass(frozen=True, slots=True)
class Count:
    """A number found in a sentence; `people` says that what follows can only be people."""

    start: int
    end: int
    range: CountRange
    share: float = 0.0
    bare: bool = False


@dataclass(frozen=True, slots=True)
class _Tables:
    number: re.Pattern[str]
    vague: tuple[tuple[re.Pattern[str], CountRange], ...]
    shares: tuple[tuple[re.Pattern[str], float], ...]
    nothing: re.Pattern[str]
    bound: re.Pattern[str]
    lead: tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]
    other_things: re.Pattern[str]
    part_of: re.Pattern[str]
    percent_of: re.Pattern[str]
    values: dict[str, int]
    scales: dict[str, int]
    change_before: re.Pattern[str]
    parts: re.Pattern[str]
    thousands: re.Pattern[str]
    decimal: str


@cache
def _tables(language: str) -> _Tables:
    pack = lexicon(language).quantities
    leads = tuple(re.compile(rf"\b(?:{words})\s+(?:the )?$", re.I) for words in
                  (pack.at_least, pack.at_most, pack.about))  # fmt: skip
    return _Tables(
        number=_number_pattern(pack),
        vague=tuple((whole(v.pattern), CountRange(v.min, v.max)) for v in pack.vague),
        shares=tuple((whole(s.pattern), s.share) for s in pack.share_words),
        nothing=whole(pack.nothing),
        bound=whole(pack.range_joins),
        lead=(leads[0], leads[1], leads[2]),
        other_things=phrase(
            rf"^\s*[-–]?(?:{pack.adjective}[ -]){{0,2}}(?:{pack.not_people})(?!\w)"
        ),
        part_of=phrase(pack.part_of),
        percent_of=phrase(rf"(?P<n>\d{{1,2}}(?:[.,]\d)?) ?(?:{pack.percent}){pack.part_of}$"),
        values={entry.word: entry.value for entry in pack.units},
        scales={entry.word: entry.value for entry in pack.scales},
        change_before=phrase(rf"\b(?:{pack.change_before})\s$"),
        parts=re.compile(
            rf"\d{{1,3}}(?:[{pack.thousands}]\d{{3}})+(?!\d)|\d+(?:[{pack.decimal}]\d+)?|[^\W\d_]+"
        ),
        thousands=re.compile(f"[{pack.thousands}]"),
        decimal=pack.decimal,
    )


def _number_pattern(pack: Quantities) -> re.Pattern[str]:
    words = "|".join(sorted((re.escape(u.word) for u in pack.units), key=len, reverse=True))
    scales = "|".join(re.escape(s.word) for s in pack.scales)
    rest = r"(?: \d{1,3}(?!\d))?" if pack.remainder else ""
    figure = (
        rf"\d{{1,3}}(?:[{pack.thousands}]\d{{3}}){{1,3}}(?!\d)"
        rf"|\d{{1,9}}(?:[{pack.decimal}]\d{{1,3}})?(?: (?:{scales})(?!\w){rest})?"
    )
    bare_scale = rf"a (?:{scales})(?: and (?:{words}))?"
    joins = pack.range_joins
    one = rf"(?:{figure}|{bare_scale}|(?:{words})(?:[ -](?:and )?(?:{words}|{scales})){{0,6}})"
    return re.compile(
        rf"(?<![\w.,/$€£-])(?P<a>{one})(?:\s?(?:{joins})\s?(?P<b>{one}))?(?![\w%/-]|[.,]\d)", re.I
    )


def find_counts(text: str, language: str, taken: Iterable[tuple[int, int]] = ()) -> list[Count]:
    """Give every number that may count people, in order; `taken` stretches are something else."""
    tables = _tables(language)
    used = list(taken)
    found: list[Count] = []
    for pattern, share in tables.shares:
        found += [Count(m.start(), m.end(), CountRange(), share) for m in pattern.finditer(text)]
    for pattern, vague in tables.vague:
        for match in pattern.finditer(text):
            if not _overlaps(match, used, found):
                found.append(Count(match.start(), match.end(), vague))
    for match in tables.nothing.finditer(text):
        found.append(Count(match.start(), match.end(), CountRange(0, 0)))
    for match in tables.number.finditer(text):
        if (
            not _overlaps(match, used, found)
            and not tables.other_things.match(text, match.end(), match.end() + 40)
            and not tables.other_things.match(text[match.end() : match.end() + 40])
        ):
            count = _counted(text, match, tables)
            if count:
                found.append(count)
    return _parts_of_wholes(text, sorted(found, key=lambda count: count.start), tables)


def _parts_of_wholes(text: str, found: list[Count], tables: _Tables) -> list[Count]:
    """Read '29 of the 31' as 29 and 'half of the 32' or '60% of 2,000' as what they come to."""
    kept: list[Count] = []
    for count in found:
        last = kept[-1] if kept else None
        share = tables.percent_of.search(text[: count.start][-24:])
        of_it = last is not None and tables.part_of.fullmatch(text[last.end : count.start] or " ")
        ends_of = last is not None and last.share and not text[last.end : count.start].strip(" the")
        whole_one = count.range.min is not None and count.range.min == count.range.max
        if last and whole_one and last.share and (of_it or ends_of):
            kept[-1] = replace(count, start=last.start, range=_times(count.range, last.share))
        elif last and whole_one and of_it and last.range.min is not None and not last.share:
            kept[-1] = replace(last, end=count.end)
        elif share and whole_one:
            part = float(share["n"].replace(",", ".")) / 100
            start = count.start - (len(text[: count.start][-24:]) - share.start())
            kept.append(replace(count, start=start, range=_times(count.range, part)))
        else:
            kept.append(count)
    return kept


def _times(whole: CountRange, share: float) -> CountRange:
    value = round((whole.min or 0) * share)
    return CountRange(value, value)


def _overlaps(match: re.Match[str], used: list[tuple[int, int]], found: list[Count]) -> bool:
    spans = used + [(count.start, count.end) for count in found]
    return any(match.start() < end and start < match.end() for start, end in spans)


def _counted(text: str, match: re.Match[str], tables: _Tables) -> Count | None:
    first = _value(match["a"], tables)
    last = _value(match["b"], tables) if match["b"] else first
    if first is None or last is None or last > _SAID or _looks_like_year(match, first):
        return None
    before = text[max(0, match.start() - 24) : match.start()]
    at_least, at_most, about = tables.lead
    start = match.start()
    if match["b"] and tables.change_before.search(before):
        return Count(match.start("b"), match.end(), CountRange(last, last), bare=True)
    if last < first:
        return None
    low: int | None = first
    high: int | None = last
    if at_most.search(before):
        low, start = None, start - len(at_most.search(before).group())  # type: ignore[union-attr]
    elif at_least.search(before):
        high, start = None, start - len(at_least.search(before).group())  # type: ignore[union-attr]
    elif about.search(before):
        start -= len(about.search(before).group())  # type: ignore[union-attr]
    return Count(start, match.end(), CountRange(low, high))


def _looks_like_year(match: re.Match[str], value: int) -> bool:
    figure = match["a"]
    return figure.isdigit() and len(figure) == 4 and 1900 <= value <= 2100


def _value(words: str, tables: _Tables) -> int | None:
    """Give the value of a number in figures or words."""
    parts = tables.parts.findall(words.lower())
    total = current = 0.0
    for part in parts:
        if part[0].isdigit():
            current += float(tables.thousands.sub("", part).replace(tables.decimal, "."))
        elif part in tables.values:
            current += tables.values[part]
        elif part in tables.scales:
            scale = tables.scales[part]
            current = max(current, 1) * scale
            if scale >= 1000:
                total, current = total + current, 0
    return int(total + current)
