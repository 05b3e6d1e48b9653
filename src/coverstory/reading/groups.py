"""Groups of people: who is spoken of, kept apart by trade, and carried from sentence to sentence.

In: normalised text with its counts and words for nationalities. Out: group mentions, and a
discourse that says which group 'they' means and what was told of it before. People are never
named here: only groups.
"""

import re
from dataclasses import dataclass, field, replace
from functools import cache

from coverstory.model import CountRange, Sector, Status
from coverstory.reading.lexicons import Head, lexicon
from coverstory.reading.numbers import Count
from coverstory.reading.places import PeopleMention
from coverstory.reading.wordlists import WordTable, phrase, words_pattern

_REACH = (
    46  # characters between a number and the people it counts ('320 North Korean sewing women')
)

_OPEN = Head(words=[])  # a noun for people that no list names


@dataclass(frozen=True, slots=True)
class GroupMention:
    """People named in a sentence. `pronoun` mentions only point back."""

    start: int
    end: int
    label: str = ""
    nationality: str | None = None
    sector: Sector | None = None
    status: Status | None = None
    key: str = ""
    count: CountRange | None = None
    pronoun: bool = False
    share: float = 0.0
    definite: bool = True
    loose: bool = False
    word: int = 0


@dataclass(frozen=True, slots=True)
class _Heads:
    by_word: WordTable[Head]
    pronouns: re.Pattern[str]
    collective: re.Pattern[str]
    citizen_of: re.Pattern[str]
    people_after: re.Pattern[str]
    documents: re.Pattern[str]
    purposes: re.Pattern[str]
    owned: re.Pattern[str]
    definite: re.Pattern[str]
    person_nouns: re.Pattern[str]
    apart: re.Pattern[str]
    adjectives: dict[str, str]
    from_before: re.Pattern[str]
    open_heads: re.Pattern[str]


@cache
def _heads(language: str) -> _Heads:
    pack = lexicon(language).people
    after = lexicon(language).quantities.people_after
    by_word = {word.lower(): head for head in pack.heads for word in head.words}
    return _Heads(
        WordTable(by_word),
        words_pattern(pack.pronouns),
        words_pattern(pack.collective),
        words_pattern(pack.citizen_of),
        re.compile(
            rf"^(?: (?:of (?:them|these|those|the [a-z]+)|[a-z]+ly))?,?\s(?:{after})\b", re.I
        ),
        re.compile(rf"['\"]? (?:{pack.document_nouns})\b", re.I),
        re.compile(rf"\b(?:{pack.purposes})(?: [a-z]+){{0,2}}(?::|,| -| –)?\s$", re.I),
        re.compile(rf"\b(?:{pack.owned})\s$", re.I),
        re.compile(rf"\b(?:{pack.definite})\s$", re.I),
        phrase(pack.person_nouns),
        re.compile(rf"\b(?:{pack.apart})\b"),
        {c.code: c.adjective for c in lexicon(language).places.countries if c.adjective},
        re.compile(pack.from_before),
        re.compile(rf"(?<![\w-])(?:{pack.open_heads})(?!\w)"),
    )


