"""Fact pattern to provision, by the day of the event and never by the day of reading.

In: the name of a fact pattern, a day or period, the host country. Out: the provisions it raises,
leaves open or lies outside of. Weighs no evidence: that is `rows`.
"""

from dataclasses import dataclass
from datetime import date

from coverstory.law import library
from coverstory.law.days import Standing, standing_on
from coverstory.law.schema import Bearing, Engagement, Obligation
from coverstory.model import Answer, DutyState, Period, UnknownName, Where, all_of


@dataclass(frozen=True, slots=True)
class Provision:
    """One obligation that a fact pattern touches on a day.

    `engaged` is yes when it is in force for the whole period, cannot tell when for a part.
    `bearing` says how: applies, only if (see `says`), open question, separate issue, outside.
    """

    pattern: str
    obligation: str
    cited: str
    issue: str
    bearing: Bearing
    engaged: Answer
    state: DutyState
    overdue: bool
    says: str
    host_law: tuple[str, ...] = ()


def provisions_for(
    pattern: str, on: Period | date, host_country: str | None = None
) -> tuple[Provision, ...]:
    """Give the provisions a fact pattern touches on a day, in the order of the packs.

    An empty answer is an answer: nothing in the packs applied. Raises UnknownName.
    """
    _refuse_unknown(pattern)
    period = on if isinstance(on, Period) else Period.on(on)
    found = []
    for one in library.obligations():
        for engagement in one.engaged_by:
            if engagement.pattern == pattern:
                engaged = _engaged(one, engagement, period, host_country)
                if engaged is not Answer.NO:
                    found.append(_provision(one, engagement, period, engaged, host_country))
    return tuple(found)


def _engaged(one: Obligation, how: Engagement, period: Period, country: str | None) -> Answer:
    in_time = all_of(
        (
            period.lies_within(one.in_force_from, one.in_force_until),
            period.lies_within(how.since, how.until),
        )
    )
    if not one.applies_in:
        return in_time
    if country is None:
        return all_of((in_time, Answer.CANNOT_TELL))
    return in_time if country in one.applies_in else Answer.NO


def _provision(
    one: Obligation, how: Engagement, period: Period, engaged: Answer, country: str | None
) -> Provision:
    standing = _standing(one, period)
    running = "the duty runs and is not overdue: not sent back so far is no breach by itself"
    says = [how.says] if how.says else []
    if standing.state is DutyState.RUNNING and how.bearing == "applies" and one.issue == "labour":
        says.insert(0, running)
    return Provision(
        how.pattern,
        one.id,
        one.cited(),
        one.issue,
        how.bearing,
        engaged,
        standing.state,
        standing.overdue,
        "; ".join(says),
        _host_law(one, period, country),
    )


def _standing(one: Obligation, period: Period) -> Standing:
    """Take the standing on the first day that the period and the obligation share."""
    first = period.earliest or one.in_force_from
    return standing_on(max(first, one.in_force_from), one)


def _host_law(one: Obligation, period: Period, country: str | None) -> tuple[str, ...]:
    if one.issue != "labour" or not one.binds_states:
        return ()
    return tuple(
        rule.says
        for rule in library.host_rules()
        if rule.country == country
        and period.lies_within(rule.in_force_from, rule.in_force_until) is not Answer.NO
    )


def _refuse_unknown(pattern: str) -> None:
    known = [each.id for each in library.patterns()]
    if pattern not in known:
        raise UnknownName(
            Where("law"),
            f"no fact pattern is called {pattern!r}",
            f"Choose from: {', '.join(known)}.",
        )
