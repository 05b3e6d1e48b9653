"""Merging: claims that repeat one another within a report become one.

In: claims in text order. Out: claims in text order. Two are the same when kind, group and speaker
agree and nothing told in one contradicts the other; the words of the plainer one are kept.
"""

from collections import defaultdict
from dataclasses import replace

from coverstory.model import Claim, Kind, Speaker

# A repetition stands near what it repeats; looking no further keeps long texts linear.
_NEAR = 8
# A news text announces in its first claims what its speakers tell in the next ones.
_LEADS, _LOOK = 3, 25
# Rules that tell in passing what another sentence tells plainly: the plain words are kept.
_PASSING = ("on-sites", "counted-people", "is-in", "there-are", "on-papers")
_ANNOUNCED = (Kind.EMPLOYMENT, Kind.PRESENCE, Kind.RETURN, Kind.DISPATCH, Kind.EXIT)


def merged(claims: list[Claim]) -> list[Claim]:
    """Give the claims with repetitions folded into the first of them."""
    kept: list[Claim] = []
    buckets: dict[tuple[Kind, str, str], list[int]] = defaultdict(list)
    for claim in claims:
        bucket = buckets[(claim.kind, claim.group_key, claim.attribution.label)]
        same = next((i for i in reversed(bucket[-_NEAR:]) if _agree(kept[i], claim)), None)
        if same is None:
            bucket.append(len(kept))
            kept.append(claim)
        else:
            kept[same] = _folded(kept[same], claim)
    return sorted(_without_leads(kept), key=lambda claim: claim.span.start)


def _without_leads(claims: list[Claim]) -> list[Claim]:
    """Drop what the narrator announces and a speaker tells more closely further on."""
    dropped: set[int] = set()
    for index, claim in enumerate(claims[:_LEADS]):
        announced = claim.attribution.speaker is Speaker.NARRATOR and claim.count is None
        later = claims[index + 1 : index + 1 + _LOOK]
        if announced and claim.kind in _ANNOUNCED and any(_repeats(claim, c) for c in later):
            dropped.add(index)
    return [claim for index, claim in enumerate(claims) if index not in dropped]


def _repeats(lead: Claim, later: Claim) -> bool:
    spoken = later.attribution.speaker is not Speaker.NARRATOR
    same = later.kind is lead.kind and later.group_key == lead.group_key
    return spoken and same and _agree(lead, later)


def _agree(a: Claim, b: Claim) -> bool:
    pairs = ((a.count, b.count), (a.status, b.status), (a.amount, b.amount), (a.sector, b.sector))
    if any(x is not None and y is not None and x != y for x, y in pairs):
        return False
    if a.kind is Kind.VISA and (a.status is not b.status or a.expired != b.expired):
        return False
    if a.kind is Kind.PAYMENT and (a.amount is None) != (b.amount is None):
        return False
    dated = a.period.is_known and b.period.is_known
    # 'Until last year they worked ...' is another time than 'they work', dated or not.
    ended = a.period.is_known != b.period.is_known and _ends_before(a, b)
    return a.place.fits(b.place) and not ended and not (dated and a.period != b.period)


def _ends_before(a: Claim, b: Claim) -> bool:
    period = a.period if a.period.is_known else b.period
    return period.earliest is None or a.kind is Kind.ENTRY


def _folded(first: Claim, second: Claim) -> Claim:
    place = second.place if second.place.city and not first.place.city else first.place
    if first.rule in _PASSING and second.rule not in _PASSING:
        first = replace(first, span=second.span, quote=second.quote, rule=second.rule)
    return replace(
        first,
        count=first.count or second.count, status=first.status or second.status,
        amount=first.amount or second.amount, sector=first.sector or second.sector,
        period=first.period if first.period.is_known else second.period, place=place,
        intermediary=first.intermediary or second.intermediary,
        institution=first.institution or second.institution,
        ages=first.ages or second.ages, frequency=first.frequency or second.frequency,
        expired=first.expired or second.expired,
        first_time=first.first_time or second.first_time,
        in_groups=first.in_groups or second.in_groups,
        guessed=first.guessed and second.guessed,
    )  # fmt: skip
