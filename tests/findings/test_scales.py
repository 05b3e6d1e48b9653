"""Likelihood and confidence: never in one sentence, never a word where one cannot tell."""

from itertools import pairwise

import pytest

from coverstory.findings.from_registers import FLOOR, banded
from coverstory.findings.gaps import TESTS, gaps
from coverstory.findings.scales import confidence_of, likelihood_of, scales
from coverstory.model import Answer, Grade, OriginGroup, Origins

BORNE_OUT = ("corroborated", "told once", "recorded")
RELIABLE = tuple(Grade(f"o{n}", "B", 2, "", "") for n in range(2))


@pytest.mark.parametrize("borne_out", BORNE_OUT)
def test_no_likelihood_is_given_where_a_needed_step_cannot_be_told(borne_out):
    found = likelihood_of(Answer.CANNOT_TELL, borne_out)
    assert (found.word, found.percent) == ("none given", None)


@pytest.mark.parametrize("borne_out", BORNE_OUT)
@pytest.mark.parametrize("verdict", [Answer.YES, Answer.NO])
def test_a_likelihood_uses_a_word_of_the_one_scale_with_its_range(verdict, borne_out):
    found = likelihood_of(verdict, borne_out)
    ranges = {entry.word: (entry.low, entry.high) for entry in scales().likelihood.words}
    assert found.percent == ranges[found.word]
    assert "onfidence" not in found.sentence


def test_what_is_told_once_is_no_more_than_an_even_chance():
    assert likelihood_of(Answer.YES, "told once").word == "roughly even chance"


@pytest.mark.parametrize(
    ("count", "grades", "borne_out", "level"),
    [
        (1, (), "told once", "low"),
        (2, RELIABLE, "told once", "low"),
        (2, (), "corroborated", "moderate"),
        (2, RELIABLE, "corroborated", "high"),
        (1, (), "recorded", "moderate"),
    ],
)
def test_confidence_rests_on_origins_a_step_and_not_on_their_sum(count, grades, borne_out, level):
    groups = tuple(OriginGroup(grade.origin, "", (), ()) for grade in grades)
    found = confidence_of(Origins(count, groups), grades, borne_out)
    assert found.level == level
    for entry in scales().likelihood.words:
        assert entry.word not in found.sentence


def test_the_scale_has_no_gap_and_no_overlap_beyond_its_edges():
    words = scales().likelihood.words
    for lower, upper in pairwise(words):
        assert lower.high == upper.low


def test_every_question_asked_has_a_test_and_someone_who_could_know():
    assert {gap.missing for gap in gaps()} == set(TESTS)
    for gap in gaps():
        assert gap.question.endswith("?")
        assert gap.who


@pytest.mark.parametrize("count", range(FLOOR))
def test_no_count_under_the_floor_is_ever_shown(count):
    assert banded(count) == f"fewer than {FLOOR}"


@pytest.mark.parametrize(
    ("count", "words"),
    [(10, "10 to 19"), (19, "10 to 19"), (20, "20 to 49"), (1000, "1000 or more")],
)
def test_counts_above_the_floor_come_in_bands(count, words):
    assert banded(count) == words
