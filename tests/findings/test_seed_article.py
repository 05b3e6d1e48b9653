"""What the starting article must give, line by line (it lies outside the project)."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SEED = sorted((ROOT.parent / "shared" / "seed").glob("*.txt"))


def assess(as_of):
    assert SEED, "the starting article is needed in ../shared/seed beside the checkout"
    tool = Path(sys.executable).parent / "coverstory"
    done = subprocess.run(
        [str(tool), "assess", *map(str, SEED), "--as-of", as_of, "--format", "json"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def march():
    return assess("2019-03-29")


@pytest.fixture(scope="module")
def february():
    return assess("2020-02-01")


@pytest.fixture(scope="module")
def builders(march):
    return next(a for a in march["arrangements"] if a["sector"] == "construction")


@pytest.fixture(scope="module")
def waitresses(march):
    return next(a for a in march["arrangements"] if a["sector"] == "restaurant")


def claims_of(assessed, arrangement):
    return [claim for claim in assessed["claims"] if claim["id"] in arrangement["claims"]]


def finding(assessed, arrangement, scheme):
    return next(
        f
        for f in assessed["findings"]
        if f["arrangement"] == arrangement["id"] and f["scheme"] == scheme
    )


def law(found, obligation):
    return next(row for row in found["law"] if row["obligation"] == obligation)


def test_quotes_are_slices_of_the_kept_file(march):
    text = SEED[0].read_bytes().decode()
    for claim in march["claims"]:
        assert text[claim["start"] : claim["end"]] == claim["quote"]


def test_two_arrangements_and_no_third(march):
    assert [a["sector"] for a in march["arrangements"]] == ["construction", "restaurant"]


def test_the_builders_are_told_whole(march, builders):
    assert builders["nationality"] == "KP"
    assert builders["place"] == {"city": "Vladivostok", "country": "RU"}
    assert builders["covers"] == ["student"]
    assert any("Pyongyang" in sender for sender in builders["senders"])
    assert builders["ages"] == {"min": 30, "max": 50}
    assert builders["returned"] == "told to have come back"
    observed = [entry["says"] for entry in builders["observed"]]
    assert "check-in weekly" in observed
    told = claims_of(march, builders)
    left = [c for c in told if c["kind"] in ("exit", "repatriation")]
    assert any((c["period"]["latest"] or "").startswith("2018-12") for c in left)
    assert "in groups" in observed


def test_the_waitresses_are_first_timers_in_training_and_never_returned(march, waitresses):
    told = claims_of(march, waitresses)
    assert waitresses["covers"] == ["trainee"]
    assert waitresses["returned"] == "told to be there for the first time"
    assert not [c for c in told if c["kind"] == "return"]
    names = " ".join([*waitresses["institutions"], *waitresses["senders"]])
    assert "University of Commerce" in names
    assert any("three" in c["quote"].lower() and "waitresses" in c["quote"] for c in told)


def test_two_unnamed_speakers_on_different_claims_and_one_origin_each(march, builders, waitresses):
    for arrangement, label in ((builders, "source 1"), (waitresses, "source 2")):
        labels = {
            c["attribution"]["label"]
            for c in claims_of(march, arrangement)
            if c["attribution"]["speaker"] == "anonymous"
        }
        assert label in labels
        assert not ({"source 1", "source 2"} - {label}) & labels
    for found in march["findings"]:
        assert found["origins"]["count"] == 1
        assert {grade["source"] for grade in found["grades"]} == {"F"}
        assert {grade["item"] for grade in found["grades"]} == {6}


def test_the_outlets_own_earlier_reports_add_no_origin(march):
    own = [c for c in march["claims"] if c["attribution"]["speaker"] == "outlet"]
    assert own
    for found in march["findings"]:
        for group in found["origins"]["groups"]:
            if {c["id"] for c in own} & set(group["claims"]):
                assert not group["counts"]


def test_that_russia_is_on_board_is_a_hedged_opinion(march):
    (claim,) = [c for c in march["claims"] if "on board" in c["quote"]]
    assert claim["hedged"]
    assert claim["attribution"]["basis"] == "opinion"


def test_caption_byline_and_comment_notice_are_kept_and_are_no_evidence(march):
    (document,) = march["documents"]
    kinds = {block["kind"] for block in document["furniture"]}
    assert {"caption", "byline", "comment notice"} <= kinds
    for claim in march["claims"]:
        for block in document["furniture"]:
            assert claim["end"] <= block["start"] or block["end"] <= claim["start"]
    assert document["published"] is None


def test_sentences_about_law_are_claims_and_not_law(march):
    policy = [c for c in march["claims"] if c["kind"] == "policy"]
    assert policy
    for found in march["findings"]:
        for row in found["law"]:
            assert row["due"] != "2019-12-31"


def test_the_law_in_march_2019(march, builders):
    found = finding(march, builders, "study-cover-returnees")
    home = law(found, "unscr-2397-8")
    assert home["in_force"] == "yes"
    assert home["overdue"] is False
    assert (home["due"], home["days_left"]) == ("2019-12-22", 268)
    permits = law(found, "unscr-2375-17")
    assert permits["in_force"] == "yes"
    assert permits["letter"]["answer"] in ("no", "cannot tell")
    assert permits["substance"]["answer"] == "yes"
    assert "if the work is shown" in permits["substance"]["condition"]
    assert any("2020" in words for words in permits["host_law"]) or permits["host_law"]


def test_the_same_evidence_in_february_2020(february):
    builders = next(a for a in february["arrangements"] if a["sector"] == "construction")
    home = law(finding(february, builders, "study-cover-returnees"), "unscr-2397-8")
    assert home["overdue"] is True
    assert home["days_past"] == 41
    assert home["letter"]["answer"] == "cannot tell"
    assert re.search(r"if they were still there", home["sentence"])
    left = [c for c in claims_of(february, builders) if c["kind"] == "exit"]
    assert any((c["period"]["latest"] or "").startswith("2018-12") for c in left)


def test_no_sentence_says_that_a_firm_or_person_broke_un_sanctions(march, february):
    for assessed in (march, february):
        for found in assessed["findings"]:
            for row in found["law"]:
                if row["obligation"].startswith("unscr"):
                    assert "Russia" in row["sentence"]
                    assert not re.search(
                        r"(company|agency|school|workers?) .*\b(broke|breach|violat)",
                        row["sentence"],
                    )


def test_rivals_are_named_and_open(march, builders):
    found = finding(march, builders, "study-cover-returnees")
    says = " ".join(rival["says"].lower() for rival in found["rivals"])
    assert "student" in says
    assert "name" in says
    assert len(found["rivals"]) >= 3
    assert all(
        rival["state"] == "open" and rival["fact"] and rival["who"] for rival in found["rivals"]
    )


@pytest.mark.parametrize(
    "gap",
    ["school", "employer", "visas", "entry-dates", "pay", "count", "second-origin", "state-answer"],
)
def test_what_is_missing_is_asked_with_who_could_know(march, builders, gap):
    found = finding(march, builders, "study-cover-returnees")
    (missing,) = [fact for fact in found["missing"] if fact["id"] == gap]
    assert missing["question"].endswith("?")
    assert missing["who"]


def test_likelihood_and_confidence_never_share_a_sentence(march):
    for found in march["findings"]:
        assert "onfidence" not in found["likelihood"]["sentence"]
        assert "likel" not in found["confidence"]["sentence"].lower()
        assert found["confidence"]["level"] == "low"
