"""The report as Markdown (CommonMark), for notes, issues and editors.

In: an assessment. Out: Markdown text. Foreign words are escaped mark by mark, so that none of them
can become a heading, a link, markup or HTML.
"""

import re
from collections.abc import Iterable, Iterator

from coverstory.model import Assessment, Finding, LawRow, StepResult
from coverstory.pictures import Words, shown, speaker_words, timeline_of, to_table
from coverstory.publishing.chapters import Chapter, chapters_of, gaps_once
from coverstory.publishing.phrases import days_of, in_marks, in_plain, state_of_knowledge
from coverstory.publishing.quotations import Quotations, source_name
from coverstory.publishing.wording import page_words

# All ASCII punctuation may be escaped (CommonMark 2.4). '&' and '<' become entities, because some
# Markdown readers pass HTML through; '@' and '://' would become links in others.
_MARKS = re.compile(r"[\\`*_{}\[\]()#+\-.!|~=:$^\"'@/]")


def escaped(text: str) -> str:
    r"""Give foreign words that stay words in Markdown.

    >>> escaped("# [a](b)")
    '\\# \\[a\\]\\(b\\)'
    """
    text = _MARKS.sub(lambda found: "\\" + found[0], shown(text))
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def to_markdown(assessment: Assessment, *, language: str = "en") -> str:
    """Give the assessment as Markdown, ending in a line feed."""
    words, quotations = page_words(language), Quotations.of(assessment)
    lines = [*_head(assessment, words)]
    for chapter in chapters_of(assessment):
        lines += _chapter(assessment, chapter, quotations, words)
    lines += _rest(assessment, words)
    lines += _sources(quotations, words)
    return "\n".join(lines) + "\n"


def _head(assessment: Assessment, words: Words) -> Iterator[str]:
    yield f"# {escaped(assessment.case.title or assessment.case.id)}"
    yield ""
    if assessment.case.question:
        yield f"**{words('question')}:** {escaped(assessment.case.question)}"
        yield ""
    yield f"{words('as of')}: {words.day(assessment.as_of)}"
    yield ""
    yield state_of_knowledge(assessment, words)


def _chapter(
    assessment: Assessment, chapter: Chapter, quotations: Quotations, words: Words
) -> Iterator[str]:
    yield from ("", f"## {escaped(chapter.arrangement.title)}")
    if chapter.listed:
        yield from _timeline(assessment, chapter.arrangement.id, words)
    if chapter.law:
        yield from _law(chapter.law, words)
    if not chapter.findings:
        yield from ("", words("no finding"))
    for finding in chapter.findings:
        yield from _finding(finding, quotations, words)


def _timeline(assessment: Assessment, arrangement: str, words: Words) -> Iterator[str]:
    picture = timeline_of(assessment, arrangement, language=words.language)
    heading, *rows = to_table(picture)
    names = ("what", "said_by", "wording", "edtf")
    places = [heading.index(name) for name in names]
    yield from ("", f"### {words('timeline')}", "")
    heads = ("column what", "column said by", "wording told", "column when")
    yield from _table((words(head) for head in heads), _cells(rows, places, words))


def _cells(rows: Iterable[tuple[str, ...]], places: list[int], words: Words) -> Iterator[list[str]]:
    for row in rows:
        cells = [escaped(row[place]) for place in places]
        yield [*cells[:-1], cells[-1] or words("date not told")]


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """Give a table; cells must be escaped."""
    heads = list(heads)
    yield f"| {' | '.join(heads)} |"
    yield f"|{' --- |' * len(heads)}"
    for row in rows:
        yield f"| {' | '.join(cell or ' ' for cell in row)} |"


def _law(rows: Iterable[LawRow], words: Words) -> Iterator[str]:
    rows = tuple(rows)
    heading = words("law on", day=words.day(rows[0].as_of))
    yield from ("", f"### {words('obligations')}", "", heading, "")
    heads = ("provision", "on the day", "letter", "substance")
    yield from _table((words(head) for head in heads), (_law_cells(row, words) for row in rows))
    for row in rows:
        if row.sentence:
            yield from ("", escaped(row.sentence))


