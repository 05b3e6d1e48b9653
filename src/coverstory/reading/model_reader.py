"""A language model beside the built-in reader: it may add claims and confirm them, nothing else.

In: a document, its built-in reading, and a function that asks a model. Out: one reading in which
every claim says who proposed it, and what of the model's answers was used and dropped. Pure: the
function that asks is handed in. The built-in claims come out as they went in, whatever a model,
a server or an article tries; the judgements on the whole stay the built-in reader's.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from coverstory.model import Claim, Document, Problem, Reading, ServerNotUsable
from coverstory.reading.model_answers import check_answer
from coverstory.reading.model_fields import told_by
from coverstory.reading.model_questions import MOST, stretches_of

JOINED = " + "
NOT_ASKED = "stretches of a long report that were not asked about"


@dataclass(frozen=True, slots=True)
class Answered:
    """What a model said; `cut` where the server ended it at the token limit."""

    text: str
    cut: bool = False


# Takes words of a report; raises ServerNotUsable.
Ask = Callable[[str], Answered]


@dataclass(frozen=True, slots=True)
class ModelShare:
    """What the model had to do with one reading. `failed`: it was not asked about all of it."""

    model: str
    asked: int = 0
    confirmed: int = 0
    added: int = 0
    dropped: tuple[tuple[str, int], ...] = ()
    failed: bool = False


@dataclass(frozen=True, slots=True)
class JointReading:
    """A reading by both, the model's share in it, and what went wrong with its server."""

    reading: Reading
    share: ModelShare
    problems: tuple[Problem, ...] = ()


def read_with_model(document: Document, reading: Reading, ask: Ask, *, model: str) -> JointReading:
    """Ask a model about a document and join its claims to the built-in reading.

    Raises nothing: a server that fails is a problem, and the built-in reading stands.
    """
    stretches, told = stretches_of(document), told_by(document)
    dropped: Counter[str] = Counter()
    if len(stretches) > MOST:
        dropped[NOT_ASKED] += len(stretches) - MOST
    proposed: list[Claim] = []
    problems: list[Problem] = []
    asked = 0
    for stretch in stretches[:MOST]:
        try:
            answer = ask(stretch.words(document.clean))
        except ServerNotUsable as error:
            problems.append(Problem.of(error, left_out=0))
            break
        asked += 1
        checked = check_answer(
            answer.text, cut=answer.cut, document=document, stretch=stretch, told=told,
            rule=f"model:{model}",
        )  # fmt: skip
        proposed += checked.claims
        dropped += checked.dropped
    claims, confirmed = joined(reading.claims, proposed)
    share = ModelShare(
        model, asked, confirmed, len(claims) - len(reading.claims),
        tuple(sorted(dropped.items())), failed=bool(problems),
    )  # fmt: skip
    return JointReading(replace(reading, claims=claims), share, tuple(problems))


def joined(built_in: tuple[Claim, ...], proposed: list[Claim]) -> tuple[tuple[Claim, ...], int]:
    """Join a model's claims to the built-in ones, in text order; give also how many it confirmed.

    A claim of the same kind whose words overlap a built-in one's confirms that one, which keeps
    its fields and its id and names both who proposed it. The others get ids of their own, so that
    no built-in id depends on a model.
    """
    kept = [replace(claim, rule=f"reader:{claim.rule}") for claim in built_in]
    added: list[Claim] = []
    confirmed: set[int] = set()
    for claim in proposed:
        same = _same(claim, kept, confirmed)
        if same is not None:
            confirmed.add(same)
            kept[same] = replace(kept[same], rule=f"{kept[same].rule}{JOINED}{claim.rule}")
        elif claim not in added:
            added.append(claim)
    numbered = _numbered(sorted(added, key=lambda claim: (claim.span.start, claim.span.end)))
    in_order = sorted([*kept, *numbered], key=lambda claim: claim.span.start)
    return tuple(in_order), len(confirmed)


def proposers(rule: str) -> list[str]:
    """Give who proposed a claim, by its rule.

    >>> proposers("reader:visa-held + model:local")
    ['reader:visa-held', 'model:local']
    """
    return [
        part if part.startswith(("reader:", "model:")) else f"reader:{part}"
        for part in rule.split(JOINED)
    ]


def _same(claim: Claim, kept: list[Claim], confirmed: set[int]) -> int | None:
    """Give the built-in claim of this kind that shares most words with it and has none yet."""
    shared = [
        (min(claim.span.end, other.span.end) - max(claim.span.start, other.span.start), -index)
        for index, other in enumerate(kept)
        if other.kind is claim.kind and index not in confirmed and claim.span.overlaps(other.span)
    ]
    return -max(shared)[1] if shared else None


def _numbered(claims: list[Claim]) -> Iterator[Claim]:
    for number, claim in enumerate(claims, 1):
        yield replace(claim, id=f"{claim.span.document}-m{number:02d}")
