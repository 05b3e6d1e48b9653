"""The packs this room ships: obligations, host rules, fact patterns, words and country names.

Reads the room's own YAML once and keeps it; gives values sorted by id. Computes nothing.
"""

from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files

import msgspec

from coverstory.law.schema import Obligation, read_obligation
from coverstory.model import HostRule, PackNotUsable, Status, Sureness, UnknownName, Where
from coverstory.packs import line_of, read_pack


class Pattern(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A fact pattern: what is shown, before any law is asked."""

    id: str
    says: str


class WordList(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that show a fact (`shows`), or only make it worth asking (`perhaps`)."""

    name: str
    shows: tuple[str, ...] = ()
    perhaps: tuple[str, ...] = ()


class Country(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An ISO 3166-1 alpha-2 code and the name used in sentences."""

    code: str
    name: str


class _HostPack(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: str
    country: str
    says: str
    in_force_from: date | None
    in_force_until: date | None
    sureness: Sureness
    sources: tuple[str, ...]
    gives_work_to: tuple[Status, ...] = ()
    needs_permit: tuple[Status, ...] = ()


class _Patterns(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    patterns: tuple[Pattern, ...]


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: tuple[WordList, ...]


class _Countries(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    countries: tuple[Country, ...]


def texts_in(folder: str) -> tuple[tuple[str, str], ...]:
    """Give (file name, text) of every pack in a folder of this room, sorted by name.

    The folder is reached through the room, never as a module of its own: importing
    `coverstory.law.obligations` would put that module in the place of the function so named.
    """
    found = [
        one for one in (files("coverstory.law") / folder).iterdir() if one.name.endswith(".yaml")
    ]
    by_name = sorted(found, key=lambda one: one.name)
    return tuple((one.name, one.read_text(encoding="utf-8")) for one in by_name)


@cache
def obligations() -> tuple[Obligation, ...]:
    """Give every obligation shipped, by id. Raises PackNotUsable where a file has a mistake."""
    found: dict[str, Obligation] = {}
    for file, text in texts_in("obligations"):
        one = read_obligation(text, file)
        _refuse_unknown_patterns(one, text, file)
        if one.id in found:
            raise PackNotUsable(
                Where(file, line_of(text, "id"), field="id"),
                f"an obligation {one.id!r} is already there",
                "Give it another id.",
            )
        found[one.id] = one
    return tuple(found[key] for key in sorted(found))


def obligation_named(name: str) -> Obligation:
    """Give one obligation. Raises UnknownName, listing those there are."""
    for one in obligations():
        if one.id == name:
            return one
    raise UnknownName(
        Where("law"),
        f"no obligation is called {name!r}",
        f"Choose from: {', '.join(one.id for one in obligations())}.",
    )


def read_host_rule(text: str, file: str) -> HostRule:
    """Read one rule of a host country's law. Raises PackNotUsable."""
    return HostRule(**msgspec.structs.asdict(read_pack(text, file, _HostPack)))


@cache
def host_rules() -> tuple[HostRule, ...]:
    """Give every host rule shipped, by id."""
    read = (read_host_rule(text, file) for file, text in texts_in("host"))
    return tuple(sorted(read, key=lambda rule: rule.id))


@cache
def patterns() -> tuple[Pattern, ...]:
    """Give the closed list of fact patterns, in the order of the file."""
    return read_pack(_list_text("patterns.yaml"), "patterns.yaml", _Patterns).patterns


@cache
def word_lists() -> Mapping[str, WordList]:
    """Give the word lists that facts are read from, by name."""
    pack = read_pack(_list_text("words.yaml"), "words.yaml", _Words)
    return {one.name: one for one in pack.words}


def state_named(code: str | None) -> str:
    """Give the State of a place in words: 'Russia', or its code where no name is listed."""
    if code is None:
        return "the State of the place (not told)"
    return _country_names().get(code, f"the State of the place ({code})")


@cache
def _country_names() -> Mapping[str, str]:
    pack = read_pack(_list_text("countries.yaml"), "countries.yaml", _Countries)
    return {one.code: one.name for one in pack.countries}


def _list_text(name: str) -> str:
    return dict(texts_in("lists"))[name]


def _refuse_unknown_patterns(one: Obligation, text: str, file: str) -> None:
    known = [pattern.id for pattern in patterns()]
    for index, engagement in enumerate(one.engaged_by):
        if engagement.pattern not in known:
            raise PackNotUsable(
                Where(file, line_of(text, "engaged_by", index), field="engaged_by"),
                f"no fact pattern is called {engagement.pattern!r}",
                f"Patterns there are: {', '.join(known)}.",
            )
