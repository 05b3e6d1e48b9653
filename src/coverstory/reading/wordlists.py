"""Word lists as regular expressions: one way to turn a list of words into a safe pattern.

In: words of a lexicon. Out: compiled patterns, longest word first, whole words only. No pattern
made here repeats without a bound.
"""

import re
from collections.abc import Iterable


def words_pattern(words: Iterable[str], *, ignore_case: bool = True) -> re.Pattern[str]:
    """Give a pattern that finds any of the words as a whole."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    body = "|".join(re.escape(word) for word in ordered)
    return re.compile(rf"(?<![\w-])(?:{body})(?!\w)", re.IGNORECASE if ignore_case else 0)


def phrase(pattern: str) -> re.Pattern[str]:
    """Give a pattern of a pack, compiled without regard to case."""
    return re.compile(pattern, re.IGNORECASE)


def whole(pattern: str) -> re.Pattern[str]:
    """Give alternatives of a pack as whole words, without regard to case."""
    return re.compile(rf"(?<![\w-])(?:{pattern})(?!\w)", re.IGNORECASE)
