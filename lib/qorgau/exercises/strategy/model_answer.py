"""The model answer, own choices beside it: shown on the second try or on reveal, never before."""

from __future__ import annotations

from collections.abc import Iterator

from qorgau.cases.words import Words
from qorgau.exercises.score import Message, Phrase, Value
from qorgau.exercises.strategy import naming
from qorgau.exercises.strategy.answer import StrategyAnswer
from qorgau.exercises.strategy.case_view import CaseView
from qorgau.exercises.strategy.key import AppealDays, KeyEvidence, KeyFact, StrategyKey
from qorgau.exercises.strategy.model_plan import (
    model_basis,
    model_client,
    model_fallback,
    model_gate,
    model_requests,
    model_risks,
)

FRAME = "strategy.feedback.model"


def model_answer(
    answer: StrategyAnswer, key: StrategyKey, view: CaseView, days: AppealDays
) -> tuple[Message, ...]:
    """One message for each part of the model answer, in the order of the form.

    `own` in the values is what the trainee chose. A wrong choice gives its own reason first.
    """
    return (
        *model_gate(answer, key, view),
        *_position(answer, key, view),
        *(_fact(fact, answer, view) for fact in key.facts),
        *(_evidence(item, answer, view) for item in key.evidence),
        *_spare(answer, key, view),
        *model_basis(answer, key, view),
        *_motions(answer, key, view),
        *_grounds(answer, view),
        *model_client(answer, key, view),
        *model_risks(answer, key, view),
        *model_fallback(answer, key, view),
        _appeal(answer, key, days),
        *model_requests(answer, key, view),
    )


def _position(answer: StrategyAnswer, key: StrategyKey, view: CaseView) -> Iterator[Message]:
    names, own = view.vocabulary.position, answer.position
    values: dict[str, Value] = {
        "own": naming.quoted(names[name].name for name in own.primary),
        "position": names[key.best].name,
    }
    wrong = [key.positions[name] for name in own.primary if name not in key.weight]
    reasons = (*wrong, key.positions[key.best])
    yield Message("model", f"{FRAME}.primary", (), "position.primary", "position", values, reasons)
    if key.secondary:
        values = {
            "own": naming.quoted(names[name].name for name in own.secondary),
            "positions": naming.quoted(names[name].name for name in key.secondary),
        }
        reasons = tuple(key.positions[name] for name in key.secondary)
        yield Message("model", f"{FRAME}.secondary", (), "position.secondary", "position", values, reasons)
    values = {"own": naming.own_words(own.theory)}
    yield Message("model", f"{FRAME}.theory", (), "position.theory", "position", values, (key.theory,))


def _fact(fact: KeyFact, answer: StrategyAnswer, view: CaseView) -> Message:
    stand, item = answer.facts.get(fact.id), f"fact:{fact.id}"
    own = stand.status if stand else None
    values: dict[str, Value] = {
        "fact": naming.quoted([view.fact[fact.id].text]),
        "own": naming.status(own),
        "status": naming.status(fact.status),
        "sources": tuple(naming.source(name, view) for name in fact.sources) or naming.NOTHING,
    }
    wrong = (fact.reason(own),) if own and own != fact.status else ()
    return Message("model", f"{FRAME}.fact", (), item, item, values, (*wrong, fact.reason(fact.status)))


def _evidence(item: KeyEvidence, answer: StrategyAnswer, view: CaseView) -> Message:
    use, field = answer.evidence.get(item.id), f"evidence:{item.id}"
    used = use is not None and use.use
    values: dict[str, Value] = {
        "evidence": view.exhibit[item.id].name,
        "own": naming.moment(use.secure if use else None) if used else Phrase("strategy.feedback.unused"),
        "facts": naming.quoted(view.fact[name].text for name in item.proves),
        "secure": naming.moment(item.secure),
        "admissible": naming.admissible(item.admissible, view.defects.get(item.ground or "")),
    }
    challenge = (item.challenge,) if item.challenge else ()
    return Message("model", f"{FRAME}.evidence", (), field, field, values, (item.why, *challenge))


def _spare(answer: StrategyAnswer, key: StrategyKey, view: CaseView) -> Iterator[Message]:
    for name, why in key.spare.items():
        use, field = answer.evidence.get(name), f"evidence:{name}"
        if use is not None and use.use:
            values: dict[str, Value] = {"evidence": view.exhibit[name].name}
            yield Message("model", f"{FRAME}.evidence-spare", (), field, field, values, (why,))


def _motions(answer: StrategyAnswer, key: StrategyKey, view: CaseView) -> Iterator[Message]:
    words = view.vocabulary
    for item in key.motions.expected:
        step, field, motion = answer.motions.get(item.id), f"motion:{item.id}", words.motion[item.id]
        own = words.stage[step.stage].name if step and step.stage else naming.NOTHING
        values: dict[str, Value] = {
            "motion": motion.name,
            "own": own,
            "stages": naming.quoted(words.stage[stage].name for stage in item.stages),
        }
        yield Message("model", f"{FRAME}.motion", motion.norms, field, field, values, (item.why,))
    for motion in words.motions:
        if motion.id in answer.motions and motion.id in key.motions.others:
            kind, field = "harmless" if motion.id in key.motions.harmless else "wrong", f"motion:{motion.id}"
            reasons = (key.motions.others[motion.id],)
            values = {"motion": motion.name}
            yield Message("model", f"{FRAME}.motion-{kind}", motion.norms, field, field, values, reasons)
    pairs = tuple(
        Phrase(f"{FRAME}.pair", {"first": words.motion[first].name, "then": words.motion[then].name})
        for first, then in key.motions.order
    )
    if pairs:
        yield Message("model", f"{FRAME}.order", field="motions", values={"pairs": pairs})


def _grounds(answer: StrategyAnswer, view: CaseView) -> Iterator[Message]:
    for name in sorted(answer.grounds):
        twin = view.look_alikes.get(answer.grounds[name].what or "")
        if twin is not None:
            item = f"ground:{name}"
            yield Message("model", f"{FRAME}.ground", (), item, item, {"ground": twin.name}, (twin.about,))


def _appeal(answer: StrategyAnswer, key: StrategyKey, days: AppealDays) -> Message:
    own, why = answer.appeal.date, key.appeal.why
    values: dict[str, Value] = {"own": naming.day(own), "date": naming.day(days.last_safe)}
    if own is None:
        wrong: tuple[Words, ...] = (why.empty,)
    else:
        wrong = (why.late,) if own > days.last_safe else (why.early,) if own < days.served else ()
    return Message("model", f"{FRAME}.appeal", days.norms, "appeal", "appeal", values, (*wrong, why.right))
