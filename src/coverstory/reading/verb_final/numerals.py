"""Numbers by myriads, and the people they count: '1만 3000여 명', '수십 명', '마지막 한 명'.

In: normalised text and the stretches that are something else. Out: counts with offsets and bounds.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from coverstory.model import CountRange
from coverstory.reading.lexicons import lexicon
from coverstory.reading.numbers import Count
from coverstory.reading.verb_final.frames import Numerals, must

_FIGURE = r"\d{1,3}(?:,\d{3})+(?!\d)|\d{1,9}(?:\.\d{1,3})?"


@dataclass(frozen=True, slots=True)
class _Tables:
    number: re.Pattern[str]
    vague: tuple[tuple[re.Pattern[str], CountRange], ...]
    nobody: re.Pattern[str]
    half: re.Pattern[str]
    fraction: re.Pattern[str]
    about: re.Pattern[str]
    least: re.Pattern[str]
    most: re.Pattern[str]
    lead_least: re.Pattern[str]
    lead_most: re.Pattern[str]
    pay: re.Pattern[str]


def number_pattern(pack: Numerals) -> str:
    """Give the pattern of one number in figures, figures with scales, or words."""
    scales = "|".join(p.word for p in [*pack.low, *pack.high])
    words = "|".join(p.word for p in pack.native)
    tens = "|".join(p.word for p in pack.tens)
    scaled = rf"(?:{_FIGURE})\s?(?:{scales}){{1,2}}"
    parts = rf"{scaled}(?:\s?{scaled}){{0,3}}(?:\s?(?:{_FIGURE})(?!\s?(?:{scales})))?"
    spelled = rf"(?:{tens})\s?(?:{words})?|(?:{words})|(?<![가-힣])(?:{scales}){{1,2}}(?=\s?명|여)"
    return rf"(?:{parts}|{_FIGURE}|{spelled})"


@cache
def _tables(language: str) -> _Tables:
    pack = must(language).numerals
    one = number_pattern(pack)
    counters = rf"(?:{pack.counters})(?!{pack.not_counted})"
    vague = lexicon(language).quantities.vague
    return _Tables(
        number=re.compile(
            rf"(?<![\d.,/])(?<![가-힣](?=[가-힣]))(?P<a>{one})(?:\s?(?:{pack.counters})?\s?(?:[∼~〜–-]|에서)\s?(?P<b>{one}))?"
            rf"\s?(?:{pack.about})?\s?{counters}"
        ),
        vague=tuple(
            (re.compile(rf"(?:{v.pattern})\s?{counters}"), CountRange(v.min, v.max)) for v in vague
        ),
        nobody=re.compile(pack.nobody),
        half=re.compile(pack.half),
        fraction=re.compile(pack.fraction),
        about=re.compile(rf"^\s?(?:{pack.about})"),
        least=re.compile(rf"^(?:\s?(?:{pack.about}))?\s?(?:{pack.tail_least})"),
        most=re.compile(rf"^(?:\s?(?:{pack.about}))?\s?(?:{pack.tail_most})"),
        lead_least=re.compile(rf"(?:{pack.lead_least})\s?$"),
        lead_most=re.compile(rf"(?:{pack.lead_most})\s?$"),
        pay=re.compile(pack.pay_near),
    )


def find_counts(text: str, language: str, taken: Iterable[tuple[int, int]] = ()) -> list[Count]:
    """Give every number of people in the text, in order; `taken` stretches are something else."""
    tables = _tables(language)
    used = list(taken)
    found: list[Count] = []

    def free(match: re.Match[str]) -> bool:
        spans = [*used, *((c.start, c.end) for c in found)]
        return not any(a < match.end() and match.start() < b for a, b in spans)

    for match in tables.nobody.finditer(text):
        found.append(Count(match.start(), match.end(), CountRange(0, 0)))
    for pattern, value in tables.vague:
        found += [Count(m.start(), m.end(), value) for m in pattern.finditer(text) if free(m)]
    for match in tables.number.finditer(text):
        if free(match):
            found += _counted(text, match, tables, must(language).numerals)
    for match in tables.fraction.finditer(text):
        if free(match) and int(match["whole"]):
            share = int(match["part"]) / int(match["whole"])
            found.append(Count(match.start(), match.end(), CountRange(), share))
    found += [Count(m.start(), m.end(), CountRange(), 0.5)
              for m in tables.half.finditer(text) if free(m)]  # fmt: skip
    return sorted(found, key=lambda count: count.start)


def _counted(text: str, match: re.Match[str], tables: _Tables, pack: Numerals) -> list[Count]:
    first, last = value_of(match["a"], pack), value_of(match["b"] or match["a"], pack)
    if match["b"] and first < last and last % 1000 == 0 and first < 100 <= last // 100:
        first *= 10 ** (len(str(int(last))) - 1) if first < 10 else 1
    if last < first:
        return []
    low: int | None = int(first)
    high: int | None = int(last)
    after = text[match.end() : match.end() + 16]
    before = text[max(0, match.start() - 12) : match.start()]
    if tables.most.search(after) or tables.lead_most.search(before):
        low = None
    elif tables.least.search(after) or tables.lead_least.search(before):
        high = None
    return [Count(match.start(), match.end(), CountRange(low, high))]


def value_of(words: str, pack: Numerals) -> float:
    """Give the value of a number: '1만 3000' is 13,000, '3만4천' 34,000, '스물세' 23."""
    low = {p.word: int(p.latin) for p in pack.low}
    high = {p.word: int(p.latin) for p in pack.high}
    small = {p.word: int(p.latin) for p in [*pack.native, *pack.tens]}
    spelled = sorted([*low, *high, *small], key=lambda w: (-len(w), w))
    total = section = current = 0.0
    for part in re.findall(rf"\d[\d,]*(?:\.\d+)?|{'|'.join(spelled)}", words):
        if part[0].isdigit():
            current = float(part.replace(",", ""))
        elif part in low:
            section, current = section + max(current, 1) * low[part], 0
        elif part in high:
            total, section, current = total + max(section + current, 1) * high[part], 0, 0
        else:
            current += small[part]
    return total + section + current
