"""docs/glossary.md explains every word of the closed lists, and no word that is not one."""

import re
from enum import StrEnum
from pathlib import Path

import pytest

from coverstory.model import (
    Answer,
    Basis,
    DutyState,
    Grain,
    Kind,
    RivalState,
    Sector,
    Speaker,
    Status,
    StepState,
    Sureness,
)

TEXT = (Path(__file__).parents[2] / "docs" / "glossary.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^## [^(\n]+\(`(\w+)`\)\n(.*?)(?=^## |\Z)", TEXT, re.M | re.S))
LISTS = (
    *(Answer, Basis, DutyState, Grain, Kind, RivalState),
    *(Sector, Speaker, Status, StepState, Sureness),
)


@pytest.mark.parametrize("words", LISTS, ids=lambda words: words.__name__)
def test_explains_every_member_in_order(words: type[StrEnum]) -> None:
    rows = re.findall(r"^\| `([^`]+)` \| \S", SECTIONS[words.__name__], re.MULTILINE)
    assert rows == [str(word) for word in words]


def test_has_no_section_without_a_list() -> None:
    assert set(SECTIONS) == {words.__name__ for words in LISTS}


def test_lists_the_nouns_in_order() -> None:
    nouns = re.findall(r"^\| ([a-z][^|]*) \| ", TEXT.split("## Answers")[0], re.MULTILINE)[1:]
    assert nouns == sorted(nouns)
