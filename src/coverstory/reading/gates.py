"""The gate: which paragraphs are worth reading closely.

In: passages. Out: the passages that hold a word of the trade, with their neighbours. A long text
on something else costs one look at each word and no more.
"""

import re
from functools import cache

from coverstory.reading.lexicons import lexicon
from coverstory.reading.passages import Passage

_WORD = re.compile(r"[^\W\d_]+")
_SPELLED = re.compile(r"[^\W\d_]+~?")
# A speaker may be named, or 'they' told of, this many paragraphs from the words of the trade.
_NEAR = 2
# Shorter parts of phrases ('of', 'in') stand in every paragraph.
_LONG = 4


@cache
def _gate(language: str) -> tuple[frozenset[str], tuple[str, ...]]:
    pack = lexicon(language)
    phrases = [word for head in pack.people.heads for word in head.words]
    phrases += [word for country in pack.places.countries for word in country.people]
    words = {word for phrase in phrases for word in _SPELLED.findall(phrase.lower())}
    words = set(pack.people.gate) | {word for word in words if len(word) >= _LONG}
    stems = tuple(sorted(word[:-1] for word in words if word.endswith("~")))
    return frozenset(word for word in words if not word.endswith("~")), stems


def worth_reading(passages: tuple[Passage, ...], language: str) -> tuple[Passage, ...]:
    """Give the passages with a word of the trade in them or close by, in order."""
    gate, stems = _gate(language)
    told = [_is_told(_WORD.findall(p.text.lower()), gate, stems) for p in passages]
    near: set[int] = set()
    for number, is_told in enumerate(told):
        if is_told:
            near.update(range(number - _NEAR, number + _NEAR + 1))
    return tuple(p for number, p in enumerate(passages) if number in near)


def _is_told(words: list[str], gate: frozenset[str], stems: tuple[str, ...]) -> bool:
    """Say whether a word stands in the gate, or begins like one that takes endings."""
    return not gate.isdisjoint(words) or bool(stems and any(w.startswith(stems) for w in words))
