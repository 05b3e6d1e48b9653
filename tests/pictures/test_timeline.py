"""The timeline as a value: every row is there, in order, in the style of what it rests on."""

from dataclasses import replace
from datetime import date

import pytest

from coverstory.model import Answer, Event, Kind, Period, UnknownName
from coverstory.pictures import LawDateKind, OpenEnd, RowStyle, timeline_of


@pytest.fixture(scope="module")
def builders(assessment):
    return timeline_of(assessment, "a-builders")


@pytest.fixture(scope="module")
def women(assessment):
    return timeline_of(assessment, "a-women")


def by_id(picture):
    return {row.id: row for row in picture.rows}


def test_dated_rows_stand_in_order_and_undated_ones_follow(builders):
    known = [row.period.is_known for row in builders.rows]
    assert known == sorted(known, reverse=True)
    first_days = [row.period.earliest or row.period.latest for row in builders.rows]
    dated = [day for day in first_days if day]
    assert dated == sorted(dated)


def test_every_event_and_claim_of_the_arrangement_has_a_row(assessment, builders, women):
    for arrangement, picture in zip(assessment.arrangements, (builders, women), strict=True):
        told = {claim for row in picture.rows for claim in row.claims}
        assert told >= set(arrangement.claims)
        assert {row.id for row in picture.rows} >= set(arrangement.events)


def test_the_style_says_what_a_row_rests_on(builders, women):
    rows = by_id(builders) | by_id(women)
    assert rows["e-row-7"].style is RowStyle.SOLID
    assert rows["e-c-02"].style is RowStyle.HATCHED
    assert rows["e-c-10"].style is RowStyle.OUTLINED
    assert rows["e-c-08"].style is RowStyle.DOTTED
    assert rows["c-07"].style is RowStyle.DOTTED


def test_open_ends_are_kept_open(builders):
    rows = by_id(builders)
    assert rows["e-c-01"].open_end is OpenEnd.LEFT
    assert rows["e-c-02"].open_end is OpenEnd.RIGHT
    assert rows["e-c-04"].open_end is OpenEnd.UNKNOWN
    assert rows["e-c-03"].edtf == "2018-12?"


def test_speakers_of_two_sources_with_one_label_are_told_apart(builders):
    rows = by_id(builders)
    assert rows["e-c-02"].said_by.endswith("[1]")
    assert rows["e-c-09"].said_by.endswith("[2]")


def test_dates_of_law_come_once_and_with_their_meaning(builders):
    dates = {(law.obligation, law.kind, law.day) for law in builders.law_dates}
    assert ("unsc-2397-8", LawDateKind.DUE, date(2019, 12, 22)) in dates
    assert ("unsc-2397-8", LawDateKind.REPORTS_DUE, date(2019, 3, 22)) in dates
    assert ("unsc-2375-17", LawDateKind.IN_FORCE_FROM, date(2017, 9, 11)) in dates
    assert len(builders.law_dates) == 5


def test_law_of_another_arrangement_is_not_shown(women):
    assert {law.obligation for law in women.law_dates} == {"unsc-2397-8"}


def test_the_axis_holds_every_date(builders):
    assert builders.first < date(2017, 9, 11)
    assert builders.last > date(2020, 3, 22)


def test_an_unknown_arrangement_is_refused_with_those_there_are(assessment):
    with pytest.raises(UnknownName, match="a-builders, a-women"):
        timeline_of(assessment, "a-nobody")


def test_an_unknown_language_is_refused_with_those_there_are(assessment):
    with pytest.raises(UnknownName, match="en, ko, ru"):
        timeline_of(assessment, "a-builders", language="xx")


def test_an_arrangement_without_rows_still_has_law_and_day(assessment):
    empty = replace(assessment.arrangements[1], claims=(), events=())
    without = replace(assessment, arrangements=(empty,), events=())
    picture = timeline_of(without, "a-women")
    assert picture.rows == ()
    assert picture.law_dates


def test_the_ends_of_the_calendar_do_not_break_the_axis(assessment):
    ends = Event("e-end", "a-women", Kind.VISA, Period(date.min, date.max), asserted=Answer.YES)
    picture = timeline_of(replace(assessment, events=(*assessment.events, ends)), "a-women")
    assert (picture.first, picture.last) == (date.min, date.max)
