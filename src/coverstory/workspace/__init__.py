"""The verbs a user has: assess, read. The public Python API stands on this.

Each verb is loaded when it is first asked for: reading alone needs no law, schemes or findings,
and every process of a batch starts by importing this.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from coverstory.workspace.assessing import assess
    from coverstory.workspace.days import day_of
    from coverstory.workspace.line_files import read_into, take_up
    from coverstory.workspace.model_settings import ModelSettings, model_at
    from coverstory.workspace.origins import find_origins
    from coverstory.workspace.reading import (
        ReadingPlan,
        ReportRead,
        plan_reading,
        read,
        read_planned,
        read_stream,
    )
    from coverstory.workspace.version import VERSION
    from coverstory.workspace.writing import write_pages

__all__ = [
    "VERSION",
    "ModelSettings",
    "ReadingPlan",
    "ReportRead",
    "assess",
    "day_of",
    "find_origins",
    "model_at",
    "plan_reading",
    "read",
    "read_into",
    "read_planned",
    "read_stream",
    "take_up",
    "write_pages",
]

_HOMES = {
    "VERSION": "version",
    "ModelSettings": "model_settings",
    "ReadingPlan": "reading",
    "ReportRead": "reading",
    "assess": "assessing",
    "day_of": "days",
    "model_at": "model_settings",
    "find_origins": "origins",
    "plan_reading": "reading",
    "read": "reading",
    "read_into": "line_files",
    "read_planned": "reading",
    "read_stream": "reading",
    "take_up": "line_files",
    "write_pages": "writing",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
