"""Names of firms, schools and agencies in a sentence, and what they do to the people spoken of.

In: normalised text. Out: bodies with offsets and a role: `sends` (recruits, brokers, supplies),
`teaches`, or `employs`. Bodies told of without a name ('a dispatch agency') count too.
"""

import re
from dataclasses import dataclass, replace
from functools import cache

from coverstory.reading.gazetteer import countries_of
from coverstory.reading.lexicons import lexicon
from coverstory.reading.places import find_people, find_places
from coverstory.reading.spellings import latin
from coverstory.reading.wordlists import phrase, whole


@dataclass(frozen=True, slots=True)
class Body:
    """A body named or told of in a sentence."""

    start: int
    end: int
    name: str
    role: str
    named: bool = True


@dataclass(frozen=True, slots=True)
class _Tables:
    name: re.Pattern[str]
    common: tuple[tuple[re.Pattern[str], str], ...]
    teaches: re.Pattern[str]
    sends: re.Pattern[str]
    not_names: frozenset[str]
    described: tuple[tuple[re.Pattern[str], str], ...]
    sends_before: re.Pattern[str]
    sends_after: re.Pattern[str]
    employs_before: re.Pattern[str]
    named: tuple[tuple[re.Pattern[str], str], ...]


@cache
def _tables(language: str) -> _Tables:
    pack = lexicon(language).organisations
    word = r"[A-Z][\w&'.-]{0,24}"
    heads, suffixes, forms = pack.heads, pack.suffixes, pack.legal_forms
    place = rf"(?: {pack.of} (?:{pack.article} )?{word}(?: (?:{pack.joins} )?{word}){{0,3}})?"
    name = re.compile(
        rf"(?:(?:{forms}) )?(?:{word} ){{1,5}}(?:{suffixes})(?![\w])"
        rf"|(?:{word} ){{0,4}}(?:{heads})(?: (?:{heads}))?{place}(?: (?:{suffixes}))?(?!\w)"
        rf"|(?:{forms}) {word}|\b[A-Z][a-z]{{1,14}}-[A-Z][a-z]{{2,14}}\b"
    )
    return _Tables(
        name=name,
        common=tuple((re.compile(c.pattern), c.role) for c in pack.common),
        named=tuple((re.compile(n.pattern), n.role) for n in pack.named),
        teaches=phrase(pack.teaches),
        sends=whole(pack.sends),
        described=tuple((_described(d.pattern, pack.called, word), d.role) for d in pack.described),
        not_names=frozenset(lexicon(language).speech.not_names.split("|")),
        sends_before=phrase(rf"\b(?:{pack.sends_before})\s[\"“]?$"),
        sends_after=phrase(rf"^[\"”]?(?:{pack.sends_after})\b"),
        employs_before=phrase(rf"\b(?:{pack.employs_before})\s[\"“]?$"),
    )


def _described(nouns: str, called: str, word: str) -> re.Pattern[str]:
    """Give the pattern of a name beside what it is: 'the developer DV-Granit', 'X, an agency'."""
    name = rf"{word}(?: (?:& )?{word}){{0,3}}"
    return re.compile(
        rf"\b(?:{nouns}),? (?:(?:{called}) )?(?P<a>{name})"
        rf"|\b(?P<b>{name}), (?:an?|the|its|one of)(?: [\w'-]+){{0,4}} (?:{nouns})\b"
        rf"|(?<![\w'])(?P<c>{name})(?: [a-z]+)? (?:{nouns})(?!\w)"
        rf"|\b(?:{nouns}),? [\"“](?P<d>{word}[^\"“”]{{1,40}})[\"”]"
    )


def find_bodies(text: str, language: str) -> list[Body]:
    """Give every body in the text, in order."""
    tables = _tables(language)
    found = _introduced(text, tables, language)
    for match in tables.name.finditer(text):
        words = _without_lead(match.group(), tables)
        if len(words.split()) > 1 or "-" in words:
            found.append(Body(match.end() - len(words), match.end(), words, _role(words, tables)))
    for pattern, role in tables.described:
        for match in pattern.finditer(text):
            group = str(match.lastgroup)
            start, end = match.span(group)
            name = _without_lead(match[group], tables)
            end -= len(name) - len(name.rstrip("."))
            name = name.rstrip(".")
            free = not any(b.start < end and start < b.end for b in found)
            if (
                free
                and name not in tables.not_names
                and not (group == "c" and _is_place_or_people(name, language))
            ):
                found.append(Body(end - len(name), end, name, role))
    for pattern, role in tables.common:
        for match in pattern.finditer(text):
            if not any(b.start < match.end() and match.start() < b.end for b in found):
                found.append(Body(match.start(), match.end(), match.group(), role, named=False))
    return sorted((_in_its_role(b, text, tables) for b in found), key=lambda body: body.start)


def _is_place_or_people(name: str, language: str) -> bool:
    """Say whether a name before 'factory' or 'firm' tells where or whose it is, not its own."""
    first = name.split()[0].removesuffix("'s")
    known = find_people(name, language) or find_places(name, language) or countries_of(name)
    return bool(known) or bool(countries_of(first)) or name.endswith("'s")


def _in_its_role(body: Body, text: str, tables: "_Tables") -> Body:
    """Give a body the role that the words beside it tell, before that of its own name."""
    before = text[max(0, body.start - 70) : body.start]
    after = text[body.end : body.end + 60]
    if body.role == "teaches":
        return body
    if tables.sends_before.search(before) or tables.sends_after.match(after):
        return replace(body, role="sends")
    return replace(body, role="employs") if tables.employs_before.search(before) else body


def _introduced(text: str, tables: _Tables, language: str) -> list[Body]:
    """Give the bodies that a noun introduces, each under its name in Latin letters."""
    found: list[Body] = []
    for pattern, role in tables.named:
        for match in pattern.finditer(text):
            if not any(b.start < match.end() and match.start() < b.end for b in found):
                name = latin(match["name"], language)
                found.append(Body(match.start(), match.end(), name, role))
    return found


def _without_lead(words: str, tables: _Tables) -> str:
    """Drop a sentence's first words that are no part of a name ('The', 'In')."""
    parts = words.split(" ")
    while len(parts) > 1 and parts[0] in tables.not_names:
        parts = parts[1:]
    return " ".join(parts)


def _role(words: str, tables: _Tables) -> str:
    if tables.teaches.search(words):
        return "teaches"
    return "sends" if tables.sends.search(words) else "employs"
