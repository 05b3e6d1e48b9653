"""No printed sentence may say that a company, a school or a person broke UN sanctions."""

import functools
import itertools
import re
from datetime import date

import pytest

from coverstory.law import apply_law, law_on, obligations, provisions_for
from coverstory.law import patterns as fact_patterns
from coverstory.model import Period
from tests.law.builders import told

DAYS = (date(2015, 1, 1), date(2018, 1, 9), date(2019, 3, 29), date(2020, 2, 1))
ACTS = (Period(), Period.of_year(2017), Period.on(date(2020, 1, 10)))
COUNTRIES = ("RU", "PL", None)
BLAME = re.compile(
    r"\b(?:broke|broken|breaks|violat\w+|breached|breaches|infring\w+|guilty|evad\w+)\b", re.I
)
ACTORS = re.compile(r"\b(?:company|firm|school|university|worker\b(?!s)|student|person)\b", re.I)
ANSWERS = ("yes", "no", "cannot_tell")


def facts_in_turn(one):
    """Every answer for all facts at once, then each fact turned alone against the others."""
    names = one.facts()
    for given in ANSWERS:
        yield told(**dict.fromkeys(names, given))
    excepted = {each.fact for each in one.exceptions}
    yield told(**{name: "no" if name in excepted else "yes" for name in names})
    for name, rest, alone in itertools.product(names, ANSWERS, ANSWERS):
        yield told(**{**dict.fromkeys(names, rest), name: alone})


@functools.cache
def sentences_of(one):
    said = set()
    for facts, day, act, country in itertools.product(facts_in_turn(one), DAYS, ACTS, COUNTRIES):
        found = apply_law(
            facts, as_of=day, host_country=country, act=act, only=(one.id,), obligations=(one,)
        )
        said.add(found[0].sentence)
    return said


@pytest.mark.parametrize("one", obligations(), ids=lambda one: one.id)
def test_every_sentence_speaks_of_a_state_and_blames_nobody(one):
    said = sentences_of(one)
    assert len(said) >= 3
    for sentence in said:
        assert sentence.endswith(".")
        assert not BLAME.search(sentence), sentence
        if one.binds_states:
            assert not ACTORS.search(sentence.split(", by its exception:")[0]), sentence
            assert "broke" not in sentence


@pytest.mark.parametrize(
    "one", [one for one in obligations() if one.binds_states], ids=lambda one: one.id
)
def test_a_duty_of_states_is_printed_only_in_the_houses_forms(one):
    forms = (
        r"[Ff]acts consistent with .+ not carrying out ",
        r"^The duty of .+ was running until ",
        r" was not yet in force on ",
        r"^Outside .+, by its exception: ",
        r" binds .+ is not one of them\.$",
    )
    for sentence in sentences_of(one):
        assert any(re.search(form, sentence) for form in forms), sentence


def test_the_law_of_a_day_without_facts_blames_nobody_either():
    for day in DAYS:
        for row in law_on(day):
            assert not BLAME.search(row.sentence)


def test_provisions_blame_nobody():
    for pattern, day in itertools.product(fact_patterns(), DAYS):
        for each in provisions_for(pattern.id, day, "RU"):
            assert not BLAME.search(each.says)
