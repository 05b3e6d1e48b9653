"""The report as a folder of static files: HTML without script, CSS, pictures, Markdown and JSON.

In: an assessment. Out: file names and bytes; the caller writes them. Same assessment, same bytes.
Templates escape every value, and every text passes `shown` on its way out.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from coverstory.model import Arrangement, Assessment, CountRange, Document
from coverstory.pictures import (
    RowStyle,
    Words,
    anchor,
    shown,
    speaker_words,
    timeline_of,
    to_csv,
    to_html,
    to_svg,
)
from coverstory.publishing.chapters import chapters_of, fact_words, gaps_once
from coverstory.publishing.json_form import to_json
from coverstory.publishing.markdown import to_markdown
from coverstory.publishing.markup import (
    address,
    css_text,
    language_attribute,
    said_in,
    shape,
    slug,
)
from coverstory.publishing.phrases import in_plain, state_of_knowledge
from coverstory.publishing.quotations import Quotations
from coverstory.publishing.wording import page_words

if TYPE_CHECKING:
    from jinja2 import Environment

HOW_TO_READ = (
    "how answers",
    "how steps",
    "how letter",
    "how origins",
    "how grades",
    "how likelihood",
    "how rivals",
    "how draft",
    "how language",
)


@dataclass(frozen=True, slots=True)
class DrawnTimeline:
    """A timeline ready for the page: its table, what its marks mean, and its file's name."""

    file: str
    rows: int
    table: Any
    legend: tuple[str, ...]
    svg: str
    csv: str


def report_pages(assessment: Assessment, *, language: str = "en") -> Mapping[str, bytes]:
    """Give the files of the report, sorted by name. Raises UnknownName for an unknown language."""
    words = page_words(language)
    as_json = to_json(assessment)
    fingerprint = sha256(as_json.encode()).hexdigest()
    drawn = _timelines(assessment, words)
    pages = {
        "assessment.json": as_json,
        "report.css": _style(assessment, words, fingerprint),
        "report.html": _page(assessment, words, drawn, fingerprint),
        "report.md": to_markdown(assessment, language=language),
    }
    for each in drawn.values():
        pages[f"{each.file}.svg"] = each.svg
        pages[f"{each.file}.csv"] = each.csv
    return {name: pages[name].encode() for name in sorted(pages)}


def _timelines(assessment: Assessment, words: Words) -> dict[str, DrawnTimeline]:
    from markupsafe import Markup  # comes with jinja2; loaded only where pages are made

    drawn: dict[str, DrawnTimeline] = {}
    for arrangement in assessment.arrangements:
        picture = timeline_of(assessment, arrangement.id, language=words.language)
        names = (*(f"legend {style}" for style in RowStyle), "legend open", "legend undated")
        caption = f"{words('timeline')}: {picture.title}"
        table = Markup(to_html(picture, caption=caption, links=True))  # noqa: S704 - escaped there
        drawn[arrangement.id] = DrawnTimeline(
            anchor("timeline", arrangement.id),
            len(picture.rows),
            table,
            tuple(words(name) for name in (*names, "legend law")),
            to_svg(picture),
            to_csv(picture),
        )
    return drawn


def _style(assessment: Assessment, words: Words, fingerprint: str) -> str:
    """Give the style sheet, with case, day and fingerprint at the foot of every printed page."""
    style = files("coverstory.publishing").joinpath("templates", "report.css")
    case = css_text(_title(assessment))
    told = css_text(f"{words('as of')} {assessment.as_of} · {fingerprint[:16]}")
    return style.read_text(encoding="utf-8") + (
        "@page {\n  size: A4;\n  margin: 16mm 14mm 18mm;\n"
        f'  @bottom-left {{ content: "{case}"; font-size: 8pt; }}\n'
        f'  @bottom-center {{ content: "{told}"; font-size: 8pt; }}\n'
        '  @bottom-right { content: counter(page) " / " counter(pages); font-size: 8pt; }\n}\n'
    )


def _title(assessment: Assessment) -> str:
    return shown(assessment.case.title) or shown(assessment.case.id)


def _page(
    assessment: Assessment, words: Words, drawn: Mapping[str, DrawnTimeline], fingerprint: str
) -> str:
    quotations = Quotations.of(assessment)
    return (
        _environment()
        .get_template("report.html")
        .render(
            w=words,
            said=said_in(words.language),
            quotations=quotations,
            numbers=quotations.numbers,
            assessment=assessment,
            case=assessment.case,
            title=_title(assessment),
            chapters=chapters_of(assessment),
            documents=sorted(assessment.documents, key=lambda document: document.id),
            timelines=drawn,
            fingerprint=fingerprint,
            how_to_read=HOW_TO_READ,
        )
    )


@cache
def _environment() -> "Environment":
    # jinja2 takes a tenth of a second to load, and only pages need it.
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("coverstory.publishing"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown_value,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals.update(
        address=address,
        anchor=anchor,
        document_facts=document_facts,
        facts=arrangement_facts,
        fact_words=fact_words,
        furniture=furniture,
        gaps_once=gaps_once,
        in_plain=in_plain,
        language_attribute=language_attribute,
        shape=shape,
        slug=slug,
        speaker=speaker_words,
        state_of_knowledge=state_of_knowledge,
    )
    return environment


def _shown_value(value: object) -> object:
    """Clean every plain text that a template prints; our own markup passes."""
    return shown(value) if type(value) is str else value


def arrangement_facts(arrangement: Arrangement, words: Words) -> Iterable[tuple[str, str]]:
    """Give what is told of an arrangement, name and value; what is not told is left out."""
    told = {
        "nationality": words.country(arrangement.nationality or ""),
        "place": words.place(arrangement.place),
        "trade": words(f"sector {arrangement.sector}") if arrangement.sector else "",
        "papers": ", ".join(words(f"status {cover}") for cover in arrangement.covers),
        "senders": ", ".join(arrangement.senders),
        "institutions": ", ".join(arrangement.institutions),
        "people": _range(arrangement.count, words),
        "ages": _range(arrangement.ages, words),
        "returned": arrangement.returned,
    }
    return [(words(name), value) for name, value in told.items() if value]


def _range(count: CountRange | None, words: Words) -> str:
    if count is None or (count.min is None and count.max is None):
        return ""
    if count.max is None:
        return words("at least", number=count.min)
    if count.min is None:
        return words("at most", number=count.max)
    return str(count.min) if count.min == count.max else f"{count.min}–{count.max}"


def document_facts(document: Document, words: Words) -> Iterable[tuple[str, str]]:
    """Give what is known of a document, name and value."""
    byline = document.byline
    bound = document.published_bound
    told = {
        "publisher": document.publisher,
        "published on": words.period(document.published),
        "published bound": words.period(bound) if bound.is_known else "",
        "language": document.language,
        "reported by": ", ".join(byline.reported_by),
        "translated by": ", ".join(byline.translated_by),
        "written by": ", ".join(byline.written_by),
        "file": document.file,
        "notes": "; ".join(document.notes),
    }
    return [(words(name), value) for name, value in told.items() if value]


def furniture(document: Document) -> Iterable[tuple[str, str, str]]:
    """Give kind, reason and words of every block that is no evidence."""
    for block in document.furniture():
        yield block.kind.value, block.why, document.clean[block.start : block.end]
