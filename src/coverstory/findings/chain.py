"""The chain of a finding: from its steps to events, claims, spans, words and the original's hash.

In: an assessment and the id of one of its findings. Out: the chain as values, for printing.
"""

import difflib
from dataclasses import dataclass

from coverstory.model import Assessment, Claim, Document, Event, Finding, UnknownName, Where


@dataclass(frozen=True, slots=True)
class Link:
    """One event behind a step, the claim it came from and the words in the original."""

    event: str
    asserted: str
    claim: str
    speaker: str
    quote: str
    document: str
    file: str
    start: int
    end: int
    line: int
    sha256: str


@dataclass(frozen=True, slots=True)
class StepChain:
    """A step or indicator, how it stands, and its links; `tables` where registers decided it."""

    name: str
    says: str
    state: str
    why: str
    links: tuple[Link, ...]
    tables: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Chain:
    """Everything behind one finding."""

    finding: Finding
    steps: tuple[StepChain, ...]


def chain_of(assessment: Assessment, finding_id: str) -> Chain:
    """Give the chain of a finding. Raises UnknownName, with the nearest names."""
    finding = finding_named(assessment, finding_id)
    events = {event.id: event for event in assessment.events}
    claims = {claim.id: claim for claim in assessment.claims}
    documents = {document.id: document for document in assessment.documents}
    tables = {register.file: register.sha256 for register in assessment.registers}
    steps = [
        StepChain(
            step.name,
            step.says,
            str(step.state),
            step.clause or step.distance,
            _links(step.evidence, events, claims, documents),
            tuple((name, tables[name]) for name in step.evidence if name in tables),
        )
        for step in finding.steps
    ]
    steps += [
        StepChain(
            sign.name,
            sign.says,
            f"sign: {sign.answer}",
            sign.innocent,
            _links(sign.evidence, events, claims, documents),
        )
        for sign in finding.indicators
    ]
    return Chain(finding, tuple(steps))


def finding_named(assessment: Assessment, finding_id: str) -> Finding:
    """Give a finding by its id. Raises UnknownName."""
    by_id = {finding.id: finding for finding in assessment.findings}
    if finding_id in by_id:
        return by_id[finding_id]
    near = difflib.get_close_matches(finding_id, by_id, 1, 0.3)
    hint = f"Did you mean {near[0]!r}? " if near else ""
    raise UnknownName(
        Where(assessment.case.id),
        f"there is no finding {finding_id!r}",
        f"{hint}Findings here: {', '.join(by_id) or 'none'}.",
    )


def _links(
    names: tuple[str, ...],
    events: dict[str, Event],
    claims: dict[str, Claim],
    documents: dict[str, Document],
) -> tuple[Link, ...]:
    return tuple(
        _link(events[name], claims[evidence], documents)
        for name in names
        if name in events
        for evidence in events[name].evidence
        if evidence in claims
    )


def _link(event: Event, claim: Claim, documents: dict[str, Document]) -> Link:
    document = documents[claim.span.document]
    who = claim.attribution
    return Link(
        event.id,
        str(event.asserted),
        claim.id,
        f"{who.speaker} ({who.name or who.label})",
        claim.span.words(document.text),
        document.id,
        document.file,
        claim.span.start,
        claim.span.end,
        document.text.count("\n", 0, claim.span.start) + 1,
        document.sha256,
    )
