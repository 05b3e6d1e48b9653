"""A claim: one thing that one speaker says of one group, tied to the words it came from."""

from dataclasses import dataclass

from coverstory.model.periods import UNKNOWN_PERIOD, Period
from coverstory.model.places import Place
from coverstory.model.quantities import Amount, CountRange
from coverstory.model.spans import Span
from coverstory.model.vocabulary import Basis, Kind, Sector, Speaker, Status

# How the note begins that a report was not read at all.
UNREAD = "not read: "


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says it, and how they know. Anonymous speakers are described, never identified.

    `label` keeps speakers of one document apart ('source 1', 'source 2'); `via` is the chain of
    others who pass the words on, outermost first. `speaker` is the deepest one.
    """

    speaker: Speaker = Speaker.NARRATOR
    name: str | None = None
    label: str = "narrator"
    basis: Basis = Basis.UNKNOWN
    via: tuple[str, ...] = ()
    cue: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """What is claimed; the fields of the reading guide, and where it stands.

    `span` refers to the document's kept original and `quote` equals `text[start:end]`. `group_key`
    is the reader's name for the group spoken of ('builders'), the same for every claim about it
    in one document; '' when the text does not tell groups apart. `denies` is what a denial denies;
    `guessed` marks the last resort of a
    reader in a sentence that tells nothing else: it is proposed for review and asserts nothing.
    `in_groups` says that the people are told to move or work in groups or crews; `rule` is
    the rule or program that proposed the claim.
    """

    id: str
    kind: Kind
    span: Span
    quote: str
    group: str | None = None
    group_key: str = ""
    nationality: str | None = None
    status: Status | None = None
    sector: Sector | None = None
    place: Place = Place()
    origin: Place = Place()
    count: CountRange | None = None
    period: Period = UNKNOWN_PERIOD
    intermediary: str | None = None
    institution: str | None = None
    amount: Amount | None = None
    attribution: Attribution = Attribution()
    hedged: bool = False
    hedge: str = ""
    planned: bool = False
    denies: Kind | None = None
    ages: CountRange | None = None
    frequency: str | None = None
    expired: bool = False
    first_time: bool = False
    in_groups: bool = False
    guessed: bool = False
    rule: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one document was read to say, with the guide's judgements on the whole of it."""

    document: str
    claims: tuple[Claim, ...] = ()
    relevant: bool = False
    evasion_alleged: bool = False
    schemes: tuple[str, ...] = ()
    obligations: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def unread(self) -> str:
        """Give the note that it was not read at all, so that its silence tells nothing; or ''."""
        return next((note for note in self.notes if note.startswith(UNREAD)), "")
