"""Places: towns, regions, countries and words for people, found in a sentence.

In: normalised text. Out: mentions with offsets, each a place or a nationality. Whether a place is
host or home is decided by who the people are, not here.
"""

import re
from dataclasses import dataclass
from functools import cache

from coverstory.model import Place
from coverstory.reading.gazetteer import countries_of
from coverstory.reading.lexicons import lexicon
from coverstory.reading.wordlists import WordTable, words_pattern


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
def _place_table(language: str) -> tuple[WordTable[Place], frozenset[str]]:
    pack = lexicon(language).places
    table: dict[str, Place] = {}
    for country in pack.countries:
        table.update({name: Place(None, country.code) for name in country.names})
    for region in pack.regions:
        table.update({name: Place(None, region.country) for name in region.names})
    for towns in pack.cities:
        table.update({name: Place(name, towns.country) for name in towns.names})
        for town in towns.spelled:
            table.update({w: Place(town.name, towns.country) for w in town.pattern.split("|")})
    return WordTable(table, ignore_case=False), frozenset(pack.seats)


@cache
def _people_table(language: str) -> WordTable[str]:
    pack = lexicon(language).places
    table = {word: country.code for country in pack.countries for word in country.people}
    table.update({entry.word: entry.country for entry in pack.ambiguous_people})
    return WordTable(table, ignore_case=pack.people_in_any_case)


@cache
def home_words(language: str) -> re.Pattern[str]:
    """Give the pattern of words that mean the home country."""
    return words_pattern(lexicon(language).places.home_words)


def find_places(text: str, language: str) -> list[PlaceMention]:
    """Give every place named in the text, in order."""
    table, seats = _place_table(language)
    found = [
        PlaceMention(m.start(), m.end(), place, m.group() in seats or place.city in seats)
        for m in table.pattern.finditer(text)
        if (place := table.of(m.group()))
    ]
    if not lexicon(language).places.gazetteer_leads:
        return found
    return sorted(found + _from_gazetteer(text, found, language), key=lambda m: m.start)


@cache
def _gazetteer_names(language: str) -> tuple[re.Pattern[str], frozenset[str]]:
    _, stops = _unknown_towns(language)
    leads = lexicon(language).places.gazetteer_leads
    word = r"[A-ZÀ-Ž][\w'’-]+"
    return re.compile(rf"\b(?:{leads}) (?P<name>{word}(?: {word}){{0,2}})"), stops


def _from_gazetteer(text: str, found: list[PlaceMention], language: str) -> list[PlaceMention]:
    """Give towns that only the gazetteer knows, where a town would stand and one country has it."""
    pattern, stops = _gazetteer_names(language)
    towns = []
    for match in pattern.finditer(text):
        words = match["name"].removesuffix("'s").split()
        for length in range(len(words), 0, -1):
            name = " ".join(words[:length])
            start, end = match.start("name"), match.start("name") + len(name)
            countries = countries_of(name)
            if any(m.start < end and start < m.end for m in found) or name in stops:
                break
            if len(countries) == 1:
                towns.append(PlaceMention(start, end, Place(name, countries[0])))
            if countries:
                break
    return towns


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
    table = _people_table(language)
    return [
        PeopleMention(m.start(), m.end(), table.of(m.group())) for m in table.pattern.finditer(text)
    ]
