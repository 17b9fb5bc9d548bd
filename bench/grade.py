"""Grade the same submissions with an unchanged nbgrader, which runs every notebook, and with ours, in one run.

    python bench/grade.py [--submissions 20]

Prints seconds per submission of each, whether the gradebooks are equal, and as its last line `ratio N`.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
import warnings
from pathlib import Path

from qorgau import places
from qorgau.course.gradebook import gradebook_rows
from qorgau.course.trainees import Trainee, write_answers
from qorgau.course.training import Training

WORKBOOK = "w01"
ANSWERS = ("model", "partial", "wrong", "blank")


def collected(scratch: Path, solutions: Path, submissions: int, *, stock: bool) -> Training:
    """A course in `scratch` with that many collected submissions, recorded answers in turn."""
    training = Training(scratch, WORKBOOK, workbooks=places.workbooks(), solutions=solutions, stock=stock)
    training.generate()
    training.release()
    for number in range(submissions):
        trainee = Trainee(id=f"trainee-{number + 1:02}", answers=ANSWERS[number % len(ANSWERS)])
        write_answers(trainee, solutions / WORKBOOK / "answers", training.fetch(trainee.id))
        training.submit(trainee.id)
    training.collect()
    return training


def main() -> int:
    """Runs the comparison. Gives 0 when both gradebooks are equal, else 1."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--submissions", type=int, default=20)
    number = parser.parse_args().submissions
    solutions = places.solutions() or places.home() / "solutions"
    # The stock run needs the key where the notebook runs; ours is told where it is and needs no environment.
    os.environ["QORGAU_SOLUTIONS"] = str(solutions.resolve())
    warnings.filterwarnings("ignore", message="Object of type <Submitted")
    rows, seconds = [], []
    with tempfile.TemporaryDirectory(prefix="qorgau-bench-") as temporary:
        for name, stock in (("stock nbgrader", True), ("qorgau", False)):
            training = collected(Path(temporary) / name, solutions, number, stock=stock)
            started = time.perf_counter()
            training.autograde()
            seconds.append((time.perf_counter() - started) / number)
            rows.append(gradebook_rows(training.course / "gradebook.db"))
            print(f"{name:15} {seconds[-1]:7.3f} seconds per submission ({number} submissions)", flush=True)
    equal = rows[0] == rows[1] and len(rows[0]) == 3 * number
    print("gradebooks equal" if equal else "gradebooks DIFFER")
    print(f"ratio {seconds[0] / seconds[1]:.1f}")
    return 0 if equal else 1


if __name__ == "__main__":
    sys.exit(main())
