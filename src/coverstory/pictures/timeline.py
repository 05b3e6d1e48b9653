"""The timeline of one arrangement as a value: what happened when, who says so, and dates of law.

In: an assessment and the id of an arrangement. Out: a frozen `TimelinePicture`, the one source of
the table, the CSV and the drawing. Never drops a row for want of a date, and never reads the clock.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from coverstory.model import (
    Answer,
    Arrangement,
    Assessment,
    Basis,
    Claim,
    Event,
    Kind,
    LawRow,
    Period,
    UnknownName,
    Where,
)
from coverstory.pictures.foreign import shown
from coverstory.pictures.wording import Words, picture_words


class RowStyle(StrEnum):
    """How a bar is drawn, by what it rests on."""

    SOLID = "solid"  # a register row
    HATCHED = "hatched"  # reported
    OUTLINED = "outlined"  # denied
    DOTTED = "dotted"  # planned, hedged or an opinion


class OpenEnd(StrEnum):
    """On which side nothing is known of when."""

    NONE = "none"
    LEFT = "left"
    RIGHT = "right"
    UNKNOWN = "unknown"


class LawDateKind(StrEnum):
    """What a date of law is."""

    IN_FORCE_FROM = "in force from"
    IN_FORCE_UNTIL = "in force until"
    DUE = "due"
    REPORTS_DUE = "reports due"


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One thing told or recorded. `label` and `said_by` are in the picture's language."""

    id: str
    label: str
    kind: Kind
    said_by: str
    period: Period
    style: RowStyle
    claims: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()

    @property
    def edtf(self) -> str:
        """Give the period as EDTF, '' where no date is told."""
        return self.period.to_edtf()

    @property
    def open_end(self) -> OpenEnd:
        """Say which side is open."""
        sides = (self.period.earliest is None, self.period.latest is None)
        return _OPEN_ENDS[sides]


_OPEN_ENDS = {
    (False, False): OpenEnd.NONE,
    (True, False): OpenEnd.LEFT,
    (False, True): OpenEnd.RIGHT,
    (True, True): OpenEnd.UNKNOWN,
}


@dataclass(frozen=True, slots=True)
class LawDate:
    """A date that an obligation sets; drawn as a diamond."""

    day: date
    kind: LawDateKind
    obligation: str
    label: str


@dataclass(frozen=True, slots=True)
class TimelinePicture:
    """Everything the table and the drawing show, from `first` to `last` day of the axis."""

    arrangement: str
    title: str
    as_of: date
    first: date
    last: date
    rows: tuple[TimelineRow, ...]
    law_dates: tuple[LawDate, ...]
    words: Words


def timeline_of(
    assessment: Assessment, arrangement_id: str, *, language: str = "en"
) -> TimelinePicture:
    """Give the timeline of an arrangement. Raises UnknownName where there is none of that id."""
    words = picture_words(language)
    arrangement = _arrangement(assessment, arrangement_id)
    rows = sorted(_rows(assessment, arrangement, words), key=_row_order)
    law_rows = (
        row
        for finding in assessment.findings
        if finding.arrangement == arrangement_id
        for row in finding.law
    )
    law_dates = tuple(sorted(set(_law_dates(law_rows, words)), key=_law_order))
    first, last = _axis(rows, law_dates, assessment.as_of)
    return TimelinePicture(
        arrangement.id,
        shown(arrangement.title),
        assessment.as_of,
        first,
        last,
        tuple(rows),
        law_dates,
        words,
    )


def _arrangement(assessment: Assessment, wanted: str) -> Arrangement:
    for arrangement in assessment.arrangements:
        if arrangement.id == wanted:
            return arrangement
    known = ", ".join(arrangement.id for arrangement in assessment.arrangements) or "none"
    raise UnknownName(
        Where("arrangement"), f"there is no arrangement {wanted!r}", f"This case has: {known}."
    )


def _rows(assessment: Assessment, arrangement: Arrangement, words: Words) -> Iterable[TimelineRow]:
    """Give a row for every event, and for every claim of the arrangement that no event holds."""
    claims = {claim.id: claim for claim in assessment.claims}
    numbers = source_numbers(assessment)
    told: set[str] = set()
    for event in assessment.events:
        if event.id in arrangement.events or event.subject == arrangement.id:
            behind = tuple(claims[each] for each in event.evidence if each in claims)
            told |= {claim.id for claim in behind}
            yield _event_row(event, behind, arrangement, numbers, words)
    for claim_id in arrangement.claims:
        if claim_id in claims and claim_id not in told:
            yield _claim_row(claims[claim_id], arrangement, numbers, words)


def source_numbers(assessment: Assessment) -> dict[str, int]:
    """Give every document its number, the same on pictures, pages and in print."""
    names = sorted(document.id for document in assessment.documents)
    return {name: number for number, name in enumerate(names, start=1)}


