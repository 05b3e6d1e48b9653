"""How the chain of a finding is printed."""

from coverstory.findings import Chain, Link, StepChain
from coverstory.pictures import shown


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
