"""Asking a language model from the command line: off by default, and by the user's word only."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.workspace.misbehaving import Behaviour, claims, envelope, says, send, served
from tests.workspace.small_reports import write_reports

TOOL = str(Path(sys.executable).parent / "coverstory")
ENROLLED = {"quote": "They came on student visas", "kind": "enrolment"}
LIE = {"quote": "They came to wash dishes", "kind": "entry"}


def run(*words: object, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [TOOL, "read", *map(str, words)],
        capture_output=True, text=True, check=False, env={**os.environ, **environment},
    )  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_reports(tmp_path / "in", 3)


def test_no_model_is_asked_unless_named(folder: Path) -> None:
    done = run(folder, "--format", "jsonl")
    assert all("model" not in json.loads(line) for line in done.stdout.splitlines())
    for option in (["--model-name", "m"], ["--model-tokens", 99], ["--texts-may-leave"]):
        refused = run(folder, *option)
        assert refused.returncode == 2
        assert "--model URL" in refused.stderr


def test_texts_that_would_leave_are_not_sent_without_the_users_word(folder: Path) -> None:
    done = run(folder, "--model", "http://192.0.2.1:9")
    assert done.returncode == 2
    assert "--texts-may-leave" in done.stderr
    assert done.stdout == ""


def test_each_claim_says_who_proposed_it_and_what_was_dropped_is_counted(folder: Path) -> None:
    with served(says(claims(ENROLLED, LIE))) as server:
        done = run(folder, "--model", server.url, "--model-name", "tiny")
    assert done.returncode == 0, done.stderr
    assert "proposed by model:tiny" in done.stdout
    assert "proposed by reader:" in done.stdout
    assert "wash dishes" not in done.stdout + done.stderr
    assert "model tiny: asked 3 times; 0 claims confirmed, 3 added, 3 things dropped" in done.stderr
    assert "3 x the quote is not in the report" in done.stderr


def test_a_server_that_fails_leaves_with_1_and_everything_read(folder: Path) -> None:
    alone = run(folder, "--format", "jsonl")
    with served(says("")) as server:
        pass
    done = run(folder, "--format", "jsonl", "--model", server.url)
    assert done.returncode == 1
    assert "what the built-in reader found stands" in done.stderr
    assert "0 files or rows left out" in done.stderr
    quotes = [
        [
            claim["quote"]
            for line in told.stdout.splitlines()
            for claim in json.loads(line)["claims"]
        ]
        for told in (alone, done)
    ]
    assert quotes[0] == quotes[1]


def test_what_a_failing_server_left_open_is_read_again(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    words = (folder, "--out", out, "--resume", "--model")

    def fails_on_the_second(handler, state) -> None:  # type: ignore[no-untyped-def]
        if "Khabarovsk" in state.requests[-1]["messages"][1]["content"]:
            send(handler, b"", 404)
        else:
            send(handler, envelope(claims(ENROLLED)))

    behaviours: tuple[Behaviour, ...] = (fails_on_the_second, says(claims(ENROLLED)))
    asked = []
    for behaviour in behaviours:
        with served(behaviour) as server:
            run(*words, server.url)
        asked.append(len(server.requests))
    lines = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert asked == [3, 1]
    assert [line["file"] for line in lines] == ["r0000.txt", "r0001.txt", "r0002.txt"]
    assert not any(line["model"]["failed"] for line in lines)
    assert "other settings" in run(folder, "--out", out, "--resume").stderr


def test_several_processes_may_ask_and_the_order_stays(folder: Path) -> None:
    with served(says(claims(ENROLLED))) as server:
        words = (folder, "--format", "jsonl", "--model", server.url)
        one, two = (run(*words, "--jobs", jobs, COVERSTORY_MODEL_KEY="sk-1") for jobs in (1, 2))
    assert one.stdout == two.stdout, two.stderr
    assert {headers["Authorization"] for headers in server.headers} == {"Bearer sk-1"}
    assert "sk-1" not in one.stdout + one.stderr
