from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coverstory.law import host_rules, law_on, obligations
from coverstory.model import Answer, DutyState
from tests.law.builders import CANNOT_TELL, row_of

ONE_DAY = timedelta(days=1)
STARTS = [(one.id, one.in_force_from) for one in obligations()]
LIMITS = [(one.id, one.deadline.day) for one in obligations() if one.deadline]


def on(day, name):
    return row_of(law_on(day), name)


@pytest.mark.parametrize(("name", "start"), STARTS)
def test_an_obligation_begins_on_its_day_and_not_the_day_before(name, start):
    before = on(start - ONE_DAY, name)
    assert before.state is DutyState.NOT_YET
    assert before.in_force is Answer.NO
    for day in (start, start + ONE_DAY):
        assert on(day, name).in_force is Answer.YES


@pytest.mark.parametrize(("name", "limit"), LIMITS)
def test_the_last_day_still_runs_and_the_next_is_past(name, limit):
    assert (on(limit - ONE_DAY, name).days_left, on(limit, name).days_left) == (1, 0)
    assert on(limit, name).state is DutyState.RUNNING
    after = on(limit + ONE_DAY, name)
    assert (after.state, after.days_past, after.overdue) == (DutyState.PAST_LIMIT, 1, True)
    assert after.days_left is None


@pytest.mark.parametrize(
    "rule", [rule for rule in host_rules() if rule.in_force_from], ids=lambda rule: rule.id
)
def test_a_host_rule_begins_on_its_day(rule):
    assert not rule.holds_on(rule.in_force_from - ONE_DAY)
    assert rule.holds_on(rule.in_force_from)
    assert rule.holds_on(rule.in_force_from + ONE_DAY)


@pytest.mark.parametrize(
    "rule", [rule for rule in host_rules() if rule.in_force_until], ids=lambda rule: rule.id
)
def test_a_host_rule_ends_after_its_last_day(rule):
    assert rule.holds_on(rule.in_force_until - ONE_DAY)
    assert rule.holds_on(rule.in_force_until)
    assert not rule.holds_on(rule.in_force_until + ONE_DAY)


def test_on_1_september_2017_the_cap_holds_and_the_ban_does_not():
    day = date(2017, 9, 1)
    assert on(day, "unscr-2371-11").state is DutyState.IN_FORCE
    assert on(day, "unscr-2375-17").state is DutyState.NOT_YET


def test_sending_back_is_no_duty_on_21_december_2017_and_is_on_the_22nd():
    assert on(date(2017, 12, 21), "unscr-2397-8").state is DutyState.NOT_YET
    assert on(date(2017, 12, 22), "unscr-2397-8").state is DutyState.RUNNING


def test_on_the_articles_day_268_days_are_left():
    row = on(date(2019, 3, 29), "unscr-2397-8")
    assert (row.due, row.days_left, row.days_past, row.overdue) == (
        date(2019, 12, 22),
        268,
        None,
        False,
    )


def test_on_1_february_2020_the_limit_passed_41_days_ago():
    row = on(date(2020, 2, 1), "unscr-2397-8")
    assert (row.state, row.days_past, row.days_left) == (DutyState.PAST_LIMIT, 41, None)


def test_without_facts_nothing_can_be_told_and_no_state_is_named():
    for row in law_on(date(2019, 3, 29)):
        assert row.letter.answer is CANNOT_TELL
        assert row.substance.answer is CANNOT_TELL
        assert row.letter.why == row.substance.why == "no facts were given"
        assert "consistent" not in row.sentence


def test_without_facts_the_sentence_says_where_the_duty_stood():
    assert on(date(2019, 3, 29), "unscr-2397-8").sentence == (
        "On 29 March 2019 S/RES/2397 (2017) paragraph 8 was in force, time limit running;"
        " the limit is 22 December 2019."
    )


def test_what_was_not_read_is_printed_as_unconfirmed():
    for row in law_on(date(2019, 3, 29)):
        if row.sureness != "verified":
            assert row.sureness_note.startswith("unconfirmed: ")
    note = on(date(2019, 3, 29), "unscr-2375-17").sureness_note
    assert "in connection with admission to the territory (from memory)" in note


@given(st.dates(date(2015, 1, 1), date(2035, 12, 31)))
def test_days_left_and_past_add_up_to_the_limit(day):
    for row in law_on(day):
        if row.days_left is not None:
            assert day + timedelta(days=row.days_left) == row.due
            assert row.days_left >= 0
        if row.days_past is not None:
            assert day - timedelta(days=row.days_past) == row.due
            assert row.days_past > 0
        assert row.overdue == (row.days_past is not None)
        assert row.days_left is None or row.days_past is None
