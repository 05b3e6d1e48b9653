"""docs/case-folder.md names every field of case.yaml and every column, and no other."""

import re
from pathlib import Path

import msgspec
import pytest

from coverstory.records import COLUMNS
from coverstory.workspace import case_file

TEXT = (Path(__file__).parents[2] / "docs" / "case-folder.md").read_text(encoding="utf-8")
TABLES = [
    re.findall(r"^\| `(\w+)` \|", part, re.MULTILINE)
    for part in re.split(r"^\|---\|---\|$", TEXT, flags=re.MULTILINE)[1:]
]
KINDS = (
    case_file.CaseFile,
    case_file.StatedReport,
    case_file.StatedSource,
    case_file.StatedCoverage,
)


@pytest.mark.parametrize("place", range(4))
def test_names_every_field(place: int) -> None:
    fields = {field.name for field in msgspec.structs.fields(KINDS[place])}
    assert set(TABLES[place]) == fields


def test_names_every_column_in_order() -> None:
    assert TABLES[4] == list(COLUMNS)
