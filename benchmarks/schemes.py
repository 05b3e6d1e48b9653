"""Measure the schemes on a made register: `python -m benchmarks.schemes [EVENTS]`.

Gives subjects a second for the evaluator (verdict alone, and the whole match), and the processor
seconds that pruning takes on each engine, alone and with the evaluator on what is left.
"""

import random
import sys
import time
from collections.abc import Callable
from datetime import date
from typing import Any

from coverstory.model import Grain, Timeline
from coverstory.schemes import (
    Scheme,
    assess_register,
    evaluate,
    prune,
    registers,
    scheme_named,
    verdict,
)

SCHEMES = ("study-cover-returnees-register", "study-cover-first-timers-register")
START = (date(2018, 1, 1) - date(1970, 1, 1)).days
WORDS = ("event_id", "subject", "kind", "status", "sector", "mode")
Row = dict[str, Any]


def subject_rows(draw: random.Random) -> list[Row]:
    """Give one subject's rows: now and then close to a scheme, mostly an ordinary life."""
    begin = START + draw.randrange(1500)
    status = draw.choice(("student", "student", "tourist", "work"))
    rows: list[Row] = []
    if draw.random() < 0.1:
        rows = _near_rows(draw, begin)
        begin, status = begin + 700, "student"
    rows.append({"kind": "visa", "day": begin - 20, "status": status, "expires": begin + 365})
    rows.append({"kind": "entry", "day": begin, "status": status})
    rows.append({"kind": "exit", "day": begin + draw.randint(20, 400)})
    if status == "work" or draw.random() < 0.1:
        sector = draw.choice(("construction", "it"))
        day = begin + draw.randint(-5, 300)
        rows.append({"kind": "employment_start", "day": day, "sector": sector})
    if status == "student":
        modes = ("class", "class", "check_in")
        days = (begin + draw.randint(0, 200) for _ in range(25))
        rows += [{"kind": "attendance", "day": day, "mode": draw.choice(modes)} for day in days]
    return rows


def _near_rows(draw: random.Random, begin: int) -> list[Row]:
    """Give a returnee's rows, each of which may miss a bound or lack a fact."""
    out = begin + 365 + draw.choice((0, 0, -31, 61))
    back = out + draw.choice((40, 40, 180, 181))
    after = back + draw.choice((20, 20, 120, 121))
    sector = draw.choice(("construction", "construction", "construction", None))
    seen = [back + 7 * n for n in range(1, draw.choice((4, 5, 12, 12)))]
    return [
        {"kind": "visa", "day": begin - 20, "status": "work", "expires": begin + 365},
        {"kind": "employment_start", "day": begin + 5, "sector": sector},
        {"kind": "exit", "day": out},
        {"kind": "entry", "day": back, "status": draw.choice(("student",) * 5 + ("tourist",))},
        {"kind": "employment_start", "day": after, "sector": "construction"},
        *({"kind": "attendance", "day": day, "mode": "check_in"} for day in seen),
    ]


def event_rows(size: int, seed: int = 1) -> list[Row]:
    """Give at least `size` rows of an event table."""
    draw = random.Random(seed)
    rows: list[Row] = []
    number = 0
    while len(rows) < size:
        ranked = sorted(subject_rows(draw), key=lambda row: row["day"])
        own = {"subject": f"s{number}", "status": None, "sector": None, "mode": None}
        rows += [
            {**own, "expires": None, **row, "event_id": f"e{n}", "seq": n}
            for n, row in enumerate(ranked)
        ]
        number += 1
    return rows


def timelines(scheme: Scheme, rows: list[Row]) -> list[Timeline]:
    """Give the timelines of all subjects of an event table."""
    by_subject: dict[str, list[Row]] = {}
    for row in rows:
        by_subject.setdefault(row["subject"], []).append(row)
    return [
        Timeline(name, Grain.REGISTER, tuple(map(registers.event_of, own)), scheme.kinds)
        for name, own in by_subject.items()
    ]


def seconds(work: Callable[[], object]) -> float:
    """Give the processor seconds of the second run; the first warms caches."""
    work()
    begun = time.process_time()
    work()
    return time.process_time() - begun


def measure(scheme: Scheme, rows: list[Row], table: Any) -> None:
    """Print what one scheme costs."""
    people = timelines(scheme, rows[:60_000])
    events = sum(len(one.events) for one in people)
    for name, work in (("verdict", verdict), ("evaluate", evaluate)):
        spent = seconds(lambda work=work: [work(scheme, one) for one in people])  # type: ignore[misc]
        rate, each = len(people) / spent, spent / events * 1e6
        print(f"  {name}: {rate:,.0f} subjects/s, {each:.1f} microseconds an event")
    for engine in registers.ENGINES:
        pruning = seconds(lambda engine=engine: prune(scheme, table, engine=engine))  # type: ignore[misc]
        whole = seconds(lambda engine=engine: assess_register(scheme, table, engine=engine))  # type: ignore[misc]
        print(f"  {engine}: prune {pruning:.2f} s, with the evaluator {whole:.2f} s")
    result = assess_register(scheme, table)
    left = " > ".join(f"{step} {count:,}" for step, count in result.funnel)
    print(f"  {left}; {result.events_decided / len(rows):.1%} of events evaluated")


def main() -> None:
    """Make a register of the size asked for and measure both register schemes on it."""
    # Loaded here: only this benchmark needs it.
    import polars

    size = int(sys.argv[1]) if len(sys.argv) > 1 else 200_000
    rows = event_rows(size)
    kinds: dict[str, Any] = dict.fromkeys(WORDS, polars.String)
    kinds |= dict.fromkeys(("day", "seq", "expires"), polars.Int64)
    table = polars.DataFrame(rows, schema=kinds)
    print(f"{len(rows):,} events of {table['subject'].n_unique():,} subjects, processor seconds")
    for name in SCHEMES:
        print(name)
        measure(scheme_named(name), rows, table)


if __name__ == "__main__":
    main()
