"""The case made by hand, shared by the tests of pictures and publishing."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

_FILE = Path(__file__).parents[1] / "pictures" / "hand_made_case.py"


def _load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("hand_made_case", _FILE)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def case() -> ModuleType:
    return _load()


@pytest.fixture(scope="session")
def assessment(case):
    return case.ASSESSMENT
