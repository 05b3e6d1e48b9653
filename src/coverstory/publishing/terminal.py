"""What `coverstory assess` prints: short, wrapped to the width given, safe on any terminal.

In: an assessment. Out: plain text without colour. Every foreign word passes `shown`, so that no
evidence can steer the terminal or reverse the order of reading.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from shlex import quote

from coverstory.model import (
    Answer,
    Assessment,
    Finding,
    IndicatorResult,
    LawRow,
    RivalResult,
    StepResult,
    StepState,
)
from coverstory.pictures import Words, shown, speaker_words, wrapped
from coverstory.publishing.chapters import Chapter, chapters_of, gaps_once
from coverstory.publishing.quotations import Quotation, Quotations, source_name
from coverstory.publishing.wording import page_words

NARROWEST = 40  # columns; below this, words break more often than they hold
BEGINNING = 6  # words of a quote that is repeated: enough to find it above
_SIGNS = {
    StepState.PRESENT: "[+]",
    StepState.ABSENT: "[-]",
    StepState.CONTRADICTED: "[x]",
    StepState.CANNOT_TELL: "[?]",
}


def to_text(assessment: Assessment, *, width: int, language: str = "en") -> str:
    """Give the assessment as text of at most `width` columns, ending in a line feed."""
    desk = _Desk(Quotations.of(assessment), page_words(language), max(width, NARROWEST))
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


def state_of_knowledge(assessment: Assessment, words: Words) -> str:
    """Give what was read and found, in numbers."""
    return words(
        "state of knowledge counts",
        documents=len(assessment.documents),
        claims=len(assessment.claims),
        arrangements=len(assessment.arrangements),
        findings=len(assessment.findings),
        problems=len(assessment.problems),
    )


def _chapter(chapter: Chapter, desk: _Desk) -> Iterator[str]:
    yield ""
    yield from desk.fill(f"{desk.words('arrangement')}: {chapter.arrangement.title}")
    yield "=" * min(desk.width, 60)
    if not chapter.findings:
        yield from desk.fill(desk.words("no finding"), 2)
    printed: list[LawRow] = []
    for finding in chapter.findings:
        said: set[str] = set()
        yield from _finding(finding, said, desk)
        fresh = [row for row in finding.law if row not in printed]
        yield from _law(fresh, bool(printed) and len(fresh) < len(finding.law), desk)
        yield from _doubts(finding, said, desk)
        printed += fresh


def _finding(finding: Finding, said: set[str], desk: _Desk) -> Iterator[str]:
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
        yield from _step(step, said, desk)
    for sign in finding.indicators:
        yield from _indicator(sign, said, desk)
    yield from _basis(finding, desk)


def _basis(finding: Finding, desk: _Desk) -> Iterator[str]:
    """Give origins and grades, then likelihood and confidence, each in its own sentence."""
    yield from desk.named("origins", f"{finding.origins.count}. {finding.origins.sentence}", 2)
    for grade in finding.grades:
        told = f"{grade.source} ({grade.source_why}) / {grade.item} ({grade.item_why})"
        yield from desk.named("grade", f"{grade.origin}: {told}", 2)
    yield from desk.named("likelihood", finding.likelihood.sentence, 2)
    yield from desk.named("confidence", finding.confidence.sentence, 2)


def _step(step: StepResult, said: set[str], desk: _Desk) -> Iterator[str]:
    state = desk.words(f"step {step.state}")
    role = desk.words(f"role {step.role}")
    why = "; ".join(part for part in (step.clause, step.distance) if part)
    told = f"{state} ({role}): {step.says or step.name}" + (f" — {why}" if why else "")
    yield from desk.fill(told, 2, f"{_SIGNS[step.state]} ")
    yield from _quotes(step.evidence, said, desk)


def _indicator(sign: IndicatorResult, said: set[str], desk: _Desk) -> Iterator[str]:
    told = f"{desk.words(f'answer {sign.answer}')}, {sign.strength}: {sign.says}"
    if sign.innocent:
        told += f" ({desk.words('innocent')}: {sign.innocent})"
    yield from desk.named("indicator", told, 2)
    yield from _quotes(sign.evidence, said, desk)


def _quotes(evidence: Iterable[str], said: set[str], desk: _Desk) -> Iterator[str]:
    """Give the words behind evidence: whole the first time in a finding, then their beginning."""
    evidence = tuple(evidence)
    for quotation in desk.quotations.behind(evidence):
        source = f"{quotation.words} [{quotation.number}]"
        yield from desk.fill(_quoted(quotation, desk.words, source in said), 6)
        said.add(source)
    rows = desk.quotations.row_ids(evidence)
    if rows:
        yield from desk.fill(f"{desk.words('register rows')}: {', '.join(rows)}", 6)


def _quoted(quotation: Quotation, words: Words, again: bool) -> str:
    if again:
        beginning = " ".join(quotation.words.split()[:BEGINNING])
        return f"{words('words above')}: {in_marks(f'{beginning} …')} [{quotation.number}]"
    speaker = speaker_words(quotation.claim, words)
    return f"{in_marks(quotation.words)} — {speaker}, {quotation.source} [{quotation.number}]"


def in_marks(words: str) -> str:
    """Put words in quotation marks that they do not hold themselves."""
    return f"«{words}»" if set(words) & set('“”"') else f"“{words}”"


def _law(rows: list[LawRow], rest_above: bool, desk: _Desk) -> Iterator[str]:
    if rows:
        yield from desk.fill(desk.words("law on", day=desk.words.day(rows[0].as_of)), 2)
    for row in rows:
        yield from _law_row(row, desk)
    if rest_above:
        yield from desk.fill(desk.words("other law as above"), 2)


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
    if row.sentence:
        yield from desk.fill(row.sentence, 6)
    else:
        yield from _reasons(row, desk)
    unsettled = [each.says for each in row.exceptions if each.answer is not Answer.NO]
    if unsettled and (row.letter.answer, row.substance.answer) != (Answer.NO, Answer.NO):
        yield from desk.named("exceptions not ruled out", "; ".join(unsettled), 6)


def _reasons(row: LawRow, desk: _Desk) -> Iterator[str]:
    for name, side in (("letter", row.letter), ("substance", row.substance)):
        why = "; ".join(part for part in (side.why, side.condition) if part)
        if why:
            yield from desk.named(name, why, 6)


def days_of(row: LawRow, words: Words) -> str:
    """Give where an obligation stands in time, in words."""
    told = words(f"duty {row.state}")
    if row.due:
        told += f", {words('due')} {words.day(row.due)}"
    if row.days_left is not None:
        told += f", {words('days left')}: {row.days_left}"
    if row.days_past is not None:
        told += f", {words('days past')}: {row.days_past}"
    return told


def _doubts(finding: Finding, said: set[str], desk: _Desk) -> Iterator[str]:
    if finding.rivals:
        yield from desk.fill(desk.words("rivals"), 2)
    for rival in finding.rivals:
        yield from _rival(rival, said, desk)
    if finding.missing:
        yield from desk.fill(desk.words("missing"), 2)
    for gap in gaps_once(finding):
        who = f" ({desk.words('who could know')}: {', '.join(gap.who)})" if gap.who else ""
        yield from desk.fill(f"{gap.question}{who}", 4, "? ")


def _rival(rival: RivalResult, said: set[str], desk: _Desk) -> Iterator[str]:
    told = f"{desk.words(f'rival {rival.state}')}: {rival.says}"
    yield from desk.fill(f"{told} ({desk.words('would be answered by')}: {rival.fact})", 4, "~ ")
    yield from _quotes(rival.evidence, said, desk)


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
    yield from desk.named("next", next_command(assessment))


def _list(name: str, items: list[str], desk: _Desk) -> Iterator[str]:
    if items:
        yield ""
        yield from desk.fill(desk.words(name))
    for item in items:
        yield from desk.fill(item, 2, "- ")


def next_command(assessment: Assessment) -> str:
    """Give the command that is sensible next."""
    if assessment.findings:
        return f"coverstory explain {quote(shown(assessment.findings[0].id))}"
    if assessment.documents:
        return f"coverstory read {quote(shown(assessment.documents[0].file))}"
    return "coverstory assess --help"
