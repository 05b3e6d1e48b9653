"""Proposals: from triggers to claims, with every field taken from the nearest words that tell it.

In: sentences with what was found in them and who speaks. Out: claims without ids. Fields come from
the clause, then the sentence, then what was told of the group before; counts never travel.
"""

from dataclasses import dataclass, field, replace

from coverstory.model import (
    UNKNOWN_PERIOD,
    Attribution,
    Claim,
    CountRange,
    Document,
    Kind,
    Period,
    Place,
    Sector,
    Span,
    Speaker,
    Status,
)
from coverstory.reading.groups import Discourse, GroupMention, Profile
from coverstory.reading.mentions import Found
from coverstory.reading.passages import Sentence
from coverstory.reading.speakers import Scope
from coverstory.reading.surveys import Survey
from coverstory.reading.triggers import Trigger, find_triggers

_MOVES = (Kind.DISPATCH, Kind.ENTRY, Kind.EXIT, Kind.REPATRIATION, Kind.RETURN)
_UNCOUNTED = (Kind.PAYMENT, Kind.POLICY, Kind.AGREEMENT, Kind.CHECK_IN, Kind.HOUSING)
_BY_OBJECT = (Kind.DISPATCH, Kind.ENTRY, Kind.EMPLOYMENT, Kind.REPATRIATION, Kind.EXIT)
_AT_SCHOOL = (Kind.ENROLMENT, Kind.CHECK_IN)
_GENERAL = ("instrument-rule", "banned-by")
_FOLDED = (Kind.REPATRIATION, Kind.VISA, Kind.POLICY, Kind.EXIT, Kind.DISPATCH, Kind.EMPLOYMENT)
_CLOSING = ("”", '"')
_STATUS_CARRIED = (Kind.EMPLOYMENT, Kind.ENROLMENT, Kind.CHECK_IN)


@dataclass(slots=True)
class Memory:
    """The working memory of one reading: the groups, and the host place spoken of last."""

    survey: Survey
    discourse: Discourse
    host: Place = Place()
    language: str = "en"
    last_kind: Kind | None = None
    claims: list[Claim] = field(default_factory=list)


def propose(sentence: Sentence, found: Found, scopes: tuple[Scope, ...], document: Document,
            memory: Memory) -> list[Claim]:  # fmt: skip
    """Give the claims of a sentence, in text order."""
    _follow(found, memory)
    spoken = any(s.attribution.speaker is not Speaker.NARRATOR for s in scopes)
    triggers = find_triggers(found, memory.language, spoken=spoken,
                             nationality=memory.survey.nationality)  # fmt: skip
    claims: list[Claim] = []
    for trigger in _one_rule(triggers):
        scope = _scope_at(scopes, sentence.start + trigger.start)
        others = tuple(t.clause for t in triggers if t.clause != trigger.clause)
        claim = _claim(trigger, sentence, found, scope, others, document, memory)
        if claim is not None:
            claims.append(claim)
            memory.last_kind = claim.kind
    _learn(found, memory)
    return claims


def _one_rule(triggers: list[Trigger]) -> list[Trigger]:
    """Fold what a general rule says of visas and going home into the rule itself."""
    rules = [t for t in triggers if t.rule in _GENERAL]
    if not rules:
        return triggers
    first = rules[0]
    folded = [
        t
        for t in triggers
        if t.start > first.start and t.kind in _FOLDED and t.rule not in _GENERAL
    ]
    if not folded:
        return triggers
    whole = replace(first, clause=(first.clause[0], max(t.clause[1] for t in folded)))
    return [whole if t is first else t for t in triggers if t not in folded]


def _scope_at(scopes: tuple[Scope, ...], offset: int) -> Scope:
    return next((s for s in scopes if s.start <= offset < s.end), scopes[-1])


def _follow(found: Found, memory: Memory) -> None:
    """Follow the host place: the last town named that is not in the home country."""
    for mention in found.places:
        abroad = mention.place.country not in (memory.survey.nationality, None)
        if (
            abroad
            and mention.place.city
            and not mention.seat
            and mention.place.country == memory.survey.host.country
        ):
            memory.host = mention.place


def _learn(found: Found, memory: Memory) -> None:
    profile = memory.discourse.profiles.get(memory.discourse.current)
    if profile and found.statuses:
        profile.status = found.statuses[0][1]