def _law_cells(row: LawRow, words: Words) -> Iterator[str]:
    wording = (words(f"sureness {row.sureness}"), row.sureness_note)
    sure = "; ".join(part for part in wording if part)
    yield escaped(f"{row.instrument} {row.paragraph} ({sure})")
    yield escaped(days_of(row, words))
    for side in (row.letter, row.substance):
        told = (words(f"answer {side.answer}"), side.condition, side.why)
        yield escaped("; ".join(part for part in told if part))


def _finding(finding: Finding, quotations: Quotations, words: Words) -> Iterator[str]:
    yield from ("", f"### {escaped(finding.headline)}", "")
    yield f"- {words('scheme')}: {escaped(f'{finding.scheme_title} ({finding.scheme})')}"
    yield f"- {words('fits')}: {words(f'answer {finding.verdict}')}"
    yield f"- {words('finding id')}: {escaped(f'{finding.id}; {finding.review}')}"
    yield from (f"- {escaped(what)}: {escaped(count)}" for what, count in finding.counts)
    origins = f"{finding.origins.count}. {finding.origins.sentence}"
    yield f"- {words('origins')}: {escaped(origins)}"
    for grade in finding.grades:
        told = f"{grade.source} ({grade.source_why}) / {grade.item} ({grade.item_why})"
        yield f"- {words('grade')}: {escaped(f'{grade.origin}: {told}')}"
    yield from ("", f"{words('likelihood')}: {escaped(finding.likelihood.sentence)}")
    yield from ("", f"{words('confidence')}: {escaped(finding.confidence.sentence)}")
    yield from ("", f"#### {words('steps')}", "")
    for step in finding.steps:
        yield from _step(step, quotations, words)
    yield from _doubts(finding, words)


def _step(step: StepResult, quotations: Quotations, words: Words) -> Iterator[str]:
    why = f" ({in_plain(step.clause)})" if step.clause else ""
    yield f"- **{words(f'step {step.state}')}**: {escaped((step.says or step.name) + why)}"
    for quotation in quotations.behind(step.evidence):
        told = f"{speaker_words(quotation.claim, words)}, {quotation.source}"
        yield f"  - {escaped(in_marks(quotation.words))} {escaped(told)} \\[{quotation.number}\\]"
    rows = quotations.row_ids(step.evidence)
    if rows:
        yield f"  - {words('register rows')}: {escaped(', '.join(rows))}"


def _doubts(finding: Finding, words: Words) -> Iterator[str]:
    yield from ("", f"#### {words('rivals')}", "")
    for rival in finding.rivals:
        fact = f"{words('would be answered by')}: {escaped(rival.fact)}"
        yield f"- **{words(f'rival {rival.state}')}**: {escaped(rival.says)} ({fact})"
    yield from ("", f"#### {words('missing')}", "")
    for gap in gaps_once(finding):
        who = f" ({words('who could know')}: {escaped(', '.join(gap.who))})" if gap.who else ""
        yield f"- {escaped(gap.question)}{who}"


def _rest(assessment: Assessment, words: Words) -> Iterator[str]:
    silent = (
        f"{each.scheme} @ {each.arrangement}: {words(f'answer {each.verdict}')}; {each.why}"
        for each in assessment.silent
    )
    problems = (f"{each.where}: {each.what}. {each.next_step}" for each in assessment.problems)
    programs = (f"{name} {version}" for name, version in sorted(assessment.programs))
    for name, items in (
        ("silent", silent),
        ("context", assessment.context),
        ("left out", problems),
        ("programs", programs),
    ):
        listed = [f"- {escaped(item)}" for item in items]
        if listed:
            yield from ("", f"## {words(name)}", "", *listed)


def _sources(quotations: Quotations, words: Words) -> Iterator[str]:
    yield from ("", f"## {words('sources')}", "")
    for name, number in sorted(quotations.numbers.items(), key=lambda pair: pair[1]):
        document = quotations.documents[name]
        told = (
            source_name(document),
            document.title,
            words.period(document.published),
            document.file,
            document.url,
        )
        listed = escaped("; ".join(dict.fromkeys(part for part in told if part)))
        yield f"{number}. {listed}; SHA-256 {document.sha256}"
