"""The as-of day, as a user gives it."""

from datetime import date

from coverstory.model import DateNotReadable, Where


def day_of(as_of: date | str) -> date:
    """Give the day that a date or 'YYYY-MM-DD' names. Raises DateNotReadable."""
    if isinstance(as_of, date):
        return as_of
    try:
        return date.fromisoformat(as_of)
    except ValueError as error:
        raise DateNotReadable(
            Where("--as-of"), f"{as_of!r} is no day that exists", "Write YYYY-MM-DD."
        ) from error
