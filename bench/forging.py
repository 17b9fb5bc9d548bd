"""Every attack of attacks.py on an unchanged nbgrader and on ours: what the answers deserve, what each gave.

    python bench/forging.py

Stock runs each notebook beside the key, as nbgrader does. Exit code 1 when ours gave anything undeserved.
"""

from __future__ import annotations

import os
import sys
import tempfile
import warnings
from pathlib import Path

from attacks import ATTACKS, HONEST
from grade import WORKBOOK

from qorgau import places


def points(course: Path, trainee: str) -> float | None:
    """The points of a trainee in a gradebook, None where it has none."""
    from nbgrader.api import Gradebook, MissingEntry

    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as gradebook:
        try:
            return float(gradebook.find_submission(WORKBOOK, trainee).score)
        except MissingEntry:
            return None


def main() -> int:
    """Prints the table. Gives 0 when everyone of ours has what the answers deserve."""
    from traitlets.config import Config

    from qorgau.answers import choose
    from qorgau.course.bulk.opened import open_course
    from qorgau.course.bulk.run import Options, grade_course
    from qorgau.course.crowd import collect
    from qorgau.course.nbgrader_config import for_trainer
    from qorgau.course.trainees import Trainee, write_answers
    from qorgau.course.training import StepFailed, Training
    from qorgau.keys.grade import grade_answers
    from qorgau.keys.reader import reader
    from qorgau.texts import LANGUAGES

    warnings.filterwarnings("ignore", message="Object of type <Submitted")
    solutions = (places.solutions() or places.home() / "solutions").resolve()
    os.environ["QORGAU_SOLUTIONS"] = str(solutions)
    recorded = solutions / WORKBOOK / "answers"
    names = {f"attack-{number + 1:02}": attack for number, attack in enumerate(ATTACKS)}
    handed_in = choose({"answers.json": (recorded / "partial.json").read_bytes()}, WORKBOOK, None)
    own = sum(
        one.points for one in grade_answers(handed_in, reader(WORKBOOK, solutions), LANGUAGES[:1]).values()
    )
    worst = 0
    print(
        f"{'attack':38}{'deserved':>9}{'qorgau':>9}{'stock':>9}  of stock: the honest neighbour, or why nothing"
    )
    with tempfile.TemporaryDirectory(prefix="qorgau-forging-") as temporary:
        for name, attack in names.items():
            found: list[float | None] = []
            said = ""
            for stock in (False, True):
                scratch = Path(temporary) / f"{name}-{stock}"
                training = Training(
                    scratch, WORKBOOK, workbooks=places.workbooks(), solutions=solutions, stock=stock
                )
                training.generate()
                collect(training.course, WORKBOOK, ((one, {}) for one in (HONEST, name)))
                for one, answers in ((HONEST, "wrong"), (name, "partial")):
                    folder = training.course / "submitted" / one / WORKBOOK
                    write_answers(Trainee(id=one, answers=answers), recorded, folder)
                attack.do(training.course / "submitted" / name / WORKBOOK)
                if not stock:
                    config = Config()
                    for_trainer(config, course=training.course, solutions=solutions)
                    grade_course(open_course(training.course, config), WORKBOOK, Options(workers=1))
                elif "pipe" in attack.name:
                    said = "not tried: waits for the pipe without end"
                else:
                    try:
                        training.autograde(HONEST)
                        before = points(training.course, HONEST)
                        training.autograde(name)
                        after = points(training.course, HONEST)
                        said = "" if before == after else f"honest neighbour: {before:g} became {after:g}"
                    except StepFailed as error:
                        said = str(error).splitlines()[-1][:70]
                found.append(None if said.startswith("not tried") else points(training.course, name))
            deserved = own if attack.deserves == "own" else 0.0
            worst = max(worst, int(found[0] is None or abs(found[0] - deserved) > 0.005))
            shown = ["-" if one is None else f"{one:.2f}" for one in found]
            print(f"{attack.name:38}{deserved:9.2f}{shown[0]:>9}{shown[1]:>9}  {said}", flush=True)
    return worst


if __name__ == "__main__":
    sys.exit(main())
