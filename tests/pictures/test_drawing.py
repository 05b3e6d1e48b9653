"""The SVG tells the same as the table, stands alone, and cannot be broken out of."""

import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coverstory.model import Event, Kind, Period
from coverstory.pictures import (
    LANGUAGES,
    columns,
    row_svg,
    timeline_of,
    to_svg,
    to_table,
    wrapped,
)

SVG = "{http://www.w3.org/2000/svg}"


def bars(root):
    return [each for each in root.iter() if each.get("data-earliest") is not None]


def day_at(root, x):
    """Read a day back from where it is drawn."""
    first = date.fromisoformat(root.get("data-first"))
    last = date.fromisoformat(root.get("data-last"))
    share = (float(x) - float(root.get("data-left"))) / float(root.get("data-width"))
    return first + timedelta(days=round(share * ((last - first).days + 1)))


def drawn_spans(svg):
    root = ET.fromstring(svg)
    spans = []
    for each in bars(root):
        told = each.get("data-earliest"), each.get("data-latest")
        if each.tag == f"{SVG}rect":
            x, width = float(each.get("x")), float(each.get("width"))
            if told[0]:
                assert day_at(root, x).isoformat() == told[0]
            if told[1]:
                assert (day_at(root, x + width) - timedelta(days=1)).isoformat() == told[1]
        spans.append(told)
    return spans


def table_spans(picture):
    head, *rows = to_table(picture)
    places = head.index("earliest"), head.index("latest")
    return [tuple(row[place] for place in places) for row in rows[: len(picture.rows)]]


@pytest.mark.parametrize("arrangement", ["a-builders", "a-women"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_read_back_from_the_drawing_equal_the_table(assessment, arrangement, language):
    picture = timeline_of(assessment, arrangement, language=language)
    svg = to_svg(picture)
    assert drawn_spans(svg) == table_spans(picture)
    root = ET.fromstring(svg)
    diamonds = [each for each in root.iter() if "tl-law" in each.get("class", "").split()]
    drawn = [each.get("data-day") for each in diamonds]
    assert drawn == [law.day.isoformat() for law in picture.law_dates]
    for each in diamonds:
        assert day_at(root, each.get("data-x")).isoformat() == each.get("data-day")
    (line,) = [each for each in root.iter() if each.get("class") == "tl-as-of"]
    assert day_at(root, line.get("data-x")) == picture.as_of


days = st.dates(date(1990, 1, 1), date(2060, 12, 31)) | st.none()


@given(st.lists(st.tuples(days, days), min_size=1, max_size=6))
def test_any_periods_are_drawn_where_the_table_says(assessment, pairs):
    periods = [
        Period.between(*sorted(pair)) if all(pair) else Period.between(*pair) for pair in pairs
    ]
    events = tuple(
        Event(f"e-{number}", "a-women", Kind.VISA, period) for number, period in enumerate(periods)
    )
    picture = timeline_of(replace(assessment, events=events), "a-women")
    assert drawn_spans(to_svg(picture)) == table_spans(picture)


def test_it_stands_alone(assessment):
    svg = to_svg(timeline_of(assessment, "a-builders"))
    root = ET.fromstring(svg)
    assert root.get("role") == "img"
    assert root.find(f"{SVG}title").text
    assert "Rows without a date: 3" in root.find(f"{SVG}desc").text
    tags = {each.tag.removeprefix(SVG) for each in root.iter()}
    assert tags <= {"svg", "title", "desc", "rect", "path", "text"}
    assert not any("href" in name for each in root.iter() for name in each.attrib)
    assert svg.count("http") == 1  # the name space, which nobody fetches


def test_no_label_is_cut(assessment):
    picture = timeline_of(assessment, "a-builders")
    root = ET.fromstring(to_svg(picture))
    texts = "".join("".join(each.itertext()) for each in root.iter(f"{SVG}text"))
    for row in picture.rows:
        assert row.label.replace(" ", "") in texts.replace(" ", "")
        assert row.said_by.replace(" ", "") in texts.replace(" ", "")


def test_a_row_says_in_words_what_it_draws(assessment):
    picture = timeline_of(assessment, "a-builders")
    undated = next(row for row in picture.rows if not row.period.is_known)
    assert "date not told" in row_svg(picture, undated)


def test_the_same_assessment_gives_the_same_bytes(assessment):
    assert to_svg(timeline_of(assessment, "a-women")) == to_svg(timeline_of(assessment, "a-women"))


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200), st.integers(2, 60))
def test_wrapping_keeps_every_word_within_the_width(text, width):
    lines = wrapped(text, width)
    assert all(columns(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())
