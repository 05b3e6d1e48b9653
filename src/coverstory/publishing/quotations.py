"""From evidence ids to the words they came from, with source and speaker.

In: an assessment. Out: a `Quotations` value that answers "how do you know?" for any claim or event
id. Never shortens a quote, and never guesses: an id without words is given as a register row.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from coverstory.model import Assessment, Claim, Document, Event
from coverstory.pictures import shown, source_numbers


@dataclass(frozen=True, slots=True)
class Quotation:
    """A claim's words and where they stand."""

    claim: Claim
    document: Document | None
    number: int

    @property
    def words(self) -> str:
        """Give the quote, safe to show."""
        return shown(self.claim.quote)

    @property
    def language(self) -> str:
        """Give the language of the quote, '' where it is not known."""
        return shown(self.document.language) if self.document else ""

    @property
    def source(self) -> str:
        """Give a short name of the source."""
        if self.document is None:
            return shown(self.claim.span.document)
        return source_name(self.document)


def source_name(document: Document) -> str:
    """Give publisher or file, whichever names a source best."""
    return shown(document.publisher) or shown(document.title) or shown(document.file)


@dataclass(frozen=True, slots=True)
class Quotations:
    """All words of an assessment by id."""

    claims: dict[str, Claim]
    events: dict[str, Event]
    documents: dict[str, Document]
    numbers: dict[str, int]

    @classmethod
    def of(cls, assessment: Assessment) -> "Quotations":
        """Index an assessment."""
        return cls(
            {claim.id: claim for claim in assessment.claims},
            {event.id: event for event in assessment.events},
            {document.id: document for document in assessment.documents},
            source_numbers(assessment),
        )

    def claim_ids(self, evidence: Iterable[str]) -> tuple[str, ...]:
        """Give the claims behind events or claims, each once, in order."""
        found: dict[str, None] = {}
        for name in evidence:
            event = self.events.get(name)
            names = event.evidence if event else (name,)
            found |= dict.fromkeys(each for each in names if each in self.claims)
        return tuple(found)

    def row_ids(self, evidence: Iterable[str]) -> tuple[str, ...]:
        """Give the evidence that is no claim: register rows, and ids that lead no further."""
        found: dict[str, None] = {}
        for name in evidence:
            event = self.events.get(name)
            names = event.evidence if event else (name,)
            found |= dict.fromkeys(each for each in names if each not in self.claims)
        return tuple(found)

    def behind(self, evidence: Iterable[str]) -> tuple[Quotation, ...]:
        """Give the words behind some evidence."""
        return tuple(self.of_claim(self.claims[name]) for name in self.claim_ids(evidence))

    def of_claim(self, claim: Claim) -> Quotation:
        """Give a claim with its source."""
        name = claim.span.document
        return Quotation(claim, self.documents.get(name), self.numbers.get(name, 0))

    def in_document(self, document: Document) -> tuple[Quotation, ...]:
        """Give all that is quoted from one document, in text order."""
        claims = [claim for claim in self.claims.values() if claim.span.document == document.id]
        claims.sort(key=lambda claim: (claim.span.start, claim.span.end, claim.id))
        return tuple(self.of_claim(claim) for claim in claims)
