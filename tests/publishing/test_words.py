"""The pages' own words are whole in every language, and none is left over."""

import re
import string
from pathlib import Path

import pytest

import coverstory.publishing
from coverstory.model import (
    Answer,
    BlockKind,
    DutyState,
    RivalState,
    Role,
    StepState,
    Sureness,
)
from coverstory.pictures import LANGUAGES, words_of
from coverstory.publishing.wording import page_words

ROOM = Path(coverstory.publishing.__file__).parent
GROUPS = {
    "answer": Answer,
    "block": BlockKind,
    "duty": DutyState,
    "rival": RivalState,
    "role": Role,
    "step": StepState,
    "sureness": Sureness,
}


def braces(text):
    return sorted(name for _, name, _, _ in string.Formatter().parse(text) if name)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_words_with_the_same_braces(language):
    ours, english = page_words(language).says, page_words("en").says
    assert sorted(ours) == sorted(english)
    for name, text in ours.items():
        assert text.strip()
        assert braces(text) == braces(english[name]), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_member_of_the_word_lists_has_a_word(language):
    words = page_words(language)
    for group, members in GROUPS.items():
        assert all(words(f"{group} {member}") for member in members)


def test_no_word_is_left_over():
    code = "".join(
        path.read_text(encoding="utf-8")
        for folder, pattern in ((ROOM, "*.py"), (ROOM / "templates", "*.html"))
        for path in folder.glob(pattern)
    )
    used = set(re.findall(r"[\"']([a-z][a-z ]*)[\"']", code))
    used |= {f"{group} {member}" for group, members in GROUPS.items() for member in members}
    own = set(words_of("en", "coverstory.publishing").says)
    assert own <= used, sorted(own - used)


def test_no_word_of_pictures_is_said_again_here():
    pictures = words_of("en", "coverstory.pictures").says
    assert not set(pictures) & set(words_of("en", "coverstory.publishing").says)
