"""What a file is: by its ending, and by its bytes where they disagree."""

import pytest

from coverstory.evidence import kinds_of_file, read_document
from coverstory.model import FileNotUsable

PAGE = (
    b"<!-- saved -->\n<!DOCTYPE html><html><body><p>They work in Omsk, he said.</p></body></html>"
)


def refused(data: bytes, file: str) -> str:
    with pytest.raises(FileNotUsable) as raised:
        read_document(data, file=file)
    return str(raised.value)


def test_the_kinds_list_every_ending() -> None:
    assert {s for kind in kinds_of_file() for s in kind.suffixes} == {
        ".txt",
        ".html",
        ".htm",
        ".md",
        ".markdown",
        ".pdf",
    }


@pytest.mark.parametrize("file", ["a.html", "a.HTM"])
def test_a_page_is_a_page(file: str) -> None:
    assert read_document(PAGE, file=file).media_type == "text/html"


def test_a_page_named_text_is_read_as_a_page_and_noted() -> None:
    document = read_document(PAGE, file="a.txt")
    assert document.media_type == "text/html"
    assert document.notes[0] == (
        "named as plain text, read as text/html: the content starts as a web page"
    )
    assert document.clean == "They work in Omsk, he said."


def test_text_that_only_speaks_of_tags_stays_text() -> None:
    document = read_document(b"The file began with <html> and ended there.", file="a.txt")
    assert document.media_type == "text/plain"
    assert document.clean == "The file began with <html> and ended there."


def test_an_unknown_ending_is_refused() -> None:
    assert refused(b"words", "a.docx") == (
        "a.docx: the ending '.docx' is not one that is read. "
        "Give one of: .txt, .html, .htm, .md, .markdown, .pdf."
    )


def test_no_ending_is_refused() -> None:
    assert refused(b"words", "notes") == (
        "notes: it has no ending. Give one of: .txt, .html, .htm, .md, .markdown, .pdf."
    )


def test_a_picture_named_text_is_refused_by_name() -> None:
    assert refused(b"\x89PNG\r\n\x1a\n\x00\x00", "a.txt") == (
        "a.txt: this is a PNG picture, not plain text. Export its text and give that."
    )


def test_a_word_file_named_page_is_refused_by_name() -> None:
    assert refused(b"PK\x03\x04rest", "a.html") == (
        "a.html: this is a ZIP archive (Word, Excel and OpenDocument files are such), "
        "not a web page. Export its text and give that."
    )


def test_text_named_pdf_is_refused() -> None:
    assert refused(b"Just words.", "a.pdf") == (
        "a.pdf: the file is no PDF: it has no %PDF- mark. Save or download it again."
    )
