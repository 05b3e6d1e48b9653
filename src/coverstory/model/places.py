"""Places: a host or home, as far as the source names it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A city (Latin script where usual) and a country (ISO 3166-1 alpha-2, or EU)."""

    city: str | None = None
    country: str | None = None

    def __str__(self) -> str:
        return ", ".join(part for part in (self.city, self.country) if part) or "place not told"

    def fits(self, other: "Place") -> bool:
        """Say whether nothing in the two places contradicts; an untold part contradicts nothing."""
        pairs = ((self.city, other.city), (self.country, other.country))
        return all(a is None or b is None or a == b for a, b in pairs)
