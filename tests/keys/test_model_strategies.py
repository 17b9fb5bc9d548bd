"""The strategy of every key, filled into the form: it earns everything, and no rule speaks against it.

QORGAU_SEEDS=200 (`make variants`) looks at so many variants of each case instead of each choice once.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from math import prod
from pathlib import Path
from shutil import rmtree

import pytest
from tests.keys.breaches import fired
from tests.keys.strategies import KEYS, SOLUTIONS, Filled, filled, filled_in, name_of

from qorgau import places
from qorgau.cases.load import find_case
from qorgau.exercises.strategy.answer import parse_answer
from qorgau.exercises.strategy.picture.build import picture
from qorgau.exercises.strategy.picture.reliefs import load_reliefs
from qorgau.exercises.strategy.score import score
from qorgau.keys.load import load_rubric
from qorgau.keys.variant_files import write_variant
from qorgau.keys.workshop import Workshop, workshop

WITH_KNOBS = sorted({path.parent.name for path in KEYS if (path.parent / "knobs.yaml").is_file()})
SEEDS = int(os.environ.get("QORGAU_SEEDS", "0"))
ENOUGH = 200
"""Each choice of a case comes up among so many seeds."""


def _lost(made: Filled) -> tuple[list[str], float]:
    """The rules that the model breaks, and the points that it does not earn."""
    items, view, key, days = made
    answer, _ = parse_answer(items, "answers.json", view.known)
    result = score(answer, key, load_rubric(SOLUTIONS).strategy, view, days)
    return sorted(fired(items, view)), result.maximum - result.value


@pytest.mark.parametrize("path", KEYS, ids=name_of)
def test_the_models_strategy_is_whole_and_breaks_no_rule(path: Path) -> None:
    """What a key asks for can be answered: all points of all parts, and not one finding."""
    assert _lost(filled(path)) == ([], 0)


@pytest.mark.parametrize("path", KEYS, ids=name_of)
def test_no_chain_of_the_models_strategy_is_broken(path: Path) -> None:
    """In the picture of what a key asks for nothing hangs in the air."""
    items, view, _, _ = filled(path)
    answer, _ = parse_answer(items, "answers.json", view.known)
    found = picture(answer, view, load_reliefs(places.cases() / "catalogue"))
    assert [(node.id, gap.kind) for node, gap in found.gaps if gap.broken] == []


def _seeds(shop: Workshop) -> Iterator[int]:
    """The first seed of each combination of choices, or as many seeds as are asked for."""
    if SEEDS:
        yield from range(1, SEEDS + 1)
        return
    seen: set[tuple[str, ...]] = set()
    for seed in range(1, ENOUGH + 1):
        choices = tuple(shop.deck.draw(seed).choices.values())
        if choices not in seen:
            seen.add(choices)
            yield seed
    offered = shop.knobs.choices.values()
    assert len(seen) == prod(len(choices) for choices in offered), "a combination of choices never came up"


@pytest.mark.parametrize("case", WITH_KNOBS)
def test_the_models_strategy_of_every_variant_is_whole_and_breaks_no_rule(
    case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A key that follows the choices of a variant can be answered in each: all points, and not one finding."""
    if SEEDS:
        # Thousands of files that nobody reads again are not kept.
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "kept"))
    shop = workshop(find_case(case.upper(), places.cases()), places.cases() / "templates", SOLUTIONS)
    for seed in _seeds(shop):
        home = tmp_path / str(seed)
        write_variant(case.upper(), seed, places.home(), SOLUTIONS, home)
        for path in sorted((home / "solutions" / case).glob("strategy*.yaml")):
            lost = _lost(filled_in(path, home / "cases"))
            assert (seed, path.stem, *lost) == (seed, path.stem, [], 0)
        rmtree(home)
