"""Figures and days are the same in every language and with every separator."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coverstory.linking.numerals import Figure, figures_and_days


def figures(text):
    return [(figure.value, figure.unit) for figure in figures_and_days(text)[0]]


@pytest.mark.parametrize(
    "text",
    [
        "13,221 people",
        "13 221 человек",
        "13\u00a0221 человек",
        "13.221 people",
        "1만 3221명",
        "13 тысяч 221 человек",
        "13221명",
    ],
)
def test_one_figure_in_every_spelling(text):
    assert figures(text) == [(13221.0, "")]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("50,000 rubles", (50000, "RUB")),
        ("5만 루블", (50000, "RUB")),
        ("50 тысяч рублей", (50000, "RUB")),
        ("$4.3 million", (4_300_000, "USD")),
        ("30만 달러", (300_000, "USD")),
        ("1억 8000만 원", (180_000_000, "KRW")),
        ("NT$1.9 million", (1_900_000, "NT$")),
        ("45 percent", (45, "%")),
        ("45%", (45, "%")),
        ("forty-three welders", (43, "")),
        ("двенадцать швей", (12, "")),
        ("двадцать три человека", (23, "")),
    ],
)
def test_magnitudes_units_and_words(text, figure):
    assert figures(text) == [figure]


@pytest.mark.parametrize(
    "text",
    [
        "in 2019",
        "2019년",
        "в 2019 году",
        "resolution 2397",
        "резолюция 2375",
        "결의 2397호",
        "Dec. 22, 2019",
        "22 декабря 2019 года",
        "2021.11.12",
        "16:40",
        "24 months",
        "8개월",
        "12 дней",
        "9,000 tons",
    ],
)
def test_years_days_laws_and_lengths_are_no_figures(text):
    assert figures(text) == []


def test_days_are_one_in_three_languages_and_days_of_law_are_left_out():
    text = "on 6 July 2023; 6 июля; 7월 6일; July 6; by 22 December 2019; 12월 22일"
    assert [day.day for day in figures_and_days(text)[1]] == ["07-06"] * 4


def test_a_rare_figure_tells_more_than_a_round_one():
    weights = [Figure(value, "", 0, 1).weight for value in (2000, 40, 120, 327, 3765, 16613)]
    assert weights == sorted(weights)


@given(st.integers(10, 9_999_999), st.sampled_from([",", " ", "\u00a0", "."]))
def test_grouping_never_changes_a_figure(number, mark):
    grouped = f"{number:,}".replace(",", mark)
    expected = [] if 1900 <= number <= 2099 and "," not in f"{number:,}" else [(number, "")]
    assert figures(f"it counted {grouped} people") == expected


@given(st.text(max_size=300))
def test_any_text_gives_figures_that_stand_in_it(text):
    found, days = figures_and_days(text)
    assert all(0 <= one.start < one.end <= len(text) for one in (*found, *days))
