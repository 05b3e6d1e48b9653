"""Every scheme of the library: it loads, its examples hold, and each clause in it is needed."""

from urllib.parse import urlsplit

import pytest

from coverstory import law
from coverstory.model import Answer, Grain, Match, Role, Timeline
from coverstory.schemes import Scheme, load_library
from coverstory.schemes.definition import Example, Step
from coverstory.schemes.evaluation import evaluate
from coverstory.schemes.examples import check_examples

from .mutants import mutants, weaker_steps, with_step

LIBRARY = load_library()
REPORTS = tuple(scheme for scheme in LIBRARY if scheme.grain is Grain.REPORT)
LABOUR_COVERS = ("study-cover-first-timers", "training-cover", "visitor-cover")

# Clauses that no example can show to be needed, and why. A stale line fails the test below.
NEEDLESS = {
    "study-cover-returnees-register": {
        # The bounds on the last day answer cannot tell by themselves where it is not recorded.
        "visa.known.expires",
        # The new job must be in the same sector, which is then not recorded either.
        "earlier_work.must.known.sector",
    },
}

# What is raised although the verdict is open: the scheme is told in part, or told and denied.
RAISED_WHILE_OPEN = {
    "identity-cover": {"the firm denies it"},
    "joint-venture-employer": {"work is only suspected"},
    "practice-papers": {"the builder denies it"},
    "study-cover-first-timers": {
        "sent by a company, and work is not told",
        "the employer denies it",
    },
    "study-cover-returnees": {
        "back before they left",
        "said to attend classes",
        "work is told only of the time before",
        "work is only suspected",
    },
    "training-cover": {
        "brought to a shipyard on trainee contracts",
        "somebody thinks that the training is a pretext",
        "the restaurant denies it",
    },
    "visa-rotation": {
        "home once a year",
        "how often is not told",
        "on visitor passes, and back on the line after a day",
        "papers of another country",
        "the papers are student visas",
        "the plant denies it",
        "the trips are only suspected",
        "trips from another country",
    },
    "visitor-cover": {"sent to write code on visitor permits", "the plant denies it"},
    "wage-diversion": {
        "pay in another country",
        "two thirds are taken",
        "work is not told",
    },
}


def held(scheme: Scheme, example: Example) -> Match:
    return evaluate(scheme, Timeline("example", scheme.grain, example.events, example.covered))


def named(scheme: Scheme) -> str:
    return scheme.id


def expected_to_be_raised(scheme: Scheme, example: Example) -> bool:
    if example.kind in ("positive", "negative"):
        return example.kind == "positive"
    return example.name in RAISED_WHILE_OPEN.get(scheme.id, set())


def is_noticed(scheme: Scheme, changed: Scheme) -> bool:
    return any(held(changed, one).verdict is not one.expect for one in scheme.examples)


def is_raising_noticed(scheme: Scheme, changed: Scheme) -> bool:
    return any(
        held(changed, one).raised is not expected_to_be_raised(scheme, one)
        for one in scheme.examples
    )


def raising_steps(scheme: Scheme) -> list[tuple[int, Step]]:
    return [(n, step) for n, step in enumerate(scheme.steps) if step.name in scheme.raise_when]


@pytest.mark.parametrize("scheme", LIBRARY, ids=named)
def test_examples_give_the_verdict_and_the_clause_they_name(scheme: Scheme) -> None:
    wrong = [f"{one.example}: {one.why}" for one in check_examples(scheme) if not one.passed]
    assert wrong == []


@pytest.mark.parametrize("scheme", LIBRARY, ids=named)
def test_some_example_notices_when_a_clause_is_left_out(scheme: Scheme) -> None:
    unnoticed = {what for what, changed in mutants(scheme) if not is_noticed(scheme, changed)}
    assert unnoticed == NEEDLESS.get(scheme.id, set())


