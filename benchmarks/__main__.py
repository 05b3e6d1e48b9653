"""Measure start-up and assessing in fresh processes: `make bench`, or `python -m benchmarks`.

Each command is run in turn with its yardstick (A B A B ...), so that a change in the machine's
load meets both; medians are given. The yardstick is a Python process that does nothing.
"""

import json
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
CASE = ROOT / "examples" / "vladivostok-2019"
SEED = ROOT.parent / "shared" / "seed"
YARDSTICK = [sys.executable, "-c", "pass"]
RUNS = 7


def commands() -> dict[str, list[str]]:
    """Give what is measured, by name."""
    tool = str(Path(sys.executable).parent / "coverstory")
    found = {
        "coverstory --help": [tool, "--help"],
        "import coverstory (the model's types too)": [
            sys.executable,
            "-c",
            "import coverstory; coverstory.Claim",
        ],
        "assess the shipped case": [tool, "assess", str(CASE), "--format", "json"],
        "assess the register example": [
            tool,
            "assess",
            str(ROOT / "examples" / "returnees-register"),
            "--format",
            "json",
        ],
    }
    for article in sorted(SEED.glob("*.txt")):
        found["assess the starting article"] = [
            tool,
            "assess",
            str(article),
            "--as-of",
            "2019-03-29",
            "--format",
            "json",
        ]
    return found


def seconds(command: list[str]) -> float:
    """Give the wall time of one run; its output is read and thrown away."""
    start = time.perf_counter()
    subprocess.run(command, check=False, capture_output=True)
    return time.perf_counter() - start


def measure(command: list[str]) -> dict[str, float]:
    """Give medians of a command and the yardstick run in turn, and their ratio."""
    seconds(command)
    pairs = [(seconds(command), seconds(YARDSTICK)) for _ in range(RUNS)]
    return {
        "seconds": round(statistics.median(own for own, _ in pairs), 3),
        "yardstick": round(statistics.median(bare for _, bare in pairs), 3),
        "ratio": round(statistics.median(own / bare for own, bare in pairs), 1),
    }


def main() -> None:
    """Print one line a measurement, or JSON with --json."""
    results = {name: measure(command) for name, command in commands().items()}
    if "--json" in sys.argv:
        print(json.dumps(results, indent=2))
        return
    print(f"medians of {RUNS} runs in fresh processes; yardstick: a Python that does nothing")
    for name, result in results.items():
        print(
            f"{name:45} {result['seconds']:6.2f} s  "
            f"{result['ratio']:6.1f} x the yardstick ({result['yardstick']:.3f} s)"
        )


if __name__ == "__main__":
    main()
