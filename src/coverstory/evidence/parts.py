"""Parts of a page that a tag, a role or a name marks as furniture.

In: tags with their attributes, and the words by which pages name such parts. Out: parts, and the
one that settles what a line is. A name is a weaker sign than a tag: it gives way where most of
the page lies under it, or where the second opinion holds the line to be main text.
"""

import re
from dataclasses import dataclass
from enum import IntEnum

from coverstory.model import BlockKind

# Tags that say what they are. A pull quote in an aside is lost to reading, not to the reader.
_TAGS = {
    "nav": BlockKind.MENU,
    "menu": BlockKind.MENU,
    "select": BlockKind.MENU,
    "button": BlockKind.MENU,
    "footer": BlockKind.OTHER_FURNITURE,
    "aside": BlockKind.OTHER_FURNITURE,
    "figcaption": BlockKind.CAPTION,
    "noscript": BlockKind.OTHER_FURNITURE,
}
_ROLES = {
    "navigation": BlockKind.MENU,
    "banner": BlockKind.MENU,
    "search": BlockKind.MENU,
    "complementary": BlockKind.OTHER_FURNITURE,
    "contentinfo": BlockKind.OTHER_FURNITURE,
}
# A name such as 'related-posts' counts; 'has-sidebar' says only that there is one elsewhere.
_WORD = re.compile(r"[a-z]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_DISARMING = frozenset({"has", "no", "with", "without", "open", "not"})
_UNNAMED = frozenset({"html", "body", "main", "article"})
_DISPLAY_NONE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# A part marked by name that holds less than this is too small to be the report.
_FEW = 80


class Firmness(IntEnum):
    """How firmly a part is marked: what can overrule the mark."""

    FIRM = 0
    UNLESS_MOST = 1
    UNLESS_MOST_OR_MAIN = 2


@dataclass(slots=True)
class Part:
    """A part of the page, the part around it (-1 for none), and the letters counted in it."""

    parent: int
    kind: BlockKind
    why: str
    firmness: Firmness
    characters: int = 0


@dataclass(frozen=True, slots=True)
class Resolved:
    """For each part, the part (itself or around it) whose mark stands; None where none does."""

    parts: tuple[Part, ...]
    usual: tuple[int, ...]
    held: tuple[int, ...]

    def of(self, index: int, *, held: bool) -> Part | None:
        """Give the part that settles a line in part `index`, held to be main text or not."""
        settled = -1 if index < 0 else (self.held if held else self.usual)[index]
        return self.parts[settled] if settled >= 0 else None


def part_opened(
    parts: list[Part],
    marks: dict[str, BlockKind],
    above: int,
    tag: tuple[str, dict[str, str]],
) -> int:
    """Give the number of the part that a tag opens, adding it to `parts`, or the one above."""
    found = _marked(marks, *tag)
    if found is None:
        return above
    parts.append(Part(above, *found))
    return len(parts) - 1


def resolved(parts: list[Part], whole: int) -> Resolved:
    """Settle the parts of a page with `whole` letters that are no links."""
    for part in reversed(parts):
        if part.parent >= 0:
            parts[part.parent].characters += part.characters
    usual: list[int] = []
    held: list[int] = []
    for index, part in enumerate(parts):
        most = part.characters > max(whole / 2, _FEW)
        void = part.firmness is not Firmness.FIRM and most
        yields = void or part.firmness is Firmness.UNLESS_MOST_OR_MAIN
        usual.append((usual[part.parent] if part.parent >= 0 else -1) if void else index)
        held.append((held[part.parent] if part.parent >= 0 else -1) if yields else index)
    return Resolved(tuple(parts), tuple(usual), tuple(held))


def _marked(
    marks: dict[str, BlockKind], name: str, attributes: dict[str, str]
) -> tuple[BlockKind, str, Firmness] | None:
    if name in _TAGS:
        yields = name == "noscript"
        firmness = Firmness.UNLESS_MOST_OR_MAIN if yields else Firmness.FIRM
        return _TAGS[name], f"in a <{name}> tag", firmness
    if not attributes or name in _UNNAMED:
        return None
    if attributes.get("role", "") in _ROLES:
        return _ROLES[attributes["role"]], f"role {attributes['role']}", Firmness.FIRM
    if "hidden" in attributes or _DISPLAY_NONE.search(attributes.get("style", "")):
        why = "hidden from the page's readers"
        return BlockKind.OTHER_FURNITURE, why, Firmness.UNLESS_MOST
    return _named(marks, name, attributes)


def _named(
    marks: dict[str, BlockKind], name: str, attributes: dict[str, str]
) -> tuple[BlockKind, str, Firmness] | None:
    for named in f"{attributes.get('class', '')} {attributes.get('id', '')}".split():
        words = _WORD.findall(_CAMEL.sub("-", named).lower())
        found = next((word for word in words if word in marks), "")
        if found and not _DISARMING.intersection(words):
            why = f"in a part named {named[:60]!r}"
            return marks[found], why, Firmness.UNLESS_MOST_OR_MAIN
    if name == "form":
        return BlockKind.OTHER_FURNITURE, "in a form", Firmness.UNLESS_MOST_OR_MAIN
    return None
