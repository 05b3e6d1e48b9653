"""An assessment as JSON: docs/formats.md says what each field means, docs/schema its shape.

In: an assessment. Out: JSON text, the same for the same assessment. Every field of the model is
written, under its own name; lists whose order means nothing are sorted. Nothing is shortened.
"""

import dataclasses
import json
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from enum import Enum
from typing import Any

from coverstory.model import (
    Arrangement,
    Assessment,
    Claim,
    Document,
    Event,
    Finding,
    LawRow,
    Likelihood,
    Period,
    Reading,
)
from coverstory.publishing.quotations import Quotations

FORMAT = "coverstory assessment"
FORMAT_VERSION = 1
# What a terminal may obey or reverse if the JSON is printed, and halves of characters, which
# UTF-8 cannot hold. In JSON text they can only stand inside strings, so escaping is safe.
_STEERING = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")


def to_json(assessment: Assessment) -> str:
    """Give the assessment as JSON text, ending in a line feed."""
    text = json.dumps(to_plain(assessment), ensure_ascii=False, indent=1)
    return _STEERING.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"


def to_plain(assessment: Assessment) -> dict[str, Any]:
    """Give the assessment as dicts, lists, text and numbers, as the JSON holds it."""
    quotations = Quotations.of(assessment)
    plain = _fields(assessment)
    plain["documents"].sort(key=lambda each: str(each["id"]))
    plain["claims"].sort(key=lambda each: (each["document"], each["start"], each["id"]))
    plain["readings"].sort(key=lambda each: str(each["document"]))
    plain["events"].sort(key=lambda each: str(each["id"]))
    plain["problems"].sort(key=lambda each: (each["where"], each["what"]))
    plain["registers"].sort(key=lambda each: (each["file"], each["sha256"]))
    for number, document in enumerate(plain["documents"], start=1):
        document["number"] = number
    for finding in plain["findings"]:
        for told in (*finding["steps"], *finding["indicators"], *finding["rivals"]):
            told["claims"] = list(quotations.claim_ids(told["evidence"]))
    plain["programs"] = [
        {"name": name, "version": version} for name, version in sorted(assessment.programs)
    ]
    return {"format": FORMAT, "format_version": FORMAT_VERSION, **plain}


def _plain(value: Any) -> Any:
    special = _SPECIAL.get(type(value))
    if special:
        return special(value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return _fields(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): _plain(each) for key, each in sorted(value.items())}
    if isinstance(value, frozenset | set):
        return sorted(_plain(each) for each in value)
    if isinstance(value, tuple | list):
        return [_plain(each) for each in value]
    return value


def _fields(value: Any, *without: str) -> dict[str, Any]:
    """Give a frozen value field by field."""
    return {
        field.name: _plain(getattr(value, field.name))
        for field in dataclasses.fields(value)
        if field.name not in without
    }


def _period(period: Period) -> dict[str, Any]:
    return {"edtf": period.to_edtf() or None, **_fields(period)}


def _document(document: Document) -> dict[str, Any]:
    plain = _fields(document, "clean", "text_map", "blocks")
    plain["published"] = document.published.to_edtf() or None
    plain["published_bound"] = document.published_bound.to_edtf() or None
    plain["furniture"] = [
        {"kind": block.kind.value, "why": block.why, **_original(document, block.start, block.end)}
        for block in document.furniture()
    ]
    return plain


def _original(document: Document, start: int, end: int) -> dict[str, Any]:
    """Give clean offsets as a span of the kept original, with its words."""
    start, end = document.text_map.to_original(start, end)
    return {"start": start, "end": end, "words": document.text[start:end]}


def _claim(claim: Claim) -> dict[str, Any]:
    span = {"document": claim.span.document, "start": claim.span.start, "end": claim.span.end}
    return {"id": claim.id, **span, **_fields(claim, "id", "span")}


def _reading(reading: Reading) -> dict[str, Any]:
    return {**_fields(reading, "claims"), "claims": [claim.id for claim in reading.claims]}


def _event(event: Event) -> dict[str, Any]:
    return {**_fields(event, "when"), "period": _period(event.when)}


def _arrangement(arrangement: Arrangement) -> dict[str, Any]:
    observed = [{"says": says, "claim": claim} for says, claim in arrangement.observed]
    return {**_fields(arrangement, "observed"), "observed": observed}


def _law(row: LawRow) -> dict[str, Any]:
    reports = [{"what": what, "day": day.isoformat()} for what, day in row.reports_due]
    return {**_fields(row, "reports_due"), "reports_due": reports}


def _likelihood(likelihood: Likelihood) -> dict[str, Any]:
    percent = likelihood.percent
    bounds = {"low": percent[0], "high": percent[1]} if percent else None
    return {**_fields(likelihood, "percent"), "percent": bounds}


def _finding(finding: Finding) -> dict[str, Any]:
    counts = [{"what": what, "count": count} for what, count in finding.counts]
    return {**_fields(finding, "counts"), "counts": counts}


_SPECIAL: dict[type, Callable[[Any], dict[str, Any]]] = {
    Arrangement: _arrangement,
    Claim: _claim,
    Document: _document,
    Event: _event,
    Finding: _finding,
    LawRow: _law,
    Likelihood: _likelihood,
    Period: _period,
    Reading: _reading,
}
