"""What the trainee is told: what is right, the worst error, one question, and on demand the model answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from qorgau.cases.words import Words
from qorgau.exercises.mark.answer import MarkAnswer
from qorgau.exercises.mark.compare import Comparison, Described, compare
from qorgau.exercises.mark.harm import by_harm, missed
from qorgau.exercises.mark.key import MarkKey, MarkRubric
from qorgau.exercises.score import Message, Phrase, Score, Value, Verdict

EXTRAS = ("severity", "consequence", "stage")


@dataclass(frozen=True)
class Feedback:
    """Messages in the order they are read; comparisons only where the model answer was asked for."""

    messages: tuple[Message, ...]
    comparisons: tuple[Comparison, ...] = ()


def feedback(
    answer: MarkAnswer,
    score: Score,
    key: MarkKey,
    rubric: MarkRubric,
    catalogue: Mapping[str, Described],
    *,
    model: bool = False,
) -> Feedback:
    """The feedback on a scored answer, in no language.

    Order: what is right; the most harmful error (see harm.ORDER) with the reason of that very choice;
    one leading question; notes. `catalogue` maps a defect to its name, text and norms. Without `model`
    nothing names a defect or field of the key that the trainee has not found, except the one question.
    With `model` (second try or reveal) the comparisons follow.
    """
    errors = by_harm(answer, score, key)
    messages = [*_right(answer, score, key, catalogue, errors)]
    messages += _error(answer, key, catalogue, errors)
    messages += _question(score, key, errors)
    messages += _notes(answer, score, key, rubric)
    return Feedback(tuple(messages), compare(answer, score, key, catalogue) if model else ())


def _right(
    answer: MarkAnswer,
    score: Score,
    key: MarkKey,
    catalogue: Mapping[str, Described],
    errors: Sequence[Verdict],
) -> Iterator[Message]:
    for verdict in score.verdicts:
        mark = answer.marks.get(verdict.item or "")
        if mark is None or mark.defect is None or verdict.key is None:
            continue
        chosen = catalogue[mark.defect]
        values: dict[str, Value] = {"field": mark.field, "defect": chosen.name}
        if verdict.outcome == "agreed":
            given = {"severity": mark.severity, "consequence": mark.consequence, "stage": mark.stage}
            again = [part for part in EXTRAS if given[part] is not None and part not in verdict.parts]
            frame = "mark.feedback.agreed"
            if again:
                frame = "mark.feedback.agreed.rethink"
                values["parts"] = tuple(Phrase(f"mark.feedback.part.{part}") for part in again)
            why = (key.defect[verdict.key].why,)
            yield Message("right", frame, verdict.norms, mark.field, verdict.item, values, why)
        elif verdict.outcome in ("neighbour", "sibling"):
            frame = f"mark.feedback.{verdict.outcome}"
            yield Message("right", frame, chosen.norms, mark.field, verdict.item, values)
    if _says_none(answer) and not key.graded:
        yield Message("right", "mark.feedback.none.right", reasons=(key.none,))
    elif key.graded and not errors:
        yield Message("right", "mark.feedback.complete")


def _says_none(answer: MarkAnswer) -> bool:
    return answer.none and not answer.marks


def _error(
    answer: MarkAnswer, key: MarkKey, catalogue: Mapping[str, Described], errors: Sequence[Verdict]
) -> Iterator[Message]:
    if _says_none(answer) and key.graded:
        yield Message("error", "mark.feedback.error.none", item="none", reasons=(key.none,))
        return
    if not errors or not (answer.marks or answer.none):
        return
    worst = errors[0]
    mark = answer.marks.get(worst.item or "")
    if mark is None or mark.defect is None:
        yield Message("error", "mark.feedback.error.missed")
        return
    chosen = catalogue[mark.defect]
    reasons, norms = _reason(worst, key, mark.defect, chosen), chosen.norms
    if worst.outcome == "look-alike":
        norms = worst.norms or norms
    values: dict[str, Value] = {"field": mark.field, "defect": chosen.name}
    frame = f"mark.feedback.error.{worst.outcome}"
    yield Message("error", frame, norms, mark.field, worst.item, values, reasons)


def _reason(verdict: Verdict, key: MarkKey, defect: str, chosen: Described) -> tuple[Words, ...]:
    # The reasons of a defect that is not fully found would tell it; only the wrong choice is explained.
    if verdict.outcome in ("look-alike", "false-alarm"):
        return (verdict.explanation,) if verdict.explanation else ()
    if verdict.outcome in ("wrong-name", "sibling") and verdict.key:
        return (key.defect[verdict.key].confusion(defect) or chosen.about,)
    return ()


def _question(score: Score, key: MarkKey, errors: Sequence[Verdict]) -> Iterator[Message]:
    frame, unreached = "mark.feedback.question", missed(score)
    for error in errors:
        if error.outcome == "look-alike" and error.field:
            twin = key.look_alike[error.field]
            yield Message("question", frame, twin.norms, error.field, error.item, {}, (twin.question,))
            return
        if error.key and (error.key in unreached or error.outcome in ("sibling", "neighbour")):
            item = key.defect[error.key]
            yield Message("question", frame, item.norms, reasons=(item.question,))
            return


def _notes(answer: MarkAnswer, score: Score, key: MarkKey, rubric: MarkRubric) -> Iterator[Message]:
    precision = score.figures.get("precision")
    if isinstance(precision, int | float) and precision < rubric.precision_warning:
        yield Message("note", "mark.feedback.judge")
    if answer.contradiction:
        yield Message("note", "mark.feedback.contradiction", item="none")
    for verdict in score.verdicts:
        mark = answer.marks.get(verdict.item or "")
        if mark is None or verdict.outcome not in ("ungraded", "repeated", "incomplete"):
            continue
        named = verdict.key is None or key.defect[verdict.key].defect == mark.defect
        told = verdict.outcome == "ungraded" and named
        reasons = (verdict.explanation,) if told and verdict.explanation else ()
        norms = verdict.norms if told else ()
        frame = f"mark.feedback.{verdict.outcome}"
        yield Message("note", frame, norms, mark.field, verdict.item, {"field": mark.field}, reasons)
    if answer.damaged:
        yield Message("note", "mark.feedback.damaged", values={"count": len(answer.damaged)})
    if not answer.marks and not answer.none and not answer.damaged:
        yield Message("note", "mark.feedback.blank")
