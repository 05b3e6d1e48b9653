"""Measure the reader against the dev reports beside the checkout: build half and check half apart.

Run: `python tools/measure_reading.py [--show ID] [--half build|check]`. It reads the guide, the
scorer and the reports with gold in `../shared/reading` and prints the scorer's figures for English.
Rules are written looking at the build half only (even numbers in the id); the check half (odd
numbers) is only scored.
"""

import argparse
import importlib.util
import json
import sys
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

from coverstory.evidence import read_document
from coverstory.reading import guide_form, read_report

READING = Path(__file__).resolve().parents[2] / "shared" / "reading"
# Reports are read as of a day after all of them were written.
AS_OF = date(2026, 11, 1)


def half_of(report: str) -> str:
    """Give the half an English report belongs to: even numbers build, odd numbers check."""
    return "check" if int(report[1:3]) % 2 else "build"


def scorer() -> ModuleType:
    """Give the guide's scorer as a module. Raises FileNotFoundError where ../shared is absent."""
    if not READING.is_dir():
        raise FileNotFoundError(f"{READING} is absent: the dev reports stand beside the checkout")
    spec = importlib.util.spec_from_file_location("score", READING / "score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def predicted(report: str) -> dict[str, Any]:
    """Give the reader's answer for one dev report in the guide's form."""
    path = READING / "dev" / f"{report}.txt"
    document = read_document(path.read_bytes(), file=path.name)
    reading = read_report(document, as_of=AS_OF)
    return guide_form(reading, document) | {"id": report}


def measure(half: str | None = None) -> dict[str, Any]:
    """Give the scorer's result on one half of the English reports, or on all."""
    score = scorer()
    golds = {
        key: row
        for key, row in score.load(READING / "dev" / "gold.jsonl").items()
        if row["lang"] == "en" and half in (None, half_of(key))
    }
    result: dict[str, Any] = score.evaluate(golds, {key: predicted(key) for key in golds})
    return result


def main() -> int:
    """Print both halves, or what was read from one report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", help="print the claims read from one report")
    parser.add_argument("--half", choices=["build", "check"])
    options = parser.parse_args()
    if options.show:
        print(json.dumps(predicted(options.show), ensure_ascii=False, indent=1))
        return 0
    for half in [options.half] if options.half else ["build", "check"]:
        print(f"--- {half} half ({'even' if half == 'build' else 'odd'} numbers)")
        scorer().show(measure(half))
    return 0


if __name__ == "__main__":
    sys.exit(main())
