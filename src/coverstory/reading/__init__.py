"""Report text to proposed claims, each on a span of the kept original."""

from coverstory.reading.guide_forms import guide_form
from coverstory.reading.reports import read_report

__all__ = ["guide_form", "read_report"]
