"""Every choice that a strategy form offers is explained by the key, in words of its own, in every variant."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from qorgau import places
from qorgau.cases.case import Case
from qorgau.cases.catalogue import load_catalogue
from qorgau.cases.load import find_case, load_case
from qorgau.cases.words import Words
from qorgau.exercises.strategy.case_view import CaseView, case_view
from qorgau.exercises.strategy.catalogue import load_strategy_catalogue
from qorgau.exercises.strategy.key import StrategyKey
from qorgau.exercises.strategy.known import NOTHING
from qorgau.keys.by_choice import combinations, variant_name
from qorgau.keys.knobs import chosen
from qorgau.keys.load import read_mark_key, ready_strategy_key
from qorgau.law.kept import parsed

SOLUTIONS = places.home() / "solutions"
KEYS = [
    pytest.param(path, choices, id=f"{path.parent.name}-{path.stem}{variant_name(choices)}")
    for path in sorted(SOLUTIONS.glob("cf*/strategy*.yaml"))
    for choices in combinations(parsed(path), chosen(path.parent))
]
CARD = {"do": "dos", "dont": "donts", "access": "access", "language": "languages"}

Explained = dict[str, Words]


@cache
def _case(name: str) -> Case:
    return load_case(find_case(name.upper(), places.cases()), places.cases() / "templates")


@cache
def _view(name: str) -> CaseView:
    folder = places.cases() / "catalogue"
    return case_view(_case(name), load_catalogue(folder), load_strategy_catalogue(folder))


def _key(path: Path, choices: dict[str, str]) -> StrategyKey:
    key, problems = ready_strategy_key(path, _case(path.parent.name), choices)
    assert problems == ()
    return key


def _card(key: StrategyKey, view: CaseView) -> Iterator[tuple[str, Words]]:
    """Reasons of the card's choices; a right one needs none of its own."""
    for part, section in CARD.items():
        right = getattr(key.client, part)
        for one in view.vocabulary.plan.by_id[section].values():
            why = key.client.why if one.id in ((right,) if part == "language" else right) else one.why
            why = why or key.client.others.get(one.id)
            if why is not None:
                yield f"{part}:{one.id}", why


def _explained(key: StrategyKey, view: CaseView) -> Explained:
    """Each choice of the form that has a right and a wrong side, with what the key says of it."""
    motions, risks = key.motions, key.risks
    found: Explained = {f"position:{name}": why for name, why in key.positions.items()}
    found |= {f"gate:{name}": why for name, why in key.gate.why.items()}
    for fact in key.facts:
        found |= {
            f"fact:{fact.id}:{name}": getattr(fact.why, name) for name in ("admitted", "disputed", "unknown")
        }
    found |= {f"evidence:{one.id}": one.why for one in key.evidence}
    found |= {f"evidence:{name}": why for name, why in key.spare.items()}
    found |= {f"motion:{one.id}": one.why for one in motions.expected}
    found |= {f"motion:{name}": why for name, why in motions.others.items()}
    found |= dict(_card(key, view))
    found |= {f"risk:{one.id}": one.why for one in risks.expected}
    found |= {f"risk:{name}": why for name, why in risks.others.items()}
    found |= {f"fallback:{name}": why for name, why in key.fallback.positions.items()}
    found |= {f"ask:{name}": why for name, why in key.appeal.why.ask.items()}
    found |= {f"norm:{name}": why for name, why in key.basis.others.items()}
    return found


def _offered(view: CaseView) -> Iterator[str]:
    words = view.vocabulary
    yield from (f"position:{name}" for name in words.position)
    yield from (f"gate:{name}" for name in (NOTHING, *words.gates))
    yield from (f"fact:{name}:{stand}" for name in view.fact for stand in ("admitted", "disputed", "unknown"))
    yield from (f"evidence:{name}" for name in view.exhibit)
    yield from (f"motion:{name}" for name in words.motion)
    yield from (f"{part}:{name}" for part, section in CARD.items() for name in words.plan.by_id[section])
    yield from (f"risk:{name}" for name in words.plan.by_id["risks"])
    yield from (f"fallback:{name}" for name in (*words.position, NOTHING))
    yield from (f"ask:{name}" for name in words.plan.by_id["asks"])


@pytest.mark.parametrize(("path", "choices"), KEYS)
def test_every_choice_is_explained(path: Path, choices: dict[str, str]) -> None:
    """Nothing that a trainee can choose is left without a word on why it is right or wrong for this client."""
    view = _view(path.parent.name)
    key = _key(path, choices)
    assert set(_offered(view)) - set(_explained(key, view)) == set()


@pytest.mark.parametrize(("path", "choices"), KEYS)
def test_no_two_choices_share_a_sentence(path: Path, choices: dict[str, str]) -> None:
    """The reason of one choice is never that of another: it would explain neither.

    Easy language is one thing, whether it is chosen as a language or as a need.
    """
    view = _view(path.parent.name)
    key = _key(path, choices)
    said: dict[tuple[str, str], set[str]] = defaultdict(set)
    for choice, why in _explained(key, view).items():
        if why is not key.client.why:
            for lang, text in why.texts():
                said[lang, text].add(choice.replace("language:", "access:"))
    assert [sorted(found) for found in said.values() if len(found) > 1] == []


@pytest.mark.parametrize(("path", "choices"), KEYS)
def test_a_challenged_piece_has_a_defect_of_the_case(path: Path, choices: dict[str, str]) -> None:
    """What is challenged in the strategy is a defect that the marking key of the case knows, and bears on no admitted fact."""
    marked = {item.defect for item in read_mark_key(path.parent / "mark.yaml").defects}
    key = _key(path, choices)
    admitted = {fact.id for fact in key.facts if fact.status == "admitted"}
    for piece in key.evidence:
        if piece.admissible != "yes":
            assert piece.ground in marked
            assert not admitted & set(piece.proves)


def test_some_pieces_are_challenged() -> None:
    """The form asks about admissibility, so in some cases the answer is not "yes"."""
    as_written = [_key(param.values[0], {}) for param in KEYS]
    assert len({key.case for key in as_written if any(one.ground for one in key.evidence)}) >= 5
