"""Coverstory finds the work behind a cover story.

>>> import coverstory
>>> assessment = coverstory.assess("examples/vladivostok-2019")  # doctest: +SKIP

The verbs `assess`, `read`, `read_stream` and `explain`, and the model's types, are loaded on first
use, so that importing the package stays quick.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from coverstory import model
    from coverstory.findings import chain_of as explain
    from coverstory.workspace import assess, read, read_stream

__version__ = "0.1.0"
__all__ = ["__version__", "assess", "explain", "model", "read", "read_stream"]

_HOMES = {
    "assess": ("coverstory.workspace", "assess"),
    "read": ("coverstory.workspace", "read"),
    "read_stream": ("coverstory.workspace", "read_stream"),
    "explain": ("coverstory.findings", "chain_of"),
}


def __getattr__(name: str) -> Any:
    if name == "model":
        return import_module("coverstory.model")
    if name in _HOMES:
        home, inner = _HOMES[name]
        return getattr(import_module(home), inner)
    if name in import_module("coverstory.model").__all__:
        return getattr(import_module("coverstory.model"), name)
    raise AttributeError(f"module 'coverstory' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*__all__, *import_module("coverstory.model").__all__})
