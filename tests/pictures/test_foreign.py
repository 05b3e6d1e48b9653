"""Foreign words can be shown anywhere without steering what shows them."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coverstory.pictures import shown


@pytest.mark.parametrize(
    ("foreign", "safe"),
    [
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x1b]0;title\x07after", "after"),
        ("\x9b2Jgone", "gone"),
        ("\u202egnol\u202c \u200fx", "gnol x"),
        ("a\r\nb\tc", "a b c"),
        ("a \uffff b", "a b"),
        ("half \ud800 letter", "half letter"),
        ("그들은  학생", "그들은 학생"),
        ("e\u0301tudes", "e\u0301tudes"),
    ],
)
def test_controls_and_overrides_are_taken_out_and_letters_kept(foreign, safe):
    assert shown(foreign) == safe


@given(st.text())
def test_nothing_shown_is_a_control_and_showing_twice_changes_nothing(text):
    once = shown(text)
    assert not any(unicodedata.category(char) in ("Cc", "Cs") for char in once)
    assert not any("\u202a" <= char <= "\u202e" for char in once)
    assert "\n" not in once
    assert shown(once) == once
