"""`coverstory read`: reports alone, a few or thousands."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import click

from coverstory.cli.printing import as_json, count_on_terminal, problems_to_stderr
from coverstory.model import CommandError, Problem, Where
from coverstory.pictures import shown
from coverstory.workspace import (
    ReadingPlan,
    ReportRead,
    plan_reading,
    read_into,
    read_planned,
    take_up,
)
from coverstory.workspace.processes import cores


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=Path)
@click.option(
    "--as-of",
    metavar="DATE",
    help="The latest day that a report without a date can be from, YYYY-MM-DD. Default: a case "
    "folder's own day, else none, and relative dates stay as they are worded.",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json", "jsonl"]),
    help="What to print; jsonl is one object a report, in the reading guide's form, as it is "
    "read. Default: text.",
)
@click.option("--json", "json_", is_flag=True, help="Print JSON: one list, when all is read.")
@click.option(
    "--out", type=Path, metavar="FILE", help="Write JSON Lines into this file instead of printing."
)
@click.option("--resume", is_flag=True, help="Go on with --out FILE where an earlier run ended.")
@click.option(
    "--jobs",
    type=click.IntRange(1, 256),
    metavar="N",
    help="How many processes read at once. Default: one for each core; few reports need one.",
)
def read(
    paths: tuple[Path, ...],
    as_of: str | None,
    format_: str | None,
    json_: bool,
    out: Path | None,
    resume: bool,
    jobs: int | None,
) -> int:
    """Read reports: each claim, its speaker and the words it stands on.

    PATH is a file, a folder of reports or a case folder. Examples:
    coverstory read examples/vladivostok-2019/reports/01-monitor.txt;
    coverstory read reports/ --out readings.jsonl --resume
    """
    _refuse_contradictions(out, resume=resume, format_=format_, json_=json_)
    plan = plan_reading(paths, as_of=as_of, leave_out=out)
    if out:
        return _into_file(out, plan, resume=resume, jobs=jobs or cores())
    printed = "json" if json_ else format_ or "text"
    return _ended(plan, _print(plan, printed, jobs or cores()))


def _refuse_contradictions(
    out: Path | None, *, resume: bool, format_: str | None, json_: bool
) -> None:
    if resume and not out:
        raise CommandError(
            Where("--resume"), "there is no file to go on with", "Name it with --out FILE."
        )
    if out and (json_ or format_ not in (None, "jsonl")):
        raise CommandError(
            Where("--out"), "the file holds JSON Lines only", "Leave --format and --json out."
        )


def _into_file(out: Path, plan: ReadingPlan, *, resume: bool, jobs: int) -> int:
    left = take_up(out, plan, resume=resume)
    problems: list[Problem] = []
    read_now = 0
    try:
        with closing(read_into(out, plan, left, jobs=jobs)) as reports:
            for report in _watched(reports, left):
                problems += report.problems
                read_now += report.reading is not None
    except KeyboardInterrupt:
        click.echo(f"coverstory: {left.kept + read_now} readings are in {out}; "
                   "the same command with --resume goes on from there.", err=True)  # fmt: skip
        raise
    before = f" ({left.kept} were there already)" if left.kept else ""
    click.echo(f"{left.kept + read_now} reports read{before}: {out}", err=True)
    return _ended(plan, problems)


def _print(plan: ReadingPlan, format_: str, jobs: int) -> list[Problem]:
    """Print each report as it is read; give what went wrong."""
    problems: list[Problem] = []
    forms: list[dict[str, Any]] = []
    with closing(read_planned(plan, jobs=jobs)) as reports:
        for report in _watched(reports, plan):
            problems += report.problems
            if report.reading is None:
                continue
            if format_ == "json":
                forms.append(report.form)
            elif format_ == "jsonl":
                click.echo(report.line(), nl=False)
            else:
                _print_claims(report)
    if format_ == "json":
        click.echo(as_json(forms))
    return problems


def _watched(reports: Iterator[ReportRead], plan: ReadingPlan) -> Iterator[ReportRead]:
    with count_on_terminal(len(plan.reports) + plan.kept, plan.kept) as advance:
        for report in reports:
            yield report
            advance()


def _print_claims(report: ReportRead) -> None:
    told = "tells of labour abroad" if report.form["relevant"] else "tells of no labour abroad"
    click.echo(f"{shown(report.file)}: {len(report.form['claims'])} claims; {told}")
    for note in report.form["notes"]:
        click.echo(f"  note: {shown(note)}")
    for claim in report.reading.claims if report.reading else ():
        who = claim.attribution
        hedge = ", hedged" if claim.hedged else ""
        click.echo(f"  {claim.id}  {claim.kind}  [{shown(who.name or who.label)}{hedge}]")
        click.echo(f"      {shown(claim.quote)}")


def _ended(plan: ReadingPlan, problems: list[Problem]) -> int:
    if plan.tables:
        click.echo(
            f"coverstory: tables passed over, as they are no reports: {plan.tables}; "
            "`coverstory assess` takes them.",
            err=True,
        )
    return problems_to_stderr([*plan.problems, *problems], "read")
