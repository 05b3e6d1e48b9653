"""Who published a report, when, and whose hands it went through: as stated, with where.

In: recognised lines, the statements of a page's head or front matter, and the custodian's. Out:
publisher, day and byline, each with a note on where it was found. A stamp of the last change is
never taken for publication, and nothing is taken from the report's own sentences.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from coverstory.evidence.custody import Custody
from coverstory.evidence.datelines import Dateline, dateline_of, publication_dates, without_dates
from coverstory.evidence.heads import NAMEPLATE, field_of, is_masthead
from coverstory.evidence.lines import Line
from coverstory.evidence.metadata import Stated, machine_date, url_date
from coverstory.evidence.phrases import Phrases
from coverstory.model import UNKNOWN_PERIOD, BlockKind, Byline, Period

_SPEAKS_OF_ITSELF = frozenset(
    {BlockKind.BYLINE, BlockKind.COMMENT_NOTICE, BlockKind.OTHER_FURNITURE, BlockKind.CAPTION}
)
_TITLE = 200
# Publication lines stand above the report or below it.
_EDGE = 14
_SEGMENT = re.compile(r"\s*[|/\n]\s*|\s+[-–—>]\s+|,\s+|[“”]")
# Russian papers print their names in quotation marks, alone or after the word for paper.
_QUOTED = re.compile(r"(?:Газета |Журнал |Сайт )?«([^«»]{2,40})»")
_BRACKETED = re.compile(r"\(([^()]{6,60})\)")
_NAMES = re.compile(r",\s+(?:and\s+)?|\s+and\s+|·|;\s*")


@dataclass(frozen=True, slots=True)
class Statements:
    """What is stated of a report as a whole; notes say where each statement was found."""

    title: str
    publisher: str
    published: Period
    url: str
    byline: Byline
    language: str = ""
    notes: tuple[str, ...] = ()


def statements_of(
    lines: tuple[Line, ...], stated: Stated, custody: Custody, phrases: Phrases
) -> Statements:
    """Give what custodian, document and address state, in that order of trust."""
    fields = _fields(lines, phrases)
    dateline = _dateline(lines, phrases)
    publisher, by = _publisher(lines, stated, custody, phrases, fields, dateline)
    url = custody.url or stated.url or fields.get("url", "")
    published, on = _published(lines, stated, custody, phrases, fields, dateline)
    if not published.is_known and url_date(url).is_known:
        published, on = url_date(url), "the address"
    notes = [f"publisher from {by}"] if publisher else []
    notes += [f"published from {on}"] if published.is_known else []
    if fields.get("published") and not _field_date(fields["published"], phrases).is_known:
        notes.append(f"the header's date cannot be read: {fields['published'][:40]!r}")
    return Statements(
        custody.title or fields.get("title", "") or _title(lines, stated, publisher),
        publisher,
        published,
        url,
        _byline(lines, dateline, phrases),
        # Not from the page's lang attribute: templates carry it over to pages in other tongues.
        custody.language or _code(fields.get("language", "")),
        tuple(notes),
    )


def _fields(lines: tuple[Line, ...], phrases: Phrases) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in lines[:_EDGE]:
        if line.kind is BlockKind.BYLINE and (field := field_of(line.text, phrases)):
            found.setdefault(field[0], field[1].strip("\"'"))
    return found


def _dateline(lines: tuple[Line, ...], phrases: Phrases) -> Dateline | None:
    first = [line for line in lines if line.kind is BlockKind.PARAGRAPH][:2]
    return next((found for x in first if (found := dateline_of(x.text, phrases))), None)


def _publisher(
    lines: tuple[Line, ...],
    stated: Stated,
    custody: Custody,
    phrases: Phrases,
    fields: dict[str, str],
    dateline: Dateline | None,
) -> tuple[str, str]:
    phrase = _by_phrase(lines, phrases, late=False)
    if phrase[0] and phrase[0].lower() in stated.publisher.lower():
        # The page's own metadata write the name out: 'Valley Radio' for "Valley's Service".
        phrase = ("", "")
    candidates = (
        (custody.publisher, "the custodian"),
        (fields.get("publisher", ""), "a header field"),
        phrase,
        (stated.publisher, "the page's metadata"),
        (dateline.agency if dateline else "", "the dateline"),
        (_masthead(lines, phrases), "the masthead"),
        _by_phrase(lines, phrases, late=True),
    )
    return next(((name, how) for name, how in candidates if name), ("", ""))


def _by_phrase(lines: tuple[Line, ...], phrases: Phrases, *, late: bool) -> tuple[str, str]:
    """Give the publisher that a phrase names; a rights line is asked late: reprints carry one."""
    for name, pattern in phrases.publishers:
        if (name in ("rights", "compiled-by")) is not late:
            continue
        for line in lines:
            if line.kind not in _SPEAKS_OF_ITSELF or len(line.text) > 1000:
                continue
            found = pattern.search(line.text)
            if found:
                return _trimmed(found["name"]), f"the phrase '{name}'"
    return "", ""


def _masthead(lines: tuple[Line, ...], phrases: Phrases) -> str:
    heads = [line for line in lines[:_EDGE] if line.kind is BlockKind.BYLINE]
    heads = [line for line in heads if not field_of(line.text, phrases)]
    named = (name for line in heads for name in _names_in(line.text, phrases))
    plate = next((line.text for line in heads if line.why == NAMEPLATE), "")
    # A nameplate without an outlet's word: what stands before its tagline.
    return next(named, "") or _trimmed(_SEGMENT.split(plate.partition("(")[0])[0])


def _names_in(text: str, phrases: Phrases) -> Iterator[str]:
    """Give the outlets' names in a publication line."""
    quoted = _QUOTED.match(text)
    if quoted:
        yield quoted[1]
    for segment in _SEGMENT.split(without_dates(text, phrases)):
        name = segment.strip(" .,()[]|'\"")
        if any("가" <= letter <= "힣" for letter in name):
            words = re.split(r"[\s=]+", name)
            yield from (word for word in words if phrases.outlet_word.search(word))
        elif name and is_masthead(name, phrases):
            yield _trimmed(name)


