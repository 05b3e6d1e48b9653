"""Vague dates: EDTF in and out, comparisons that only decide what the source decides."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coverstory.model import Answer, DateNotReadable, Period, Precision

days = st.dates(date(1990, 1, 1), date(2035, 12, 31))


@st.composite
def periods(draw):
    first, last = sorted((draw(days), draw(days)))
    kind = draw(st.sampled_from(["day", "month", "year", "range", "from", "to"]))
    if kind == "day":
        return Period.on(first)
    if kind == "month":
        return Period.of_month(first.year, first.month)
    if kind == "year":
        return Period.of_year(first.year)
    return Period.between(None if kind == "to" else first, None if kind == "from" else last)


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "precision"),
    [
        ("2019", date(2019, 1, 1), date(2019, 12, 31), Precision.YEAR),
        ("2019-02", date(2019, 2, 1), date(2019, 2, 28), Precision.MONTH),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29), Precision.MONTH),
        ("2019-03-29", date(2019, 3, 29), date(2019, 3, 29), Precision.DAY),
        ("2018-12-20/2019-01", date(2018, 12, 20), date(2019, 1, 31), Precision.RANGE),
        ("../2019-12-22", None, date(2019, 12, 22), Precision.OPEN),
        ("2017-12-22/..", date(2017, 12, 22), None, Precision.OPEN),
    ],
)
def test_edtf_is_read_as_the_days_it_can_mean(text, earliest, latest, precision):
    read = Period.from_edtf(text)
    assert (read.earliest, read.latest, read.precision) == (earliest, latest, precision)


@pytest.mark.parametrize(
    ("text", "uncertain", "approximate"),
    [("2018?", True, False), ("2018~", False, True), ("2018-12%", True, True)],
)
def test_edtf_marks_of_doubt_are_kept(text, uncertain, approximate):
    read = Period.from_edtf(text)
    assert (read.uncertain, read.approximate) == (uncertain, approximate)
    assert read.to_edtf() == text


@given(periods())
def test_a_period_written_as_edtf_reads_back_the_same(period):
    again = Period.from_edtf(period.to_edtf())
    assert (again.earliest, again.latest) == (period.earliest, period.latest)


@pytest.mark.parametrize(
    "text", ["2019-02-30", "2019-13", "19-03-29", "yesterday", "2019/", "0000"]
)
def test_a_date_that_does_not_exist_is_refused_with_a_next_step(text):
    if text == "2019/":
        assert Period.from_edtf(text).latest is None
        return
    with pytest.raises(DateNotReadable) as caught:
        Period.from_edtf(text)
    assert repr(text) in str(caught.value)
    assert "YYYY-MM-DD" in caught.value.next_step


def test_a_period_that_ends_before_it_starts_is_refused():
    with pytest.raises(DateNotReadable, match="ends"):
        Period.between(date(2019, 2, 1), date(2019, 1, 1))


@given(periods(), periods())
def test_before_is_yes_only_where_every_day_agrees(one, other):
    told = one.is_before(other)
    if told is Answer.YES:
        assert one.latest < other.earliest
        assert other.is_before(one) is Answer.NO
    if told is Answer.NO:
        assert one.earliest >= other.latest


@given(periods(), days, days)
def test_lying_within_agrees_with_every_day_it_can_mean(period, one, other):
    first, last = min(one, other), max(one, other)
    told = period.lies_within(first, last)
    for day in (period.earliest, period.latest):
        if day is not None and told is not Answer.CANNOT_TELL:
            assert (first <= day <= last) is (told is Answer.YES)


@given(days, days, days)
def test_exact_days_are_always_decided(day, one, other):
    first, last = min(one, other), max(one, other)
    assert (Period.on(day).lies_within(first, last) is Answer.YES) is (first <= day <= last)


@given(periods(), periods())
def test_an_uncertain_period_decides_nothing(one, other):
    doubtful = Period(one.earliest, one.latest, one.precision, uncertain=True)
    assert doubtful.is_before(other) is Answer.CANNOT_TELL
    assert other.is_before(doubtful) is Answer.CANNOT_TELL


@given(periods(), st.integers(-400, 400))
def test_shifting_moves_both_ends_alike(period, by):
    moved = period.shifted(by)
    for old, new in ((period.earliest, moved.earliest), (period.latest, moved.latest)):
        assert new == (old + timedelta(days=by) if old else None)


def test_an_unknown_period_writes_nothing_and_tells_nothing():
    assert Period().to_edtf() == ""
    assert Period().lies_within(None, None) is Answer.CANNOT_TELL
