"""Figures and days in running text of any language: 13 221, 13,221 and 1만 3221 are one.

In: a text. Out: figures (value, unit, where) and days (month and day, year where given, where).
Years, days, times of day, numbers of resolutions, of laws and of pages, and lengths of time are no
figures: any two reports may share them. Never decides whether two reports are one.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from coverstory.linking.wording import Wording, wording

_NUMBER = re.compile(
    r"(?<![\w.,])(?:(?P<grouped>[1-9]\d{0,2}(?:[ ,.\u00a0\u202f]\d{3})+)|(?P<plain>\d{1,12}))"
    r"(?P<decimals>[.,]\d{1,2})?(?![\d])(?![.,]\d)"
)
_SIGN_BEFORE = re.compile(r"(?P<land>[A-Z]{0,3})(?P<sign>[$€£¥₽₩])\s?$")
_NUMERIC_DAYS = re.compile(
    r"(?<!\d)(?:(?P<y>20\d\d|19\d\d)[-./]\s?(?P<m>\d{1,2})[-./]\s?(?P<d>\d{1,2})"
    r"|(?P<d2>\d{1,2})\.(?P<m2>\d{1,2})\.(?P<y2>20\d\d|19\d\d))(?!\d)"
    r"|(?:(?P<y3>20\d\d|19\d\d)년\s?)?(?P<m3>\d{1,2})월\s?(?P<d3>\d{1,2})일"
)
_TIMES = re.compile(r"(?<!\d)\d{1,2}:\d\d(?::\d\d)?(?!\d)")
# A count of things follows so closely that a bare 2019 cannot be a year.
_COUNTER = re.compile(r"\s?(?:여\s?)?(?:명|건|호실|곳|개(?!월))")
# By telling digits: 2,000 has one, 120 two, 3,765 four. A number under a hundred is worth less.
_WEIGHT = {1: 0.5, 2: 1.0, 3: 2.0, 4: 3.0}
_MOST, _SMALL, _CURRENCY, _PERCENT = 4.0, 0.7, 0.5, 0.5
_GAP = re.compile(r"[ \u00a0\u202f]?(?:여\s?)?")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its unit ('' where it counts people or things) and where it stands."""

    value: float
    unit: str
    start: int
    end: int

    @property
    def key(self) -> tuple[float, str]:
        """What two mentions must share to be one figure."""
        return self.value, self.unit

    @property
    def digits(self) -> int:
        """Count the digits that carry meaning: 3,765 has four, 2,000 one.

        >>> Figure(3765, "", 0, 5).digits, Figure(2000, "", 0, 5).digits
        (4, 1)
        """
        return _digits(self.value)

    @property
    def weight(self) -> float:
        """How unlikely it is that two reports meet in it by chance, in decimal digits.

        >>> Figure(3765, "", 0, 5).weight, Figure(2000, "", 0, 5).weight
        (3.0, 0.5)
        """
        if self.unit == "%":
            return _PERCENT
        most = _SMALL if self.value < 100 else _MOST
        basic = min(_WEIGHT.get(self.digits, _MOST), most)
        return basic + (_CURRENCY if self.unit else 0.0)


