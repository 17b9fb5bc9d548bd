"""The texts of drafts, read from their folder with every error at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from qorgau import data_file
from qorgau.exercises.strategy.drafts.data import Draft, DraftsFile, Leaf, Paper
from qorgau.exercises.strategy.drafts.forms import Forms
from qorgau.problem import BadInput, Problem

FOLDER = "drafts"
FORMS = "forms.yaml"
BY_STAGE = "by-stage"


@dataclass(frozen=True)
class Drafts:
    """Everything that drafts are made from; `files` says in which file an id stands."""

    forms: Forms
    drafts: tuple[Draft, ...]
    leaves: tuple[Leaf, ...]
    files: Mapping[str, str]

    @property
    def papers(self) -> tuple[Paper, ...]:
        """Every paper there is a text for."""
        return (*self.drafts, *self.leaves)


@cache
def load_drafts(folder: Path) -> Drafts:
    """The drafts of `folder` (cases/catalogue/drafts). Raises BadInput with the errors of all its files."""
    problems: list[Problem] = []
    forms: Forms | None = None
    found: list[tuple[str, DraftsFile]] = []
    for path in sorted({folder / FORMS, *folder.glob("*.yaml")}):
        try:
            if path.name == FORMS:
                forms = data_file.load(path, Forms)
            else:
                found.append((data_file.short_name(path), data_file.load(path, DraftsFile)))
        except BadInput as error:
            problems += error.problems
    if forms is not None:
        problems += _problems(forms, found)
    if forms is None or problems:
        raise BadInput(problems)
    return Drafts(
        forms,
        tuple(one for _, file in found for one in file.drafts),
        tuple(one for _, file in found for one in file.leaves),
        {
            **{one.id: name for name, file in found for one in file.drafts},
            **{one.id: name for name, file in found for one in file.leaves},
        },
    )


def _problems(forms: Forms, found: list[tuple[str, DraftsFile]]) -> Iterator[Problem]:
    seen: set[str] = set()
    for name, file in found:
        papers: tuple[Paper, ...] = (*file.drafts, *file.leaves)
        for one in papers:
            if one.id in seen:
                yield Problem(name, one.id, "this id stands twice", "ids are never reused")
            seen.add(one.id)
        for draft in file.drafts:
            for field, used, known in (
                ("heading", draft.heading, forms.headings),
                ("sender", draft.sender, forms.senders),
                ("to", draft.to, {**forms.addressees, BY_STAGE: None}),
            ):
                if used not in known:
                    yield Problem(name, f"{draft.id}.{field}", f"no {used!r}", f"one of {', '.join(known)}")
    for stage, used in forms.by_stage.items():
        if used not in forms.addressees:
            yield Problem(FORMS, f"by_stage.{stage}", f"no {used!r}", f"one of {', '.join(forms.addressees)}")
