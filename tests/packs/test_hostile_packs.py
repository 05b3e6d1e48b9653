"""Files made to hang or break the reader of packs are refused with their place."""

from datetime import date

import msgspec
import pytest

from coverstory.model import PackNotUsable
from coverstory.packs import read_pack


class Sheet(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    title: str
    day: date | None = None


def refusal(text: str) -> PackNotUsable:
    with pytest.raises(PackNotUsable) as caught:
        read_pack(text, "sheet.yaml", Sheet)
    return caught.value


def test_aliases_that_multiply_are_refused_at_once() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 40)]
    error = refusal("\n".join(lines))
    assert "aliases" in error.what
    assert error.where.line


def test_an_alias_that_contains_itself_is_a_circle() -> None:
    assert "circle" in refusal("title: &t [*t]").what


@pytest.mark.parametrize("key", ["? [a, b]\n: x", "? {a: b}\n: x"])
def test_a_key_that_is_no_word_is_named_by_its_line(key: str) -> None:
    error = refusal(f"title: t\n{key}\n")
    assert error.where.line == 2


def test_a_number_of_five_thousand_digits_is_refused() -> None:
    assert "cannot be read" in refusal(f"title: {'9' * 5000}").what


def test_a_day_that_does_not_exist_is_called_that() -> None:
    error = refusal("title: t\nday: 2019-02-30")
    assert (error.where.line, error.next_step) == (2, "Write YYYY-MM-DD.")
    assert "no day that exists" in error.what


def test_an_alias_used_twice_is_fine() -> None:
    assert read_pack("title: &t x\nday: 2019-02-28", "sheet.yaml", Sheet).title == "x"
