"""The gazetteer: towns of the world by name, for texts in Latin letters.

In: a name. Out: the countries that have a town of that name, the largest town first. The list
stands in `towns.txt` (GeoNames, CC BY 4.0), read once a process and only when a name is asked for.
"""

from functools import cache
from importlib.resources import files


@cache
def _towns() -> dict[str, tuple[str, ...]]:
    text = files("coverstory.reading").joinpath("towns.txt").read_text(encoding="utf-8")
    table: dict[str, tuple[str, ...]] = {}
    for line in text.splitlines():
        code, _, names = line.partition(":")
        if not line.startswith("#"):
            for name in names.split("|"):
                table[name] = (*table.get(name, ()), code)
    return table


def countries_of(town: str) -> tuple[str, ...]:
    """Give the codes of the countries that have a town of this name; () where none is known."""
    return _towns().get(town, ())
