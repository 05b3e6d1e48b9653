from dataclasses import fields
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from coverstory.law import FACT_NAMES, apply_law, obligations
from coverstory.model import Answer, Fact, Period
from tests.law.builders import CANNOT_TELL, NO, YES

DAYS = st.dates(date(2016, 1, 1), date(2021, 12, 31))
FACTS = st.dictionaries(st.sampled_from(FACT_NAMES), st.sampled_from(tuple(Answer)), max_size=31)
COUNTRIES = st.sampled_from(("RU", "PL", None))
DATES = (
    "in_force",
    "in_force_from",
    "in_force_until",
    "state",
    "due",
    "days_left",
    "days_past",
    "overdue",
    "reports_due",
)


@st.composite
def acts(draw):
    first, last = sorted((draw(DAYS), draw(DAYS)))
    return draw(st.sampled_from((Period(), Period.on(first), Period.between(first, last))))


def applied(answers, day, country, act, dated=True):
    """Every fact dated as the act is: the day of a fact lies in the period handed in."""
    when = act if dated else Period()
    facts = {name: Fact(name, given, "", (), 1, when) for name, given in answers.items()}
    return apply_law(facts, as_of=day, host_country=country, act=act)


@settings(deadline=None, max_examples=40)
@given(FACTS, st.sampled_from(FACT_NAMES), st.sampled_from(tuple(Answer)), DAYS, COUNTRIES, acts())
def test_a_fact_never_turns_a_date(answers, name, turned, day, country, act):
    before = applied(answers, day, country, act)
    after = applied({**answers, name: turned}, day, country, act)
    for one, other in zip(before, after, strict=True):
        assert [getattr(one, field) for field in DATES] == [
            getattr(other, field) for field in DATES
        ]


@settings(deadline=None, max_examples=80)
@given(FACTS, st.sampled_from(FACT_NAMES), st.sampled_from((YES, NO)), DAYS, COUNTRIES, acts())
def test_settling_an_open_fact_never_turns_a_letter_yes_into_no_or_back(
    answers, name, settled, day, country, act
):
    open_before = {**answers, name: CANNOT_TELL}
    before = applied(open_before, day, country, act)
    after = applied({**answers, name: settled}, day, country, act)
    for one, other in zip(before, after, strict=True):
        if one.letter.answer is not CANNOT_TELL:
            assert other.letter.answer is one.letter.answer


@settings(deadline=None, max_examples=80)
@given(FACTS, st.sampled_from(FACT_NAMES), st.sampled_from((YES, NO)), DAYS, COUNTRIES, acts())
def test_settling_a_fact_turns_a_substance_only_by_an_exception_it_was_subject_to(
    answers, name, settled, day, country, act
):
    before = applied({**answers, name: CANNOT_TELL}, day, country, act)
    after = applied({**answers, name: settled}, day, country, act)
    for one, other in zip(before, after, strict=True):
        was, now = one.substance.answer, other.substance.answer
        if was is YES and now is not YES:
            met = [each.id for each in other.exceptions if each.answer is YES]
            assert any(each in one.substance.condition for each in met)
        elif was is NO:
            assert now is NO


@settings(deadline=None, max_examples=40)
@given(FACTS, DAYS, COUNTRIES, acts())
def test_a_letter_yes_has_every_exception_ruled_out(answers, day, country, act):
    for row in applied(answers, day, country, act):
        if row.letter.answer is YES:
            assert {each.answer for each in row.exceptions} <= {NO}


@settings(deadline=None, max_examples=40)
@given(FACTS, DAYS, COUNTRIES, acts())
def test_the_same_facts_give_the_same_rows_in_any_order(answers, day, country, act):
    turned = dict(reversed(answers.items()))
    assert applied(answers, day, country, act) == applied(turned, day, country, act)


@settings(deadline=None, max_examples=40)
@given(FACTS, DAYS, COUNTRIES, acts())
def test_every_row_is_whole(answers, day, country, act):
    found = applied(answers, day, country, act)
    assert [row.obligation for row in found] == [one.id for one in obligations()]
    for row in found:
        assert all(hasattr(row, field.name) for field in fields(row))
        assert row.sentence
        assert row.letter.why
        assert row.substance.why
        assert set(row.letter.turns_on) <= set(FACT_NAMES)
