"""Money and shares: amounts with currency and the time or head they are paid by.

In: normalised text. Out: amounts with offsets; of a range the upper end, as the reading guide asks.
"""

import re
from dataclasses import dataclass
from functools import cache

from coverstory.model import Amount
from coverstory.reading.lexicons import lexicon
from coverstory.reading.wordlists import phrase


@dataclass(frozen=True, slots=True)
class AmountMention:
    """An amount named in a sentence."""

    start: int
    end: int
    amount: Amount


@cache
def _patterns(
    language: str,
) -> tuple[
    re.Pattern[str],
    tuple[tuple[re.Pattern[str], str], ...],
    tuple[tuple[re.Pattern[str], str], ...],
]:
    pack = lexicon(language).quantities
    money = "|".join(f"(?:{c.pattern})" for c in pack.currencies)
    signs = "|".join(sorted((f"(?:{c.signs})" for c in pack.currencies), key=len, reverse=True))
    words = "|".join(sorted((u.word for u in pack.units), key=len, reverse=True))
    scales = "|".join(s.word for s in pack.scales) + "|m|bn|k"
    part = rf"(?:[{pack.decimal}]\d{{1,2}})?"
    figure = rf"\d{{1,3}}(?:[{pack.thousands}  ]\d{{3}}){{1,4}}{part}|\d{{1,12}}{part}"
    number = rf"(?:{figure}|(?:{words})(?:[ -](?:{words}|hundred|thousand|and)){{0,5}})"

    def whole(place: int) -> str:
        return rf"(?P<n{place}>{number})(?:[ -]?(?P<s{place}>{scales})(?!\w))?"

    joins = rf"\s?(?:-|–|{pack.money_joins})\s?"
    before = rf"(?P<c1>{signs})\s?{whole(1)}(?:{joins}(?:{signs})?\s?{whole(2)})?"
    after = rf"{whole(3)}(?:{joins}{whole(4)})?\s?(?P<c2>{money}|{pack.percent})(?!\w)"
    table = tuple((phrase(f"{c.signs}|{c.pattern}"), c.code) for c in pack.currencies)
    per = tuple((phrase(entry.pattern), entry.name) for entry in pack.per)
    return re.compile(rf"(?<![\w.,])(?:{before}|{after})", re.I), table, per


def find_amounts(text: str, language: str) -> list[AmountMention]:
    """Give every amount of money and every share in the text, in order."""
    pattern, table, per = _patterns(language)
    found = []
    for match in pattern.finditer(text):
        value = max(_values(match, language), default=0.0)
        currency = _currency(match["c1"] or match["c2"], table)
        after = text[match.end() : match.end() + 60]
        unit = "" if currency == "%" else _unit(after, text, match.start(), per)
        if value:
            found.append(AmountMention(match.start(), match.end(), Amount(value, currency, unit)))
    return found


def _values(match: re.Match[str], language: str) -> list[float]:
    scale_of = {s.word: s.value for s in lexicon(language).quantities.scales}
    scale_of |= {"m": 10**6, "bn": 10**9, "k": 1000}
    first = "1" if match["n1"] else "3"
    second = "2" if match["n1"] else "4"
    last_scale = match[f"s{second}"] if match[f"n{second}"] else None
    values = []
    for index in (first, second):
        if match[f"n{index}"]:
            scale = match[f"s{index}"] or last_scale or ""
            values.append(_plain(match[f"n{index}"], language) * scale_of.get(scale.lower(), 1))
    return values


def _plain(words: str, language: str) -> float:
    pack = lexicon(language).quantities
    if words[0].isdigit():
        plain = re.sub(rf"[{pack.thousands}  ]", "", words)
        return float(plain.replace(pack.decimal, "."))
    known = {u.word: u.value for u in pack.units} | {s.word: s.value for s in pack.scales}
    total = current = 0.0
    for part in re.findall(r"[^\W\d_]+", words.lower()):
        value = known.get(part, 0)
        if value >= 100:
            total, current = total + max(current, 1) * value, 0
        else:
            current += value
    return total + current


def _currency(words: str, table: tuple[tuple[re.Pattern[str], str], ...]) -> str:
    for pattern, code in table:
        if pattern.fullmatch(words):
            return code
    return "%"


def _unit(after: str, text: str, start: int, per: tuple[tuple[re.Pattern[str], str], ...]) -> str:
    near = [(m.start(), name) for pattern, name in per if (m := pattern.search(after))]
    if near:
        return min(near)[1] if not any(name == "month" for _, name in near) else "month"
    before = text[max(0, start - 40) : start]
    return next((name for pattern, name in per if pattern.search(before)), "")
