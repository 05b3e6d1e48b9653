"""Which claims share one origin of knowledge: same eyes, same document, same official.

In: documents and readings. Out: the origin of each claim, the groups with the reason for every
link, and the links among documents. The order of documents changes nothing. Never asks who an
anonymous speaker is: speakers are kept apart, not identified.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from coverstory.linking.credits import outlet_name
from coverstory.linking.documents import DocumentGroup, document_groups, document_links
from coverstory.linking.joining import Joined
from coverstory.linking.links import Link, LinkKind, Shared
from coverstory.linking.pairing import Pair, best_fits, in_same_words, on_shared_ground
from coverstory.linking.speaking import (
    cites_own_outlet,
    described,
    narrator_of,
    speaker_ids,
    speaks,
)
from coverstory.model import Claim, Document, OriginGroup, Reading, Speaker

_COPIES = frozenset({LinkKind.REPRINT, LinkKind.REWRITE, LinkKind.TRANSLATION})


@dataclass(frozen=True, slots=True)
class ClaimOrigins:
    """Origin id by claim id, every origin group, and what links the documents."""

    of_claim: dict[str, str]
    groups: tuple[OriginGroup, ...]
    links: tuple[Link, ...] = ()
    documents: tuple[DocumentGroup, ...] = ()

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
    claims = _claims(readings)
    speaker = speaker_ids(claims)
    publishers = {document.id: document.publisher for document in documents}
    told = _Told.of(claims, speaker, publishers)
    links = document_links(documents)
    one_origin = document_groups(publishers, links)
    home = {name: group.documents[0] for group in one_origin for name in group.documents}
    for link in sorted(links, key=lambda link: not link.whole):
        _join(link, told, apart=home[link.one] != home[link.other])
    groups = _groups(told)
    return ClaimOrigins(
        {claim: group.id for group in groups for claim in group.claims},
        groups,
        links + _speaker_links(claims, speaker),
        one_origin,
    )


def origin_links(documents: Sequence[Document], readings: Sequence[Reading]) -> tuple[Link, ...]:
    """Give every link between two documents: by their texts, and by the speakers they share."""
    claims = _claims(readings)
    return document_links(documents) + _speaker_links(claims, speaker_ids(claims))


@dataclass(slots=True)
class _Told:
    """Claims by document, the speaker of each, and what has been joined so far, with why."""

    by_document: dict[str, list[Claim]]
    speaker: dict[str, str]
    publishers: dict[str, str]
    joined: Joined
    reasons: list[tuple[str, str]]

    @classmethod
    def of(
        cls, claims: Sequence[Claim], speaker: dict[str, str], publishers: dict[str, str]
    ) -> "_Told":
        by_document: dict[str, list[Claim]] = {}
        for claim in claims:
            by_document.setdefault(claim.span.document, []).append(claim)
        names = {*speaker.values(), *map(narrator_of, by_document)}
        return cls(by_document, dict(speaker), publishers, Joined(names), [])

    def join(self, one: str, other: str, reason: str) -> None:
        self.joined.join(one, other)
        self.reasons.append((one, reason))


def _claims(readings: Iterable[Reading]) -> tuple[Claim, ...]:
    ordered = sorted(readings, key=lambda reading: reading.document)
    return tuple(claim for reading in ordered for claim in reading.claims)


def _join(link: Link, told: _Told, *, apart: bool) -> None:
    """Join the speakers of two linked documents, as far as the kind of link goes.

    `apart` says that no whole link, direct or through others, makes the two one origin.
    """
    ones, others = (told.by_document.get(name, []) for name in (link.one, link.other))
    if not ones or not others:
        return
    pairs = on_shared_ground(link, ones, others)
    if link.kind in _COPIES:
        _join_copy(link, told, [*pairs, *in_same_words(ones, others)])
    elif link.whole:
        told.join(narrator_of(link.one), narrator_of(link.other), link.reason)
        _join_credits(link, told)
        _join_pairs(link, told, pairs)
    elif apart:
        _join_pairs(link, told, [_set_apart(pair, told) for pair in pairs])


def _join_pairs(link: Link, told: _Told, pairs: Iterable[Pair]) -> None:
    for one, other in pairs:
        told.join(told.speaker[one.id], told.speaker[other.id], link.reason)


def _join_credits(link: Link, told: _Told) -> None:
    """Join what one report has from the other's outlet to that outlet's words: one origin."""
    for teller, source in ((link.one, link.other), (link.other, link.one)):
        outlet = outlet_name(told.publishers.get(source, ""))
        for claim in told.by_document[teller]:
            who = claim.attribution
            cited = outlet_name(who.name) if who.speaker is Speaker.OUTLET and who.name else None
            if outlet and cited and cited.matches(outlet):
                told.join(told.speaker[claim.id], narrator_of(source), link.reason)


def _set_apart(pair: Pair, told: _Told) -> Pair:
    """Part a shared passage or figure from the rest of a report's own words.

    One background paragraph in two reports is one origin; what else each tells stays its own.
    """
    for claim in pair:
        name = told.speaker[claim.id]
        if not speaks(name) and " shares " not in name:
            document = claim.span.document
            apart = f"{document} shares {claim.span.start}: narrator"
            told.joined.add(apart)
            told.speaker[claim.id] = apart
    return pair


def _join_copy(link: Link, told: _Told, pairs: list[Pair]) -> None:
    """Join every speaker of the copy to the same one of the original: a copy has none of its own.

    The document with fewer speakers is taken as the copy, of two as many the one that sorts later.
    """
    voices = [_voices(told, name) for name in (link.one, link.other)]
    original, copy = (link.one, link.other), voices[1]
    if len(voices[0]) < len(voices[1]):
        original, copy = (link.other, link.one), voices[0]
        pairs = [(other, one) for one, other in pairs]
    found = {name: fit for fit, name in best_fits(pairs, told.speaker)}
    known = set(_voices(told, original[0]))
    for name in copy:
        twin = name.replace(f"{original[1]}: ", f"{original[0]}: ", 1)
        fit = found.get(name) or (twin if twin in known else narrator_of(original[0]))
        if name != fit and (name not in known or name in found):
            told.join(name, fit, link.reason)


def _voices(told: _Told, document: str) -> list[str]:
    return sorted({told.speaker[claim.id] for claim in told.by_document[document]})


def _speaker_links(claims: Sequence[Claim], speaker: dict[str, str]) -> tuple[Link, ...]:
    """Link the documents that give one named speaker's words, each to the next."""
    heard: dict[str, dict[str, Claim]] = {}
    for claim in claims:
        if claim.attribution.name and speaks(speaker[claim.id]):
            heard.setdefault(speaker[claim.id], {}).setdefault(claim.span.document, claim)
    found = []
    for name, by_document in sorted(heard.items()):
        if name.startswith(tuple(f"{document}: " for document in by_document)):
            continue
        for one, other in pairwise(sorted(by_document)):
            first, second = by_document[one], by_document[other]
            who = first.attribution
            reason = f"the same {who.speaker} speaker, {who.name}"
            shared = Shared(who.name or "", first.span, second.span)
            found.append(Link(one, other, LinkKind.SPEAKER, reason, (shared,)))
    return tuple(found)


