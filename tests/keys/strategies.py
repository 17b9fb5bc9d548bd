"""The strategy that a key itself describes, as items of the form."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from qorgau.exercises.strategy.case_view import CaseView
from qorgau.exercises.strategy.key import AppealDays, StrategyKey

TOLD = "Спросить, подождать и записать ответ доверителя слово в слово сегодня же."


def model_items(key: StrategyKey, view: CaseView, days: AppealDays) -> dict[str, Any]:
    """Everything the key asks for, nothing else, with words where words are asked for."""
    taken = {*key.weight, *key.secondary}
    rejected = [name for name in view.vocabulary.position if name not in taken]
    ground = next(iter(view.defects))
    fallback = next(name for name in key.fallback.accepted if name != key.best)
    items: dict[str, Any] = {
        "gate": {"gate": key.gate.right},
        "position": {
            "primary": [key.best],
            "secondary": list(key.secondary),
            "theory": "Он просто шёл домой.",
        },
        "consent": {
            "teach_back": True,
            "explained": ["risks", "options", "silence", "publicity"],
            "language": key.client.language,
            "choice": key.best,
        },
        "client": {
            "steps": [one.id for one in view.vocabulary.plan.steps],
            "do": list(key.client.do),
            "dont": list(key.client.dont),
            "access": list(key.client.access),
            "language": key.client.language,
            "contact": "Сестра",
            "next": "Завтра утром",
        },
        "appeal": {
            "date": days.last_safe.isoformat(),
            "late": key.appeal.late,
            "ask": key.appeal.ask,
            "layers": ["in-time", "improving", "reasons"] if key.appeal.late else [],
            "suspend": bool(key.appeal.suspend),
            "grounds": [ground],
            "copy_asked": True,
        },
        "fallback": {"position": fallback, "trigger": TOLD, "penalty_line": TOLD},
    }
    items["ground:one"] = {
        "what": ground,
        "field": view.fields[0],
        "prejudice": TOLD,
        "consequence": "cancel",
        "confidence": "sure",
    }
    items |= {f"rejected:{name}": {"why": TOLD} for name in rejected}
    for fact in key.facts:
        disputed = fact.status == "disputed"
        items[f"fact:{fact.id}"] = {"status": fact.status, "sources": list(fact.sources), "burden": disputed}
    for piece in key.evidence:
        items[f"evidence:{piece.id}"] = {
            "use": True,
            "proves": list(piece.proves),
            "secure": piece.secure,
            "admissible": piece.admissible,
        }
    for norm in key.basis.expected:
        items[norm.item] = {"element": TOLD, "level": norm.level, "supports": key.best}
    for risk in key.risks.expected:
        items[f"risk:{risk.id}"] = {"level": risk.level, "who": "client", "mitigation": TOLD}
    for place, name in enumerate(ordered(key, view)):
        stage = key.motions.by_id[name].stages[0]
        items[f"motion:{name}"] = {"stage": stage, "order": place, "if_refused": TOLD}
    for first, second in pairs(view):
        items[f"pair:{first}+{second}"] = {"shared": False}
    return items


def pairs(view: CaseView) -> list[tuple[str, str]]:
    """Clients two by two, in the order of the case."""
    return [(a, b) for place, a in enumerate(view.clients) for b in view.clients[place + 1 :]]


def ordered(key: StrategyKey, view: CaseView) -> list[str]:
    """The motions by stage, those that let the client understand first, each after what it waits for."""
    words = view.vocabulary
    before = {*key.motions.order}
    before |= {(first, one.id) for one in words.motions for first in one.after}
    left = sorted(
        key.motions.by_id,
        key=lambda name: (
            not words.motion[name].understanding,
            words.stage_place[key.motions.by_id[name].stages[0]],
        ),
    )
    found: list[str] = []
    while left:
        free = next(
            name for name in left if not any(second == name and first in left for first, second in before)
        )
        found.append(free)
        left.remove(free)
    assert all((later, earlier) not in before for earlier, later in pairwise(found))
    return found
