"""The day that relative dates are counted from: the day of publication, or the latest it can be.

In: a document, the as-of day, its text. Out: an anchor that says whether it is certain and, where
it is not, in words what it rests on. The clock is never read.
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from coverstory.model import Document, Precision
from coverstory.reading.lexicons import lexicon
from coverstory.reading.wordlists import whole


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day counted from; `rests_on` is '' when the report itself is dated.

    Without `is_bounded` no day is known at all: what is relative stays as it is worded.
    """

    day: date
    precision: Precision
    rests_on: str = ""
    is_bounded: bool = True


# Any day would do: nothing that is counted from it is kept. In December of a leap year every day
# of a year that is counted back to exists.
_NO_DAY = date(2000, 12, 31)


@cache
def _to_come(language: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    pack = lexicon(language).dates
    by_year = re.compile(rf"\b(?:{pack.until})\b[^.;\n]{{0,30}}?\b((?:19|20)\d\d)\b", re.I)
    return by_year, whole(pack.still_to_come), whole(pack.past_rule)


def anchor_of(document: Document, *, as_of: date | None, language: str) -> Anchor:
    """Give the day that the document's relative dates are counted from."""
    stated = document.published
    if stated.latest and not stated.uncertain:
        last = as_of or stated.latest
        return Anchor(min(stated.latest, max(last, stated.earliest or last)), stated.precision)
    pack = lexicon(language).dates
    bounds = [(as_of, pack.undated_as_of)] if as_of else []
    year = _year_to_come(document, language)
    if year:
        bounds.append((date(year, 12, 31), pack.undated_to_come.format(year=year)))
    if document.published_bound.latest:
        bounds.append((document.published_bound.latest, pack.undated_bound))
    if not bounds:
        return Anchor(_NO_DAY, Precision.UNKNOWN, pack.undated_unbounded, is_bounded=False)
    day, why = min(bounds)
    return Anchor(day, Precision.DAY, pack.undated.format(anchor=day.isoformat(), why=why))


def _year_to_come(document: Document, language: str) -> int | None:
    """Give the latest year that the text speaks of as still to come, in the present tense."""
    by_year, present, past = _to_come(language)
    years = []
    for block in document.evidence_blocks():
        text = document.clean[block.start : block.end]
        for match in by_year.finditer(text):
            before = text[max(0, match.start() - 200) : match.start()].rpartition(". ")[2]
            if present.search(before) and not past.search(before[-60:]):
                years.append(int(match[1]))
    return max(years, default=None)
