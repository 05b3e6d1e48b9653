"""Proposals: from triggers to claims.

In: sentences with what was found in them and who speaks. Out: claims without ids. Fields come from
the clause, then the sentence, then what was told of the group before.
"""

import re
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache

from coverstory.model import (
    Attribution,
    Claim,
    CountRange,
    Document,
    Kind,
    Period,
    Place,
    Span,
    Speaker,
    Status,
)
from coverstory.reading.fields import (
    MOVES,
    Blocked,
    amount_of,
    bodies_of,
    count_of,
    is_host,
    people_of,
    period_of,
    place_of,
    rule_period,
    sector_of,
    status_of,
    told_sector,
)
from coverstory.reading.groups import Discourse, GroupMention, Profile
from coverstory.reading.lexicons import lexicon
from coverstory.reading.mentions import Cited, Found, Signs
from coverstory.reading.passages import Sentence
from coverstory.reading.speakers import Scope
from coverstory.reading.surveys import Survey
from coverstory.reading.triggers import Trigger, find_triggers
from coverstory.reading.wordlists import phrase

_GENERAL = ("instrument-rule", "banned-by", "gives-until")
_FOLDED = (
    Kind.REPATRIATION, Kind.VISA, Kind.POLICY, Kind.EXIT, Kind.DISPATCH, Kind.EMPLOYMENT,
)  # fmt: skip
_COUNTRY_ONLY = (Kind.ENTRY, Kind.POLICY)
_AT_EMPLOYER = (Kind.EMPLOYMENT, Kind.PAYMENT, Kind.EXIT, Kind.DISPATCH, Kind.DENIAL)
_TOGETHER = (
    Kind.EMPLOYMENT, Kind.DISPATCH, Kind.ENTRY, Kind.EXIT, Kind.RETURN, Kind.PRESENCE,
    Kind.REPATRIATION,
)  # fmt: skip
_NONE = CountRange(0, 0)
_AT_SCHOOL = (Kind.ENROLMENT, Kind.CHECK_IN)
_OPENLY = (Kind.EMPLOYMENT, Kind.DISPATCH, Kind.REPATRIATION, Kind.PRESENCE)
_OF_ITSELF = (Kind.DENIAL, Kind.PAYMENT, Kind.EMPLOYMENT)
# Denials that stand after what they deny.
_SAID_AFTERWARDS = ("is-false",)
# What one may deny of people; a rule or an agreement named beside a denial is not denied by it.
_DENIABLE = frozenset(Kind) - {Kind.POLICY, Kind.AGREEMENT, Kind.PAYMENT}
_CLOSING = ("”", '"')


@dataclass(slots=True)
class Memory:
    """The working memory of one reading: the groups, and the host place spoken of last."""

    survey: Survey
    discourse: Discourse
    host: Place = Place()
    local: Place = Place()
    language: str = "en"
    last_told: tuple[Kind, str] | None = None
    statistic: tuple[Period, Attribution] | None = None
    seen: list[Claim] = field(default_factory=list)
    employer: str | None = None
    school: str | None = None
    firms: set[str] = field(default_factory=set)
    covers: bool = False


