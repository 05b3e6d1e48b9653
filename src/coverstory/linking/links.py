"""What a link between two documents is: its kind, its reason in words, and what it rests on.

In: nothing but values. Out: Link and its parts. A *whole* link makes two documents one origin; a
*partial* one joins only the claims that stand on what is shared.
"""

from dataclasses import dataclass
from enum import StrEnum

from coverstory.model import Span


class LinkKind(StrEnum):
    """How two documents come to share an origin."""

    REPRINT = "reprint"
    REWRITE = "rewrite"
    TRANSLATION = "translation"
    CREDIT = "credit"
    FIGURES = "same figures"
    FIGURE = "same rare figure"
    PASSAGE = "same passage"
    SPEAKER = "same speaker"


# The whole report tells what the other tells; the other kinds join claims alone.
WHOLE = frozenset(
    {LinkKind.REPRINT, LinkKind.REWRITE, LinkKind.TRANSLATION, LinkKind.CREDIT, LinkKind.FIGURES}
)


@dataclass(frozen=True, slots=True)
class Shared:
    """One thing that both documents have (a figure, a name, a run of words), and where.

    `value` is the number where it is a figure.
    """

    what: str
    one: Span
    other: Span
    value: float | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """Two documents that share an origin of knowledge. `one` sorts before `other`."""

    one: str
    other: str
    kind: LinkKind
    reason: str
    rests_on: tuple[Shared, ...] = ()

    @property
    def whole(self) -> bool:
        """Say whether it makes the two documents one origin, not only some of their claims."""
        return self.kind in WHOLE
