"""Firms, schools and senders by the last syllables of their names, or beside what they are.

In: normalised text. Out: bodies with offsets, an English name where its pieces are known, and a
role: `sends`, `teaches` or `employs`.
"""

import re
from dataclasses import dataclass
from functools import cache

from coverstory.reading.organisations import Body
from coverstory.reading.verb_final.frames import Firms, must
from coverstory.reading.verb_final.latin import body_name


@dataclass(frozen=True, slots=True)
class _Tables:
    name: re.Pattern[str]
    described: re.Pattern[str]
    quoted: re.Pattern[str]
    generic: re.Pattern[str]
    schools: re.Pattern[str]
    senders: re.Pattern[str]
    home: re.Pattern[str]


@cache
def _tables(language: str) -> _Tables:
    pack = must(language).firms
    ends = must(language).place_ends
    edge = rf"(?=(?:{ends})?(?![가-힣]))"
    return _Tables(
        re.compile(rf"(?<![가-힣])(?P<name>[가-힣A-Za-z]{{2,12}}?(?:{pack.suffixes})){edge}"),
        re.compile(
            rf"(?:{pack.described})\s?['‘“]?(?P<name>[가-힣A-Z][가-힣A-Za-z]{{1,9}}?)['’”]?{edge}"
        ),
        re.compile(rf"['‘“](?P<name>[가-힣A-Za-z ]{{3,16}}(?:{pack.quoted}))['’”]"),
        re.compile(rf"(?:{pack.generic})"),
        re.compile(pack.schools),
        re.compile(pack.senders),
        re.compile(rf"(?:{pack.from_home})\s?['‘“]?$"),
    )


def find_bodies(text: str, language: str) -> list[Body]:
    """Give every body in the text, in order."""
    tables, pack = _tables(language), must(language).firms
    found: list[Body] = []
    for pattern in (tables.quoted, tables.name, tables.described):
        for match in pattern.finditer(text):
            start, end = match.span("name")
            known = any(b.start < end and start < b.end for b in found)
            if not known and not tables.generic.fullmatch(match["name"]):
                found.append(_body(text, match, tables, pack))
    return sorted(found, key=lambda body: body.start)


def _body(text: str, match: re.Match[str], tables: _Tables, pack: Firms) -> Body:
    name = match["name"]
    start, end = match.span("name")
    if tables.schools.search(name) and not tables.senders.search(name):
        role = "teaches"
    elif tables.senders.search(name) or tables.home.search(text[max(0, start - 12) : start]):
        role = "sends"
    else:
        role = "employs"
    return Body(start, end, body_name(name, pack), role)
