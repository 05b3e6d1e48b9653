"""Report text to proposed claims, each on a span of the kept original."""

from coverstory.reading.guide_forms import guide_form
from coverstory.reading.model_questions import question
from coverstory.reading.model_reader import (
    Answered,
    JointReading,
    ModelShare,
    proposers,
    read_with_model,
)
from coverstory.reading.reports import read_report

__all__ = [
    "Answered",
    "JointReading",
    "ModelShare",
    "guide_form",
    "proposers",
    "question",
    "read_report",
    "read_with_model",
]
