"""How nbgrader is set up for this kit."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest
from nbgrader.converters import Autograde, GenerateAssignment
from nbgrader.preprocessors import Execute, IgnorePattern, InstantiateTests
from traitlets.config import Config
from traitlets.utils.importstring import import_item

from qorgau.course import nbgrader_config
from qorgau.course.nbgrader_config import AUTOGRADE, GENERATE, IGNORED, SANITIZE, for_trainer

CLONE = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("name", [*GENERATE, *SANITIZE, *AUTOGRADE])
def test_every_listed_step_exists_and_is_on(name: str) -> None:
    """No step of the lists is missing or switched off (nbconvert's own metadata step is off by its default)."""
    step = import_item(name)()
    assert step.enabled is (name != "nbconvert.preprocessors.ClearMetadataPreprocessor")


def _names(steps: list[type]) -> list[str]:
    return [step.__name__ for step in steps]


def test_grading_replaces_the_run_of_the_notebook_and_nothing_else() -> None:
    """Of nbgrader's own autograde list only the two steps that run notebooks are replaced by ours."""
    stock = [
        step for step in Autograde.autograde_preprocessors.default() if step not in (Execute, IgnorePattern)
    ]
    assert [name.rsplit(".", 1)[1] for name in AUTOGRADE] == ["GradeAnswers", *_names(stock)]
    assert [name.rsplit(".", 1)[1] for name in SANITIZE] == [
        "RepairCells",
        *_names(Autograde.sanitize_preprocessors.default()),
    ]


def test_release_checks_the_source_and_runs_no_code() -> None:
    """Of nbgrader's own release list only the step that runs generated tests is replaced by ours."""
    stock = [step for step in GenerateAssignment.preprocessors.default() if step is not InstantiateTests]
    assert [name.rsplit(".", 1)[1] for name in GENERATE] == ["CheckSource", *_names(stock)]


def test_nbgraders_own_ignored_files_stay_ignored() -> None:
    """The list of ignored files adds to nbgrader's."""
    from nbgrader.coursedir import CourseDirectory

    assert set(CourseDirectory().ignore) < set(IGNORED)


def test_answers_are_never_overwritten_by_a_source_file(tmp_path: Path) -> None:
    """Each workbook of the course keeps the trainee's answers file."""
    for name in ("w01", "w02"):
        (tmp_path / "workbooks" / name).mkdir(parents=True)
        (tmp_path / "workbooks" / name / f"{name}.ipynb").touch()
    c = Config()
    for_trainer(c, course=tmp_path)
    assert c.Autograde.exclude_overwriting == {"w01": ["answers.json"], "w02": ["answers.json"]}


@pytest.mark.slow
def test_the_configuration_in_the_documentation_works(tmp_path: Path) -> None:
    """A course folder with the documented lines releases the workbook without the trainer's notes."""
    text = nbgrader_config.__doc__ or ""
    lines = dedent(text.split("nbgrader_config.py:\n", 1)[1].split("\nand in a trainee's", 1)[0])
    (tmp_path / "nbgrader_config.py").write_text(lines, encoding="utf-8")
    shutil.copytree(CLONE / "workbooks" / "w01", tmp_path / "workbooks" / "w01")
    (tmp_path / "workbooks" / "w01" / "trainer.en.md").write_text("for trainers", encoding="utf-8")
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", "generate_assignment", "w01"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(CLONE / "lib"), "PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert sorted(found.name for found in (tmp_path / "release" / "w01").iterdir()) == [
        "w01.ipynb",
        "workbook.yaml",
    ]


def test_modules_that_others_import_do_not_import_nbgrader() -> None:
    """nbgrader takes seconds to import; the command line and the notebooks do not wait for it."""
    code = (
        "import sys, qorgau.course.cycle, qorgau.course.nbgrader_config, qorgau.exercises.workbook;"
        "print(sorted({'nbgrader', 'nbconvert', 'sqlalchemy'} & set(sys.modules)))"
    )
    environment = os.environ | {"PYTHONPATH": str(CLONE / "lib")}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
