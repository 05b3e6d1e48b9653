"""A match: how far a scheme fits a timeline, step by step, with what decided it."""

from dataclasses import dataclass
from enum import StrEnum

from coverstory.model.answers import Answer
from coverstory.model.vocabulary import Grain


class StepState(StrEnum):
    """How a step of a scheme stands against the evidence."""

    PRESENT = "present"
    ABSENT = "absent"
    CONTRADICTED = "contradicted"
    CANNOT_TELL = "cannot tell"


class Role(StrEnum):
    """What a step is for: the verdict rests on required steps alone."""

    REQUIRED = "required"
    SUPPORTING = "supporting"
    CONTRADICTING = "contradicting"


class RivalState(StrEnum):
    """Whether an innocent explanation is still open."""

    OPEN = "open"
    SUPPORTED = "supported"
    ANSWERED = "answered"


@dataclass(frozen=True, slots=True)
class StepResult:
    """One step's answer.

    `evidence` are the ids of the events that decided it, `clause` the clause that failed or is
    unknown ('' when present), `distance` how near a bound it came ('179 of 180 days').
    """

    name: str
    role: Role
    state: StepState
    answer: Answer
    says: str = ""
    evidence: tuple[str, ...] = ()
    clause: str = ""
    distance: str = ""
    asks: str = ""
    who: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class IndicatorResult:
    """A sign that alone proves nothing; `strength` is the library's judgement of it alone."""

    name: str
    answer: Answer
    strength: str
    says: str
    evidence: tuple[str, ...] = ()
    innocent: str = ""


@dataclass(frozen=True, slots=True)
class RivalResult:
    """An innocent explanation, the fact that would answer it, and whether that fact is here."""

    name: str
    says: str
    fact: str
    who: tuple[str, ...]
    state: RivalState
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """A scheme tried on one timeline. `raised` says whether enough is there to speak of it."""

    scheme: str
    title: str
    version: str
    grain: Grain
    subject: str
    verdict: Answer
    raised: bool
    steps: tuple[StepResult, ...]
    indicators: tuple[IndicatorResult, ...] = ()
    rivals: tuple[RivalResult, ...] = ()
    obligations: tuple[str, ...] = ()
    issue: str = "labour"
    deciding: tuple[str, ...] = ()
    clause: str = ""
