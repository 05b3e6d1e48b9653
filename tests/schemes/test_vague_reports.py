"""What a scheme means on reports: vague dates, silence, denial, contradiction, host law."""

from datetime import date

import pytest

from coverstory.model import (
    Answer,
    Event,
    Grain,
    HostRule,
    Kind,
    Period,
    Place,
    RivalState,
    Sector,
    Status,
    StepState,
    Sureness,
    Timeline,
)
from coverstory.schemes import evaluate, read_scheme

HEAD = """
id: sample
title: Sample
status: draft
version: 0.1.0
grain: {grain}
issue: labour
level: low
authors: [Tests]
created: 2026-01-01
modified: 2026-01-01
summary: A scheme for tests.
references: [{{title: T, url: "https://example.org", says: S}}]
obligations: [unscr-2397-8]
false_positives: [None known.]
"""
TAIL = """
rivals:
  - name: study
    says: They study.
    fact: Attendance.
    who: [the school]
    supported_by: {support}
    ruled_out_by: {against}
raise_when: [{last}]
examples:
  - {{name: a, kind: positive, expect: yes}}
  - {{name: b, kind: negative, expect: no}}
  - {{name: c, kind: near-miss, expect: no}}
  - {{name: d, kind: unknown, expect: cannot tell}}
"""
OUT_AND_BACK = """
  - {name: out, kind: exit, says: They left.}
  - name: back
    kind: entry
    where: {status: student}
    after: out
    says: They came back.
    asks: When?
    who: [border]
"""


def scheme(steps, *, grain="report", indicators="", last="back", support="[]", against="[]"):
    text = HEAD.format(grain=grain) + "steps:" + steps + indicators
    return read_scheme(text + TAIL.format(last=last, support=support, against=against), "s.yaml")


def event(name, kind, when="", asserted="yes", **fields):
    place = Place(None, fields.pop("country", None))
    status, sector = fields.pop("status", None), fields.pop("sector", None)
    return Event(
        name,
        "group",
        Kind(kind),
        Period.from_edtf(when),
        status=Status(status) if status else None,
        sector=Sector(sector) if sector else None,
        place=place,
        asserted=Answer(asserted),
        details=fields,
    )


def held(made, *events, covered=(), **options):
    kinds = frozenset(map(Kind, covered))
    return evaluate(made, Timeline("group", made.grain, events, kinds), **options)


def step(match, name):
    return next(one for one in match.steps if one.name == name)


LEFT = event("out", "exit", "2018-12")


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("2019", "yes"),
        ("2019-01", "yes"),
        ("2019-01/..", "yes"),
        ("2018-12", "cannot tell"),
        ("2018", "cannot tell"),
        ("../2019", "cannot tell"),
        ("", "cannot tell"),
        ("2019?", "cannot tell"),
        ("2017", "cannot tell"),
    ],
)
def test_a_vague_date_decides_only_when_every_day_it_can_mean_does(when, expected):
    match = held(scheme(OUT_AND_BACK), LEFT, event("back", "entry", when, status="student"))
    assert match.verdict is Answer(expected)


def test_where_every_event_would_be_recorded_a_date_on_the_wrong_side_gives_no():
    early = event("back", "entry", "2017", status="student")
    match = held(scheme(OUT_AND_BACK), LEFT, early, covered=("exit", "entry"))
    assert match.verdict is Answer.NO
    assert match.clause == "back: of entry, none fits"


@pytest.mark.parametrize(
    ("when", "expected"),
    [("2019", "yes"), ("2018", "yes"), ("", "yes"), ("2018-12", "yes"), ("2017", "cannot tell")],
)
def test_not_before_is_refuted_only_by_dates_that_certainly_contradict_it(when, expected):
    made = scheme(OUT_AND_BACK.replace("after: out", "not_before: out"))
    match = held(made, LEFT, event("back", "entry", when, status="student"))
    assert match.verdict is Answer(expected)


def test_an_exact_date_is_the_special_case_of_a_vague_one():
    made = scheme(OUT_AND_BACK.replace("after: out", "after: out\n    to: out + 30d"))
    for day, expected in (("2019-01-30", "yes"), ("2019-01-31", "cannot tell")):
        back = event("back", "entry", day, status="student")
        match = held(made, event("out", "exit", "2018-12-31"), back)
        assert match.verdict is Answer(expected)
        assert step(match, "back").distance == f"{day[-2:]} of 30 days after out"


def test_a_step_that_nobody_tells_of_is_asked_about_and_never_no():
    match = held(scheme(OUT_AND_BACK), LEFT)
    back = step(match, "back")
    assert match.verdict is Answer.CANNOT_TELL
    assert (back.state, back.asks, back.who) == (StepState.CANNOT_TELL, "When?", ("border",))
    assert back.clause == "back: of entry, none is recorded"
    assert not match.raised


