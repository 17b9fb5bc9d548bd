"""The texts of drafts, the cases, and papers made from strategies."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from qorgau import places
from qorgau.cases.case import Case
from qorgau.cases.catalogue import load_catalogue
from qorgau.cases.load import find_case, load_case
from qorgau.exercises.strategy.catalogue import load_strategy_catalogue
from qorgau.exercises.strategy.drafts.load import Drafts, load_drafts
from qorgau.exercises.strategy.drafts.offer import drafts_of
from qorgau.exercises.strategy.drafts.tree import Folder
from qorgau.exercises.strategy.vocabulary import Vocabulary
from qorgau.law.registry import registry

Items = Mapping[str, Any]
Make = Callable[..., Folder]


def case(name: str) -> Case:
    """A case of the kit."""
    return load_case(find_case(name, places.cases()), places.cases() / "templates")


@pytest.fixture(scope="session")
def case_named() -> Callable[[str], Case]:
    """`case_named("CF01")` is that case."""
    return case


@pytest.fixture(scope="session")
def texts_of_drafts() -> Drafts:
    """cases/catalogue/drafts."""
    return load_drafts(places.cases() / "catalogue" / "drafts")


@pytest.fixture(scope="session")
def known() -> Vocabulary:
    """Positions, motions, stages."""
    return load_strategy_catalogue(places.cases() / "catalogue")


@pytest.fixture(scope="session")
def model() -> Items:
    """The model strategy of CF01."""
    file = places.home() / "solutions" / "w01" / "answers" / "model.json"
    found: Items = json.loads(file.read_text(encoding="utf-8"))["exercises"]["strategy"]["items"]
    return found


@pytest.fixture(scope="session")
def every_motion(known: Vocabulary) -> Items:
    """A plan with all motions there are, none at any stage."""
    return {f"motion:{name}": {"stage": None, "order": place} for place, name in enumerate(known.motion)}


@pytest.fixture(scope="session")
def make() -> Make:
    """`make(items, lang, case)` are the papers of a strategy."""
    catalogue = load_catalogue(places.cases() / "catalogue")

    def made(items: Items, lang: str = "ru", name: str = "CF01") -> Folder:
        return drafts_of(case(name), catalogue, registry(), items, lang)[0]

    return made
