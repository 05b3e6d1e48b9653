"""Tables of published figures: told apart from register tables by their columns.

In: a table's bytes. Out: whether it holds published figures. This version keeps and lists such
tables and assesses nothing from them.
"""

import csv

FIGURE_COLUMNS = frozenset({"purpose", "measure", "value", "publisher"})


def is_figures_table(data: bytes) -> bool:
    """Say whether the header names the columns of published figures."""
    first = data[:65_536].decode("utf-8-sig", "replace").splitlines()[:1]
    header = {name.strip().lower() for row in csv.reader(first) for name in row}
    return header >= FIGURE_COLUMNS