def find_groups(
    text: str,
    counts: list[Count],
    people: list[PeopleMention],
    countries: dict[int, str],
    language: str,
) -> list[GroupMention]:
    """Give every group in the text, in order; `countries` maps offsets of names to codes."""
    heads = _heads(language)
    found = [
        _by_head(text, match, counts, people, heads)
        for match in heads.by_word.pattern.finditer(text)
        if not heads.documents.match(text, match.end())
    ]
    found = [
        _from_country(text, _citizens(text, mention, countries, heads), countries, heads)
        for mention in found
    ]
    found = [_glossed(text, mention, heads) for mention in found]
    found += [
        mention
        for match in heads.open_heads.finditer(text)
        if not _covered(found, match.start(), match.end())
        and not any(p.start < match.end() and match.start() < p.end for p in people)
        and (mention := _by_head(text, match, counts, people, heads))
        and (mention.nationality or (mention.count and mention.count != CountRange()))
    ]
    for person in people:
        words = text[person.start : person.end]
        if heads.person_nouns.search(words) and not _covered(found, person.start, person.end):
            count = _count_before(text, person.start, counts)
            found.append(GroupMention(
                count.start if count else person.start, person.end,
                _by_people(words, person.country, heads), person.country,
                count=count.range if count else None,
            ))  # fmt: skip
    for count in counts:
        listed = _is_listed(text, count, countries)
        covered = _covered(found, count.start, count.end)
        if not covered and (listed or _counts_people(text, count, heads)):
            bare = GroupMention(count.start, count.end, count=count.range,
                                pronoun=True, share=count.share)  # fmt: skip
            found.append(_from_country(text, bare, countries, heads))
    for match in heads.pronouns.finditer(text):
        if not _covered(found, match.start(), match.end()):
            found.append(GroupMention(match.start(), match.end(), pronoun=True))
    return sorted(found, key=lambda mention: (mention.start, mention.end))


def _from_country(text: str, mention: GroupMention, countries: dict[int, str],
                  heads: _Heads) -> GroupMention:  # fmt: skip
    """Take the nationality of 'Из Уганды приехали 44 человека', told before the people."""
    if mention.nationality:
        return mention
    lead = heads.from_before.search(text[max(0, mention.start - _REACH) : mention.start])
    at = max(0, mention.start - _REACH) + lead.start("country") if lead else -1
    return replace(mention, nationality=countries[at]) if at in countries else mention


def _glossed(text: str, mention: GroupMention, heads: _Heads) -> GroupMention:
    """Name a group in English where the pack gives its gloss: 'North Korean builders'."""
    gloss = heads.by_word.of(text[mention.word : mention.end]).gloss
    if not gloss:
        return mention
    people = heads.adjectives.get(mention.nationality or "", "")
    return replace(mention, label=f"{people} {gloss}".strip())


def _by_people(words: str, country: str, heads: _Heads) -> str:
    return f"{heads.adjectives[country]} workers" if country in heads.adjectives else words


def _by_head(text: str, match: re.Match[str], counts: list[Count], people: list[PeopleMention],
             heads: _Heads) -> GroupMention:  # fmt: skip
    head = heads.by_word.of(match.group()) if match.re is heads.by_word.pattern else _OPEN
    nation = next(
        (p for p in reversed(people)
         if p.end <= match.start() and _adjoins(text[p.end : match.start()], heads)),
        None,
    )  # fmt: skip
    start = nation.start if nation else match.start()
    count = _count_before(text, start, counts)
    label = text[start : match.end()]
    return GroupMention(
        count.start if count else start, match.end(), label, nation.country if nation else None,
        head.sector, head.status, head.key, count.range if count else None,
        share=count.share if count else 0.0,
        loose=nation is not None and bool(text[nation.end : match.start()].strip()),
        definite=_is_definite(text, start, nation is not None, heads), word=match.start(),
    )  # fmt: skip


def _is_definite(text: str, start: int, with_nation: bool, heads: _Heads) -> bool:
    """Say whether people named so were named before: 'the workers', not 'North Korean workers'."""
    before = text[max(0, start - 12) : start]
    if heads.owned.search(before):
        return False
    return not with_nation or bool(heads.definite.search(before))


def _adjoins(between: str, heads: _Heads) -> bool:
    """Say whether words may stand between a nationality and the people ('Thai IT workers')."""
    return (
        len(between) <= 26
        and bool(re.fullmatch(r"[\s\"“”']*(?:[\w'-]+[\s\"“”']+){0,3}", between))
        and not heads.apart.search(between)
    )


def _count_before(text: str, start: int, counts: list[Count]) -> Count | None:
    for count in reversed(counts):
        if count.end <= start:
            between = text[count.end : start]
            plain = re.fullmatch(
                r"[\s\"“]*(?:(?:of|the|these|those|more|new|further|young|[\w'-]+)[\s\"“]+){0,4}",
                between,
            )
            return count if len(between) <= _REACH and plain else None
    return None