@lru_cache(maxsize=50_000)
def _digits(value: float) -> int:
    plain = f"{value:.2f}".rstrip("0").rstrip(".").replace(".", "")
    return len(plain.strip("0")) or 1


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the year, 'MM-DD', the year where the text gives it, and where it stands."""

    day: str
    year: int | None
    start: int
    end: int


def figures_and_days(text: str) -> tuple[tuple[Figure, ...], tuple[Day, ...]]:
    """Give the figures and the days of a text, in order."""
    words = wording()
    days, taken = _days(text, words)
    blank = _blanked(text, taken + [found.span() for found in _TIMES.finditer(text)])
    found = sorted([*_figures(blank, words), *_spelt(blank, words)], key=lambda one: one.start)
    return tuple(found), tuple(day for day in days if day.day not in words.law_days)


def _spelt(text: str, words: Wording) -> list[Figure]:
    """Find numbers from ten to ninety-nine written in letters."""
    found = []
    for match in words.spelt.finditer(text):
        value = _number(match[0], words.number_words)
        end = match.end()
        if value >= 20 and (joint := re.compile(r"[ -]").match(text, end)):
            for digit, pattern in words.digit_words:
                if one := pattern.match(text, joint.end()):
                    value, end = value + digit, one.end()
        gap = re.compile(r"[ -]?").match(text, end)
        after = gap.end() if gap else end
        if not words.not_counted.match(text, after) and not words.magnitude.match(text, after):
            found.append(
                Figure(float(value), _unit(text, match.start(), end, words), match.start(), end)
            )
    return found


def _number(word: str, numbers: tuple[tuple[int, re.Pattern[str]], ...]) -> int:
    return next(value for value, pattern in numbers if pattern.fullmatch(word))


def _days(text: str, words: Wording) -> tuple[list[Day], list[tuple[int, int]]]:
    found: list[Day] = []
    for match in _NUMERIC_DAYS.finditer(text):
        parts = match.groupdict()
        year, month, day = (parts[k] or parts[k + "2"] or parts[k + "3"] for k in "ymd")
        found += _day(month, day, year, match.span())
    for match in _written_days().finditer(text):
        parts = match.groupdict()
        month = _month(parts["m1"] or parts["m2"], words)
        found += _day(month, parts["d1"] or parts["d2"], parts["year"], match.span())
    found.sort(key=lambda day: day.start)
    return found, [(day.start, day.end) for day in found]


@lru_cache(maxsize=1)
def _written_days() -> re.Pattern[str]:
    month = wording().month
    after = r"(?:,?\s(?P<year>20\d\d|19\d\d)(?!\d))?"
    number = r"(?<![\d.,])\d{1,2}(?:st|nd|rd|th)?"
    return re.compile(
        rf"(?:(?P<d1>{number})(?:\sof)?\s(?P<m1>{month})|"
        rf"(?P<m2>{month})\.?\s(?P<d2>\d{{1,2}}(?![\d%]))(?![.,]\d)){after}",
        re.IGNORECASE,
    )


def _month(word: str, words: Wording) -> str:
    return next(str(number) for number, pattern in words.months if pattern.fullmatch(word))


def _day(month: str, day: str, year: str | None, at: tuple[int, int]) -> list[Day]:
    number, of_month = int(month), int(re.sub(r"\D", "", day))
    if not (1 <= number <= 12 and 1 <= of_month <= 31):
        return []
    return [Day(f"{number:02}-{of_month:02}", int(year) if year else None, *at)]


def _blanked(text: str, spans: list[tuple[int, int]]) -> str:
    parts, at = [], 0
    for start, end in sorted(spans):
        if start >= at:
            parts += [text[at:start], "|" * (end - start)]
            at = end
    return "".join([*parts, text[at:]])


def _figures(text: str, words: Wording) -> list[Figure]:
    found: list[Figure] = []
    last: tuple[int, float] = (-1, 0)  # where the number before ended, and its magnitude
    for match in _NUMBER.finditer(text):
        value, end, magnitude = _scaled(text, match, words)
        follows = (
            found
            and last[1]
            and not match["decimals"]
            and _GAP.fullmatch(text, last[0], match.start())
        )
        if follows and value < last[1]:
            before = found.pop()
            value, start = before.value + value, before.start
        else:
            start = match.start()
        if not _is_counted(text, match, end, magnitude, words):
            last = (-1, 0)
            continue
        found.append(Figure(value, _unit(text, start, end, words), start, end))
        last = (end, magnitude)
    return found


def _scaled(text: str, match: re.Match[str], words: Wording) -> tuple[float, int, float]:
    digits = match["grouped"] or match["plain"]
    value = float(re.sub(r"\D", "", digits))
    if match["decimals"]:
        value += float("0." + match["decimals"][1:])
    gap = _GAP.match(text, match.end())
    at = gap.end() if gap else match.end()
    scale = words.magnitude.match(text, at)
    if not scale:
        return value, match.end(), 0
    factor = _factor(scale[0], words)
    return round(value * factor, 2), scale.end(), factor


def _factor(word: str, words: Wording) -> int:
    low = word.lower()
    return max(
        (value for stem, value in words.magnitudes.items() if low.startswith(stem)), default=1
    )


def _is_counted(
    text: str, match: re.Match[str], end: int, magnitude: float, words: Wording
) -> bool:
    if magnitude:
        return True
    number = int(match["plain"]) if match["plain"] else 0
    if 1900 <= number <= 2099 and not _COUNTER.match(text, end):
        return False
    before = text[max(0, match.start() - 16) : match.start()]
    if number in words.law_numbers or any(
        found.end() >= len(before) - 2 for found in words.numbered.finditer(before)
    ):
        return False
    gap = _GAP.match(text, end)
    at = gap.end() if gap else end
    after = at + 1 if text[at : at + 1] == "-" else at
    return not words.not_counted.match(text, after)


def _unit(text: str, start: int, end: int, words: Wording) -> str:
    sign = _SIGN_BEFORE.search(text[max(0, start - 6) : start])
    if sign:
        # NT$ and NZ$ are currencies of their own, whatever they are called in full.
        return words.signs.get(sign["land"] + sign["sign"]) or (
            sign["land"] + sign["sign"] if sign["land"] else words.signs.get(sign["sign"], "")
        )
    gap = re.compile(r"\s?(?:여\s?)?").match(text, end)
    at = gap.end() if gap else end
    if text[at : at + 1] in words.signs:
        return words.signs[text[at]]
    return next((name for name, pattern in words.units if pattern.match(text, at)), "")
