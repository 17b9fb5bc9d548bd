"""What the trainee is told: what is right, the worst error with its own reason, one question, notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qorgau.exercises.by_date.answer import ByDateAnswer
from qorgau.exercises.by_date.key import ByDateKey
from qorgau.exercises.by_date.question import ByDateQuestion
from qorgau.exercises.by_date.score import by_outcome
from qorgau.exercises.score import Message, Phrase, Score, Value, Verdict

# From the worst down: a lawful entry attacked costs the judge's trust, a defect passed over costs the argument.
ORDER = ("said-defect", "said-lawful", "said-open", "other-reason", "no-reason", "missed")
FRAME = "by-date.feedback"


def feedback(
    answer: ByDateAnswer, score: Score, key: ByDateKey, question: ByDateQuestion
) -> tuple[Message, ...]:
    """The feedback on a scored answer, in no language and without the model answer.

    Order: what is right; the most harmful error (see ORDER) with the reason of that very choice; one leading
    question; what is discussed without points; notes. `item` of a message is its cell, whose date is the date of
    its norms.
    """
    errors = by_harm(score)
    if not answer.cells:
        first = next(iter(key.items)).question
        blank = () if answer.damaged else (Message("note", f"{FRAME}.blank"),)
        return (Message("question", f"{FRAME}.question", reasons=(first,)), *blank, *_damaged(answer))
    return (
        *_right(score, question, errors),
        *_error(answer, question, errors),
        *_question(key, errors),
        *_notes(answer, score, question),
        *_damaged(answer),
    )


def by_harm(score: Score) -> Sequence[Verdict]:
    """The graded cells that are not right, the most harmful first, equals in the order of the key."""
    found = by_outcome(score)
    return [verdict for outcome in ORDER for verdict in found.get(outcome, ())]


def place(cell: str, question: ByDateQuestion) -> dict[str, Value]:
    """The name of a cell's item and its date as it is shown."""
    _, item, day = cell.split(":")
    return {"name": question.item[item].name, "day": ".".join(reversed(day.split("-")))}


def _right(score: Score, question: ByDateQuestion, errors: Sequence[Verdict]) -> Iterator[Message]:
    for one in by_outcome(score).get("right", ()):
        reasons = (one.explanation,) if one.explanation else ()
        name = one.item or ""
        yield Message("right", f"{FRAME}.right", one.norms, None, name, place(name, question), reasons)
    if not errors:
        yield Message("right", f"{FRAME}.complete")


def _error(answer: ByDateAnswer, question: ByDateQuestion, errors: Sequence[Verdict]) -> Iterator[Message]:
    if not errors:
        return
    worst = errors[0]
    name = worst.item or ""
    values = place(name, question)
    status = answer.cell(name).status
    if status is not None:
        values["own"] = Phrase(f"by-date.status.{status}")
    reasons = (worst.explanation,) if worst.explanation else ()
    kind = "status" if worst.outcome.startswith("said-") else worst.outcome
    yield Message("error", f"{FRAME}.error.{kind}", worst.norms, None, name, values, reasons)


def _question(key: ByDateKey, errors: Sequence[Verdict]) -> Iterator[Message]:
    if errors and errors[0].item:
        item = key.cells[errors[0].item][0]
        yield Message("question", f"{FRAME}.question", item=errors[0].item, reasons=(item.question,))


def _notes(answer: ByDateAnswer, score: Score, question: ByDateQuestion) -> Iterator[Message]:
    for one in by_outcome(score).get("ungraded", ()):
        if one.explanation is not None and one.item:
            values = place(one.item, question)
            yield Message("note", f"{FRAME}.open", one.norms, None, one.item, values, (one.explanation,))
    said = {cell.status for cell in answer.cells.values()} - {None}
    if len(said) == 1 and len(answer.cells) > len(question.items):
        yield Message("note", f"{FRAME}.same")
    left = len(by_outcome(score).get("missed", ()))
    if left:
        yield Message("note", f"{FRAME}.left", values={"count": str(left)})


def _damaged(answer: ByDateAnswer) -> Iterator[Message]:
    if answer.damaged:
        yield Message("note", f"{FRAME}.damaged", values={"count": str(len(answer.damaged))})
