"""The table of fact patterns and provisions, row by row, in its three columns."""

from datetime import date

import pytest

from coverstory.law import provisions_for
from coverstory.model import Answer, Period, UnknownName

BEFORE, BETWEEN, AFTER = date(2017, 9, 1), date(2019, 3, 29), date(2020, 2, 1)
EARLIER = date(2017, 8, 1)
CAP, OLD_VENTURES = "unscr-2371-11", "unscr-2371-12"
BAN, VENTURES, RETURN = "unscr-2375-17", "unscr-2375-18", "unscr-2397-8"


def bearing(pattern, day, issues=("labour", "joint venture")):
    found = provisions_for(pattern, day, "RU")
    return {each.obligation: each.bearing for each in found if each.issue in issues}


@pytest.mark.parametrize(
    ("pattern", "before", "between", "after"),
    [
        ("work-permit-issued", {CAP: "only if"}, {BAN: "applies"}, {BAN: "applies"}),
        ("paid-work", {}, {RETURN: "applies"}, {RETURN: "applies"}),
        ("student-visa-no-work", {}, {}, {}),
        (
            "student-visa-with-work",
            {},
            {BAN: "only if", RETURN: "applies"},
            {BAN: "only if", RETURN: "applies"},
        ),
        ("unpaid-training", {}, {RETURN: "open question"}, {RETURN: "open question"}),
        ("minder", {}, {RETURN: "applies"}, {RETURN: "applies"}),
        (
            "firm-with-dprk-partner",
            {OLD_VENTURES: "only if"},
            {VENTURES: "applies"},
            {VENTURES: "applies"},
        ),
        ("protected-person", {}, {RETURN: "outside"}, {RETURN: "outside"}),
    ],
)
def test_a_row_of_the_table(pattern, before, between, after):
    assert bearing(pattern, BEFORE) == before
    assert bearing(pattern, BETWEEN) == between
    assert bearing(pattern, AFTER) == after


def test_a_permit_before_5_august_2017_meets_no_cap():
    assert bearing("work-permit-issued", EARLIER) == {}
    assert bearing("work-permit-issued", date(2017, 8, 4)) == {}
    assert bearing("work-permit-issued", date(2017, 8, 5)) == {CAP: "only if"}


def test_the_ban_takes_over_from_the_cap_on_11_september_2017():
    assert bearing("work-permit-issued", date(2017, 9, 10)) == {CAP: "only if"}
    assert bearing("work-permit-issued", date(2017, 9, 11)) == {BAN: "applies"}


def test_between_ban_and_repatriation_duty_paid_work_alone_raises_nothing():
    assert bearing("paid-work", date(2017, 12, 21)) == {}
    assert bearing("paid-work", date(2017, 12, 22)) == {RETURN: "applies"}


@pytest.mark.parametrize("pattern", ["paid-work", "student-visa-with-work", "minder"])
def test_while_the_limit_runs_not_being_sent_back_is_no_breach_by_itself(pattern):
    running = {each.obligation: each for each in provisions_for(pattern, BETWEEN, "RU")}[RETURN]
    assert not running.overdue
    assert "no breach by itself" in running.says
    past = {each.obligation: each for each in provisions_for(pattern, AFTER, "RU")}[RETURN]
    assert past.overdue
    assert "no breach by itself" not in past.says


def test_a_genuine_student_raises_teaching_alone_and_as_a_separate_issue():
    for day in (BETWEEN, AFTER):
        found = provisions_for("student-visa-no-work", day, "RU")
        assert {each.issue for each in found} == {"teaching"}
        assert {each.bearing for each in found} == {"separate issue"}
        assert "unscr-2270-17" in {each.obligation for each in found}


def test_a_minder_falls_under_part_b_with_no_test_of_income():
    (found,) = provisions_for("minder", AFTER, "RU")
    assert "part (b)" in found.says


def test_a_venture_has_120_days():
    (running,) = provisions_for("firm-with-dprk-partner", date(2018, 1, 9), "RU")
    (past,) = provisions_for("firm-with-dprk-partner", date(2018, 1, 10), "RU")
    assert (running.overdue, past.overdue) == (False, True)


def test_a_period_that_straddles_a_first_day_leaves_it_open():
    (found,) = provisions_for("paid-work", Period.of_year(2017), "RU")
    assert found.engaged is Answer.CANNOT_TELL
    (found,) = provisions_for("paid-work", Period.of_year(2018), "RU")
    assert found.engaged is Answer.YES


def test_host_law_of_the_day_stands_beside_the_provision():
    before = provisions_for("student-visa-with-work", date(2020, 8, 4), "RU")
    after = provisions_for("student-visa-with-work", date(2020, 8, 5), "RU")
    assert all("needed a work permit" in " ".join(each.host_law) for each in before)
    assert all("without a permit" in " ".join(each.host_law) for each in after)


def test_the_unions_rule_reaches_only_its_member_states():
    def reached(country):
        found = provisions_for("work-permit-issued", AFTER, country)
        return {each.obligation: each.engaged for each in found}

    assert "eu-2016-849-26a" not in reached("RU")
    assert reached("PL")["eu-2016-849-26a"] is Answer.YES
    assert reached(None)["eu-2016-849-26a"] is Answer.CANNOT_TELL


def test_an_unknown_pattern_lists_those_there_are():
    with pytest.raises(UnknownName, match="paid-work"):
        provisions_for("paid work", AFTER)
