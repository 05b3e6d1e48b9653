"""What a page states of itself: title, publisher, day, address and language, from its head.

In: meta tags, links, JSON-LD and time tags as the page reader met them. Out: a `Stated` value
with where each statement was found. Stamps of the last change are never read as publication.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from coverstory.model import UNKNOWN_PERIOD, DateNotReadable, Period

_MACHINE_DATE = re.compile(r"\s*(\d{4})(?:[-/.](\d{2})(?:[-/.](\d{2}))?)?(?![\d])")
_URL_DATE = re.compile(r"/(19\d\d|20\d\d)[/-](\d{1,2})(?:[/-](\d{1,2}))?(?=[/-]|$|\.)")
# Names under which pages give the day of publication; modification has names of its own.
_PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "date.issued",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date",
    "pubdate",
    "publishdate",
    "parsely-pub-date",
    "citation_publication_date",
    "date",
)
_TITLES = ("og:title", "twitter:title", "dc.title", "title")
_PUBLISHERS = ("og:site_name", "dc.publisher", "dcterms.publisher", "publisher", "application-name")
_REPORTS = ("Article", "NewsArticle", "ReportageNewsArticle", "BlogPosting", "Report", "WebPage")
# JSON-LD nested deeper is made to break readers.
_DEPTH = 30


@dataclass(frozen=True, slots=True)
class Stated:
    """What a document states of itself; '' and UNKNOWN_PERIOD where it states nothing."""

    title: str = ""
    publisher: str = ""
    published: Period = UNKNOWN_PERIOD
    url: str = ""
    language: str = ""
    found: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PageHead:
    """The raw statements of a page: metas by name in small letters, and the rest."""

    metas: dict[str, str]
    json_ld: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    title: str = ""
    canonical: str = ""
    language: str = ""


def stated_by(head: PageHead) -> Stated:
    """Give what the page states: JSON-LD first, then meta tags, then a time tag that says so."""
    things = [thing for text in head.json_ld for thing in _things(text)]
    reports = [thing for thing in things if _is_report(thing)]
    published, how = _published(head, reports)
    publisher = _first(_name(thing.get("publisher")) for thing in reports) or _meta(
        head, _PUBLISHERS
    )
    return Stated(
        _first(_text(thing.get("headline")) for thing in reports) or _meta(head, _TITLES),
        publisher,
        published,
        head.canonical or _meta(head, ("og:url",)),
        head.language,
        (how,) if how else (),
    )


def machine_date(text: str) -> Period:
    """Read a date written for machines (ISO 8601, its day part); unknown where it is none."""
    found = _MACHINE_DATE.match(text)
    if not found:
        return UNKNOWN_PERIOD
    return day_or_less(found[1], found[2], found[3], found.group().strip())


def url_date(url: str) -> Period:
    """Read a date that stands in an address, as in /2019/03/29/; unknown where there is none."""
    found = _URL_DATE.search(url)
    return day_or_less(found[1], found[2], found[3], found.group()) if found else UNKNOWN_PERIOD


def day_or_less(year: str, month: str | None, day: str | None, wording: str) -> Period:
    """Give a day, month or year from numbers as text; unknown where no such day exists."""
    try:
        if month and day:
            return Period.on(date(int(year), int(month), int(day)), wording)
        if month:
            return Period.from_edtf(f"{int(year):04d}-{int(month):02d}", wording)
        return Period.of_year(int(year), wording)
    except (ValueError, DateNotReadable):
        return UNKNOWN_PERIOD


def _published(head: PageHead, reports: list[dict[str, Any]]) -> tuple[Period, str]:
    candidates = [("JSON-LD datePublished", _text(x.get("datePublished"))) for x in reports]
    candidates += [(f"meta {name}", head.metas.get(name, "")) for name in _PUBLISHED]
    candidates += [("time tag", value) for value in head.times]
    for how, value in candidates:
        period = machine_date(value)
        if period.is_known:
            return period, how
    return UNKNOWN_PERIOD, ""


def _things(text: str) -> Iterator[dict[str, Any]]:
    try:
        yield from _inside(json.loads(text), 0)
    except (ValueError, RecursionError):
        # Broken JSON-LD is common; the page's words are read all the same.
        return


def _inside(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEPTH:
        return
    if isinstance(value, list):
        for item in value:
            yield from _inside(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        yield from _inside(value.get("@graph", []), depth + 1)


def _is_report(thing: dict[str, Any]) -> bool:
    kinds = thing.get("@type", "")
    return any(kind in _REPORTS for kind in (kinds if isinstance(kinds, list) else [kinds]))


def _name(value: Any) -> str:
    if isinstance(value, list):
        return _first(_name(item) for item in value[:5] if not isinstance(item, list))
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


def _text(value: Any) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""


def _meta(head: PageHead, names: tuple[str, ...]) -> str:
    return _first(_text(head.metas.get(name, "")) for name in names)


def _first(values: Iterable[str]) -> str:
    return next((value for value in values if value), "")
