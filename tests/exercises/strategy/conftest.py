"""The toy file of the examples, its model answer, and random answers to it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies as st
from pydantic import TypeAdapter

import qorgau.exercises.strategy as room
from qorgau import data_file
from qorgau.exercises.score import Score
from qorgau.exercises.strategy.answer import StrategyAnswer, parse_answer
from qorgau.exercises.strategy.case_view import CaseView
from qorgau.exercises.strategy.items import MOMENTS
from qorgau.exercises.strategy.key import AppealDays, StrategyKey, appeal_days
from qorgau.exercises.strategy.rubric import StrategyRubric
from qorgau.exercises.strategy.rules import Finding, check_rules
from qorgau.exercises.strategy.score import score
from qorgau.law.terms import Limit

EXAMPLES = Path(room.__file__).parent / "examples"
Items = dict[str, Any]


@dataclass(frozen=True)
class Game:
    """Everything a score and its feedback are made of, except the answer."""

    view: CaseView
    key: StrategyKey
    rubric: StrategyRubric
    days: AppealDays
    model: Items

    def answer(self, items: Items) -> StrategyAnswer:
        """The answer in items that are all readable."""
        answer, problems = parse_answer(items, "answers.json", self.view.known)
        assert problems == ()
        return answer

    def changed(self, **parts: Any) -> Items:
        """The model's items with some replaced (None: removed); `fact__F1` stands for `fact:F1`."""
        return changed(
            self.model, {name.replace("__", ":").replace("_", "-"): v for name, v in parts.items()}
        )

    def score(self, items: Items) -> Score:
        return score(self.answer(items), self.key, self.rubric, self.view, self.days)

    def findings(self, items: Items) -> tuple[Finding, ...]:
        return check_rules(self.answer(items), self.view)

    def with_rules(self, **changes: Any) -> Game:
        """The game with the same change made to every rule."""
        words = self.view.vocabulary
        rules = tuple(rule.model_copy(update=changes) for rule in words.rules)
        return replace(self, view=replace(self.view, vocabulary=replace(words, rules=rules)))


def changed(items: Items, parts: Items) -> Items:
    """Items with some replaced or added; None removes."""
    return {name: value for name, value in {**items, **parts}.items() if value is not None}


@cache
def _toy() -> Game:
    vocabulary = data_file.read_yaml(EXAMPLES / "vocabulary.yaml")
    case = data_file.read_yaml(EXAMPLES / "case.yaml")
    view = TypeAdapter(CaseView).validate_python({**case, "vocabulary": vocabulary})
    key = data_file.load(EXAMPLES / "key.yaml", StrategyKey)
    limits = TypeAdapter(dict[str, Limit]).validate_python(data_file.read_yaml(EXAMPLES / "limits.yaml"))
    return Game(
        view=view,
        key=key,
        rubric=data_file.load(EXAMPLES / "rubric.yaml", StrategyRubric),
        days=appeal_days(key, view, limits),
        model=data_file.read_yaml(EXAMPLES / "right-model.yaml")["items"],
    )


def _items(game: Game) -> st.SearchStrategy[Items]:
    known = game.view.known
    texts = st.sampled_from(["", "слово", "одно два три четыре пять шесть семь восемь", "слово " * 41])

    def some(ids: frozenset[str]) -> st.SearchStrategy[list[str]]:
        return st.lists(st.sampled_from(sorted(ids)), max_size=3, unique=True)

    def named(prefix: str, ids: frozenset[str], value: st.SearchStrategy[Any]) -> st.SearchStrategy[Items]:
        chosen = st.dictionaries(st.sampled_from(sorted(ids)), value)
        return chosen.map(lambda found: {f"{prefix}:{name}": one for name, one in found.items()})

    position = st.fixed_dictionaries(
        {part: some(known.positions) for part in ("primary", "secondary", "arguendo")} | {"theory": texts}
    )
    stand = st.fixed_dictionaries(
        {
            "status": st.sampled_from(["admitted", "disputed", "unknown", None]),
            "sources": some(known.evidence | known.fields),
            "burden": st.booleans(),
        }
    )

    def one(ids: frozenset[str]) -> st.SearchStrategy[str | None]:
        return st.sampled_from([*sorted(ids), None])

    use = st.fixed_dictionaries(
        {
            "use": st.booleans(),
            "proves": some(known.facts),
            "secure": st.sampled_from([*MOMENTS, None]),
            "admissible": st.sampled_from(["yes", "challenge", "no", None]),
        }
    )
    step = st.fixed_dictionaries(
        {"stage": one(known.stages), "order": st.none() | st.integers(0, 9), "if_refused": texts}
    )
    plan = st.fixed_dictionaries(
        {
            "steps": some(known.steps),
            "do": some(known.dos),
            "dont": some(known.donts),
            "access": some(known.access),
            "language": one(known.languages),
            "contact": texts,
            "next": texts,
        }
    )
    risk = st.fixed_dictionaries({"level": st.sampled_from(["low", "medium", "high", None])})
    norm = st.fixed_dictionaries({"level": one(known.levels)})
    norms = frozenset({*game.view.norms, "чужой кодекс"})
    fallback = st.fixed_dictionaries({"position": one(known.positions | {"none"}), "trigger": texts})
    ground = st.fixed_dictionaries({"what": st.sampled_from(sorted(known.grounds)), "field": st.just("RN.1")})
    days = st.sampled_from(["", None, "2019-03-04", "2019-03-05", "2019-03-15", "2019-03-16"])
    appeal = st.fixed_dictionaries(
        {
            "date": days,
            "ask": one(known.asks),
            "grounds": some(known.grounds),
            "late": st.sampled_from([True, False, None]),
            "suspend": st.sampled_from([True, False, None]),
        }
    )
    parts = [
        st.fixed_dictionaries({}, optional={"position": position}),
        st.fixed_dictionaries({}, optional={"consent": st.fixed_dictionaries({"teach_back": st.booleans()})}),
        st.fixed_dictionaries({}, optional={"appeal": appeal}),
        st.fixed_dictionaries({}, optional={"gate": st.fixed_dictionaries({"gate": one(known.gates)})}),
        st.fixed_dictionaries({}, optional={"client": plan}),
        st.fixed_dictionaries({}, optional={"fallback": fallback}),
        named("risk", known.risks, risk),
        named("basis", norms, norm),
        named("rejected", known.positions, st.fixed_dictionaries({"why": texts})),
        named("fact", known.facts, stand),
        named("evidence", known.evidence, use),
        named("motion", known.motions, step),
        named("ground", frozenset({"1", "2"}), ground),
    ]
    whole = st.tuples(*parts).map(lambda found: {k: v for part in found for k, v in part.items()})
    # Near the model too: there the small differences show.
    near = whole.map(lambda found: {**game.model, **dict(sorted(found.items())[-3:])})
    return whole | near


@pytest.fixture(scope="session")
def toy() -> Game:
    return _toy()


@pytest.fixture(scope="session")
def answers() -> st.SearchStrategy[Items]:
    return _items(_toy())
