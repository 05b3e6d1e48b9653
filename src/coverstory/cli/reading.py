"""`coverstory read`: reports alone, a few or thousands."""

import os
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click

from coverstory.cli.printing import as_json, count_on_terminal, problems_to_stderr
from coverstory.model import CommandError, Problem, Where
from coverstory.pictures import shown
from coverstory.reading import proposers
from coverstory.workspace import (
    ModelSettings,
    ReadingPlan,
    ReportRead,
    model_at,
    plan_reading,
    read_into,
    read_planned,
    take_up,
)
from coverstory.workspace.model_settings import SECONDS, TOKENS
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
@click.option(
    "--model",
    metavar="URL",
    help="Also ask a language model: any server that speaks OpenAI's chat completions. Its claims "
    "are marked, and dropped where their words are not in the report. Default: none is asked.",
)
@click.option("--model-name", metavar="NAME", help="The model's name there. Default: local.")
@click.option(
    "--model-tokens",
    type=click.IntRange(16, 100_000),
    metavar="N",
    help="The longest answer, in tokens. Default: 3000.",
)
@click.option(
    "--model-seconds",
    type=click.FloatRange(0.1, 86_400),
    metavar="N",
    help="How long to wait for an answer. Default: 120.",
)
@click.option(
    "--texts-may-leave",
    is_flag=True,
    help="Your word that texts may be sent to a --model that is not on this machine.",
)
def read(
    paths: tuple[Path, ...],
    as_of: str | None,
    format_: str | None,
    json_: bool,
    out: Path | None,
    resume: bool,
    jobs: int | None,
    model: str | None,
    **asking: Any,
) -> int:
    """Read reports: each claim, its speaker and the words it stands on.

    PATH is a file, a folder of reports or a case folder. Examples:
    coverstory read examples/vladivostok-2019/reports/01-monitor.txt;
    coverstory read reports/ --out readings.jsonl --resume
    """
    _refuse_contradictions(out, resume=resume, format_=format_, json_=json_)
    asked = _model(model, **asking)
    plan = plan_reading(paths, as_of=as_of, model=asked, leave_out=out)
    # A model on this machine is what takes time, and it answers one question at a time.
    processes = jobs or (1 if asked else cores())
    if out:
        return _into_file(out, plan, resume=resume, jobs=processes)
    return _print(plan, "json" if json_ else format_ or "text", processes)


def _model(
    url: str | None,
    *,
    model_name: str | None,
    model_tokens: int | None,
    model_seconds: float | None,
    texts_may_leave: bool,
) -> ModelSettings | None:
    if url is None:
        if model_name or model_tokens or model_seconds or texts_may_leave:
            raise CommandError(
                Where("--model"), "no model is to be asked", "Name its server with --model URL."
            )
        return None
    return model_at(
        url,
        name=model_name or "local",
        texts_may_leave=texts_may_leave,
        max_tokens=model_tokens or TOKENS,
        seconds=model_seconds or SECONDS,
        environment=os.environ,
    )


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
    tally = _Tally()
    try:
        with closing(read_into(out, plan, left, jobs=jobs)) as reports:
            for report in _watched(reports, left):
                tally.add(report)
    except KeyboardInterrupt:
        click.echo(f"coverstory: {left.kept + tally.read} readings are in {out}; "
                   "the same command with --resume goes on from there.", err=True)  # fmt: skip
        raise
    before = f" ({left.kept} were there already)" if left.kept else ""
    click.echo(f"{left.kept + tally.read} reports read{before}: {out}", err=True)
    return _ended(plan, tally)


def _print(plan: ReadingPlan, format_: str, jobs: int) -> int:
    """Print each report as it is read; give the exit code."""
    if not plan.reports and not plan.problems:
        click.echo("coverstory: no report is there; tables are for coverstory assess", err=True)
    tally = _Tally()
    forms: list[dict[str, Any]] = []
    with closing(read_planned(plan, jobs=jobs)) as reports:
        for report in _watched(reports, plan):
            tally.add(report)
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
    return _ended(plan, tally)


def _watched(reports: Iterator[ReportRead], plan: ReadingPlan) -> Iterator[ReportRead]:
    with count_on_terminal(len(plan.reports) + plan.kept, plan.kept) as advance:
        for report in reports:
            yield report
            advance()


def _print_claims(report: ReportRead) -> None:
    told = "tells of labour abroad" if report.form["relevant"] else "tells of no labour abroad"
    if report.reading and report.reading.unread:
        told = "not read"
    click.echo(f"{shown(report.file)}: {len(report.form['claims'])} claims; {told}")
    for note in report.form["notes"]:
        click.echo(f"  note: {shown(note)}")
    for claim in report.reading.claims if report.reading else ():
        who = claim.attribution
        hedge = ", hedged" if claim.hedged else ""
        by = f"  proposed by {', '.join(proposers(claim.rule))}" if report.share else ""
        click.echo(f"  {claim.id}  {claim.kind}  [{shown(who.name or who.label)}{hedge}]{by}")
        click.echo(f"      {shown(claim.quote)}")


@dataclass(slots=True)
class _Tally:
    """What to say at the end of a run."""

    read: int = 0
    problems: list[Problem] = field(default_factory=list)
    model: str = ""
    counts: Counter[str] = field(default_factory=Counter)
    dropped: Counter[str] = field(default_factory=Counter)

    def add(self, report: ReportRead) -> None:
        self.read += report.reading is not None
        self.problems += report.problems
        if report.share:
            self.model = report.share.model
            self.counts["asked"] += report.share.asked
            self.counts["confirmed"] += report.share.confirmed
            self.counts["added"] += report.share.added
            self.dropped.update(dict(report.share.dropped))

    def of_model(self) -> str:
        counts = self.counts
        head = (
            f"model {self.model}: asked {counts['asked']} times; {counts['confirmed']} claims "
            f"confirmed, {counts['added']} added, {self.dropped.total()} things dropped"
        )
        return "\n".join([head, *(f"  {n} x {why}" for why, n in sorted(self.dropped.items()))])


def _ended(plan: ReadingPlan, tally: _Tally) -> int:
    if tally.model:
        click.echo(tally.of_model(), err=True)
    if plan.tables:
        click.echo(
            f"coverstory: tables passed over, as they are no reports: {plan.tables}; "
            "`coverstory assess` takes them.",
            err=True,
        )
    return problems_to_stderr([*plan.problems, *tally.problems], "read")
