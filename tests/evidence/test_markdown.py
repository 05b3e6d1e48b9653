"""Markdown: marks out of the clean text, front matter as statements."""

import pytest

from coverstory.evidence import read_document
from coverstory.model import Document


def read(text: str) -> Document:
    return read_document(text.encode(), file="a.md")


def shown(document: Document) -> list[tuple[str, str]]:
    return [(b.kind.value, document.clean[b.start : b.end]) for b in document.blocks]


def test_front_matter_states_and_is_no_evidence() -> None:
    document = read(
        '---\ntitle: "Crews back"\npublisher: Valley Radio\npublished: 2019-03-29\n'
        "url: https://example.org/a\nlanguage: en\nowner: A. Reader\n---\n\n"
        "# A heading of its own\n\nThe men came back.\n"
    )
    assert (document.title, document.publisher) == ("Crews back", "Valley Radio")
    assert document.published.to_edtf() == "2019-03-29"
    assert document.url == "https://example.org/a"
    assert [kind for kind, _ in shown(document)] == ["byline"] * 6 + ["title", "paragraph"]


def test_a_date_of_the_front_matter_that_does_not_exist_is_noted() -> None:
    document = read("---\npublished: 2019-02-30\n---\n\nThe men came back.\n")
    assert not document.published.is_known
    assert document.notes == ("the header's date cannot be read: '2019-02-30'",)


def test_a_rule_on_top_is_not_front_matter() -> None:
    assert shown(read("---\n\nThe men came back.\n")) == [("title", "The men came back.")]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("# Title\n\nThe men came back.\n\n## Why\n\nNobody knows that.\n", "title heading"),
        ("Title\n=====\n\nThe men came back.\n\nWhy\n---\n\nNobody knows that.\n", "title heading"),
    ],
)
def test_headings_are_told_by_their_marks(text: str, kinds: str) -> None:
    found = [b.kind.value for b in read(text).blocks if b.kind.value in ("title", "heading")]
    assert " ".join(found) == kinds


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("They are **the _same_ men**.", "They are the same men."),
        ("See [the report](https://example.org/a_b) now.", "See the report now."),
        ("A snake_case_name and 2 * 3 * 4 stay.", "A snake_case_name and 2 * 3 * 4 stay."),
        (r"Not \*bold\* here.", "Not *bold* here."),
        ("`code` stays", "code stays"),
        ("> quoted words", "quoted words"),
        ("- item one", "item one"),
        ("a &amp; b", "a & b"),
        ("one * alone", "one * alone"),
        ("[not a link] (here)", "[not a link] (here)"),
    ],
)
def test_marks_are_left_out_only_where_they_are_marks(text: str, clean: str) -> None:
    assert read(text).clean == clean


def test_words_lead_back_over_the_marks() -> None:
    document = read("They are **the _same_ men** here.")
    start = document.clean.index("the same men")
    first, last = document.text_map.to_original(start, start + len("the same men"))
    assert document.text[first:last] == "the _same_ men"


def test_a_picture_s_description_is_a_caption() -> None:
    document = read("The men came back.\n\n![Men at a site](x.jpg)\n")
    assert shown(document)[1] == ("caption", "Men at a site")
