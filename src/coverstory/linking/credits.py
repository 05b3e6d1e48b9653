"""Which outlets a report credits: 'the Daily Sentinel reported', 'со ссылкой на', 'X에 따르면'.

In: a text. Out: the outlets named beside a word of crediting, with where. Whether an outlet is one
of the set, or one outside it, is for `links` to see. A report's own outlet is left in: it says
'told the Gazette' of itself, and only who publishes the report can tell that apart.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from coverstory.linking.names import Name, skeleton
from coverstory.linking.wording import wording

_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?=\S)[^.!?\n]+)*")
_CAPS = r"[A-ZА-ЯЁ][\w’'-]*"
_KOREAN = r"[A-Za-z]*[가-힣][가-힣A-Za-z]+"
# A shorter skeleton meets others by chance.
SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Credit:
    """An outlet that is credited: its name as a skeleton and in words, and where it stands."""

    name: Name

    def is_of(self, outlet: Name) -> bool:
        """Say whether this is that outlet, whatever the script."""
        return self.name.matches(outlet)


def outlet_name(words: str, start: int = 0, end: int = 0) -> Name | None:
    """Give an outlet's name ready for comparing, or None where it is too short to compare."""
    plain = re.sub(r"^(?:the)\s", "", " ".join(words.split()), flags=re.IGNORECASE)
    known = next((name for name, one in wording().known_outlets if one.fullmatch(plain)), plain)
    bones = skeleton(known)
    if len(bones) < SHORTEST and known == plain:
        return None
    endings = 2 if re.search("[가-힣]", known) else int(bool(re.search("[А-яЁё]", known)))
    return Name(bones, known, start, end, endings)


def credits_in(text: str) -> tuple[Credit, ...]:
    """Give the outlets that a text credits, each at its first place, in order."""
    words = wording()
    found: dict[str, Credit] = {}
    for sentence in _SENTENCE.finditer(text):
        if not words.cue.search(sentence[0]):
            continue
        for start, end in _outlets(sentence[0]):
            at = sentence.start() + start, sentence.start() + end
            name = outlet_name(text[at[0] : at[1]], *at)
            if name and name.skeleton not in found:
                found[name.skeleton] = Credit(name)
    return tuple(found.values())


def _outlets(sentence: str) -> list[tuple[int, int]]:
    spans = [match.span("name") for pattern in _patterns() for match in pattern.finditer(sentence)]
    for _, pattern in wording().known_outlets:
        spans += [match.span() for match in pattern.finditer(sentence)]
    return sorted(spans)


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], ...]:
    """Give the shapes of outlet names: by a word inside the name, and by a word before it."""
    words = wording()
    return (
        re.compile(rf"(?P<name>(?:{_CAPS}[ -]){{1,3}}{words.outlet}(?: {_CAPS})?)"),
        re.compile(rf"(?i:{words.outlet_kind})\s[«\"“]?(?P<name>{_CAPS}(?:[ -]{_CAPS}){{0,3}})"),
        re.compile(rf"(?:{words.outlet_kind})\s(?P<name>{_KOREAN})"),
        re.compile(rf"(?P<name>[가-힣]{{2,}}?(?:{words.outlet_ending}))"),
    )
