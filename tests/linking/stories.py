"""The reports of stories.yaml as documents, and which pairs of them are one origin."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import yaml

from coverstory.model import Document, Period
from tests.timelines.builders import document

_PACK = yaml.safe_load(Path(__file__).with_name("stories.yaml").read_text(encoding="utf-8"))
REPORTS = {report["id"]: report for report in _PACK["reports"]}
ONE_ORIGIN = [tuple(pair) for pair in _PACK["one_origin"]]


def story(name: str) -> Document:
    """Give one of the reports as a document."""
    report = REPORTS[name]
    made = document(name, report["text"], report["publisher"])
    day = Period.on(date.fromisoformat(report["published"]))
    return replace(made, language=report["language"], published=day)
