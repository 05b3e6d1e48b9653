"""Measure the reader against the dev reports beside the checkout, language by language.

Run: `python tools/measure_reading.py [--lang en|ko|ru] [--part build|check] [--show ID]`. It reads
the guide's scorer and the reports with gold in `../shared/reading` and prints the scorer's figures.
Rules are written looking at the build part only; of the check part (every fourth number: 1, 5, 9
and so on) only the scores are looked at, and seldom. `docs/reading.md` says when.
"""

import argparse
import hashlib
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
LANGUAGES = ("en", "ko", "ru")
PARTS = ("build", "check")


def part_of(report: str) -> str:
    """Give the part a report belongs to by the number in its id."""
    return "check" if int(report[1:3]) % 4 == 1 else "build"


def scorer() -> ModuleType:
    """Give the guide's scorer as a module. Raises FileNotFoundError where ../shared is absent."""
    if not READING.is_dir():
        raise FileNotFoundError(f"{READING} is absent: the dev reports stand beside the checkout")
    spec = importlib.util.spec_from_file_location("score", READING / "score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def digest() -> str:
    """Give the digest of the dev set that the floors of quality are pinned to."""
    return hashlib.sha256((READING / "dev" / "gold.jsonl").read_bytes()).hexdigest()[:16]


def golds(language: str, part: str) -> dict[str, Any]:
    """Give the gold answers of one language and part, by report."""
    rows: dict[str, Any] = scorer().load(READING / "dev" / "gold.jsonl")
    return {
        key: row for key, row in rows.items() if row["lang"] == language and part_of(key) == part
    }


def predicted(report: str) -> dict[str, Any]:
    """Give the reader's answer for one dev report in the guide's form."""
    path = READING / "dev" / f"{report}.txt"
    document = read_document(path.read_bytes(), file=path.name)
    reading = read_report(document, as_of=AS_OF)
    return guide_form(reading, document) | {"id": report}


def measure(language: str, part: str) -> dict[str, Any]:
    """Give the scorer's result on one part of the reports in one language."""
    rows = golds(language, part)
    result: dict[str, Any] = scorer().evaluate(rows, {key: predicted(key) for key in rows})
    return result


def main() -> int:
    """Print the parts asked for, or what was read from one report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", help="print the claims read from one report")
    parser.add_argument("--lang", choices=LANGUAGES, help="one language only")
    parser.add_argument("--part", choices=PARTS, help="one part only")
    options = parser.parse_args()
    if options.show:
        print(json.dumps(predicted(options.show), ensure_ascii=False, indent=1))
        return 0
    print(f"dev set {digest()}")
    for language in [options.lang] if options.lang else LANGUAGES:
        for part in [options.part] if options.part else PARTS:
            print(f"--- {language}, {part} part")
            scorer().show(measure(language, part))
    return 0


if __name__ == "__main__":
    sys.exit(main())
