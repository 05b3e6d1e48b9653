"""case.yaml: what the people behind a case state of it and of its files.

In: the text of case.yaml. Out: a CaseFile. Raises CaseNotUsable with line, field and what to do.
"""

from datetime import date

import msgspec

from coverstory.model import CaseNotUsable, CoverstoryError, PackNotUsable, Period, Where
from coverstory.packs import line_of, read_pack


class StatedReport(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """What the custodian of a report knows about it. `published` is EDTF (a bare year: 2019)."""

    file: str
    title: str = ""
    publisher: str = ""
    published: str | int = ""
    url: str = ""
    language: str = ""


class StatedSource(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """A grade (A to F) that a person set for a publisher or a speaker."""

    grade: str
    why: str
    publisher: str = ""
    speaker: str = ""


class StatedCoverage(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """The kinds that a register table covers whole, so that no row means it did not happen."""

    file: str
    kinds: list[str]


class CaseFile(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """The whole of case.yaml."""

    title: str
    question: str = ""
    as_of: date | None = None
    published: bool = False
    reports: list[StatedReport] = []
    sources: list[StatedSource] = []
    coverage: list[StatedCoverage] = []


def read_case_file(text: str, file: str) -> CaseFile:
    """Read case.yaml. Raises CaseNotUsable."""
    try:
        case = read_pack(text, file, CaseFile)
    except PackNotUsable as error:
        raise CaseNotUsable(error.where, error.what, error.next_step) from error
    for index, report in enumerate(case.reports):
        _check_date(report, text, file, index)
    for index, source in enumerate(case.sources):
        if source.grade not in "ABCDEF" or len(source.grade) != 1:
            raise CaseNotUsable(
                Where(file, line_of(text, "sources", index, "grade"), field="grade"),
                f"{source.grade!r} is no source grade",
                "Give A, B, C, D, E or F (F: no basis to judge).",
            )
    return case


def published_of(report: StatedReport) -> Period:
    """Give the stated date of publication. Raises DateNotReadable."""
    return Period.from_edtf(str(report.published), wording="stated in case.yaml")


def _check_date(report: StatedReport, text: str, file: str, index: int) -> None:
    try:
        published_of(report)
    except CoverstoryError as error:
        where = Where(file, line_of(text, "reports", index, "published"), field="published")
        raise CaseNotUsable(where, error.what, error.next_step) from error
