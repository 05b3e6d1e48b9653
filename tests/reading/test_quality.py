"""Quality floors on the dev reports. Lower one only with a sentence that says why."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from tests.reading.reports import SHARED

TOOL = Path(__file__).resolve().parents[2] / "tools" / "measure_reading.py"


def measurer() -> ModuleType:
    """Give the measuring tool as a module."""
    if not (SHARED / "reading").is_dir():
        pytest.fail(f"the dev reports are absent: {SHARED / 'reading'} must stand beside it")
    spec = importlib.util.spec_from_file_location("measure_reading", TOOL)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("half", "claims", "relevance"), [("build", 0.62, 0.95), ("check", 0.35, 0.9)]
)
def test_reading_is_no_worse_than_when_last_measured(
    half: str, claims: float, relevance: float
) -> None:
    result = measurer().measure(half)
    assert result["claims_weighted"]["f1"] >= claims
    assert result["relevance"]["f1"] >= relevance


def test_irrelevant_reports_of_the_build_half_are_silent() -> None:
    tool = measurer()
    golds = tool.scorer().load(tool.READING / "dev" / "gold.jsonl")
    english = [i for i in golds if golds[i]["lang"] == "en" and tool.half_of(i) == "build"]
    for report in (i for i in english if not golds[i]["relevant"]):
        assert tool.predicted(report)["claims"] == [], report
