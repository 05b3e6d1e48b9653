from datetime import date

import pytest

from coverstory.law import (
    FACT_NAMES,
    host_rules,
    obligation_named,
    obligations,
    patterns,
    question_of,
    read_obligation,
    state_named,
)
from coverstory.law.library import texts_in
from coverstory.model import PackNotUsable, Status, Sureness, UnknownName

FILES = texts_in("obligations")
NAMED = {
    "unscr-2371-11",
    "unscr-2371-12",
    "unscr-2375-17",
    "unscr-2375-18",
    "unscr-2397-8",
    "unscr-2270-17",
    "unscr-2321-11",
    "eu-2016-849-26a",
    "us-eo-13722",
    "us-caatsa-321b",
}


def a_pack(name="unscr-2397-8"):
    return dict(FILES)[f"{name}.yaml"]


def test_at_least_the_named_obligations_are_there_sorted():
    ids = [one.id for one in obligations()]
    assert set(ids) >= NAMED
    assert ids == sorted(ids)


@pytest.mark.parametrize(("file", "text"), FILES)
def test_a_file_bears_the_name_of_its_obligation(file, text):
    assert file == f"{read_obligation(text, file).id}.yaml"


@pytest.mark.parametrize("one", obligations(), ids=lambda one: one.id)
def test_every_obligation_gives_sources_wording_and_what_its_letter_leaves_unsaid(one):
    assert one.sources
    assert all(source.url.startswith("http") for source in one.sources)
    assert one.wording
    assert one.silent_on
    assert one.letter.facts()
    assert one.substance.facts()


@pytest.mark.parametrize("one", obligations(), ids=lambda one: one.id)
def test_an_obligation_is_called_verified_only_where_some_of_its_wording_was_read(one):
    read = [part for part in one.wording if part.sureness is Sureness.VERIFIED]
    assert read or one.sureness is not Sureness.VERIFIED


def test_a_duty_of_the_united_nations_or_the_union_binds_states():
    assert all(one.binds_states == (one.regime != "US") for one in obligations())


def test_the_day_of_the_limit_is_120_days_or_24_months_after_adoption():
    ventures = obligation_named("unscr-2375-18")
    assert (ventures.deadline.day - ventures.in_force_from).days == 120
    workers = obligation_named("unscr-2397-8")
    assert workers.deadline.day == workers.in_force_from.replace(year=2019)
    assert [report.due for report in workers.reports] == [date(2019, 3, 22), date(2020, 3, 22)]


def test_an_unknown_name_lists_those_there_are():
    with pytest.raises(UnknownName, match="unscr-2397-8") as caught:
        obligation_named("unscr-2397")
    assert caught.value.exit_code == 2


def test_a_misspelt_field_is_named_with_its_line_and_the_words_allowed():
    wrong = a_pack().replace("in_force_from:", "in_force_form:")
    with pytest.raises(PackNotUsable, match=r"wrong.yaml:\d+.*in_force_form.*in_force_from"):
        read_obligation(wrong, "wrong.yaml")


def test_a_fact_that_does_not_exist_is_named_with_its_line():
    wrong = a_pack().replace("any: [income_shown,", "any: [income_told,")
    with pytest.raises(PackNotUsable, match="no fact is called 'income_told'") as caught:
        read_obligation(wrong, "wrong.yaml")
    line = wrong.splitlines()[caught.value.where.line - 1]
    assert "income_told" in line
    assert "income_shown" in caught.value.next_step


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("fact: national_of_host", "fact: own_people"),
        ("shown_by: present_after_limit", "shown_by: still_there"),
        ("past_limit: [present_after_limit]", "past_limit: [still_there]"),
        ("{fact: income_shown, says: the pay is shown}", "{fact: pay, says: the pay is shown}"),
    ],
)
def test_unknown_facts_are_refused_wherever_they_stand(old, new):
    with pytest.raises(PackNotUsable, match="no fact is called"):
        read_obligation(a_pack().replace(old, new), "wrong.yaml")


def test_a_limit_before_the_rule_is_refused():
    wrong = a_pack().replace("day: 2019-12-22", "day: 2017-12-21")
    with pytest.raises(PackNotUsable, match="2017-12-21 lies before"):
        read_obligation(wrong, "wrong.yaml")


def test_a_day_that_does_not_exist_is_refused():
    wrong = a_pack().replace("in_force_from: 2017-12-22", "in_force_from: 2017-02-30")
    with pytest.raises(PackNotUsable):
        read_obligation(wrong, "wrong.yaml")


def test_a_rule_that_binds_states_cannot_bring_its_own_sentence():
    sentences = "sentences: {shown: a, not_shown: b, cannot_tell: c}\n"
    with pytest.raises(PackNotUsable, match="house's sentence"):
        read_obligation(a_pack() + sentences, "wrong.yaml")


@pytest.mark.parametrize("name", FACT_NAMES)
def test_every_fact_is_a_question_with_a_docstring(name):
    assert question_of(name).startswith("whether ")


def test_no_fact_comes_from_the_presumption_about_goods():
    presumption = obligation_named("us-caatsa-321b")
    assert presumption.letter.at_most
    assert presumption.substance.at_most
    assert not [name for name in FACT_NAMES if "presum" in name or "caatsa" in name]


def test_russian_law_lets_students_work_from_5_august_2020():
    day_before, day = date(2020, 8, 4), date(2020, 8, 5)
    gives = [rule for rule in host_rules() if Status.STUDENT in rule.gives_work_to]
    needs = [rule for rule in host_rules() if Status.STUDENT in rule.needs_permit]
    assert [rule.country for rule in (*gives, *needs)] == ["RU", "RU"]
    assert not gives[0].holds_on(day_before)
    assert gives[0].holds_on(day)
    assert needs[0].holds_on(day_before)
    assert not needs[0].holds_on(day)
    assert all(rule.sources for rule in host_rules())


def test_every_pattern_is_raised_by_some_obligation():
    raised = {how.pattern for one in obligations() for how in one.engaged_by}
    assert raised == {pattern.id for pattern in patterns()}


def test_a_state_without_a_name_is_given_by_its_code():
    assert state_named("RU") == "Russia"
    assert state_named("XX") == "the State of the place (XX)"
    assert state_named(None) == "the State of the place (not told)"
