"""People and places where particles hang on nouns: '북한 노동자 37명이', '러시아에서'.

In: normalised text with its counts. Out: the mentions of places, of peoples and of groups.
"""

import re
from functools import cache

from coverstory.model import Place
from coverstory.reading.groups import GroupMention
from coverstory.reading.lexicons import Head, lexicon
from coverstory.reading.numbers import Count
from coverstory.reading.places import PeopleMention, PlaceMention
from coverstory.reading.verb_final.frames import Folk, must


@cache
def _place_table(language: str) -> tuple[re.Pattern[str], dict[str, Place], frozenset[str]]:
    pack = lexicon(language).places
    table: dict[str, Place] = {}
    for country in pack.countries:
        table.update({name: Place(None, country.code) for name in country.names})
    for towns in [*pack.regions, *pack.cities]:
        table.update({name: Place(None, towns.country) for name in towns.names})
        for town in towns.spelled:
            table.update({n: Place(town.name, towns.country) for n in town.pattern.split("|")})
    return _with_ends(table, language), table, frozenset(pack.seats)


@cache
def _people_table(language: str) -> tuple[re.Pattern[str], dict[str, str]]:
    table = {w: c.code for c in lexicon(language).places.countries for w in c.people}
    return _with_ends(table, language), table


def _with_ends(table: dict[str, Place] | dict[str, str], language: str) -> re.Pattern[str]:
    words = "|".join(re.escape(w) for w in sorted(table, key=lambda w: (-len(w), w)))
    ends = must(language).place_ends
    return re.compile(rf"(?<![가-힣A-Za-z])(?:{words})(?=(?:{ends})?(?![가-힣]))")


def find_places(text: str, language: str) -> list[PlaceMention]:
    """Give every place named in the text, in order."""
    pattern, table, seats = _place_table(language)
    dateline = re.match(must(language).folk.dateline, text)
    start = dateline.end() if dateline else 0
    return [
        PlaceMention(m.start(), m.end(), table[m.group()], m.group() in seats)
        for m in pattern.finditer(text, start)
    ]


def find_people(text: str, language: str) -> list[PeopleMention]:
    """Give every word for the people of a country, in order."""
    pattern, table = _people_table(language)
    return [PeopleMention(m.start(), m.end(), table[m.group()]) for m in pattern.finditer(text)]


@cache
def _heads(language: str) -> tuple[re.Pattern[str], dict[str, Head], dict[str, str]]:
    pack = lexicon(language)
    by_word = {word: head for head in pack.people.heads for word in head.words}
    words = "|".join(re.escape(w) for w in sorted(by_word, key=lambda w: (-len(w), w)))
    adjectives = {c.code: c.adjective for c in pack.places.countries if c.adjective}
    return re.compile(rf"(?:{words})(?:들)?(?!장|\s?(?:비자|사증|허가|시장))"), by_word, adjectives


def find_groups(
    text: str,
    counts: list[Count],
    people: list[PeopleMention],
    places: list[PlaceMention],
    language: str,
) -> list[GroupMention]:
    """Give every group in the text, in order."""
    pattern, by_word, _ = _heads(language)
    folk = must(language).folk
    nations = [(p.start, p.end, p.country) for p in people]
    nations += [
        (p.start, p.end, p.place.country) for p in places if p.place.country and not p.place.city
    ]
    found: list[GroupMention] = []
    used: set[int] = set()
    for match in pattern.finditer(text):
        head = by_word[match.group() if match.group() in by_word else match.group()[:-1]]
        found.append(_group(text, match, head, counts, sorted(nations), used, folk, language))
    found += _listed(text, counts, sorted(nations), used, language)
    for index, count in enumerate(counts):
        if index not in used:
            found.append(GroupMention(count.start, count.end, count=count.range, pronoun=True,
                                      share=count.share))  # fmt: skip
    for match in re.finditer(folk.pronouns, text):
        if not any(g.start < match.end() and match.start() < g.end for g in found):
            found.append(GroupMention(match.start(), match.end(), pronoun=True))
    return sorted(found, key=lambda mention: (mention.start, mention.end))


def _group(
    text: str, match: re.Match[str], head: Head, counts: list[Count],
    nations: list[tuple[int, int, str]], used: set[int], folk: Folk, language: str,
) -> GroupMention:  # fmt: skip
    nation = next(
        (n for n in reversed(nations) if n[1] <= match.start()
         and _adjoins(text[n[1] : match.start()], folk)), None,
    )  # fmt: skip
    nation = nation or _sender(text, match.start(), nations, folk)
    index = _count_of(text, match, nation[0] if nation else match.start(), counts, folk)
    count = counts[index] if index is not None and index not in used else None
    if index is not None:
        used.add(index)
    start = min(
        [match.start()] + ([nation[0]] if nation else []) + ([count.start] if count else [])
    )
    end = max(match.end(), count.end if count else 0)
    return GroupMention(
        start, end, label_of(nation[2] if nation else None, head.gloss, language),
        nation[2] if nation else None, head.sector, head.status, head.key,
        count.range if count and not count.share else None, share=count.share if count else 0.0,
        definite=nation is None,
    )  # fmt: skip


def _sender(
    text: str, start: int, nations: list[tuple[int, int, str]], folk: Folk
) -> tuple[int, int, str] | None:
    """Give the country that sends its people: '한국은 광부 7900여 명을 서독으로 보냈다'."""
    if not re.search(folk.sends, text[start:]):
        return None
    found = [n for n in nations if n[1] <= start and text[n[1] : n[1] + 2] in folk.topics]
    return (start, start, found[-1][2]) if found else None


def label_of(nation: str | None, gloss: str, language: str) -> str:
    """Give the English name of a group: 'North Korean workers'."""
    _, _, adjectives = _heads(language)
    return f"{adjectives.get(nation or '', '')} {gloss or must(language).folk.label}".strip()


def _adjoins(between: str, folk: Folk) -> bool:
    """Say whether words may stand between a country and its people."""
    if len(between) > 18 or re.search(folk.apart, between):
        return False
    return bool(
        re.fullmatch(
            rf"(?:{folk.of_nation})?(?:\s?['‘“]?[가-힣A-Za-z]{{1,9}}['’”]?){{0,3}}\s?['‘“]?",
            between,
        )
    )


def _count_of(
    text: str, match: re.Match[str], start: int, counts: list[Count], folk: Folk
) -> int | None:
    """Give which count numbers the people: after the noun as a rule, else before it."""
    for index, count in enumerate(counts):
        between = text[match.end() : count.start]
        if match.end() <= count.start and re.fullmatch(folk.between_count, between):
            return index
    for index, count in enumerate(counts):
        between = text[count.end : start]
        if count.end <= start and re.fullmatch(folk.before_head, between):
            return index
    return None


def _listed(
    text: str, counts: list[Count], nations: list[tuple[int, int, str]], used: set[int],
    language: str,
) -> list[GroupMention]:  # fmt: skip
    """Give people told by country and number alone: '라오스 512명, 필리핀 188명'."""
    found = []
    folk = must(language).folk
    brought = bool(re.search(folk.brought, text))
    of_nation = rf"(?:{folk.of_nation}{'|' + folk.origin if brought else ''})?[은는이가]?\s?"
    for index, count in enumerate(counts):
        nation = next(
            (n for n in nations
             if n[1] <= count.start and re.fullmatch(of_nation, text[n[1] : count.start])), None,
        )  # fmt: skip
        if nation and index not in used:
            used.add(index)
            found.append(GroupMention(nation[0], count.end, label_of(nation[2], "", language),
                                      nation[2], count=count.range))  # fmt: skip
    return found
