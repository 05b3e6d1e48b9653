"""The order in which a reader meets an assessment, the same in text, Markdown and HTML.

In: an assessment. Out: one `Chapter` for each arrangement, its findings and the law on the as-of
day, each obligation once. A finding on an arrangement that is not listed gets a chapter too.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from coverstory.model import Arrangement, Assessment, Finding, LawRow, MissingFact


@dataclass(frozen=True, slots=True)
class Chapter:
    """One arrangement with all that is found of it."""

    arrangement: Arrangement
    findings: tuple[Finding, ...]
    law: tuple[LawRow, ...]
    listed: bool = True


def chapters_of(assessment: Assessment) -> tuple[Chapter, ...]:
    """Give the chapters, in the order of the assessment."""
    chapters = [_chapter(arrangement, assessment, True) for arrangement in assessment.arrangements]
    known = {arrangement.id for arrangement in assessment.arrangements}
    names = dict.fromkeys(finding.arrangement for finding in assessment.findings)
    chapters += [
        _chapter(Arrangement(name, name), assessment, False) for name in names if name not in known
    ]
    return tuple(chapters)


def _chapter(arrangement: Arrangement, assessment: Assessment, listed: bool) -> Chapter:
    findings = tuple(each for each in assessment.findings if each.arrangement == arrangement.id)
    return Chapter(arrangement, findings, law_once(findings), listed)


def law_once(findings: Iterable[Finding]) -> tuple[LawRow, ...]:
    """Give the law rows of several findings, equal ones once (rows may hold the same in both)."""
    found: list[LawRow] = []
    for finding in findings:
        found += [row for row in finding.law if row not in found]
    return tuple(found)


def gaps_once(finding: Finding) -> tuple[MissingFact, ...]:
    """Give what is missing, each question once (two exceptions may turn on one fact)."""
    found: dict[str, MissingFact] = {}
    for gap in finding.missing:
        found.setdefault(gap.question, gap)
    return tuple(replace(gap, question=fact_words(question)) for question, gap in found.items())


def fact_words(fact: str) -> str:
    """Give a fact for people to read where only its name in the law files is known.

    >>> fact_words("committee_approval")
    'committee approval'
    """
    return fact.replace("_", " ") if " " not in fact else fact
