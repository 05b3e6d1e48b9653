"""Reading many reports from Python: order, names, faults, and bounded memory."""

import json
import tracemalloc
from datetime import date
from pathlib import Path

import pytest

import coverstory
from coverstory.model import CommandError, Reading
from coverstory.workspace import plan_reading, read_planned, read_stream
from tests.workspace.small_reports import small_report, write_reports

CASE = Path(__file__).parents[2] / "examples" / "vladivostok-2019"


def test_two_processes_give_the_same_as_one(tmp_path: Path) -> None:
    folder = write_reports(tmp_path / "in", 40)
    plan = plan_reading([folder])
    one, two = (list(read_planned(plan, jobs=jobs)) for jobs in (1, 2))
    assert one == two
    assert [report.file for report in one] == [f"r{number:04}.txt" for number in range(40)]


def test_every_line_names_its_file_its_original_and_how_it_was_read(tmp_path: Path) -> None:
    folder = write_reports(tmp_path, 1)
    (report,) = read_stream(folder, as_of="2019-05-01")
    line = json.loads(report.line())
    assert line["id"] == "r0000"
    assert line["file"] == "r0000.txt"
    assert line["sha256"] == report.sha256
    assert line["read_by"]["as_of"] == "2019-05-01"
    text = small_report(0)
    assert line["claims"]
    assert all(text[c["start"] : c["end"]] == c["quote"] for c in line["claims"])


def test_a_bad_file_is_a_problem_and_the_rest_is_read(tmp_path: Path) -> None:
    folder = write_reports(tmp_path, 3)
    (folder / "r0001.txt").write_bytes(b"")
    (folder / "photo.jpg").write_bytes(b"\xff\xd8")
    found = list(read_stream(folder))
    assert [report.file for report in found if report.reading] == ["r0000.txt", "r0002.txt"]
    faults = [problem.where for report in found for problem in report.problems]
    assert faults == ["photo.jpg", "r0001.txt"]


def test_files_of_one_name_in_two_folders_are_told_apart(tmp_path: Path) -> None:
    one, two = write_reports(tmp_path / "one", 1), write_reports(tmp_path / "two", 1)
    plan = plan_reading([one, two, one / "r0000.txt"])
    assert [report.file for report in plan.reports] == [
        (one / "r0000.txt").as_posix(),
        (two / "r0000.txt").as_posix(),
    ]
    assert [report.custody.id for report in plan.reports] == ["r0000", "r0000-2"]


def test_many_files_of_one_name_get_numbers_quickly(tmp_path: Path) -> None:
    for number in range(300):
        (tmp_path / f"{number:03}").mkdir()
        (tmp_path / f"{number:03}" / "page.txt").touch()
    ids = [report.custody.id for report in plan_reading([tmp_path]).reports]
    assert len(set(ids)) == 300
    assert ids[:3] == ["page", "page-2", "page-3"]


def test_a_case_folder_is_read_with_what_its_custodian_states() -> None:
    plan = plan_reading([CASE])
    assert plan.settings.as_of == date(2019, 3, 29)
    assert all(report.file.startswith("reports/") for report in plan.reports)
    assert any(report.custody.publisher for report in plan.reports)


def test_tables_in_a_folder_are_counted_and_not_read(tmp_path: Path) -> None:
    folder = write_reports(tmp_path, 1)
    (folder / "visas.csv").write_text("subject,kind,date\n", encoding="utf-8")
    plan = plan_reading([folder])
    assert (len(plan.reports), plan.tables, plan.problems) == (1, 1, ())
    assert plan_reading([folder / "visas.csv"]).problems


def test_read_gives_readings_and_raises_the_first_fault(tmp_path: Path) -> None:
    folder = write_reports(tmp_path, 2)
    readings = coverstory.read(folder)
    assert [type(reading) for reading in readings] == [Reading, Reading]
    (folder / "r0001.txt").write_bytes(b"")
    with pytest.raises(CommandError, match="empty"):
        coverstory.read(folder)
    with pytest.raises(CommandError, match="no path"):
        coverstory.read()


def test_an_undated_report_is_read_without_a_day(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Workers from North Korea left Dandong last month.\n")
    (reading,) = coverstory.read(tmp_path / "a.txt")
    assert "nothing says how late" in reading.notes[0]


def peak(folder: Path) -> int:
    tracemalloc.start()
    for _ in read_stream(folder):
        pass
    used = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return used


def test_memory_does_not_grow_with_the_number_of_reports(tmp_path: Path) -> None:
    few, many = write_reports(tmp_path / "few", 8), write_reports(tmp_path / "many", 64)
    for folder in (few, many):
        for file in folder.iterdir():
            file.write_text(file.read_text(encoding="utf-8") + "\nNothing more.\n" * 300)
    peak(few)  # what is loaded once is loaded now
    assert peak(many) < 1.3 * peak(few)
