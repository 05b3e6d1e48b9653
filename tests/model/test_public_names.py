"""The public list and the real names may not drift apart."""

import ast
import importlib
from pathlib import Path

import pytest

import coverstory

SOURCE = Path(coverstory.__file__).parent
ROOMS = sorted(
    path.parent.name for path in SOURCE.glob("*/__init__.py") if "__all__" in path.read_text()
)


@pytest.mark.parametrize("room", ROOMS)
def test_every_public_name_exists_and_is_listed_once(room):
    module = importlib.import_module(f"coverstory.{room}")
    assert len(set(module.__all__)) == len(module.__all__)
    for name in module.__all__:
        assert hasattr(module, name), name


@pytest.mark.parametrize("room", ROOMS)
def test_every_name_a_room_imports_at_its_door_is_public(room):
    module = importlib.import_module(f"coverstory.{room}")
    tree = ast.parse((SOURCE / room / "__init__.py").read_text())
    imported = {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert imported <= {*module.__all__, "Any", "TYPE_CHECKING", "import_module"}


def test_the_package_gives_its_verbs_and_the_models_nouns():
    for name in coverstory.__all__:
        assert getattr(coverstory, name) is not None
    assert coverstory.Answer.CANNOT_TELL == "cannot tell"
    with pytest.raises(AttributeError):
        coverstory.nothing_of_that_name  # noqa: B018