def test_a_hedged_event_is_there_but_decides_nothing():
    back = event("back", "entry", "2019", "cannot tell", status="student")
    match = held(scheme(OUT_AND_BACK), LEFT, back)
    assert match.verdict is Answer.CANNOT_TELL
    assert match.clause.startswith("back.asserted:")
    assert step(match, "back").evidence == ("back",)


def test_a_denied_event_makes_the_step_contradicted_and_the_verdict_no():
    denied = event("denied", "entry", "", "no", status="student")
    match = held(scheme(OUT_AND_BACK), LEFT, denied)
    assert match.verdict is Answer.NO
    assert step(match, "back").state is StepState.CONTRADICTED
    assert step(match, "back").evidence == ("denied",)


def test_told_and_denied_is_contradicted_and_cannot_tell():
    back = event("back", "entry", "2019", status="student")
    denied = event("denied", "entry", "", "no")
    match = held(scheme(OUT_AND_BACK), LEFT, back, denied)
    assert match.verdict is Answer.CANNOT_TELL
    assert step(match, "back").state is StepState.CONTRADICTED
    assert step(match, "back").evidence == ("back", "denied")


def test_a_denial_of_something_else_denies_nothing():
    back = event("back", "entry", "2019", status="student")
    other = event("denied", "entry", "", "no", status="tourist")
    assert held(scheme(OUT_AND_BACK), LEFT, back, other).verdict is Answer.YES


CONTRADICTING = OUT_AND_BACK + (
    "  - {name: classes, kind: attendance, role: contradicting, says: They attend classes.%s}\n"
)


@pytest.mark.parametrize("target", ["", ", contradicts: back"])
def test_a_contradicting_step_leaves_a_told_scheme_open_and_refutes_an_untold_one(target):
    made = scheme(CONTRADICTING.replace(".%s", "." + target))
    back = event("back", "entry", "2019", status="student")
    classes = event("classes", "attendance", "2019")
    told = held(made, LEFT, back, classes)
    assert told.verdict is Answer.CANNOT_TELL
    assert told.clause == "classes: They attend classes."
    assert held(made, LEFT, classes).verdict is Answer.NO
    assert held(made, LEFT, back).verdict is Answer.YES
    contradicted = step(told, "back").state is StepState.CONTRADICTED
    assert contradicted is bool(target)


def test_in_a_register_a_contradicting_step_that_is_present_gives_no():
    made = scheme(CONTRADICTING.replace(".%s", "."), grain="register")
    rows = (LEFT, event("back", "entry", "2019", status="student"))
    covered = ("exit", "entry", "attendance")
    assert held(made, *rows, covered=covered).verdict is Answer.YES
    against = held(made, *rows, event("a", "attendance", "2019"), covered=covered)
    assert against.verdict is Answer.NO
    assert against.clause == "classes: They attend classes."


def test_absence_is_never_shown_by_silence():
    steps = "\n  - {name: none, kind: visa, where: {status: work}, absent: true, says: No visa.}\n"
    made = scheme(steps, last="none")
    student = event("v", "visa", status="student")
    work = event("v", "visa", status="work")
    assert held(made, student).verdict is Answer.CANNOT_TELL
    assert held(made, student, covered=("visa",)).verdict is Answer.YES
    assert held(made, work).verdict is Answer.NO
    assert held(made, event("v", "visa"), covered=("visa",)).verdict is Answer.CANNOT_TELL


def test_first_cannot_be_told_where_an_earlier_event_may_be_unrecorded():
    steps = (
        "\n  - {name: back, kind: entry, pick: first, must: {where: {status: student}}, says: S.}\n"
    )
    made = scheme(steps)
    rows = (event("a", "entry", "2019-01", status="student"), event("b", "entry", "2019-02"))
    assert held(made, *rows, covered=("entry",)).verdict is Answer.YES
    assert held(made, *rows).verdict is Answer.CANNOT_TELL
    early = event("c", "entry", "2018", status="tourist")
    assert held(made, early, *rows, covered=("entry",)).verdict is Answer.NO
    vague = event("c", "entry", "2019", status="tourist")
    assert held(made, vague, *rows, covered=("entry",)).verdict is Answer.CANNOT_TELL


def test_counts_know_what_they_have_and_what_may_be_missing():
    made = scheme(
        "\n  - {name: trips, kind: exit, count: {at_least: 2, at_most: 3}, says: Two trips.}\n",
        last="trips",
    )
    trips = [event(f"t{n}", "exit", "2019") for n in range(4)]
    hedged = event("h", "exit", "2019", "cannot tell")
    assert held(made, *trips[:2]).verdict is Answer.CANNOT_TELL
    assert held(made, *trips[:2], covered=("exit",)).verdict is Answer.YES
    assert held(made, *trips[:1], covered=("exit",)).verdict is Answer.NO
    assert held(made, trips[0], hedged, covered=("exit",)).verdict is Answer.CANNOT_TELL
    assert held(made, *trips[:3], hedged, covered=("exit",)).verdict is Answer.CANNOT_TELL
    assert held(made, *trips).verdict is Answer.NO


