"""What a language model answered, checked: words found in the report, and what was dropped and why.

In: an answer (any text at all) and the stretch that was asked about. Out: claims whose quotes stand
in the evidence letter by letter, and a count of what was dropped by reason. The report and the
model may both be hostile: nothing from an answer goes out but what is found in the text or in a
closed list. The reasons are our own words.
"""

import json
import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from typing import Any

import msgspec

from coverstory.model import CLAIM_KINDS, Claim, Document, Kind, Span
from coverstory.reading.model_fields import Told, fields_of
from coverstory.reading.model_questions import ClaimAnswer, Stretch

NO_JSON = "the answer is no JSON with claims"
CUT_OFF = "the answer was cut off at its token limit"
TOO_MANY = "more claims in one answer than are looked at"
NO_OBJECT = "no claim at all"
NO_QUOTE = "no quote"
SHORT = "the quote is too short to find its place"
NOT_FOUND = "the quote is not in the report"
NO_KIND = "the kind is not one of the guide's"
MOST_CLAIMS = 60
# Shorter words stand in many places of a report and say nothing by themselves.
_LEAST_QUOTE = 12
_CLAIMS = re.compile(r'"claims"\s*:\s*\[')
_ONE_FOR_ONE = str.maketrans("\u2018\u2019\u201c\u201d\u201e\u00ab\u00bb", '\'\'"""""')
_FIELDS = {entry.encode_name: entry for entry in msgspec.structs.fields(ClaimAnswer)}


@dataclass(frozen=True, slots=True)
class Checked:
    """Claims that passed, and what was dropped, by reason."""

    claims: tuple[Claim, ...]
    dropped: Counter[str]


def check_answer(
    answer: str, *, cut: bool, document: Document, stretch: Stretch, told: Told, rule: str
) -> Checked:
    """Give the claims of an answer that are found in the stretch. Raises nothing on any answer.

    `cut`: the server says that the answer ended at its token limit.
    """
    dropped: Counter[str] = Counter()
    items = _claims_in(answer, dropped, cut=cut)
    if len(items) > MOST_CLAIMS:
        dropped[TOO_MANY] += len(items) - MOST_CLAIMS
    folded = [_folded(document.clean, start, end) for start, end in stretch.runs]
    claims = [
        _claim(item, document, folded, told, rule, dropped) for item in items[:MOST_CLAIMS]
    ]  # fmt: skip
    return Checked(tuple(claim for claim in claims if claim), dropped)


def _claims_in(answer: str, dropped: Counter[str], *, cut: bool) -> list[Any]:
    """Give the items of the list of claims, as far as the answer is whole."""
    try:
        whole = json.loads(answer)
    except (ValueError, RecursionError):
        return _rescued(answer, dropped, cut=cut)
    claims = whole.get("claims") if isinstance(whole, dict) else None
    if isinstance(claims, list):
        return claims
    dropped[NO_JSON] += 1
    return []


def _rescued(answer: str, dropped: Counter[str], *, cut: bool) -> list[Any]:
    """Give the whole items of a list that was cut off or stands between other words."""
    items: list[Any] = []
    found = list(_CLAIMS.finditer(answer))
    at = found[-1].end() if found else len(answer)
    ended = False
    while found and not ended and len(items) <= MOST_CLAIMS:
        at += len(answer[at : at + 100]) - len(answer[at : at + 100].lstrip(" \t\r\n,"))
        if answer[at : at + 1] == "]":
            ended = True
            break
        try:
            item, at = json.JSONDecoder().raw_decode(answer, at)
        except (ValueError, RecursionError):
            break
        items.append(item)
    if not ended:
        dropped[CUT_OFF if cut else NO_JSON] += 1
    return items


def _claim(item: Any, document: Document, folded: list["_Folded"], told: Told, rule: str,
           dropped: Counter[str]) -> Claim | None:  # fmt: skip
    if not isinstance(item, dict):
        dropped[NO_OBJECT] += 1
        return None
    kind = _kind(item.get("kind"))
    if kind is None:
        dropped[NO_KIND] += 1
        return None
    place, why = _found(item.get("quote"), folded)
    if place is None:
        dropped[why] += 1
        return None
    start, end = document.text_map.to_original(*place)
    quote = document.text[start:end]
    plain = _converted(item, dropped)
    return Claim(
        id="", kind=kind, span=Span(document.id, start, end), quote=quote, rule=rule,
        anchor=" ".join(quote.split()[:12]), **fields_of(plain, kind, quote, told, dropped),
    )  # fmt: skip


def _kind(word: Any) -> Kind | None:
    found = next((kind for kind in CLAIM_KINDS if kind.value == word), None)
    return found if isinstance(word, str) else None


def _converted(item: dict[Any, Any], dropped: Counter[str]) -> dict[str, Any]:
    """Give the fields whose values fit the form; the others are dropped one by one."""
    kept: dict[str, Any] = {}
    for name, value in item.items():
        field = _FIELDS.get(name)
        if field is None:
            dropped["a field that was not asked for"] += 1
        elif value is not None and name not in ("quote", "kind"):
            try:
                kept[name] = msgspec.convert(value, field.type, strict=True)
            except (msgspec.ValidationError, OverflowError, RecursionError):
                dropped[f"{name}: not in the form asked for"] += 1
    return kept


@dataclass(frozen=True, slots=True)
class _Folded:
    """A run of clean text with white space folded, and where each folded stretch came from."""

    text: str
    starts: tuple[int, ...]
    sources: tuple[int, ...]

    def source(self, offset: int) -> int:
        """Give the clean offset of a folded character."""
        index = bisect_right(self.starts, offset) - 1
        return self.sources[index] + offset - self.starts[index]


def _folded(clean: str, start: int, end: int) -> _Folded:
    words: list[str] = []
    starts: list[int] = []
    sources: list[int] = []
    at = 0
    for match in re.finditer(r"\S+", clean[start:end]):
        starts.append(at)
        sources.append(start + match.start())
        words.append(match.group())
        at += len(match.group()) + 1
    return _Folded(" ".join(words).translate(_ONE_FOR_ONE), tuple(starts), tuple(sources))


def _found(quote: Any, folded: list[_Folded]) -> tuple[tuple[int, int] | None, str]:
    """Give the clean offsets of a quote, or why it has none."""
    if not isinstance(quote, str) or not quote.strip():
        return None, NO_QUOTE
    wanted = " ".join(quote.split()).translate(_ONE_FOR_ONE)
    if len(wanted) < _LEAST_QUOTE:
        return None, SHORT
    for run in folded:
        at = run.text.find(wanted)
        if at >= 0:
            return (run.source(at), run.source(at + len(wanted) - 1) + 1), ""
    return None, NOT_FOUND
