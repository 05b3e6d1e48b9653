"""The guide's form: a reading as the plain object that the reading guide defines and scores.

In: a reading and its document. Out: plain values (dicts, lists, strings, numbers), ready for JSON.
Periods that rest on an assumption are left empty here: the guide gives no date without a year.
"""

import calendar
from datetime import date
from typing import Any

from coverstory.model import Claim, Document, Period, Place, Precision, Reading


def guide_form(reading: Reading, document: Document) -> dict[str, Any]:
    """Give the reading in the schema of the reading guide, with 'none' for empty lists."""
    published = document.published
    return {
        "id": document.id,
        "lang": document.language or "en",
        "relevant": reading.relevant,
        "evasion_alleged": reading.evasion_alleged,
        "publisher": document.publisher or None,
        "published": _partial(published.earliest, published.precision, first=True),
        "claims": [_claim(claim) for claim in reading.claims],
        "obligations": list(reading.obligations) or ["none"],
        "schemes": list(reading.schemes) or ["none"],
    }


def _claim(claim: Claim) -> dict[str, Any]:
    count, amount = claim.count, claim.amount
    return {
        "kind": claim.kind.value,
        "group": claim.group,
        "nationality": claim.nationality,
        "status": claim.status.value if claim.status else None,
        "sector": claim.sector.value if claim.sector else None,
        "place": _place(claim.place),
        "origin": _place(claim.origin),
        "count": {"min": count.min if count else None, "max": count.max if count else None},
        "date": _date(claim.period),
        "intermediary": claim.intermediary,
        "institution": claim.institution,
        "amount": {"value": amount.value if amount else None,
                   "currency": amount.currency if amount else None,
                   "per": (amount.per or None) if amount else None},
        "attribution": {"type": claim.attribution.speaker.value, "name": claim.attribution.name},
        "hedged": claim.hedged,
        "anchor": claim.anchor,
        "quote": claim.quote,
        "start": claim.span.start,
        "end": claim.span.end,
    }  # fmt: skip


def _place(place: Place) -> dict[str, str | None]:
    return {"city": place.city, "country": place.country}


def _date(period: Period) -> dict[str, str | None]:
    if period.uncertain:
        return {"from": None, "to": None}
    return {
        "from": _partial(period.earliest, period.precision, first=True),
        "to": _partial(period.latest, period.precision, first=False),
    }


def _partial(day: date | None, precision: Precision, *, first: bool) -> str | None:
    """Write a day as a partial ISO date, no more exact than it was told."""
    if day is None:
        return None
    if precision is Precision.YEAR:
        return f"{day:%Y}"
    edge = 1 if first else calendar.monthrange(day.year, day.month)[1]
    whole_month = precision is Precision.MONTH or (
        precision is not Precision.DAY and day.day == edge
    )
    return f"{day:%Y-%m}" if whole_month else day.isoformat()
