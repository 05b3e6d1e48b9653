"""Timelines as HTML tables and SVG, with the same data as a table."""

from coverstory.pictures.drawing import columns, description, to_svg, wrapped
from coverstory.pictures.foreign import shown
from coverstory.pictures.tables import anchor, row_svg, to_csv, to_html, to_table
from coverstory.pictures.timeline import (
    LawDate,
    LawDateKind,
    OpenEnd,
    RowStyle,
    TimelinePicture,
    TimelineRow,
    source_numbers,
    speaker_words,
    timeline_of,
)
from coverstory.pictures.wording import LANGUAGES, Words, words_of

__all__ = [
    "LANGUAGES",
    "LawDate",
    "LawDateKind",
    "OpenEnd",
    "RowStyle",
    "TimelinePicture",
    "TimelineRow",
    "Words",
    "anchor",
    "columns",
    "description",
    "row_svg",
    "shown",
    "source_numbers",
    "speaker_words",
    "timeline_of",
    "to_csv",
    "to_html",
    "to_svg",
    "to_table",
    "words_of",
    "wrapped",
]
