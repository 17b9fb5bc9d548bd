"""Numbers about a marked file, for the trainee and for reports."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import get_args

from qorgau.exercises.mark.answer import Confidence, MarkAnswer
from qorgau.exercises.mark.judge import HITS, JUDGED, Judgement
from qorgau.exercises.mark.key import MarkKey
from qorgau.exercises.score import Figure


def figures(
    answer: MarkAnswer, key: MarkKey, judgements: Sequence[Judgement], weights: float
) -> Mapping[str, Figure]:
    """Figures of one score.

    precision: share of right marks (agreed, neighbour or sibling) among the judged ones (these, wrong
    names, look-alikes and false alarms), None when nothing was judged; recall: share of graded defects
    reached by a right mark, None when there are none. earned, penalties, weights: in the rubric's
    points. calibration: for each confidence, how many judged marks carried it (n) and how many of these
    were right.
    """
    judged = [one for one in judgements if one.outcome in JUDGED]
    right = [one for one in judged if one.outcome in HITS]
    missed = sum(one.outcome == "missed" for one in judgements)
    found, graded = len(key.graded) - missed, len(key.graded)
    return {
        "precision": len(right) / len(judged) if judged else None,
        "recall": found / graded if graded else None,
        "right": len(right),
        "judged": len(judged),
        "found": found,
        "graded": graded,
        "earned": math.fsum(one.raw for one in judgements if one.raw > 0),
        "penalties": math.fsum(-one.raw for one in judgements if one.raw < 0),
        "weights": weights,
        "none": answer.none,
        "contradiction": answer.contradiction,
        "calibration": {name: _calibration(name, answer, judged) for name in get_args(Confidence)},
    }


def _calibration(name: str, answer: MarkAnswer, judged: Sequence[Judgement]) -> Mapping[str, Figure]:
    chosen = [one for one in judged if one.item is not None and answer.marks[one.item].confidence == name]
    return {"n": len(chosen), "right": sum(one.outcome in HITS for one in chosen)}
