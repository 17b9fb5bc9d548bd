"""What the trainee is told: what is right, the worst error with its own reason, one question, notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qorgau.cases.words import Words
from qorgau.exercises.score import Message, Score, Verdict
from qorgau.exercises.score import Value as Said
from qorgau.exercises.timeline import naming
from qorgau.exercises.timeline.answer import TimelineAnswer
from qorgau.exercises.timeline.key import TimelineKey
from qorgau.exercises.timeline.question import TimelineQuestion
from qorgau.exercises.timeline.score import wrong_pairs

# From the worst down. A day that is too late is lost for good; a wrong start spoils every count after it.
ORDER: tuple[tuple[str, str], ...] = (
    ("limit", "late"),
    ("moment", "wrong"),
    ("limit", "wrong"),
    ("order", "wrong"),
    ("order", "partly"),
    ("moment", "arguable"),
    ("limit", "early"),
    ("limit", "consistent"),
    ("moment", "missed"),
    ("limit", "missed"),
    ("order", "missed"),
)
FRAME = "timeline.feedback"


def feedback(
    answer: TimelineAnswer, score: Score, key: TimelineKey, question: TimelineQuestion
) -> tuple[Message, ...]:
    """The feedback on a scored answer, in no language and without the model answer.

    Order: what is right; the most harmful error (see ORDER) with the reason of that very choice; one leading
    question; notes. Nothing tells a value or statement that the trainee has not found.
    """
    if answer.blank:
        first = Message("question", f"{FRAME}.question", reasons=(_question("order", key),))
        blank = () if answer.damaged else (Message("note", f"{FRAME}.blank"),)
        return (first, *blank, *_damaged(answer))
    errors = by_harm(score)
    return (
        *_right(answer, score, question, errors),
        *_error(answer, key, question, errors),
        *_ask(key, errors),
        *_notes(score, question, errors),
        *_damaged(answer),
    )


def by_harm(score: Score) -> Sequence[Verdict]:
    """The graded parts that are not right, the most harmful first, equals in the order of the exercise."""
    ranked = [one for one in score.verdicts if _line(one) in ORDER and one.outcome != "ungraded"]
    return sorted(ranked, key=lambda one: ORDER.index(_line(one)))


def _line(verdict: Verdict) -> tuple[str, str]:
    return (verdict.item or "").partition(":")[0], verdict.outcome


def _values(item: str, answer: TimelineAnswer, question: TimelineQuestion) -> dict[str, Said]:
    kind, _, name = item.partition(":")
    values: dict[str, Said] = {"ask": naming.asked(item, question)}
    if kind == "moment" and name in answer.moments:
        values["own"] = question.moment[name].statement[answer.moments[name]].says
    if kind == "limit":
        values["own"] = naming.value(answer.limits.get(name))
    return values


def _right(
    answer: TimelineAnswer, score: Score, question: TimelineQuestion, errors: Sequence[Verdict]
) -> Iterator[Message]:
    for one in score.verdicts:
        if one.outcome != "right" or one.item is None:
            continue
        kind = one.item.partition(":")[0]
        reasons = (one.explanation,) if one.explanation else ()
        values = _values(one.item, answer, question)
        frame = f"{FRAME}.right.order" if kind == "order" else f"{FRAME}.right"
        yield Message("right", frame, one.norms, None, one.item, values, reasons)
    if not errors:
        yield Message("right", f"{FRAME}.complete")


def _error(
    answer: TimelineAnswer, key: TimelineKey, question: TimelineQuestion, errors: Sequence[Verdict]
) -> Iterator[Message]:
    if not errors:
        return
    worst = errors[0]
    item = worst.item or ""
    kind, outcome = _line(worst)
    if outcome == "missed":
        yield Message("error", f"{FRAME}.error.missed", (), None, item, _values(item, answer, question))
    elif kind == "order":
        pair = next(wrong_pairs(answer, key))
        values: dict[str, Said] = {
            "first": question.row[pair.first].name,
            "then": question.row[pair.then].name,
        }
        yield Message("error", f"{FRAME}.error.order", worst.norms, None, item, values, (pair.why,))
    else:
        reasons = (worst.explanation,) if worst.explanation else ()
        frame = f"{FRAME}.error.{outcome}"
        yield Message("error", frame, worst.norms, None, item, _values(item, answer, question), reasons)


def _ask(key: TimelineKey, errors: Sequence[Verdict]) -> Iterator[Message]:
    if errors and errors[0].item:
        question = _question(errors[0].item, key)
        yield Message("question", f"{FRAME}.question", item=errors[0].item, reasons=(question,))


def _question(item: str, key: TimelineKey) -> Words:
    kind, _, name = item.partition(":")
    if kind == "moment":
        return key.moment[name].question
    return key.limit[name].question if kind == "limit" else key.order.question


def _notes(score: Score, question: TimelineQuestion, errors: Sequence[Verdict]) -> Iterator[Message]:
    for one in score.verdicts:
        if one.outcome == "ungraded" and one.item:
            values = {"ask": naming.asked(one.item, question)}
            yield Message("note", f"{FRAME}.ungraded", one.norms, None, one.item, values)
    following = [one for one in errors[1:] if one.outcome == "consistent"]
    if following:
        yield Message("note", f"{FRAME}.consistent")
    left = sum(one.outcome == "missed" for one in score.verdicts)
    if left:
        yield Message("note", f"{FRAME}.left", values={"count": str(left)})


def _damaged(answer: TimelineAnswer) -> Iterator[Message]:
    if answer.damaged:
        yield Message("note", f"{FRAME}.damaged", values={"count": str(len(answer.damaged))})
