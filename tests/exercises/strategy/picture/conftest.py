"""A picture of the toy file: what is to be obtained in the library, and a strategy in which nothing gapes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from tests.exercises.strategy.conftest import Game, Items, changed

from qorgau.exercises.strategy.case_view import CaseView
from qorgau.exercises.strategy.picture.build import picture
from qorgau.exercises.strategy.picture.model import Picture
from qorgau.exercises.strategy.picture.reliefs import Appeal, Relief, Reliefs

Draw = Callable[[Items], Picture]
SOUND: Items = {
    "position": {"primary": ["POS-BYSTANDER"], "arguendo": ["POS-TOO-HARSH"]},
    "fact:F1": {"status": "admitted", "sources": ["E-TURNSTILE"]},
    "fact:F2": {"status": "disputed", "sources": ["E-CARD", "RN.1"]},
    "fact:F3": {"status": "unknown"},
    "evidence:E-TURNSTILE": {"use": True, "obtained": "yes"},
    "evidence:E-CAMERA": {"use": True, "proves": ["F2"], "secure": "tonight"},
    "evidence:E-CARD": {"use": True, "obtained": "yes"},
    "ground:g": {"what": "time-missing", "field": "RN.2", "consequence": "exclude"},
    "basis:rule-time": {},
    "basis:rule-doors": {"supports": "POS-BYSTANDER"},
    "motion:M-TIME": {"stage": "S1", "order": 1},
    "motion:M-KEEP": {"stage": "S1", "order": 2, "evidence": ["E-CAMERA"]},
    "motion:M-STRIKE": {"stage": "S3", "order": 3, "grounds": ["time-missing"]},
    "motion:M-APPEAL": {"stage": "S4", "order": 4},
    "appeal": {"ask": "cancel", "grounds": ["time-missing"]},
}
"""A strategy whose chains all hold."""


def _named(text: str) -> Any:
    return {"ru": text, "en": text}


RELIEFS = Reliefs(
    appeal=Appeal(motion="M-APPEAL", consequences=()),
    reliefs=(
        Relief(id="take-part", name=_named("x"), motions=("M-TIME", "M-READER", "M-FILE"), own_right=True),
        Relief(id="kept", name=_named("y"), motions=("M-KEEP", "M-TAPE")),
        Relief(id="struck", name=_named("z"), motions=("M-STRIKE",), consequences=("exclude",)),
        Relief(id="end", name=_named("w"), motions=("M-PARDON",), merits=True),
    ),
)


@pytest.fixture(scope="session")
def draw(toy: Game) -> Draw:
    """The picture of items that are all readable."""
    view = with_trap(toy)
    return lambda items: picture(toy.answer(items), view, RELIEFS)


def with_trap(toy: Game) -> CaseView:
    """The toy file where asking for the papers to be sent back is something the rules do not know."""
    words = toy.view.vocabulary
    motions = tuple(one.model_copy(update={"trap": one.id == "M-BACK"}) for one in words.motions)
    return replace(toy.view, vocabulary=replace(words, motions=motions))


def sound(**parts: Any) -> Items:
    """The sound strategy with some items replaced (None: removed); `fact__F1` stands for `fact:F1`."""
    return changed(SOUND, {name.replace("__", ":").replace("_", "-"): value for name, value in parts.items()})
