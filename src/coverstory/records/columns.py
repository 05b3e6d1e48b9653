"""The columns of a register event table, and how one row becomes an event.

In: a row's cells as text. Out: an Event about a pseudonym. Empty cells stay 'not recorded'.
"""

import hashlib
import hmac
import re
from collections.abc import Mapping
from datetime import date
from typing import TypeVar

from coverstory.model import (
    DateNotReadable,
    Event,
    Kind,
    Period,
    Place,
    Sector,
    Status,
    TableNotUsable,
    Where,
)

Word = TypeVar("Word", Kind, Status, Sector)
REQUIRED = ("subject", "kind", "date")
DETAILS = ("mode", "expires", "employer", "institution", "sender", "nationality")
_CODE = re.compile(r"[A-Z]{2}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SHOWN = 40  # characters of a faulty cell in a message; the row number leads to the rest
COLUMNS = ("event_id", *REQUIRED, "status", "sector", *DETAILS, "city", "country")


def event_of_row(cells: Mapping[str, str], *, file: str, row: int, key: bytes) -> Event:
    """Give the event that one row records.

    `key` makes the pseudonym (HMAC-SHA-256, RFC 2104), so that the subject's own id goes no
    further. Raises TableNotUsable or DateNotReadable with the row and the column.
    """
    subject = cells.get("subject", "")
    if not subject:
        raise TableNotUsable(
            Where(file, row=row, field="subject"),
            "the row names no subject",
            "Give each row the id of the person or group it records.",
        )
    return Event(
        id=f"{file}:{row}",
        subject=hmac.new(key, subject.encode(), hashlib.sha256).hexdigest()[:16],
        kind=_word(Kind, cells.get("kind", ""), file, row, "kind"),
        when=_day(cells.get("date", ""), file, row, "date"),
        status=_word(Status, cells["status"], file, row, "status") if cells.get("status") else None,
        sector=_word(Sector, cells["sector"], file, row, "sector") if cells.get("sector") else None,
        place=Place(cells.get("city") or None, _country(cells, file, row, "country")),
        evidence=(f"{file}:{row}",),
        details=_details(cells, file, row),
    )


def _details(cells: Mapping[str, str], file: str, row: int) -> dict[str, str | None]:
    _day(cells.get("expires", ""), file, row, "expires")
    _country(cells, file, row, "nationality")
    details = {name: cells.get(name) or None for name in DETAILS}
    return {"event_id": cells.get("event_id") or str(row), **details}


def _country(cells: Mapping[str, str], file: str, row: int, column: str) -> str | None:
    cell = cells.get(column) or None
    if cell and not _CODE.fullmatch(cell):
        raise TableNotUsable(
            Where(file, row=row, field=column),
            f"{_short(cell)} is no country code",
            "Write two capital letters (ISO 3166-1): KP, RU, CN.",
        )
    return cell


def _word(words: type[Word], cell: str, file: str, row: int, column: str) -> Word:
    try:
        return words(cell)
    except ValueError as error:
        raise TableNotUsable(
            Where(file, row=row, field=column),
            f"{_short(cell)} is no {column}",
            f"Allowed here: {', '.join(words)}.",
        ) from error


def _day(cell: str, file: str, row: int, column: str) -> Period:
    if not cell:
        return Period()
    try:
        # fromisoformat takes more forms (20190329, 2019-W13-5); nothing after this line does.
        if not _DAY.fullmatch(cell):
            raise ValueError(column)
        return Period.on(date.fromisoformat(cell))
    except ValueError as error:
        raise DateNotReadable(
            Where(file, row=row, field=column),
            f"{_short(cell)} is no day that exists",
            "Write dates as YYYY-MM-DD; leave the cell empty where the day is not recorded.",
        ) from error


def _short(cell: str) -> str:
    return repr(cell if len(cell) <= _SHOWN else f"{cell[:_SHOWN]}…")
