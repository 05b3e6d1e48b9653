"""Numbers as sources give them: counts with bounds, and amounts of money or shares."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CountRange:
    """A number of people or things. None leaves a side open: 'at least 80' is (80, None)."""

    min: int | None = None
    max: int | None = None


@dataclass(frozen=True, slots=True)
class Amount:
    """Money or a share: `currency` is ISO 4217 or '%', `per` a unit of time or head, or ''."""

    value: float
    currency: str
    per: str = ""
