"""What applied on a day: every obligation held against the facts, one row each.

In: facts, the as-of day, the host country, the period of the act. Out: LawRows, sorted as the
packs are. Reads no clock, makes no fact; a rule about goods stays a presumption.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from coverstory.law import library
from coverstory.law.days import in_words, standing_on
from coverstory.law.schema import Obligation
from coverstory.law.sentences import sentence_for
from coverstory.law.sides import Case, exceptions_of, letter_of, substance_of
from coverstory.model import (
    UNKNOWN_PERIOD,
    Answer,
    ExceptionResult,
    Fact,
    HostRule,
    LawRow,
    Period,
    SidedAnswer,
    Sureness,
    UnknownName,
    Where,
    answer,
)

_NO_FACTS = SidedAnswer(Answer.CANNOT_TELL, "no facts were given")


def law_on(day: date, *, obligations: tuple[Obligation, ...] | None = None) -> tuple[LawRow, ...]:
    """Give every obligation as it stood on a day, without any facts.

    >>> from datetime import date
    >>> [row.days_left for row in law_on(date(2019, 3, 29)) if row.obligation == "unscr-2397-8"]
    [268]
    """
    packs = library.obligations() if obligations is None else obligations
    rows = []
    for one in packs:
        case = Case(one, {}, standing_on(day, one), UNKNOWN_PERIOD, Answer.CANNOT_TELL)
        row = _row(case, day, exceptions_of(case), (_NO_FACTS, _NO_FACTS))
        rows.append(replace(row, sentence=_standing_sentence(row, one)))
    return tuple(rows)


def apply_law(
    facts: Mapping[str, Fact],
    *,
    as_of: date,
    host_country: str | None,
    act: Period = UNKNOWN_PERIOD,
    only: tuple[str, ...] = (),
    obligations: tuple[Obligation, ...] | None = None,
    host_rules: tuple[HostRule, ...] | None = None,
) -> tuple[LawRow, ...]:
    """Give what each obligation says of the facts on the as-of day, letter and substance apart.

    `act` is when it is said to have happened: wholly before an obligation was in force makes both
    no, partly cannot tell; where it is not known or uncertain, a yes carries that as its condition.
    `only` keeps to some obligations; raises UnknownName where one of them does not exist.
    """
    packs = library.obligations() if obligations is None else obligations
    rules = library.host_rules() if host_rules is None else host_rules
    _refuse_unknown(only, packs)
    rows = []
    for one in packs:
        if only and one.id not in only:
            continue
        case = Case(one, facts, standing_on(as_of, one), act, reaches(one, host_country))
        excepted = exceptions_of(case)
        sides = (letter_of(case, excepted), substance_of(case, excepted))
        row = replace(
            _row(case, as_of, excepted, sides),
            host_law=_host_law(one, host_country, act, as_of, rules),
        )
        state = library.state_named(host_country)
        said = sentence_for(row, one, state, reached=case.reaches_place is not Answer.NO)
        rows.append(replace(row, sentence=said))
    return tuple(rows)


def _row(
    case: Case,
    as_of: date,
    excepted: tuple[ExceptionResult, ...],
    sides: tuple[SidedAnswer, SidedAnswer],
) -> LawRow:
    one, standing = case.one, case.standing
    return LawRow(
        obligation=one.id,
        instrument=one.instrument,
        paragraph=one.paragraph,
        addressee=one.addressee,
        act=one.act,
        issue=one.issue,
        in_force=standing.in_force,
        state=standing.state,
        in_force_from=one.in_force_from,
        as_of=as_of,
        in_force_until=one.in_force_until,
        due=standing.due,
        days_left=standing.days_left,
        days_past=standing.days_past,
        overdue=standing.overdue,
        letter=sides[0],
        substance=sides[1],
        exceptions=excepted,
        reports_due=tuple((report.says, report.due) for report in one.reports),
        sureness=one.sureness,
        sureness_note=sureness_note(one),
        sources=tuple(source.url for source in one.sources),
    )


def sureness_note(one: Obligation) -> str:
    """Say which parts may not be printed as law: 'unconfirmed: ...', or '' where all were read."""
    how = {Sureness.SECONDARY: "from a summary", Sureness.UNCONFIRMED: "from memory"}
    parts = [f"{part.part} ({how[part.sureness]})" for part in one.unsure_parts()]
    return f"unconfirmed: {'; '.join(parts)}" if parts else ""


def _standing_sentence(row: LawRow, one: Obligation) -> str:
    """Say where it stood on the day, and nothing of any State."""
    due = f"; the limit is {in_words(row.due)}" if row.due else ""
    return f"On {in_words(row.as_of)} {one.cited()} was {row.state}{due}."


def reaches(one: Obligation, host_country: str | None) -> Answer:
    """Answer whether the State of a place is among those an obligation is addressed to."""
    if not one.applies_in:
        return Answer.YES
    return answer(None if host_country is None else host_country in one.applies_in)


def _host_law(
    one: Obligation,
    country: str | None,
    act: Period,
    as_of: date,
    rules: tuple[HostRule, ...],
) -> tuple[str, ...]:
    """Give the host rules that can have held on the day of the act, for labour issues."""
    silent = one.issue != "labour" or not one.binds_states
    if country is None or silent or reaches(one, country) is Answer.NO:
        return ()
    when = act if act.is_known and not act.uncertain else Period.on(as_of)
    return tuple(
        rule.says
        for rule in rules
        if rule.country == country
        and when.lies_within(rule.in_force_from, rule.in_force_until) is not Answer.NO
    )


def _refuse_unknown(only: tuple[str, ...], packs: tuple[Obligation, ...]) -> None:
    known = [one.id for one in packs]
    for name in only:
        if name not in known:
            raise UnknownName(
                Where("law"),
                f"no obligation is called {name!r}",
                f"Choose from: {', '.join(known)}.",
            )
