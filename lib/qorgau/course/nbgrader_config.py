"""How nbgrader is set up for this kit. In the course folder's nbgrader_config.py:

    from pathlib import Path
    from qorgau.course.nbgrader_config import for_trainer

    c = get_config()
    for_trainer(c, course=Path(__file__).parent)

and in a trainee's: `for_trainee(c)`. Keys are found through QORGAU_SOLUTIONS, in the trainer's environment only.
"""

from __future__ import annotations

from pathlib import Path

from traitlets.config import Config

COURSE = "qorgau"
SOURCE = "workbooks"

# Questions are read where the kit is installed, like cases: a notebook needs no copy of them.
NOT_FOR_TRAINEES = ("trainer*", "solutions", "questions", "*.key.yaml", "rubric*")
NOT_SUBMITTED = ("answers.journal*", ".answers*", "reveal")
# The list replaces nbgrader's own default, so that is repeated here.
IGNORED = [".ipynb_checkpoints", "*.pyc", "__pycache__", "feedback", *NOT_FOR_TRAINEES, *NOT_SUBMITTED]

_HERE = "qorgau.course"
_NBGRADER = "nbgrader.preprocessors"

GENERATE = [
    f"{_HERE}.source.CheckSource",
    f"{_NBGRADER}.IncludeHeaderFooter",
    f"{_NBGRADER}.LockCells",
    f"{_NBGRADER}.ClearSolutions",
    f"{_NBGRADER}.ClearOutput",
    f"{_NBGRADER}.CheckCellMetadata",
    f"{_NBGRADER}.ComputeChecksums",
    f"{_NBGRADER}.SaveCells",
    f"{_NBGRADER}.ClearHiddenTests",
    f"{_NBGRADER}.ClearMarkScheme",
    f"{_NBGRADER}.ComputeChecksums",
    f"{_NBGRADER}.CheckCellMetadata",
]
SANITIZE = [
    f"{_HERE}.submitted.RepairCells",
    f"{_NBGRADER}.ClearOutput",
    f"{_NBGRADER}.DeduplicateIds",
    f"{_NBGRADER}.OverwriteKernelspec",
    f"{_NBGRADER}.OverwriteCells",
    f"{_NBGRADER}.CheckCellMetadata",
]
AUTOGRADE = [
    f"{_HERE}.preprocessor.GradeAnswers",
    "nbconvert.preprocessors.ClearMetadataPreprocessor",
    f"{_NBGRADER}.LimitOutput",
    f"{_NBGRADER}.SaveAutoGrades",
    f"{_NBGRADER}.AssignLatePenalties",
    f"{_NBGRADER}.CheckCellMetadata",
]


def for_trainee(c: Config, *, course_id: str = COURSE) -> None:
    """Sets what `nbgrader fetch` and `nbgrader submit` need: the course and which files stay at home."""
    c.CourseDirectory.course_id = course_id
    c.CourseDirectory.ignore = list(IGNORED)
    # A renamed notebook would not be graded at all: the trainee is told at once instead.
    c.ExchangeSubmit.strict = True


def for_trainer(c: Config, *, course: Path, course_id: str = COURSE, solutions: Path | None = None) -> None:
    """Sets release, grading and feedback for the course folder `course`, whose workbooks/ holds the sources.

    `solutions` is the folder of the keys; None leaves it to QORGAU_SOLUTIONS.
    """
    for_trainee(c, course_id=course_id)
    c.CourseDirectory.root = str(course.resolve())
    c.CourseDirectory.source_directory = SOURCE
    c.GenerateAssignment.preprocessors = list(GENERATE)
    # A source folder never holds answers (CheckSource), but were one to slip in, it must not replace a trainee's.
    names = sorted(path.parent.name for path in (course / SOURCE).glob("*/*.ipynb"))
    c.Autograde.exclude_overwriting = {name: ["answers.json"] for name in names}
    c.Autograde.exporter_class = f"{_HERE}.submitted.SubmittedNotebook"
    c.Autograde.sanitize_preprocessors = list(SANITIZE)
    c.Autograde.autograde_preprocessors = list(AUTOGRADE)
    c.GenerateFeedback.exporter_class = f"{_HERE}.feedback_exporter.FeedbackPage"
    c.GenerateFeedback.preprocessors = [f"{_NBGRADER}.GetGrades"]
    # Formgrader's pages: a trainee's markup would act with all that the trainer may do.
    c.HTMLExporter.preprocessors = [f"{_HERE}.as_typed.AsTyped"]
    if solutions is not None:
        c.GradeAnswers.solutions = str(solutions.resolve())
