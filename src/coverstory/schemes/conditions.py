"""Tests of a scheme as column expressions: when a row may be in a window, and when it surely is.

In: a window, a joined Ibis table that holds a row and the columns of the events bound before. Out:
Ibis expressions. Over-approximates `membership.py`: what may be is never left out, and what surely
is is never guessed. Imports nothing heavy; the expressions come from the table handed in.
"""

from collections.abc import Iterable
from functools import reduce
from operator import and_
from typing import Any

from coverstory.schemes.definition import AttributeTest, Bound, Window

# Columns without nulls (SQL would drop a null silently): a day that is not recorded is MISSING, a
# word that is not recorded is ''.
MISSING = -(10**6)
ORDERS = 2**32
MISSING_AT = MISSING * ORDERS


def column(step: str, what: str) -> str:
    """Give the name of the column that holds a fact of the event a step is bound to."""
    return f"{step}__{what}"


def facts_needed(window: Window) -> set[tuple[str, str]]:
    """Give (step, fact) for everything that a window reads from other steps' events."""
    needed = {(bound.step, _fact(bound)) for bound in window.bounds}
    pairs = (test.same_as or test.other_than for test in window.where)
    return needed | {pair for pair in pairs if pair}


def _fact(bound: Bound) -> str:
    if bound.plain and bound.side != "not_before":
        return "at"
    return bound.attribute or "day"


def may_fit(window: Window, table: Any, bound: set[str]) -> list[Any]:
    """Give conditions that every row fulfils which is, or may be, in the window.

    `bound` are the steps whose columns the table has; of others nothing is known.
    """
    found = [_bound(one, table, surely=False) for one in window.bounds if one.step in bound]
    for test in window.where:
        found += _may_be(test, table, bound)
    return found


def surely_fits(window: Window, table: Any, bound: set[str]) -> list[Any] | None:
    """Give conditions that only rows fulfil which surely are in the window; None if none can be."""
    found = []
    for one in window.bounds:
        if one.step in bound:
            found.append(_bound(one, table, surely=True))
        elif one.side != "not_before":
            return None
    for test in window.where:
        conditions = _surely_is(test, table, bound)
        if conditions is None:
            return None
        found += conditions
    for name in window.known:
        if name not in table.columns:
            return None
        found.append(table[name] != (MISSING if name == "expires" else ""))
    return found


def all_of(conditions: Iterable[Any]) -> Any:
    """Give the conjunction of at least one condition."""
    return reduce(and_, conditions)


def _bound(one: Bound, table: Any, *, surely: bool) -> Any:
    fact = _fact(one)
    anchor = table[column(one.step, fact)]
    mine, missing = (table["at"], MISSING_AT) if fact == "at" else (table["day"], MISSING)
    known = (mine != missing) & (anchor != missing)
    holds = {
        "after": mine > anchor + one.days,
        "from": mine >= anchor + one.days,
        "before": mine < anchor + one.days,
        "to": mine <= anchor + one.days,
        "not_before": mine >= anchor + one.days,
    }[one.side]
    if surely and one.side != "not_before":
        return known & holds
    return ~known | holds


def _may_be(test: AttributeTest, table: Any, bound: set[str]) -> list[Any]:
    if test.attribute not in table.columns:
        return []
    mine = table[test.attribute]
    if test.words:
        return [mine.isin(("", *test.words))]
    if test.excluded:
        return [mine.notin(test.excluded)]
    other = _other(test, table, bound)
    if other is None:
        return []
    equal = mine == other if test.same_as else mine != other
    return [(mine == "") | (other == "") | equal]


def _surely_is(test: AttributeTest, table: Any, bound: set[str]) -> list[Any] | None:
    if test.attribute not in table.columns:
        return None
    mine = table[test.attribute]
    if test.words:
        return [mine.isin(test.words)]
    if test.excluded:
        return [mine.notin(("", *test.excluded))]
    other = _other(test, table, bound)
    if other is None:
        return None
    equal = mine == other if test.same_as else mine != other
    return [mine != "", other != "", equal]


def _other(test: AttributeTest, table: Any, bound: set[str]) -> Any:
    pair = test.same_as or test.other_than
    if pair is None or pair[0] not in bound:
        return None
    name = column(*pair)
    return table[name] if name in table.columns else None
