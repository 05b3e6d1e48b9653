"""The scheme library: files in, checked schemes out.

In: YAML text, or the library shipped in the package. Out: Scheme values, in which every reference
holds. Raises PackNotUsable with file, line, field and the words allowed. Never evaluates anything.
"""

import difflib
from functools import cache
from typing import Any

from coverstory.model import Grain, UnknownName, Where
from coverstory.packs import pack_texts, read_pack
from coverstory.schemes.checks import check_names, check_scheme
from coverstory.schemes.conversion import read_indicator, read_parameters, read_step
from coverstory.schemes.definition import Reference, Rival, Scheme
from coverstory.schemes.example_events import read_examples
from coverstory.schemes.packfile import RivalPart, SchemePart
from coverstory.schemes.planning import evaluation_order, plans_of
from coverstory.schemes.sources import Source

LIBRARY = "coverstory.schemes.library"


def read_scheme(text: str, file: str) -> Scheme:
    """Read one scheme file. Raises PackNotUsable for any mistake, with its place in the file."""
    part = read_pack(text, file, SchemePart)
    source = Source(text, file, {item.name: item.default for item in part.parameters})
    check_names(part, source)
    scheme = _scheme(part, source)
    check_scheme(scheme, part, source)
    return scheme


@cache
def load_library() -> tuple[Scheme, ...]:
    """Give every scheme of the shipped library, sorted by id. Raises PackNotUsable."""
    found = (read_scheme(text, f"library/{name}") for name, text in pack_texts(LIBRARY))
    return tuple(sorted(found, key=lambda scheme: scheme.id))


def scheme_named(name: str) -> Scheme:
    """Give the library's scheme of that id. Raises UnknownName, which lists the ids there are."""
    by_id = {scheme.id: scheme for scheme in load_library()}
    if name in by_id:
        return by_id[name]
    near = difflib.get_close_matches(name, by_id, 1)
    hint = f"Did you mean {near[0]!r}? " if near else ""
    raise UnknownName(
        Where("scheme library"),
        f"no scheme is called {name!r}",
        f"{hint}There are: {', '.join(by_id)}.",
    )


def _scheme(part: SchemePart, source: Source) -> Scheme:
    steps = tuple(read_step(one, source, ("steps", n)) for n, one in enumerate(part.steps))
    indicators = tuple(
        read_indicator(one, source, ("indicators", n)) for n, one in enumerate(part.indicators)
    )
    used = (*steps, *(indicator.step for indicator in indicators))
    kinds = frozenset(kind for step in used for kind in step.kinds)
    grain = Grain(part.grain)
    order = evaluation_order(steps, source)
    return Scheme(
        **_header(part),
        grain=grain,
        parameters=read_parameters(part.parameters),
        steps=steps,
        indicators=indicators,
        rivals=tuple(map(_rival, part.rivals)),
        examples=read_examples(part.examples, grain, kinds, source),
        kinds=kinds,
        file=source.file,
        order=order,
        plans=plans_of(steps, order, grain),
    )


# Fields that a Scheme takes over from its file as they are.
_SAME = ("id", "title", "status", "version", "issue", "level", "created", "modified", "summary")
_LISTS = ("authors", "obligations", "false_positives", "raise_when")


def _header(part: SchemePart) -> dict[str, Any]:
    same = {name: getattr(part, name) for name in _SAME}
    lists = {name: tuple(getattr(part, name)) for name in _LISTS}
    references = tuple(Reference(one.title, one.url, one.says) for one in part.references)
    return {**same, **lists, "references": references}


def _rival(part: RivalPart) -> Rival:
    return Rival(
        part.name,
        part.says,
        part.fact,
        tuple(part.who),
        tuple(part.ruled_out_by),
        tuple(part.supported_by),
    )
