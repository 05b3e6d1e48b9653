"""The examples are in our own words: no run of eight words is shared with the kept sources."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
TEXTS = sorted(
    path
    for folder in ("examples", "docs")
    for path in (ROOT / folder).rglob("*")
    if path.suffix in {".txt", ".md", ".html", ".yaml"}
)


def runs(text: str, length: int = 8) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", re.sub(r"<[^>]+>|https?://\S+", " ", text).lower())
    return {tuple(words[at : at + length]) for at in range(len(words) - length + 1)}


@pytest.fixture(scope="module")
def kept() -> set[tuple[str, ...]]:
    sources = [*SHARED.glob("seed/*.txt"), *SHARED.glob("reading/dev/*.txt")]
    sources += SHARED.glob("reading/*.md")
    assert sources, f"this test reads the kept sources in {SHARED}, which is not there"
    return set().union(*(runs(path.read_text(encoding="utf-8")) for path in sources))


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_shares_no_eight_words_in_a_row_with_a_source(
    path: Path, kept: set[tuple[str, ...]]
) -> None:
    shared = runs(path.read_text(encoding="utf-8")) & kept
    assert not shared, f"copied: {' '.join(min(shared))}"
