"""The answer of the exercise: marks, and the statement that there is nothing to mark."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from qorgau.data_file import problems_of
from qorgau.exercises.mark.vocabulary import Vocabulary
from qorgau.problem import Problem
from qorgau.texts import WRITTEN

TEXT_LIMIT = 20_000
SHOWN_LIMIT = 60

Confidence = Literal["sure", "likely", "unsure"]


def _language(lang: str) -> str:
    if lang not in WRITTEN:
        raise ValueError(f"one of {', '.join(WRITTEN)} is needed")
    return lang


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Quote(_Strict):
    """Words marked inside an entry; `start` counts code points of the entry in `lang`."""

    exact: str = Field(max_length=TEXT_LIMIT)
    start: int = Field(ge=0)
    lang: Annotated[str, AfterValidator(_language)]


class Mark(_Strict):
    """One mark. What the trainee has not chosen yet is None.

    `against` is another field that this one contradicts. A mark of the kind "document" is about the whole paper
    that `field` belongs to.
    """

    field: str
    kind: Literal["field", "quote", "missing", "document"] = "field"
    against: str | None = None
    quote: Quote | None = None
    defect: str | None = None
    norm: str | None = None
    consequence: str | None = None
    severity: str | None = None
    stage: str | None = None
    confidence: Confidence | None = None
    note: str = Field(default="", max_length=TEXT_LIMIT)


class NoDefect(_Strict):
    """The item `none`: "I find no defect"."""

    none: bool


class Hints(_Strict):
    """An item `hint:<token>`: how many hints were given about one defect of the key."""

    level: int = Field(ge=1, le=9)


@dataclass(frozen=True)
class MarkAnswer:
    """Readable marks by item id, whether `none` is stated, and the ids of items that could not be read.

    `hints` counts the hints by item; which defect an item of hints is about only the holder of the key can say.
    """

    marks: Mapping[str, Mark] = field(default_factory=dict)
    none: bool = False
    damaged: tuple[str, ...] = ()
    hints: Mapping[str, int] = field(default_factory=dict)

    @property
    def contradiction(self) -> bool:
        """True when "I find no defect" stands beside marks."""
        return self.none and bool(self.marks)


def _shown(text: object) -> str:
    said = repr(text)
    return said if len(said) <= SHOWN_LIMIT else f"{said[:SHOWN_LIMIT]}…"


def _under(item: str, problem: Problem) -> Problem:
    inner = "" if problem.field == "(whole file)" else f".{problem.field}"
    return replace(problem, field=f"{item}{inner}")


def _foreign(item: str, value: object, file: str, known: Vocabulary) -> list[Problem]:
    if not isinstance(value, Mapping):
        return []
    lists: dict[str, tuple[Collection[str], str]] = {
        "field": (known.fields, "name a field of this case file, like DP.7"),
        "against": (known.fields, "name a field of this case file, like DP.7"),
        "defect": (known.families, "see cases/catalogue/defects.yaml"),
        "norm": (known.norms, "see lib/qorgau/law/provisions.yaml"),
        "consequence": (known.consequences, "see cases/catalogue/answers.yaml"),
        "severity": (known.severities, "see cases/catalogue/answers.yaml"),
        "stage": (known.stages, "see cases/catalogue/answers.yaml"),
    }
    problems = [
        Problem(file, f"{item}.{name}", f"unknown {name} {_shown(value[name])}", hint)
        for name, (ids, hint) in lists.items()
        if isinstance(value.get(name), str) and value[name] not in ids
    ]
    if isinstance(value.get("against"), str) and value["against"] == value.get("field"):
        said = "a field does not contradict itself"
        problems.append(Problem(file, f"{item}.against", said, "name the other field"))
    return problems


def _read(
    item: str, value: object, model: type[BaseModel], file: str
) -> tuple[BaseModel | None, list[Problem]]:
    try:
        return model.model_validate(value), []
    except ValidationError as error:
        return None, [_under(item, problem) for problem in problems_of(error, file)]


def parse_answer(
    items: Mapping[str, object], file: str, known: Vocabulary
) -> tuple[MarkAnswer, tuple[Problem, ...]]:
    """The answer in `items` (item id → value) and everything that is wrong with it.

    A mark with any problem is reported, listed in `damaged` and left unscored; all others are kept in
    the order given. A value of None is an item that was removed. Problem paths are "item.field".
    """
    marks: dict[str, Mark] = {}
    hints: dict[str, int] = {}
    none = False
    damaged: list[str] = []
    problems: list[Problem] = []
    for item, value in items.items():
        if value is None:
            continue
        name = item if len(item) <= SHOWN_LIMIT else _shown(item)
        if item == "none":
            read, found = _read(name, value, NoDefect, file)
            none = isinstance(read, NoDefect) and read.none
        elif item.startswith("hint:"):
            read, found = _read(name, value, Hints, file)
            if isinstance(read, Hints):
                hints[item] = read.level
        elif item.startswith("m-"):
            read, found = _read(name, value, Mark, file)
            found += _foreign(name, value, file, known)
            if isinstance(read, Mark) and not found:
                marks[item] = read
        else:
            found = [Problem(file, name, "is no item of this exercise", "marks are m-…, or the item is none")]
        if found:
            damaged.append(item)
            problems.extend(found)
    return MarkAnswer(marks, none, tuple(damaged), hints), tuple(problems)
