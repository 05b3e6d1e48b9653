"""Reports told from one origin are linked, with the reason; reports told apart are not."""

import csv
import sys
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coverstory.linking import LinkKind, document_groups, document_links
from coverstory.linking.comparing import links_between
from coverstory.linking.traits import traits_of
from tests.linking.stories import ONE_ORIGIN, REPORTS, story
from tests.timelines.builders import document

STORIES = [story(name) for name in REPORTS]
TRAITS = [traits_of(one) for one in STORIES]
LINKS = document_links(STORIES)
ROOT = Path(__file__).parents[2]


def kinds(one, other):
    pair = tuple(sorted((one, other)))
    return [link.kind for link in LINKS if (link.one, link.other) == pair]


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("kazan-en", "kazan-ko", LinkKind.TRANSLATION),
        ("table-en", "table-ru", LinkKind.FIGURES),
        ("table-ko", "table-ru", LinkKind.FIGURES),
        ("credit-source", "credit-teller", LinkKind.CREDIT),
        ("statement-en", "statement-ko", LinkKind.CREDIT),
        ("rewrite-first", "rewrite-second", LinkKind.REWRITE),
    ],
)
def test_one_origin_told_twice_is_linked(one, other, kind):
    assert kinds(one, other) == [kind]


def test_no_others_are_one_origin():
    groups = document_groups(REPORTS, LINKS)
    found = {pair for group in groups for pair in combinations(group.documents, 2)}
    assert found == {tuple(sorted(pair)) for pair in ONE_ORIGIN}


def test_two_reporters_at_one_gate_are_not_linked_at_all():
    assert kinds("gate-one", "gate-two") == []


def test_one_background_paragraph_links_claims_and_not_reports():
    assert kinds("agency-mongolia", "agency-oman") == [LinkKind.PASSAGE]
    assert LinkKind.PASSAGE not in {link.kind for link in LINKS if link.whole}


def test_every_link_rests_on_what_stands_in_both_texts():
    texts = {one.id: one.text for one in STORIES}
    for link in LINKS:
        assert link.reason
        assert link.rests_on
        for shared in link.rests_on:
            assert shared.one.document == link.one
            assert shared.other.document == link.other
            assert shared.one.words(texts[link.one])
            assert shared.other.words(texts[link.other])


def test_a_rare_figure_alone_links_claims_and_names_the_figure():
    one = document("one", "Border tables give 3,765 arrivals. A cook in Artyom saw none of them.")
    other = document(
        "other",
        "Въехали 3 тысячи 765 человек. На стройке 240 рабочих, платят 38 тысяч 400 рублей,"
        " ещё 1 тысяча 118 ждут.",
    )
    (link,) = document_links([one, other])
    assert link.kind is LinkKind.FIGURE
    assert "3,765" in link.reason
    assert not link.whole


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("In 2019 they were 100, then 2,000.", "В 2019 году их было 100, потом 2 тысячи."),
        ("Resolution 2397 of 22 December 2017.", "안보리 결의 2397호, 2017년 12월 22일."),
    ],
)
def test_common_numbers_and_law_link_nothing(one, other):
    assert document_links([document("one", one), document("other", other)]) == ()


@given(st.permutations(STORIES))
@settings(max_examples=15, deadline=None)
def test_the_order_of_documents_changes_nothing(documents):
    assert document_links(documents) == LINKS


@given(st.sampled_from(TRAITS), st.sampled_from(TRAITS))
@settings(deadline=None)
def test_links_are_the_same_from_both_sides(one, other):
    if one.id != other.id:
        assert links_between(one, other) == links_between(other, one)


def test_the_dev_reports_are_linked_as_measured():
    dev = ROOT.parent / "shared" / "reading" / "dev"
    if not dev.is_dir():
        pytest.fail(f"{dev} is missing: this test needs the shared/ folder beside the checkout")
    sys.path.insert(0, str(ROOT / "tools"))
    import measure_origins

    documents = measure_origins.reports()
    found = measure_origins.linked(documents, document_links(documents))
    with (dev / "pairs.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    same = {(row["id1"], row["id2"]) for row in rows if row["relation"] == "same-origin"}
    assert found == same
