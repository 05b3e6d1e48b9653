"""How commands print: JSON, the chain of a finding, problems, and progress on a terminal only."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import click
import msgspec

from coverstory.findings import Chain, Link, StepChain
from coverstory.model import Problem
from coverstory.pictures import shown


def as_json(value: Any) -> str:
    """Give a value as indented JSON."""
    return msgspec.json.format(msgspec.json.encode(value), indent=2).decode()


def problems_to_stderr(problems: Sequence[Problem]) -> int:
    """List what went wrong and what was left out; give the exit code (1 where there is any)."""
    for problem in problems:
        where, what = shown(problem.where), shown(problem.what)
        click.echo(f"coverstory: {where}: {what}. {shown(problem.next_step)}", err=True)
    if not problems:
        return 0
    left_out = sum(problem.left_out for problem in problems)
    click.echo(
        f"coverstory: {len(problems)} problems in your data; {left_out} files or rows left out; "
        "everything else was assessed.",
        err=True,
    )
    return 1


def explained(chain: Chain) -> str:
    """Give the chain of a finding as text."""
    finding = chain.finding
    head = f"{finding.id} (as of {finding.as_of})\n{shown(finding.headline)}\n"
    return head + "".join(_step(step) for step in chain.steps)


def _step(step: StepChain) -> str:
    lines = [f"\n{step.name}: {step.state}. {shown(step.says)}"]
    if step.why:
        lines.append(f"  why: {shown(step.why)}")
    for link in step.links:
        lines += _link(link)
    lines += [f"  register {name}\n    sha256 {digest}" for name, digest in step.tables]
    if not step.links and not step.tables:
        lines.append("  no evidence here speaks to it")
    return "\n".join(lines) + "\n"


def _link(link: Link) -> list[str]:
    return [
        f"  event {link.event} (asserted: {link.asserted})",
        f"    claim {link.claim}, said by {shown(link.speaker)}",
        f"    words “{shown(link.quote)}”",
        f"    in {shown(link.file)}:{link.line}, characters {link.start} to {link.end}",
        f"    original sha256 {link.sha256}",
    ]


@contextmanager
def progress_on_terminal() -> Iterator[Callable[[str], None]]:
    """Give a function that shows which file is being read; silent where nobody watches."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    # rich is only needed where a person watches; it would cost every start a tenth of a second.
    from rich.console import Console

    with Console(stderr=True).status("Taking in the files") as status:
        yield lambda name: status.update(f"Reading {shown(name)}")
