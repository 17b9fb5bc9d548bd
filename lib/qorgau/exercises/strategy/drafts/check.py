"""Whether the texts of drafts fit the catalogue, the law and every case."""

from __future__ import annotations

from collections.abc import Iterator

from qorgau.cases.case import Case
from qorgau.cases.filled import filled
from qorgau.exercises.strategy.drafts.load import FORMS, Drafts
from qorgau.exercises.strategy.vocabulary import Vocabulary
from qorgau.law.registry import Registry, Status
from qorgau.problem import Problem


def draft_problems(found: Drafts, known: Vocabulary, registry: Registry) -> Iterator[Problem]:
    """Motions without a draft, drafts of no motion, stages without an addressee, norms that are not there."""
    planned = {draft.planned_by for draft in found.drafts}
    left_out = {one.motion for one in found.forms.without}
    for motion in known.motion.keys() - planned - left_out:
        yield Problem("drafts", motion, "has no draft", f"write one, or say in {FORMS} why there is none")
    for motion in planned & left_out:
        yield Problem(FORMS, f"without.{motion}", "there is a draft all the same", "keep one of them")
    for motion in (planned | left_out) - known.motion.keys():
        yield Problem("drafts", motion, "is no motion", "see cases/catalogue/motions.yaml")
    for stage in known.stage.keys() ^ found.forms.by_stage.keys():
        yield Problem(FORMS, f"by_stage.{stage}", "stages and addressees differ", "one addressee a stage")
    for file, path, norms, _ in _cited(found):
        for norm in norms:
            if norm not in registry:
                yield Problem(file, path, f"no provision {norm!r}", "see lib/qorgau/law/provisions.yaml")


def drafts_for_case(found: Drafts, case: Case, registry: Registry) -> Iterator[Problem]:
    """What a case cannot fill, and norms that were no law on its day although no `dated` says so."""
    filling, day = case.filling, case.data.law_date
    for one in found.papers:
        yield from filled(one, filling, found.files[one.id], one.id)[1]
    yield from filled(found.forms, filling, FORMS)[1]
    for file, path, norms, dated in _cited(found):
        for norm in norms:
            gone = norm in registry and registry.at(norm, day).status is Status.NOT_IN_FORCE
            if gone and not dated:
                said = f"{norm} was not in force on {day}, the day of {case.data.id}"
                yield Problem(file, path, said, "leave it out, or say `dated: true`")


def _cited(found: Drafts) -> Iterator[tuple[str, str, tuple[str, ...], bool]]:
    for one in found.papers:
        for place, part in one.paragraphs:
            yield found.files[one.id], f"{one.id}.{place}.norms", part.norms, part.dated
    for place, part in found.forms.cover.paragraphs:
        yield FORMS, f"cover.{place}.norms", part.norms, part.dated
    for left in found.forms.without:
        yield FORMS, f"without.{left.motion}.norms", left.norms, False
