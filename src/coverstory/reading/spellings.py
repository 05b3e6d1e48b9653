"""Spellings: names of another script in Latin letters, out of their case, by the tables of a pack.

In: words of a text. Out: the words as an English index would list them. A language whose pack has
no letters keeps its words as they are. Nothing is looked up beyond the pack.
"""

import re
from functools import cache

from coverstory.reading.lexicons import lexicon
from coverstory.reading.places import find_places
from coverstory.reading.wordlists import phrase


@cache
def _glosses(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    pack = lexicon(language).organisations
    return tuple((phrase(rf"\b(?:{g.pattern})(?!\w)"), g.name) for g in pack.glosses)


@cache
def _letters(language: str) -> dict[str, str]:
    return {entry.pattern: entry.name for entry in lexicon(language).organisations.letters}


@cache
def _endings(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    pack = lexicon(language).organisations
    return tuple((re.compile(entry.pattern), entry.name) for entry in pack.nominative)


@cache
def _word_ends(language: str) -> dict[str, str]:
    return {letter: latin for letter, latin in _letters(language).items() if len(letter) > 1}


def latin(words: str, language: str) -> str:
    """Give the words in Latin letters, the common nouns of offices and schools in English."""
    letters = _letters(language)
    if not letters:
        return words
    for mention in reversed(find_places(words, language)):
        if mention.place.city:
            words = words[: mention.start] + mention.place.city + words[mention.end :]
    for pattern, gloss in _glosses(language):
        words = pattern.sub(gloss, words)
    return " ".join(_spelled(word, language, letters) for word in words.split())


def _spelled(word: str, language: str, letters: dict[str, str]) -> str:
    lower = word.lower()
    for end, written in _word_ends(language).items():
        if lower.endswith(end):
            word, lower, tail = word[: -len(end)], lower[: -len(end)], written
            break
    else:
        tail = ""
    spelled = "".join(letters.get(letter, letter) for letter in lower)
    spelled = spelled if word != lower or not word.isascii() else word
    return (spelled[:1].upper() + spelled[1:] if word[:1].isupper() else spelled) + tail


def nominative(name: str, language: str) -> str:
    """Give a person's name as it stands in lists, whatever case the text has it in."""
    for pattern, written in _endings(language):
        changed, times = pattern.subn(written, name)
        if times:
            return changed
    return name
