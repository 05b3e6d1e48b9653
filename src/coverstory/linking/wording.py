"""The words that stand around figures, days, names and outlets: one pack a language, used together.

In: the packs of `words/`. Out: one Wording for every text, since scripts and words keep languages
apart and one report may quote another language. Reads nothing but its packs.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import msgspec

from coverstory.packs import pack_texts, read_pack

# Letters that are written without blanks between a figure and its unit.
_HANGUL = re.compile(r"[가-힣]")


class Magnitude(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """Words that multiply the number before them."""

    name: str
    value: int
    words: tuple[str, ...]


class Unit(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """A currency or share: its words after a number, its signs before or after."""

    name: str
    words: tuple[str, ...]
    signs: tuple[str, ...] = ()


class Month(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """A month of the year by its words."""

    number: int
    words: tuple[str, ...]


class NumberWord(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """A number written in letters."""

    value: int
    words: tuple[str, ...]


class KnownOutlet(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """An outlet that is often credited, by its names in every language."""

    name: str
    words: tuple[str, ...]


class LinkingWords(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """One language's pack. A word that ends in * stands for every word that begins so."""

    magnitudes: tuple[Magnitude, ...]
    units: tuple[Unit, ...]
    not_counted: tuple[str, ...]
    months: tuple[Month, ...]
    numbered: tuple[str, ...]
    outlets: tuple[str, ...]
    outlet_kinds: tuple[str, ...]
    cues: tuple[str, ...]
    common_names: tuple[str, ...]
    number_words: tuple[NumberWord, ...]
    digit_words: tuple[NumberWord, ...]


class SharedFacts(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """What every report on the subject may give without taking it from another."""

    law_numbers: tuple[int, ...]
    law_days: tuple[str, ...]
    known_outlets: tuple[KnownOutlet, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """Every pack at once, as patterns ready for use."""

    magnitudes: dict[str, int]
    magnitude: re.Pattern[str]
    units: tuple[tuple[str, re.Pattern[str]], ...]
    signs: dict[str, str]
    not_counted: re.Pattern[str]
    months: tuple[tuple[int, re.Pattern[str]], ...]
    month: str
    numbered: re.Pattern[str]
    outlet: str
    outlet_ending: str
    outlet_kind: str
    known_outlets: tuple[tuple[str, re.Pattern[str]], ...]
    number_words: tuple[tuple[int, re.Pattern[str]], ...]
    digit_words: tuple[tuple[int, re.Pattern[str]], ...]
    spelt: re.Pattern[str]
    cue: re.Pattern[str]
    common_names: frozenset[str]
    law_numbers: frozenset[int]
    law_days: frozenset[str]


@lru_cache(maxsize=1)
def wording() -> Wording:
    """Give the words of all languages. Raises PackNotUsable for a faulty pack."""
    texts = dict(pack_texts(f"{__package__}.words"))
    del texts["letters.yaml"]
    shared = read_pack(texts.pop("shared.yaml"), "linking/words/shared.yaml", SharedFacts)
    packs = [read_pack(t, f"linking/words/{name}", LinkingWords) for name, t in texts.items()]
    return _joined(packs, shared)


def _joined(packs: list[LinkingWords], shared: SharedFacts) -> Wording:
    magnitudes = [one for pack in packs for one in pack.magnitudes]
    units = [one for pack in packs for one in pack.units]
    months = [one for pack in packs for one in pack.months]
    numbers = [one for pack in packs for one in pack.number_words]
    outlets = [word for pack in packs for word in pack.outlets]
    return Wording(
        magnitudes={w.rstrip("*").lower(): one.value for one in magnitudes for w in one.words},
        magnitude=_pattern(word for one in magnitudes for word in one.words),
        units=tuple((one.name, _pattern(one.words)) for one in units),
        signs={sign: one.name for one in units for sign in one.signs},
        not_counted=_pattern(word for pack in packs for word in pack.not_counted),
        months=tuple((one.number, _pattern(one.words)) for one in months),
        month=_body(word for one in months for word in one.words),
        numbered=_pattern(word for pack in packs for word in pack.numbered),
        outlet=_body(word for word in outlets if not _HANGUL.search(word)),
        outlet_ending="|".join(sorted(word for word in outlets if _HANGUL.search(word))),
        outlet_kind=_body(word for pack in packs for word in pack.outlet_kinds),
        known_outlets=tuple(
            (one.name, _pattern(one.words, exact_case=True)) for one in shared.known_outlets
        ),
        number_words=tuple((one.value, _pattern(one.words)) for one in numbers),
        digit_words=tuple(
            (one.value, _pattern(one.words)) for pack in packs for one in pack.digit_words
        ),
        spelt=_pattern(word for one in numbers for word in one.words),
        cue=_pattern(word for pack in packs for word in pack.cues),
        common_names=frozenset(word.lower() for pack in packs for word in pack.common_names),
        law_numbers=frozenset(shared.law_numbers),
        law_days=frozenset(shared.law_days),
    )


def _pattern(words: Iterable[str], *, exact_case: bool = False) -> re.Pattern[str]:
    return re.compile(_body(words), 0 if exact_case else re.IGNORECASE)


def _body(words: Iterable[str]) -> str:
    """Give alternatives, longest first; Korean words may follow letters, others stand alone.

    A look at the first letter comes before the alternatives: most places in a text fail there.
    """
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    korean = [_escaped(word) for word in ordered if _HANGUL.search(word)]
    others = [word for word in ordered if not _HANGUL.search(word)]
    parts = []
    if others:
        first = {letter for word in others for letter in (word[0].lower(), word[0].upper())}
        whole = [_escaped(word) for word in others if not word.endswith("*")]
        stems = [_escaped(word) for word in others if word.endswith("*")]
        kinds = [rf"(?:{'|'.join(whole)})(?!\w)"] if whole else []
        kinds += [rf"(?:{'|'.join(stems)})\w*"] if stems else []
        letters = re.escape("".join(sorted(first)))
        parts.append(rf"(?=[{letters}])(?<![^\W\d_])(?:{'|'.join(kinds)})")
    if korean:
        parts.append(rf"(?=[가-힣A-Za-z])(?:{'|'.join(korean)})")
    return f"(?:{'|'.join(parts)})"


def _escaped(word: str) -> str:
    return re.escape(word.rstrip("*")).replace(r"\ ", r"\s+")
