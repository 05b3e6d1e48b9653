"""Proper names compared across scripts: Khabarovsk, Хабаровск and 하바롭스크 have one skeleton.

In: a text. Out: its names as skeletons of consonant classes, with where each stands. A skeleton is
coarse on purpose (b, v, p and f are one class; l and r are one): alone it shows nothing, it only
bears out what figures and credits suggest. Names are of places, firms and outlets as well as of
people in public roles; nothing here asks who an unnamed person is.
"""

import re
import unicodedata
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

import msgspec

from coverstory.linking.wording import wording
from coverstory.packs import pack_texts, read_pack

# Fewer than four consonants meet by chance too often.
LONG_ENOUGH = 4
# Consonants that case endings and particles add: -го, -ых; 에서, 으로는.
_ENDING_RU, _ENDING_KO = 1, 3
# How alike two spellings must be: 둥강의 and Donggang are 0.77, 공장을 and Hunchun 0.62.
ALIKE = 0.7
_CAPITAL = re.compile(r"(?<!\w)[A-ZÀ-ÞĀ-ŽА-ЯЁ][\w’'-]{2,}")
_EOJEOL = re.compile(r"[가-힣]{2,}")


@dataclass(frozen=True, slots=True)
class Name:
    """A name by its skeleton; `ending` is how many consonants an ending may add to it."""

    skeleton: str
    words: str
    start: int
    end: int
    ending: int = 0

    @property
    def korean(self) -> bool:
        """Say whether it is written in Hangul, which has no capitals to tell names by."""
        return "가" <= self.words[0] <= "힣"

    def fits(self, other: "Name") -> bool:
        """Say whether the two may be one name, endings of either put aside."""
        if self.skeleton == other.skeleton:
            return True
        short, long = sorted((self, other), key=lambda name: len(name.skeleton))
        more = len(long.skeleton) - len(short.skeleton)
        return more <= long.ending and long.skeleton.startswith(short.skeleton)

    def matches(self, other: "Name") -> bool:
        """Say whether the two fit and also sound alike, vowels and all."""
        if not self.fits(other):
            return False
        one, two = sorted((sound(self.words), sound(other.words)))
        size = min(len(one), len(two))
        return SequenceMatcher(None, one[: size + 1], two[: size + 1]).ratio() >= ALIKE


def names(text: str) -> tuple[Name, ...]:
    """Give the names of a text that are long enough to compare, each at its first place."""
    words = wording()
    common = words.common_names
    month = re.compile(words.month, re.IGNORECASE)
    found = [
        Name(skeleton(m[0]), m[0], *m.span(), ending=_ENDING_RU * (m[0][0] > "Ѐ"))
        for m in _CAPITAL.finditer(text)
        if m[0].lower() not in common and not month.fullmatch(m[0])
    ]
    found += [
        Name(skeleton(m[0]), m[0], *m.span(), ending=_ENDING_KO)
        for m in _EOJEOL.finditer(text)
        if m[0] not in common
    ]
    kept: dict[str, Name] = {}
    for name in sorted(found, key=lambda name: name.start):
        if len(name.skeleton) >= LONG_ENOUGH:
            kept.setdefault(name.words, name)
    return tuple(kept.values())


@lru_cache(maxsize=50_000)
def skeleton(word: str) -> str:
    """Give the consonant classes of a word in any of the three scripts.

    >>> skeleton("Khabarovsk") == skeleton("Хабаровск") == skeleton("하바롭스크")
    True
    """
    return re.sub(r"(.)\1+", r"\1", re.sub("[^A-Z]", "", sound(word)))


@lru_cache(maxsize=50_000)
def sound(word: str) -> str:
    """Give a word's consonant classes, in capitals, with its vowels between them.

    >>> sound("Хабаровск"), sound("하바롭스크")
    ('KaBaRoBSK', 'KaBaRoBSK')
    """
    heard = spelling(word)
    for letters, one in _letters().consonants:
        heard = letters.sub(one, heard)
    return heard


@lru_cache(maxsize=50_000)
def spelling(word: str) -> str:
    """Give a word of any of the three scripts in Latin letters, roughly as it sounds."""
    return "".join(map(_latin, word.lower())).replace("x", "ks")


def _latin(letter: str) -> str:
    sounds = _letters()
    if "가" <= letter <= "힣":
        place = ord(letter) - 0xAC00
        initial, vowel = sounds.initials[place // 588], sounds.vowels[place % 588 // 28]
        return initial + vowel + sounds.finals[place % 28]
    if letter in sounds.cyrillic:
        return sounds.cyrillic[letter]
    return unicodedata.normalize("NFD", letter)[0]


class _Letters(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    letters: tuple[str, ...]
    latin: tuple[str, ...]


class _Hangul(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    initials: tuple[str, ...]
    vowels: tuple[str, ...]
    finals: tuple[str, ...]


class _Consonants(msgspec.Struct, forbid_unknown_fields=True, frozen=True, rename={"of": "class"}):
    of: str
    letters: tuple[str, ...]


class _LetterPack(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    cyrillic: tuple[_Letters, ...]
    hangul: _Hangul
    consonants: tuple[_Consonants, ...]


@dataclass(frozen=True, slots=True)
class _Sounds:
    cyrillic: dict[str, str]
    initials: tuple[str, ...]
    vowels: tuple[str, ...]
    finals: tuple[str, ...]
    consonants: tuple[tuple[re.Pattern[str], str], ...]


@lru_cache(maxsize=1)
def _letters() -> _Sounds:
    text = dict(pack_texts(f"{__package__}.words"))["letters.yaml"]
    pack = read_pack(text, "linking/words/letters.yaml", _LetterPack)
    pairs = [pair for row in pack.cyrillic for pair in zip(row.letters, row.latin, strict=True)]
    consonants = ((re.compile("|".join(one.letters)), one.of) for one in pack.consonants)
    hangul = pack.hangul
    return _Sounds(dict(pairs), hangul.initials, hangul.vowels, hangul.finals, tuple(consonants))
