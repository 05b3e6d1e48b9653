"""Scheme files with mistakes in them: each error names file, line, field and the words allowed."""

import re

import pytest

from coverstory import schemes
from coverstory.model import PackNotUsable, UnknownName
from coverstory.packs import pack_texts
from coverstory.schemes import load_library, read_scheme, scheme_named
from coverstory.schemes.packfile import ATTRIBUTES, EventPart

GOOD = dict(pack_texts("coverstory.schemes.library"))["study-cover-returnees-register.yaml"]


def line_with(text, words):
    return next(n for n, line in enumerate(text.splitlines(), 1) if words in line)


def broken(old, new):
    """Give the good file with one passage changed."""
    assert GOOD.count(old) >= 1, old
    return GOOD.replace(old, new, 1)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("pick: first", "pik: first", ["unknown field `pik`", "Did you mean 'pick'?", "pick"]),
        ("status: test", "status: tset", ["draft", "stable", "retired"]),
        ("kind: visa", "kind: vissa", ["field kind", "visa", "entry"]),
        ("where: {status: work}", "where: {statos: work}", ["statos", "'status'", "sector"]),
        ("where: {status: work}", "where: {status: wrok}", ["'wrok'", "'work'", "student"]),
        ("after: out", "after: ouut", ["the step 'ouut' is unknown", "'out'", "earlier_work"]),
        ("from: visa.expires", "from: visa.expired", ["'expired'", "expires"]),
        ("to: out + $reentry_days", "to: out plus 180", ["is no bound", "out + 180d"]),
        ("to: out + $reentry_days", "to: out + $reentry_day", ["$reentry_day", "$reentry_days"]),
        ("known: [expires]", "known: [expire]", ["'expire'", "expires"]),
        ("same_as: earlier_work.sector", "same_as: earlier_work.secter", ["'secter'", "sector"]),
        ("same_as: earlier_work.sector", "same_as: earlir_work.sector", ["'earlir_work'"]),
        ("raise_when: [work]", "raise_when: [wrk]", ["the step 'wrk'", "'work'"]),
        ("supported_by: [attends_classes]", "supported_by: [attends]", ["the step 'attends'"]),
        ("fails: back.to", "fails: bak.to", ["the step 'bak'", "'back'"]),
        ("from: back within a term", "from: back within a year", ["'back within a year'"]),
        ("change: [{id: out, when", "change: [{id: oot, when", ["the event 'oot'", "'out'"]),
        ("when: 2016-01-10", "when: 2016-02-30", ["2016-02-30"]),
        ("min: 30, max: 400", "min: 200, max: 400", ["180 lies outside 200 to 400"]),
        ("min: 30, max: 400", "min: 500, max: 400", ["min is above max"]),
        ("at_least: $fewest_rows, at_most: $most_rows", "at_least: 9, at_most: 4", ["above"]),
        ("modified: 2026-11-24", "modified: 2025-11-24", ["before created"]),
        ("authors: [The Coverstory authors]", "authors: []", ["authors is empty"]),
        ("who: [the labour authority]\nfalse", "who: []\nfalse", ["nobody could know"]),
        ("absent: true", "absent: true\n    pick: last", ["pick and must"]),
        ("to: work\n", "to: check_ins_only\n", ["stands for no event"]),
        ("pick: first", "none: {status: work}", ["none goes with count"]),
        ("role: supporting", "contradicts: [work]", ["only a contradicting step"]),
        ("name: earlier_work", "name: out", ["'out' is given twice"]),
    ],
)
def test_a_mistake_is_named_with_file_line_field_and_words_allowed(old, new, words):
    text = broken(old, new)
    with pytest.raises(PackNotUsable) as caught:
        read_scheme(text, "mine.yaml")
    message = str(caught.value)
    assert re.match(r"mine\.yaml(:\d+|: )", message), message
    assert [word for word in words if word not in message] == []
    assert caught.value.next_step


def test_the_line_is_that_of_the_mistake():
    text = broken("after: out", "after: ouut")
    with pytest.raises(PackNotUsable) as caught:
        read_scheme(text, "mine.yaml")
    assert caught.value.where.line == line_with(text, "ouut")
    assert caught.value.where.field == "after"


def test_a_circle_of_steps_is_named():
    text = broken(
        "from: visa.expires - $early_days", "from: visa.expires - $early_days\n    after: work"
    )
    with pytest.raises(PackNotUsable, match=r"out -> .*work -> .*out"):
        read_scheme(text, "mine.yaml")


