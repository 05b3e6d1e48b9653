"""Judgements on a whole report: relevant, evasion alleged, schemes alleged, duties it bears on.

In: the claims and the evidence text. Out: the four answers of the reading guide. They say what the
report tells or alleges; they never say that a rule was breached.
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from coverstory.model import Claim, Kind, Status
from coverstory.reading.lexicons import DutyCue, Judging, SchemeCue, lexicon
from coverstory.reading.wordlists import phrase

# Parts of a border statistic: a purpose told to the border guard alleges nothing.
_STATISTICS = ("purpose-count",)
_WORKING = (Kind.EMPLOYMENT, Kind.DISPATCH, Kind.PAYMENT, Kind.REPATRIATION, Kind.RETURN)

# Fewer words of another subject than this tell nothing.
_FEW = 3
# Movements, papers and numbers of people who are told to be workers.
_OF_WORKERS = (Kind.EXIT, Kind.VISA, Kind.PRESENCE, Kind.ENTRY)


@dataclass(frozen=True, slots=True)
class Judgement:
    """The guide's answers on one report."""

    relevant: bool = False
    evasion_alleged: bool = False
    schemes: tuple[str, ...] = ()
    duties: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Words:
    pack: Judging
    contrast: re.Pattern[str]
    cover: re.Pattern[str]
    work: re.Pattern[str]
    foreign: re.Pattern[str]
    study_only: re.Pattern[str]
    own_country: re.Pattern[str]
    other: re.Pattern[str]


@cache
def _words(language: str) -> _Words:
    pack = lexicon(language).judgement
    return _Words(
        pack,
        phrase(pack.contrast),
        phrase(pack.cover_words),
        phrase(pack.work_words),
        phrase(pack.foreign),
        phrase(pack.study_only),
        phrase(pack.own_country),
        phrase(pack.other_subjects),
    )


def judge(claims: list[Claim], text: str, language: str, *, latest: date | None) -> Judgement:
    """Give the judgements on a report from its claims and its evidence text."""
    words = _words(language)
    pack = words.pack
    if not _is_relevant(claims, text, words):
        return Judgement()
    covered = bool(words.cover.search(text))
    schemes = tuple(cue.id for cue in pack.schemes if _alleged(cue, claims, text, covered=covered))
    evasion = bool(schemes) or bool(words.contrast.search(text)) or covered
    duties = tuple(d.id for d in pack.duties if _bears_on(d, claims, text, latest))
    return Judgement(True, evasion, schemes, duties)


def joined(parts: list[Judgement]) -> Judgement:
    """Give the judgement on a report of several languages: what any of its parts tells."""
    return Judgement(
        any(part.relevant for part in parts),
        any(part.evasion_alleged for part in parts),
        tuple(dict.fromkeys(scheme for part in parts for scheme in part.schemes)),
        tuple(dict.fromkeys(duty for part in parts for duty in part.duties)),
    )


def _is_relevant(claims: list[Claim], text: str, words: _Words) -> bool:
    """Say whether people of one country are told to work in another, or under cover."""
    told = [c for c in claims if c.kind is not Kind.POLICY]
    placed = [c for c in told if c.nationality and c.nationality != c.place.country]
    placed = [c for c in placed if c.place.country] or (
        told if words.foreign.search(text) and not any(c.nationality for c in told) else []
    )
    working = [c for c in placed if c.kind in _WORKING and c.status is not Status.TOURIST]
    elsewhere = len(words.other.findall(text)) > max(_FEW, len(words.work.findall(text)))
    if elsewhere or _only_studies(working, text, words) or words.own_country.search(text):
        return False
    working += [c for c in placed if c.kind in _OF_WORKERS and _is_of_work(c)]
    plain = [c for c in working if c.kind is not Kind.PAYMENT]
    return bool(plain) and len(placed) + len(working) >= 3 and bool(words.work.search(text))


def _is_of_work(claim: Claim) -> bool:
    """Say whether people who come, go or hold papers are told to be workers."""
    return claim.status is Status.WORK or (claim.kind is Kind.EXIT and claim.sector is not None)


def _only_studies(working: list[Claim], text: str, words: _Words) -> bool:
    """Say whether a page tells of study and of no trade and no cover."""
    studies = len(words.study_only.findall(text)) >= words.pack.study_least
    suspected = words.cover.search(text) or words.contrast.search(text)
    return studies and not suspected and not any(c.sector for c in working)


def _alleged(cue: SchemeCue, claims: list[Claim], text: str, *, covered: bool) -> bool:
    if cue.words and phrase(cue.words).search(text):
        return not cue.kinds or any(c.kind in cue.kinds for c in claims)
    if cue.kinds:
        return any(c.kind in cue.kinds and c.status in cue.statuses for c in claims)
    if not cue.statuses:
        return False
    if cue.near:
        covered = covered and bool(phrase(cue.near).search(text))
    under = [c for c in claims if c.status in cue.statuses and c.rule not in _STATISTICS]
    working = [c for c in under if c.kind in _WORKING and c.kind is not Kind.PAYMENT]
    groups = {c.group_key for c in claims if c.kind in _WORKING and c.kind is not Kind.RETURN}
    told_of_work = any(c.group_key in groups for c in under if c.kind is not Kind.POLICY)
    return bool(working) or (covered and told_of_work)


def _bears_on(duty: DutyCue, claims: list[Claim], text: str, latest: date | None) -> bool:
    if not any(c.nationality == duty.nationality for c in claims):
        return False
    if phrase(duty.words).search(text):
        return True
    if duty.kinds:
        claims = [c for c in claims if c.kind in duty.kinds and c.nationality == duty.nationality]
        told = all(c.period.is_known for c in claims)
        latest = None if told else latest
    days = [d for c in claims for d in (c.period.earliest, c.period.latest) if d]
    return any(day >= duty.in_force for day in [*days, *([latest] if latest else [])])
