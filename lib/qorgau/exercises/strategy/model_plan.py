"""The model answer around the position: gate, norms, client, risks, fallback, requests of the appeal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from qorgau.cases.words import Words
from qorgau.exercises.score import Message, Value
from qorgau.exercises.strategy import naming
from qorgau.exercises.strategy.answer import StrategyAnswer
from qorgau.exercises.strategy.case_view import CaseView
from qorgau.exercises.strategy.key import StrategyKey
from qorgau.exercises.strategy.plan_key import KeyNorm

FRAME = "strategy.feedback.model"


def _given(*words: Words | None) -> tuple[Words, ...]:
    return tuple(dict.fromkeys(one for one in words if one is not None))


def model_gate(answer: StrategyAnswer, key: StrategyKey, view: CaseView) -> Iterator[Message]:
    """What is decided before the merits; a wrong choice gives its own reason first."""
    own, right = answer.gate.gate, key.gate
    values: dict[str, Value] = {
        "own": naming.gate(own, view),
        "gate": naming.gate(right.right, view),
    }
    wrong = right.why[own] if own is not None else None
    yield Message("model", f"{FRAME}.gate", (), "gate", "gate", values, _given(wrong, right.why[right.right]))


def model_basis(answer: StrategyAnswer, key: StrategyKey, view: CaseView) -> Iterator[Message]:
    """Each expected norm with its level and reason, then own norms that do not belong here."""
    for norm in key.basis.expected:
        own = [name for name in norm.any if name in answer.basis]
        values: dict[str, Value] = {
            "own": naming.level(_own_level(answer, norm), view) if own else naming.NOTHING,
            "level": naming.level(norm.level, view),
        }
        field = f"basis:{own[0]}" if own else norm.item
        yield Message("model", f"{FRAME}.basis", norm.any, field, field, values, (norm.why,))
    for name in answer.basis:
        if name in key.basis.others:
            field, norms = f"basis:{name}", (name,) if name in view.norms else ()
            reasons = (key.basis.others[name],)
            values = {"norm": naming.own_words(name)}
            yield Message("model", f"{FRAME}.basis-wrong", norms, field, field, values, reasons)


def _own_level(answer: StrategyAnswer, norm: KeyNorm) -> str | None:
    levels = [answer.basis[name].level for name in norm.any if name in answer.basis]
    return norm.level if norm.level in levels else next(iter(levels), None)


def model_client(answer: StrategyAnswer, key: StrategyKey, view: CaseView) -> Iterator[Message]:
    """Language, access and the two sides of the card; reasons of own wrong lines first."""
    right, own, plan = key.client, answer.client, view.vocabulary.plan
    values: dict[str, Value] = {
        "own": naming.language(own.language, view),
        "language": naming.language(right.language, view),
        "access": _names(right.access, "access", view),
        "steps": f"{len(set(own.steps))}/{len(plan.steps)}",
    }
    wrong = right.others.get(own.language or "") if own.language != right.language else None
    reasons = _given(wrong, *_wrong(own.access, right.access, "access", key, view), right.why)
    yield Message("model", f"{FRAME}.client", (), "client", "client", values, reasons)
    for part, section, chosen, lines in (
        ("do", "dos", own.do, right.do),
        ("dont", "donts", own.dont, right.dont),
    ):
        values = {"own": _names(chosen, section, view), "lines": _names(lines, section, view)}
        field, reasons = f"client.{part}", _given(*_wrong(chosen, lines, section, key, view))
        yield Message("model", f"{FRAME}.{part}", (), field, "client", values, reasons)


def _names(ids: Iterable[str], section: str, view: CaseView) -> Value:
    words = view.vocabulary.plan.by_id[section]
    return naming.quoted(words[name].name for name in ids)


def _wrong(
    chosen: Iterable[str], right: Iterable[str], section: str, key: StrategyKey, view: CaseView
) -> Iterator[Words | None]:
    words, others = view.vocabulary.plan.by_id[section], key.client.others
    for name in chosen:
        if name not in right:
            yield words[name].why or others.get(name)


def model_risks(answer: StrategyAnswer, key: StrategyKey, view: CaseView) -> Iterator[Message]:
    """Each risk of this client with its level and reason, then own risks that are not theirs."""
    words = view.vocabulary.plan.by_id["risks"]
    for risk in key.risks.expected:
        own, field = answer.risks.get(risk.id), f"risk:{risk.id}"
        values: dict[str, Value] = {
            "risk": words[risk.id].name,
            "own": naming.grade(own.level if own else None),
            "level": naming.grade(risk.level),
        }
        yield Message("model", f"{FRAME}.risk", (), field, field, values, (risk.why,))
    for name in words:
        if name in answer.risks and name in key.risks.others:
            field = f"risk:{name}"
            reasons = (key.risks.others[name],)
            yield Message(
                "model", f"{FRAME}.risk-wrong", (), field, field, {"risk": words[name].name}, reasons
            )


def model_fallback(answer: StrategyAnswer, key: StrategyKey, view: CaseView) -> Iterator[Message]:
    """Where the defence goes next; a wrong choice gives its own reason first."""
    own, right = answer.fallback.position, key.fallback
    values: dict[str, Value] = {
        "own": naming.fallback(own, view),
        "positions": tuple(naming.fallback(name, view) for name in right.accepted),
    }
    wrong = right.positions[own] if own is not None and own not in right.accepted else None
    reasons = _given(wrong, *(right.positions[name] for name in right.accepted))
    field = "fallback.position"
    yield Message("model", f"{FRAME}.fallback", (), field, "fallback", values, reasons)


def model_requests(answer: StrategyAnswer, key: StrategyKey, view: CaseView) -> Iterator[Message]:
    """What the appeal asks, whether it is late, whether suspension is asked for; wrong choices first."""
    right, own, asks = key.appeal, answer.appeal, view.vocabulary.plan.by_id["asks"]
    if right.ask is not None:
        values: dict[str, Value] = {
            "own": asks[own.ask].name if own.ask else naming.NOTHING,
            "ask": asks[right.ask].name,
        }
        reasons = _given(right.why.ask.get(own.ask or ""), right.why.ask.get(right.ask))
        yield Message("model", f"{FRAME}.ask", (), "appeal.ask", "appeal", values, reasons)
    for part, said, value, why in (
        ("late", own.late, right.late, right.why.status),
        ("suspend", own.suspend, right.suspend, right.why.suspend),
    ):
        if value is not None:
            values = {"own": naming.yes_or_no(said), "right": naming.yes_or_no(value)}
            yield Message("model", f"{FRAME}.{part}", (), f"appeal.{part}", "appeal", values, _given(why))