@pytest.mark.parametrize("scheme", LIBRARY, ids=named)
def test_each_required_step_is_what_some_example_fails_by(scheme: Scheme) -> None:
    at_fault = {step.name for one in scheme.examples for step in short_of_yes(held(scheme, one))}
    assert at_fault >= {step.name for step in scheme.steps if step.role is Role.REQUIRED}


def short_of_yes(match: Match) -> list[Step]:
    return [step for step in match.steps if step.answer is not Answer.YES]


@pytest.mark.parametrize("scheme", REPORTS, ids=named)
def test_is_raised_by_what_fits_and_by_nothing_lawful(scheme: Scheme) -> None:
    raised = {one.name for one in scheme.examples if held(scheme, one).raised}
    assert raised == {one.name for one in scheme.examples if expected_to_be_raised(scheme, one)}


@pytest.mark.parametrize("scheme", REPORTS, ids=named)
def test_some_example_notices_when_a_raising_step_asks_for_less(scheme: Scheme) -> None:
    unnoticed = [
        f"{step.name}.{clause}"
        for position, step in raising_steps(scheme)
        for clause, weaker in weaker_steps(step)
        if not is_raising_noticed(scheme, with_step(scheme, position, weaker))
    ]
    assert unnoticed == [] or scheme.id == "study-cover-returnees", unnoticed


@pytest.mark.parametrize("scheme", LIBRARY, ids=named)
def test_references_are_web_addresses_that_say_something(scheme: Scheme) -> None:
    for reference in scheme.references:
        address = urlsplit(reference.url)
        assert address.scheme in ("http", "https")
        assert "." in address.netloc
        assert reference.title
        assert reference.says


@pytest.mark.parametrize("scheme", LIBRARY, ids=named)
def test_obligations_and_host_rules_are_in_the_law_library(scheme: Scheme) -> None:
    assert set(scheme.obligations) <= {one.id for one in law.obligations()}
    rules = {name for one in scheme.indicators for name in (one.holds_while, one.not_while) if name}
    owed = {"ru-students-may-work"} if scheme.id == "study-cover-returnees" else set()
    assert rules <= {rule.id for rule in law.host_rules()} | owed


@pytest.mark.parametrize("scheme", LIBRARY, ids=named)
def test_names_rivals_with_a_fact_and_who_could_know_it(scheme: Scheme) -> None:
    assert len(scheme.rivals) >= 2
    for rival in scheme.rivals:
        assert rival.says
        assert rival.fact
        assert all(rival.who)


@pytest.mark.parametrize("scheme", LIBRARY, ids=named)
def test_signs_have_an_innocent_reading(scheme: Scheme) -> None:
    assert all(indicator.innocent for indicator in scheme.indicators)


@pytest.mark.parametrize("scheme", LIBRARY, ids=named)
def test_asks_somebody_about_every_required_step(scheme: Scheme) -> None:
    required = [step for step in scheme.steps if step.role is Role.REQUIRED]
    assert [step.name for step in required if not (step.asks and step.who)] == []


def test_titles_and_file_names_are_unique_and_fit() -> None:
    assert len({scheme.title for scheme in LIBRARY}) == len(LIBRARY)
    assert {scheme.file for scheme in LIBRARY} == {f"library/{one.id}.yaml" for one in LIBRARY}


def test_teaching_is_an_issue_of_its_own() -> None:
    teaching = {scheme.id for scheme in LIBRARY if scheme.issue == "teaching"}
    assert teaching == {"sensitive-study"}
    rules = {"unscr-2270-17", "unscr-2321-11"}
    for scheme in LIBRARY:
        assert bool(rules & set(scheme.obligations)) is (scheme.id in teaching)


@pytest.mark.parametrize("name", LABOUR_COVERS)
def test_a_cover_without_work_told_is_never_a_yes(name: str) -> None:
    scheme = next(one for one in LIBRARY if one.id == name)
    for example in scheme.examples:
        told = [event for event in example.events if event.kind in scheme.step("work").kinds]
        if not any(event.asserted is Answer.YES for event in told):
            assert held(scheme, example).verdict is not Answer.YES, example.name
