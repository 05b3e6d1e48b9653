"""The two register schemes against their definition, written a second time in oracle.py."""

import itertools
from dataclasses import replace

import pytest
from hypothesis import assume, given

from coverstory.model import Answer, Grain, Timeline
from coverstory.schemes import evaluate, verdict

from .oracle import first_timer, returnee
from .timelines import COVERED, START, event, register_scheme, subjects, thorough, timeline

RETURNEES, FIRST_TIMERS = register_scheme("returnees"), register_scheme("first-timers")
PAIRS = ((RETURNEES, returnee), (FIRST_TIMERS, first_timer))
# Days for an unrecorded expiry: on both sides of every exit that timelines.py draws.
NEAR_BOUNDS = (338, 339, 340, 341, 369, 370, 371, 398, 399, 401, 402, 429, 430, 431, 459, 461, 462)
WORDS = {
    "status": ["work", "student", "tourist"],
    "sector": ["construction", "fishing", "it"],
    "mode": ["check_in", "class"],
    "expires": [START + day for day in (*range(280, 560, 20), *NEAR_BOUNDS)],
}


def returnee_rows(**days):
    """Give a full returnee; a day given by name moves that row (counted from the exit, day 0)."""
    at = {"v": 0, "s": -300, "x": 0, "e": 50, "j": 60, **days}
    rows = [
        {"kind": "visa", "day": START - 700, "status": "work", "expires": START + at["v"]},
        {"kind": "employment_start", "day": START + at["s"], "sector": "construction"},
        {"kind": "exit", "day": START + at["x"]},
        {"kind": "entry", "day": START + at["e"], "status": "student"},
        {"kind": "employment_start", "day": START + at["j"], "sector": "construction"},
    ]
    seen = [START + at["e"] + 7 * n for n in range(1, 1 + days.get("rows", 5))]
    rows += [{"kind": "attendance", "day": day, "mode": "check_in"} for day in seen]
    return numbered(rows)


def numbered(rows):
    return [{**row, "id": number} for number, row in enumerate(rows, 1)]


def verdict_on(rows, scheme=RETURNEES, **options):
    return verdict(scheme, timeline(rows, **options))


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ({"v": 30}, "yes"),
        ({"v": 31}, "no"),
        ({"v": -60}, "yes"),
        ({"v": -61}, "no"),
        ({"e": 180, "j": 190}, "yes"),
        ({"e": 181, "j": 190}, "no"),
        ({"j": 50 + 120}, "yes"),
        ({"j": 50 + 121}, "no"),
        ({"rows": 3}, "no"),
        ({"rows": 4}, "yes"),
        ({"rows": 12}, "yes"),
    ],
)
def test_bounds_are_inclusive_to_the_day(day, expected):
    rows = returnee_rows(**day)
    assert returnee(rows) is (expected == "yes")
    assert verdict_on(rows) is Answer(expected)


@pytest.mark.parametrize(("number", "expected"), [(13, "yes"), (14, "no")])
def test_thirteen_attendance_rows_are_allowed_and_repeated_rows_count(number, expected):
    extra = [{"kind": "attendance", "day": START + 57, "mode": "check_in"}] * (number - 5)
    rows = numbered(returnee_rows() + extra)
    assert verdict_on(rows) is Answer(expected)


@pytest.mark.parametrize(("day", "expected"), [(134, "no"), (135, "yes"), (50, "no"), (49, "yes")])
def test_a_class_counts_only_in_the_twelve_weeks_after_the_entry(day, expected):
    rows = numbered([*returnee_rows(), {"kind": "attendance", "day": START + day, "mode": "class"}])
    assert verdict_on(rows) is Answer(expected)


@pytest.mark.parametrize(("first", "expected"), [("exit", "yes"), ("entry", "no")])
def test_exit_and_entry_of_one_day_stand_in_order_of_event_id(first, expected):
    rows = returnee_rows(e=0, j=60)
    swap = {3: 4, 4: 3} if first == "entry" else {}
    rows = [{**row, "id": swap.get(row["id"], row["id"])} for row in rows]
    assert verdict_on(rows) is Answer(expected)
    assert returnee(rows) is (expected == "yes")


@pytest.mark.parametrize(("ids", "expected"), [(("e9", "e10"), "yes"), (("e10", "e9"), "no")])
def test_rows_without_an_order_stand_by_event_id_with_numbers_by_value(ids, expected):
    exit_id, entry_id = ids
    names = {"e3": exit_id, "e4": entry_id}
    events = [event(row) for row in returnee_rows(e=0, j=60)]
    bare = tuple(replace(one, id=names.get(one.id, f"a{one.id}"), order=0) for one in events)
    assert verdict(RETURNEES, Timeline("s", Grain.REGISTER, bare, COVERED)) is Answer(expected)


@pytest.mark.parametrize(
    ("day", "number", "expected"),
    [(0, 2.5, "yes"), (0, 3.5, "no"), (60, 4.5, "no"), (60, 5.5, "yes")],
)
def test_a_new_work_visa_counts_after_the_exit_and_up_to_the_job(day, number, expected):
    visa = {"kind": "visa", "day": START + day, "status": "work", "expires": START + 900}
    ranked = sorted([*returnee_rows(), {**visa, "id": number}], key=lambda row: row["id"])
    rows = numbered(ranked)
    assert verdict_on(rows) is Answer(expected)


