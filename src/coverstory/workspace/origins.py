"""find_origins: from a case folder or loose files to which reports and claims share one origin.

In: paths. Out: the origins, with every link and its reason. Registers are left aside: a row has no
outlet. Reads no clock: without an as-of day, a report without a date is read as of any day.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from coverstory.linking import ClaimOrigins, claim_origins
from coverstory.model import CommandError, Problem, Where
from coverstory.reading import read_report
from coverstory.workspace.days import day_of
from coverstory.workspace.inputs import take_in_all


@dataclass(frozen=True, slots=True)
class OriginsFound:
    """The origins, the file of each document, and what could not be taken in."""

    origins: ClaimOrigins
    files: dict[str, str]
    problems: tuple[Problem, ...] = ()


def find_origins(
    *paths: str | Path,
    as_of: date | str | None = None,
    texts_only: bool = False,
    progress: Callable[[str], None] = lambda _: None,
) -> OriginsFound:
    """Give which reports and claims share one origin of knowledge.

    `texts_only` compares the reports alone and reads no claims. Raises CommandError where there is
    nothing to compare, CaseNotUsable or DateNotReadable; other faults are listed in `problems`.
    """
    inputs = take_in_all([Path(path) for path in paths], key=b"registers are left aside here")
    if not inputs.documents:
        raise CommandError(Where(inputs.name), "no report is there", "Give reports to compare.")
    day = None if as_of is None else day_of(as_of)
    readings = []
    for document in () if texts_only else inputs.documents:
        progress(document.file)
        readings.append(read_report(document, as_of=day))
    files = {document.id: document.file for document in inputs.documents}
    return OriginsFound(claim_origins(inputs.documents, readings), files, inputs.problems)
