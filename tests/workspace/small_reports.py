"""Small generated reports, each a little different, for the tests of reading many."""

from pathlib import Path

_TOWNS = ("Vladivostok", "Khabarovsk", "Dandong", "Hunchun", "Warsaw", "Doha")


def small_report(number: int) -> str:
    """Give a dated report of our own on some workers."""
    town, count = _TOWNS[number % len(_TOWNS)], 20 + number
    return (
        f"Workers seen in {town}\n\nHarbour Notes, 2019-03-{number % 28 + 1:02}\n\n"
        f"About {count} North Korean builders work on construction sites in {town}, a resident "
        "said on Monday. They came on student visas and never attend classes, the resident said.\n"
    )


def write_reports(folder: Path, count: int) -> Path:
    """Write `count` reports into a folder, and give it."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        (folder / f"r{number:04}.txt").write_text(small_report(number), encoding="utf-8")
    return folder
