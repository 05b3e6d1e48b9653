"""Register tables to events."""

from coverstory.records.columns import COLUMNS
from coverstory.records.registers import (
    Merged,
    Register,
    is_event_table,
    merge,
    read_register,
    subject_timelines,
)

__all__ = [
    "COLUMNS",
    "Merged",
    "Register",
    "is_event_table",
    "merge",
    "read_register",
    "subject_timelines",
]
