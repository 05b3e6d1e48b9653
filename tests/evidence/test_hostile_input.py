"""Input that means harm or is broken: a clear error or a document, never a hang or a crash."""

import hashlib
import os
import time
from pathlib import Path

import pytest

from coverstory.evidence import MAX_BYTES, read_document, take_in
from coverstory.model import FileNotUsable


def refused(data: bytes, file: str = "a.txt") -> str:
    with pytest.raises(FileNotUsable) as raised:
        read_document(data, file=file)
    return str(raised.value)


@pytest.mark.parametrize("file", ["a.txt", "a.html", "a.md", "a.pdf"])
def test_an_empty_file_is_refused(file: str) -> None:
    assert refused(b"", file) == f"{file}: the file is empty. Save or download it again."


@pytest.mark.parametrize("data", [b" \n\t\r\n ", "\ufeff\u3000\n".encode()])
@pytest.mark.parametrize("file", ["a.txt", "a.html", "a.md"])
def test_white_space_is_refused(data: bytes, file: str) -> None:
    assert refused(data, file) == (
        f"{file}: the file holds nothing but white space. Save or download it again."
    )


def test_a_page_that_shows_nothing_is_refused_with_the_reason() -> None:
    assert refused(b"<!-- <p>They work.</p>", "a.html") == (
        "a.html: it has no text a reader would see (a comment is never closed: 22 characters "
        "after it are not shown, nor read; no second opinion on the main text: trafilatura "
        "found none). Check that it was saved whole."
    )


def test_zero_bytes_are_binary() -> None:
    assert refused(b"MZ\x00\x00\x03\x00They work\x00\x01\x02") == (
        "a.txt: the file is binary, not text. Export its text and give that."
    )


def test_fifty_megabytes_are_refused() -> None:
    assert refused(b"a" * 50_000_000) == (
        "a.txt: the file has 50000000 bytes; at most 20000000 are read. "
        "Cut out the report, or split the file."
    )


def test_a_large_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as handle:
        handle.truncate(10_000 * MAX_BYTES)
    started = time.perf_counter()
    with pytest.raises(FileNotUsable) as raised:
        take_in(path)
    assert time.perf_counter() - started < 5
    assert raised.value.what == "the file has 200000000000 bytes; at most 20000000 are read"


def test_five_megabytes_on_one_line_are_read_whole() -> None:
    data = b"They work in Omsk on student visas. " * 140_000
    document = read_document(data, file="a.txt")
    assert len(document.clean) == len(data) - 1


@pytest.mark.parametrize(
    ("unit", "times", "file"),
    [
        (b"<div>", 50_000, "a.html"),
        (b"<div class=related>x", 10_000, "a.html"),
        (b"<b>x</i>", 50_000, "a.html"),
        (b"<a x='>' ", 30_000, "a.html"),
        (b'<a b="', 30_000, "a.html"),
        (b"<", 300_000, "a.html"),
        (b"&", 300_000, "a.html"),
        (b"<! a ", 100_000, "a.html"),
        (b"<title>", 30_000, "a.html"),
        (b"[", 300_000, "a.md"),
        (b"[a](", 50_000, "a.md"),
        (b"**a ", 20_000, "a.md"),
        (b"A. A. Photo: ", 50_000, "a.txt"),
        (b" ", 2_000_000, "a.txt"),
    ],
)
def test_what_repeats_is_read_in_linear_time(unit: bytes, times: int, file: str) -> None:
    started = time.perf_counter()
    document = read_document(unit * times + b"words", file=file)
    # Quadratic time would take minutes; the bound is wide for busy machines.
    assert time.perf_counter() - started < 30
    assert document.clean.endswith("words")


def test_deep_nesting_is_read_and_the_missing_opinion_noted() -> None:
    document = read_document(b"<div>" * 100_000 + b"<p>They work.", file="a.html")
    assert document.clean == "They work."
    assert document.notes == ("no second opinion on the main text: tags nested 100001 deep",)


def test_spaces_in_a_tag_take_linear_time() -> None:
    data = b"<a " + b" " * 2_000_000 + b"=>They work."
    assert read_document(data, file="a.html").clean == "They work."


def test_lone_surrogates_become_marked_and_counted() -> None:
    document = read_document(b"They work \xed\xa0\x80 here" + "– ".encode() * 40, file="a.txt")
    assert "\ufffd" in document.text
    assert document.notes[-1] == "3 characters could not be read and stand as U+FFFD"
    assert document.text.encode()


def test_lone_returns_end_lines() -> None:
    assert read_document(b"One.\r\rTwo.\r", file="a.txt").clean == "One.\n\nTwo."


def test_right_to_left_marks_are_noted() -> None:
    document = read_document("They \u200fwork\u202e.".encode(), file="a.txt")
    assert document.clean == "They work."
    assert document.notes == (
        (
            "2 invisible characters (zero-width, direction or control marks) in the original "
            "are left out of the clean text"
        ),
    )


def test_a_folder_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "a.txt"
    folder.mkdir()
    with pytest.raises(FileNotUsable) as raised:
        take_in(folder)
    assert str(raised.value) == f"{folder}: this is a folder, not a file. Name the file itself."


def test_a_pipe_nobody_writes_to_is_refused_at_once(tmp_path: Path) -> None:
    pipe = tmp_path / "a.txt"
    os.mkfifo(pipe)
    with pytest.raises(FileNotUsable) as raised:
        take_in(pipe)
    assert str(raised.value) == (
        f"{pipe}: this is a pipe, socket or device, not a file. Name the file itself."
    )


def test_a_device_is_refused() -> None:
    with pytest.raises(FileNotUsable) as raised:
        take_in(Path("/dev/zero"))
    assert raised.value.what == "this is a pipe, socket or device, not a file"


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotUsable) as raised:
        take_in(tmp_path / "a.txt")
    assert str(raised.value) == (
        f"{tmp_path / 'a.txt'}: the file cannot be opened (No such file or directory). "
        "Check the path and the right to read it."
    )


def test_bytes_are_hashed_as_they_came(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    data = b"\xef\xbb\xbfThey\r\nwork.\r\n"
    path.write_bytes(data)
    document = take_in(path)
    assert (document.sha256, document.size) == (hashlib.sha256(data).hexdigest(), len(data))
    assert path.read_bytes() == data
