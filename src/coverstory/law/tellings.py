"""What the evidence tells of one arrangement, claims and events in one form.

In: an arrangement with its claims and events. Out: `Telling`s, each yes, no or cannot tell, with
the day, the ids and the origin. A hedge, a plan, an opinion or a day after the as-of day never
makes a yes. Judges no law.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from coverstory.model import (
    UNKNOWN_PERIOD,
    Amount,
    Answer,
    Arrangement,
    Basis,
    Claim,
    Event,
    Kind,
    Period,
    Sector,
    Status,
)

_TELLING = ("group", "occupation", "field_of_study", "purpose")
_KINDS = frozenset(str(kind) for kind in Kind)
_NEGATED = re.compile(
    r"\b(?:no|not|never|without|denie[sd]|n't)\b(?:\W+\w+){0,4}\W*$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Telling:
    """One thing told: a claim, a register row, or an event made from claims."""

    kind: Kind
    asserted: Answer
    ids: tuple[str, ...] = ()
    origin: str = ""
    when: Period = UNKNOWN_PERIOD
    status: Status | None = None
    sector: Sector | None = None
    nationality: str | None = None
    intermediary: str | None = None
    words: str = ""
    expired: bool = False
    opinion: bool = False
    amount: Amount | None = None
    details: Mapping[str, str | None] = field(default_factory=dict)

    def softened(self) -> "Telling":
        """Give it as something that cannot make a yes."""
        soft = Answer.CANNOT_TELL if self.asserted is Answer.YES else self.asserted
        return replace(self, asserted=soft)

    def mentions(self, words: Iterable[str]) -> bool:
        """Say whether any of the words stands in it without a negation just before."""
        for word in words:
            pattern = r"\b" + re.escape(word)
            for found in re.finditer(pattern, self.words, re.IGNORECASE):
                if not _NEGATED.search(self.words[: found.start()]):
                    return True
        return False


def tellings_of(
    arrangement: Arrangement,
    events: tuple[Event, ...],
    claims: tuple[Claim, ...],
    *,
    as_of: date,
) -> tuple[Telling, ...]:
    """Give what is told of the arrangement, events first, then claims no event was made from.

    Where the arrangement names its claims or events only those count, else all that are given.
    """
    own = [one for one in claims if not arrangement.claims or one.id in arrangement.claims]
    known = {one.id: _from_claim(one) for one in own}
    found: list[Telling] = []
    used: set[str] = set()
    for event in events:
        if _belongs(event, arrangement):
            sources = [known[name] for name in event.evidence if name in known]
            used.update(event.evidence)
            found += [_dated(one, event) for one in sources] or [_from_event(event)]
    found += [telling for name, telling in known.items() if name not in used]
    return tuple(one.softened() if _lies_after(one, as_of) else one for one in found)


def _belongs(event: Event, arrangement: Arrangement) -> bool:
    if event.subject == arrangement.id or event.id in arrangement.events:
        return True
    return not arrangement.events and not arrangement.claims


def _lies_after(telling: Telling, as_of: date) -> bool:
    when = telling.when
    return bool(when.earliest and when.earliest > as_of and not when.uncertain)


def _from_claim(claim: Claim) -> Telling:
    denied = claim.kind is Kind.DENIAL
    opinion = claim.attribution.basis is Basis.OPINION
    soft = claim.hedged or claim.planned or opinion
    asserted = Answer.CANNOT_TELL if soft else Answer.NO if denied else Answer.YES
    return Telling(
        kind=claim.denies or Kind.DENIAL if denied else claim.kind,
        asserted=asserted,
        ids=(claim.id,),
        origin=f"{claim.span.document}: {claim.attribution.label}",
        when=claim.period,
        status=claim.status,
        sector=claim.sector,
        nationality=claim.nationality,
        intermediary=claim.intermediary,
        words=" ".join(part for part in (claim.group, claim.quote) if part),
        expired=claim.expired,
        opinion=opinion,
        amount=claim.amount,
    )


def _dated(telling: Telling, event: Event) -> Telling:
    """Take the event's day, trade, origin and doubts; keep what the claim says beside them."""
    return replace(
        telling,
        when=event.when if event.when.is_known else telling.when,
        sector=telling.sector or event.sector,
        origin=event.origin or telling.origin,
        asserted=telling.asserted if event.asserted is telling.asserted else Answer.CANNOT_TELL,
        ids=(*telling.ids, event.id),
        words=f"{telling.words} {_words_of(event.details)}".strip(),
        details=event.details,
    )


def _words_of(details: Mapping[str, str | None]) -> str:
    """Give the details that say what was done, never names of firms, schools or senders.

    An Institute of Physics does not make its guests students of physics.
    """
    return " ".join(value for key in _TELLING if (value := details.get(key)))


def _from_event(event: Event) -> Telling:
    denied = event.kind is Kind.DENIAL
    denies = event.details.get("denies") or ""
    opinion = event.basis is Basis.OPINION
    asserted = Answer.NO if denied and event.asserted is Answer.YES else event.asserted
    telling = Telling(
        kind=Kind(denies) if denied and denies in _KINDS else event.kind,
        asserted=asserted,
        ids=(event.id, *event.evidence),
        origin=event.origin or event.id,
        when=event.when,
        status=event.status,
        sector=event.sector,
        nationality=event.details.get("nationality"),
        intermediary=event.details.get("sender"),
        words=_words_of(event.details),
        expired=event.details.get("expired") == "yes",
        opinion=opinion,
        details=event.details,
    )
    return telling.softened() if opinion else telling
