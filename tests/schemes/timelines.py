"""Small random timelines for the schemes, dense enough that all bounds are met and missed."""

from datetime import date

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

from coverstory.model import Event, Grain, Kind, Period, Sector, Status, Timeline
from coverstory.packs import pack_texts
from coverstory.schemes import read_scheme

EPOCH = date(1970, 1, 1).toordinal()
START = 17_500
COVERED = frozenset({Kind.VISA, Kind.ENTRY, Kind.EXIT, Kind.EMPLOYMENT_START, Kind.ATTENDANCE})
# Days near the bounds of the two schemes, counted from the first day of the visa.
VISA_END, OUT, BACK = 400, 400, 500


def thorough(examples, *, shrink=True):
    """Give settings for slow properties; shrinking whole registers takes minutes, so it is off."""
    phases = (Phase.explicit, Phase.generate, *((Phase.shrink,) if shrink else ()))
    return settings(
        max_examples=examples,
        deadline=None,
        derandomize=True,
        phases=phases,
        suppress_health_check=list(HealthCheck),
    )


def around(*days):
    """Give days at and beside each of the days given."""
    near = sorted({day + step for day in days for step in (-1, 0, 1)})
    return st.sampled_from([START + day for day in near])


def maybe(strategy, nulls):
    """Give the strategy, or null now and then where nulls are wanted."""
    return st.one_of(strategy, strategy, strategy, st.none()) if nulls else strategy


def visas(nulls):
    return st.fixed_dictionaries(
        {
            "kind": st.just("visa"),
            "day": maybe(around(0, 300, 450, 510), nulls),
            "status": maybe(st.sampled_from(["work", "work", "student"]), nulls),
            "expires": maybe(around(VISA_END, VISA_END + 30, VISA_END - 60), nulls),
        }
    )


def others(nulls):
    day = {
        "exit": around(VISA_END - 30, VISA_END, VISA_END + 60, BACK + 1),
        "entry": around(OUT, BACK, OUT + 180, OUT + 240, 350),
        "employment_start": around(10, OUT, BACK, BACK + 120, BACK + 20, OUT - 30),
        "attendance": around(BACK, BACK + 20, BACK + 84),
    }

    def row(kind):
        fields = {"kind": st.just(kind), "day": maybe(day[kind], nulls)}
        if kind == "entry":
            words = ["student", "student", "student", "tourist"]
            fields["status"] = maybe(st.sampled_from(words), nulls)
        if kind == "employment_start":
            words = ["construction", "construction", "fishing"]
            fields["sector"] = maybe(st.sampled_from(words), nulls)
        if kind == "attendance":
            words = ["check_in"] * 6 + ["class"]
            fields["mode"] = maybe(st.sampled_from(words), nulls)
        return st.fixed_dictionaries(fields)

    return st.sampled_from(list(day)).flatmap(row)


def core(nulls):
    """Give the rows of a full returnee or first-timer, each of which a draw may shift a little."""

    def build(shifts, keep, first_time):
        days = {
            "visa": (0, {"status": "work", "expires": START + VISA_END}),
            "employment_start": (10, {"sector": "construction"}),
            "exit": (OUT, {}),
            "entry": (BACK, {"status": "student"}),
        }
        rows = [
            {"kind": kind, "day": START + day + shifts[n], **rest}
            for n, (kind, (day, rest)) in enumerate(days.items())
        ]
        job = {"kind": "employment_start", "day": START + BACK + 20 + shifts[4]}
        rows.append({**job, "sector": "construction"})
        rows += [
            {"kind": "attendance", "day": START + BACK + 7 * n + shifts[5], "mode": "check_in"}
            for n in range(1, keep)
        ]
        return rows[3:] if first_time else rows

    shift = st.sampled_from([0] * 20 + [1, -1, 80, 81, 100, 101, -29, -30, -31, 60, 61])
    return st.builds(
        build, st.lists(shift, min_size=6, max_size=6), st.integers(3, 16), st.booleans()
    )


@st.composite
def subjects(draw, nulls=False, most=8):
    """Give the rows of one subject, with ids in random order and some rows repeated."""
    rows = draw(st.one_of(core(nulls), core(nulls), st.just([])))
    rows = [dict(row) for row in rows]
    more = st.one_of(others(nulls), others(nulls), others(nulls), visas(nulls))
    rows += draw(st.lists(more, max_size=draw(st.sampled_from([0, 2, most]))))
    if rows and draw(st.integers(0, 3)) == 0:
        rows.append(dict(draw(st.sampled_from(rows))))
    if nulls and rows:
        for _ in range(draw(st.integers(0, 2))):
            row = draw(st.sampled_from(rows))
            field = draw(st.sampled_from([name for name in row if name != "kind"]))
            row[field] = None
    ids = draw(st.permutations(range(1, len(rows) + 1)))
    return [{**row, "id": number} for row, number in zip(rows, ids, strict=True)]


def event(row, subject="s"):
    """Give the event of a row."""
    details = {"mode": row.get("mode")}
    if row.get("expires") is not None:
        details["expires"] = date.fromordinal(EPOCH + row["expires"]).isoformat()
    return Event(
        id=f"e{row['id']}",
        subject=subject,
        kind=Kind(row["kind"]),
        when=Period() if row["day"] is None else Period.on(date.fromordinal(EPOCH + row["day"])),
        order=row["id"],
        status=Status(row["status"]) if row.get("status") else None,
        sector=Sector(row["sector"]) if row.get("sector") else None,
        details=details,
    )


def timeline(rows, covered=COVERED):
    """Give the timeline of a subject's rows."""
    return Timeline("s", Grain.REGISTER, tuple(map(event, rows)), covered)


def register_scheme(name):
    """Give one register scheme, whatever else is in the library."""
    texts = dict(pack_texts("coverstory.schemes.library"))
    file = f"study-cover-{name}-register.yaml"
    return read_scheme(texts[file], file)