def _claim(trigger: Trigger, sentence: Sentence, found: Found, scope: Scope,
           others: tuple[tuple[int, int], ...], document: Document,
           memory: Memory) -> Claim | None:  # fmt: skip
    mention = _group(trigger, found)
    sector = _sector(trigger, found, mention)
    profile = memory.discourse.meet(mention, sector, memory.language)
    nationality = (mention.nationality if mention else None) or profile.nationality
    place = _place(trigger, found, nationality, memory)
    if nationality is not None and nationality == place.country:
        return None
    start, end = _quote_bounds(trigger, found)
    raw_start, raw_end = document.text_map.to_original(sentence.start + start, sentence.start + end)
    period = _period(trigger, found, others)
    signs = found.signs(trigger.clause)
    hedged = bool(signs.hedge) or (signs.planned and trigger.kind is not Kind.POLICY)
    intermediary, institution = _bodies(trigger, found, _cue_span(found, scope))
    claim = Claim(
        id="", kind=trigger.kind, span=Span(document.id, raw_start, raw_end),
        quote=document.text[raw_start:raw_end],
        group=_label(mention, profile), group_key=profile.key, nationality=nationality,
        status=_status(trigger, found, mention, profile),
        sector=sector or profile.sector or memory.survey.sector, place=place,
        origin=_origin(trigger, nationality),
        count=_count(trigger, mention, profile), period=period,
        intermediary=intermediary, institution=institution,
        amount=found.amounts[0].amount if trigger.kind is Kind.PAYMENT and found.amounts else None,
        attribution=scope.attribution, hedged=hedged, hedge=signs.hedge or signs.ahead,
        planned=signs.planned, denies=memory.last_kind if trigger.kind is Kind.DENIAL else None,
        ages=signs.ages, frequency=signs.frequency if trigger.kind is Kind.CHECK_IN else None,
        expired=found.expired and trigger.kind in (Kind.EXIT, Kind.VISA),
        first_time=signs.first_time, rule=trigger.rule,
    )  # fmt: skip
    if claim.count and mention and not mention.pronoun:
        profile.count = claim.count
    return _as_rule(claim, trigger, found) if trigger.kind is Kind.POLICY else claim


def _group(trigger: Trigger, found: Found) -> GroupMention | None:
    """Give the people a trigger speaks of: subject or object, else the last named before it."""
    start, end = trigger.clause
    near = [g for g in found.groups if start <= g.start < end]
    full = [g for g in near if not g.pronoun]
    after = [g for g in full if g.start >= trigger.start]
    before = [g for g in full if g.start < trigger.start]
    counted = [g for g in near if g.count or g.share]
    if trigger.kind in _BY_OBJECT and after and not before:
        return after[0]
    if counted:
        chosen = min(counted, key=lambda g: _distance(g, trigger))
        return _with_label(chosen, full)
    if before:
        return before[-1]
    if after:
        return after[0]
    earlier = [g for g in found.groups if g.start < trigger.start]
    plain = [g for g in earlier if not g.pronoun]
    if near and not plain:
        return near[0]
    return replace(plain[-1], count=None) if plain and not near else (near[0] if near else None)


def _with_label(chosen: GroupMention, full: list[GroupMention]) -> GroupMention:
    if chosen.pronoun and full:
        return replace(full[0], count=chosen.count, share=chosen.share)
    return chosen


def _distance(mention: GroupMention, trigger: Trigger) -> int:
    if mention.end <= trigger.start:
        return trigger.start - mention.end
    return max(mention.start - trigger.end, 0) + 4


def _sector(trigger: Trigger, found: Found, mention: GroupMention | None) -> Sector | None:
    if mention and mention.sector:
        return mention.sector
    start, end = trigger.clause
    near = [sector for at, sector in found.sectors if start <= at < end]
    return near[0] if near else (found.sectors[0][1] if found.sectors else None)


def _status(trigger: Trigger, found: Found, mention: GroupMention | None,
            profile: Profile) -> Status | None:  # fmt: skip
    start, end = trigger.clause
    near = [status for at, status in found.statuses if start <= at < end]
    if near:
        cover = [status for status in near if status is not Status.WORK]
        return cover[0] if cover and trigger.kind is not Kind.VISA else near[0]
    if mention and mention.status:
        return mention.status
    if trigger.kind in _STATUS_CARRIED:
        return found.statuses[0][1] if found.statuses else profile.status
    return None


