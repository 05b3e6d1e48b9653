"""PDF: text page by page, running heads apart, and clear refusals."""

import pytest

from coverstory.evidence import read_document
from coverstory.model import Document, FileNotUsable
from tests.evidence.pdfs import encrypted, pdf

PAGES = [
    [
        "Valley Gazette - issue 4",
        "Crews Return on Student Papers",
        "The crews went home in December, when their visas had run out, and came back in the con-",
        "struction season with papers of a college, two people who had worked beside them on the",
        "same sites said to us.",
        "A second source did not know who pays them or why they had left in the first place, and",
        "1",
    ],
    [
        "Valley Gazette - issue 4",
        "would not guess.",
        "The college gave no answer.",
        "2",
    ],
]


def read(data: bytes) -> Document:
    return read_document(data, file="a.pdf")


def shown(document: Document) -> list[tuple[str, str]]:
    return [(b.kind.value, document.clean[b.start : b.end]) for b in document.blocks]


def test_pages_become_text_joined_by_form_feeds() -> None:
    document = read(pdf(PAGES))
    assert document.media_type == "application/pdf"
    assert document.text.count("\f") == 1
    assert document.notes[0] == "2 pages; text as extracted from the PDF"


def test_paragraphs_are_joined_and_running_heads_told_apart() -> None:
    assert shown(read(pdf(PAGES))) == [
        ("other furniture", "Valley Gazette - issue 4"),
        ("title", "Crews Return on Student Papers"),
        (
            "paragraph",
            (
                "The crews went home in December, when their visas had run out, and came back in "
                "the construction season with papers of a college, two people who had worked "
                "beside them on the same sites said to us."
            ),
        ),
        (
            "paragraph",
            (
                "A second source did not know who pays them or why they had left in the first "
                "place, and would not guess."
            ),
        ),
        ("other furniture", "1"),
        ("other furniture", "Valley Gazette - issue 4"),
        ("paragraph", "The college gave no answer."),
        ("other furniture", "2"),
    ]


def test_a_closed_hyphen_leads_back_to_both_halves() -> None:
    document = read(pdf(PAGES))
    start = document.clean.index("construction")
    first, last = document.text_map.to_original(start, start + len("construction"))
    assert document.text[first:last] == "con-\nstruction"


def test_the_title_of_the_data_sheet_is_used() -> None:
    assert read(pdf([["They came back, he said."]], title="Crews return")).title == "Crews return"


def refused(data: bytes) -> str:
    with pytest.raises(FileNotUsable) as raised:
        read(data)
    return str(raised.value)


def test_an_encrypted_pdf_is_refused() -> None:
    assert refused(encrypted(pdf(PAGES))) == (
        "a.pdf: the PDF is encrypted. Remove the password and give that file."
    )


def test_a_pdf_of_pictures_is_refused() -> None:
    assert refused(pdf([[], []])) == (
        "a.pdf: the PDF has no text on its 2 pages: they are pictures. "
        "Run OCR over it and give the text as .txt or the new PDF."
    )


def test_pages_without_text_among_others_are_counted() -> None:
    document = read(pdf([["They came back, he said."], []]))
    assert document.notes[1] == "1 of 2 pages have no text: they are pictures, not read"


def test_a_broken_pdf_is_refused() -> None:
    assert refused(b"%PDF-1.4\nnothing of the kind") == (
        "a.pdf: the PDF is broken (PdfStreamError). "
        "Open it and print it to a new PDF, or give its text."
    )