def _citizens(text: str, mention: GroupMention, countries: dict[int, str],
              heads: _Heads) -> GroupMention:  # fmt: skip
    """Take the nationality of 'citizens of X', 'workers from X'."""
    if mention.nationality:
        return mention
    for match in heads.citizen_of.finditer(text, max(0, mention.start), mention.end + 16):
        for offset in range(match.end(), min(match.end() + 6, len(text))):
            if offset in countries:
                return replace(mention, nationality=countries[offset])
    return mention


def _covered(found: list[GroupMention], start: int, end: int) -> bool:
    return any(mention.start < end and start < mention.end for mention in found)


def _is_listed(text: str, count: Count, countries: dict[int, str]) -> bool:
    """Say whether a number stands in a list by countries: 'Kuwait: 904'."""
    lead = text[: count.start].rstrip()
    if not lead.endswith((":", "–", "—", "|")):
        return False
    return any(0 <= len(lead) - start < 24 for start in countries)


def _counts_people(text: str, count: Count, heads: _Heads) -> bool:
    return bool(
        heads.people_after.match(text[count.end : count.end + 40])
        or heads.collective.match(text[count.end : count.end + 16].lstrip())
        or heads.collective.search(text[max(0, count.start - 14) : count.start])
        or heads.purposes.search(text[max(0, count.start - 40) : count.start])
        or count.share
        or count.bare
    )


@dataclass(slots=True)
class Profile:
    """What has been told of one group so far."""

    key: str
    label: str = ""
    nationality: str | None = None
    sector: Sector | None = None
    status: Status | None = None
    status_by: str = ""
    count: CountRange | None = None


@dataclass(slots=True)
class Discourse:
    """The groups of one report as they are told of: memory of one reading only."""

    nationality: str | None = None
    profiles: dict[str, Profile] = field(default_factory=dict)
    current: str = ""
    host: str | None = None

    def meet(self, mention: GroupMention | None, sector: Sector | None, language: str) -> Profile:
        """Give the profile a mention means, and make it the current group."""
        key = self._key(mention, sector, language)
        if not key:
            key = self.current or lexicon(language).people.general_key
        profile = self.profiles.setdefault(key, Profile(key, nationality=self.nationality))
        if mention and not mention.pronoun:
            if mention.label and (not profile.label or len(mention.label) > len(profile.label)):
                profile.label = mention.label
            profile.nationality = self.nation_of(mention) or profile.nationality
            profile.sector = mention.sector or profile.sector
        profile.sector = profile.sector or sector
        # People of another country are told of in passing: 'they' means the main group again.
        foreign = profile.nationality != self.nationality and mention and not mention.count
        if not foreign:
            self.current = key
        return profile

    def nation_of(self, mention: GroupMention) -> str | None:
        """Give a mention's nationality; 'Lao factory workers' in Laos may be anybody's."""
        hosts_own = mention.loose and mention.nationality == self.host
        return None if hosts_own and self.nationality else mention.nationality

    def _key(self, mention: GroupMention | None, sector: Sector | None, language: str) -> str:
        if mention is None or mention.pronoun:
            return ""
        pack = lexicon(language).people
        name = mention.key or _key_of_sector(sector, language)
        if (
            not name
            and self.current
            and mention.definite
            and mention.nationality
            in (
                None,
                self.profiles[self.current].nationality,
            )
            and self.profiles[self.current].key
        ):
            return self.current
        name = name or pack.general_key
        nation = self.nation_of(mention)
        return f"{name} ({nation})" if nation and nation != self.nationality else name


def _key_of_sector(sector: Sector | None, language: str) -> str:
    for head in lexicon(language).people.heads:
        if head.sector is sector and head.key and sector is not None:
            return head.key
    return ""
