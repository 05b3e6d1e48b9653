"""The gate: which paragraphs are worth reading closely.

In: passages. Out: the passages that hold a word of the trade, with their neighbours. A long text
on something else costs one look at each word and no more.
"""

import re
from functools import cache

from coverstory.reading.lexicons import lexicon
from coverstory.reading.passages import Passage

_WORD = re.compile(r"[^\W\d_]+")
# A speaker may be named, or 'they' told of, this many paragraphs from the words of the trade.
_NEAR = 2
# Shorter parts of phrases ('of', 'in') stand in every paragraph.
_LONG = 4


@cache
def _gate(language: str) -> frozenset[str]:
    pack = lexicon(language)
    phrases = [word for head in pack.people.heads for word in head.words]
    phrases += [word for country in pack.places.countries for word in country.people]
    words = {word for phrase in phrases for word in _WORD.findall(phrase.lower())}
    return frozenset(pack.people.gate) | {word for word in words if len(word) >= _LONG}


def worth_reading(passages: tuple[Passage, ...], language: str) -> tuple[Passage, ...]:
    """Give the passages with a word of the trade in them or close by, in order."""
    gate = _gate(language)
    told = [not gate.isdisjoint(_WORD.findall(p.text.lower())) for p in passages]
    near: set[int] = set()
    for number, is_told in enumerate(told):
        if is_told:
            near.update(range(number - _NEAR, number + _NEAR + 1))
    return tuple(p for number, p in enumerate(passages) if number in near)
