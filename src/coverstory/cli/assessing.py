"""`coverstory assess` and `explain`."""

import shutil
from pathlib import Path

import click

from coverstory.cli.chains import explained
from coverstory.cli.printing import as_json, problems_to_stderr, progress_on_terminal
from coverstory.findings import chain_of
from coverstory.model import Assessment
from coverstory.publishing import report_pages, to_json, to_markdown, to_text
from coverstory.workspace import assess as assess_paths
from coverstory.workspace import write_pages

AS_OF = click.option(
    "--as-of",
    metavar="DATE",
    help="The day to assess for, YYYY-MM-DD. Default: the case's own day, "
    "else the day the newest report was published.",
)
JSON = click.option("--json", "json_", is_flag=True, help="Print JSON.")
PATHS = click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=Path)


@click.command()
@PATHS
@AS_OF
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json", "html", "markdown"]),
    default="text",
    help="What to print. Default: text.",
)
@JSON
@click.option(
    "--out", type=Path, metavar="DIR", help="Write the report with its pictures into this folder."
)
@click.option(
    "--lang",
    type=click.Choice(["en", "ko", "ru"]),
    default="en",
    help="The language of the report's own words. Default: en.",
)
def assess(
    paths: tuple[Path, ...],
    as_of: str | None,
    format_: str,
    json_: bool,
    out: Path | None,
    lang: str,
) -> int:
    """Turn a case folder or loose files (.txt, .html, .md, .pdf, .csv) into findings.

    Example: coverstory assess examples/vladivostok-2019 --out out
    """
    with progress_on_terminal() as progress:
        assessment = assess_paths(*paths, as_of=as_of, progress=progress)
    again = (*map(str, paths), *(("--as-of", as_of) if as_of else ()))
    click.echo(_printed(assessment, "json" if json_ else format_, lang, again), nl=False)
    if out:
        write_pages(out, report_pages(assessment, language=lang))
        click.echo(f"Report: open {out / 'report.html'} in a browser.", err=True)
    return problems_to_stderr(assessment.problems)


def _printed(assessment: Assessment, format_: str, lang: str, again: tuple[str, ...]) -> str:
    if format_ == "json":
        return to_json(assessment)
    if format_ == "markdown":
        return to_markdown(assessment, language=lang)
    if format_ == "html":
        return report_pages(assessment, language=lang)["report.html"].decode()
    width = shutil.get_terminal_size((100, 24)).columns
    return to_text(assessment, width=width, language=lang, again=again)


@click.command()
@click.argument("finding", metavar="FINDING")
@click.argument("paths", nargs=-1, metavar="[PATH...]", type=Path)
@AS_OF
@JSON
def explain(finding: str, paths: tuple[Path, ...], as_of: str | None, json_: bool) -> int:
    """Show the whole chain from a finding to the words in the original.

    PATH is what was assessed; left out, it is the folder you are in. Example:
    coverstory explain kp-vladivostok-construction.study-cover-returnees examples/vladivostok-2019
    """
    assessment = assess_paths(*(paths or (Path(),)), as_of=as_of)
    chain = chain_of(assessment, finding)
    click.echo(as_json(chain) if json_ else explained(chain))
    return problems_to_stderr(assessment.problems)
