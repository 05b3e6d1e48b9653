"""What holds of any text: quotes are slices, reading is repeatable, nothing crashes or explodes."""

import json
import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coverstory.reading import guide_form, read_report
from tests.reading.reports import AS_OF, report

TRADE = st.sampled_from(
    [
        "North Korean workers", "in Vladivostok", "returned", "student visas", "2,600 yuan a month",
        "the source said", "“", "”", '"', "[they]", "by the end of 2019", "last year", ", and",
        ". ", "\n\n", "according to", "three restaurants", "resolution 2397", "half of them",
        "Dr.", "Moscow", "no", "31 February 2019", "12%", "1,000,000,000,000 men",
    ]
)  # fmt: skip


@given(st.lists(TRADE | st.text(max_size=12), max_size=40).map(" ".join))
@settings(max_examples=150, deadline=None)
def test_any_text_is_read_and_every_quote_is_a_slice(text: str) -> None:
    document = report(text, published=date(2019, 3, 29))
    reading = read_report(document, as_of=AS_OF)
    starts = [c.span.start for c in reading.claims]
    for claim in reading.claims:
        assert claim.quote == document.text[claim.span.start : claim.span.end]
        assert claim.quote
    assert [c.id for c in reading.claims] == [f"d-c{n + 1:02d}" for n in range(len(starts))]
    assert reading == read_report(document, as_of=AS_OF)
    json.dumps(guide_form(reading, document))


DENSE = (
    "About 500 North Korean workers are employed in Vladivostok, a foreman said on Monday."
    " They earn 700 dollars a month and live in a dormitory.\n\n"
)


@pytest.mark.parametrize("run", ['"', "“", "”", "[", "1", "1 ", "said, ", "-", "two hundred "])
def test_long_runs_of_marks_stay_cheap(run: str) -> None:
    document = report(DENSE + run * (20_000 // len(run)), published=date(2019, 3, 29))
    began = time.perf_counter()
    read_report(document, as_of=AS_OF)
    # Two seconds on a busy machine; a regular expression that explodes takes minutes.
    assert time.perf_counter() - began < 15


def test_a_text_on_something_else_costs_little() -> None:
    plain = "The sea was calm for once and nobody on deck spoke of the storm.\n\n"
    document = report(plain * 4_000)
    began = time.perf_counter()
    assert read_report(document, as_of=AS_OF).claims == ()
    assert time.perf_counter() - began < 10


def test_an_empty_document_gives_an_empty_reading() -> None:
    reading = read_report(report(""), as_of=AS_OF)
    assert (reading.claims, reading.relevant, reading.schemes) == ((), False, ())
