"""Every report of a shipped case that tells of labour abroad gives claims."""

from pathlib import Path

import pytest

import coverstory

EXAMPLES = Path(__file__).parents[2] / "examples"
REPORTS = sorted(
    path
    for case in ("vladivostok-2019", "dandong-visitors")
    for path in (EXAMPLES / case / "reports").iterdir()
)


@pytest.mark.parametrize("report", REPORTS, ids=lambda path: path.stem)
def test_a_report_on_labour_abroad_is_held_relevant_and_gives_claims(report):
    (reading,) = coverstory.read(report)
    assert reading.relevant
    assert len(reading.claims) >= 3
