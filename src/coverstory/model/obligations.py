"""Obligations and host law as values, and what they gave on one day for one arrangement."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from coverstory.model.answers import Answer
from coverstory.model.periods import UNKNOWN_PERIOD, Period
from coverstory.model.vocabulary import Status


class Sureness(StrEnum):
    """How sure the wording is (DOMAIN.md): only VERIFIED is printed as law."""

    VERIFIED = "verified"
    SECONDARY = "secondary"
    UNCONFIRMED = "unconfirmed"


class DutyState(StrEnum):
    """Where an obligation stands on the as-of day."""

    NOT_YET = "not yet in force"
    IN_FORCE = "in force"
    RUNNING = "in force, time limit running"
    PAST_LIMIT = "in force, past its time limit"
    ENDED = "no longer in force"


@dataclass(frozen=True, slots=True)
class HostRule:
    """A dated fact of a host country's law that switches signs and duties on or off.

    `country` is ISO 3166-1 alpha-2; it holds from `in_force_from` to `in_force_until`, both
    inclusive, None meaning open. `gives_work_to` are the statuses whose holders may work without
    a permit of their own while it holds, `needs_permit` those who may not.
    """

    id: str
    country: str
    says: str
    in_force_from: date | None
    in_force_until: date | None
    sureness: Sureness
    sources: tuple[str, ...] = ()
    gives_work_to: tuple[Status, ...] = ()
    needs_permit: tuple[Status, ...] = ()

    def holds_on(self, day: date) -> bool:
        """Say whether the rule is in force on a day."""
        begun = self.in_force_from is None or self.in_force_from <= day
        return begun and (self.in_force_until is None or day <= self.in_force_until)


@dataclass(frozen=True, slots=True)
class Fact:
    """A named fact of an arrangement that law turns on, with the claims or events behind it.

    `when` is the period of the latest evidence for a yes, so that law goes by the day of the act.
    """

    name: str
    answer: Answer
    why: str = ""
    evidence: tuple[str, ...] = ()
    origins: int = 0
    when: Period = UNKNOWN_PERIOD


@dataclass(frozen=True, slots=True)
class SidedAnswer:
    """An answer by the letter or in substance, the condition it hangs on, and why."""

    answer: Answer
    why: str
    condition: str = ""
    turns_on: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ExceptionResult:
    """An exception to an obligation: open until the fact that decides it is known."""

    id: str
    says: str
    fact: str
    answer: Answer
    sureness: Sureness = Sureness.UNCONFIRMED


@dataclass(frozen=True, slots=True)
class LawRow:
    """One obligation on the as-of day. Days count from that day; a State is the addressee.

    `paragraph` carries its own word ('paragraph 8', 'Article 26a'): print `instrument paragraph`.
    `days_left` is set before the limit, `days_past` after it. `sentence` is the only wording in
    which a UN duty may be printed: facts consistent, or not, with a State carrying it out.
    """

    obligation: str
    instrument: str
    paragraph: str
    addressee: str
    act: str
    issue: str
    in_force: Answer
    state: DutyState
    in_force_from: date
    as_of: date
    in_force_until: date | None = None
    due: date | None = None
    days_left: int | None = None
    days_past: int | None = None
    overdue: bool = False
    letter: SidedAnswer = SidedAnswer(Answer.CANNOT_TELL, "")
    substance: SidedAnswer = SidedAnswer(Answer.CANNOT_TELL, "")
    exceptions: tuple[ExceptionResult, ...] = ()
    reports_due: tuple[tuple[str, date], ...] = ()
    host_law: tuple[str, ...] = ()
    sureness: Sureness = Sureness.UNCONFIRMED
    sureness_note: str = ""
    sources: tuple[str, ...] = ()
    sentence: str = ""
