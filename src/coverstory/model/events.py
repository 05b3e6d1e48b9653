"""Events and timelines: claims and register rows in one relational form.

An exact register date is the special case of a vague report date in which the earliest and the
latest day are the same.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from coverstory.model.answers import Answer
from coverstory.model.periods import UNKNOWN_PERIOD, Period
from coverstory.model.places import Place
from coverstory.model.vocabulary import Basis, Grain, Kind, Sector, Status


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened to one subject (an arrangement, or a pseudonym in a register).

    `order` puts events of one day in sequence (in registers: by event id). `asserted` is yes for
    what is stated, no for what is denied, cannot tell for what is hedged, planned or opinion.
    `evidence` names the claims or rows it came from. `details` holds what only some kinds have
    (mode, expires, employer, role, ...); None stands for a value the source leaves empty.
    """

    id: str
    subject: str
    kind: Kind
    when: Period = UNKNOWN_PERIOD
    order: int = 0
    status: Status | None = None
    sector: Sector | None = None
    place: Place = Place()
    asserted: Answer = Answer.YES
    basis: Basis = Basis.UNKNOWN
    evidence: tuple[str, ...] = ()
    origin: str = ""
    details: Mapping[str, str | None] = field(default_factory=dict)

    def attribute(self, name: str) -> str | None:
        """Give an attribute by the name schemes use; None when it is not recorded."""
        if name in ("status", "sector"):
            value = getattr(self, name)
            return None if value is None else str(value)
        if name in ("city", "country"):
            place_part: str | None = getattr(self.place, name)
            return place_part
        return self.details.get(name)


@dataclass(frozen=True, slots=True)
class Timeline:
    """All events of one subject, in order, at one grain.

    `covered` names the kinds whose registers were searched: there, no row means it did not
    happen; elsewhere silence means cannot tell. Reports cover nothing: what a report does not
    say is not recorded.
    """

    subject: str
    grain: Grain
    events: tuple[Event, ...] = ()
    covered: frozenset[Kind] = frozenset()
