"""Score of the exercise `by-date`: a pure function of the answer, the key and the rubric."""

from __future__ import annotations

from collections.abc import Mapping

from qorgau.cases.words import Words
from qorgau.exercises.by_date.answer import ByDateAnswer, Cell
from qorgau.exercises.by_date.key import ByDateKey, ByDateRubric, KeyDate
from qorgau.exercises.score import Score, Verdict, rounded


def score(answer: ByDateAnswer, key: ByDateKey, rubric: ByDateRubric, *, points: float) -> Score:
    """The score of `answer`, in points of the exercise (0..`points`, two decimals).

    Every graded cell weighs the same. A right status earns its weight, the right reason beside it the rest; a reason
    beside a wrong status earns nothing. Verdicts come in the order of the key, one a cell. figures: right (both),
    answered, graded (numbers of cells). `graded` of the key is taken as it is: see keys.switches.
    """
    judged = {name: _judge(answer.cell(name), one, rubric) for name, (_, one) in key.cells.items()}
    graded = sum(one.settled for _, one in key.cells.values())
    each = points / graded if graded else 0.0
    shares = [share for name, (_, share, _) in judged.items() if key.cells[name][1].settled]
    return Score(
        value=rounded(sum(shares) * each, points),
        maximum=points,
        verdicts=tuple(_verdict(name, key, judged[name], each) for name in key.cells),
        figures={
            "right": sum(outcome == "right" for outcome, _, _ in judged.values()),
            "answered": sum(outcome != "missed" for outcome, _, _ in judged.values()),
            "graded": graded,
        },
        metadata={"workbook": key.workbook, "exercise": key.exercise},
    )


def _judge(cell: Cell, one: KeyDate, rubric: ByDateRubric) -> tuple[str, float, Words | None]:
    """Outcome, share of the cell's weight (0..1), and the reason of that very choice."""
    if cell.status is None:
        return "missed", 0.0, None
    if one.status == "open":
        return "discussed", 0.0, one.why
    whole = rubric.status + rubric.reason
    if cell.status != one.status:
        return f"said-{cell.status}", 0.0, one.statuses[cell.status]
    if cell.reason == one.reason:
        return "right", 1.0, one.why
    if cell.reason is None:
        return "no-reason", rubric.status / whole, None
    return "other-reason", rubric.status / whole, one.reasons[cell.reason]


def _verdict(name: str, key: ByDateKey, judged: tuple[str, float, Words | None], each: float) -> Verdict:
    one = key.cells[name][1]
    outcome, share, why = judged
    if not one.settled and outcome != "missed":
        return Verdict(name, name, "ungraded", 0.0, explanation=one.why, norms=one.norms)
    if not one.settled:
        return Verdict(name, name, "ungraded", 0.0, norms=one.norms)
    return Verdict(name, name, outcome, round(share * each, 2), explanation=why, norms=one.norms)


def by_outcome(score: Score) -> Mapping[str, list[Verdict]]:
    """Verdicts by outcome, in order."""
    found: dict[str, list[Verdict]] = {}
    for verdict in score.verdicts:
        found.setdefault(verdict.outcome, []).append(verdict)
    return found
