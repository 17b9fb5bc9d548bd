"""A whole nbgrader course in a scratch folder: one trainer, some trainees, and the exchange between them.

nbgrader takes the submitter of `nbgrader submit` from the operating-system user, unless it is given a student id
(`nbgrader submit --student`, here CourseDirectory.student_id): that is its own way for one process to hand in for
several people, so the exchange runs unchanged. Only the collector's comparison of the id with the owner of the
files is off, as on every hub where all servers run as one system user. Who may submit as whom is the hub's to say.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from traitlets.config import Config

from qorgau.course.nbgrader_config import COURSE, SOURCE, for_trainee, for_trainer
from qorgau.problem import BadInput, Problem


class StepFailed(Exception):  # noqa: N818  # read as a sentence: release, StepFailed
    """A step of nbgrader failed; the text is what its log says of it."""


class Training:
    """One course of one workbook. Every method is one command of nbgrader and raises StepFailed with its log."""

    def __init__(
        self, scratch: Path, workbook: str, *, workbooks: Path, solutions: Path, stock: bool = False
    ) -> None:
        """`stock` leaves nbgrader's own grading in place: it runs the notebooks."""
        _commands_on_path()
        self.workbook = workbook
        self.course = scratch / "course"
        self._homes, self._caches, self._exchange = scratch / "home", scratch / "cache", scratch / "exchange"
        self._exchange.mkdir(parents=True, exist_ok=True)
        self._exchange.chmod(0o777)  # what nbgrader asks of an exchange
        source = workbooks / workbook
        if not source.is_dir():
            raise BadInput(
                [Problem(str(workbooks), workbook, "no such workbook", "name a folder of workbooks/")]
            )
        shutil.copytree(source, self.course / SOURCE / workbook, dirs_exist_ok=True)
        trainer = Config()
        if stock:
            for_trainee(trainer)
            trainer.CourseDirectory.root = str(self.course.resolve())
            trainer.CourseDirectory.source_directory = SOURCE
        else:
            for_trainer(trainer, course=self.course, solutions=solutions)
            # A whole cycle ends with the reveal.
            trainer.FeedbackPage.revealed = ["*"]
        trainer.Exchange.root = str(self._exchange.resolve())
        trainer.ExchangeCollect.check_owner = False
        self.config = trainer

    def generate(self) -> None:
        """`nbgrader generate_assignment`."""
        self._run(self._api().generate_assignment(self.workbook), "generate_assignment")

    def release(self) -> None:
        """`nbgrader release_assignment`."""
        self._run(self._api().release_assignment(self.workbook), "release_assignment")

    def fetch(self, trainee: str) -> Path:
        """`nbgrader fetch_assignment` as this trainee; gives the folder with the notebook."""
        self._exchange_step(trainee, "FetchAssignment")
        return self._homes / trainee / self.workbook

    def submit(self, trainee: str) -> None:
        """`nbgrader submit` as this trainee."""
        self._exchange_step(trainee, "Submit")

    def collect(self) -> None:
        """`nbgrader collect` for everyone."""
        self._run(self._api().collect(self.workbook), "collect")

    def autograde(self, trainee: str = "*") -> None:
        """`nbgrader autograde` for one trainee or for all."""
        self._run(self._api().autograde(self.workbook, trainee), f"autograde {trainee}")

    def feedback(self, trainee: str) -> None:
        """`nbgrader generate_feedback` for one trainee."""
        self._run(self._api().generate_feedback(self.workbook, trainee), f"generate_feedback {trainee}")

    def export(self) -> Path:
        """`nbgrader export`; gives the CSV file with all grades."""
        from nbgrader.api import Gradebook
        from nbgrader.plugins import CsvExportPlugin

        path = self.course / "grades.csv"
        plugin = CsvExportPlugin(config=self.config)
        plugin.to = str(path)
        with Gradebook(f"sqlite:///{self.course / 'gradebook.db'}", COURSE) as gradebook:
            plugin.export(gradebook)
        return path

    def _api(self) -> Any:
        from nbgrader.apps.api import NbGraderAPI

        return NbGraderAPI(config=self.config)

    def _exchange_step(self, trainee: str, step: str) -> None:
        from nbgrader.apps.api import NbGraderAPI
        from nbgrader.utils import capture_log

        c = Config()
        for_trainee(c)
        c.CourseDirectory.student_id = trainee
        c.CourseDirectory.assignment_id = self.workbook
        c.Exchange.root = str(self._exchange.resolve())
        c.Exchange.assignment_dir = str((self._homes / trainee).resolve())
        c.Exchange.cache = str((self._caches / trainee).resolve())
        api = NbGraderAPI(config=c)
        part: Callable[..., Any] = getattr(api.exchange, step)
        app = part(coursedir=api.coursedir, authenticator=api.authenticator, parent=api)
        self._run(capture_log(app), f"{step} {trainee}")

    def _run(self, result: dict[str, Any], step: str) -> None:
        if not result["success"]:
            raise StepFailed(f"nbgrader {step} failed\n{_told(result.get('log') or result['error'])}")


def _told(log: str) -> str:
    """The errors of a log, without its chat and the frames of tracebacks."""
    # nbgrader's log indents the lines that continue a message by four; the frames of a traceback stand deeper.
    lines = [line.removeprefix("    ") for line in log.splitlines()]
    return "\n".join(line for line in lines if line and not line.startswith(("[INFO]", " ", "Traceback")))


def _commands_on_path() -> None:
    """nbgrader starts `alembic` by its name for every new gradebook, also when the environment is not activated."""
    if shutil.which("alembic") is None:
        os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
