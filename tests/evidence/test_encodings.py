"""Bytes as characters: marks, declarations, guesses and doubt."""

import pytest

from coverstory.evidence import read_document
from coverstory.model import FileNotUsable

KOREAN = (
    "북한 건설노동자들이 학생 비자로 러시아에 돌아왔다고 소식통이 전했다.\n그들은 현장에서 일한다."
)
RUSSIAN = "Рабочие из КНДР вернулись по учебным визам, сообщил источник.\nОни работают на стройке."


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        (KOREAN, "utf-8"),
        (KOREAN, "cp949"),
        (KOREAN, "euc-kr"),
        (KOREAN, "utf-16-le"),
        (KOREAN, "utf-16-be"),
        (KOREAN, "utf-16"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (RUSSIAN, "utf-16-le"),
        (RUSSIAN, "utf-32"),
    ],
)
def test_text_without_a_declaration_is_read_right(text: str, codec: str) -> None:
    document = read_document(text.encode(codec), file="a.txt")
    assert document.text == text
    guessed = codec not in ("utf-8", "utf-16", "utf-32")
    assert any("guessed" in note for note in document.notes) is guessed


def test_a_byte_order_mark_is_left_out_and_noted() -> None:
    document = read_document(b"\xef\xbb\xbfThey work.", file="a.txt")
    assert document.text == "They work."
    assert document.encoding == "utf-8"
    assert document.notes == (
        "a byte-order mark was left out: character 0 is the first one after it",
    )
    assert document.size == 13


@pytest.mark.parametrize("codec", ["windows-1251", "koi8-r"])
def test_a_page_is_read_as_it_declares(codec: str) -> None:
    page = f'<head><meta charset="{codec}"></head><body><p>Они работают в Омске.</p></body>'
    assert read_document(page.encode(codec), file="a.html").clean == "Они работают в Омске."


def test_a_korean_page_of_the_smaller_set_is_read_as_the_larger() -> None:
    page = "<meta http-equiv='x' content='text/html; charset=euc-kr'><p>똠방각하가 일한다.</p>"
    document = read_document(page.encode("cp949"), file="a.html")
    assert (document.clean, document.encoding) == ("똠방각하가 일한다.", "cp949")


def test_a_wrong_declaration_gives_way_to_bytes_that_fit_utf8() -> None:
    page = '<meta charset="iso-8859-1"><p>Они работают – в Омске.</p>'
    document = read_document(page.encode(), file="a.html")
    assert document.clean == "Они работают – в Омске."
    assert "the page says iso-8859-1, but every byte fits UTF-8, which was used" in document.notes


def test_a_declaration_that_does_not_fit_is_noted() -> None:
    page = '<meta charset="utf-8"><p>' + "Они работают на стройке в Омске по учебным визам. " * 5
    document = read_document(page.encode("cp1251"), file="a.html")
    assert "Они работают на стройке" in document.clean
    assert "the page says utf-8, but its bytes do not fit; read as cp1251" in document.notes


def test_an_unknown_declaration_is_noted() -> None:
    document = read_document(b'<meta charset="x-none"><p>They work here.</p>', file="a.html")
    assert "the page says x-none, but its bytes do not fit; read as utf-8" in document.notes


def test_a_few_broken_bytes_are_marked_and_counted() -> None:
    data = ("– " * 40 + "they went home").encode() + b"\xff\xfe done"
    document = read_document(data, file="a.txt")
    assert document.text.endswith("they went home\ufffd\ufffd done")
    assert document.notes == (
        "some bytes do not fit UTF-8, in which the rest is written",
        "2 characters could not be read and stand as U+FFFD",
    )


def test_line_ends_stay_as_they_are() -> None:
    text = "One.\r\n\r\nTwo.\rThree.\n\nFour."
    document = read_document(text.encode(), file="a.txt")
    assert document.text == text
    assert document.clean == "One.\n\nTwo.\n\nThree.\n\nFour."


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(FileNotUsable) as raised:
        read_document(bytes(range(256)) * 40, file="a.txt")
    assert str(raised.value) == (
        "a.txt: the file is binary, not text. Export its text and give that."
    )
