"""The frame sentences of the feedback and the words for outcomes."""

from __future__ import annotations

from string import Formatter
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qorgau.exercises.strategy.items import MOMENTS
from qorgau.texts import WRITTEN, texts

PREFIXES = tuple(
    f"strategy.{part}." for part in ("feedback", "outcome", "status", "secure", "risk", "admissible")
)


def _holes(lang: str) -> dict[str, set[str]]:
    return {
        key: {name for _, name, _, _ in Formatter().parse(sentence) if name}
        for key, sentence in texts(lang).items()
        if key.startswith(PREFIXES)
    }


def test_languages_say_the_same_things() -> None:
    """Each sentence stands in every language, with the same values in it."""
    first, *others = (_holes(lang) for lang in WRITTEN)
    assert first
    assert all(other == first for other in others)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_every_outcome_has_a_word(toy: Any, answers: Any, data: st.DataObject) -> None:
    """Whatever a verdict says can be shown."""
    known = texts("en")
    for verdict in toy.score(data.draw(answers)).verdicts:
        assert f"strategy.outcome.{verdict.outcome}" in known


def test_every_stand_and_moment_has_a_word() -> None:
    """The closed lists of the form have their words."""
    known = texts("en")
    assert {f"strategy.status.{name}" for name in ("admitted", "disputed", "unknown")} <= set(known)
    assert {f"strategy.secure.{name}" for name in MOMENTS} <= set(known)
    assert {f"strategy.risk.{name}" for name in ("low", "medium", "high")} <= set(known)
    assert {f"strategy.admissible.{name}" for name in ("yes", "challenge", "no")} <= set(known)
