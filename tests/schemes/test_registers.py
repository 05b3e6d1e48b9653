"""Registers at size: pruning and the evaluator agree, on DuckDB and on Polars."""

import subprocess
import sys

import polars
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coverstory.model import Answer, Kind, PartNotInstalled, TableNotUsable, UnknownName
from coverstory.schemes import assess_register, prune, registers, scheme_named, verdict

from .oracle import first_timer, returnee
from .test_register_schemes import returnee_rows
from .timelines import COVERED, register_scheme, subjects, thorough, timeline

RETURNEES, FIRST_TIMERS = register_scheme("returnees"), register_scheme("first-timers")
ENGINES = ("duckdb", "polars")
WORDS = ("event_id", "subject", "kind", "status", "sector", "mode")
COLUMNS = dict.fromkeys(WORDS, polars.String) | dict.fromkeys(
    ("day", "seq", "expires"), polars.Int64
)


def table(people):
    """Give the event table of several subjects, called s0, s1, ..."""
    rows = [
        {
            **{name: row.get(name) for name in COLUMNS},
            "event_id": f"e{row['id']}",
            "subject": f"s{number}",
            "seq": row["id"],
        }
        for number, person in enumerate(people)
        for row in person
    ]
    return polars.DataFrame(rows, schema=COLUMNS)


def expected(scheme, people, covered=COVERED):
    answers = {
        f"s{number}": verdict(scheme, timeline(rows, covered))
        for number, rows in enumerate(people)
        if rows
    }
    return {name: answer for name, answer in answers.items() if answer is not Answer.NO}


@thorough(3, shrink=False)
@given(st.lists(subjects(), min_size=30, max_size=50))
def test_exact_registers_are_decided_as_the_definition_says_on_both_engines(people):
    for scheme, oracle in ((RETURNEES, returnee), (FIRST_TIMERS, first_timer)):
        guilty = {f"s{number}" for number, rows in enumerate(people) if oracle(rows)}
        results = [assess_register(scheme, table(people), engine=engine) for engine in ENGINES]
        assert all(result.answers == dict.fromkeys(guilty, Answer.YES) for result in results)
        assert results[0] == results[1]


@thorough(3, shrink=False)
@given(
    st.lists(subjects(nulls=True), min_size=30, max_size=50),
    st.sets(st.sampled_from(sorted(COVERED)), max_size=2),
)
def test_pruning_loses_nobody_who_may_be_yes_or_cannot_tell(people, silent):
    covered = COVERED - silent
    for scheme in (RETURNEES, FIRST_TIMERS):
        for engine in ENGINES:
            result = assess_register(scheme, table(people), engine=engine, covered=covered)
            assert result.answers == expected(scheme, people, covered)


@thorough(2, shrink=False)
@given(st.lists(subjects(nulls=True), min_size=30, max_size=50))
def test_every_register_scheme_of_the_library_prunes_without_loss(people):
    for name in ("visa-rotation-register", "visitor-cover-register"):
        scheme = scheme_named(name)
        for engine in ENGINES:
            result = assess_register(scheme, table(people), engine=engine)
            assert result.answers == expected(scheme, people, scheme.kinds)


@pytest.mark.parametrize("engine", ENGINES)
def test_the_funnel_counts_the_subjects_left_after_each_step(engine):
    late = returnee_rows(e=181, j=190)
    result = assess_register(RETURNEES, table([returnee_rows(), late, late[:1]]), engine=engine)
    assert result.funnel == (
        ("all subjects", 3),
        ("visa", 3),
        ("out", 2),
        ("back", 1),
        ("check_ins_only", 1),
        ("earlier_work", 1),
        ("work", 1),
        ("no_new_work_visa", 1),
    )
    assert result.answers == {"s0": Answer.YES}
    assert result.verdict_of("s1") is Answer.NO
    assert (result.subjects, result.decided, result.events_decided) == (3, 1, 10)


@pytest.mark.parametrize("engine", ENGINES)
def test_empty_words_and_nulls_alike_mean_not_recorded(engine):
    rows = returnee_rows()
    rows[1]["sector"] = ""
    result = assess_register(RETURNEES, table([rows]), engine=engine)
    assert result.answers == {"s0": Answer.CANNOT_TELL}


def test_prune_gives_a_table_of_subjects_that_stays_on_its_engine():
    pruned = prune(RETURNEES, table([returnee_rows(), returnee_rows(e=181)]))
    assert pruned.subjects.to_pyarrow()["subject"].to_pylist() == ["s0"]


def test_an_empty_register_gives_nobody():
    assert assess_register(RETURNEES, table([])).answers == {}


def test_a_table_without_its_columns_is_refused_with_their_names():
    with pytest.raises(TableNotUsable, match="lacks day"):
        assess_register(RETURNEES, table([]).drop("day"))


def test_days_that_are_no_whole_numbers_are_refused():
    dated = table([returnee_rows()]).with_columns(polars.lit("2019-01-01").alias("day"))
    with pytest.raises(TableNotUsable, match=r"field day.*not whole numbers"):
        assess_register(RETURNEES, dated)


def test_a_word_that_is_no_status_is_refused_with_the_event():
    rows = [{**row, "sector": "mining"} if "sector" in row else row for row in returnee_rows()]
    with pytest.raises(TableNotUsable, match="event e2"):
        assess_register(RETURNEES, table([rows]))


def test_an_unknown_engine_or_a_report_scheme_is_refused_with_the_words_allowed():
    with pytest.raises(UnknownName, match="duckdb, polars"):
        prune(RETURNEES, table([]), engine="spark")
    with pytest.raises(UnknownName, match="about reports"):
        prune(scheme_named("study-cover-returnees"), table([]))


def test_without_ibis_the_error_gives_the_install_line(monkeypatch):
    monkeypatch.delitem(sys.modules, "coverstory.schemes.bulk", raising=False)
    monkeypatch.delattr("coverstory.schemes.bulk", raising=False)
    monkeypatch.setitem(sys.modules, "ibis", None)
    with pytest.raises(PartNotInstalled, match=r'pip install "coverstory\[records\]"'):
        prune(RETURNEES, table([]))


def test_the_room_loads_without_any_heavy_library():
    code = "import sys, coverstory.schemes as s; s.load_library; print(sorted(sys.modules))"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert not {"ibis", "duckdb", "polars", "pyarrow"} & set(eval(loaded.stdout))


def test_an_event_of_a_table_is_the_event_of_the_row():
    row = {"event_id": "e1", "subject": "s", "kind": "visa", "day": 0, "seq": 3, "expires": 1}
    event = registers.event_of({**row, "status": "work"})
    assert (event.kind, event.order, event.when.to_edtf()) == (Kind.VISA, 3, "1970-01-01")
    assert event.attribute("expires") == "1970-01-02"
