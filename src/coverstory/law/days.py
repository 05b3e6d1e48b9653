"""Where an obligation stands on a day, and whether an act falls under it. Arithmetic only.

In: an obligation and days handed in. Out: its state, days left or past, and whether a period lies
within its time. Never reads the clock.
"""

from dataclasses import dataclass
from datetime import date

from coverstory.law.schema import Obligation
from coverstory.model import Answer, DutyState, Period


@dataclass(frozen=True, slots=True)
class Standing:
    """The state of an obligation on a day; the counts are set only while a limit bears on it."""

    state: DutyState
    in_force: Answer
    due: date | None = None
    days_left: int | None = None
    days_past: int | None = None

    @property
    def overdue(self) -> bool:
        """Say whether the time limit has passed."""
        return self.state is DutyState.PAST_LIMIT


def standing_on(day: date, one: Obligation) -> Standing:
    """Give where an obligation stands on a day; the day a limit falls on still counts as left."""
    due = one.deadline.day if one.deadline else None
    if day < one.in_force_from:
        return Standing(DutyState.NOT_YET, Answer.NO, due)
    if one.in_force_until and day > one.in_force_until:
        return Standing(DutyState.ENDED, Answer.NO, due)
    if due is None:
        return Standing(DutyState.IN_FORCE, Answer.YES)
    if day <= due:
        return Standing(DutyState.RUNNING, Answer.YES, due, days_left=(due - day).days)
    return Standing(DutyState.PAST_LIMIT, Answer.YES, due, days_past=(day - due).days)


def falls_under(act: Period, one: Obligation) -> Answer | None:
    """Answer whether an act lies in the obligation's time; None where its day is not certain."""
    if act.uncertain or not act.is_known:
        return None
    return act.lies_within(one.in_force_from, one.in_force_until)


def in_words(day: date) -> str:
    """Write a day out: '22 December 2019'."""
    return f"{day.day} {day:%B %Y}"
