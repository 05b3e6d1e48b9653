"""The made-up registers hold what `expected.yaml` says, by a reading of the schemes in plain code.

The checker below shares no code with the schemes room. An empty cell is tried with every word it
could hold: yes in all worlds is yes, no in all is no, else cannot tell.
"""

import csv
import itertools
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
CASE = ROOT / "examples" / "returnees-register"
Row = dict[str, Any]
COULD_BE = {
    ("visa", "status"): ["work", "student"],
    ("entry", "status"): ["student", "tourist"],
    ("employment_start", "sector"): ["construction", "fishing"],
    ("attendance", "mode"): ["class", "check_in"],
    ("visa", "expires"): ["2018-12-20", "2017-12-20"],
    ("exit", "date"): ["2018-12-24", "2018-02-24"],
}


@pytest.fixture(scope="module")
def subjects() -> dict[str, list[Row]]:
    told: dict[str, list[Row]] = defaultdict(list)
    for table in sorted((CASE / "records").glob("*.csv")):
        with table.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                told[row["subject"]].append(row)
    return told


@pytest.fixture(scope="module")
def expected() -> dict[str, Any]:
    text = (CASE / "expected.yaml").read_text(encoding="utf-8")
    return yaml.safe_load(text)


def worlds(rows: list[Row]) -> Iterator[list[Row]]:
    gaps = [
        (at, column, words)
        for at, row in enumerate(rows)
        for (kind, column), words in COULD_BE.items()
        if row["kind"] == kind and not row[column]
        if column != "expires" or row["status"] == "work"
    ]
    for chosen in itertools.product(*(words for *_, words in gaps)):
        filled = [dict(row) for row in rows]
        for (at, column, _), word in zip(gaps, chosen, strict=True):
            filled[at][column] = word
        for row in filled:
            row["day"] = date.fromisoformat(row["date"])
        yield sorted(filled, key=lambda row: (row["day"], row["event_id"]))


def only_checks_in(rows: list[Row], e: date) -> bool:
    modes = [
        row["mode"]
        for row in rows
        if row["kind"] == "attendance" and 0 < (row["day"] - e).days <= 84
    ]
    return 4 <= len(modes) <= 13 and "class" not in modes


def starts_work(rows: list[Row], e: date, sector: str = "") -> date | None:
    days = [
        row["day"]
        for row in rows
        if row["kind"] == "employment_start" and 0 < (row["day"] - e).days <= 120
        if not sector or row["sector"] == sector
    ]
    return min(days, default=None)


def is_returnee(rows: list[Row]) -> bool:
    work_visas = [row for row in rows if (row["kind"], row["status"]) == ("visa", "work")]
    exits = [row for row in rows if row["kind"] == "exit"]
    return any(
        fits_exit(rows, work_visas, exit_row["day"])
        for visa, exit_row in itertools.product(work_visas, exits)
        if -30 <= (exit_row["day"] - date.fromisoformat(visa["expires"])).days <= 60
    )


def fits_exit(rows: list[Row], work_visas: list[Row], x: date) -> bool:
    entry = next((row for row in rows if row["kind"] == "entry" and row["day"] > x), None)
    jobs = [row for row in rows if row["kind"] == "employment_start" and row["day"] < x]
    if not entry or not jobs or entry["status"] != "student":
        return False
    e = entry["day"]
    j = starts_work(rows, e, jobs[-1]["sector"])
    if e > x + timedelta(180) or j is None or not only_checks_in(rows, e):
        return False
    return not any(x < visa["day"] <= j for visa in work_visas)


def is_first_timer(rows: list[Row]) -> bool:
    if any((row["kind"], row["status"]) == ("visa", "work") for row in rows):
        return False
    return any(
        starts_work(rows, row["day"]) is not None and only_checks_in(rows, row["day"])
        for row in rows
        if (row["kind"], row["status"]) == ("entry", "student")
    )


CHECKS = {
    "study-cover-returnees-register": is_returnee,
    "study-cover-first-timers-register": is_first_timer,
}


def verdict(check: Any, rows: list[Row]) -> str:
    answers = {check(world) for world in worlds(rows)}
    return "cannot_tell" if len(answers) == 2 else "fits" if answers == {True} else "does_not_fit"


def test_is_written_by_its_tool_byte_for_byte(tmp_path: Path) -> None:
    tool = ROOT / "tools" / "make_example_register.py"
    subprocess.run([sys.executable, str(tool), str(tmp_path)], check=True)
    for written in sorted(path for path in tmp_path.rglob("*") if path.is_file()):
        shipped = CASE / written.relative_to(tmp_path)
        assert shipped.read_bytes() == written.read_bytes(), f"run {tool.name} again"


def test_counts_every_subject_once(
    subjects: dict[str, list[Row]], expected: dict[str, Any]
) -> None:
    assert len(subjects) == expected["subjects"]
    assert sum(group["subjects"] for group in expected["groups"]) == expected["subjects"]


@pytest.mark.parametrize("scheme", CHECKS)
def test_holds_as_many_who_fit_as_it_says(
    scheme: str, subjects: dict[str, list[Row]], expected: dict[str, Any]
) -> None:
    found = Counter(verdict(CHECKS[scheme], rows) for rows in subjects.values())
    told = next(entry for entry in expected["schemes"] if entry["scheme"] == scheme)
    assert found == {word: told[word] for word in ("fits", "cannot_tell", "does_not_fit")}


@pytest.mark.parametrize("scheme", CHECKS)
def test_those_who_fit_share_one_employer_and_one_school(
    scheme: str, subjects: dict[str, list[Row]], expected: dict[str, Any]
) -> None:
    pairs = Counter(
        (
            rows_last(rows, "employment_start")["employer"],
            rows_last(rows, "attendance")["institution"],
        )
        for rows in subjects.values()
        if verdict(CHECKS[scheme], rows) == "fits"
    )
    told = next(entry for entry in expected["schemes"] if entry["scheme"] == scheme)
    [pair] = told["pairs"]
    assert pairs == {(pair["employer"], pair["institution"]): told["fits"]}
    few = told["fits"] < expected["floor"]
    assert pair["shown"] == (f"fewer than {expected['floor']}" if few else "10 to 19")


def rows_last(rows: list[Row], kind: str) -> Row:
    return max((row for row in rows if row["kind"] == kind), key=lambda row: row["date"])


def test_no_row_repeats_another(subjects: dict[str, list[Row]]) -> None:
    rows = [tuple(row.items())[1:] for told in subjects.values() for row in told]
    assert max(Counter(rows).values()) == 1
