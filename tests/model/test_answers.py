"""Kleene's tables (S. C. Kleene, Introduction to Metamathematics, 1952, §64), cell by cell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coverstory.model import Answer, all_of, answer, any_of

YES, NO, CANNOT = Answer.YES, Answer.NO, Answer.CANNOT_TELL
answers = st.sampled_from(Answer)


@pytest.mark.parametrize(
    ("left", "right", "both", "either"),
    [
        (YES, YES, YES, YES),
        (YES, NO, NO, YES),
        (YES, CANNOT, CANNOT, YES),
        (NO, NO, NO, NO),
        (NO, CANNOT, NO, CANNOT),
        (CANNOT, CANNOT, CANNOT, CANNOT),
    ],
)
def test_and_and_or_follow_kleenes_tables(left, right, both, either):
    assert (left & right, right & left) == (both, both)
    assert (left | right, right | left) == (either, either)


@given(answers, answers)
def test_de_morgan_holds(a, b):
    assert ~(a & b) is (~a | ~b)


@given(st.lists(answers))
def test_resolving_what_cannot_be_told_never_turns_a_settled_answer_round(found):
    before = all_of(found), any_of(found)
    for value in (YES, NO):
        resolved = [value if entry is CANNOT else entry for entry in found]
        after = all_of(resolved), any_of(resolved)
        for old, new in zip(before, after, strict=True):
            assert old is CANNOT or old is new


def test_nothing_is_all_yes_and_not_any():
    assert (all_of([]), any_of([])) == (YES, NO)


def test_an_answer_refuses_to_be_read_as_true_or_false():
    with pytest.raises(TypeError, match="three values"):
        bool(CANNOT)


def test_none_means_the_fact_is_not_recorded():
    assert [answer(value) for value in (True, False, None)] == [YES, NO, CANNOT]
