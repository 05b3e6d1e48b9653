"""A decision: what a named person answered to a proposal. Appended, never changed."""

from dataclasses import dataclass
from datetime import datetime

from coverstory.model.answers import Answer


@dataclass(frozen=True, slots=True)
class Decision:
    """Who answered what, when, on what they saw, and why; `replaces` names an earlier decision."""

    id: str
    person: str
    at: datetime
    proposal: str
    answer: Answer
    reason: str
    saw: str
    replaces: str | None = None
