"""The strategy that a key itself describes, as items of the form."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from qorgau import places
from qorgau.cases.catalogue import load_catalogue
from qorgau.cases.load import find_case, load_case
from qorgau.exercises.strategy.case_view import CaseView, case_view
from qorgau.exercises.strategy.catalogue import load_strategy_catalogue
from qorgau.exercises.strategy.key import AppealDays, StrategyKey, appeal_days
from qorgau.keys.load import load_strategy_key
from qorgau.law.terms import limits

SOLUTIONS = places.home() / "solutions"
KEYS = sorted(SOLUTIONS.glob("cf*/strategy*.yaml"))
Items = dict[str, Any]
Filled = tuple[Items, CaseView, StrategyKey, AppealDays]

TOLD = "Спросить, подождать и записать ответ доверителя слово в слово сегодня же."


def name_of(path: Path) -> str:
    """A key as tests call it: cf13-strategy-minor."""
    return f"{path.parent.name}-{path.stem}"


@cache
def filled(path: Path) -> Filled:
    """The model strategy of a key as items of the form, with the case as it sees it, the key and the days to appeal."""
    folder = places.cases() / "catalogue"
    case = load_case(find_case(path.parent.name.upper(), places.cases()), places.cases() / "templates")
    key = load_strategy_key(path, case)
    view = case_view(case, load_catalogue(folder), load_strategy_catalogue(folder), key.clients)
    days = appeal_days(key, view, limits())
    return model_items(key, view, days), view, key, days


def model_items(key: StrategyKey, view: CaseView, days: AppealDays) -> Items:
    """Everything the key asks for, nothing else, with words where words are asked for."""
    taken = {*key.weight, *key.secondary}
    rejected = [name for name in view.vocabulary.position if name not in taken]
    ground = next(iter(view.defects))
    fallback = next(name for name in key.fallback.accepted if name != key.best)
    items: Items = {
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