@thorough(150)
@given(subjects())
def test_exact_rows_are_decided_as_the_definition_says(rows):
    for scheme, oracle in PAIRS:
        expected = Answer.YES if oracle(rows) else Answer.NO
        assert verdict(scheme, timeline(rows)) is expected
        match = evaluate(scheme, timeline(rows))
        assert match.verdict is expected
        assert (match.clause == "") is (expected is Answer.YES)


@thorough(200)
@given(subjects(nulls=True, most=5))
def test_an_unrecorded_attribute_gives_cannot_tell_exactly_when_it_decides(rows):
    """Yes when every way of filling the gaps gives yes, no when none does."""
    gaps = [
        (n, field) for n, row in enumerate(rows) for field in WORDS if row.get(field, 0) is None
    ]
    assume(len(gaps) <= 2 and all(row["day"] is not None for row in rows))
    fillings = list(itertools.product(*(WORDS[field] for _, field in gaps)))
    assume(len(fillings) <= 1000)
    for scheme, oracle in PAIRS:
        truths = {oracle(filled(rows, gaps, words)) for words in fillings}
        ideal = (
            Answer.CANNOT_TELL if len(truths) > 1 else Answer.YES if True in truths else Answer.NO
        )
        assert verdict(scheme, timeline(rows)) is ideal


def filled(rows, gaps, words):
    new = [dict(row) for row in rows]
    for (position, field), word in zip(gaps, words, strict=True):
        new[position][field] = word
    return new


@thorough(100)
@given(subjects(nulls=True))
def test_a_decided_verdict_survives_any_day_that_fills_a_gap(rows):
    """With days missing the evaluator may be more careful than needed, but is never wrong."""
    gaps = [(n, "day") for n, row in enumerate(rows) if row["day"] is None]
    assume(len(gaps) == 1)
    assume(all(row.get(field, 0) is not None for row in rows for field in WORDS))
    for scheme, oracle in PAIRS:
        answer = verdict(scheme, timeline(rows))
        if answer is not Answer.CANNOT_TELL:
            for day in range(START - 10, START + 700, 31):
                assert oracle(filled(rows, gaps, [day])) is (answer is Answer.YES)


def test_a_job_without_a_sector_does_not_spoil_a_later_one_in_the_right_sector():
    early = {"kind": "employment_start", "day": START + 55, "sector": None}
    assert verdict_on(numbered([*returnee_rows(), early])) is Answer.YES


def test_an_unrecorded_sector_of_the_last_job_is_named_and_asked_about():
    rows = returnee_rows()
    rows[1]["sector"] = None
    match = evaluate(RETURNEES, timeline(rows))
    step = next(step for step in match.steps if step.name == "earlier_work")
    assert match.verdict is Answer.CANNOT_TELL
    assert match.clause == "earlier_work.known.sector: sector is not recorded"
    assert step.asks.endswith("?")
    assert step.who


def test_the_steps_name_the_events_that_decided_and_how_near_the_bounds_were():
    match = evaluate(RETURNEES, timeline(returnee_rows(e=179, j=190)))
    found = {step.name: (step.evidence, step.distance) for step in match.steps}
    assert found["out"] == (("e3",), "0 of 60 days after visa.expires")
    assert found["back"] == (("e4",), "179 of 180 days after out")
    assert found["work"] == (("e5",), "11 of 120 days after back")
    assert found["check_ins_only"][1] == "5 found, 4 to 13 wanted"
    assert match.deciding[:5] == ("e1", "e3", "e4", "e2", "e5")


def test_a_near_miss_names_the_one_clause_that_failed_and_how_far_it_missed():
    match = evaluate(RETURNEES, timeline(returnee_rows(e=181, j=190)))
    back = next(step for step in match.steps if step.name == "back")
    assert match.clause == "back.to: must be on or before out + 180d"
    assert back.distance == "181 of 180 days after out"
    assert [step.name for step in match.steps if step.answer is Answer.NO] == [
        "back",
        "attends_classes",
    ]


@pytest.mark.parametrize("kind", sorted(COVERED))
def test_a_register_that_was_not_searched_never_gives_yes_where_it_matters(kind):
    rows = [row for row in returnee_rows() if row["kind"] != kind]
    assert verdict_on(rows, covered=COVERED - {kind}) is Answer.CANNOT_TELL


def test_a_visa_without_its_class_cannot_be_both_the_old_and_the_new_one():
    rows = returnee_rows()
    rows[0] = {**rows[0], "day": START + 10, "status": None}
    assert verdict_on(rows) is Answer.NO


def test_rows_in_any_order_give_the_same_match():
    rows = returnee_rows()
    forward = evaluate(RETURNEES, timeline(rows))
    assert evaluate(RETURNEES, timeline(rows[::-1])) == forward
    assert event(rows[0]).order == 1
