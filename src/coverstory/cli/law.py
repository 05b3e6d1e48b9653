"""`coverstory law`: what the law was on a day."""

from collections.abc import Sequence

import click

from coverstory.cli.printing import as_json
from coverstory.law import Provision, law_on, patterns, provisions_for
from coverstory.model import LawRow
from coverstory.workspace import day_of


@click.group()
def law() -> None:
    """Show what the law was on a day, letter and substance apart. Not legal advice."""


@law.command()
@click.argument("day", metavar="DATE")
@click.option(
    "--pattern",
    metavar="NAME",
    help="Show only what a fact pattern engages; 'list' names the patterns.",
)
@click.option("--host", metavar="CC", help="The host country (ISO 3166-1 alpha-2), for host law.")
@click.option("--json", "json_", is_flag=True, help="Print JSON.")
def on(day: str, pattern: str | None, host: str | None, json_: bool) -> int:
    """Show every obligation as it stood on DATE (YYYY-MM-DD).

    Example: coverstory law on 2019-03-29 --pattern student-visa-with-work --host RU
    """
    if pattern == "list":
        click.echo("\n".join(f"{p.id}: {p.says}" for p in patterns()))
        return 0
    when = day_of(day, called="DATE")
    if pattern:
        engaged = provisions_for(pattern, when, host_country=host)
        click.echo(as_json(engaged) if json_ else _engaged(pattern, engaged))
        return 0
    rows = law_on(when)
    click.echo(as_json(rows) if json_ else "\n".join(_row(row) for row in rows))
    return 0


def _engaged(pattern: str, engaged: Sequence[Provision]) -> str:
    if not engaged:
        return f"{pattern}: no provision of the library is engaged on that day."
    lines = [f"{pattern}:"]
    for one in engaged:
        lines.append(f"  {one.cited} ({one.obligation}; {one.issue}): {one.bearing}; {one.state}")
        lines += [f"    {one.says}"] if one.says else []
        lines += [f"    host law: {rule}" for rule in one.host_law]
    return "\n".join(lines)


def _row(row: LawRow) -> str:
    lines = [f"{row.obligation}: {row.instrument} {row.paragraph}"]
    lines.append(f"  {row.state} on {row.as_of}; in force from {row.in_force_from}")
    if row.due:
        days = f"{row.days_left} days left" if row.days_left is not None else ""
        days = days or (f"{row.days_past} days past" if row.days_past is not None else "")
        lines.append(f"  time limit {row.due}" + (f" ({days})" if days else ""))
    lines.append(f"  binds {row.addressee}: {row.act}")
    lines.append(
        f"  wording {row.sureness}" + (f"; {row.sureness_note}" if row.sureness_note else "")
    )
    lines += [f"  host law: {rule}" for rule in row.host_law]
    lines += [f"  unless: {exception.says}" for exception in row.exceptions]
    return "\n".join(lines) + "\n"
