"""What the article that the project starts from must give."""

from datetime import date
from functools import cache

import pytest

from coverstory.model import Basis, Kind, Reading, Sector, Speaker, Status
from coverstory.reading import read_report
from tests.reading.reports import AS_OF, of_kind, seed_document


@cache
def seed(as_of: date = AS_OF) -> Reading:
    return read_report(seed_document(), as_of=as_of)


def test_builders_and_waitresses_are_two_groups() -> None:
    keys = {c.group_key: c.sector for c in seed().claims if c.sector}
    assert keys["builders"] is Sector.CONSTRUCTION
    assert keys["restaurant staff"] is Sector.RESTAURANT


@pytest.mark.parametrize("as_of", [AS_OF, date(2020, 2, 1)])
def test_builders_left_at_the_end_of_2018_with_expired_visas(as_of: date) -> None:
    exits = [c for c in of_kind(seed(as_of), Kind.EXIT) if c.group_key == "builders"]
    assert [c.expired for c in exits] == [True]
    period = exits[0].period
    assert (period.earliest, period.latest) == (date(2018, 12, 1), date(2018, 12, 31))
    assert period.uncertain
    assert "no date" in period.rests_on
    assert exits[0].status is None


def test_builders_returned_with_student_visas() -> None:
    returns = [c for c in of_kind(seed(), Kind.RETURN) if c.status is Status.STUDENT]
    assert [c.group_key for c in returns] == ["builders"]
    assert returns[0].attribution.label == "source 1"


def test_nobody_says_that_waitresses_came_back() -> None:
    assert not [c for c in of_kind(seed(), Kind.RETURN) if c.group_key == "restaurant staff"]


def test_builders_work_in_construction_in_vladivostok() -> None:
    working = [c for c in of_kind(seed(), Kind.EMPLOYMENT) if c.group_key == "builders"]
    assert {str(c.place) for c in working} == {"Vladivostok, RU"}
    assert {c.sector for c in working} == {Sector.CONSTRUCTION}


def test_a_dispatch_agency_in_pyongyang_sent_them() -> None:
    sent = [c for c in of_kind(seed(), Kind.DISPATCH) if c.intermediary]
    assert "dispatch agency in Pyongyang" in str(sent[0].intermediary)
    assert sent[0].attribution.label == "source 1"


def test_students_of_thirty_to_fifty_check_in_weekly() -> None:
    aged = [c for c in seed().claims if c.ages]
    assert [(c.ages.min, c.ages.max, c.status) for c in aged if c.ages] == [
        (30, 50, Status.STUDENT)
    ]
    visits = of_kind(seed(), Kind.CHECK_IN)
    assert [c.frequency for c in visits] == ["weekly"]
    assert "Russian educational institution" in str(visits[0].institution)


def test_three_restaurants_are_not_three_waitresses() -> None:
    taken_on = [c for c in of_kind(seed(), Kind.EMPLOYMENT) if c.attribution.label == "source 2"]
    assert [c.group_key for c in taken_on] == ["restaurant staff"]
    assert taken_on[0].count is None


def test_waitresses_came_as_trainees_by_their_own_words() -> None:
    came = [c for c in of_kind(seed(), Kind.ENTRY) if c.status is Status.TRAINEE]
    assert [c.group_key for c in came] == ["restaurant staff"]
    assert "Pyongyang University of Commerce" in str(came[0].institution)
    assert came[0].attribution.speaker is Speaker.ANONYMOUS
    assert came[0].attribution.via == ("source 2",)


def test_waitresses_appear_to_be_first_timers() -> None:
    first = [c for c in seed().claims if c.first_time]
    assert [c.group_key for c in first] == ["restaurant staff"]
    assert first[0].hedged
    assert first[0].attribution.speaker is Speaker.NARRATOR


def test_training_is_called_a_justification_as_an_opinion() -> None:
    named = [c for c in seed().claims if "justification" in c.quote]
    assert [(c.attribution.label, c.attribution.basis) for c in named] == [
        ("source 2", Basis.OPINION)
    ]


def test_russia_on_board_is_a_hedged_opinion() -> None:
    told = [c for c in seed().claims if "on board" in c.quote]
    assert [(c.hedged, c.attribution.basis, c.attribution.label) for c in told] == [
        (True, Basis.OPINION, "source 2")
    ]


def test_earlier_reports_speak_for_the_outlet_and_sources_stay_unnumbered() -> None:
    by_quote = {c.quote: c.attribution for c in seed().claims}
    outlet = next(a for q, a in by_quote.items() if "deporting" in q)
    assert (outlet.speaker, outlet.name) == (Speaker.OUTLET, "RFA")
    plain = next(a for q, a in by_quote.items() if "found their way back" in q)
    assert (plain.speaker, plain.label) == (Speaker.ANONYMOUS, "sources")


def test_the_sanctions_sentence_is_a_claim_about_law() -> None:
    rules = [c for c in of_kind(seed(), Kind.POLICY) if "freeze" in c.quote]
    assert rules[0].attribution.speaker is Speaker.NARRATOR
    assert rules[0].place.country is None
    assert rules[0].period.latest == date(2019, 12, 31)
    assert not rules[0].period.uncertain


def test_caption_byline_and_comment_notice_give_nothing() -> None:
    quotes = " ".join(c.quote for c in seed().claims)
    for words in ("undated photo", "Reported by", "moderator", "Comments"):
        assert words not in quotes


def test_the_report_as_a_whole_is_judged() -> None:
    reading = seed()
    assert reading.relevant
    assert reading.evasion_alleged
    assert set(reading.schemes) == {"study-cover", "training-cover", "repatriation-and-return"}
    assert set(reading.obligations) == {"unscr-2375-17", "unscr-2397-8"}


def test_quotes_are_the_words_of_the_original() -> None:
    document = seed_document()
    for claim in seed().claims:
        assert claim.quote == document.text[claim.span.start : claim.span.end]
    assert [c.id for c in seed().claims] == [
        f"{document.id}-c{n:02d}" for n in range(1, len(seed().claims) + 1)
    ]


def test_work_until_last_year_is_of_another_time_and_no_student_paper() -> None:
    earlier = [c for c in of_kind(seed(), Kind.EMPLOYMENT) if c.period.latest]
    assert [(c.period.earliest, c.period.latest) for c in earlier] == [(None, date(2018, 12, 31))]
    assert earlier[0].status is None
    assert earlier[0].sector is Sector.CONSTRUCTION