def _trimmed(name: str) -> str:
    name = " ".join(name.split()).strip(" .,;|'\"“”[]")
    if name.startswith("«") or "«" not in name:
        name = name.strip("«»")
    return re.sub(r"^the\s+", "", name, flags=re.I)


def _published(
    lines: tuple[Line, ...],
    stated: Stated,
    custody: Custody,
    phrases: Phrases,
    fields: dict[str, str],
    dateline: Dateline | None,
) -> tuple[Period, str]:
    if custody.published.is_known:
        return custody.published, "the custodian"
    if stated.published.is_known:
        return stated.published, next(iter(stated.found), "the page's metadata")
    field = _field_date(fields.get("published", ""), phrases)
    if field.is_known:
        return field, "a header field"
    if dateline and dateline.published.is_known:
        return dateline.published, "the dateline"
    return next(_printed_dates(lines, phrases), (UNKNOWN_PERIOD, ""))


def _field_date(value: str, phrases: Phrases) -> Period:
    dates = publication_dates(value, phrases)
    return dates[0].period if dates else machine_date(value)


def _printed_dates(lines: tuple[Line, ...], phrases: Phrases) -> Iterator[tuple[Period, str]]:
    edges = lines if len(lines) <= 2 * _EDGE else (*lines[:_EDGE], *lines[-_EDGE:])
    for line in edges:
        if line.kind is BlockKind.BYLINE and not field_of(line.text, phrases):
            for date in publication_dates(line.text, phrases):
                yield date.period, "a dated line"
    for line in edges:
        if line.kind is BlockKind.TITLE:
            for bracket in _BRACKETED.finditer(line.text):
                for date in publication_dates(bracket[1], phrases):
                    yield date.period, "the title"


def _code(language: str) -> str:
    """Give the two letters of a language code (ISO 639-1) that a header states, or ''."""
    found = re.fullmatch(r"([a-z]{2})(?:[-_]\w+)?", language.strip().lower())
    return found[1] if found else ""


def _title(lines: tuple[Line, ...], stated: Stated, publisher: str) -> str:
    shown = next((line.text for line in lines if line.kind is BlockKind.TITLE), "")
    # Where every head line is about the publication, the first one is all the title there is.
    title = stated.title or shown or (lines[0].text if _heads(lines) else "")
    for mark in (" | ", " - ", " — ", " – "):
        site = f"{mark}{publisher}"
        if publisher and title.lower().endswith(site.lower()):
            title = title[: -len(site)]
    return title


def _heads(lines: tuple[Line, ...]) -> bool:
    return bool(lines) and lines[0].kind is BlockKind.BYLINE and len(lines[0].text) <= _TITLE


def _byline(lines: tuple[Line, ...], dateline: Dateline | None, phrases: Phrases) -> Byline:
    hands: dict[str, dict[str, None]] = {}
    sources = [line.text for line in lines if line.kind is BlockKind.BYLINE]
    for text in (*sources, dateline.words if dateline else ""):
        for role, pattern in phrases.hands:
            for found in pattern.finditer(text[:600]):
                names = (name.strip(" .,") for name in _NAMES.split(found["name"]))
                hands.setdefault(role, {}).update((name, None) for name in names if name)
    reported = tuple(hands.get("reported_by", ()))
    # A bare 'By A. Reader' above a report repeats who reported it.
    written = tuple(name for name in hands.get("written_by", ()) if name not in reported)
    return Byline(reported, tuple(hands.get("translated_by", ())), written)
