"""The fields of a model's claim, checked one by one against the report and against reason.

In: fields that fit the form of an answer, and what the report tells. Out: the fields of a Claim;
what is absurd, or stands nowhere in the report, is dropped and counted by field. An injected
article can make a model say anything: so names must be made of the report's own words, figures
must stand in the quote, and years in the report.
"""

import math
import re
from collections import Counter
from dataclasses import dataclass
from typing import Any

from coverstory.model import (
    Amount,
    Attribution,
    CountRange,
    DateNotReadable,
    Document,
    Kind,
    Period,
    Place,
    Speaker,
)
from coverstory.reading.lexicons import lexicon
from coverstory.reading.model_questions import (
    AmountAnswer,
    CountAnswer,
    DateAnswer,
    PlaceAnswer,
    SpeakerAnswer,
)
from coverstory.reading.numbers import find_counts

_MOVES = (Kind.DISPATCH, Kind.ENTRY, Kind.EXIT, Kind.REPATRIATION, Kind.RETURN)
# More people than any State has abroad, and more money than any of them earns: a slip or a lie.
_MOST_PEOPLE, _MOST_MONEY = 10_000_000, 10**12
_DATE = re.compile(r"(?:19|20)\d\d(?:-\d\d(?:-\d\d)?)?")
_FIGURE = re.compile(r"\d[\d.,  ]*")
_CURRENCY = re.compile(r"[A-Z]{3}|%")
_WORD = re.compile(r"\w{3,}")
_LATIN = "en"


@dataclass(frozen=True, slots=True)
class Told:
    """What the report tells, for checking: its words, its years, and the script it is in.

    Names in another script are transcribed by a model, and numbers in words differ by language:
    `is_latin` says whether both can be looked up in the text.
    """

    words: frozenset[str]
    years: frozenset[int]
    is_latin: bool


def told_by(document: Document) -> Told:
    """Give what the evidence of a document tells."""
    text = " ".join(document.clean[b.start : b.end] for b in document.evidence_blocks())
    letters = [char for char in text[:20_000] if char.isalpha()]
    latin = sum(char < "\u0250" for char in letters)
    years = {int(year) for year in re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", text)}
    published = document.published.earliest
    near = {published.year + shift for shift in (-1, 0, 1)} if published else set()
    words = frozenset(word.casefold() for word in _WORD.findall(text))
    return Told(words, frozenset(years | near), latin * 2 > len(letters))


def fields_of(
    plain: dict[str, Any], kind: Kind, quote: str, told: Told, dropped: Counter[str]
) -> dict[str, Any]:
    """Give the fields of a Claim; what cannot be is left out and counted."""

    def name(field: str, value: str | None) -> str | None:
        return _name(field, value, told, dropped)

    def place(field: str, value: PlaceAnswer | None) -> Place:
        if value is None:
            return Place()
        return Place(name(field, value.city), _country(field, value.country, dropped))

    origin = place("origin", plain.get("origin"))
    return {
        "group": name("group", plain.get("group")),
        "nationality": _country("nationality", plain.get("nationality"), dropped),
        "status": plain.get("status"),
        "sector": plain.get("sector"),
        "place": place("place", plain.get("place")),
        "origin": origin if kind in _MOVES else Place(),
        "count": _count(plain.get("count"), quote, told, dropped),
        "period": _period(plain.get("date"), told, dropped),
        "intermediary": name("intermediary", plain.get("intermediary")),
        "institution": name("institution", plain.get("institution")),
        "amount": _amount(plain.get("amount"), quote, told, dropped),
        "attribution": _speaker(plain.get("attribution"), told, dropped),
        "hedged": bool(plain.get("hedged")),
    }


def _name(field: str, value: str | None, told: Told, dropped: Counter[str]) -> str | None:
    """Give a name when all its words stand in the report, or cannot be looked up there."""
    plain = " ".join((value or "").split())
    words = [word.casefold() for word in _WORD.findall(plain)]
    found = bool(words) and all(word in told.words for word in words)
    if plain and plain.isprintable() and (found or not told.is_latin):
        return plain
    if value is not None:
        dropped[f"{field}: its words are not in the report"] += 1
    return None


def _country(field: str, value: str | None, dropped: Counter[str]) -> str | None:
    codes = {country.code for country in lexicon(_LATIN).places.countries} | {"EU"}
    if value is not None and value not in codes:
        dropped[f"{field}: no such country"] += 1
        return None
    return value


def _count(
    value: CountAnswer | None, quote: str, told: Told, dropped: Counter[str]
) -> CountRange | None:
    if value is None or (value.min is None and value.max is None):
        return None
    sides = [side for side in (value.min, value.max) if side is not None]
    if any(not 0 <= side <= _MOST_PEOPLE for side in sides) or sides != sorted(sides):
        dropped["count: absurd"] += 1
        return None
    if told.is_latin and not all(_is_told(side, quote) for side in sides):
        dropped["count: not in the quote"] += 1
        return None
    return CountRange(value.min, value.max)


def _is_told(number: float, quote: str) -> bool:
    """Say whether a number stands in the quote, in figures or words; a scale word may follow."""
    ranges = [count.range for count in find_counts(quote, _LATIN)]
    if any(number in (told.min, told.max) for told in ranges):
        return True
    for figure in _FIGURE.findall(quote):
        digits = re.sub(r"[^\d]", "", figure)
        plain = re.sub(r"[,  ]", "", figure).rstrip(".")
        values = [float(digits)] + ([float(plain)] if plain.count(".") == 1 else [])
        if any(
            math.isclose(number, value * 10**scale) for value in values for scale in (0, 3, 6, 9)
        ):
            return True
    return False


def _amount(
    value: AmountAnswer | None, quote: str, told: Told, dropped: Counter[str]
) -> Amount | None:
    if value is None or value.value is None:
        return None
    money, currency = value.value, value.currency or ""
    sound = math.isfinite(money) and 0 <= money <= _MOST_MONEY and _CURRENCY.fullmatch(currency)
    if not sound:
        dropped["amount: absurd"] += 1
        return None
    if told.is_latin and not _is_told(money, quote):
        dropped["amount: not in the quote"] += 1
        return None
    per = value.per if value.per in ("hour", "day", "week", "month", "year", "head") else ""
    return Amount(money, currency, per or "")


def _period(value: DateAnswer | None, told: Told, dropped: Counter[str]) -> Period:
    if value is None or not (value.first or value.to):
        return Period()
    sides = [side for side in (value.first, value.to) if side]
    if any(not _DATE.fullmatch(side) for side in sides):
        dropped["date: absurd"] += 1
        return Period()
    if any(int(side[:4]) not in told.years for side in sides):
        dropped["date: the year is not in the report"] += 1
        return Period()
    same = value.first == value.to
    edtf = value.first if same else f"{value.first or '..'}/{value.to or '..'}"
    try:
        return Period.from_edtf(edtf or "")
    except DateNotReadable:
        dropped["date: absurd"] += 1
        return Period()


def _speaker(value: SpeakerAnswer | None, told: Told, dropped: Counter[str]) -> Attribution:
    """Give the speaker. One without a name shares a label with all such: no origin comes of it."""
    if value is None or value.type is Speaker.NARRATOR:
        return Attribution()
    name = _name("attribution", value.name, told, dropped)
    named = name if value.type is not Speaker.ANONYMOUS else None
    return Attribution(value.type, named, label=named or "sources")
