"""Spans and the map from clean text back to the kept original."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coverstory.model import Piece, Span, SpanOutsideText, TextMap


@given(st.text(), st.integers(0, 50), st.integers(0, 50))
def test_a_spans_words_are_a_slice_of_the_original_or_an_error(text, start, length):
    span = Span("report", start, start + length)
    if span.end <= len(text):
        assert span.words(text) == text[start : start + length]
    else:
        with pytest.raises(SpanOutsideText, match="only"):
            span.words(text)


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_a_span_cannot_run_backwards_or_start_before_the_text(start, end):
    with pytest.raises(SpanOutsideText):
        Span("report", start, end)


def test_spans_of_two_documents_never_overlap():
    assert not Span("a", 0, 5).overlaps(Span("b", 0, 5))
    assert Span("a", 0, 5).overlaps(Span("a", 4, 9))
    assert not Span("a", 0, 5).overlaps(Span("a", 5, 9))


@given(st.text(min_size=1), st.data())
def test_an_unchanged_text_maps_to_itself(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assert TextMap.identity(len(text)).to_original(start, end) == (start, end)


@st.composite
def folded_texts(draw):
    """Give an original with entities and folded white space, its clean text and the map."""
    original, clean, pieces = "", "", []
    for _ in range(draw(st.integers(1, 12))):
        dirty, tidy = draw(
            st.sampled_from(
                [("word", "word"), ("&amp;", "&"), (" \n ", " "), ("<b>", ""), ("x", "x")]
            )
        )
        if tidy:
            pieces.append(
                Piece(len(clean), len(clean) + len(tidy), len(original), len(original) + len(dirty))
            )
        original += dirty
        clean += tidy
    return original, clean, TextMap(tuple(pieces))


@given(folded_texts(), st.data())
def test_mapping_back_covers_every_character_it_came_from(texts, data):
    original, clean, back = texts
    if not clean:
        return
    start = data.draw(st.integers(0, len(clean) - 1))
    end = data.draw(st.integers(start + 1, len(clean)))
    first, last = back.to_original(start, end)
    assert 0 <= first < last <= len(original)
    kept = original[first:last].replace("&amp;", "&").replace(" \n ", " ").replace("<b>", "")
    assert clean[start:end] in kept


def test_nothing_maps_to_nothing():
    assert TextMap(()).to_original(0, 0) == (0, 0)
    assert TextMap.identity(4).to_original(2, 2) == (2, 2)
