"""Claims to events: the same relational form that register rows have.

In: a claim and the group it speaks of. Out: an event of that group's timeline. A claim that is
hedged, planned or an opinion asserts nothing: its event answers 'cannot tell'.
"""

from coverstory.model import Answer, Basis, Claim, Event, Kind, Place, Sector


def event_of_claim(
    claim: Claim, *, subject: str, order: int, origin: str, sector: Sector | None, place: Place
) -> Event:
    """Give the event that a claim tells of.

    `sector` and `place` are the group's, used where the claim leaves them out: the reader ties
    the claim to the group, so what holds of the group's trade and host holds here.
    """
    return Event(
        id=f"e:{claim.id}",
        subject=subject,
        kind=claim.denies or claim.kind,
        when=claim.period,
        order=order,
        status=claim.status,
        sector=claim.sector or sector,
        place=Place(claim.place.city or place.city, claim.place.country or place.country),
        asserted=asserted(claim),
        basis=claim.attribution.basis,
        evidence=(claim.id,),
        origin=origin,
        details=_details(claim),
    )


def asserted(claim: Claim) -> Answer:
    """Answer whether the claim states it as fact (yes), denies it (no) or leaves it open.

    What the reader only guessed is left open too. A count of none states that it did not happen.
    """
    if claim.kind is Kind.DENIAL:
        return Answer.NO if claim.denies and not claim.hedged else Answer.CANNOT_TELL
    if claim.guessed or claim.hedged or claim.planned or claim.attribution.basis is Basis.OPINION:
        return Answer.CANNOT_TELL
    return Answer.NO if claim.count and claim.count.max == 0 else Answer.YES


def _details(claim: Claim) -> dict[str, str | None]:
    """Give a claim's other fields under the names schemes use; None where it does not say."""
    ages, count, amount = claim.ages, claim.count, claim.amount
    return {
        "employer": claim.institution if claim.kind in _WORK else None,
        "institution": claim.institution,
        "sender": claim.intermediary,
        "intermediary": claim.intermediary,
        "nationality": claim.nationality,
        "origin_country": claim.origin.country,
        "frequency": claim.frequency,
        "expired": "yes" if claim.expired else None,
        "first_time": "yes" if claim.first_time else None,
        "told_by": str(claim.attribution.speaker),
        "group": claim.group,
        "age_min": _text(ages.min if ages else None),
        "age_max": _text(ages.max if ages else None),
        "count_min": _text(count.min if count else None),
        "count_max": _text(count.max if count else None),
        "amount": _text(amount.value if amount else None),
        "currency": amount.currency if amount else None,
    }


_WORK = frozenset({Kind.EMPLOYMENT, Kind.PRESENCE, Kind.PAYMENT})


def _text(number: float | None) -> str | None:
    return None if number is None else f"{number:g}"
