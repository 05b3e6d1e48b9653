"""Claims to groups: which claims of one document speak of the same people.

In: one reading. Out: the groups its claims tell apart, and the claims that belong to none.
Two groups told of in one report stay two: nothing said of one is ever spread to the other.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from coverstory.model import Claim, Kind, Place, Reading, Sector, Status

Told = TypeVar("Told")
# A rule is told of whoever it may concern, not of the people in front of the speaker.
_NOT_OF_A_GROUP = frozenset({Kind.POLICY})


@dataclass(frozen=True, slots=True)
class Group:
    """The people some claims speak of, as far as those claims say."""

    nationality: str | None
    place: Place
    sector: Sector | None
    covers: tuple[Status, ...]
    claims: tuple[Claim, ...]

    def fits(self, other: "Group") -> bool:
        """Say whether the two may be one: same people, host and trade, no cover against cover."""
        return (
            self.nationality == other.nationality
            and self.place.country is not None
            and self.place.fits(other.place)
            and self.place.country == other.place.country
            and self.sector == other.sector
            and (not self.covers or not other.covers or bool({*self.covers} & {*other.covers}))
        )


def groups_of(reading: Reading) -> tuple[tuple[Group, ...], tuple[Claim, ...]]:
    """Give the groups of one reading, and the claims that no group can be told for.

    A group needs a host country. A group without a sector is kept only where the document
    tells of no other group: otherwise its claims may be about any of them.
    """
    by_key: dict[str, list[Claim]] = {}
    loose: list[Claim] = []
    for claim in reading.claims:
        key = "" if claim.kind in _NOT_OF_A_GROUP else _key(claim)
        by_key.setdefault(key, []).append(claim) if key else loose.append(claim)
    groups = merged(group_from(claims) for claims in by_key.values())
    told_apart = [group for group in groups if group.place.country and group.sector]
    kept = told_apart or [group for group in groups if group.place.country]
    for group in groups:
        if group not in kept:
            loose += group.claims
    return tuple(kept), tuple(sorted(loose, key=lambda claim: claim.span.start))


def merged(groups: Iterable[Group]) -> tuple[Group, ...]:
    """Put groups that fit one another together, in the order they first appear."""
    kept: list[Group] = []
    for group in groups:
        for index, other in enumerate(kept):
            if other.fits(group):
                kept[index] = group_from((*other.claims, *group.claims))
                break
        else:
            kept.append(group)
    return tuple(kept)


def group_from(claims: Sequence[Claim]) -> Group:
    """Give what some claims about the same people say of them together."""
    host = _most_told(claim.place.country for claim in claims)
    return Group(
        _most_told(claim.nationality for claim in claims),
        Place(
            _most_told(claim.place.city for claim in claims if claim.place.country == host), host
        ),
        _most_told(claim.sector for claim in claims),
        _covers(claims),
        tuple(claims),
    )


def _key(claim: Claim) -> str:
    return claim.group_key or (str(claim.sector) if claim.sector else "")


def _covers(claims: Sequence[Claim]) -> tuple[Status, ...]:
    told = {claim.status for claim in claims if claim.status and claim.status is not Status.WORK}
    return tuple(sorted(told))


def _most_told(values: Iterable[Told | None]) -> Told | None:
    """Give the value told most often; the one told first among equals; None where none is."""
    counted = Counter(value for value in values if value is not None)
    return counted.most_common(1)[0][0] if counted else None