def _groups(told: _Told) -> tuple[OriginGroup, ...]:
    members: dict[str, list[Claim]] = {}
    for claims in told.by_document.values():
        for claim in claims:
            members.setdefault(told.joined.of(told.speaker[claim.id]), []).append(claim)
    why: dict[str, set[str]] = {}
    for name, reason in told.reasons:
        why.setdefault(told.joined.of(name), set()).add(reason)
    groups = [_group(claims, told, why.get(top, set())) for top, claims in members.items()]
    return tuple(sorted(groups, key=lambda group: group.id))


def _group(claims: list[Claim], told: _Told, reasons: set[str]) -> OriginGroup:
    # A group goes by a speaker where it has one: what the report says itself rests on that.
    name, first = min(
        ((told.speaker[claim.id], claim) for claim in claims),
        key=lambda item: (not speaks(item[0]), item[0]),
    )
    documents = tuple(sorted({claim.span.document for claim in claims}))
    who = first.attribution
    if who.name and who.speaker is not Speaker.ANONYMOUS and len(documents) > 1:
        reasons = reasons | {f"the same {who.speaker} speaker, {who.name}"}
    own = all(cites_own_outlet(claim, told.publishers) for claim in claims)
    if own:
        reasons = reasons | {f"{who.name} citing its own earlier reports adds no origin"}
    return OriginGroup(
        name,
        described(first),
        documents,
        tuple(sorted(claim.id for claim in claims)),
        tuple(sorted(reasons)),
        counts=not own,
    )


def _cut(group: OriginGroup, wanted: frozenset[str]) -> OriginGroup:
    return replace(group, claims=tuple(claim for claim in group.claims if claim in wanted))


def _speaks(group: OriginGroup) -> bool:
    return group.counts and speaks(group.id)


def _rests_on(group: OriginGroup, spoken: set[str]) -> bool:
    return group.counts and not speaks(group.id) and bool(spoken.intersection(group.documents))


def _resting(group: OriginGroup) -> OriginGroup:
    why = "these words rest on what speakers counted from the same text said"
    return replace(group, reasons=(*group.reasons, why), counts=False)