@cache
def _signs(language: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    pack = lexicon(language).triggers
    return phrase(pack.compelled), phrase(pack.deadline), phrase(pack.work_rules)


def propose(sentence: Sentence, found: Found, scopes: tuple[Scope, ...], document: Document,
            memory: Memory) -> list[Claim]:  # fmt: skip
    """Give the claims of a sentence, in text order."""
    blocked = _blocked(found, scopes, document)
    _follow(found, blocked, memory)
    _name_bodies(found, blocked, memory)
    if sentence.heading:
        return []
    spoken = any(s.attribution.speaker is not Speaker.NARRATOR for s in scopes)
    triggers = find_triggers(found, memory.language, spoken=spoken,
                             nationality=memory.survey.nationality)  # fmt: skip
    claims: list[Claim] = []
    for trigger in _not_denied(_one_rule(triggers)):
        scope = _scope_at(scopes, sentence.start + trigger.start)
        others = tuple(t.clause for t in triggers if t.clause != trigger.clause)
        for mention in _each_counted(trigger, found):
            claim = _claim(trigger, mention, sentence, found, scope, others, blocked, document,
                           memory)  # fmt: skip
            if claim is not None and not _repeats(claim, claims):
                claims.append(claim)
                memory.last_told = (claim.kind, claim.attribution.label)
    _learn(found, triggers, memory, scopes[-1].attribution.label)
    return claims


def _one_rule(triggers: list[Trigger]) -> list[Trigger]:
    """Fold what a general rule says of visas and going home into the rule itself."""
    first = next((t for t in triggers if t.rule in _GENERAL), None)
    if first is None:
        return triggers
    later = [t for t in triggers if t.start > first.start and t.rule not in _GENERAL]
    folded = [t for t in later if t.kind in _FOLDED]
    if not folded:
        return triggers
    whole = replace(first, clause=(first.clause[0], max(t.clause[1] for t in folded)))
    return [whole if t is first else t for t in triggers if t not in folded]


def _not_denied(triggers: list[Trigger]) -> list[Trigger]:
    """Let a denial carry what it denies, which is no claim of the one who denies it.

    A denial reaches what follows it in its sentence; one such as 'is false', what stands before.
    """
    kept: list[Trigger] = []
    for trigger in triggers:
        if trigger.rule in _SAID_AFTERWARDS:
            denied = [earlier for earlier in kept if earlier.kind in _DENIABLE]
            kept = [earlier for earlier in kept if earlier not in denied]
            kept.append(replace(trigger, denies=denied[0].kind if denied else None))
        elif kept and kept[-1].kind is Kind.DENIAL and trigger.kind in _DENIABLE:
            kept[-1] = replace(kept[-1], denies=kept[-1].denies or trigger.kind)
        else:
            kept.append(trigger)
    return kept


def _scope_at(scopes: tuple[Scope, ...], offset: int) -> Scope:
    return next((s for s in scopes if s.start <= offset < s.end), scopes[-1])


def _opens(cue: str, language: str) -> bool:
    """Say whether words that name a speaker open with where or when."""
    return ", " in cue and bool(phrase(lexicon(language).speech.openers).match(cue))


def _blocked(found: Found, scopes: tuple[Scope, ...], document: Document) -> Blocked:
    """Give the stretches that name speakers: a place or body there is not the people's."""
    spans = []
    # Where an unnamed speaker is said to be is most often where the people are.
    known = [s.attribution for s in scopes if s.attribution.speaker is not Speaker.ANONYMOUS]
    cues = [attribution.cue.strip() for attribution in known]
    # 'In Lubango, the administrator said': the town is told of the people, not of the speaker.
    names = [cue.partition(", ")[2] if _opens(cue, found.language) else cue for cue in cues]
    names.append(document.publisher)
    for number, name in enumerate(names):
        at = found.text.find(name) if name else -1
        if at >= 0:
            last = number == len(names) - 1
            # After a closing quotation all that follows tells who spoke, and to whom.
            trails = not last and found.text[:at].rstrip()[-1:] in _CLOSING
            spans.append((at, len(found.text) if trails else at + len(name)))
    return Blocked(tuple(spans))


def _follow(found: Found, blocked: Blocked, memory: Memory) -> None:
    """Follow the host place: the last town named in the host country."""
    home, host = memory.survey.nationality, memory.survey.host.country
    if found.towns and found.groups and host and not blocked.holds(found.towns[0].start):
        memory.host = memory.local = Place(found.towns[0].place.city, host)
    for mention in found.places:
        if mention.seat or not is_host(mention, home, found, blocked):
            continue
        country = mention.place.country
        if country == host and mention.place.city and (found.groups or found.sectors):
            memory.host = memory.local = mention.place
        elif found.groups and country != host and memory.survey.many_hosts:
            memory.local = mention.place
        elif country == host:
            memory.local = memory.host if memory.host.country else mention.place
    if not found.places and found.groups and memory.survey.many_hosts:
        _follow_adjective(found, blocked, memory)


def _follow_adjective(found: Found, blocked: Blocked, memory: Memory) -> None:
    """Take a host from 'a Kuwaiti builder': a people's word that names no group spoken of."""
    home = {memory.survey.nationality} | {g.nationality for g in found.groups}
    for person in found.people:
        if person.country not in home and not blocked.holds(person.start):
            if person.country != memory.local.country:
                memory.local = Place(None, person.country)
            return


def _name_bodies(found: Found, blocked: Blocked, memory: Memory) -> None:
    """Remember the firm and the school named last, and every firm by name."""
    for body in found.bodies:
        if not body.named:
            continue
        memory.firms.add(body.name)
        if blocked.holds(body.start):
            continue
        if body.role == "employs":
            memory.employer = body.name
        elif body.role == "teaches":
            memory.school = body.name


def _learn(found: Found, triggers: list[Trigger], memory: Memory, speaker: str) -> None:
    """Remember under which paper the current group was last said to be."""
    profile = memory.discourse.profiles.get(memory.discourse.current)
    studies_only = {t.kind for t in triggers} <= {Kind.ENROLMENT, Kind.POLICY, Kind.DENIAL}
    if any(status is not Status.WORK for _, status in found.statuses):
        memory.covers = True
    if profile and found.statuses and not studies_only:
        profile.status, profile.status_by = found.statuses[0][1], speaker


def _repeats(claim: Claim, earlier: list[Claim]) -> bool:
    """Say whether the sentence already gave the same payment."""
    same = [c for c in earlier if c.kind is claim.kind is Kind.PAYMENT]
    return any(c.amount == claim.amount or claim.amount is None for c in same)


def _each_counted(trigger: Trigger, found: Found) -> list[GroupMention | None]:
    """Give the people of a trigger and others counted beside them: '14 Thais and 6 Laotians'."""
    first = people_of(trigger, found)
    if first is None or first.count is None or trigger.kind not in _TOGETHER or trigger.changes:
        return [first]
    beside: list[GroupMention | None] = []
    last = first
    for group in found.groups:
        joined = phrase(lexicon(found.language).triggers.beside).fullmatch
        if group.start >= last.end and joined(found.text[last.end : group.start]):
            if group.count in (None, first.count, _NONE) or not group.label:
                break
            beside.append(group)
            last = group
    return [first, *beside[:2]]


def _claim(trigger: Trigger, mention: GroupMention | None, sentence: Sentence, found: Found,
           scope: Scope, others: tuple[tuple[int, int], ...], blocked: Blocked, document: Document,
           memory: Memory) -> Claim | None:  # fmt: skip
    sector, here = sector_of(trigger, found, mention)
    profile = memory.discourse.meet(mention, sector, memory.language)
    told = memory.discourse.nation_of(mention) if mention else None
    nationality = told or profile.nationality
    period = period_of(trigger, found, others)
    # 'Until last year they worked ...': the paper told of for today is not that of then.
    ended = period.earliest is None and period.latest is not None
    outlet = scope.attribution.speaker is Speaker.OUTLET
    own_words = not outlet or profile.status_by == scope.attribution.label
    carried = profile.status if own_words and not ended else None
    place = place_of(trigger, found, nationality, blocked, _carried_place(trigger, memory))
    homes = (nationality, *lexicon(memory.language).places.favoured)
    if place.country is not None and place.country in homes:
        return None
    intermediary, institution = bodies_of(trigger, found, blocked)
    start, end = _quote_bounds(trigger, found)
    raw_start, raw_end = document.text_map.to_original(sentence.start + start, sentence.start + end)
    claim = Claim(
        id="",
        kind=trigger.kind,
        span=Span(document.id, raw_start, raw_end),
        quote=document.text[raw_start:raw_end],
        group=(mention.label if mention else "") or profile.label or None,
        group_key=profile.key,
        nationality=nationality,
        status=status_of(trigger, found, mention, carried),
        sector=told_sector(trigger, sector, here, profile, memory.survey.sector),
        place=place,
        origin=Place(None, nationality) if trigger.kind in MOVES else Place(),
        count=count_of(trigger, found, mention, profile),
        period=period,
        intermediary=intermediary,
        institution=institution,
        amount=amount_of(trigger, found),
        attribution=scope.attribution,
        rule=trigger.rule,
        guessed=trigger.guessed,
    )
    claim = _openly(claim, mention, profile, memory)
    claim = _with_signs(_with_body(claim, memory), trigger, found, alone=not others)
    _count_profile(claim, mention, profile)
    return _shaped(claim, trigger, found, memory)


def _openly(claim: Claim, mention: GroupMention | None, profile: Profile, memory: Memory) -> Claim:
    """Take people for workers on paper too where they are told of and no cover is."""
    if claim.status or profile.status or memory.survey.covers or claim.kind not in _OPENLY:
        return claim
    if mention and phrase(lexicon(memory.language).people.open_workers).search(claim.group or ""):
        return replace(claim, status=Status.WORK)
    return claim


def _with_signs(claim: Claim, trigger: Trigger, found: Found, *, alone: bool) -> Claim:
    """Add hedge, plan, ages, how often and ended papers, as the clause tells them."""
    signs = found.signs(trigger.clause)
    wider = found.signs((0, len(found.text))) if alone else signs
    return replace(
        claim,
        hedged=bool(signs.hedge) or (signs.planned and trigger.kind is not Kind.POLICY),
        hedge=signs.hedge or signs.ahead,
        planned=signs.planned,
        ages=signs.ages or wider.ages,
        frequency=signs.frequency if trigger.kind is Kind.CHECK_IN else None,
        expired=_expired(trigger, found, signs),
        first_time=signs.first_time,
        in_groups=signs.in_groups and trigger.kind in _TOGETHER,
    )


def _with_body(claim: Claim, memory: Memory) -> Claim:
    """Carry the employer or school told of before; who denies as a firm speaks of itself."""
    if claim.institution:
        return claim
    spoken = claim.attribution
    itself = (
        spoken.name if spoken.speaker is Speaker.NAMED and spoken.name in memory.firms else None
    )
    if claim.kind in _OF_ITSELF and itself:
        return replace(claim, institution=itself)
    if claim.kind in _AT_SCHOOL:
        return replace(claim, institution=memory.survey.school)
    if claim.kind in _AT_EMPLOYER:
        return replace(claim, institution=memory.survey.employer)
    return claim


def _expired(trigger: Trigger, found: Found, signs: Signs) -> bool:
    """Say whether a departure comes with the end of the papers, or a claim on papers tells it."""
    return (
        found.expired if trigger.kind is Kind.EXIT else trigger.kind is Kind.VISA and signs.expired
    )


def _count_profile(claim: Claim, mention: GroupMention | None, profile: Profile) -> None:
    """Remember how many the group are, for 'half of them' and 'all of them'."""
    if claim.count and mention and not mention.share:
        profile.count = claim.count


def _carried_place(trigger: Trigger, memory: Memory) -> Place:
    carried = memory.local if memory.local.country else Place(None, memory.survey.host.country)
    return Place(None, carried.country) if trigger.kind in _COUNTRY_ONLY else carried


def _denied(claim: Claim, trigger: Trigger, found: Found, memory: Memory) -> Kind | None:
    """Give what a denial denies that names no deed: work told after it, or what another told."""
    if phrase(lexicon(memory.language).judgement.work_words).search(found.text, trigger.end):
        return Kind.EMPLOYMENT
    if memory.last_told and memory.last_told[1] != claim.attribution.label:
        return memory.last_told[0]
    return None


def _shaped(claim: Claim, trigger: Trigger, found: Found, memory: Memory) -> Claim:
    """Give rules, statistics, denials and departures under order the shape the guide asks."""
    if claim.kind is Kind.DENIAL:
        return replace(claim, denies=trigger.denies or _denied(claim, trigger, found, memory))
    compelled, _, _ = _signs(memory.language)
    if claim.kind is Kind.POLICY:
        return _as_rule(claim, trigger, found, memory)
    words = found.text[trigger.clause[0] : trigger.clause[1]]
    if claim.kind is Kind.EXIT and compelled.search(words):
        return replace(claim, kind=Kind.REPATRIATION)
    if claim.kind is Kind.ENTRY and claim.count:
        return _as_statistic(claim, trigger, found, memory)
    return _at_same_time(claim, found, memory)


def _at_same_time(claim: Claim, found: Found, memory: Memory) -> Claim:
    """Give a claim of 'the same period' the time of the statistic before it."""
    same = phrase(lexicon(memory.language).triggers.same_time).search(found.text)
    if not same or memory.statistic is None or claim.period.is_known:
        return claim
    period, attribution = memory.statistic
    told = claim.attribution.speaker is not Speaker.NARRATOR
    return replace(claim, period=period, attribution=claim.attribution if told else attribution)


def _as_statistic(claim: Claim, trigger: Trigger, found: Found, memory: Memory) -> Claim:
    """Let the parts of a border statistic share the time and source of its whole."""
    if claim.period.is_known:
        memory.statistic = (claim.period, claim.attribution)
        return claim
    if trigger.rule != "purpose-count" or memory.statistic is None:
        return _at_same_time(claim, found, memory)
    period, attribution = memory.statistic
    told = claim.attribution.speaker is not Speaker.NARRATOR
    return replace(claim, period=period, attribution=claim.attribution if told else attribution)


def _quote_bounds(trigger: Trigger, found: Found) -> tuple[int, int]:
    start, end = trigger.clause
    words = found.text[start:end]
    lead = len(words) - len(words.lstrip(' ,;:—–-"“”.)'))
    tail = len(words.rstrip(' ,;:—–-"“”('))
    return (start + lead, start + tail) if lead < tail else (trigger.start, trigger.end)


def _from_adoption(period: Period, found: Found, cited: Cited | None) -> Period | None:
    """Give a cited rule's time from the year or day it was adopted to the deadline it sets."""
    days = [d.period for d in found.dates if d.period.earliest or d.period.latest]
    starts = [d.earliest for d in days if d.earliest]
    ends = [d.latest for d in days if d.latest]
    if cited and cited.year and not starts:
        starts = [date(cited.year, 1, 1)]
    if not cited or not starts or not ends or max(ends).year == min(starts).year:
        return None
    return Period.between(min(starts), max(ends), period.wording)


def _as_rule(claim: Claim, trigger: Trigger, found: Found, memory: Memory) -> Claim:
    """Give a rule its shape: general scope has no place, a cited text speaks for itself."""
    _, deadline, work = _signs(memory.language)
    cited = next(iter(found.cited), None)
    general = trigger.rule in _GENERAL
    attribution = claim.attribution
    if general and cited:
        attribution = Attribution(Speaker.DOCUMENT, cited.name, cited.name, cue=cited.name)
    elif general and attribution.cue and attribution.cue in found.text[: trigger.end]:
        attribution = Attribution()
    words = found.text[trigger.clause[0] : trigger.clause[1]]
    on_work = general and claim.status is None and bool(work.search(words))
    return replace(
        claim,
        status=Status.WORK if on_work else claim.status,
        place=Place() if general else Place(None, claim.place.country),
        sector=None if general else claim.sector,
        period=(_from_adoption(claim.period, found, cited) if general else None)
        or rule_period(claim.period, is_deadline=bool(deadline.search(words))),
        count=None,
        attribution=attribution,
        expired=False,
        first_time=False,
        in_groups=False,
        ages=None,
        group_key="" if general else claim.group_key,
    )
