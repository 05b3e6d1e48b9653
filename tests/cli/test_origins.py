"""`coverstory origins` shows groups, links and reasons, as text and as JSON."""

import json
from pathlib import Path

from click.testing import CliRunner

from coverstory.cli.main import coverstory

ROOT = Path(__file__).parents[2]
CASE = str(ROOT / "examples" / "vladivostok-2019")


def run(*words):
    return CliRunner().invoke(coverstory, ["origins", *words], standalone_mode=False)


def test_a_reprint_is_shown_with_the_words_it_rests_on():
    text = run(CASE).output
    assert "4 reports; by their texts 3 origins" in text
    assert "03-reprint shares" in text
    assert "runs of 5 words with 01-monitor" in text
    assert "at characters" in text
    assert "adds none" in text


def test_json_spans_stand_in_the_originals():
    found = json.loads(run("--json", CASE).output)
    (link,) = [link for link in found["links"] if link["kind"] == "reprint"]
    assert (link["one"], link["other"]) == ("01-monitor", "03-reprint")
    original = (ROOT / "examples/vladivostok-2019/reports/01-monitor.txt").read_text("utf-8")
    for shared in link["rests_on"]:
        one = shared["one"]
        assert " ".join(original[one["start"] : one["end"]].split()) == shared["what"]


def test_texts_alone_read_no_claims():
    found = json.loads(run("--texts-only", "--json", CASE).output)
    assert found["origins"] == []
    assert [group["documents"] for group in found["documents"]] == [
        ["01-monitor", "03-reprint"],
        ["02-departures"],
        ["04-statement"],
    ]


def test_a_folder_without_reports_is_an_error_with_a_next_step(tmp_path):
    outcome = run(str(tmp_path))
    assert "no report is there" in str(outcome.exception)


def test_a_day_that_does_not_exist_is_an_error():
    assert "no day that exists" in str(run("--as-of", "2019-02-30", CASE).exception)
