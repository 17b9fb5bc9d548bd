"""Grade a class with an unchanged nbgrader, which runs every notebook, and with `qorgau grade`, in one run.

    python bench/grade.py [--stock 12] [--sizes 100,1000,10000] [--at 1000]

Both write the gradebook, the autograded notebooks and the feedback pages. Stock grades a sample; ours each size, as
the whole command from its start. Prints seconds and processor seconds a submission, the most memory any process had,
whether scores are equal, and as its last line `ratio N`: stock to ours at the size of --at, by the clock.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

WORKBOOK = "w01"
LIMIT = 1.2
"""How much more a submission may cost among 10,000 than among 100."""


@dataclass(frozen=True)
class Cost:
    """Seconds by the clock and of the processors, for so many submissions; the most memory of a process in MB."""

    submissions: int
    clock: float
    processor: float
    memory: float = 0.0

    def line(self, name: str) -> str:
        """For the table."""
        each = 1000 * self.clock / self.submissions, 1000 * self.processor / self.submissions
        return f"{name:8} {self.submissions:6} submissions  {each[0]:9.1f} ms each  {each[1]:9.1f} ms of processor  {self.memory:6.0f} MB"


class Watch:
    """Processor seconds and the most memory of this process's descendants, looked at ten times a second in /proc.

    Grading processes are grandchildren that nobody waits for, so that the usual sums leave them out.
    """

    def __init__(self) -> None:
        self.seconds: dict[int, float] = {}
        self.memory: dict[int, int] = {}
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._look_on, daemon=True)

    def __enter__(self) -> Watch:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._end.set()
        self._thread.join()

    def _look_on(self) -> None:
        while not self._end.wait(0.1):
            parents: dict[int, int] = {}
            used: dict[int, float] = {}
            for path in Path("/proc").glob("[0-9]*/stat"):
                with contextlib.suppress(OSError, ValueError, IndexError):
                    part = path.read_text().rpartition(")")[2].split()
                    pid = int(path.parent.name)
                    parents[pid] = int(part[1])
                    used[pid] = (int(part[11]) + int(part[12])) / os.sysconf("SC_CLK_TCK")
            for pid in parents:
                above = pid
                while above in parents and above != os.getpid():
                    above = parents[above]
                if above == os.getpid() and pid != os.getpid():
                    self.seconds[pid] = used[pid]
                    with contextlib.suppress(OSError, ValueError, IndexError):
                        status = Path(f"/proc/{pid}/status").read_text()
                        self.memory[pid] = int(status.split("VmHWM:")[1].split()[0])


def class_in(scratch: Path, solutions: Path, count: int, *, stock: bool) -> Path:
    """A course folder with that many collected submissions, no two alike."""
    from qorgau import places
    from qorgau.course.crowd import collect, crowd
    from qorgau.course.training import Training

    training = Training(scratch, WORKBOOK, workbooks=places.workbooks(), solutions=solutions, stock=stock)
    training.generate()
    collect(training.course, WORKBOOK, crowd(solutions / WORKBOOK / "answers", count))
    return training.course


def stock_cost(scratch: Path, solutions: Path, count: int) -> tuple[Cost, Path]:
    """Grades a sample with nbgrader as it comes."""
    from qorgau import places
    from qorgau.course.training import Training

    course = class_in(scratch, solutions, count, stock=True)
    training = Training(scratch, WORKBOOK, workbooks=places.workbooks(), solutions=solutions, stock=True)
    clock, processor = time.perf_counter(), time.process_time()
    with Watch() as watch:
        training.autograde()
        training.feedback("*")
    seconds = time.process_time() - processor + sum(watch.seconds.values())
    return Cost(count, time.perf_counter() - clock, seconds), course


def our_cost(scratch: Path, solutions: Path, count: int) -> tuple[Cost, Path]:
    """Grades a class with the command, each run a process of its own."""
    course = class_in(scratch, solutions, count, stock=False)
    command = [sys.executable, "-c", "from qorgau.cli import main; main()", "grade", str(course), WORKBOOK]
    clock = time.perf_counter()
    with Watch() as watch:
        subprocess.run([*command, "--workers", "2"], stdout=subprocess.DEVNULL, check=True)
    seconds = time.perf_counter() - clock
    return Cost(count, seconds, sum(watch.seconds.values()), max(watch.memory.values()) / 1024), course


def equal_scores(stock: Path, ours: Path) -> bool:
    """Whether everyone of the sample has the same points for every cell in both gradebooks."""
    from qorgau.course.gradebook import gradebook_rows

    sample = gradebook_rows(stock / "gradebook.db")
    known = {(row.trainee, row.cell): row for row in gradebook_rows(ours / "gradebook.db")}
    return bool(sample) and all(known.get((row.trainee, row.cell)) == row for row in sample)


def main() -> int:
    """Runs the comparison. Gives 0 when scores are equal and the cost stays flat, else 1."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--stock", type=int, default=12)
    parser.add_argument("--sizes", default="100,1000,10000")
    parser.add_argument("--at", type=int, default=1000)
    given = parser.parse_args()
    from qorgau import places

    solutions = (places.solutions() or places.home() / "solutions").resolve()
    # The stock run needs the key where the notebook runs; ours runs no notebook.
    os.environ["QORGAU_SOLUTIONS"] = str(solutions)
    import warnings

    warnings.filterwarnings("ignore", message="Object of type <Submitted")
    costs: dict[int, Cost] = {}
    with tempfile.TemporaryDirectory(prefix="qorgau-bench-") as temporary:
        stock, stock_course = stock_cost(Path(temporary) / "stock", solutions, given.stock)
        print(stock.line("stock"), flush=True)
        for size in sorted({int(one) for one in given.sizes.split(",")} | {given.at}):
            costs[size], course = our_cost(Path(temporary) / f"ours-{size}", solutions, size)
            print(costs[size].line("qorgau"), flush=True)
            if size == given.at:
                equal = equal_scores(stock_course, course)
    small, large = costs[min(costs)], costs[max(costs)]
    growth = (large.processor / large.submissions) / (small.processor / small.submissions)
    print(
        f"a submission among {large.submissions} costs {growth:.2f} of one among {small.submissions} (processor)"
    )
    print("scores equal" if equal else "scores DIFFER")
    print(f"ratio {(stock.clock / stock.submissions) / (costs[given.at].clock / given.at):.0f}")
    return 0 if equal and growth <= LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())
