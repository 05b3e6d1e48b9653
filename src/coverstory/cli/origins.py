"""`coverstory origins`: which reports and claims share one origin of knowledge, and why."""

from collections.abc import Mapping
from pathlib import Path

import click

from coverstory.cli.printing import as_json, problems_to_stderr, progress_on_terminal
from coverstory.linking import ClaimOrigins, Link
from coverstory.model import OriginGroup
from coverstory.pictures import shown
from coverstory.workspace.origins import find_origins

# Longer runs of shared words are cut in print; the JSON gives them whole.
LONGEST = 70


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=Path)
@click.option(
    "--as-of",
    metavar="DATE",
    help="The day to read for, YYYY-MM-DD: bounds the date of a report that carries none.",
)
@click.option(
    "--texts-only", is_flag=True, help="Compare the reports alone: read no claims (much faster)."
)
@click.option("--json", "json_", is_flag=True, help="Print JSON.")
def origins(paths: tuple[Path, ...], as_of: str | None, texts_only: bool, json_: bool) -> int:
    """Show which reports and claims share one origin, and what each link rests on.

    PATH is a case folder, or reports and folders of them. Example: coverstory origins
    examples/vladivostok-2019
    """
    with progress_on_terminal() as progress:
        found = find_origins(*paths, as_of=as_of, texts_only=texts_only, progress=progress)
    if json_:
        click.echo(as_json(_form(found.origins)))
    else:
        click.echo(_printed(found.origins, found.files))
    return problems_to_stderr(found.problems)


def _form(origins: ClaimOrigins) -> dict[str, object]:
    return {
        "documents": origins.documents,
        "links": origins.links,
        "origins": origins.supporting(list(origins.of_claim)),
    }


def _printed(origins: ClaimOrigins, files: Mapping[str, str]) -> str:
    told = "1 report" if len(files) == 1 else f"{len(files)} reports"
    lines = [f"{told}; by their texts {_counted(len(origins.documents))}"]
    for group in origins.documents:
        if group.links:
            lines += ["", *(f"{name} ({shown(files[name])})" for name in group.documents)]
            lines += [line for link in group.links for line in _link(link)]
    alone = [group.documents[0] for group in origins.documents if not group.links]
    lines += ["", f"Alone: {', '.join(alone)}"] * bool(alone)
    partial = [link for link in origins.links if not link.whole]
    lines += ["", "Told apart, but some claims share an origin"] * bool(partial)
    lines += [line for link in partial for line in _link(link)]
    groups = origins.supporting(list(origins.of_claim))
    count = _counted(sum(group.counts for group in groups))
    lines += ["", f"All claims: {count}"] * bool(groups)
    lines += [line for group in groups for line in _origin(group)]
    return "\n".join(lines)


def _counted(count: int) -> str:
    return "1 origin" if count == 1 else f"{count} origins"


def _link(link: Link) -> list[str]:
    lines = [f"  {link.one} and {link.other}: {link.kind}; {shown(link.reason)}"]
    for shared in link.rests_on:
        words = shown(shared.what)
        cut = words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"
        at = f"{shared.one.start}-{shared.one.end} and {shared.other.start}-{shared.other.end}"
        lines.append(f"    “{cut}” at characters {at}")
    return lines


def _origin(group: OriginGroup) -> list[str]:
    count = "1 claim" if len(group.claims) == 1 else f"{len(group.claims)} claims"
    adds = "" if group.counts else "; adds none"
    where = ", ".join(group.documents)
    lines = [f"  {shown(group.speaker)}: {count} in {where}{adds}"]
    return lines + [f"    {shown(reason)}" for reason in group.reasons]
