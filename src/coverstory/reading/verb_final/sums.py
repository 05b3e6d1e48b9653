"""Money and shares where the figure comes first and the currency after: '30만 달러', '8할'.

In: normalised text. Out: amounts with offsets; of a range the upper end.
"""

import re
from functools import cache

from coverstory.model import Amount
from coverstory.reading.lexicons import lexicon
from coverstory.reading.money import AmountMention
from coverstory.reading.verb_final.frames import must
from coverstory.reading.verb_final.numerals import number_pattern, value_of

_NEAR = 24  # characters before an amount in which 'a month' or 'a head' stands
_PAY_NEAR = 30


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    pack, frames = lexicon(language).quantities, must(language).numerals
    one = number_pattern(frames)
    money = "|".join(f"(?P<{c.code}>{c.pattern})" for c in pack.currencies)
    figure = re.compile(
        rf"(?<![\d.,])(?P<a>{one})(?:\s?(?:{pack.percent}|{_any(language)})?\s?[∼~〜–-]\s?(?P<b>{one}))?"
        rf"\s?(?:{frames.about})?\s?(?:(?P<share>{pack.percent})|{money})"
    )
    shares = re.compile(rf"(?:{frames.fraction})|(?:{frames.tenth})")
    return figure, shares


def _any(language: str) -> str:
    return "|".join(c.pattern for c in lexicon(language).quantities.currencies)


def find_amounts(text: str, language: str) -> list[AmountMention]:
    """Give every amount of money in the text, and every share of pay, in order."""
    figure, shares = _patterns(language)
    frames = must(language).numerals
    pay = re.compile(frames.pay_near)
    found = []
    for match in figure.finditer(text):
        value = value_of(match["b"] or match["a"], frames)
        code = next((c.code for c in lexicon(language).quantities.currencies if match[c.code]), "%")
        if value and (code != "%" or pay.search(_around(text, match))):
            unit = "" if code == "%" else _unit(text, match, language)
            found.append(AmountMention(match.start(), match.end(), Amount(value, code, unit)))
    for match in shares.finditer(text):
        if not pay.search(_around(text, match)):
            continue
        if match["tenth"]:
            share = value_of(match["tenth"], frames) * 10
        else:
            share = round(100 * int(match["part"]) / max(int(match["whole"]), 1), 1)
        found.append(AmountMention(match.start(), match.end(), Amount(share, "%", "")))
    return sorted(found, key=lambda mention: mention.start)


def _around(text: str, match: re.Match[str]) -> str:
    return text[max(0, match.start() - _PAY_NEAR) : match.end() + _PAY_NEAR]


def _unit(text: str, match: re.Match[str], language: str) -> str:
    before = text[max(0, match.start() - _NEAR) : match.start()]
    for entry in must(language).numerals.per_before:
        if re.search(entry.word, before) or re.match(
            rf"\s?(?:{entry.word})", text[match.end() :][:8]
        ):
            return entry.latin
    return ""
