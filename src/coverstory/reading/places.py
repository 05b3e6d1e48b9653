"""Places: towns, regions, countries and words for people, found in a sentence.

In: normalised text. Out: mentions with offsets, each a place or a nationality. Whether a place is
host or home is decided by who the people are, not here.
"""

import re
from dataclasses import dataclass
from functools import cache

from coverstory.model import Place
from coverstory.reading.lexicons import lexicon
from coverstory.reading.wordlists import words_pattern


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place named in a sentence."""

    start: int
    end: int
    place: Place
    seat: bool = False
    guessed: bool = False


@dataclass(frozen=True, slots=True)
class PeopleMention:
    """A word for the people of a country."""

    start: int
    end: int
    country: str


@cache
def _place_table(language: str) -> tuple[re.Pattern[str], dict[str, Place], frozenset[str]]:
    pack = lexicon(language).places
    table: dict[str, Place] = {}
    for country in pack.countries:
        table.update({name: Place(None, country.code) for name in country.names})
    for region in pack.regions:
        table.update({name: Place(None, region.country) for name in region.names})
    for towns in pack.cities:
        table.update({name: Place(name, towns.country) for name in towns.names})
    return words_pattern(table, ignore_case=False), table, frozenset(pack.seats)


@cache
def _people_table(language: str) -> tuple[re.Pattern[str], dict[str, str]]:
    pack = lexicon(language).places
    table = {word: country.code for country in pack.countries for word in country.people}
    table.update({entry.word: entry.country for entry in pack.ambiguous_people})
    return words_pattern(table, ignore_case=False), table


@cache
def home_words(language: str) -> re.Pattern[str]:
    """Give the pattern of words that mean the home country."""
    return words_pattern(lexicon(language).places.home_words)


def find_places(text: str, language: str) -> list[PlaceMention]:
    """Give every place named in the text, in order."""
    pattern, table, seats = _place_table(language)
    return [
        PlaceMention(m.start(), m.end(), table[m.group()], m.group() in seats)
        for m in pattern.finditer(text)
    ]


@cache
def _unknown_towns(language: str) -> tuple[re.Pattern[str], frozenset[str]]:
    pack = lexicon(language)
    months = [m.pattern.split("|")[0] for m in pack.dates.months]
    stops = {
        *pack.places.not_towns,
        *pack.speech.not_names.split("|"),
        *pack.organisations.heads.split("|"),
        *months,
        *pack.dates.weekdays,
    }
    word = r"[A-Z][a-zà-ž]{2,}(?:-[A-Za-z][a-zà-ž]+)*"
    leads, of = pack.places.town_leads, pack.places.town_of
    return re.compile(
        rf"\b(?:{leads}) (?:{of} )?(?P<name>{word}(?: {word})?)(?=[,.;:)]|\s[a-z]|\s?$)(?!'s)"
    ), frozenset(stops)


def find_towns(text: str, language: str, taken: list[tuple[int, int]]) -> list[PlaceMention]:
    """Give names that stand where a town would and that no list knows; the country is not told."""
    pattern, stops = _unknown_towns(language)
    found = []
    for match in pattern.finditer(text):
        start, end = match.span("name")
        known = any(a < end and start < b for a, b in taken)
        if not known and not stops & set(match["name"].split()):
            found.append(PlaceMention(start, end, Place(match["name"], None), guessed=True))
    return found


def find_people(text: str, language: str) -> list[PeopleMention]:
    """Give every word for the people of a country, in order."""
    pattern, table = _people_table(language)
    return [PeopleMention(m.start(), m.end(), table[m.group()]) for m in pattern.finditer(text)]
