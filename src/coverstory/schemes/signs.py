"""Indicators: signs that alone prove nothing, switched on and off by dated host law.

In: a scheme, the events its steps are bound to, host rules, an as-of day. Out: IndicatorResults.
They never move a verdict.
"""

from datetime import date

from coverstory.model import HostRule, IndicatorResult
from coverstory.schemes.definition import Indicator, Scheme
from coverstory.schemes.membership import Binding
from coverstory.schemes.rows import ANSWERS, CANNOT_TELL, EVER, NEVER, NO, YES, Row
from coverstory.schemes.search import Choices


def indicator_results(
    scheme: Scheme,
    binding: Binding,
    choices: Choices,
    host_rules: tuple[HostRule, ...],
    as_of: date | None,
) -> tuple[IndicatorResult, ...]:
    """Give every indicator's answer, for the choice of events that decided the scheme."""
    rules = {rule.id: rule for rule in host_rules}
    return tuple(
        _result(indicator, binding, choices, rules, as_of) for indicator in scheme.indicators
    )


def _result(
    indicator: Indicator,
    binding: Binding,
    choices: Choices,
    rules: dict[str, HostRule],
    as_of: date | None,
) -> IndicatorResult:
    step = indicator.step
    fitting = choices.members(step, binding, ())
    switched = [
        (row, min(answer, _switch(indicator, row, rules, as_of))) for row, answer in fitting
    ]
    members = [(row, answer) for row, answer in switched if answer != NO]
    value = _value(indicator, members, complete=choices.are_all_recorded(step))
    if fitting and not members:
        value = NO  # it is told, and under the law of the day it is no sign
    denials = choices.denials(step, binding)
    if denials:
        value = min(value, CANNOT_TELL if members else NO)
    best = max((answer for _, answer in members), default=NO)
    evidence = [row for row, answer in members if step.count or answer == best] + denials
    return IndicatorResult(
        step.name,
        ANSWERS[value],
        indicator.strength,
        step.says,
        tuple(dict.fromkeys(row.event.id for row in evidence)),
        indicator.innocent,
    )


def _value(indicator: Indicator, members: list[tuple[Row, int]], *, complete: bool) -> int:
    """Answer from the rows: one is enough, or as many as the count asks for."""
    count = indicator.step.count
    least, most = (count.at_least, count.at_most) if count else (1, None)
    certain = sum(answer == YES for _, answer in members)
    if (most is not None and certain > most) or (complete and len(members) < least):
        return NO
    open_above = most is not None and (len(members) > most or not complete)
    return CANNOT_TELL if certain < least or open_above else YES


def _switch(indicator: Indicator, row: Row, rules: dict[str, HostRule], as_of: date | None) -> int:
    """Answer whether host law lets the sign count for this event."""
    value = YES
    if indicator.holds_while:
        value = min(value, _in_force(rules.get(indicator.holds_while), row, as_of))
    if indicator.not_while:
        value = min(value, 2 - _in_force(rules.get(indicator.not_while), row, as_of))
    return value


def _in_force(rule: HostRule | None, row: Row, as_of: date | None) -> int:
    """Answer whether a rule was in force where and when the event happened.

    An event without a day is taken on the as-of day; one whose country is not told leaves it open.
    """
    country = row.event.place.country
    if rule is None or country is None:
        return CANNOT_TELL
    if country != rule.country:
        return NO
    ends = [row.lo if row.lo > NEVER else None, row.hi if row.hi < EVER else None]
    spare = as_of.toordinal() if as_of else None
    days = [spare if end is None else end for end in ends]
    if days[0] is None or days[1] is None:
        return CANNOT_TELL
    return _on_all_days(rule, min(days[0], days[1]), max(days[0], days[1]))


def _on_all_days(rule: HostRule, first: int, last: int) -> int:
    begins = rule.in_force_from.toordinal() if rule.in_force_from else NEVER
    ends = rule.in_force_until.toordinal() if rule.in_force_until else EVER
    if begins <= first and last <= ends:
        return YES
    return NO if last < begins or first > ends else CANNOT_TELL
