"""Journeys through the command line, as a user types them, in fresh processes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CASE = ROOT / "examples" / "vladivostok-2019"
SHARED = ROOT.parent / "shared"


def run(*words, cwd=ROOT, **environment):
    tool = Path(sys.executable).parent / "coverstory"
    return subprocess.run(
        [str(tool), *map(str, words)],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **environment},
    )


@pytest.fixture(scope="module")
def assessed():
    done = run("assess", CASE, "--json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_assessing_the_shipped_case_prints_findings_and_the_next_command():
    done = run("assess", CASE)
    assert done.returncode == 0, done.stderr
    assert "2397" in done.stdout
    assert "coverstory explain" in done.stdout
    assert "\x1b" not in done.stdout


def test_every_quote_is_the_slice_of_the_original_it_claims_to_be(assessed):
    texts = {document["id"]: document["text"] for document in assessed["documents"]}
    assert assessed["claims"]
    for claim in assessed["claims"]:
        assert texts[claim["document"]][claim["start"] : claim["end"]] == claim["quote"]


def test_the_same_input_gives_the_same_bytes(tmp_path):
    for name in ("one", "two"):
        run(
            "assess",
            CASE,
            "--out",
            tmp_path / name,
            PYTHONHASHSEED=str(len(name) * 7 + ord(name[0])),
        )
    one, two = (
        {path.name: path.read_bytes() for path in (tmp_path / name).iterdir()}
        for name in ("one", "two")
    )
    assert one == two
    assert {"report.html", "assessment.json"} <= set(one)


def test_explain_leads_from_every_finding_to_words_and_hash(assessed):
    for finding in assessed["findings"]:
        done = run("explain", finding["id"], CASE)
        assert done.returncode == 0, done.stderr
        assert "sha256" in done.stdout


def test_explain_names_the_nearest_finding(assessed):
    done = run("explain", assessed["findings"][0]["id"][:-2], CASE)
    assert done.returncode == 2
    assert f"Did you mean {assessed['findings'][0]['id']!r}" in done.stderr


def test_law_on_a_day_and_a_day_that_does_not_exist():
    done = run("law", "on", "2019-03-29", "--json")
    rows = {row["obligation"]: row for row in json.loads(done.stdout)}
    assert rows["unscr-2397-8"]["days_left"] == 268
    wrong = run("law", "on", "2019-02-30")
    assert wrong.returncode == 1
    assert "no day that exists" in wrong.stderr


def test_schemes_are_listed_shown_and_tested():
    names = [row["id"] for row in json.loads(run("schemes", "list", "--json").stdout)]
    assert len(names) >= 12
    for name in names:
        assert run("schemes", "show", name).returncode == 0
    assert " 0 failed" in run("schemes", "test").stdout
    assert run("schemes", "show", "study-covers").returncode == 2


def test_a_faulty_scheme_file_is_named_with_file_line_and_field(tmp_path):
    mine = tmp_path / "mine.yaml"
    mine.write_text("id: mine\ntitel: A title\n")
    done = run("schemes", "test", mine)
    assert done.returncode == 1
    assert "mine.yaml:2" in done.stderr
    assert "titel" in done.stderr


def test_a_scheme_whose_examples_fail_leaves_with_1(tmp_path):
    library = ROOT / "src" / "coverstory" / "schemes" / "library"
    text = (library / "study-cover-returnees.yaml").read_text()
    mine = tmp_path / "mine.yaml"
    mine.write_text(
        text.replace("expect: yes", "expect: no").replace('expect: "yes"', 'expect: "no"')
    )
    done = run("schemes", "test", mine)
    assert done.returncode == 1


def test_a_command_that_does_not_exist_leaves_with_2():
    assert run("assses").returncode == 2
    assert run("assess").returncode == 2
    assert run("assess", CASE, "--format", "docx").returncode == 2
    assert run("assess", "no/such/path").returncode == 2


def test_a_bug_leaves_with_3_and_without_a_traceback(tmp_path):
    (tmp_path / "sitecustomize.py").write_text(
        "import coverstory.cli.law as law\n"
        "def boom(*a, **k): raise RuntimeError('x')\n"
        "law.law_on = boom\n"
    )
    done = run("law", "on", "2019-03-29", PYTHONPATH=str(tmp_path))
    assert done.returncode == 3
    assert "Traceback" not in done.stderr
    assert "bug in Coverstory" in done.stderr


def test_an_undated_loose_report_asks_for_the_day(tmp_path):
    (tmp_path / "a.txt").write_text("Workers went home, a source said on Monday.\n")
    done = run("assess", tmp_path / "a.txt")
    assert done.returncode == 2
    assert "--as-of" in done.stderr


BAD = {
    "empty.txt": b"",
    "binary.txt": bytes(range(256)) * 40,
    "photo.jpg": b"\xff\xd8\xff",
    "broken.pdf": b"%PDF-1.7 and nothing else",
    "columns.csv": b"who,what\na,b\n",
    "dates.csv": b"subject,kind,date\nP1,exit,2018-02-30\n",
}


def test_bad_inputs_are_listed_one_by_one_and_the_others_still_assessed(tmp_path):
    for name, data in BAD.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "good.txt").write_bytes((CASE / "reports" / "01-monitor.txt").read_bytes())
    done = run("assess", tmp_path, "--as-of", "2019-03-29", "--json")
    assert done.returncode == 1
    found = json.loads(done.stdout)
    assert len(found["findings"]) >= 1
    for name in BAD:
        assert name in done.stderr, done.stderr
        assert any(name in problem["where"] for problem in found["problems"])
        assert (tmp_path / name).read_bytes() == BAD[name]


def test_wrong_encodings_and_broken_html_are_read(tmp_path):
    (tmp_path / "korean.txt").write_bytes(
        "북한 노동자들이 블라디보스토크로 돌아왔다고 소식통이 말했다.\n".encode("cp949") * 20
    )
    (tmp_path / "broken.html").write_text(
        "<html><body><p>North Korean <b>builders<p>work in Vladivostok"
    )
    done = run("assess", tmp_path, "--as-of", "2019-03-29", "--json")
    assert done.returncode == 0, done.stderr
    texts = [document["text"] for document in json.loads(done.stdout)["documents"]]
    assert any("북한" in text for text in texts)


def test_a_report_of_50_megabytes_is_refused_with_a_next_step_and_others_go_on(tmp_path):
    with (tmp_path / "huge.txt").open("wb") as file:
        file.write(b"North Korean builders work there. " * 1_600_000)
    (tmp_path / "good.txt").write_bytes((CASE / "reports" / "01-monitor.txt").read_bytes())
    done = run("assess", tmp_path, "--as-of", "2019-03-29", "--json")
    assert done.returncode == 1
    assert "huge.txt" in done.stderr
    assert json.loads(done.stdout)["findings"]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("titel: x\n", "case.yaml:1"),
        ("title: x\nas_of: 2019-02-30\n", "case.yaml"),
        ("title: x\nreports:\n  - file: a.txt\n    published: yesterday\n", "case.yaml:4"),
        ("title: x\nsources:\n  - grade: Z\n    why: x\n", "case.yaml:3"),
        ("title: [\n", "case.yaml:2"),
    ],
)
def test_a_faulty_case_file_is_named_with_its_line(tmp_path, text, where):
    (tmp_path / "case.yaml").write_text(text)
    done = run("assess", tmp_path)
    assert done.returncode == 1
    assert where in done.stderr


def test_links_out_of_a_case_folder_are_not_followed(tmp_path):
    case, secret = tmp_path / "case", tmp_path / "secret.txt"
    secret.write_text("North Korean builders in Vladivostok, a source said.")
    (case / "reports").mkdir(parents=True)
    (case / "case.yaml").write_text("title: x\nas_of: 2019-03-29\n")
    (case / "reports" / "link.txt").symlink_to(secret)
    done = run("assess", case, "--json")
    assert done.returncode == 1
    assert json.loads(done.stdout)["documents"] == []
    assert "was not followed" in done.stderr


def test_registers_give_findings_in_bands_and_no_person():
    done = run("assess", ROOT / "examples" / "returnees-register", "--json")
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    subjects = {
        line.split(",")[1]
        for path in (ROOT / "examples" / "returnees-register" / "records").glob("*.csv")
        for line in path.read_text().splitlines()[1:]
    }
    words = set(done.stdout.replace('"', " ").replace(":", " ").split())
    assert not subjects & words
    counts = [{c["what"]: c["count"] for c in f["counts"]} for f in found["findings"]]
    assert any(count["timelines that fit"] == "10 to 19" for count in counts)


def test_importing_is_quick_because_nothing_heavy_comes_along():
    code = (
        "import sys, coverstory; coverstory.Claim\n"
        "heavy = {'django', 'trafilatura', 'pypdf', 'ibis', 'duckdb', 'rich', 'jinja2', 'lxml'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_report_in_a_language_that_is_not_read_is_said_to_be_unread(tmp_path):
    (tmp_path / "a.txt").write_text("朝鲜工人持学生签证返回海参崴，在建筑工地工作。" * 20)
    assert ": 0 claims; not read" in run("read", tmp_path / "a.txt").stdout
    done = run("assess", tmp_path / "a.txt", "--as-of", "2019-03-29")
    assert "none of the languages that are read" in " ".join(done.stdout.split())


def test_what_of_the_law_was_not_read_is_printed_as_unconfirmed_everywhere():
    on = run("law", "on", "2019-03-29").stdout
    assert "2 March 2016) (from memory)" in on
    for words in (("--format", "text"), ("--format", "markdown"), ("--format", "html")):
        told = " ".join(run("assess", CASE, *words).stdout.split())
        assert "nconfirmed: the ban, the Committee" in told.replace("\\", ""), words