def _said_by(claims: tuple[Claim, ...], numbers: Mapping[str, int], words: Words) -> str:
    """Give each speaker once, with the number of the source (labels repeat across sources)."""
    said = (
        f"{speaker_words(claim, words)} [{numbers.get(claim.span.document, '?')}]"
        for claim in claims
    )
    return ", ".join(dict.fromkeys(said))


def _event_row(
    event: Event,
    behind: tuple[Claim, ...],
    arrangement: Arrangement,
    numbers: Mapping[str, int],
    words: Words,
) -> TimelineRow:
    said_by = _said_by(behind, numbers, words)
    group = next((claim.group for claim in behind if claim.group), None)
    return TimelineRow(
        event.id,
        _label(event, group, arrangement, words),
        event.kind,
        said_by or words("register row"),
        event.when,
        _event_style(event, behind),
        tuple(claim.id for claim in behind),
        tuple(dict.fromkeys(claim.span.document for claim in behind)),
    )


def _claim_row(
    claim: Claim, arrangement: Arrangement, numbers: Mapping[str, int], words: Words
) -> TimelineRow:
    return TimelineRow(
        claim.id,
        _label(claim, claim.group, arrangement, words),
        claim.kind,
        _said_by((claim,), numbers, words),
        claim.period,
        _claim_style(claim),
        (claim.id,),
        (claim.span.document,),
    )


def _label(told: Event | Claim, group: str | None, arrangement: Arrangement, words: Words) -> str:
    """Give kind, papers, trade, place and group; trade and place only where not the usual ones."""
    parts = [words(f"kind {told.kind}")]
    if told.status:
        parts.append(words(f"status {told.status}"))
    if told.sector and told.sector is not arrangement.sector:
        parts.append(words(f"sector {told.sector}"))
    if told.place != arrangement.place:
        parts.append(words.place(told.place))
    return shown(" · ".join(part for part in (*parts, group) if part))


def speaker_words(claim: Claim, words: Words) -> str:
    """Give who says a claim and how they know, for people to read."""
    said = claim.attribution
    who = shown(said.name or said.label) or words(f"speaker {said.speaker}")
    how = (words(f"speaker {said.speaker}"), words(f"basis {said.basis}"))
    return f"{who} ({'; '.join(how)})"


def _event_style(event: Event, behind: tuple[Claim, ...]) -> RowStyle:
    if event.asserted is Answer.NO or event.kind is Kind.DENIAL:
        return RowStyle.OUTLINED
    if event.asserted is Answer.CANNOT_TELL or event.basis is Basis.OPINION:
        return RowStyle.DOTTED
    return RowStyle.HATCHED if behind else RowStyle.SOLID


def _claim_style(claim: Claim) -> RowStyle:
    if claim.kind is Kind.DENIAL:
        return RowStyle.OUTLINED
    tentative = claim.planned or claim.hedged or claim.attribution.basis is Basis.OPINION
    return RowStyle.DOTTED if tentative else RowStyle.HATCHED


def _row_order(row: TimelineRow) -> tuple[bool, date, date, str]:
    """Put dated rows first, by the first day they can mean."""
    first = row.period.earliest or row.period.latest
    last = row.period.latest or date.max
    return (first is None, first or date.max, last, row.id)


def _law_dates(rows: Iterable[LawRow], words: Words) -> Iterable[LawDate]:
    for row in rows:
        name = shown(f"{row.instrument} {row.paragraph}")
        named = {
            LawDateKind.IN_FORCE_FROM: row.in_force_from,
            LawDateKind.IN_FORCE_UNTIL: row.in_force_until,
            LawDateKind.DUE: row.due,
        }
        for kind, day in named.items():
            if day:
                label = f"{name}: {words(f'law {kind}')}"
                yield LawDate(day, kind, row.obligation, label)
        for what, day in row.reports_due:
            label = f"{name}: {words('law reports due')} ({shown(what)})"
            yield LawDate(day, LawDateKind.REPORTS_DUE, row.obligation, label)


def _law_order(law: LawDate) -> tuple[date, str, str]:
    return (law.day, law.label, law.obligation)


def _axis(
    rows: Iterable[TimelineRow], law_dates: Iterable[LawDate], as_of: date
) -> tuple[date, date]:
    """Give the axis: all dates, with a twentieth to spare on both sides for open ends."""
    days = [as_of, *(law.day for law in law_dates)]
    for row in rows:
        days += [day for day in (row.period.earliest, row.period.latest) if day]
    spare = timedelta(days=max(30, (max(days) - min(days)).days // 20))
    return _moved(min(days), -spare), _moved(max(days), spare)


def _moved(day: date, by: timedelta) -> date:
    """Move a day, stopping at the ends of the calendar."""
    try:
        return day + by
    except OverflowError:
        return date.min if by < timedelta(0) else date.max
