"""`coverstory schemes`: list, show and test the evasion schemes."""

from pathlib import Path

import click

from coverstory.cli.printing import as_json
from coverstory.model import CommandError, PackNotUsable, Where
from coverstory.schemes import (
    ExampleOutcome,
    Scheme,
    check_examples,
    load_library,
    read_scheme,
    scheme_named,
)
from coverstory.workspace.texts import yaml_text

JSON = click.option("--json", "json_", is_flag=True, help="Print JSON.")


@click.group()
def schemes() -> None:
    """List, show and test the evasion schemes. Each is one YAML file with its own examples."""


@schemes.command("list")
@JSON
def list_(json_: bool) -> int:
    """List the schemes of the library."""
    library = load_library()
    if json_:
        rows = [(s.id, s.title, str(s.grain), s.version, str(s.status)) for s in library]
        keys = ("id", "title", "grain", "version", "status")
        click.echo(as_json([dict(zip(keys, row, strict=True)) for row in rows]))
        return 0
    width = max(len(scheme.id) for scheme in library)
    for scheme in library:
        click.echo(f"{scheme.id:{width}}  {scheme.grain:8}  {scheme.title}")
    return 0


@schemes.command()
@click.argument("name", metavar="NAME|FILE")
@JSON
def show(name: str, json_: bool) -> int:
    """Show one scheme, of the library or a file of your own: steps, signs, rivals, references."""
    scheme = _scheme(name)
    click.echo(as_json(scheme) if json_ else _shown(scheme))
    return 0


@schemes.command()
@click.argument("names", nargs=-1, metavar="[NAME|FILE]...")
@JSON
def test(names: tuple[str, ...], json_: bool) -> int:
    """Run the examples inside scheme files: the whole library, some of it, or your own file."""
    chosen = [_scheme(name) for name in names] or list(load_library())
    outcomes = {scheme.id: check_examples(scheme) for scheme in chosen}
    failed = sum(not outcome.passed for found in outcomes.values() for outcome in found)
    if json_:
        click.echo(as_json(outcomes))
    else:
        for name, found in outcomes.items():
            click.echo(_tested(name, found))
        click.echo(f"{sum(map(len, outcomes.values()))} examples, {failed} failed")
    return 1 if failed else 0


def _scheme(name: str) -> Scheme:
    path = Path(name)
    if path.suffix not in (".yaml", ".yml"):
        return scheme_named(name)
    if not path.is_file():
        raise CommandError(Where(name), "there is no such file", "Check the spelling.")
    return read_scheme(yaml_text(path, PackNotUsable), name)


def _tested(name: str, outcomes: tuple[ExampleOutcome, ...]) -> str:
    passed = sum(outcome.passed for outcome in outcomes)
    lines = [f"{name}: {passed} of {len(outcomes)} examples"]
    lines += [f"  FAILED {o.example}: {o.why}" for o in outcomes if not o.passed]
    return "\n".join(lines)


def _shown(scheme: Scheme) -> str:
    lines = [f"{scheme.title} ({scheme.id} {scheme.version}, {scheme.grain} grain)", ""]
    lines += [scheme.summary.strip(), "", "Steps"]
    lines += [f"  {step.name} ({step.role}): {step.says}" for step in scheme.steps]
    lines += ["", "Signs"] if scheme.indicators else []
    lines += [
        f"  {sign.step.name} ({sign.strength}): {sign.step.says}" for sign in scheme.indicators
    ]
    lines += ["", "Rival explanations"]
    lines += [f"  {rival.name}: {rival.says} To answer it: {rival.fact}" for rival in scheme.rivals]
    lines += ["", f"Obligations to check: {', '.join(scheme.obligations) or 'none'}", "References"]
    lines += [f"  {reference.title} {reference.url}" for reference in scheme.references]
    return "\n".join(lines)
