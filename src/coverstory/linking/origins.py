"""Which claims share one origin of knowledge: same eyes, same document, same official.

In: documents and readings. Out: the origin of each claim, and the groups with the reason for
every link. Never asks who an anonymous speaker is: speakers are kept apart, not identified.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from coverstory.linking.reprints import SameText, same_texts
from coverstory.model import Claim, Document, OriginGroup, Reading, Speaker

# Labels of words that no single speaker owns: the report's own, and 'sources say'.
UNNUMBERED = (": narrator", ": sources")


@dataclass(frozen=True, slots=True)
class ClaimOrigins:
    """Origin id by claim id, and every origin group."""

    of_claim: dict[str, str]
    groups: tuple[OriginGroup, ...]

    def supporting(self, claims: Sequence[str]) -> tuple[OriginGroup, ...]:
        """Give the groups behind some claims, each cut down to those claims, in order of id.

        A report's own words count only where no speaker of the same text does: they rest on
        what its speakers said.
        """
        wanted = frozenset(claims)
        cut = [_cut(group, wanted) for group in self.groups if wanted & {*group.claims}]
        spoken = {name for group in cut if _speaks(group) for name in group.documents}
        return tuple(_resting(group) if _rests_on(group, spoken) else group for group in cut)


def claim_origins(documents: Sequence[Document], readings: Sequence[Reading]) -> ClaimOrigins:
    """Group claims by origin of knowledge."""
    texts = same_texts(documents)
    text_of = {name: text for text in texts for name in text.documents}
    publishers = {document.id: document.publisher for document in documents}
    members: dict[str, list[Claim]] = {}
    for reading in readings:
        for claim in reading.claims:
            origin = _origin_id(claim, text_of[reading.document])
            members.setdefault(origin, []).append(claim)
    groups = tuple(
        _group(origin, claims, text_of, publishers) for origin, claims in sorted(members.items())
    )
    return ClaimOrigins(
        {claim: group.id for group in groups for claim in group.claims},
        groups,
    )


def _origin_id(claim: Claim, text: SameText) -> str:
    who = claim.attribution
    if who.name and who.speaker not in (Speaker.ANONYMOUS, Speaker.NARRATOR):
        return f"{who.speaker}: {_folded(who.name)}"
    # What an unnamed person is said to have said reached the report through the one who says so.
    label = who.via[0] if who.via and who.speaker is Speaker.ANONYMOUS else who.label
    return f"{text.documents[0]}: {label}"


def _folded(name: str) -> str:
    return " ".join(name.casefold().replace("the ", "").split())


def _group(
    origin: str,
    claims: list[Claim],
    text_of: dict[str, SameText],
    publishers: dict[str, str],
) -> OriginGroup:
    documents = tuple(sorted({claim.span.document for claim in claims}))
    who = claims[0].attribution
    reasons = {reason for name in documents for reason in text_of[name].reasons}
    if who.name and len(documents) > 1:
        reasons.add(f"the same {who.speaker} speaker, {who.name}")
    own = _is_own_outlet(claims[0], publishers)
    if own:
        reasons.add(f"{who.name} citing its own earlier reports adds no origin")
    return OriginGroup(
        origin,
        _described(claims[0]),
        documents,
        tuple(sorted(claim.id for claim in claims)),
        tuple(sorted(reasons)),
        counts=not own,
    )


def _is_own_outlet(claim: Claim, publishers: dict[str, str]) -> bool:
    who = claim.attribution
    if who.speaker is not Speaker.OUTLET:
        return False
    publisher = publishers.get(claim.span.document, "")
    return not who.name or not publisher or _folded(who.name) in _folded(publisher)


def _described(claim: Claim) -> str:
    who = claim.attribution
    name = f" {who.name}" if who.name else ""
    if who.speaker is Speaker.ANONYMOUS:
        return f"anonymous speaker ({who.label}) in {claim.span.document}"
    if who.speaker is Speaker.NARRATOR:
        return f"the report's own words in {claim.span.document}"
    return f"{who.speaker}{name}"


def _cut(group: OriginGroup, wanted: frozenset[str]) -> OriginGroup:
    kept = tuple(claim for claim in group.claims if claim in wanted)
    return OriginGroup(
        group.id, group.speaker, group.documents, kept, group.reasons, counts=group.counts
    )


def _speaks(group: OriginGroup) -> bool:
    return group.counts and not group.id.endswith(UNNUMBERED)


def _rests_on(group: OriginGroup, spoken: set[str]) -> bool:
    return group.counts and not _speaks(group) and bool(spoken.intersection(group.documents))


def _resting(group: OriginGroup) -> OriginGroup:
    why = "these words rest on what speakers counted from the same text said"
    return OriginGroup(
        group.id,
        group.speaker,
        group.documents,
        group.claims,
        (*group.reasons, why),
        counts=False,
    )
