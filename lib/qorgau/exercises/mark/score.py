"""Score of the exercise `mark`: a pure function of the answer, the key and the rubric."""

from __future__ import annotations

import math
from collections.abc import Mapping

from qorgau.exercises.mark.answer import MarkAnswer
from qorgau.exercises.mark.figures import figures
from qorgau.exercises.mark.hints import hint_costs
from qorgau.exercises.mark.judge import judge
from qorgau.exercises.mark.key import MarkKey, MarkRubric
from qorgau.exercises.score import Score, rounded
from qorgau.problem import BadInput, Problem


def score(
    answer: MarkAnswer, key: MarkKey, rubric: MarkRubric, families: Mapping[str, str], *, points: float
) -> Score:
    """The score of `answer`, in points of the exercise (0..`points`, two decimals).

    (sum earned - penalties - cost of hints) / sum of the weights of the graded defects x `points`. `families` maps
    a defect to its family. Where the key has no graded defect, stating `none` and marking nothing earns
    everything, anything else nothing. Verdicts come in the order of the answer, then what was missed in
    the order of the key, then what hints cost.

    Raises BadInput when the key or the catalogue says nothing about a field, defect or severity: a key
    that passed its check never does.
    """
    _known(answer, key, rubric, families)
    judgements = judge(answer, key, rubric, families)
    weights = math.fsum(rubric.weights[item.severity] for item in key.graded)
    costs = hint_costs(answer, key, rubric, judgements)
    total = math.fsum([*(one.raw for one in judgements), *(-cost.raw for cost in costs)])
    if key.graded:
        value = min(max(total / weights * points, 0.0), points)
    else:
        value = points if answer.none and not answer.marks and not answer.damaged else 0.0
    scale = points / weights if weights else 0.0
    told = {
        "hints": float(sum(answer.hints.values())),
        "hint_cost": round(math.fsum(cost.raw for cost in costs) * scale, 2),
    }
    return Score(
        value=rounded(value, points),
        maximum=points,
        verdicts=(*(one.verdict(scale) for one in judgements), *(cost.verdict(scale) for cost in costs)),
        figures={**figures(answer, key, judgements, weights), **told},
        metadata={"exercise": key.exercise, "case": key.case},
    )


def _known(answer: MarkAnswer, key: MarkKey, rubric: MarkRubric, families: Mapping[str, str]) -> None:
    explained = {*key.holders, *key.look_alike, *key.open_field, *key.plain}
    used = {mark.defect for mark in answer.marks.values()} | {item.defect for item in key.defects}
    file = f"key of {key.case}"
    problems = [
        Problem(file, mark.field, "the key says nothing about this field", "check the key")
        for mark in answer.marks.values()
        if mark.field not in explained
    ]
    problems += [
        Problem(file, name, "this defect has no family", "check the catalogue")
        for name in sorted(name for name in used if name is not None and name not in families)
    ]
    problems += [
        Problem(file, item.id, f"severity {item.severity!r} has no weight", "check the rubric")
        for item in key.defects
        if item.severity not in rubric.weights
    ]
    if problems:
        raise BadInput(problems)
