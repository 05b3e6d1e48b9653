"""Triggers: the words in a sentence that tell of a claim, and the clause each stands in.

In: a sentence with what was found in it. Out: triggers with rule, kind and clause. Where two rules
would take the same words the earlier one in the pack wins.
"""

import re
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from coverstory.model import Kind
from coverstory.reading.lexicons import Rule, lexicon
from coverstory.reading.mentions import Found
from coverstory.reading.needs import Candidate, are_met
from coverstory.reading.places import home_words
from coverstory.reading.wordlists import phrase, whole


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that tell of a claim: offsets in the sentence, the clause around them.

    `denies` is what a denial denies in the same sentence.
    """

    start: int
    end: int
    kind: Kind
    rule: str
    clause: tuple[int, int] = (0, 0)
    changes: bool = False
    denies: Kind | None = None
    guessed: bool = False


@dataclass(frozen=True, slots=True)
class _Tables:
    rules: tuple[tuple[Rule, re.Pattern[str]], ...]
    connectors: re.Pattern[str]
    joins: re.Pattern[str]
    destination: re.Pattern[str]
    home_before: re.Pattern[str]
    changes: re.Pattern[str]
    negated: re.Pattern[str]


# A negated verb of these kinds denies: 'have not returned' tells of no return.
_OF_PEOPLE = (Kind.RETURN, Kind.ENTRY, Kind.EXIT, Kind.REPATRIATION, Kind.DISPATCH, Kind.EMPLOYMENT)


@cache
def _tables(language: str) -> _Tables:
    pack = lexicon(language).triggers
    rules = []
    for rule in pack.rules:
        pattern = rule.pattern
        for macro in pack.macros:
            pattern = pattern.replace(f"<{macro.name}>", macro.pattern)
        rules.append((rule, phrase(pattern)))
    return _Tables(
        rules=tuple(rules),
        connectors=phrase(pack.connectors),
        joins=phrase(pack.verbs_join),
        destination=phrase(pack.destination),
        home_before=whole(pack.home_before),
        changes=phrase(pack.changes),
        negated=phrase(pack.negated),
    )  # fmt: skip


def find_triggers(
    found: Found, language: str, *, spoken: bool, nationality: str | None
) -> list[Trigger]:
    """Give the triggers of a sentence in text order, each with its clause."""
    tables = _tables(language)
    taken: list[Trigger] = []
    for rule, pattern in tables.rules:
        for match in pattern.finditer(found.text):
            overlapping = any(t.start < match.end() and match.start() < t.end for t in taken)
            if overlapping or not are_met(rule.needs, Candidate(match, found, spoken, language)):
                continue
            kind = _directed(rule, match, found, tables, language, nationality)
            denied = kind in _OF_PEOPLE and tables.negated.search(found.text[: match.start()][-40:])
            trigger = Trigger(match.start(), match.end(), kind, rule.id)
            taken.append(replace(trigger, kind=Kind.DENIAL, denies=kind) if denied else trigger)
    taken.sort(key=lambda trigger: trigger.start)
    return _without_weak(_with_clauses(taken, found.text, tables), tables)


def _directed(rule: Rule, match: re.Match[str], found: Found, tables: _Tables, language: str,
              nationality: str | None) -> Kind:  # fmt: skip
    """Turn the kind where the movement is told to go home."""
    if rule.toward_home is None:
        return rule.kind
    after = found.text[match.end() : match.end() + 48].split(";")[0]
    home = home_words(language).search(after)
    if home and home.start() < 12:
        return rule.toward_home
    for mention in found.places:
        lead = found.text[max(match.end(), mention.start - 12) : mention.start]
        near = match.start() <= mention.start <= match.end() + 40
        if (
            near
            and tables.destination.search(found.text[match.start() : mention.start])
            and not tables.home_before.search(lead)
        ):
            goes_home = mention.place.country == nationality
            return rule.toward_home if goes_home else rule.toward_host or rule.kind
    if rule.toward_host and _is_bound_out(match, found, tables, nationality):
        return rule.toward_host
    return rule.kind


def _is_bound_out(match: re.Match[str], found: Found, tables: _Tables,
                  nationality: str | None) -> bool:  # fmt: skip
    """Say whether both ends stand before the verb: 'From home to the host went 40 workers'."""
    ends = {
        (bool(tables.home_before.search(lead)), mention.place.country == nationality)
        for mention in found.places
        if mention.end <= match.start()
        and (lead := found.text[max(0, mention.start - 6) : mention.start])
    }
    return {(True, True), (False, False)} <= ends


def _without_weak(taken: list[Trigger], tables: _Tables) -> list[Trigger]:
    """Drop what is told in passing where the clause tells something else."""
    weak = {rule.id for rule, _ in tables.rules if rule.weak}
    alone = [rule.id for rule, _ in tables.rules if rule.alone]
    plain = [t for t in taken if t.rule not in alone]
    if taken and not plain:
        # The last resort of a sentence that tells nothing else: one claim, of the first such rule.
        first = min(taken, key=lambda t: (alone.index(t.rule), t.start))
        return [replace(first, guessed=True)]
    told = {trigger.clause for trigger in plain if trigger.rule not in weak}
    return [t for t in plain if t.rule not in weak or t.clause not in told]


def _with_clauses(taken: list[Trigger], text: str, tables: _Tables) -> list[Trigger]:
    cuts = {0, len(text)} | {m.start() for m in tables.connectors.finditer(text)}
    for last, now in pairwise(taken):
        joins = list(tables.joins.finditer(text, last.end, now.start))
        if joins:
            cuts.add(joins[-1].start())
    edges = sorted(cuts)
    placed = []
    for t in taken:
        start = max(edge for edge in edges if edge <= t.start)
        end = min((edge for edge in edges if edge >= t.end), default=len(text))
        changes = bool(tables.changes.search(text[start:end]))
        placed.append(Trigger(t.start, t.end, t.kind, t.rule, (start, end), changes))
    return placed
