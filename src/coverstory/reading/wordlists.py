"""Word lists as regular expressions: one way to turn a list of words into a safe pattern.

In: words of a lexicon. Out: compiled patterns, longest word first, whole words only. No pattern
made here repeats without a bound. A word may carry '~' where endings of up to three letters stand.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Generic, TypeVar

T = TypeVar("T")
# Words in Hangul carry particles and join into compounds: they are found inside longer ones.
_GLUED = re.compile("[\uac00-\ud7a3]")
_ENDING = r"[^\W\d_]{0,3}"


def words_pattern(words: Iterable[str], *, ignore_case: bool = True) -> re.Pattern[str]:
    """Give a pattern that finds any of the words as a whole."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    body = "|".join(_spelled(word) for word in ordered)
    if _GLUED.search(body):
        return re.compile(body, re.IGNORECASE if ignore_case else 0)
    return re.compile(rf"(?<![\w-])(?:{body})(?!\w)", re.IGNORECASE if ignore_case else 0)


def _spelled(word: str) -> str:
    return re.escape(word).replace(r"\~", _ENDING)


class WordTable(Generic[T]):
    """Words and what each stands for, found whole, in whatever ending '~' allows."""

    def __init__(self, values: Mapping[str, T], *, ignore_case: bool = True) -> None:
        self.pattern = words_pattern(values, ignore_case=ignore_case)
        self._fold = str.lower if ignore_case else str
        self._values = {self._fold(word): value for word, value in values.items()}
        stems = sorted((w for w in self._values if "~" in w), key=lambda w: (-len(w), w))
        self._stems = [(re.compile(_spelled(word)), self._values[word]) for word in stems]

    def of(self, word: str) -> T:
        """Give the value of a word that `pattern` found."""
        folded = self._fold(word)
        if folded not in self._values:
            value = next(value for stem, value in self._stems if stem.fullmatch(folded))
            self._values[folded] = value
        return self._values[folded]


def phrase(pattern: str) -> re.Pattern[str]:
    """Give a pattern of a pack, compiled without regard to case."""
    return re.compile(pattern, re.IGNORECASE)


def whole(pattern: str) -> re.Pattern[str]:
    """Give alternatives of a pack as whole words, without regard to case."""
    if _GLUED.search(pattern):
        return phrase(pattern)
    return re.compile(rf"(?<![\w-])(?:{pattern})(?!\w)", re.IGNORECASE)
