"""The two register schemes written a second time, straight from their definition, on exact rows.

A row is a dict: id, kind, day, and where it has them status, sector, mode, expires. No nulls. Used
only to check the evaluator; shares no code with it.
"""


def returnee(rows):  # noqa: C901 - one sentence, written out
    ranked = sorted(rows, key=lambda row: (row["day"], row["id"]))
    place = {id(row): n for n, row in enumerate(ranked)}

    def of(kind):
        return [row for row in ranked if row["kind"] == kind]

    def later(row, other):
        return (row["day"], row["id"]) > (other["day"], other["id"])

    assert len(place) == len(ranked)
    for visa in of("visa"):
        if visa["status"] != "work":
            continue
        v = visa["expires"]
        for x in of("exit"):
            if not v - 30 <= x["day"] <= v + 60:
                continue
            entries = [row for row in of("entry") if later(row, x)]
            if not entries:
                continue
            e = entries[0]
            if e["status"] != "student" or e["day"] > x["day"] + 180:
                continue
            earlier = [row for row in of("employment_start") if later(x, row)]
            if not earlier:
                continue
            s = earlier[-1]["sector"]
            jobs = [
                row
                for row in of("employment_start")
                if row["sector"] == s and later(row, e) and row["day"] <= e["day"] + 120
            ]
            if not jobs:
                continue
            j = jobs[0]
            renewed = [
                row
                for row in of("visa")
                if row["status"] == "work" and later(row, x) and not later(row, j)
            ]
            if not renewed and attendance_fits(of("attendance"), e, later):
                return True
    return False


def first_timer(rows):
    def later(row, other):
        return (row["day"], row["id"]) > (other["day"], other["id"])

    if any(row["kind"] == "visa" and row["status"] == "work" for row in rows):
        return False
    seen = [row for row in rows if row["kind"] == "attendance"]
    for e in rows:
        if e["kind"] != "entry" or e["status"] != "student":
            continue
        works = any(
            row["kind"] == "employment_start" and later(row, e) and row["day"] <= e["day"] + 120
            for row in rows
        )
        if works and attendance_fits(seen, e, later):
            return True
    return False


def attendance_fits(seen, e, later):
    inside = [row for row in seen if later(row, e) and row["day"] <= e["day"] + 84]
    return 4 <= len(inside) <= 13 and all(row["mode"] != "class" for row in inside)
