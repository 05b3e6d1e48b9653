"""Every example is a whole case: its files are there, its README is short and cites facts."""

import re
from pathlib import Path

import pytest

from coverstory.workspace.case_file import read_case_file
from tests.examples.expectation import CASES, expected_of

each = pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)


def stated(case: Path):
    return read_case_file((case / "case.yaml").read_text(encoding="utf-8"), str(case))


def test_there_are_at_least_four() -> None:
    assert len(CASES) >= 4


@each
def test_case_file_names_every_file_and_no_other(case: Path) -> None:
    named = [entry.file for entry in (*stated(case).reports, *stated(case).coverage)]
    kept = [
        path.relative_to(case).as_posix()
        for room in ("reports", "records")
        for path in sorted((case / room).glob("*"))
    ]
    assert sorted(named) == sorted(kept)


@each
def test_readme_is_short_and_says_what_is_fact_and_what_is_invented(case: Path) -> None:
    text = (case / "README.md").read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 25
    assert re.search(r"\bfact\b", text, re.IGNORECASE)
    assert "invented" in text.lower()
    assert "https://" in text


@each
def test_expectation_can_be_read_and_agrees_with_the_case(case: Path) -> None:
    expected = expected_of(case)
    assert expected.as_of == str(stated(case).as_of)
    named = {file for group in (*expected.one_origin, expected.denied_in) for file in group}
    assert named <= {report.file for report in stated(case).reports}
