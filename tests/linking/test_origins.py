"""Origins are counted, not outlets."""

from coverstory.linking import claim_origins, same_texts
from coverstory.model import Attribution, Speaker
from tests.timelines.builders import claim, document, reading

STORY = (
    "Crews that went home in winter are at work on the hill again, a neighbour of the site said. "
    "The neighbour counted two buses a day and heard the foremen speak of a school in the suburbs. "
)
OTHER = "The harbour office published its yearly count of berths, cranes and fishing boats today."


def said(speaker, name=None, label="source 1"):
    return Attribution(speaker, name, label)


def test_two_unnamed_speakers_of_one_report_are_two_origins():
    found = claim_origins(
        [document("report", STORY)], [reading(claim("c1"), claim("c2", label="source 2"))]
    )
    assert sum(group.counts for group in found.supporting(["c1", "c2"])) == 2
    assert found.of_claim["c1"] != found.of_claim["c2"]


def test_a_reprint_adds_no_origin_and_says_why():
    documents = [document("report", STORY, "Hill News"), document("copy", STORY[:-20], "Bay Post")]
    found = claim_origins(
        documents, [reading(claim("c1")), reading(claim("d1", document="copy"), document="copy")]
    )
    (group,) = found.supporting(["c1", "d1"])
    assert group.documents == ("copy", "report")
    assert "runs of 5 words" in group.reasons[0]


def test_two_reports_on_other_things_share_no_text():
    assert len(same_texts([document("a", STORY), document("b", OTHER)])) == 2
    assert len(same_texts([document("a", ""), document("b", "")])) == 2


def test_an_outlet_that_cites_its_own_earlier_reports_adds_no_origin():
    found = claim_origins(
        [document("report", STORY, "Hill News")],
        [reading(claim("c1", attribution=said(Speaker.OUTLET, "Hill News")), claim("c2"))],
    )
    by_claim = {group.claims: group for group in found.supporting(["c1", "c2"])}
    assert not by_claim["c1",].counts
    assert by_claim["c2",].counts


def test_one_official_in_two_papers_is_one_origin():
    documents = [document("a", STORY), document("b", OTHER)]
    official = said(Speaker.OFFICIAL, "the Migration Office")
    again = said(Speaker.OFFICIAL, "Migration  office")
    found = claim_origins(
        documents,
        [
            reading(claim("c1", document="a", attribution=official), document="a"),
            reading(claim("c2", document="b", attribution=again), document="b"),
        ],
    )
    (group,) = found.supporting(["c1", "c2"])
    assert "the same official speaker" in group.reasons[0]


def test_a_reports_own_words_count_only_where_nobody_else_is_heard():
    own = said(Speaker.NARRATOR, label="narrator")
    found = claim_origins(
        [document("report", STORY)], [reading(claim("c1", attribution=own), claim("c2"))]
    )
    assert [group.counts for group in found.supporting(["c1"])] == [True]
    assert sum(group.counts for group in found.supporting(["c1", "c2"])) == 1
