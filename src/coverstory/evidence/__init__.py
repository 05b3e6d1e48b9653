"""Originals in: HTML, text, Markdown and PDF kept as they came, with clean text and a map back."""

from coverstory.evidence.custody import Custody
from coverstory.evidence.identity import document_id
from coverstory.evidence.intake import MAX_BYTES, read_document, take_in
from coverstory.evidence.kinds import KindOfFile, kinds_of_file
from coverstory.evidence.languages import language_of

__all__ = [
    "MAX_BYTES",
    "Custody",
    "KindOfFile",
    "document_id",
    "kinds_of_file",
    "language_of",
    "read_document",
    "take_in",
]
