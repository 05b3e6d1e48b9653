"""Write the made-up registers of examples/returnees-register, and how many subjects fit.

In: nothing but the seed below. Out: four tables, `expected.yaml`; the same bytes every time.
Nobody in them exists; what they do is told in `example_stories.py`.

    python tools/make_example_register.py [FOLDER]
"""

import csv
import random
import sys
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from example_stories import BUILDER, COLLEGE, COURSES, LANTERN, Story, stories

SEED = 2397
FOLDER = Path(__file__).parents[1] / "examples" / "returnees-register"
COLUMNS = [
    *("event_id", "subject", "kind", "date", "status", "sector", "mode", "expires"),
    *("employer", "institution", "sender", "nationality", "city", "country"),
]
TABLES = {
    "visas.csv": ("visa",),
    "border.csv": ("entry", "exit"),
    "employment.csv": ("employment_start", "employment_end"),
    "schools.csv": ("enrolment", "attendance"),
}
FLOOR = 10  # counts of people below this are banded (docs/why.md)

# On one day rows get their ids in this order, so that a visa stands before the job it allows.
ORDER = [
    *("visa", "employment_end", "exit", "entry", "enrolment", "employment_start", "attendance"),
]
Cells = dict[str, str]
Add = Callable[..., None]


def rows_of(story: Story, subject: str) -> list[Cells]:
    """Give the rows that the registers hold about one story."""
    rows: list[Cells] = []

    def add(kind: str, day: date, **cells: str) -> None:
        rows.append({"subject": subject, "kind": kind, "date": day.isoformat(), **cells})

    left = _first_stay(story, add)
    entered = story.arrives
    if left is not None and story.back is not None:
        entered = left + timedelta(story.back)
    if left is not None and story.visit is not None:
        add("entry", left + timedelta(story.visit), status="tourist")
        add("exit", left + timedelta(story.visit + 5))
    if left is not None and story.new_visa is not None:
        second = left + timedelta(story.new_visa)
        until = (second + timedelta(365)).isoformat()
        add("visa", second, status="work", expires=until, sender=story.sender)
    if entered is not None:
        _second_stay(story, entered, add)
    _lose(rows, story.lost)
    return rows


def _first_stay(story: Story, add: Add) -> date | None:
    """Add a spell on a work visa; give the day it ended with an exit."""
    if story.expires is None:
        return None
    issued = story.expires - timedelta(560)
    until = story.expires.isoformat()
    add("visa", issued, status="work", expires=until, sender=story.sender)
    add("entry", issued + timedelta(15), status="work", sender=story.sender)
    jobs = [(18, story.first_sector), (300, story.moved_to)]
    for day, sector in jobs if story.moved_to else jobs[:1]:
        add(
            "employment_start",
            issued + timedelta(day),
            sector=sector,
            employer=story.first_employer,
            sender=story.sender,
        )
    if story.left is None:
        return None
    left = story.expires + timedelta(story.left)
    add("employment_end", left - timedelta(2), employer=story.first_employer)
    add("exit", left)
    return left


def _second_stay(story: Story, entered: date, add: Add) -> None:
    """Add what follows the entry that the story turns on."""
    if story.status != "work":
        issued = entered - timedelta(12)
        until = (entered + timedelta(330)).isoformat()
        add("visa", issued, status=story.status, expires=until, institution=story.institution)
    add("entry", entered, status=story.status, sender=story.sender)
    if story.status != "work":
        add("enrolment", entered + timedelta(1), institution=story.institution)
    for mode, days in (("check_in", story.signs), ("class", story.classes)):
        for day in days:
            add("attendance", entered + timedelta(day), mode=mode, institution=story.institution)
    if story.job is not None:
        add(
            "employment_start",
            entered + timedelta(story.job),
            sector=story.sector,
            employer=story.employer,
            sender=story.sender,
        )


# Cell lost: kind of row, how its date starts, column.
GAPS = {
    "expires": ("visa", "2017", "expires"),
    "exit date": ("exit", "", "date"),
    "entry status": ("entry", "2019", "status"),
    "first sector": ("employment_start", "2017", "sector"),
    "second sector": ("employment_start", "2019", "sector"),
    "visa status": ("visa", "2017", "status"),
    "mode": ("attendance", "", "mode"),
}


def _lose(rows: list[Cells], lost: str) -> None:
    """Empty one cell: that of the first row meant."""
    if lost:
        kind, start, column = GAPS[lost]
        row = next(row for row in rows if row["kind"] == kind and row["date"].startswith(start))
        row[column] = ""


def number(rows: list[Cells]) -> list[Cells]:
    """Give rows in order of day with event ids that rise with it; undated rows come last."""
    ordered = sorted(rows, key=_place_in_book)
    common = {"nationality": "KP", "city": "Vladivostok", "country": "RU"}
    return [{"event_id": f"e{n:05}", **row, **common} for n, row in enumerate(ordered, 1)]


def _place_in_book(row: Cells) -> tuple[str, int, str]:
    return row["date"] or "9", ORDER.index(row["kind"]), row["subject"]


def write_tables(rows: list[Cells], folder: Path) -> None:
    """Write one CSV a register."""
    (folder / "records").mkdir(parents=True, exist_ok=True)
    for name, kinds in TABLES.items():
        with (folder / "records" / name).open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, COLUMNS, restval="", lineterminator="\n")
            writer.writeheader()
            writer.writerows(row for row in rows if row["kind"] in kinds)


def expected(told: list[Story]) -> str:
    """Give the text of `expected.yaml`: counts only, since nobody here is a suspect."""
    groups = Counter(story.group for story in told)
    returned, first = groups["returnee"], groups["first-timer"]
    gaps = Counter((story.expires is not None, story.lost) for story in told if story.lost)
    men = sum(count for (had_visa, _), count in gaps.items() if had_visa)
    women = sum(count for (had_visa, _), count in gaps.items() if not had_visa)
    lines = [
        "# Written by tools/make_example_register.py. A visa without a status could be a work",
        "# visa, so of its subject neither scheme can tell.",
        f"subjects: {len(told)}",
        f"floor: {FLOOR}",
        "schemes:",
        *_counts("study-cover-returnees-register", returned, men, len(told), BUILDER, COURSES),
        *_counts(
            "study-cover-first-timers-register", first, women + 1, len(told), LANTERN, COLLEGE
        ),
        "groups:",
        *(f'  - {{group: "{group}", subjects: {count}}}' for group, count in groups.items()),
    ]
    return "\n".join(lines) + "\n"


def _counts(
    scheme: str, fits: int, unclear: int, subjects: int, employer: str, institution: str
) -> list[str]:
    shown = f"{FLOOR} to 19" if fits >= FLOOR else f"fewer than {FLOOR}"
    return [
        f"  - scheme: {scheme}",
        f"    fits: {fits}",
        f"    cannot_tell: {unclear}",
        f"    does_not_fit: {subjects - fits - unclear}",
        f'    pairs: [{{employer: {employer}, institution: {institution}, shown: "{shown}"}}]',
    ]


def write(folder: Path) -> None:
    """Write the example's tables and its expected counts into a folder."""
    rng = random.Random(SEED)
    told = stories(rng)
    names = [f"p{n:03}" for n in range(1, len(told) + 1)]
    rng.shuffle(names)  # so that the order of the ids tells nothing
    pairs = zip(told, names, strict=True)
    rows = [row for story, name in pairs for row in rows_of(story, name)]
    write_tables(number(rows), folder)
    (folder / "expected.yaml").write_text(expected(told), encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
