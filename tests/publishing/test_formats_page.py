"""docs/formats.md names every field that is written, every file and every column."""

import json
import re
from pathlib import Path

import pytest

from coverstory.pictures import timeline_of, to_table
from coverstory.publishing import FORMAT_VERSION, report_pages

DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture(scope="module")
def named():
    text = (DOCS / "formats.md").read_text(encoding="utf-8")
    return set(re.findall(r"`([^`]+)`", text))


def property_names(shape):
    if isinstance(shape, dict):
        for name, inner in shape.get("properties", {}).items():
            yield name
            yield from property_names(inner)
        for key, inner in shape.items():
            if key != "properties":
                yield from property_names(inner)
    elif isinstance(shape, list):
        for inner in shape:
            yield from property_names(inner)


def test_every_field_of_the_schema_is_explained(named):
    schema = json.loads((DOCS / "schema" / "assessment.schema.json").read_text(encoding="utf-8"))
    names = {name.removesuffix("[]") for name in named}
    assert set(property_names(schema)) <= names
    assert schema["properties"]["format_version"] == {"const": FORMAT_VERSION}


def test_every_column_and_file_is_explained(named, assessment):
    assert set(to_table(timeline_of(assessment, "a-women"))[0]) <= named
    files = {re.sub(r"^timeline-.*\.", "timeline-ID.", name) for name in report_pages(assessment)}
    assert files <= named
