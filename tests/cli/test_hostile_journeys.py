"""Files and surroundings made to break a command end in words and an exit code, never in a bug."""

import subprocess
import sys
from pathlib import Path

import pytest

REPORT = (
    "Builders\n\nNorth Korean workers left Vladivostok at the end of 2018, a source said. They "
    "returned with student visas and work at construction sites in Vladivostok, the source said.\n"
)


def coverstory(*words: str | Path, into: str = "") -> tuple[int, str, str]:
    command = [sys.executable, "-c", "from coverstory.cli.main import run; run()", *map(str, words)]
    if into:
        with Path(into).open("wb") as out:
            done = subprocess.run(command, stdout=out, stderr=subprocess.PIPE, check=False)
        return done.returncode, "", done.stderr.decode()
    done = subprocess.run(command, capture_output=True, check=False)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "one.txt").write_text(REPORT)
    return tmp_path / "in"


def test_links_in_a_circle_are_listed_and_the_rest_is_assessed(folder: Path) -> None:
    (folder / "a.txt").symlink_to("b.txt")
    (folder / "b.txt").symlink_to("a.txt")
    code, out, err = coverstory("assess", folder, "--as-of", "2019-03-29")
    assert code == 1
    assert "Documents read: 1" in out
    assert "the link leads nowhere" in err


def test_a_file_given_twice_is_taken_in_once(folder: Path) -> None:
    report = folder / "one.txt"
    code, out, _ = coverstory("assess", report, report, folder, "--as-of", "2019-03-29")
    assert (code, "Documents read: 1." in out) == (0, True)


@pytest.mark.parametrize("verb", ["assess", "read"])
def test_a_case_file_that_is_not_utf_8_is_named(folder: Path, verb: str) -> None:
    (folder / "case.yaml").write_bytes("title: café".encode("latin-1"))
    code, _, err = coverstory(verb, folder, "--as-of", "2019-03-29")
    assert code == 1
    assert "case.yaml: it is not UTF-8 text" in err


def test_a_scheme_file_that_is_not_utf_8_is_named(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_bytes(b"id: caf\xe9")
    code, _, err = coverstory("schemes", "test", path)
    assert (code, "not UTF-8" in err) == (1, True)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no full device")
def test_a_full_disk_is_no_bug(folder: Path) -> None:
    code, _, err = coverstory("assess", folder, "--as-of", "2019-03-29", into="/dev/full")
    assert code == 2
    assert "No space left" in err


def test_an_error_cannot_steer_the_terminal(folder: Path) -> None:
    (folder / "case.yaml").write_text('"\\e[2Jtitle": x\n')
    code, _, err = coverstory("assess", folder)
    assert code == 1
    assert "\x1b" not in err


def test_explain_lists_what_was_left_out(folder: Path) -> None:
    (folder / "empty.txt").write_bytes(b"")
    finding = "kp-vladivostok-construction.study-cover-returnees"
    code, out, err = coverstory("explain", finding, folder, "--as-of", "2019-03-29")
    assert "original sha256" in out
    assert (code, "empty.txt" in err) == (1, True)
