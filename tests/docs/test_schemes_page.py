"""docs/schemes.md has a section for every scheme of the library, and for nothing else."""

import re
from pathlib import Path

import pytest

from coverstory.schemes import Scheme, load_library

PAGE = Path(__file__).parents[2] / "docs" / "schemes.md"
SECTIONS = re.findall(
    r"^## ([^\n]*)\n(.*?)(?=^## |\Z)", PAGE.read_text(encoding="utf-8"), re.M | re.S
)
TEXTS = {heading.strip("`"): text for heading, text in SECTIONS}
each = pytest.mark.parametrize("scheme", load_library(), ids=lambda scheme: scheme.id)


def test_has_one_section_a_scheme_and_no_other() -> None:
    headings = sorted(heading for heading, _ in SECTIONS)
    assert headings == sorted(f"`{scheme.id}`" for scheme in load_library())


@each
def test_gives_title_grain_and_issue(scheme: Scheme) -> None:
    assert f"*{scheme.title}* ({scheme.grain}, {scheme.issue})\n" in TEXTS[scheme.id]


@each
def test_says_how_it_looks_and_what_else_it_could_be(scheme: Scheme) -> None:
    assert re.search(r"^Looks like: \w", TEXTS[scheme.id], re.M)
    assert re.search(r"^Could also be: \w", TEXTS[scheme.id], re.M)


@each
def test_names_the_obligations_in_the_order_of_the_file(scheme: Scheme) -> None:
    named = TEXTS[scheme.id].split("Obligations: ")[1]
    assert tuple(re.findall(r"`([\w-]+)`", named)) == scheme.obligations