def test_a_step_that_leans_on_itself_is_a_circle():
    with pytest.raises(PackNotUsable, match="back -> back"):
        read_scheme(broken("after: out", "after: back"), "mine.yaml")


@pytest.mark.parametrize(
    "bounds",
    [
        "from: visa.expires + 60d\n    to: visa.expires - 30d",
        "after: visa\n    before: visa",
        "after: visa\n    to: visa",
        "after: visa.expires\n    to: visa.expires",
        "from: visa + 1d\n    before: visa + 1d",
    ],
)
def test_a_window_that_no_day_fits_is_refused(bounds):
    window = "from: visa.expires - $early_days\n    to: visa.expires + $late_days"
    text = broken(window, bounds)
    with pytest.raises(PackNotUsable, match="reversed"):
        read_scheme(text, "mine.yaml")


@pytest.mark.parametrize(
    "bounds",
    [
        "from: visa\n    to: visa",
        "after: visa\n    to: visa + 0d",
        "from: visa + 1d\n    to: visa + 1d",
    ],
)
def test_a_window_of_one_day_is_allowed(bounds):
    window = "from: visa.expires - $early_days\n    to: visa.expires + $late_days"
    text = broken(window, bounds)
    with pytest.raises(PackNotUsable, match="never used"):
        read_scheme(text, "mine.yaml")


def test_a_parameter_that_is_never_used_is_refused():
    text = broken("to: out + $reentry_days", "to: out + 180d")
    with pytest.raises(PackNotUsable, match="'reentry_days' is never used"):
        read_scheme(text, "mine.yaml")


def test_a_scheme_without_a_rival_is_refused():
    start, end = GOOD.index("rivals:"), GOOD.index("false_positives:")
    with pytest.raises(PackNotUsable, match="names no rival"):
        read_scheme(GOOD[:start] + "rivals: []\n" + GOOD[end:], "mine.yaml")


@pytest.mark.parametrize("kind", ["positive", "negative", "near-miss", "unknown"])
def test_a_scheme_without_one_kind_of_example_is_refused(kind):
    other = "positive" if kind != "positive" else "negative"
    text = GOOD.replace(f"kind: {kind}\n", f"kind: {other}\n")
    with pytest.raises(PackNotUsable, match=f"examples are missing: {kind}"):
        read_scheme(text, "mine.yaml")


def test_a_required_step_may_not_lean_on_a_supporting_one():
    text = broken("after: back\n    to: back + $job_days", "after: attends_classes")
    with pytest.raises(PackNotUsable, match=r"attends_classes.*supporting"):
        read_scheme(text, "mine.yaml")


@pytest.mark.parametrize("text", ["", "a: [", "- 1", "id: 1\nid: 2"])
def test_what_is_no_scheme_at_all_is_refused(text):
    with pytest.raises(PackNotUsable, match=r"mine\.yaml"):
        read_scheme(text, "mine.yaml")


def test_an_example_with_the_wrong_clause_is_found_out():
    text = broken("fails: back.to", "fails: back.where")
    outcomes = schemes.check_examples(read_scheme(text, "mine.yaml"))
    wrong = [outcome for outcome in outcomes if not outcome.passed]
    assert [outcome.example for outcome in wrong] == ["back one day too late"]
    assert wrong[0].why.startswith("expected the clause back.where, got back.to")


def test_an_example_with_the_wrong_verdict_is_found_out():
    text = broken("kind: near-miss\n    expect: no", "kind: near-miss\n    expect: cannot tell")
    text = text.replace("fails: out.from\n", "missing: out.from\n", 1)
    wrong = [
        one for one in schemes.check_examples(read_scheme(text, "mine.yaml")) if not one.passed
    ]
    assert wrong[0].why.startswith("expected cannot tell, got no")


def test_a_scheme_that_is_not_there_is_answered_with_those_that_are():
    with pytest.raises(UnknownName) as caught:
        scheme_named("study-cover-returnee")
    assert "Did you mean 'study-cover-returnees'?" in str(caught.value)
    assert all(scheme.id in str(caught.value) for scheme in load_library())


def test_the_library_is_sorted_and_ids_are_the_names_of_the_files():
    ids = [scheme.id for scheme in load_library()]
    assert ids == sorted(ids)
    assert [scheme.file for scheme in load_library()] == [f"library/{name}.yaml" for name in ids]


def test_examples_know_every_attribute_that_steps_may_ask_for():
    assert set(ATTRIBUTES) <= set(EventPart.__struct_fields__)


def test_the_public_names_are_sorted_and_there():
    assert schemes.__all__ == sorted(schemes.__all__)
    assert all(hasattr(schemes, name) for name in schemes.__all__)
