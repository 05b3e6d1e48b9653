"""What `coverstory assess` prints: short, wrapped to the width given, safe on any terminal.

In: an assessment. Out: plain text without colour. Every foreign word passes `shown`, so that no
evidence can steer the terminal or reverse the order of reading.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from coverstory.model import (
    Answer,
    Assessment,
    Finding,
    IndicatorResult,
    LawRow,
    StepResult,
    StepState,
)
from coverstory.pictures import Words, shown, speaker_words, wrapped
from coverstory.publishing.chapters import Chapter, chapters_of, gaps_once
from coverstory.publishing.phrases import (
    days_of,
    in_marks,
    in_plain,
    next_command,
    state_of_knowledge,
)
from coverstory.publishing.quotations import Quotation, Quotations, source_name
from coverstory.publishing.wording import page_words

NARROWEST = 40  # columns; below this, words break more often than they hold
BEGINNING = 6  # words of a quote that is repeated: enough to find it above
MOST_QUOTES = 3  # beside one step; `coverstory explain` gives all
_SIGNS = {
    StepState.PRESENT: "[+]",
    StepState.ABSENT: "[-]",
    StepState.CONTRADICTED: "[x]",
    StepState.CANNOT_TELL: "[?]",
}


def to_text(
    assessment: Assessment, *, width: int, language: str = "en", again: tuple[str, ...] = ()
) -> str:
    """Give the assessment as text of at most `width` columns, ending in a line feed.

    `again` are the words that name the same inputs to the next command.
    """
    desk = _Desk(Quotations.of(assessment), page_words(language), max(width, NARROWEST), again)
    lines = [*_head(assessment, desk)]
    for chapter in chapters_of(assessment):
        lines += _chapter(chapter, desk)
    lines += _rest(assessment, desk)
    return "\n".join(line.rstrip() for line in lines) + "\n"


@dataclass(frozen=True, slots=True)
class _Desk:
    """What every part needs: the words behind ids, our own words, the width."""

    quotations: Quotations
    words: Words
    width: int
    again: tuple[str, ...] = ()

    def fill(self, text: str, indent: int = 0, first: str = "") -> list[str]:
        """Wrap text, with `first` before it and following lines under it."""
        hang = indent + len(first)
        lines = wrapped(shown(text), max(self.width - hang, 12))
        return [" " * indent + first + lines[0], *(" " * hang + line for line in lines[1:])]

    def named(self, name: str, text: str, indent: int = 0) -> list[str]:
        """Wrap 'name: text'."""
        return self.fill(f"{self.words(name)}: {text}", indent)


def _head(assessment: Assessment, desk: _Desk) -> Iterator[str]:
    yield from desk.fill(assessment.case.title or assessment.case.id)
    if assessment.case.question:
        yield from desk.named("question", assessment.case.question)
    yield from desk.named("as of", desk.words.day(assessment.as_of))
    yield from desk.fill(state_of_knowledge(assessment, desk.words))
    for name, number in sorted(desk.quotations.numbers.items(), key=lambda pair: pair[1]):
        document = desk.quotations.documents[name]
        told = f"{source_name(document)}, {desk.words.period(document.published)}"
        yield from desk.fill(f"{told} ({document.file})", 2, f"[{number}] ")


@dataclass(frozen=True, slots=True)
class _Told:
    """What was printed of an arrangement already; it is recalled, not repeated."""

    quotes: set[str] = field(default_factory=set)
    questions: set[str] = field(default_factory=set)
    law: list[LawRow] = field(default_factory=list)


def _chapter(chapter: Chapter, desk: _Desk) -> Iterator[str]:
    yield ""
    yield from desk.fill(f"{desk.words('arrangement')}: {chapter.arrangement.title}")
    yield "=" * min(desk.width, 60)
    if not chapter.findings:
        yield from desk.fill(desk.words("no finding"), 2)
    told = _Told()
    for finding in chapter.findings:
        yield from _finding(finding, told, desk)
        yield from _law(finding, told, desk)
        yield from _rivals(finding, told, desk)
        yield from _missing(finding, told, desk)


def _finding(finding: Finding, told: _Told, desk: _Desk) -> Iterator[str]:
    words = desk.words
    scheme = f"{finding.scheme_title} ({finding.scheme} {finding.scheme_version})"
    yield ""
    yield from desk.fill(finding.headline, 0, "> ")
    yield from desk.named("scheme", scheme, 2)
    yield from desk.named("fits", words(f"answer {finding.verdict}"), 2)
    yield from desk.named("finding id", f"{finding.id}; {finding.review}", 2)
    for what, count in finding.counts:
        yield from desk.fill(f"{what}: {count}", 2)
    for step in finding.steps:
        yield from _step(step, told, desk)
    yield from _indicators(finding.indicators, told, desk)
    yield from _basis(finding, desk)


def _basis(finding: Finding, desk: _Desk) -> Iterator[str]:
    """Give origins and grades, then likelihood and confidence, each in its own sentence."""
    yield from desk.named("origins", f"{finding.origins.count}. {finding.origins.sentence}", 2)
    for grade in finding.grades:
        told = f"{grade.source} ({grade.source_why}) / {grade.item} ({grade.item_why})"
        yield from desk.named("grade", f"{grade.origin}: {told}", 2)
    yield from desk.named("likelihood", finding.likelihood.sentence, 2)
    yield from desk.named("confidence", finding.confidence.sentence, 2)


def _step(step: StepResult, told: _Told, desk: _Desk) -> Iterator[str]:
    state = desk.words(f"step {step.state}")
    role = desk.words(f"role {step.role}")
    why = "; ".join(part for part in (in_plain(step.clause), step.distance) if part)
    says = f"{state} ({role}): {step.says or step.name}" + (f" — {why}" if why else "")
    yield from desk.fill(says, 2, f"{_SIGNS[step.state]} ")
    yield from _quotes(step.evidence, told, desk)


def _indicators(signs: Iterable[IndicatorResult], told: _Told, desk: _Desk) -> Iterator[str]:
    """Give the signs that are there with their words; those that are not, or unknown, by name."""
    others: dict[Answer, list[str]] = {Answer.CANNOT_TELL: [], Answer.NO: []}
    for sign in signs:
        if sign.answer is not Answer.YES:
            others[sign.answer].append(sign.says)
            continue
        says = f"{desk.words('answer yes')}, {sign.strength}: {sign.says}"
        if sign.innocent:
            says += f" ({desk.words('innocent')}: {sign.innocent})"
        yield from desk.named("indicator", says, 2)
        yield from _quotes(sign.evidence, told, desk)
    for answer, names in others.items():
        if names:
            says = f"{desk.words(f'answer {answer}')}: {' '.join(names)}"
            yield from desk.named("indicators", says, 2)


def _quotes(evidence: Iterable[str], told: _Told, desk: _Desk) -> Iterator[str]:
    """Give the words behind evidence: whole the first time, then how they begin."""
    evidence = tuple(evidence)
    quotations = desk.quotations.behind(evidence)
    for quotation in quotations[:MOST_QUOTES]:
        source = f"{quotation.words} [{quotation.number}]"
        yield from desk.fill(_quoted(quotation, desk.words, source in told.quotes), 6)
        told.quotes.add(source)
    if len(quotations) > MOST_QUOTES:
        more = desk.words("more quotes", number=len(quotations) - MOST_QUOTES)
        yield from desk.fill(more, 6)
    rows = desk.quotations.row_ids(evidence)
    if rows:
        yield from desk.fill(f"{desk.words('register rows')}: {', '.join(rows)}", 6)


def _quoted(quotation: Quotation, words: Words, again: bool) -> str:
    if again:
        beginning = " ".join(quotation.words.split()[:BEGINNING])
        return f"{words('words above')}: {in_marks(f'{beginning} …')} [{quotation.number}]"
    speaker = speaker_words(quotation.claim, words)
    return f"{in_marks(quotation.words)} — {speaker}, {quotation.source} [{quotation.number}]"


def _law(finding: Finding, told: _Told, desk: _Desk) -> Iterator[str]:
    fresh = [row for row in finding.law if row not in told.law]
    if fresh:
        yield from desk.fill(desk.words("law on", day=desk.words.day(finding.as_of)), 2)
    for row in fresh:
        yield from _law_row(row, desk)
    if len(fresh) < len(finding.law):
        yield from desk.fill(desk.words("other law as above"), 2)
    told.law.extend(fresh)


def _law_row(row: LawRow, desk: _Desk) -> Iterator[str]:
    """Give one obligation: letter, substance, days; its sentence, or the reasons without one."""
    words = desk.words
    wording = words(f"sureness {row.sureness}")
    yield from desk.fill(f"{row.instrument} {row.paragraph} ({row.addressee}; {wording})", 4)
    cells = (
        f"{words('letter')}: {words(f'answer {row.letter.answer}')}",
        f"{words('substance')}: {words(f'answer {row.substance.answer}')}",
        days_of(row, words),
    )
    yield from desk.fill(" | ".join(cells), 6)
    if row.sureness_note:
        yield from desk.fill(_capital(row.sureness_note), 6)
    if row.sentence:
        yield from desk.fill(row.sentence, 6)
    else:
        yield from _reasons(row, desk)
    unsettled = [each.says for each in row.exceptions if each.answer is not Answer.NO]
    if unsettled and (row.letter.answer, row.substance.answer) != (Answer.NO, Answer.NO):
        yield from desk.named("exceptions not ruled out", "; ".join(unsettled), 6)


def _capital(note: str) -> str:
    return f"{note[:1].upper()}{note[1:]}."


def _reasons(row: LawRow, desk: _Desk) -> Iterator[str]:
    for name, side in (("letter", row.letter), ("substance", row.substance)):
        why = "; ".join(part for part in (side.why, side.condition) if part)
        if why:
            yield from desk.named(name, why, 6)


def _rivals(finding: Finding, told: _Told, desk: _Desk) -> Iterator[str]:
    if finding.rivals:
        yield from desk.fill(desk.words("rivals"), 2)
    for rival in finding.rivals:
        says = f"{desk.words(f'rival {rival.state}')}: {rival.says}"
        fact = f"{desk.words('would be answered by')}: {rival.fact}"
        yield from desk.fill(f"{says} ({fact}{_who(rival.who, desk, '; ')})", 4, "~ ")
        yield from _quotes(rival.evidence, told, desk)
        told.questions.add(rival.fact)


def _missing(finding: Finding, told: _Told, desk: _Desk) -> Iterator[str]:
    """Give the questions that are open, save those printed above or beside a rival."""
    gaps = gaps_once(finding)
    fresh = [gap for gap in gaps if gap.question not in told.questions]
    if gaps:
        yield from desk.fill(desk.words("missing"), 2)
    for gap in fresh:
        who = _who(gap.who, desk, " (")
        yield from desk.fill(f"{gap.question}{who}{')' if who else ''}", 4, "? ")
        told.questions.add(gap.question)
    if len(fresh) < len(gaps):
        yield from desk.fill(desk.words("other questions as above"), 4)


def _who(who: tuple[str, ...], desk: _Desk, before: str) -> str:
    return f"{before}{desk.words('who could know')}: {', '.join(who)}" if who else ""


def _rest(assessment: Assessment, desk: _Desk) -> Iterator[str]:
    silent = [
        f"{each.scheme} @ {each.arrangement}: {desk.words(f'answer {each.verdict}')}; {each.why}"
        for each in assessment.silent
    ]
    problems = [f"{each.where}: {each.what}. {each.next_step}" for each in assessment.problems]
    registers = [f"{each.file}: {each.rows}" for each in assessment.registers]
    programs = [f"{name} {version}" for name, version in sorted(assessment.programs)]
    yield from _list("silent", silent, desk)
    yield from _list("context", list(assessment.context), desk)
    yield from _list("registers", registers, desk)
    yield from _list("left out", problems, desk)
    yield from _list("programs", [", ".join(programs)] if programs else [], desk)
    yield ""
    yield f"{desk.words('next')}: {next_command(assessment, desk.again)}"


def _list(name: str, items: list[str], desk: _Desk) -> Iterator[str]:
    if items:
        yield ""
        yield from desk.fill(desk.words(name))
    for item in items:
        yield from desk.fill(item, 2, "- ")
