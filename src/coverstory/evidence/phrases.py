"""The furniture packs: phrases by which pages mark what is no evidence, one file a language.

In: `furniture/*.yaml`. Out: one frozen `Phrases` value with the rules compiled, for all languages
together (a Korean page quotes English wires). Never reads any other file.
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

import msgspec

from coverstory.model import BlockKind, PackNotUsable, Where
from coverstory.packs import pack_texts, read_pack

Where_ = Literal["start", "whole", "end", "anywhere"]
Then = Literal["", "credit", "next line", "list", "to the end", "to the end, below furniture"]
Field = Literal["title", "publisher", "published", "url", "language", "author", "other"]


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A phrase and what its line is. `then` says what the lines after it are.

    `tail`: it also counts after the last sentence of a paragraph, and is then cut off there.
    """

    name: str
    kind: BlockKind
    where: Where_
    pattern: str
    examples: tuple[str, ...]
    longest: int = 250
    then: Then = ""
    tail: bool = False
    near_misses: tuple[str, ...] = ()


class FieldNames(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The names by which a header line or front matter gives a field."""

    field: Field
    names: tuple[str, ...]


class Month(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A month's number and its names, in small letters."""

    number: int
    names: tuple[str, ...]


class PublisherPattern(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A phrase that names the publisher in its group `name`."""

    name: str
    pattern: str


class Hand(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A phrase that names, in its group `name`, who did what to the report."""

    role: Literal["reported_by", "translated_by", "written_by"]
    pattern: str


class PageMarks(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words by which class and id attributes name a part of a page."""

    kind: BlockKind
    names: tuple[str, ...]


class Pack(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One language's file."""

    language: str
    version: str
    date: date
    author: str
    source: str
    rules: tuple[Rule, ...]
    fields: tuple[FieldNames, ...]
    months: tuple[Month, ...]
    not_published: tuple[str, ...]
    published_before: tuple[str, ...]
    outlet_words: tuple[str, ...]
    publishers: tuple[PublisherPattern, ...]
    hands: tuple[Hand, ...]
    page_marks: tuple[PageMarks, ...]


@dataclass(frozen=True, slots=True)
class Compiled:
    """A rule ready to be asked, with the language it comes from."""

    rule: Rule
    language: str
    file: str

    def fits(self, text: str) -> bool:
        """Say whether a line of clean text is what the rule describes."""
        return len(text) <= self.rule.longest and bool(self.matcher.search(text))

    @property
    def matcher(self) -> re.Pattern[str]:
        """Give the rule's pattern, compiled when first asked: most are not asked in a run."""
        return _compiled(_placed(self.rule), f"{self.file}, rule {self.rule.name}")


@dataclass(frozen=True, slots=True)
class Phrases:
    """All packs together."""

    rules: tuple[Compiled, ...]
    tails: tuple[tuple[Compiled, re.Pattern[str]], ...]
    starts: re.Pattern[str]
    elsewhere: tuple[Compiled, ...]
    fields: dict[str, Field]
    months: dict[str, int]
    not_published: re.Pattern[str]
    published_before: re.Pattern[str]
    outlet_word: re.Pattern[str]
    publishers: tuple[tuple[str, re.Pattern[str]], ...]
    hands: tuple[tuple[str, re.Pattern[str]], ...]
    page_marks: dict[str, BlockKind]

    def rule_for(self, text: str) -> Compiled | None:
        """Give the first rule that a line fits, or None."""
        likely = self.starts.match(text) or any(rule.fits(text) for rule in self.elsewhere)
        return next((rule for rule in self.rules if rule.fits(text)), None) if likely else None


@cache
def shipped_phrases() -> Phrases:
    """Give the phrases that come with Coverstory. Raises PackNotUsable when a pack is broken."""
    files = pack_texts("coverstory.evidence.furniture")
    return phrases_of(tuple((read_pack(text, name, Pack), name) for name, text in files))


def phrases_of(packs: tuple[tuple[Pack, str], ...]) -> Phrases:
    """Compile packs, each with its file name. Raises PackNotUsable for a pattern that is none."""
    rules = tuple(
        Compiled(rule, pack.language, file) for pack, file in packs for rule in pack.rules
    )
    only = tuple(pack for pack, _ in packs)
    return Phrases(
        rules,
        tuple((c, _tail(c.rule)) for c in rules if c.rule.tail),
        _all_starts(rules),
        tuple(rule for rule in rules if rule.rule.where in ("end", "anywhere")),
        {name.lower(): f.field for pack in only for f in pack.fields for name in f.names},
        {name: m.number for pack in only for m in pack.months for name in m.names},
        _words_before(tuple(word for pack in only for word in pack.not_published)),
        _words_before(tuple(word for pack in only for word in pack.published_before)),
        _outlet_word(tuple(word for pack in only for word in pack.outlet_words)),
        tuple(
            (p.name, _compiled(p.pattern, f"{file}, publisher pattern {p.name}"))
            for pack, file in packs
            for p in pack.publishers
        ),
        tuple(
            (hand.role, _compiled(hand.pattern, f"{file}, hand {hand.role}"))
            for pack, file in packs
            for hand in pack.hands
        ),
        {name: marks.kind for pack in only for marks in pack.page_marks for name in marks.names},
    )


def _all_starts(rules: tuple[Compiled, ...]) -> re.Pattern[str]:
    """Give one pattern for all rules bound to a line's start; nearly every line fits none.

    A broken rule is named, not the sum of them.
    """
    bound = (rule for rule in rules if rule.rule.where in ("start", "whole"))
    everything = "|".join(f"(?:{_placed(rule.rule)})" for rule in bound) or r"(?!)"
    try:
        return re.compile(everything, re.IGNORECASE)
    except re.error:
        for rule in rules:
            _ = rule.matcher
        raise


def _placed(rule: Rule) -> str:
    return {
        "start": rf"\A\s*(?:{rule.pattern})",
        "whole": rf"\A\s*(?:{rule.pattern})\s*\Z",
        "end": rf"(?:{rule.pattern})\s*\Z",
        "anywhere": f"(?:{rule.pattern})",
    }[rule.where]


def _tail(rule: Rule) -> re.Pattern[str]:
    return re.compile(rf"(?<=[.!?»”\"]) (?={rule.pattern})", re.IGNORECASE)


@cache
def _compiled(pattern: str, where: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern, re.IGNORECASE)
    except re.error as error:
        raise PackNotUsable(
            Where(where), f"the pattern is no regular expression: {error}", "Correct it."
        ) from error


def _words_before(words: tuple[str, ...]) -> re.Pattern[str]:
    alternatives = "|".join(map(re.escape, words)) or "(?!)"
    return re.compile(rf"\b(?:{alternatives})\b[\s:.]*(?:on|at|to)?\s*$", re.IGNORECASE)


def _outlet_word(words: tuple[str, ...]) -> re.Pattern[str]:
    # Korean names run together (두만방송), so the word may stand at the end of a longer one.
    latin = "|".join(re.escape(word) for word in words if word.isascii()) or "(?!)"
    other = "|".join(re.escape(word) for word in words if not word.isascii()) or "(?!)"
    return re.compile(rf"\b(?:{latin})\b|(?:{other})(?!\w)", re.IGNORECASE)
