"""A first look over the whole report: whose people it speaks of, and where their hosts are.

In: the sentences with what was found in them. Out: the main nationality, host and trade, which
stand in where a later sentence does not repeat them. A dateline's town is no host.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from coverstory.model import Place, Sector, Status
from coverstory.reading.lexicons import lexicon
from coverstory.reading.mentions import Found
from coverstory.reading.passages import Sentence
from coverstory.reading.places import find_places

T = TypeVar("T")
# Papers that are not those of a worker.
_COVERS = (Status.STUDENT, Status.TRAINEE, Status.TOURIST, Status.OTHER)
# A country with less than this share of the places named is one host of several.
_MAIN = 0.45
# A body named less often than this is not what the whole report is about.
_OFTEN = 2
# 'SEOUL, July 12 (Agency) --': the town a report was filed from, in capitals before a dash.
_DATELINE = re.compile(r"^[^.;]{0,70}?(?:\([^)]{2,40}\)\s?)?(?:--|—|–| - )\s")


@dataclass(frozen=True, slots=True)
class Survey:
    """What a report is about, as far as counting words can tell."""

    nationality: str | None = None
    host: Place = Place()
    sector: Sector | None = None
    many_hosts: bool = False
    employer: str | None = None
    school: str | None = None
    covers: bool = False


def survey(read: Sequence[tuple[Sentence, Found]], opening: str, language: str) -> Survey:
    """Give the main nationality, host and trade of a report; `opening` is its letterhead."""
    nationality = _nationality(read, language)
    countries: Counter[str] = Counter()
    cities: Counter[tuple[str, str]] = Counter()
    sectors: Counter[Sector] = Counter()
    employers: Counter[str] = Counter()
    schools: Counter[str] = Counter()
    for sentence, found in read:
        dateline = _dateline_end(found)
        weight = 2.0 if found.groups else 1.0
        for mention in found.places:
            country = mention.place.country
            if country is None or country in (nationality, "EU") or mention.start < dateline:
                continue
            countries[country] += weight * (0.3 if mention.seat else 1.5)  # type: ignore[assignment]
            if mention.place.city and not mention.seat:
                cities[(country, mention.place.city)] += weight  # type: ignore[assignment]
        comers = {nationality} | {group.nationality for group in found.groups}
        for person in found.people:
            if person.country not in comers:
                countries[person.country] += 0.4  # type: ignore[assignment]
        sectors.update(sector for _, sector in found.sectors)
        named = [b for b in found.bodies if b.named and not sentence.heading]
        employers.update(b.name for b in named if b.role == "employs")
        schools.update(b.name for b in named if b.role == "teaches")
    for letterhead in find_places(opening, language):
        if letterhead.place.country and letterhead.place.country != nationality:
            countries[letterhead.place.country] += 0.2  # type: ignore[assignment]
    country = _first(countries)
    city = _first(Counter({c: n for c, n in cities.items() if c[0] == country}))
    return Survey(
        nationality,
        Place(city[1] if city else None, country),
        _dominant(sectors),
        bool(country) and countries[str(country)] < sum(countries.values()) * _MAIN,
        _single(employers),
        _single(schools),
        any(status in _COVERS for _, found in read for _, status in found.statuses),
    )


def _nationality(read: Sequence[tuple[Sentence, Found]], language: str) -> str | None:
    """Give whose people are spoken of; the pack favours those the trade is mostly about."""
    counted: Counter[str] = Counter()
    favoured = lexicon(language).places.favoured
    for _, found in read:
        for group in found.groups:
            if group.nationality:
                weight = 3 if group.count else 2
                counted[group.nationality] += weight * (4 if group.nationality in favoured else 1)
    if not counted:
        counted.update(_comers(read, language))
    if not counted:
        # 'The North Korean restaurant': only places and bodies are called after a people.
        named = [p.country for _, found in read for p in found.people]
        named += [str(m.place.country) for _, found in read for m in found.places]
        counted.update(country for country in named if country in favoured)
    return _first(counted)


def _comers(read: Sequence[tuple[Sentence, Found]], language: str) -> list[str]:
    """Give the countries people are said to come from, where no word names a people."""
    lead = re.compile(rf"\b(?:{lexicon(language).triggers.home_before})\s$", re.I)
    return [
        mention.place.country
        for _, found in read
        for mention in found.places
        if mention.place.country and lead.search(found.text[: mention.start][-8:])
    ]


def _dominant(sectors: Counter[Sector]) -> Sector | None:
    """Give the trade that nearly all words of trades tell of; None where several share it."""
    first = _first(sectors)
    return first if first and sectors[first] * 10 >= sum(sectors.values()) * 7 else None


def _single(bodies: Counter[str]) -> str | None:
    """Give the one body a report is about; None where several are named alike."""
    top = bodies.most_common(2)
    alone = len(top) == 1 or (len(top) == 2 and top[0][1] > top[1][1])
    return top[0][0] if alone and top[0][1] >= _OFTEN else None


def _dateline_end(found: Found) -> int:
    match = _DATELINE.match(found.text)
    first = found.text.split(" ", 1)[0].strip(",")
    return match.end() if match and first.isupper() and len(first) > 2 else 0


def _first(counted: Counter[T]) -> T | None:
    top = counted.most_common(1)
    return top[0][0] if top else None
