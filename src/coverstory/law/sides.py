"""Letter and substance answered from facts, in Kleene's three values.

In: one side of an obligation, the facts, where the obligation stands. Out: a SidedAnswer with why,
the condition it hangs on and the facts that decided it. Letter yes needs every exception ruled
out; substance may be yes subject to exceptions still open, and says which.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from coverstory.law.days import Standing, falls_under, in_words
from coverstory.law.schema import Obligation, Side
from coverstory.law.vocabulary import question_of
from coverstory.model import (
    Answer,
    DutyState,
    ExceptionResult,
    Fact,
    Period,
    SidedAnswer,
    all_of,
    any_of,
)

_NOT_RECORDED = "not recorded"


@dataclass(frozen=True, slots=True)
class Case:
    """What one obligation is held against: facts, its standing, the act's day, the place."""

    one: Obligation
    facts: Mapping[str, Fact]
    standing: Standing
    act: Period
    reaches_place: Answer

    def fact(self, name: str) -> Fact:
        """Give a fact; one that nobody recorded is cannot tell."""
        return self.facts.get(name, Fact(name, Answer.CANNOT_TELL, _NOT_RECORDED))


@dataclass(frozen=True, slots=True)
class Clause:
    """One part of a rule: the facts it reads and its answer."""

    names: tuple[str, ...]
    answer: Answer


def exceptions_of(case: Case) -> tuple[ExceptionResult, ...]:
    """Answer each exception: yes is met, no is ruled out, cannot tell is open."""
    results = []
    for each in case.one.exceptions:
        facts = [case.fact(name) for name in (each.fact, *each.also)]
        given = all_of(fact.answer for fact in facts)
        deciding = next((fact for fact in facts if fact.answer is given), facts[0])
        results.append(ExceptionResult(each.id, each.says, deciding.name, given, each.sureness))
    return tuple(results)


def letter_of(case: Case, exceptions: tuple[ExceptionResult, ...]) -> SidedAnswer:
    """Answer whether, by its words and on that day, the obligation is not carried out."""
    side = case.one.letter
    early = _outside_its_time(case, side)
    if early:
        return early
    if case.standing.state is DutyState.RUNNING and side.while_running == "never":
        why = f"the time limit runs until {_limit(case)}; it is not overdue, so this is no breach"
        return SidedAnswer(Answer.NO, f"{why} by itself")
    excepted = any_of(each.answer for each in exceptions)
    return _answered(case, side, exceptions, excepted)


def substance_of(case: Case, exceptions: tuple[ExceptionResult, ...]) -> SidedAnswer:
    """Answer whether there is what the paragraph is meant to end, whatever the papers say.

    An exception that is met makes it no; one that is open leaves a yes standing, subject to it.
    """
    side = case.one.substance
    early = _outside_its_time(case, side)
    if early:
        return early
    met = Answer.YES if any(each.answer is Answer.YES for each in exceptions) else Answer.NO
    return _answered(case, side, exceptions, met)


def _outside_its_time(case: Case, side: Side) -> SidedAnswer | None:
    """Give the answer where the day, the place or the act lies outside the obligation."""
    one, state = case.one, case.standing.state
    if state is DutyState.NOT_YET:
        return SidedAnswer(Answer.NO, f"not yet in force; it is from {in_words(one.in_force_from)}")
    if state is DutyState.ENDED:
        return SidedAnswer(Answer.NO, "no longer in force on the as-of day")
    if case.reaches_place is Answer.NO:
        return SidedAnswer(Answer.NO, f"the place is not one of its addressees ({one.addressee})")
    if falls_under(_act(case, side), one) is Answer.NO:
        start = in_words(one.in_force_from)
        return SidedAnswer(Answer.NO, f"the act lies outside its time: it is in force from {start}")
    return None


def _act(case: Case, side: Side) -> Period:
    """Give the day of the act: the latest of the facts that are the act, where all are dated.

    Where one of them is not, the period handed in.
    """
    acts = [case.fact(name) for name in side.dated_by]
    days = [fact.when for fact in acts if fact.answer is Answer.YES]
    if not days or any(when.uncertain or when.earliest is None for when in days):
        return case.act
    return max(days, key=lambda when: when.earliest or date.min)


def _answered(
    case: Case, side: Side, exceptions: tuple[ExceptionResult, ...], excepted: Answer
) -> SidedAnswer:
    clauses = (*_clauses(case, side), *_time_and_place(case, side))
    rule = all_of(clause.answer for clause in clauses)
    capped = Answer.CANNOT_TELL if side.at_most else Answer.YES
    given = all_of((rule, ~excepted, capped))
    names = _deciding(case, clauses, given)
    if not names:
        names = tuple(each.fact for each in exceptions if each.answer is ~given)
    reasons = _reasons(case, side, clauses, given, exceptions, rule)
    why = ". ".join(("; ".join(reasons), *_remarks(case, side)))
    return SidedAnswer(given, why, _condition(case, side, exceptions, given, names), names)


