"""A finding: what the evidence lets one say of an arrangement, and what it does not."""

from dataclasses import dataclass, field
from datetime import date

from coverstory.model.answers import Answer
from coverstory.model.arrangements import Arrangement
from coverstory.model.claims import Claim, Reading
from coverstory.model.documents import Document
from coverstory.model.errors import Problem
from coverstory.model.events import Event
from coverstory.model.matches import IndicatorResult, RivalResult, StepResult
from coverstory.model.obligations import LawRow
from coverstory.model.vocabulary import Grain


@dataclass(frozen=True, slots=True)
class OriginGroup:
    """One origin of knowledge: other eyes or another document. Links say why members are one."""

    id: str
    speaker: str
    documents: tuple[str, ...]
    claims: tuple[str, ...]
    reasons: tuple[str, ...] = ()
    counts: bool = True


@dataclass(frozen=True, slots=True)
class Origins:
    """How many independent origins a finding rests on, and which."""

    count: int
    groups: tuple[OriginGroup, ...] = ()
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Grade:
    """Admiralty grades: source A to F, item 1 to 6, set apart and never averaged.

    F and 6 mean no basis to judge, not bad. https://en.wikipedia.org/wiki/Admiralty_code
    """

    origin: str
    source: str
    item: int
    source_why: str
    item_why: str


@dataclass(frozen=True, slots=True)
class Likelihood:
    """An ICD 203 word with its range in per cent, or none where none can be given."""

    word: str
    percent: tuple[int, int] | None
    sentence: str


@dataclass(frozen=True, slots=True)
class Confidence:
    """How good the basis is; never in the same sentence as the likelihood (ICD 203)."""

    level: str
    sentence: str


@dataclass(frozen=True, slots=True)
class MissingFact:
    """A question the evidence leaves open, why it matters, and who could know."""

    id: str
    question: str
    matters: str
    who: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """One scheme held against one arrangement, as of one day. A draft until a person reviews it."""

    id: str
    scheme: str
    scheme_title: str
    scheme_version: str
    grain: Grain
    arrangement: str
    issue: str
    as_of: date
    verdict: Answer
    headline: str
    steps: tuple[StepResult, ...]
    indicators: tuple[IndicatorResult, ...]
    law: tuple[LawRow, ...]
    rivals: tuple[RivalResult, ...]
    missing: tuple[MissingFact, ...]
    origins: Origins
    grades: tuple[Grade, ...]
    likelihood: Likelihood
    confidence: Confidence
    counts: tuple[tuple[str, str], ...] = ()
    review: str = "draft: no person has reviewed this"


@dataclass(frozen=True, slots=True)
class Silent:
    """A scheme tried and not raised: listed, so that silence is seen to be an answer."""

    arrangement: str
    scheme: str
    verdict: Answer
    why: str


@dataclass(frozen=True, slots=True)
class CaseInfo:
    """What case.yaml says of a case; for loose files, only what the command gave."""

    id: str
    title: str
    question: str = ""
    published: bool = False
    folder: str = ""


@dataclass(frozen=True, slots=True)
class RegisterInfo:
    """A register table that was read: its file, fingerprint, rows and the kinds it covers."""

    file: str
    sha256: str
    rows: int
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Assessment:
    """Everything one run of `assess` gives. Same inputs, same bytes when written."""

    case: CaseInfo
    as_of: date
    documents: tuple[Document, ...]
    readings: tuple[Reading, ...]
    claims: tuple[Claim, ...]
    events: tuple[Event, ...]
    arrangements: tuple[Arrangement, ...]
    findings: tuple[Finding, ...]
    silent: tuple[Silent, ...] = ()
    context: tuple[str, ...] = ()
    registers: tuple[RegisterInfo, ...] = ()
    problems: tuple[Problem, ...] = ()
    programs: tuple[tuple[str, str], ...] = field(default=())
