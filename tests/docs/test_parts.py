"""Every dependency has a line in docs/parts.md with the licence it declares, and no other has."""

import importlib.metadata
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
ROWS = re.findall(
    r"^\| ([^|]+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$",
    (ROOT / "docs" / "parts.md").read_text(encoding="utf-8"),
    re.MULTILINE,
)
LICENCES = {part: licence for _, part, _, licence in ROWS if part != "part"}


def dependencies() -> list[str]:
    extras = PROJECT["project"]["optional-dependencies"].values()
    lines = [
        *PROJECT["build-system"]["requires"],
        *PROJECT["project"]["dependencies"],
        *(line for extra in extras for line in extra),
    ]
    return sorted({re.match(r"[\w.-]+", line)[0] for line in lines})


@pytest.mark.parametrize("part", dependencies())
def test_has_a_line_in_parts(part: str) -> None:
    assert part in LICENCES, f"docs/parts.md needs a line for {part}: need, part, why, licence"


@pytest.mark.parametrize("part", sorted(LICENCES))
def test_names_only_dependencies(part: str) -> None:
    assert part in dependencies(), f"docs/parts.md has a line for {part}, which is not used"


@pytest.mark.parametrize("part", sorted(LICENCES))
def test_gives_the_licence_the_package_declares(part: str) -> None:
    try:
        found = importlib.metadata.metadata(part)
    except importlib.metadata.PackageNotFoundError:
        pytest.skip(f"{part} is not installed here (only builds need it)")
    declared = [found.get("License-Expression") or "", found.get("License") or ""]
    declared += [text for text in found.get_all("Classifier") or [] if "License" in text]
    family = LICENCES[part].split("-")[0]
    if any(declared):
        assert any(family in text for text in declared), f"{part} declares {declared}"