def _place(trigger: Trigger, found: Found, nationality: str | None, memory: Memory) -> Place:
    start, end = trigger.clause
    abroad = [m for m in found.places if m.place.country not in (nationality, None)]
    near = [m for m in abroad if start <= m.start < end] or abroad
    cities = [m for m in near if m.place.city and not m.seat]
    if cities:
        return min(cities, key=lambda m: abs(m.start - trigger.start)).place
    countries = [m for m in near if not m.place.city]
    if countries:
        return min(countries, key=lambda m: abs(m.start - trigger.start)).place
    home = [m for m in found.places if m.place.country == nationality and m.place.city]
    if home and not memory.survey.host.country:
        return home[0].place
    return memory.host if memory.host.country else memory.survey.host


def _origin(trigger: Trigger, nationality: str | None) -> Place:
    if trigger.kind not in _MOVES or nationality is None:
        return Place()
    return Place(None, nationality)


def _count(trigger: Trigger, mention: GroupMention | None, profile: Profile) -> CountRange | None:
    if mention is None or trigger.kind in _UNCOUNTED:
        return None
    if mention.share and profile.count:
        low, high = profile.count.min, profile.count.max
        return CountRange(round(low * mention.share) if low else None,
                          round(high * mention.share) if high else None)  # fmt: skip
    return mention.count


def _period(trigger: Trigger, found: Found, others: tuple[tuple[int, int], ...]) -> Period:
    start, end = trigger.clause
    dates = [d for d in found.dates if not d.weekday and not d.of_speech]
    near = [d for d in dates if start <= d.start < end]
    if near:
        return min(near, key=lambda d: abs(d.start - trigger.start)).period
    free = [d for d in dates if not any(a <= d.start < b for a, b in others)]
    if len(free) == 1:
        return free[0].period
    return UNKNOWN_PERIOD


def _cue_span(found: Found, scope: Scope) -> tuple[int, int]:
    """Give where the speaker is named: a body named there speaks, it does not employ."""
    cue = scope.attribution.cue.strip()
    at = found.text.find(cue) if cue else -1
    if at < 0:
        return (0, 0)
    # After a closing quotation all that follows tells who spoke, and to whom.
    return (at, len(found.text) if found.text[:at].rstrip()[-1:] in _CLOSING else at + len(cue))


def _bodies(trigger: Trigger, found: Found, cue: tuple[int, int]) -> tuple[str | None, str | None]:
    """Give who sends and who employs or teaches, of the bodies told of in the sentence."""
    bodies = [b for b in found.bodies if not cue[0] <= b.start < cue[1]]
    senders = [b.name for b in bodies if b.role == "sends"]
    schools = [b.name for b in bodies if b.role == "teaches"]
    employers = [b.name for b in bodies if b.role == "employs"]
    if trigger.kind is Kind.POLICY:
        return None, None
    at = (
        schools or employers
        if trigger.kind in _AT_SCHOOL or trigger.kind is Kind.VISA
        else employers or schools
    )
    return ("; ".join(senders[:2]) or None), ("; ".join(at[:2]) or None)


def _label(mention: GroupMention | None, profile: Profile) -> str | None:
    return (mention.label if mention and mention.label else "") or profile.label or None


def _quote_bounds(trigger: Trigger, found: Found) -> tuple[int, int]:
    start, end = trigger.clause
    words = found.text[start:end]
    lead = len(words) - len(words.lstrip(' ,;:—–-"“”.)'))
    tail = len(words.rstrip(' ,;:—–-"“”('))
    return (start + lead, start + tail) if lead < tail else (trigger.start, trigger.end)


def _as_rule(claim: Claim, trigger: Trigger, found: Found) -> Claim:
    """Give a rule its shape: general scope has no place, a cited text speaks for itself."""
    cited = next(iter(found.cited), None)
    general = trigger.rule in _GENERAL
    attribution = claim.attribution
    if cited and attribution.speaker is Speaker.NARRATOR and general:
        attribution = Attribution(Speaker.DOCUMENT, cited.name, cited.name, cue=cited.name)
    return replace(
        claim,
        place=Place() if general else claim.place,
        sector=None if general else claim.sector,
        count=None, attribution=attribution, expired=False, first_time=False, ages=None,
        group_key="" if general else claim.group_key,
    )  # fmt: skip
