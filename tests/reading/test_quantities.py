"""Counts, money and ages in the many forms of reports."""

import pytest

from coverstory.model import Amount, CountRange
from coverstory.reading.money import find_amounts
from coverstory.reading.numbers import find_counts


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("about 150 women", 150, 150),
        ("at least 1,100 North Koreans", 1100, None),
        ("more than 300 labourers", 300, None),
        ("up to 300 men", None, 300),
        ("between 60 and 90 women", 60, 90),
        ("300 to 400 deckhands", 300, 400),
        ("thirty-five thousand workers", 35000, 35000),
        ("a dozen cooks", 12, 12),
        ("dozens of workers", 20, 99),
        ("several hundred workers", 100, 999),
        ("thousands of workers", 1000, 9999),
        ("not a single worker", 0, 0),
        ("Twenty-three of the students", 23, 23),
    ],
)
def test_counts_keep_their_bounds(text: str, low: int | None, high: int | None) -> None:
    assert [c.range for c in find_counts(text, "en")] == [CountRange(low, high)]


@pytest.mark.parametrize(
    "text", ["three restaurants", "14 hours", "8 per cent", "in 2019", "a 10-month course"]
)
def test_what_counts_no_people_is_no_count(text: str) -> None:
    assert find_counts(text, "en") == []


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("2,600 yuan a month for each worker", Amount(2600, "CNY", "month")),
        ("31,000-35,000 roubles a month", Amount(35000, "RUB", "month")),
        ("NT$1.9 million in fees", Amount(1_900_000, "TWD", "")),
        ("one thousand dollars a month", Amount(1000, "USD", "month")),
        ("60 to 70 percent of it", Amount(70, "%", "")),
        ("4,800 euros per person", Amount(4800, "EUR", "person")),
    ],
)
def test_amounts_have_value_currency_and_unit(text: str, amount: Amount) -> None:
    assert [a.amount for a in find_amounts(text, "en")] == [amount]


def test_won_is_money_only_behind_a_number() -> None:
    assert find_amounts("He won four contracts", "en") == []
