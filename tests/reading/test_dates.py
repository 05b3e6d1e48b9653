"""The grammar of vague dates, with and without a dated report."""

from datetime import date

import pytest

from coverstory.model import Precision
from coverstory.reading.anchors import Anchor, anchor_of
from coverstory.reading.dates import find_dates
from tests.reading.reports import report

DATED = Anchor(date(2019, 3, 29), Precision.DAY)
UNDATED = Anchor(date(2019, 3, 29), Precision.DAY, "the report carries no date")


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("at the end of last year", "2018-12~"),
        ("by the end of 2019", "../2019-12-31~"),
        ("since 2017", "2017-01-01/.."),
        ("in July", "2018-07"),
        ("in March 2018", "2018-03"),
        ("on 4 May 2011", "2011-05-04"),
        ("on May 4, 2011", "2011-05-04"),
        ("between September 2019 and February 2020", "2019-09-01/2020-02-29"),
        ("from 12 February to 30 May 2018", "2018-02-12/2018-05-30"),
        ("until December 2018", "../2018-12-31"),
        ("in the second half of 2018", "2018-07-01~/2018-12-31~"),
        ("in the spring of 2018", "2018-03-01/2018-05-31"),
        ("last month", "2019-02"),
        ("yesterday", "2019-03-28"),
        ("on Monday", "2019-03-25"),
    ],
)
def test_vague_dates(text: str, edtf: str) -> None:
    found = find_dates(f"They left {text}.", DATED, "en")
    assert [d.period.to_edtf() for d in found] == [edtf]
    assert found[0].period.wording


def test_words_that_look_ahead_take_the_next_such_month() -> None:
    found = find_dates("They will leave in June.", DATED, "en", ahead=True)
    assert found[0].period.to_edtf() == "2019-06"


def test_relative_dates_of_an_undated_report_are_uncertain_and_say_why() -> None:
    found = find_dates("They left last year, not in 2016.", UNDATED, "en")
    assert [d.period.uncertain for d in found] == [True, False]
    assert found[0].period.rests_on == "the report carries no date"


def test_a_day_that_does_not_exist_is_no_date() -> None:
    assert find_dates("on 31 February 2019", DATED, "en") == []


@pytest.mark.parametrize("as_of", [date(2019, 3, 29), date(2020, 2, 1), date(2026, 1, 1)])
def test_an_undated_report_is_no_later_than_the_year_it_awaits(as_of: date) -> None:
    text = "Sanctions call for the return of all workers by the end of 2019."
    anchor = anchor_of(report(text), as_of=as_of, language="en")
    assert anchor.day == min(as_of, date(2019, 12, 31))
    assert anchor.rests_on


def test_a_deadline_told_in_the_past_bounds_nothing() -> None:
    text = "The resolution gave them until December 2019."
    anchor = anchor_of(report(text), as_of=date(2024, 1, 1), language="en")
    assert anchor.day == date(2024, 1, 1)


def test_a_dated_report_is_counted_from_its_own_day() -> None:
    document = report("They left last year.", published=date(2018, 5, 5))
    assert anchor_of(document, as_of=date(2024, 1, 1), language="en").day == date(2018, 5, 5)
