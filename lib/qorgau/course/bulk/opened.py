"""A course folder with its nbgrader configuration: where things lie and how nbgrader would treat them."""

from __future__ import annotations

import fnmatch
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from traitlets.config import Config
from traitlets.config.loader import PyFileConfigLoader

from qorgau.course.nbgrader_config import AUTOGRADE, SANITIZE, for_trainer
from qorgau.problem import BadInput, Problem

CONFIG = "nbgrader_config.py"


@dataclass(frozen=True)
class Course:
    """An opened course: nbgrader's configuration and course directory, the gradebook's address, modes of files."""

    root: Path
    config: Config
    directory: Any
    db_url: str
    autograded_mode: int
    feedback_mode: int

    def folder(self, step: str, student: str, assignment: str) -> Path:
        """Where a step ("submitted", "autograded", "feedback", "release", "source") of a submission lies."""
        name = getattr(self.directory, f"{step}_directory")
        return self.root / self.directory.format_path(name, student, assignment)

    def above(self, step: str, assignment: str) -> Path:
        """The folder under which a step has one folder a trainee, or the nearest above it that is there."""
        marker = "\0"
        parts = self.folder(step, marker, assignment).parts
        place = Path(*parts[: parts.index(marker)])
        return next((one for one in (place, *place.parents) if one.is_dir()), place)

    def ignored(self, name: str) -> bool:
        """Whether nbgrader leaves a file or folder of this name where it is; as in a shell, * matches no leading dot."""
        return _ignored(name, tuple(self.directory.ignore))

    def students(self, assignment: str) -> tuple[str, ...]:
        """Everyone of whom something was collected, in order."""
        marker = "\0"
        parts = self.folder("submitted", marker, assignment).parts
        above = Path(*parts[: parts.index(marker)])
        below = parts[parts.index(marker) + 1 :]
        return tuple(sorted(name for name in _names(above) if above.joinpath(name, *below).exists()))


def _names(folder: Path) -> Iterator[str]:
    try:
        yield from (path.name for path in folder.iterdir() if not path.name.startswith("."))
    except FileNotFoundError:
        return


def open_course(folder: Path, config: Config | None = None) -> Course:
    """Takes a course folder; gives the course as its nbgrader_config.py describes it (`config` in place of the file).

    Raises BadInput: no such folder, a configuration that cannot be read or that grades in another way than this kit.
    """
    from nbgrader.converters import Autograde, GenerateFeedback
    from nbgrader.coursedir import CourseDirectory

    root = folder.resolve()
    if not root.is_dir():
        raise BadInput([Problem(str(folder), "", "is no folder", "name the course folder")])
    found = config if config is not None else _read(root)
    if "root" not in found.CourseDirectory:
        found.CourseDirectory.root = str(root)
    for name, ours in (("sanitize_preprocessors", SANITIZE), ("autograde_preprocessors", AUTOGRADE)):
        if list(found.Autograde.get(name, ours)) != list(ours):
            hint = "use nbgrader autograde with it, or take the lists of qorgau.course.nbgrader_config.for_trainer"
            raise BadInput([Problem(CONFIG, f"Autograde.{name}", "is not this kit's list", hint)])
    directory = CourseDirectory(config=found)
    return Course(
        Path(directory.root),
        found,
        directory,
        directory.db_url,
        int(str(Autograde(coursedir=directory, config=found).permissions), 8),
        int(str(GenerateFeedback(coursedir=directory, config=found).permissions), 8),
    )


def _read(root: Path) -> Config:
    from jupyter_core.paths import jupyter_config_path

    config = Config()
    for place in (*reversed(jupyter_config_path()), str(root)):
        if (Path(place) / CONFIG).is_file():
            try:
                config.merge(PyFileConfigLoader(CONFIG, path=place).load_config())
            except Exception as error:
                said = f"{type(error).__name__}: {error}"
                raise BadInput([Problem(f"{place}/{CONFIG}", "", said, "mend the file")]) from error
    if not (root / CONFIG).is_file():
        for_trainer(config, course=root)
    return config


@lru_cache(maxsize=1024)
def _ignored(name: str, patterns: tuple[str, ...]) -> bool:
    return any(
        fnmatch.fnmatchcase(name, pattern) and not (name.startswith(".") and not pattern.startswith("."))
        for pattern in patterns
    )
