"""A day as a user gives it, on the command line or in Python."""

import re
from datetime import date

from coverstory.model import DateNotReadable, Where

# date.fromisoformat also takes 20190329 and 2019-W13-5, which nobody means and few can read.
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def day_of(day: date | str, *, called: str = "--as-of") -> date:
    """Give the day that a date or 'YYYY-MM-DD' names. Raises DateNotReadable."""
    if isinstance(day, date):
        return day
    try:
        if not _DAY.fullmatch(day):
            raise ValueError(day)
        return date.fromisoformat(day)
    except ValueError as error:
        raise DateNotReadable(
            Where(called), f"{day!r} is no day that exists", "Write YYYY-MM-DD."
        ) from error
