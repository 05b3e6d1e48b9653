"""What holds for any input: the way back, nothing lost, the same again."""

import html
import re

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from coverstory.evidence import read_document
from coverstory.evidence.lines import INVISIBLE
from coverstory.model import Document, FileNotUsable

SUFFIXES = st.sampled_from([".txt", ".html", ".md", ".pdf"])
WORDS = st.sampled_from(
    [
        "work",
        "they",
        "visa",
        "a&amp;b",
        "&lt;",
        "학생",
        "рабочие",
        "“said”",
        "2019",
        "Photo:",
        "\u200b",
    ]
)
TAGS = st.sampled_from(
    (
        *("<p>", "</p>", "<b>", "</b>", "<i>", "</i>", "<br>", "<div>", "</div>"),
        *("<a href=x>", "</a>", "<!-- c -->", "<h1>", "</h1>", "<li>"),
        *("<nav>", "</nav>", "<aside>", "<pre>", "\n", " ", "< "),
    )
)
PAGES = st.lists(st.one_of(WORDS, TAGS, st.just(" ")), min_size=1, max_size=40).map("".join)


def read(text: str, file: str) -> Document | None:
    try:
        return read_document(text.encode("utf-8", "surrogatepass"), file=file)
    except FileNotUsable:
        return None


def holds_the_way_back(document: Document) -> None:
    before_clean = before = 0
    for piece in document.text_map.pieces:
        assert before_clean <= piece.clean_start < piece.clean_end <= len(document.clean)
        assert before <= piece.start <= piece.end <= len(document.text)
        before_clean, before = piece.clean_end, piece.end
        clean = document.clean[piece.clean_start : piece.clean_end]
        kept = re.sub(r"\s", " ", document.text[piece.start : piece.end])
        assert clean == kept or clean == " " or html.unescape(kept) == clean
    at = 0
    for block in document.blocks:
        assert at <= block.start < block.end <= len(document.clean)
        assert not document.clean[at : block.start].strip()
        first, last = document.text_map.to_original(block.start, block.end)
        assert first < last
        at = block.end
    assert not document.clean[at:]


def seen(text: str) -> str:
    return re.sub(rf"[\s{INVISIBLE}]", "", text)


@given(st.text(min_size=1, max_size=400))
def test_plain_text_keeps_every_character_and_the_way_back(text: str) -> None:
    document = read(text, "a.txt")
    assume(document is not None and document.media_type == "text/plain")
    assert document is not None
    holds_the_way_back(document)
    assert seen(document.clean) == seen(document.text)


@given(st.text(alphabet="ab. \n\r*_`[]()!>#-&;:\\", min_size=1, max_size=200))
def test_markdown_keeps_the_way_back(text: str) -> None:
    document = read(text, "a.md")
    if document is not None:
        holds_the_way_back(document)


@settings(max_examples=60, deadline=None)
@given(PAGES)
def test_pages_keep_every_word_and_the_way_back(page: str) -> None:
    document = read(page, "a.html")
    if document is not None:
        holds_the_way_back(document)
        for word in ("work", "they", "visa", "a&b", "학생", "рабочие", "“said”"):
            assert seen(document.clean).count(word) >= page.count(html.escape(word, quote=False))


@settings(max_examples=40, deadline=None)
@given(PAGES, PAGES, PAGES)
def test_a_title_anywhere_keeps_the_way_back(before: str, title: str, after: str) -> None:
    document = read(f"{before}<title>{title}</title>{after}", "a.html")
    if document is not None:
        holds_the_way_back(document)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="<>/!-='\" abpi&;#x1\n", min_size=1, max_size=120))
def test_broken_mark_up_never_raises_anything_but_a_refusal(page: str) -> None:
    document = read(page, "a.html")
    if document is not None:
        holds_the_way_back(document)


@settings(max_examples=80, deadline=None)
@given(st.binary(min_size=0, max_size=300), SUFFIXES)
def test_any_bytes_give_a_document_or_a_refusal(data: bytes, suffix: str) -> None:
    try:
        document = read_document(data, file=f"a{suffix}")
    except FileNotUsable as error:
        assert str(error.where).startswith("a")
        assert error.what
        assert error.next_step
    else:
        holds_the_way_back(document)


@settings(max_examples=40, deadline=None)
@given(PAGES)
def test_the_same_bytes_give_the_same_document(page: str) -> None:
    assert read(page, "a.html") == read(page, "a.html")
