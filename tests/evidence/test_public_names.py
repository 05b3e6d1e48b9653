"""The room's public names: listed once, sorted, real."""

import subprocess
import sys

from coverstory import evidence


def test_public_names_are_sorted_and_exist() -> None:
    assert sorted(evidence.__all__, key=lambda name: (not name.isupper(), name)) == evidence.__all__
    assert [name for name in evidence.__all__ if not hasattr(evidence, name)] == []


def test_importing_the_room_loads_no_heavy_library() -> None:
    code = (
        "import sys, coverstory.evidence;"
        "print([m for m in ('trafilatura', 'lxml', 'pypdf', 'charset_normalizer', 'htmldate')"
        " if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
