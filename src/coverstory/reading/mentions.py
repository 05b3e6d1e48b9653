"""What one sentence holds: places, people, money, dates, bodies, groups, trades, papers.

In: a normalised sentence and the document's anchor. Out: one frozen value that the rules read. No
rule and no judgement here.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from coverstory.model import CountRange, Sector, Status
from coverstory.reading.anchors import Anchor
from coverstory.reading.dates import DateMention
from coverstory.reading.finders import finders_of
from coverstory.reading.groups import GroupMention
from coverstory.reading.lexicons import lexicon
from coverstory.reading.money import AmountMention
from coverstory.reading.organisations import Body
from coverstory.reading.places import PeopleMention, PlaceMention
from coverstory.reading.wordlists import phrase, whole, words_pattern

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Cited:
    """A rule cited by number ('resolution 2375')."""

    start: int
    end: int
    name: str
    year: int | None


@dataclass(frozen=True, slots=True)
class Found:
    """All that one sentence holds; offsets inside the sentence."""

    text: str
    places: tuple[PlaceMention, ...]
    towns: tuple[PlaceMention, ...]
    people: tuple[PeopleMention, ...]
    amounts: tuple[AmountMention, ...]
    dates: tuple[DateMention, ...]
    bodies: tuple[Body, ...]
    groups: tuple[GroupMention, ...]
    sectors: tuple[tuple[int, Sector], ...]
    statuses: tuple[tuple[int, Status], ...]
    cited: tuple[Cited, ...]
    expired: bool
    documents: tuple[int, ...]
    language: str

    def signs(self, clause: tuple[int, int]) -> "Signs":
        """Give what the words of one clause say besides."""
        return signs_in(self.text[clause[0] : clause[1]], self.language)


@dataclass(frozen=True, slots=True)
class Signs:
    """What a clause says besides its mentions: ages, how often, hedges, plans."""

    ages: CountRange | None
    frequency: str | None
    first_time: bool
    in_groups: bool
    hedge: str
    planned: bool
    ahead: str
    expired: bool


@dataclass(frozen=True, slots=True)
class _Tables:
    sectors: tuple[tuple[re.Pattern[str], Sector], ...]
    statuses: tuple[tuple[re.Pattern[str], Status], ...]
    resolution: re.Pattern[str]
    ages: re.Pattern[str]
    frequencies: tuple[tuple[str, re.Pattern[str]], ...]
    expired: re.Pattern[str]
    documents: re.Pattern[str]
    first_time: re.Pattern[str]
    in_groups: re.Pattern[str]
    hedged: re.Pattern[str]
    planned: re.Pattern[str]


@cache
def _tables(language: str) -> _Tables:
    pack, triggers = lexicon(language).people, lexicon(language).triggers
    return _Tables(
        sectors=tuple(
            (words_pattern(s.words, ignore_case=s.sector is not Sector.IT), s.sector)
            for s in pack.sectors
        ),
        statuses=tuple((phrase(s.pattern), s.status) for s in pack.statuses),
        resolution=re.compile(lexicon(language).speech.resolution),
        ages=phrase(pack.ages),
        frequencies=tuple((f.name, whole(f.pattern)) for f in pack.frequencies),
        expired=phrase(pack.expired),
        documents=whole(pack.document_nouns),
        first_time=phrase(pack.first_time),
        in_groups=phrase(pack.in_groups),
        hedged=phrase(triggers.hedged),
        planned=phrase(triggers.planned),
    )


def find_all(text: str, anchor: Anchor, language: str, year_told: int | None) -> Found:
    """Give all that a sentence holds."""
    tables, find = _tables(language), finders_of(language)
    cited = _cited(text, tables, language)
    ages = tables.ages.search(text)
    planned = tables.planned.search(text)
    amounts = find.amounts(text, language)
    dates = [d for d in find.dates(text, anchor, language, ahead=bool(planned), year_told=year_told)
             if not any(c.start <= d.start < c.end for c in cited)]  # fmt: skip
    taken = [(a.start, a.end) for a in amounts] + [(d.start, d.end) for d in dates]
    taken += [(c.start, c.end) for c in cited]
    taken += [(ages.start(), ages.end())] if ages else []
    counts = find.counts(text, language, taken)
    places = find.places(text, language)
    people = find.people(text, language)
    bodies = find.bodies(text, language)
    known = [(m.start, m.end) for m in places] + [(p.start, p.end) for p in people]
    known += [(b.start, b.end) for b in bodies] + [(d.start, d.end) for d in dates]
    towns = find.towns(text, language, known)
    return Found(
        text=text,
        places=tuple(places),
        people=tuple(people),
        amounts=tuple(amounts),
        dates=tuple(dates),
        bodies=tuple(bodies),
        towns=tuple(towns),
        groups=tuple(find.groups(text, counts, people, places, language)),
        sectors=tuple(m for m in _marks(text, tables.sectors) if not _is_name(text, m[0])),
        statuses=_marks(text, tables.statuses),
        cited=cited,
        expired=bool(tables.expired.search(text)),
        documents=tuple(m.start() for m in tables.documents.finditer(text)),
        language=language,
    )


def signs_in(text: str, language: str) -> Signs:
    """Give ages, frequency, hedge and plan told in a stretch of text."""
    tables = _tables(language)
    hedge, planned = tables.hedged.search(text), tables.planned.search(text)
    return Signs(
        ages=_ages(tables.ages.search(text), language),
        frequency=next((name for name, p in tables.frequencies if p.search(text)), None),
        first_time=bool(tables.first_time.search(text)),
        in_groups=bool(tables.in_groups.search(text)),
        hedge=hedge.group() if hedge else "",
        planned=bool(planned),
        ahead=planned.group() if planned else "",
        expired=bool(tables.expired.search(text)),
    )


def _is_name(text: str, at: int) -> bool:
    """Say whether a word of trade stands in a name ('Orchard Street')."""
    return at > 0 and bool(re.match(r"[A-Z][a-z]+ [A-Z][a-z]", text[at : at + 40]))


def _marks(text: str, table: tuple[tuple[re.Pattern[str], T], ...]) -> tuple[tuple[int, T], ...]:
    found = [(match.start(), value) for pattern, value in table for match in pattern.finditer(text)]
    return tuple(sorted(found, key=lambda item: item[0]))


def _cited(text: str, tables: _Tables, language: str) -> tuple[Cited, ...]:
    name = lexicon(language).speech.resolution_name
    return tuple(
        Cited(
            m.start(),
            m.end(),
            name.format(number=m["number"]),
            int(m["year"]) if m["year"] else None,
        )
        for m in tables.resolution.finditer(text)
    )


def _ages(match: re.Match[str] | None, language: str) -> CountRange | None:
    if match is None:
        return None
    if match["tens"]:
        decade = next(
            d for d in lexicon(language).people.decades if d.word == match["tens"].lower()
        )
        return CountRange(decade.from_, decade.to)
    first = match["a"] or match["c"]
    return CountRange(int(first), int(match["b"] or match["d"] or first))