def _clauses(case: Case, side: Side) -> tuple[Clause, ...]:
    clauses = [Clause((name,), case.fact(name).answer) for name in (*side.all, *_extra(case, side))]
    clauses += [Clause((name,), ~case.fact(name).answer) for name in side.none]
    if side.any or side.arguable:
        shown = any_of(case.fact(name).answer for name in side.any)
        argued = any_of(case.fact(name).answer for name in side.arguable)
        either = any_of((shown, argued & Answer.CANNOT_TELL))
        clauses.append(Clause((*side.any, *side.arguable), either))
    return tuple(clauses)


def _extra(case: Case, side: Side) -> tuple[str, ...]:
    """Name the facts needed beside the rule before the time limit, or after it."""
    if case.standing.state is DutyState.PAST_LIMIT:
        return side.past_limit
    if case.standing.state is DutyState.RUNNING and side.while_running != "never":
        return side.while_running
    return ()


def _time_and_place(case: Case, side: Side) -> tuple[Clause, ...]:
    inside = falls_under(_act(case, side), case.one)
    return (Clause((), Answer.YES if inside is None else inside), Clause((), case.reaches_place))


def _deciding(case: Case, clauses: tuple[Clause, ...], given: Answer) -> tuple[str, ...]:
    """Name the facts behind an answer; of alternatives, those that kept it from a plain no."""
    names: list[str] = []
    for clause in clauses:
        if clause.answer is given:
            alive = [name for name in clause.names if case.fact(name).answer is not Answer.NO]
            names += alive if len(clause.names) > 1 and given is not Answer.NO else clause.names
    return tuple(dict.fromkeys(names))


def _reasons(
    case: Case,
    side: Side,
    clauses: tuple[Clause, ...],
    given: Answer,
    exceptions: tuple[ExceptionResult, ...],
    rule: Answer,
) -> list[str]:
    if given is Answer.YES:
        return ["; ".join(_told(case, clauses)) or "nothing more is needed"]
    if rule is given:
        reasons = [_why(case, name) for name in _deciding(case, clauses, given)]
        return reasons + (_time_reasons(case, side) if given is Answer.CANNOT_TELL else [])
    if given is Answer.NO:
        met = [each.says for each in exceptions if each.answer is Answer.YES]
        return [f"an exception is met: {says}" for says in met]
    still_open = _open(exceptions)
    return [f"exceptions not ruled out: {', '.join(still_open)}"] if still_open else []


def _told(case: Case, clauses: tuple[Clause, ...]) -> list[str]:
    names = [name for clause in clauses for name in clause.names]
    facts = [case.fact(name) for name in dict.fromkeys(names)]
    return [fact.why or fact.name for fact in facts if fact.answer is Answer.YES]


def _why(case: Case, name: str) -> str:
    fact = case.fact(name)
    lead = "cannot tell " if fact.answer is Answer.CANNOT_TELL else ""
    return f"{lead}{question_of(name)}: {fact.why or fact.answer}"


def _time_reasons(case: Case, side: Side) -> list[str]:
    reasons = []
    if falls_under(_act(case, side), case.one) is Answer.CANNOT_TELL:
        start = in_words(case.one.in_force_from)
        reasons.append(f"the act may lie before it was in force ({start}) or after")
    if case.reaches_place is Answer.CANNOT_TELL:
        reasons.append(f"cannot tell whether the place is one of its addressees: {_PLACE}")
    return reasons


_PLACE = "the host country is not told"


def _remarks(case: Case, side: Side) -> list[str]:
    says = [each.says for each in side.remarks if case.fact(each.fact).answer is each.answer]
    return [text.rstrip(".") for text in ([side.at_most] if side.at_most else []) + says]


def _open(exceptions: tuple[ExceptionResult, ...]) -> list[str]:
    return [each.id for each in exceptions if each.answer is Answer.CANNOT_TELL]


def _condition(
    case: Case,
    side: Side,
    exceptions: tuple[ExceptionResult, ...],
    given: Answer,
    names: tuple[str, ...],
) -> str:
    """Say what a yes hangs on: the evidence, the day, open exceptions; or what would be missing."""
    hinges = [
        hinge
        for hinge in side.hinges_on
        if hinge.fact in names and case.fact(hinge.fact).answer is given
    ]
    if given is Answer.CANNOT_TELL and hinges:
        missing = " and ".join(f"if {hinge.says}" for hinge in hinges)
        return f"{missing}, which the evidence does not show"
    if given is not Answer.YES:
        return ""
    parts = [f"if {each.says}: {_rests_on(case.fact(each.fact).origins)}" for each in hinges]
    if falls_under(_act(case, side), case.one) is None:
        parts.append(f"if it happened on or after {in_words(case.one.in_force_from)}")
    still_open = _open(exceptions)
    if still_open:
        parts.append(f"subject to exceptions still open: {', '.join(still_open)}")
    return "; ".join(parts)


def _rests_on(origins: int) -> str:
    if origins == 1:
        return "it rests on one origin"
    words = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
    number = words[origins] if origins < len(words) else str(origins)
    return f"it rests on {number} origins" + ("" if origins else " that count")


def _limit(case: Case) -> str:
    return in_words(case.standing.due) if case.standing.due else "an unset day"
