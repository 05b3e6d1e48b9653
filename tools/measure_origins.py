"""Measure which dev reports are linked as one origin, over every pair of them.

Run: `python tools/measure_origins.py`. It reads `../shared/reading/dev` (76 reports in three
languages, pairs.csv). Pairs that pairs.csv does not name count as independent: the reports were
read, and no other two tell one story.
"""

import csv
import sys
from itertools import combinations
from pathlib import Path

from coverstory.evidence import read_document
from coverstory.linking import Link, document_groups, document_links
from coverstory.model import Document

DEV = Path(__file__).resolve().parents[2] / "shared" / "reading" / "dev"
Pair = tuple[str, str]


def reports() -> tuple[Document, ...]:
    """Give the dev reports. Raises FileNotFoundError where ../shared is absent."""
    if not DEV.is_dir():
        raise FileNotFoundError(f"{DEV} is absent: the dev reports stand beside the checkout")
    return tuple(
        read_document(path.read_bytes(), file=path.name) for path in sorted(DEV.glob("*.txt"))
    )


def gold() -> dict[Pair, str]:
    """Give what pairs.csv says of some pairs."""
    with (DEV / "pairs.csv").open(encoding="utf-8") as file:
        return {(row["id1"], row["id2"]): row["relation"] for row in csv.DictReader(file)}


def linked(documents: tuple[Document, ...], links: tuple[Link, ...]) -> set[Pair]:
    """Give every pair of documents that stands in one group."""
    groups = document_groups((document.id for document in documents), links)
    return {pair for group in groups for pair in combinations(group.documents, 2)}


def main() -> int:
    """Print precision and recall over all pairs, every link, and what pairs.csv names."""
    documents = reports()
    links = document_links(documents)
    found = linked(documents, links)
    told = gold()
    same = {pair for pair, relation in told.items() if relation == "same-origin"}
    right = len(found & same)
    print(f"{len(documents)} reports, {len(documents) * (len(documents) - 1) // 2} pairs")
    print(f"found {len(found)}, right {right}, of {len(same)} to find")
    print(f"precision {right / max(len(found), 1):.2f}, recall {right / max(len(same), 1):.2f}")
    for pair, relation in told.items():
        print(f"{' '.join(pair)}: {relation}, {'one group' if pair in found else 'apart'}")
    for link in links:
        wrong = "" if not link.whole or (link.one, link.other) in same else "  FALSE"
        print(f"{link.one} {link.other} [{link.kind}] {link.reason}{wrong}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
