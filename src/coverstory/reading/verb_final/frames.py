"""The frames of a verb-final language: a pack beside its word lists, read into strict values.

In: the folder `lexicon/<language>/`. Out: its frames, or None where the language has no such pack:
then sentences are read as those of a language that sets words apart.
"""

from functools import cache

import msgspec

from coverstory.packs import pack_texts, read_pack


class _Strict(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The habit of every pack value: frozen, and no field that is not known."""


class Piece(_Strict, frozen=True):
    """A part of a name and how it stands in Latin letters."""

    word: str
    latin: str


class Spoken(_Strict, frozen=True):
    """Words of saying, and the kinds of nouns that may speak."""

    say: str
    says_so: str
    estimates: str
    according: str
    citing: str
    is_telling: str
    decides: str
    observers: list[str]
    subject: str
    stops: str
    pronoun: str
    same: str
    new: str
    self_words: str
    withheld: str
    anonymous: str
    official: str
    official_staff: str
    document: str
    outlet: str
    named: str
    titles: str
    turn: str
    host_turns: str


class Numerals(_Strict, frozen=True):
    """Numbers by myriads, counters of people, and the words that bound a number."""

    native: list[Piece]
    tens: list[Piece]
    low: list[Piece]
    high: list[Piece]
    counters: str
    not_counted: str
    lead_most: str
    lead_least: str
    about: str
    tail_most: str
    tail_least: str
    nobody: str
    half: str
    fraction: str
    tenth: str
    pay_near: str
    per_before: list[Piece]


class Days(_Strict, frozen=True):
    """The parts of a date, largest first, and what opens or closes it."""

    years: list[Piece]
    months: list[Piece]
    days: list[Piece]
    halves: list[Piece]
    parts: list[Piece]
    since: str
    until: str
    ahead: str
    so_far: str
    within: str
    not_a_day: str
    topic: str


class Folk(_Strict, frozen=True):
    """How people are named and counted."""

    of_nation: str
    apart: str
    between_count: str
    before_head: str
    pronouns: str
    label: str
    dateline: str
    brought: str
    origin: str
    sends: str
    topics: list[str]


class Firms(_Strict, frozen=True):
    """How firms, schools and senders are named."""

    suffixes: str
    schools: str
    senders: str
    from_home: str
    generic: str
    described: str
    quoted: str
    pieces: list[Piece]
    offices: list[Piece]
    surnames: list[Piece]


class Frames(_Strict, frozen=True):
    """frames.yaml: everything a verb-final language needs besides the common word lists."""

    place_ends: str
    spoken: Spoken
    numerals: Numerals
    days: Days
    folk: Folk
    firms: Firms


@cache
def frames_of(language: str) -> Frames | None:
    """Give the frames of a language, or None. Raises PackNotUsable with file and line."""
    package = f"{__package__.rpartition('.')[0]}.lexicon.{language}"
    texts = dict(pack_texts(package))
    if "frames.yaml" not in texts:
        return None
    return read_pack(texts["frames.yaml"], f"{language}/frames.yaml", Frames)


def must(language: str) -> Frames:
    """Give the frames of a language that has them. Raises LookupError where it has none."""
    found = frames_of(language)
    if found is None:
        raise LookupError(f"lexicon/{language}/frames.yaml")
    return found
