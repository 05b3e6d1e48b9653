"""The stories behind examples/returnees-register: what each made-up subject does, in days.

In: a seeded random generator. Out: Story values, one a subject. Each near-miss is one story with
one field changed, so that it breaks one clause of a scheme and no other. Names are invented.
"""

import random
from dataclasses import dataclass, replace
from datetime import date, timedelta

BUILDER, OTHER_BUILDER = "Zarya Bay Construction", "Far Shore Builders"
COURSES, UNIVERSITY = "Zarya Institute of Applied Courses", "Amur Bay State University"
LANTERN, COLLEGE = "Blue Lantern Restaurant", "Sedanka Catering College"
RED_PINE, MORNING_DEW = "Red Pine Dispatch Bureau", "Morning Dew Service Company"


@dataclass(frozen=True, slots=True)
class Story:
    """What one subject does; days count from the event named before them.

    `expires`: the first work visa's last day (None: never had one). `left`: from that day to the
    exit (None: did not leave). `back`: from the exit to the entry that the story turns on. `job`,
    `signs` and `classes`: from that entry. `new_visa` and `visit`: from the exit to a second work
    visa, and to a tourist's entry. `moved_to`: the sector of a second job before the exit.
    `lost` names the one cell that the register leaves empty.
    """

    group: str
    expires: date | None = None
    first_sector: str = "construction"
    first_employer: str = BUILDER
    moved_to: str = ""
    left: int | None = None
    back: int | None = None
    arrives: date | None = None
    status: str = "student"
    job: int | None = None
    sector: str = "construction"
    employer: str = BUILDER
    new_visa: int | None = None
    visit: int | None = None
    institution: str = COURSES
    sender: str = RED_PINE
    signs: tuple[int, ...] = ()
    classes: tuple[int, ...] = ()
    lost: str = ""


def weekly(times: int, first: int = 3) -> tuple[int, ...]:
    """Give the days of so many check-ins, six or seven days apart, all within 84 days."""
    apart = 7 if times <= 12 else 6
    return tuple(first + apart * n for n in range(times))


LECTURES = tuple(sorted({1 + 7 * week + day for week in range(12) for day in (0, 2)}))
MAN = Story("returnee", date(2018, 12, 20), left=4, back=90, job=20, signs=weekly(11))
WOMAN = Story(
    "first-timer", arrives=date(2019, 2, 11), job=9, sector="restaurant", employer=LANTERN,
    institution=COLLEGE, sender=MORNING_DEW, signs=weekly(10),
)  # fmt: skip
STUDENT = Story(
    "genuine student", arrives=date(2019, 2, 4), institution=UNIVERSITY, sender="", classes=LECTURES
)
WORKER = Story("ordinary worker", date(2018, 12, 15), left=3)


def stories(rng: random.Random) -> list[Story]:
    """Give the story of every subject, in the order of their groups."""
    return [*returnees(rng), *first_timers(rng), *students(rng), *workers(rng), *others()]


def returnees(rng: random.Random) -> list[Story]:
    """Give 18 who fit, eight of them on a bound that still counts."""
    edges = [
        replace(MAN, left=-30),
        replace(MAN, left=60),
        replace(MAN, back=180),
        replace(MAN, job=120),
        replace(MAN, job=1),
        replace(MAN, signs=weekly(4)),
        replace(MAN, signs=weekly(13)),
        replace(MAN, signs=(*weekly(10), 84)),
    ]
    plain = [
        replace(
            MAN,
            expires=date(2018, 12, 1) + timedelta(rng.randrange(31)),
            left=rng.randrange(-12, 20),
            back=rng.randrange(40, 150),
            job=rng.randrange(4, 60),
            signs=weekly(rng.randrange(8, 13), rng.randrange(1, 6)),
            first_employer=BUILDER if n < 6 else OTHER_BUILDER,
        )
        for n in range(10)
    ]
    return edges + plain


def first_timers(rng: random.Random) -> list[Story]:
    """Give six who fit: fewer than may be printed as a number."""
    return [
        replace(WOMAN, arrives=WOMAN.arrives and WOMAN.arrives + timedelta(rng.randrange(20)))
        for _ in range(6)
    ]


def students(rng: random.Random) -> list[Story]:
    """Give 34 who go to lectures; four of them also have a job."""
    return [
        replace(
            STUDENT,
            arrives=date(2019, 1, 28) + timedelta(rng.randrange(40)),
            job=rng.randrange(40, 110) if n < 4 else None,
            sector="restaurant",
            employer=LANTERN,
        )
        for n in range(34)
    ]


def workers(rng: random.Random) -> list[Story]:
    """Give 40 with work visas: 25 who went home, 10 who came back with a new one, 5 who stayed."""
    common = [
        replace(
            WORKER,
            expires=date(2018, 11, 20) + timedelta(rng.randrange(40)),
            first_sector=rng.choice(["construction", "fishing", "manufacturing"]),
            first_employer=rng.choice([BUILDER, OTHER_BUILDER]),
            left=rng.randrange(-20, 15),
        )
        for _ in range(40)
    ]
    back = [
        replace(story, back=60, status="work", job=5, sector=story.first_sector, new_visa=40)
        for story in common[25:35]
    ]
    return common[:25] + back + [replace(story, left=None) for story in common[35:]]


def others() -> list[Story]:
    """Give two of each near-miss and one or two of each story with an empty cell."""
    misses = [replace(story, group=f"near-miss: {clause}") for clause, story in near_misses()]
    gaps = [replace(story, group=f"empty: {story.lost}") for story in undecidable()]
    return [story for story in misses for _ in range(2)] + gaps


def near_misses() -> list[tuple[str, Story]]:
    """Give, for every clause, a story that breaks it and no other."""
    man, woman = MAN, WOMAN
    return [
        ("left 31 days before the work visa ended", replace(man, left=-31)),
        ("left 61 days after the work visa ended", replace(man, left=61)),
        ("came back after 181 days", replace(man, back=181)),
        ("came back as a tourist", replace(man, status="tourist")),
        ("came as a tourist before coming as a student", replace(man, visit=60)),
        ("works in another sector", replace(man, sector="fishing")),
        ("last job before leaving was in another sector", replace(man, moved_to="fishing")),
        ("starts work after 121 days", replace(man, job=121)),
        ("never works again", replace(man, job=None)),
        ("new work visa on the day work starts", replace(man, new_visa=110)),
        ("three check-ins", replace(man, signs=weekly(3))),
        ("three check-ins and one on day 85", replace(man, signs=(*weekly(3), 85))),
        ("fourteen check-ins", replace(man, signs=weekly(14))),
        ("goes to one class", replace(man, classes=(30,))),
        (
            "first-timer who once had a work visa",
            replace(woman, expires=date(2016, 5, 31), left=-3),
        ),
        ("first-timer who starts work after 121 days", replace(woman, job=121)),
        ("first-timer who came as a trainee", replace(woman, status="trainee")),
        ("first-timer who goes to class", replace(woman, classes=LECTURES[:6])),
    ]


def undecidable() -> list[Story]:
    """Give stories that would fit if only one cell were not empty."""
    man = ["expires", "exit date", "entry status", "first sector", "second sector", "mode"]
    woman = ["entry status", "mode"]
    return [
        *(replace(MAN, lost=lost) for lost in man),
        replace(MAN, lost="visa status"),
        *(replace(WOMAN, lost=lost) for lost in woman),
    ]
