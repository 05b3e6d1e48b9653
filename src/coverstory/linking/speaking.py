"""Whose knowledge a claim is, within its own report: an unnamed speaker, a named one, the report.

In: claims. Out: for each, the id of its speaker, before anything is joined across reports. Named
speakers of one name are one, unless they speak of different countries: every State has a labour
ministry. Unnamed ones are kept apart by report and label, and never identified.
"""

from collections.abc import Iterable, Mapping

from coverstory.linking.credits import outlet_name
from coverstory.linking.joining import Joined
from coverstory.model import Claim, Speaker

# Labels of words that no single speaker owns: the report's own, and 'sources say'.
UNNUMBERED = (": narrator", ": sources")


def speaker_ids(claims: Iterable[Claim]) -> dict[str, str]:
    """Give the speaker's id by claim id."""
    found: dict[str, str] = {}
    named: dict[str, list[Claim]] = {}
    for claim in claims:
        who = claim.attribution
        if who.name and who.speaker not in (Speaker.ANONYMOUS, Speaker.NARRATOR):
            named.setdefault(f"{who.speaker}: {folded(who.name)}", []).append(claim)
        else:
            found[claim.id] = f"{claim.span.document}: {_label(claim)}"
    for name, spoken in named.items():
        found |= _by_country(name, spoken)
    return found


def narrator_of(document: str) -> str:
    """Give the id of a report's own words."""
    return f"{document}: narrator"


def speaks(speaker: str) -> bool:
    """Say whether an id is of a speaker, not of words that no single speaker owns."""
    return not speaker.endswith(UNNUMBERED)


def folded(name: str) -> str:
    """Give a name without case, articles and spacing."""
    return " ".join(name.casefold().replace("the ", "").split())


def cites_own_outlet(claim: Claim, publishers: Mapping[str, str]) -> bool:
    """Say whether a report cites the outlet that published it, which adds no origin."""
    who = claim.attribution
    if who.speaker is not Speaker.OUTLET:
        return False
    publisher = publishers.get(claim.span.document, "")
    if not who.name or not publisher or folded(who.name) in folded(publisher):
        return True
    cited, own = outlet_name(who.name), outlet_name(publisher)
    return bool(cited and own and cited.words == own.words)


def described(claim: Claim) -> str:
    """Say whose words a claim is, naming only who is named."""
    who = claim.attribution
    name = f" {who.name}" if who.name else ""
    if who.speaker is Speaker.ANONYMOUS:
        return f"anonymous speaker ({who.label}) in {claim.span.document}"
    if who.speaker is Speaker.NARRATOR:
        return f"the report's own words in {claim.span.document}"
    return f"{who.speaker}{name}"


def _label(claim: Claim) -> str:
    # What an unnamed person is said to have said reached the report through the one who says so.
    who = claim.attribution
    return who.via[0] if who.via and who.speaker is Speaker.ANONYMOUS else who.label


def _by_country(name: str, claims: list[Claim]) -> dict[str, str]:
    """Part the claims of one name where the documents speak of different countries."""
    told: dict[str, set[str]] = {}
    for claim in claims:
        country = claim.place.country
        told.setdefault(claim.span.document, set()).update({country} if country else ())
    joined = Joined([*told, *(f"in {c}" for countries in told.values() for c in countries)])
    for document, countries in told.items():
        for country in countries:
            joined.join(document, f"in {country}")
    parts = {joined.of(document) for document, countries in told.items() if countries}
    if len(parts) < 2:
        return {claim.id: name for claim in claims}
    return {claim.id: f"{name} ({_part(claim, told, joined)})" for claim in claims}


def _part(claim: Claim, told: dict[str, set[str]], joined: Joined) -> str:
    at = joined.of(claim.span.document)
    countries = {c for name, some in told.items() if joined.of(name) == at for c in some}
    return "/".join(sorted(countries)) or claim.span.document
