"""A file of readings taken up again: nothing read twice, nothing lost, the same bytes."""

from pathlib import Path

import pytest

from coverstory.model import CommandError
from coverstory.workspace import ReadingPlan, plan_reading, read_into, take_up
from tests.workspace.small_reports import small_report, write_reports


def read_all(out: Path, folder: Path, *, resume: bool = True, stop_after: int = -1) -> list[str]:
    """Read into the file; give the names of what was read now."""
    plan = plan_reading([folder], leave_out=out)
    left = take_up(out, plan, resume=resume)
    now = []
    reports = read_into(out, plan, left, jobs=1)
    for report in reports:
        now.append(report.file)
        if len(now) == stop_after:
            break
    reports.close()
    return now


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_reports(tmp_path / "in", 6)


@pytest.fixture
def whole(tmp_path: Path, folder: Path) -> bytes:
    read_all(tmp_path / "whole.jsonl", folder)
    return (tmp_path / "whole.jsonl").read_bytes()


def test_what_is_there_is_not_read_again(tmp_path: Path, folder: Path, whole: bytes) -> None:
    out = tmp_path / "out.jsonl"
    assert len(read_all(out, folder, stop_after=2)) == 2
    assert read_all(out, folder) == ["r0002.txt", "r0003.txt", "r0004.txt", "r0005.txt"]
    assert out.read_bytes() == whole
    assert read_all(out, folder) == []


def test_every_cut_of_the_file_is_mended(tmp_path: Path, folder: Path, whole: bytes) -> None:
    out = tmp_path / "out.jsonl"
    for cut in (0, 1, whole.index(b"\n"), whole.index(b"\n") + 1, len(whole) // 2, len(whole) - 1):
        out.write_bytes(whole[:cut])
        read_all(out, folder)
        assert out.read_bytes() == whole, cut


def test_a_report_that_came_or_changed_since_is_read_in_its_place(
    tmp_path: Path, folder: Path, whole: bytes
) -> None:
    out = tmp_path / "out.jsonl"
    (folder / "r0001.txt").rename(tmp_path / "later.txt")
    (folder / "r0003.txt").write_text(small_report(99), encoding="utf-8")
    read_all(out, folder)
    (tmp_path / "later.txt").rename(folder / "r0001.txt")
    (folder / "r0003.txt").write_text(small_report(3), encoding="utf-8")
    assert read_all(out, folder) == ["r0001.txt", "r0003.txt"]
    assert out.read_bytes() == whole


def test_a_bad_report_leaves_no_line_and_is_tried_again(tmp_path: Path, folder: Path) -> None:
    out = tmp_path / "out.jsonl"
    (folder / "r0002.txt").write_bytes(b"")
    read_all(out, folder)
    assert out.read_bytes().count(b"\n") == 5
    assert read_all(out, folder) == ["r0002.txt"]


def test_the_file_may_lie_among_the_reports(folder: Path) -> None:
    out = folder / "out.jsonl"
    assert len(read_all(out, folder)) == 6
    assert read_all(out, folder) == []


def refused(out: Path, plan: ReadingPlan, *, resume: bool = True) -> str:
    before = out.read_bytes()
    with pytest.raises(CommandError) as caught:
        take_up(out, plan, resume=resume)
    assert out.read_bytes() == before
    return str(caught.value)


def test_nothing_is_overwritten_unasked(tmp_path: Path, folder: Path, whole: bytes) -> None:
    out = tmp_path / "whole.jsonl"
    assert "--resume" in refused(out, plan_reading([folder]), resume=False)
    assert "other settings" in refused(out, plan_reading([folder], as_of="2019-01-01"))
    assert "r0000.txt" in refused(out, plan_reading([folder / "r0001.txt"]))
    out.write_bytes(whole + b'{"mine": 1}\n')
    assert "whole.jsonl:7" in refused(out, plan_reading([folder]))


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path, folder: Path) -> None:
    with pytest.raises(CommandError, match="cannot be written"):
        read_all(tmp_path / "no" / "such" / "out.jsonl", folder)
