"""Reading many reports as a user does: in order, interrupted, taken up again."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.workspace.small_reports import write_reports

ROOT = Path(__file__).parents[2]
TOOL = str(Path(sys.executable).parent / "coverstory")


def run(*words: object, **options: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [TOOL, "read", *map(str, words)],
        cwd=ROOT, capture_output=True, text=True, check=False, **options,
    )  # fmt: skip


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_reports(tmp_path_factory.mktemp("reports"), 300)


@pytest.fixture(scope="module")
def whole(reports: Path, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    out = tmp_path_factory.mktemp("whole") / "whole.jsonl"
    done = run(reports, "--out", out, "--jobs", 2)
    assert done.returncode == 0, done.stderr
    assert "300 reports read" in done.stderr
    assert done.stdout == ""
    return out.read_bytes()


def test_a_folder_of_300_comes_out_in_the_order_of_names(reports: Path, whole: bytes) -> None:
    lines = [json.loads(line) for line in whole.splitlines()]
    assert [line["file"] for line in lines] == [f"r{number:04}.txt" for number in range(300)]
    assert all(line["claims"] for line in lines)


def test_what_is_printed_is_what_is_written(reports: Path, whole: bytes) -> None:
    done = subprocess.run(
        [TOOL, "read", str(reports), "--format", "jsonl", "--jobs", "2"],
        capture_output=True, check=True, env={**os.environ, "PYTHONHASHSEED": "7"},
    )  # fmt: skip
    assert done.stdout == whole
    assert b"\x1b" not in done.stderr


def interrupted(reports: Path, out: Path, how: signal.Signals) -> subprocess.Popen[str]:
    """Start reading, and stop it by a signal once some lines are written."""
    words = [TOOL, "read", str(reports), "--out", str(out), "--jobs", "2"]
    running = subprocess.Popen(words, stderr=subprocess.PIPE, text=True, start_new_session=True)
    while running.poll() is None and (not out.exists() or out.read_bytes().count(b"\n") < 20):
        pass
    running.send_signal(how)
    return running


def test_killed_in_the_middle_and_taken_up_again_the_bytes_are_the_same(
    reports: Path, whole: bytes, tmp_path: Path
) -> None:
    out = tmp_path / "out.jsonl"
    running = interrupted(reports, out, signal.SIGKILL)
    # Its processes hold the other end of this pipe: it ends only when they have ended too.
    running.communicate(timeout=60)
    lines = out.read_bytes().count(b"\n")
    assert 20 <= lines < 300
    with out.open("ab") as file:
        file.write(whole.splitlines()[lines][:100])
    done = run(reports, "--out", out, "--resume", "--jobs", 2)
    assert done.returncode == 0, done.stderr
    assert f"({lines} were there already)" in done.stderr
    assert out.read_bytes() == whole


def test_ctrl_c_says_how_to_go_on(reports: Path, whole: bytes, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    running = interrupted(reports, out, signal.SIGINT)
    _, told = running.communicate(timeout=60)
    assert running.returncode == 130
    assert "--resume" in told
    assert "Traceback" not in told
    assert whole.startswith(out.read_bytes())
    assert out.read_bytes().endswith(b"\n")


def test_bad_files_are_listed_and_the_rest_goes_on(tmp_path: Path) -> None:
    folder = write_reports(tmp_path, 40)
    (folder / "r0007.txt").write_bytes(b"")
    (folder / "r0009.txt").write_bytes(bytes(range(256)) * 20)
    (folder / "photo.jpg").write_bytes(b"\xff\xd8")
    (folder / "rows.csv").write_text("a,b\n")
    done = run(folder, "--format", "jsonl")
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 38
    for name in ("r0007.txt", "r0009.txt", "photo.jpg"):
        assert name in done.stderr
    assert "3 problems in your data; 3 files or rows left out" in done.stderr
    assert "no reports: 1;" in done.stderr
    assert "Traceback" not in done.stderr


def test_contradicting_options_are_refused_before_anything_is_read(tmp_path: Path) -> None:
    report = write_reports(tmp_path, 1) / "r0000.txt"
    assert run(report, "--resume").returncode == 2
    assert run(report, "--out", tmp_path / "x.jsonl", "--json").returncode == 2
    assert run(report, "--jobs", 0).returncode == 2
    (tmp_path / "there.jsonl").write_text("mine\n")
    assert run(report, "--out", tmp_path / "there.jsonl").returncode == 2
    assert run(report, "--out", tmp_path / "there.jsonl", "--resume").returncode == 2
    assert (tmp_path / "there.jsonl").read_text() == "mine\n"


def test_few_reports_start_no_second_process(tmp_path: Path) -> None:
    folder = write_reports(tmp_path / "in", 3)
    (tmp_path / "sitecustomize.py").write_text(
        "import coverstory.workspace.processes as processes\n"
        "def refuse(jobs): raise RuntimeError('a process was started')\n"
        "processes._pool = refuse\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    assert run(folder, "--jobs", 2, env=environment).returncode == 0
    write_reports(folder, 40)
    assert run(folder, "--jobs", 2, env=environment).returncode == 3


def test_an_undated_report_is_read_and_says_that_it_is_undated(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Workers from North Korea left Dandong last month.\n")
    done = run(tmp_path / "a.txt")
    assert done.returncode == 0, done.stderr
    assert "note: the report carries no date" in done.stdout
    assert "9999" not in run(tmp_path / "a.txt", "--json").stdout
