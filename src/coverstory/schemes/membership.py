"""Whether one event belongs in a window: attributes, what must be recorded, and bounds in time.

In: a row, a window and the events that other steps are bound to. Out: no, cannot tell or yes, as
numbers, and the clauses that do not hold. A step bound to None stands for an unrecorded event.
"""

from collections.abc import Iterator

from coverstory.schemes.definition import AttributeTest, Bound, Step, Window
from coverstory.schemes.rows import CANNOT_TELL, NO, YES, Row

Binding = dict[str, Row | None]
Assumed = tuple[tuple[Row, Step], ...]
"""Events bound although an attribute is unrecorded: the choice assumes that it fits."""

_SIDES = {
    "after": "after",
    "before": "before",
    "from": "on or after",
    "to": "on or before",
    "not_before": "not before",
}


def with_assumption(assumed: Assumed, row: Row, step: Step) -> Assumed:
    """Add a choice that rests on an attribute nobody recorded; hedges and vague dates add none."""
    tests = (*step.window.where, *step.must.where)
    if any(row.attribute(test.attribute) is None for test in tests):
        return (*assumed, (row, step))
    return assumed


def fits(window: Window, row: Row, binding: Binding, assumed: Assumed) -> int:
    """Answer whether a row passes all tests of a window."""
    value = YES
    for bound in window.bounds:
        answer = bound_answer(bound, row, binding)
        if answer == NO:
            return NO
        if answer < value:
            value = answer
    for test in window.where:
        answer = attribute_answer(test, row, binding, assumed)
        if answer == NO:
            return NO
        if answer < value:
            value = answer
    for name in window.known:
        if not _is_recorded(row, name):
            value = CANNOT_TELL
    return value


def clauses(
    window: Window, row: Row, binding: Binding, assumed: Assumed
) -> Iterator[tuple[int, str, str]]:
    """Give answer, name and wording of each clause of a window that is not met for sure."""
    for bound in window.bounds:
        answer = bound_answer(bound, row, binding)
        if answer != YES:
            yield answer, bound.side, f"must be {_SIDES[bound.side]} {bound.wording}"
    for test in window.where:
        answer = attribute_answer(test, row, binding, assumed)
        if answer != YES:
            yield answer, f"where.{test.attribute}", _wording(test, row)
    for name in window.known:
        if not _is_recorded(row, name):
            yield CANNOT_TELL, f"known.{name}", f"{name} is not recorded"


def _wording(test: AttributeTest, row: Row) -> str:
    found = row.attribute(test.attribute)
    if found is None:
        return f"{test.attribute} is not recorded"
    if test.words:
        return f"{test.attribute} is {found}, not {' or '.join(test.words)}"
    if test.same_as:
        return f"{test.attribute} is {found}, and must equal {'.'.join(test.same_as)}"
    if test.other_than:
        return f"{test.attribute} is {found}, and must differ from {'.'.join(test.other_than)}"
    return f"{test.attribute} is {found}"


def attribute_answer(test: AttributeTest, row: Row, binding: Binding, assumed: Assumed) -> int:
    """Answer one attribute test; an attribute that is not recorded gives cannot tell."""
    found = row.attribute(test.attribute)
    if found is None and assumed:
        found = _assumed_word(row, test.attribute, binding, assumed)
    if found is None:
        return CANNOT_TELL
    if test.words:
        return YES if found in test.words else NO
    if test.excluded:
        return NO if found in test.excluded else YES
    pair = test.same_as or test.other_than
    if pair:
        return _relation_answer(found, pair, test.same_as is not None, binding, assumed)
    return _number_answer(found, test)


def _relation_answer(
    found: str, pair: tuple[str, str], same: bool, binding: Binding, assumed: Assumed
) -> int:
    other = binding.get(pair[0])
    if other is None:
        return CANNOT_TELL
    word = other.attribute(pair[1])
    if word is None and assumed:
        word = _assumed_word(other, pair[1], binding, assumed)
    if word is None:
        return CANNOT_TELL
    return YES if (word == found) is same else NO


def _number_answer(found: str, test: AttributeTest) -> int:
    try:
        number = float(found)
    except ValueError:
        return CANNOT_TELL
    low_enough = test.at_most is None or number <= test.at_most
    return YES if low_enough and (test.at_least is None or number >= test.at_least) else NO


def _assumed_word(row: Row, name: str, binding: Binding, assumed: Assumed) -> str | None:
    """Give what an unrecorded attribute must be, if this choice of events is to hold at all."""
    for bound, step in assumed:
        if bound is not row:
            continue
        for test in (*step.window.where, *step.must.where):
            if test.attribute != name:
                continue
            if len(test.words) == 1:
                return test.words[0]
            other = binding.get(test.same_as[0]) if test.same_as else None
            if test.same_as and other is not None:
                return other.attribute(test.same_as[1])
    return None


def _is_recorded(row: Row, name: str) -> bool:
    return row.attribute(name) is not None


def bound_answer(bound: Bound, row: Row, binding: Binding) -> int:
    """Answer whether a row lies on the right side of a bound."""
    anchor = binding.get(bound.step)
    if bound.side == "not_before":
        return _not_before(bound, row, anchor)
    if anchor is None:
        return CANNOT_TELL
    if bound.plain:
        if anchor is row:  # however vague its date, nothing comes before or after itself
            return YES if bound.side in ("from", "to") else NO
        return _side(bound.side, row.lo_key, row.hi_key, anchor.lo_key, anchor.hi_key)
    if bound.attribute:
        first, last = anchor.day_attribute(bound.attribute)
    else:
        first, last = anchor.lo, anchor.hi
    return _side(bound.side, row.lo, row.hi, first + bound.days, last + bound.days)


def _side(side: str, lo: int, hi: int, first: int, last: int) -> int:
    """Compare `lo` to `hi` with a bound that lies from `first` to `last`."""
    if side == "after":
        return YES if lo > last else NO if hi <= first else CANNOT_TELL
    if side == "from":
        return YES if lo >= last else NO if hi < first else CANNOT_TELL
    if side == "before":
        return YES if hi < first else NO if lo >= last else CANNOT_TELL
    return YES if hi <= first else NO if lo > last else CANNOT_TELL


def _not_before(bound: Bound, row: Row, anchor: Row | None) -> int:
    """Refute only when every possible day lies before every possible day of the anchor."""
    if anchor is None:
        return YES
    first = anchor.day_attribute(bound.attribute)[0] if bound.attribute else anchor.lo
    return NO if row.hi < first + bound.days else YES
