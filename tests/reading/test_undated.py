"""Reports that carry no date, with and without a bound."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coverstory.model import Kind, Period
from coverstory.reading import read_report
from tests.reading.reports import of_kind, report

TEXT = (
    "North Korean builders left Vladivostok at the end of last year, a source said on Monday. "
    "In 2019 the builders worked on construction sites in Vladivostok. "
    "They will go home next week, and since last month they have lived in a dormitory."
)
WORDS = st.sampled_from(
    (
        *("tomorrow", "yesterday", "today", "last", "next", "this", "year", "week", "month", "in"),
        *("Monday", "since", "until", "between", "and", "March", "December", "29", "30", "2018"),
        *("February", "winter", "that", "Chuseok", "the", "end", "of", "on", "workers", "left"),
    )
)


def test_without_any_bound_a_relative_date_keeps_its_words_alone() -> None:
    left = of_kind(read_report(report(TEXT)), Kind.EXIT)
    assert left
    assert {claim.period.wording for claim in left} <= {"last year", "next week", ""}
    assert {claim.period for claim in left} == {
        Period(wording=claim.period.wording) for claim in left
    }


def test_the_reading_says_that_nothing_bounds_the_date() -> None:
    assert "carries no date" in read_report(report(TEXT)).notes[0]


def test_a_stated_year_is_still_a_date() -> None:
    working = of_kind(read_report(report(TEXT)), Kind.EMPLOYMENT)
    assert {claim.period.earliest for claim in working if claim.period.is_known} == {
        date(2019, 1, 1)
    }


def test_a_dated_report_reads_the_same_without_a_bound() -> None:
    dated = report(TEXT, published=date(2019, 3, 29))
    assert read_report(dated) == read_report(dated, as_of=date(2030, 1, 1))


@pytest.mark.parametrize("as_of", [None, date.min, date.max, date(2024, 2, 29)])
@given(words=st.lists(WORDS, min_size=1, max_size=25))
@settings(max_examples=40, deadline=timedelta(seconds=5))
def test_no_words_and_no_bound_break_the_reading_of_dates(
    as_of: date | None, words: list[str]
) -> None:
    read_report(report(" ".join(words)), as_of=as_of)
