"""The pictures' own words are whole in every language."""

import string

import pytest

from coverstory.model import (
    Basis,
    Kind,
    PackNotUsable,
    Period,
    Place,
    Sector,
    Speaker,
    Status,
)
from coverstory.pictures import LANGUAGES, LawDateKind, RowStyle, words_of

PACKAGE = "coverstory.pictures"


def braces(text):
    return sorted(name for _, name, _, _ in string.Formatter().parse(text) if name)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_words_with_the_same_braces(language):
    ours, english = words_of(language, PACKAGE).says, words_of("en", PACKAGE).says
    assert sorted(ours) == sorted(english)
    assert {name: braces(text) for name, text in ours.items()} == {
        name: braces(text) for name, text in english.items()
    }
    assert all(text.strip() for text in ours.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_member_of_the_word_lists_has_a_word(language):
    words = words_of(language, PACKAGE)
    groups = {
        "kind": Kind,
        "status": Status,
        "sector": Sector,
        "speaker": Speaker,
        "basis": Basis,
        "style": RowStyle,
        "legend": RowStyle,
        "law": LawDateKind,
    }
    for group, members in groups.items():
        assert all(words(f"{group} {member}") for member in members)


def test_a_missing_word_is_an_error_with_the_file_to_mend():
    with pytest.raises(PackNotUsable, match=r"words/en.yaml, field nonsense"):
        words_of("en", PACKAGE)("nonsense")


@pytest.mark.parametrize(
    ("edtf", "said"),
    [
        ("2018-12-22", "22 Dec 2018"),
        ("2018-12", "Dec 2018"),
        ("2018", "2018"),
        ("2018-12?", "Dec 2018 (uncertain)"),
        ("2018~", "about 2018"),
        ("../2018-12-31", "until 31 Dec 2018"),
        ("2019-01-01/..", "from 1 Jan 2019"),
        ("2019-01-01/2019-02-03", "1 Jan 2019 to 3 Feb 2019"),
        ("", "date not told"),
    ],
)
def test_a_period_is_said_as_exactly_as_the_source_does(edtf, said):
    assert words_of("en", PACKAGE).period(Period.from_edtf(edtf)) == said


def test_a_place_is_said_in_the_language_and_an_unlisted_country_by_its_code():
    assert words_of("ko", PACKAGE).place(Place("Vladivostok", "RU")) == "Vladivostok, 러시아"
    assert words_of("en", PACKAGE).place(Place(None, "ZZ")) == "ZZ"
    assert words_of("en", PACKAGE).place(Place()) == ""
