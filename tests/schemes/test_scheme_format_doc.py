"""docs/scheme-format.md says what the loader takes."""

import re
from pathlib import Path

import msgspec
import pytest

from coverstory.schemes import packfile

PAGE = Path(__file__, "../../../docs/scheme-format.md").resolve().read_text(encoding="utf-8")
PARTS = (
    packfile.SchemePart,
    packfile.StepPart,
    packfile.IndicatorPart,
    packfile.RivalPart,
    packfile.ParameterPart,
    packfile.ReferencePart,
    packfile.CountPart,
    packfile.RelationPart,
    packfile.ExamplePart,
)


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.__name__)
def test_every_field_of_a_file_is_explained(part):
    fields = {field.encode_name for field in msgspec.structs.fields(part)}
    assert {name for name in fields if not re.search(rf"\b{name}\b", PAGE)} == set()


def test_the_list_of_attributes_is_the_one_in_use():
    listed = re.search(r"\*\*Attributes\*\*: (.*?); and `expires`", PAGE, re.DOTALL)
    assert listed
    assert tuple(re.split(r",\s+", listed[1])) == packfile.ATTRIBUTES
