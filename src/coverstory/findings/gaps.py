"""What is missing: the questions a finding leaves open, each with who could know.

In: an arrangement, its events, the match and the law rows. Out: MissingFacts, most telling first.
Never guesses an answer: a question stays until evidence answers it.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import msgspec

from coverstory.law import question_of
from coverstory.model import (
    Answer,
    Arrangement,
    Event,
    Kind,
    LawRow,
    Match,
    MissingFact,
    Origins,
    RivalState,
    Speaker,
    Status,
)
from coverstory.packs import pack_texts, read_pack


@dataclass(frozen=True, slots=True)
class Known:
    """All that the gap tests look at."""

    arrangement: Arrangement
    events: tuple[Event, ...]
    origins: Origins


class Gap(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """A question of the gaps pack; `missing` names the test that says it is open."""

    name: str
    missing: str
    question: str
    matters: str
    who: list[str]


class _Gaps(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    gaps: list[Gap]


@cache
def gaps() -> tuple[Gap, ...]:
    """Give the shipped questions, in order of the pack."""
    text = dict(pack_texts("coverstory.findings"))["gaps.yaml"]
    return tuple(read_pack(text, "findings/gaps.yaml", _Gaps).gaps)


def missing_facts(known: Known, match: Match, law: Sequence[LawRow]) -> tuple[MissingFact, ...]:
    """Give every open question once: the scheme's, the general ones, the rivals', the law's."""
    found: dict[str, MissingFact] = {}
    for fact in (*_of_steps(match), *_general(known), *_of_rivals(match), *_of_law(law)):
        found.setdefault(fact.id, fact)
    return tuple(found.values())


def _of_steps(match: Match) -> Iterator[MissingFact]:
    for step in match.steps:
        if step.asks and step.answer is Answer.CANNOT_TELL:
            matters = f"The step '{step.says or step.name}' of the scheme turns on it."
            yield MissingFact(f"step-{step.name}", step.asks, matters, step.who)


def _general(known: Known) -> Iterator[MissingFact]:
    for gap in gaps():
        if TESTS[gap.missing](known):
            yield MissingFact(gap.name, gap.question, gap.matters, tuple(gap.who))


def _of_rivals(match: Match) -> Iterator[MissingFact]:
    for rival in match.rivals:
        if rival.state is RivalState.OPEN:
            matters = f"It would answer another explanation: {rival.says}"
            yield MissingFact(f"rival-{rival.name}", rival.fact, matters, rival.who)


def _of_law(law: Sequence[LawRow]) -> Iterator[MissingFact]:
    """Ask once for every fact that an exception turns on, naming all the provisions it decides."""
    provisions: dict[str, list[str]] = {}
    for row in law:
        for exception in row.exceptions:
            if exception.answer is Answer.CANNOT_TELL:
                cited = f"{row.instrument} {row.paragraph}"
                if cited not in provisions.setdefault(exception.fact, []):
                    provisions[exception.fact].append(cited)
    for fact, cited_in in provisions.items():
        matters = f"It decides an exception to {', '.join(cited_in)}."
        yield MissingFact(f"law-{fact}", _asked(fact), matters, _WHO_KNOWS_LAW)


def _asked(fact: str) -> str:
    """Give the question of a fact: 'whether it is so' becomes 'It must be known whether ...'."""
    return f"It must be known {question_of(fact)}."


_WHO_KNOWS_LAW = ("the host State", "the Security Council's 1718 Committee")


def _school_unnamed(known: Known) -> bool:
    """Say whether study or training is the cover and no school is named."""
    covers = {*known.arrangement.covers}
    if not covers & {Status.STUDENT, Status.TRAINEE}:
        return False
    taught = (Kind.ENROLMENT, Kind.ATTENDANCE)
    return not any(e.kind in taught and e.details.get("institution") for e in known.events)


def _employer_unnamed(known: Known) -> bool:
    return not any(event.details.get("employer") for event in known.events)


def _exactly_dated(known: Known, *kinds: Kind) -> bool:
    return any(event.kind in kinds and event.when.is_exact for event in known.events)


def _visa_undated(known: Known) -> bool:
    return not _exactly_dated(known, Kind.VISA)


def _entry_undated(known: Known) -> bool:
    return not _exactly_dated(known, Kind.ENTRY, Kind.RETURN)


def _pay_untold(known: Known) -> bool:
    return not any(event.kind is Kind.PAYMENT for event in known.events)


def _count_untold(known: Known) -> bool:
    told = known.arrangement.count is not None
    return not told and not any(event.details.get("count_min") for event in known.events)


def _single_origin(known: Known) -> bool:
    return known.origins.count < 2


def _state_silent(known: Known) -> bool:
    return not any(event.details.get("told_by") == Speaker.OFFICIAL for event in known.events)


TESTS: dict[str, Callable[[Known], bool]] = {
    "school_unnamed": _school_unnamed,
    "employer_unnamed": _employer_unnamed,
    "visa_undated": _visa_undated,
    "entry_undated": _entry_undated,
    "pay_untold": _pay_untold,
    "count_untold": _count_untold,
    "single_origin": _single_origin,
    "state_silent": _state_silent,
}
