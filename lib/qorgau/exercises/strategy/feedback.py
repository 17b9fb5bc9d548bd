"""What the trainee is told: what is right, the worst error, one question, and on demand the model answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from qorgau.cases.words import Words
from qorgau.exercises.score import Message, Score, Value, Verdict
from qorgau.exercises.strategy import naming
from qorgau.exercises.strategy.answer import StrategyAnswer
from qorgau.exercises.strategy.case_view import CaseView
from qorgau.exercises.strategy.harm import Error, by_harm
from qorgau.exercises.strategy.key import AppealDays, StrategyKey
from qorgau.exercises.strategy.model_answer import model_answer
from qorgau.exercises.strategy.rubric import StrategyRubric
from qorgau.exercises.strategy.rules import Finding, check_rules

# Form item → what the leading question is about.
TOPICS = {
    "position": "position",
    "rejected": "position",
    "consent": "consent",
    "fact": "facts",
    "facts": "facts",
    "evidence": "evidence",
    "motion": "motions",
    "motions": "motions",
    "ground": "grounds",
    "grounds": "grounds",
    "appeal": "appeal",
    "gate": "gate",
    "basis": "basis",
    "client": "client",
    "risk": "risks",
    "risks": "risks",
    "fallback": "risks",
    "pair": "client",
    "pairs": "client",
}

# Outcomes whose reason would tell what is not yet found in the trainee's own item.
_UNTOLD = frozenset(
    {
        "several",
        "weak-sources",
        "other-facts",
        "unsecured",
        "secured-late",
        "no-stage",
        "other-stage",
        "out-of-window",
        "not-weighed",
        "other-admissible",
        "other-level",
    }
)


def feedback(
    answer: StrategyAnswer,
    score: Score,
    key: StrategyKey,
    rubric: StrategyRubric,
    view: CaseView,
    days: AppealDays,
    *,
    model: bool = False,
    exam: bool = False,
) -> tuple[Message, ...]:
    """The feedback on a scored answer, in no language.

    Order: what is right; the most harmful error (see harm.ORDER) with the reason of that very choice;
    one leading question; notes. Without `model` nothing names or explains an item of the key that the
    trainee has not found. With `model` (second try or reveal) the model answer follows, own choices
    beside it. In an `exam` a rule counts with its severity of exams, and a note says how many findings block.
    """
    findings = check_rules(answer, view, exam=exam)
    if _blank(answer):
        messages = [Message("question", "strategy.feedback.question.start")]
        messages += [Message("note", "strategy.feedback.note.blank")] if not answer.damaged else []
    else:
        errors = by_harm(answer, score, findings, key, rubric, view)
        messages = [*_right(answer, score, view)]
        messages += [errors[0].message] if errors else []
        messages += _question(score, rubric, errors)
    messages += _notes(answer, score, findings if exam else ())
    return (*messages, *(model_answer(answer, key, view, days) if model else ()))


def own_verdicts(score: Score, key: StrategyKey, *, model: bool = False) -> tuple[Verdict, ...]:
    """The verdicts a trainee may see: with `model` all, else those on own items, without what they hide."""
    if model:
        return score.verdicts
    return tuple(
        replace(verdict, explanation=None) if _secret(verdict, key) else verdict
        for verdict in score.verdicts
        if verdict.item is not None and verdict.outcome != "rejected-good"
    )


def _secret(verdict: Verdict, key: StrategyKey) -> bool:
    accepted = verdict.key in key.weight
    return verdict.outcome in _UNTOLD or (verdict.outcome == "contradiction" and accepted)


def _blank(answer: StrategyAnswer) -> bool:
    return answer == StrategyAnswer(damaged=answer.damaged)


def _right(answer: StrategyAnswer, score: Score, view: CaseView) -> Iterator[Message]:
    words = view.vocabulary
    for verdict in score.verdicts:
        if verdict.field == "position.primary" and verdict.outcome in ("right", "defensible") and verdict.key:
            reasons = (verdict.explanation,) if verdict.explanation else ()
            values: dict[str, Value] = {"position": words.position[verdict.key].name}
            frame = f"strategy.feedback.right.{verdict.outcome}"
            yield Message("right", frame, (), verdict.field, verdict.item, values, reasons)
    names: Mapping[str, Mapping[str, Words]] = {
        "fact": {name: fact.text for name, fact in view.fact.items()},
        "evidence": {name: evidence.name for name, evidence in view.exhibit.items()},
        "motion": {name: motion.name for name, motion in words.motion.items()},
    }
    for kind, known in names.items():
        found = [known[name] for name in _found(score.verdicts, kind)]
        if found:
            yield Message("right", f"strategy.feedback.right.{kind}", values={"names": naming.quoted(found)})
    yield from _around(score, view)
    for verdict in score.verdicts:
        if verdict.item == "appeal" and verdict.outcome == "right":
            values = {"date": naming.day(answer.appeal.date)}
            reasons = (verdict.explanation,) if verdict.explanation else ()
            yield Message(
                "right", "strategy.feedback.right.appeal", verdict.norms, "appeal", "appeal", values, reasons
            )


def _around(score: Score, view: CaseView) -> Iterator[Message]:
    plan = view.vocabulary.plan.by_id
    own = [verdict for verdict in score.verdicts if verdict.item]
    for verdict in own:
        if verdict.item == "gate" and verdict.outcome == "right":
            reasons = (verdict.explanation,) if verdict.explanation else ()
            yield Message("right", "strategy.feedback.right.gate", (), "gate", "gate", {}, reasons)
    norms = [verdict.norms for verdict in own if verdict.outcome == "right" and _kind(verdict) == "basis"]
    if norms:
        cited = tuple(dict.fromkeys(norm for some in norms for norm in some))
        yield Message("right", "strategy.feedback.right.basis", cited, values={"count": len(norms)})
    lines = [verdict for verdict in own if verdict.outcome == "right" and verdict.item == "client"]
    if lines:
        yield Message("right", "strategy.feedback.right.client", values={"count": len(lines)})
    risks = [plan["risks"][name].name for name in _found(own, "risk")]
    if risks:
        yield Message("right", "strategy.feedback.right.risk", values={"names": naming.quoted(risks)})
    if any(verdict.item == "fallback" and verdict.outcome == "right" for verdict in own):
        yield Message("right", "strategy.feedback.right.fallback", (), "fallback", "fallback")


def _kind(verdict: Verdict) -> str:
    return (verdict.item or "").partition(":")[0]


def _found(verdicts: Iterable[Verdict], kind: str) -> Iterator[str]:
    good = {"fact": ("right", "weak-sources"), "motion": ("right", "no-next-step")}.get(kind, ("right",))
    for verdict in verdicts:
        item, _, name = (verdict.item or "").partition(":")
        if item == kind and verdict.outcome in good:
            yield name


def _question(score: Score, rubric: StrategyRubric, errors: Sequence[Error]) -> Iterator[Message]:
    frame = "strategy.feedback.question"
    if errors:
        worst = errors[0]
        head = (worst.message.field or "").partition(":")[0].partition(".")[0]
        topic = "contradiction" if worst.rank == "contradiction" else TOPICS.get(head, "position")
        yield Message("question", f"{frame}.{topic}", field=worst.message.field, item=worst.message.item)
    elif score.value < score.maximum:
        yield Message("question", f"{frame}.{_weakest(score, rubric)}")
    else:
        yield Message("right", "strategy.feedback.complete")


def _weakest(score: Score, rubric: StrategyRubric) -> str:
    earned = score.figures["dimensions"]
    lost = {name: most - _number(earned, name) for name, most in rubric.dimensions.model_dump().items()}
    return max(lost, key=lambda name: lost[name])


def _number(figures: object, name: str) -> float:
    found = figures.get(name) if isinstance(figures, Mapping) else None
    return found if isinstance(found, int | float) else 0.0


def _notes(answer: StrategyAnswer, score: Score, examined: Iterable[Finding]) -> Iterator[Message]:
    gate, cap = score.figures["capped_by"], score.figures["cap"]
    if isinstance(gate, str) and isinstance(cap, int | float):
        values: dict[str, Value] = {"points": f"{cap:g}", "maximum": f"{score.maximum:g}"}
        yield Message("note", f"strategy.feedback.note.cap.{gate}", values=values)
    if blocking := sum(found.severity == "block" for found in examined):
        yield Message("note", "strategy.feedback.note.exam", values={"count": blocking})
    if answer.damaged:
        yield Message("note", "strategy.feedback.note.damaged", values={"count": len(answer.damaged)})
