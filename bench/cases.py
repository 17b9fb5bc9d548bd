"""How fast case files load, with their keys; and the nine protocols of CF13 side by side.

    python bench/cases.py

Prints milliseconds: all cases with keys in this process for the first time (kept copies on the disk), again
(unchanged files), and CF13 loaded, its protocols rendered and compared from nothing. 0 when again is under 300 ms
and CF13 under a second, else 1. A limit that cannot be measured because a case is missing is said, not passed over.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

from qorgau import places
from qorgau.cases.compare import comparable, compare
from qorgau.cases.load import case_folders, find_case, load_case
from qorgau.cases.render import paper
from qorgau.keys.load import ready_mark_key, ready_strategy_key
from qorgau.problem import BadInput

AGAIN_MS = 300
TWINS_MS = 1000
TWINS, KIND = "CF13", "AP"


def timed(work: Callable[[], object]) -> float:
    """Milliseconds that `work` takes."""
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000


def load_all(solutions: Path) -> tuple[int, int]:
    """Every case that can be loaded with all its keys; how many cases and keys these are."""
    cases = keys = 0
    for folder in case_folders(places.cases()):
        try:
            case = load_case(folder, places.cases() / "templates")
        except BadInput as error:
            print(f"{folder.name}: {len(error.problems)} problems, not measured")
            continue
        cases += 1
        own = solutions / case.data.id.lower()
        for path in sorted(own.glob("mark.yaml")):
            ready_mark_key(path, case)
            keys += 1
        for path in sorted(own.glob("strategy*.yaml")):
            ready_strategy_key(path, case)
            keys += 1
    return cases, keys


def twins() -> int:
    """CF13 loaded, its protocols rendered in Russian and compared; how many there are."""
    case = load_case(find_case(TWINS, places.cases()), places.cases() / "templates")
    papers = comparable(case.documents, KIND)
    for document in papers:
        paper(document, "ru")
    compare(papers, "ru")
    return len(papers)


def main() -> int:
    """Measures and prints. Gives 0 when every limit that can be measured holds."""
    solutions = places.solutions() or places.home() / "solutions"
    try:
        seen = timed(twins)
        print(f"{TWINS}: load, render and compare, from nothing  {seen:7.0f} ms (limit {TWINS_MS})")
    except BadInput:
        seen = 0.0
        print(f"{TWINS}: not there or not in order, not measured")
    first = timed(lambda: load_all(solutions))
    cases, keys = load_all(solutions)
    again = min(timed(lambda: load_all(solutions)) for _ in range(3))
    print(f"{cases} cases with {keys} keys, first time in a process  {first:7.0f} ms")
    print(f"{cases} cases with {keys} keys, again                    {again:7.0f} ms (limit {AGAIN_MS})")
    return 0 if again < AGAIN_MS and seen < TWINS_MS else 1


if __name__ == "__main__":
    sys.exit(main())
