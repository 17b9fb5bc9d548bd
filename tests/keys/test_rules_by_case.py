"""Every rule on every case: it fires alone on what breaks it, and on nothing that only looks different."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.keys.breaches import MAKERS, alone, fired, idle
from tests.keys.strategies import KEYS, TOLD, Items, filled, name_of

alone_once = cache(lambda rule, path: alone(rule, *filled(path)[:2]))
"""The strategy that breaks one rule of one key's case; looked for once."""

# What no rule asks for: item → its parts that a trainee may leave open.
OPTIONAL = {
    "consent": ("explained", "language"),
    "client": ("steps",),
    "appeal": ("ask", "next_level"),
    "evidence": ("obtained", "ground"),
    "ground": ("confidence",),
    "risk": ("level", "who", "mitigation"),
    "basis": ("element",),
    "fallback": ("proof",),
}
TEXTS = {
    TOLD: (
        "Сұрап, күтіп, қорғалушының жауабын бүгін сөзбе-сөз жазып алу керек.",
        "Ask, wait and write down the client’s answer word for word on the same day.",
    )
}


@pytest.mark.parametrize("rule", MAKERS)
@pytest.mark.parametrize("path", KEYS, ids=name_of)
def test_a_rule_fires_alone_on_what_breaks_it(path: Path, rule: str) -> None:
    """The model of a case with one thing changed breaks that rule and no other, where the rule has something to break."""
    items, view, _, _ = filled(path)
    if why := idle(rule, view):
        assert all(rule not in fired(made, view) for made in MAKERS[rule](items, view)), why
    else:
        assert alone_once(rule, path) is not None


def test_every_rule_of_the_kit_is_tried() -> None:
    """No rule of the data file is left out of the table."""
    _, view, _, _ = filled(KEYS[0])
    assert set(MAKERS) == {rule.id for rule in view.vocabulary.rules}


def _spaced(text: str, chance: Random) -> str:
    gap = chance.choice(("  ", "\u00a0", "\t", "   "))
    return f"{gap}{gap.join(text.split(' '))}{gap}"


def _changed(value: Any, chance: Random) -> Any:
    """A value with its lists in another order, and its texts in another language or with other spaces."""
    if isinstance(value, dict):
        return {name: _changed(one, chance) for name, one in value.items()}
    if isinstance(value, list):
        return chance.sample(value, len(value))
    if isinstance(value, str) and " " in value:
        return _spaced(chance.choice((value, *TEXTS.get(value, ()))), chance)
    return value


def _harmless(items: Items, chance: Random) -> Items:
    """The same strategy as somebody else would have filled it in."""
    made = {}
    for name in chance.sample(sorted(items), len(items)):
        kind = name.partition(":")[0]
        left_open = {part for part in OPTIONAL.get(kind, ()) if chance.random() < 0.3}
        kept = {part: value for part, value in items[name].items() if part not in left_open}
        made[name] = _changed(kept, chance)
        if kind == "motion" and kept.get("order") is not None:
            made[name]["order"] = kept["order"] * 3 + 1
    return made


@pytest.mark.parametrize("path", KEYS, ids=name_of)
@settings(max_examples=20)
@given(rule=st.sampled_from([None, *MAKERS]), seed=st.integers(0, 2**32))
def test_what_only_looks_different_changes_no_finding(path: Path, rule: str | None, seed: int) -> None:
    """Other order, spaces, languages and what may stay open: the same rules fire, of the model and of what breaks one."""
    items, view, _, _ = filled(path)
    broken = alone_once(rule, path) if rule is not None else None
    expected = {rule} if broken is not None else set()
    assert fired(_harmless(broken or items, Random(seed)), view) == expected
