"""Work spread over processes: order, death of a process, and nothing left behind."""

import os
from collections.abc import Iterator

import pytest

from coverstory.workspace.processes import AHEAD, in_order


def squared(number: int) -> int:
    return number * number


def slow_when_even(number: int) -> int:
    return sum(range(200_000)) * 0 + number if number % 2 == 0 else number


def dies_at_seven(number: int) -> int:
    if number == 7:
        os._exit(9)
    return number


def refuses_three(number: int) -> int:
    if number == 3:
        raise LookupError("three")
    return number


def lost(number: int) -> int:
    return -number


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_the_order_of_the_items(jobs: int) -> None:
    numbers = list(range(60))
    assert list(in_order(slow_when_even, numbers, jobs=jobs, lost=lost)) == numbers


def test_no_items_give_nothing() -> None:
    assert list(in_order(squared, [], jobs=2, lost=lost)) == []


def test_a_process_that_dies_takes_only_its_own_item_along() -> None:
    found = list(in_order(dies_at_seven, range(30), jobs=2, lost=lost))
    assert found == [-7 if number == 7 else number for number in range(30)]


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_the_work_raises_comes_out(jobs: int) -> None:
    with pytest.raises(LookupError, match="three"):
        list(in_order(refuses_three, range(30), jobs=jobs, lost=lost))


def test_items_are_taken_only_a_few_ahead_of_the_results() -> None:
    taken = []

    def items() -> Iterator[int]:
        for number in range(1000):
            taken.append(number)
            yield number

    results = in_order(squared, items(), jobs=2, lost=lost)
    for _ in range(5):
        next(results)
    results.close()
    assert len(taken) <= 2 * AHEAD + 5
