"""The finders of a language: one set for languages of words apart, one for verb-final ones.

In: the code of a language. Out: the functions that find amounts, dates, counts, places, peoples,
bodies, towns and groups in a sentence of it. The pack says which: a `frames.yaml` or none.
"""

from functools import cache
from types import SimpleNamespace

from coverstory.reading import dates, groups, money, numbers, organisations, places
from coverstory.reading.groups import GroupMention
from coverstory.reading.numbers import Count
from coverstory.reading.places import PeopleMention, PlaceMention
from coverstory.reading.verb_final import days, firms, numerals, people, sums
from coverstory.reading.verb_final.frames import frames_of


def _groups(
    text: str,
    counts: list[Count],
    peoples: list[PeopleMention],
    found: list[PlaceMention],
    language: str,
) -> list[GroupMention]:
    countries = {m.start: m.place.country for m in found if m.place.country and not m.place.city}
    return groups.find_groups(text, counts, peoples, countries, language)


def _no_towns(_text: str, _language: str, _taken: list[tuple[int, int]]) -> list[PlaceMention]:
    """Guess no town: without capitals nothing shows that a word is a name."""
    return []


_WORDS_APART = SimpleNamespace(
    amounts=money.find_amounts, dates=dates.find_dates, counts=numbers.find_counts,
    places=places.find_places, people=places.find_people, bodies=organisations.find_bodies,
    towns=places.find_towns, groups=_groups,
)  # fmt: skip
_VERB_FINAL = SimpleNamespace(
    amounts=sums.find_amounts, dates=days.find_dates, counts=numerals.find_counts,
    places=people.find_places, people=people.find_people, bodies=firms.find_bodies,
    towns=_no_towns, groups=people.find_groups,
)  # fmt: skip


@cache
def finders_of(language: str) -> SimpleNamespace:
    """Give the finders of a language, by what each finds."""
    return _VERB_FINAL if frames_of(language) else _WORDS_APART