@pytest.mark.parametrize(
    ("wanted", "found", "expected"),
    [
        ("sector: [construction, fishing]", {"sector": "fishing"}, "yes"),
        ("sector: {not: construction}", {"sector": "fishing"}, "yes"),
        ("sector: {not: fishing}", {"sector": "fishing"}, "no"),
        ("nationality: {other_than: out.nationality}", {"nationality": "CN"}, "yes"),
        ("nationality: {other_than: out.nationality}", {"nationality": "KP"}, "no"),
        ("nationality: {same_as: out.nationality}", {"nationality": "KP"}, "yes"),
        ("age_min: {at_least: 30, at_most: 50}", {"age_min": "30"}, "yes"),
        ("age_min: {at_least: 30, at_most: 50}", {"age_min": "51"}, "no"),
        ("age_min: {at_least: 30}", {"age_min": "thirty"}, "cannot tell"),
        ("expired: yes", {"expired": "yes"}, "yes"),
        ("expired: yes", {}, "cannot tell"),
        ("country: RU", {"country": "RU"}, "yes"),
    ],
)
def test_attributes_are_words_relations_or_numbers(wanted, found, expected):
    steps = f"""
  - {{name: out, kind: exit, says: They left.}}
  - {{name: back, kind: entry, where: {{{wanted}}}, says: They came back.}}
"""
    out = event("out", "exit", "2018", nationality="KP")
    match = held(scheme(steps), out, event("b", "entry", **found), covered=("exit", "entry"))
    assert match.verdict is Answer(expected)


PERMIT = """
indicators:
  - name: no_permit
    kind: employment
    strength: moderate
    not_while: students-may-work
    says: They work where students need a permit.
    innocent: Vacation work.
"""
RULE = HostRule(
    "students-may-work", "RU", "Students may work.", date(2020, 8, 5), None, Sureness.VERIFIED
)


@pytest.mark.parametrize(
    ("when", "country", "expected"),
    [
        ("2019-03", "RU", "yes"),
        ("2021", "RU", "no"),
        ("2020", "RU", "cannot tell"),
        ("2021", "CN", "yes"),
        ("2019", None, "cannot tell"),
        ("", "RU", "yes"),
        ("2019/..", "RU", "yes"),
    ],
)
def test_host_law_switches_an_indicator_by_the_day_of_the_event(when, country, expected):
    made = scheme(OUT_AND_BACK, indicators=PERMIT)
    work = event("w", "employment", when, country=country)
    match = held(made, work, host_rules=(RULE,), as_of=date(2019, 12, 1))
    assert match.indicators[0].answer is Answer(expected)


def test_an_indicator_whose_host_law_is_not_at_hand_cannot_tell():
    made = scheme(OUT_AND_BACK, indicators=PERMIT)
    match = held(made, event("w", "employment", "2019", country="RU"))
    assert match.indicators[0].answer is Answer.CANNOT_TELL
    assert match.indicators[0].innocent == "Vacation work."


def test_rivals_are_open_until_a_step_bears_on_them():
    steps = OUT_AND_BACK + (
        "  - {name: classes, kind: attendance, role: supporting, says: Classes.}\n"
        "  - {name: shifts, kind: employment, role: supporting, says: Full shifts.}\n"
    )
    made = scheme(steps, support="[classes]", against="[shifts]")
    classes, shifts = event("c", "attendance"), event("s", "employment")
    for events, state in (
        ((), RivalState.OPEN),
        ((classes,), RivalState.SUPPORTED),
        ((shifts,), RivalState.ANSWERED),
        ((classes, shifts), RivalState.OPEN),
    ):
        rival = held(made, *events).rivals[0]
        assert rival.state is state
        assert set(rival.evidence) == {one.id for one in events}


def test_what_a_choice_assumes_is_no_evidence_for_a_supporting_step():
    steps = OUT_AND_BACK + (
        "  - {name: student, kind: entry, role: supporting, where: {status: student}, says: S.}\n"
    )
    match = held(scheme(steps, last="student"), LEFT, event("back", "entry", "2019"))
    assert step(match, "student").answer is Answer.CANNOT_TELL
    assert not match.raised


def test_steps_that_do_not_touch_are_decided_apart():
    steps = "".join(
        f"\n  - {{name: s{n}, kind: {kind}, says: S.}}"
        for n, kind in enumerate(("exit", "entry", "housing", "payment", "visa", "check_in"))
    )
    many = [event(f"{k}{n}", k) for k in ("exit", "entry", "housing", "payment") for n in range(30)]
    match = held(scheme(steps + "\n", last="s0"), *many)
    assert match.verdict is Answer.CANNOT_TELL
    assert step(match, "s5").state is StepState.CANNOT_TELL
    assert match.raised


def test_the_same_timeline_gives_the_same_match_at_either_grain_of_date():
    back = event("back", "entry", "2019-02-01", status="student")
    made = scheme(OUT_AND_BACK)
    assert held(made, LEFT, back) == held(made, LEFT, back)
    assert held(made, LEFT, back).grain is Grain.REPORT
