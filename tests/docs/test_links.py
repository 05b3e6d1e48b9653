"""Every file, folder and make target that the docs point at is there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *ROOT.glob("examples/*/*.md")])
each = pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(ROOT)))


@each
def test_links_lead_to_files(page: Path) -> None:
    links = re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    gone = [link for link in links if not (page.parent / link).exists()]
    assert gone == []


@each
def test_named_source_folders_are_there(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    named = re.findall(r"`((?:src|tools|examples|docs|tests)/[\w./-]+)`", text)
    gone = [name for name in named if not (ROOT / name).exists()]
    assert gone == []


@each
def test_make_targets_are_there(page: Path) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = re.findall(r"^([a-z]+):", makefile, re.MULTILINE)
    named = re.findall(r"\bmake (\w+)\b(?=`|\s{2,}#)", page.read_text(encoding="utf-8"))
    assert set(named) <= set(targets)
