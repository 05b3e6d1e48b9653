"""The table, its CSV and its HTML hold the same rows, whatever the words in them."""

import csv
import io
from dataclasses import replace
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from coverstory.pictures import anchor, timeline_of, to_csv, to_html, to_table


class Tags(HTMLParser):
    """Collects what a browser would make of some HTML."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.roles, self.words = [], [], ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.roles.append(dict(attrs).get("role"))

    def handle_data(self, data):
        self.words += data


def test_csv_reads_back_as_the_table(assessment):
    picture = timeline_of(assessment, "a-builders")
    rows = [tuple(row) for row in csv.reader(io.StringIO(to_csv(picture)))]
    assert rows == list(to_table(picture))


def test_csv_cells_cannot_become_formulas(assessment):
    evil = replace(
        assessment.claims[0],
        group="=HYPERLINK(1)",
        attribution=replace(assessment.claims[0].attribution, name="@SUM(1)"),
    )
    changed = replace(assessment, claims=(evil, *assessment.claims[1:]))
    rows = csv.reader(io.StringIO(to_csv(timeline_of(changed, "a-builders"))))
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)


def test_html_is_one_table_with_a_drawn_span_in_every_row(assessment):
    picture = timeline_of(assessment, "a-builders")
    page = Tags(to_html(picture))
    assert page.tags.count("table") == 1
    assert page.tags.count("tr") == 1 + len(picture.rows) + len(picture.law_dates) + 1
    assert page.roles.count("img") == page.tags.count("tr")
    assert page.roles.count("row") == page.tags.count("tr")
    assert page.words.count("date not told") == 3


def test_html_stays_whole_with_hostile_words(assessment):
    evil = "</td></table><script>alert(1)</script><img src=x onerror=y>"
    claims = tuple(replace(claim, group=evil) for claim in assessment.claims)
    page = Tags(to_html(timeline_of(replace(assessment, claims=claims), "a-builders"), links=True))
    assert "script" not in page.tags
    assert "img" not in page.tags
    assert page.tags.count("table") == 1
    assert evil in page.words


def test_html_links_lead_to_the_claim(assessment):
    page = to_html(timeline_of(assessment, "a-builders"), links=True)
    assert 'href="#claim-c-02"' in page


@given(st.text(), st.text())
def test_anchors_are_safe_and_differ_where_names_differ(one, other):
    made = anchor("x", one)
    assert made.isascii()
    assert not set(made) & set(" \"'<>&#%?")
    assert (made == anchor("x", other)) == (one == other)
