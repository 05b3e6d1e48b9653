"""Words of our own on pictures and pages, one YAML file a language.

In: the files of a `words/` folder. Out: a `Words` value that is called with the name of a word.
A missing word is an error with the file to mend, never an empty string on a page.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

import msgspec

from coverstory.model import PackNotUsable, Period, Place, Precision, UnknownName, Where
from coverstory.packs import pack_texts, read_pack

LANGUAGES = ("en", "ko", "ru")


class Word(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """One word or sentence: its name in code and what it says."""

    name: str
    says: str


class WordFile(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """All words of one room in one language (BCP 47 tag)."""

    language: str
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language. Call it with a name: `words("as of")`."""

    language: str
    says: Mapping[str, str]

    def __call__(self, name: str, **values: object) -> str:
        """Give a word; `values` fill its braces. Raises PackNotUsable where it is missing."""
        if name not in self.says:
            raise PackNotUsable(
                Where(f"words/{self.language}.yaml", field=name),
                f"there is no word named {name!r}",
                "Add it to the file of every language.",
            )
        return self.says[name].format(**values) if values else self.says[name]

    def place(self, place: Place) -> str:
        """Give a place in words, '' where none is told."""
        country = self.country(place.country) if place.country else None
        return ", ".join(part for part in (place.city, country) if part)

    def country(self, code: str) -> str:
        """Give a country's name, or its code where we have no name for it."""
        return self.says.get(f"country {code}", code)

    def day(self, day: date) -> str:
        """Give a day as the language writes it."""
        return self("day", day=day.day, month=self(f"month {day.month}"), year=day.year)

    def month(self, day: date) -> str:
        """Give a month and year as the language writes it."""
        return self("month", month=self(f"month {day.month}"), year=day.year)

    def period(self, period: Period) -> str:
        """Give a period as exactly as the source does and no more."""
        said = self._bare_period(period)
        if period.approximate:
            said = self("about", period=said)
        return self("uncertain period", period=said) if period.uncertain else said

    def _bare_period(self, period: Period) -> str:
        first, last = period.earliest, period.latest
        if first is None:
            return self("date not told") if last is None else self("until", day=self.day(last))
        if last is None:
            return self("from", day=self.day(first))
        if period.precision is Precision.YEAR:
            return str(first.year)
        if period.precision is Precision.MONTH:
            return self.month(first)
        if first == last:
            return self.day(first)
        return self("from to", first=self.day(first), last=self.day(last))


@cache
def words_of(language: str, *packages: str) -> Words:
    """Give the words of a language from the `words/` folders of packages, read once.

    Raises UnknownName for a language without files.
    """
    if language not in LANGUAGES:
        raise UnknownName(
            Where("language"),
            f"there are no words in {language!r}",
            f"Choose one of: {', '.join(LANGUAGES)}.",
        )
    says: dict[str, str] = {}
    for package in packages:
        for name, text in pack_texts(f"{package}.words"):
            if name == f"{language}.yaml":
                says |= {word.name: word.says for word in read_pack(text, name, WordFile).words}
    return Words(language, says)


def picture_words(language: str = "en") -> Words:
    """Give the words that pictures need."""
    return words_of(language, "coverstory.pictures")
