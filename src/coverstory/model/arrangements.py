"""An arrangement: who has whose people doing what, where, under which cover. Never a person."""

from dataclasses import dataclass

from coverstory.model.places import Place
from coverstory.model.quantities import CountRange
from coverstory.model.vocabulary import Sector, Status


@dataclass(frozen=True, slots=True)
class Arrangement:
    """One arrangement as far as the evidence names it, with the claims that tell of it.

    `covers` are the statuses said to be the people's papers; `observed` what is told beside the
    guide's fields, in plain words with the claim it came from (age, check-in, work in groups).
    """

    id: str
    title: str
    nationality: str | None = None
    place: Place = Place()
    sector: Sector | None = None
    covers: tuple[Status, ...] = ()
    senders: tuple[str, ...] = ()
    institutions: tuple[str, ...] = ()
    count: CountRange | None = None
    ages: CountRange | None = None
    returned: str = "not told"
    observed: tuple[tuple[str, str], ...] = ()
    claims: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
