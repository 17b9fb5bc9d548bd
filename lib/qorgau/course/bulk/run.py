"""Grade an assignment: what is done already is left alone, everything else is graded in batches."""

from __future__ import annotations

import getpass
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from qorgau.course.bulk.alone import OWN, alone, check_writable, not_writable
from qorgau.course.bulk.commit import Desk
from qorgau.course.bulk.database import open_database, reported, transaction
from qorgau.course.bulk.history import Signature, known
from qorgau.course.bulk.intake import Intake, Taken
from qorgau.course.bulk.opened import Course
from qorgau.course.bulk.planning import make_plan
from qorgau.course.bulk.report import Line, Report
from qorgau.course.bulk.rows import Rows
from qorgau.course.bulk.spread import Here, Processes, Spread
from qorgau.course.bulk.tree import Staging, digest_on_disk
from qorgau.course.trainee_id import name_problem
from qorgau.exercises.workbook import load_workbook
from qorgau.problem import BadInput, Problem

BATCH = 25
LARGE = 10_000
"""From so many on they are workers of a LocalCluster, which replaces them as they die and can be watched."""
A_FEW = 8
"""Up to so many submissions no other process is started."""


@dataclass(frozen=True)
class Options:
    """How to grade. `at`, `author` and `why` sign the history; `wait` is for a locked gradebook, in seconds.

    `again` grades what was graded with an earlier key and nothing else; `dry` writes nothing and only tells.
    """

    students: tuple[str, ...] = ()
    workers: int = 2
    force: bool = False
    scheduler: str | None = None
    wait: float = 30.0
    author: str = ""
    at: datetime | None = None
    why: str = "graded"
    again: bool = False
    dry: bool = False
    batch: int = BATCH

    @property
    def signature(self) -> Signature:
        """Who, when, why."""
        now = self.at or datetime.now(UTC).replace(tzinfo=None)
        return Signature(self.author or getpass.getuser(), now, self.why)


Progress = Callable[[int, int], None]
"""Takes how many submissions are done and how many there are."""


def grade_course(
    course: Course, assignment: str, options: Options | None = None, progress: Progress = lambda *_: None
) -> Report:
    """Grades what was collected of `assignment`; gives what was done and found.

    Whatever stops it (no room, a locked gradebook) is in `stopped` of the report: what was done before is kept, and
    the next run goes on from there. Raises BadInput for a fault of the course, the kit or the command.
    """
    options = options or Options()
    started = time.monotonic()
    with reported(course.db_url):
        plan = make_plan(course, assignment)
    found = {name: name_problem(name) for name in _students(course, assignment, options.students)}
    wrong = [Line(name, None, 0.0, failed=(problem,)) for name, problem in found.items() if problem]
    report = Report(assignment, plan.key, wrong)
    students = tuple(name for name, problem in found.items() if problem is None)
    workbook = load_workbook(course.folder("source", ".", assignment))
    report.closed = tuple(one.id for one in workbook.exercises if one.id not in plan.revealed)
    with alone(course):
        check_writable(course, assignment)
        try:
            staging = Staging(course.root / OWN / "staging", shared=bool(course.directory.groupshared))
        except OSError as error:
            raise BadInput([not_writable(course.root / OWN, error)]) from error
        try:
            engine = open_database(course.db_url, options.wait)
        except BadInput as error:
            staging.close()
            report.stopped = error.problems
            return report
        try:
            with transaction(engine, course.db_url) as connection:
                rows = Rows.of(connection, plan)
            desk = Desk(
                course, plan, workbook, engine, rows, staging, options.signature, _plugin(course), options.dry
            )
            _grade(desk, students, options, report, progress)
        except BadInput as error:
            report.stopped = error.problems
        finally:
            engine.dispose()
            staging.close()
    report.seconds = time.monotonic() - started
    return report


def _grade(desk: Desk, students: Sequence[str], options: Options, report: Report, progress: Progress) -> None:
    sent: deque[list[Taken]] = deque()
    done = 0

    def batches() -> Iterator[list[Taken]]:
        nonlocal done
        for batch, passed in _to_do(desk, students, options, report):
            done += passed
            progress(done, len(students))
            if batch:
                sent.append(batch)
                yield batch

    spread = _spread(len(students), options)
    for graded in spread.grade(desk.plan, ([one.submission for one in batch] for batch in batches())):
        report.lines += desk.put_down(sent.popleft(), graded)
        done += len(graded)
        progress(done, len(students))


def _to_do(
    desk: Desk, students: Sequence[str], options: Options, report: Report
) -> Iterator[tuple[list[Taken], int]]:
    """Batches of what has to be graded, each with how many were passed over on the way."""
    intake = Intake(desk.course, desk.plan.assignment)
    for start in range(0, len(students), options.batch):
        names = students[start : start + options.batch]
        with transaction(desk.engine, desk.course.db_url) as connection:
            made = known(connection, desk.plan.assignment, names)
        batch = []
        for name in names:
            taken, former = intake.take(name), made.get(name)
            if options.again:
                if former is not None and former.key != desk.plan.key:
                    batch.append(taken)
                continue
            present = former is not None and former.inputs == taken.inputs
            if former is None or options.force or not present or not _stands(desk, name, former.outputs):
                batch.append(taken)
            elif former.key != desk.plan.key:
                report.earlier_key.append(name)
            else:
                report.unchanged += 1
        yield batch, len(names) - len(batch)


def _stands(desk: Desk, student: str, outputs: str) -> bool:
    """Whether the results of a trainee are still there as they were written."""
    folders = [desk.course.folder(step, student, desk.plan.assignment) for step in ("autograded", "feedback")]
    return " ".join(digest_on_disk(folder) or "" for folder in folders) == outputs


def _students(course: Course, assignment: str, wanted: tuple[str, ...]) -> tuple[str, ...]:
    found = course.students(assignment)
    if missing := sorted(set(wanted) - set(found)):
        folder = course.folder("submitted", ".", assignment)
        raise BadInput(
            [Problem(str(folder), name, "nothing was collected", "run nbgrader collect") for name in missing]
        )
    if not found:
        folder = course.folder("submitted", "*", assignment)
        raise BadInput([Problem(str(folder), "", "nothing was collected", "run nbgrader collect first")])
    return tuple(name for name in found if name in wanted) if wanted else found


def _spread(number: int, options: Options) -> Spread:
    if options.scheduler:
        from qorgau.course.bulk.spread_dask import Cluster

        return Cluster(options.scheduler)
    if options.workers <= 1 or number <= A_FEW:
        return Here()
    if number > LARGE:
        from qorgau.course.bulk.spread_dask import Cluster

        return Cluster(None, options.workers)
    return Processes(options.workers)


def _plugin(course: Course) -> object:
    from nbgrader.preprocessors import AssignLatePenalties

    step = AssignLatePenalties(config=course.config)
    step.init_plugin()
    return step.plugin_inst
