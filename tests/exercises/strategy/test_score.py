"""The score: bounds, independence, and what never pays."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qorgau.exercises.score import Score
from qorgau.exercises.strategy.key import StrategyKey
from qorgau.exercises.strategy.rubric import StrategyRubric
from qorgau.exercises.strategy.score import score

PATIENT = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])

DIMENSION_OF = {
    "position": "position",
    "rejected": "position",
    "fact": "facts",
    "evidence": "evidence",
    "motion": "motions",
    "appeal": "appeal",
}


@PATIENT
@given(data=st.data())
def test_points_stay_in_bounds(toy: Any, answers: Any, data: st.DataObject) -> None:
    """Whatever is answered, each dimension stays in its bounds, and the whole in 0..43 and under its gate."""
    result = toy.score(data.draw(answers))
    bounds = toy.rubric.dimensions.model_dump()
    assert all(0 <= points <= bounds[name] for name, points in result.figures["dimensions"].items())
    assert 0 <= result.value <= result.maximum == 43
    if result.figures["cap"] is not None:
        assert result.value <= result.figures["cap"]


@PATIENT
@given(data=st.data())
def test_order_of_items_does_not_matter(toy: Any, answers: Any, data: st.DataObject) -> None:
    """The same items in any order get the same score, verdicts and all."""
    items = data.draw(answers)
    shuffled = dict(data.draw(st.permutations(list(items.items()))))
    assert toy.score(shuffled) == toy.score(items)


@PATIENT
@given(data=st.data())
def test_a_wrong_motion_never_pays(toy: Any, answers: Any, data: st.DataObject) -> None:
    """Adding a motion that the plan does not need never raises the score."""
    items = data.draw(answers)
    motion = data.draw(st.sampled_from(sorted(toy.key.motions.others)))
    before = {name: value for name, value in items.items() if name != f"motion:{motion}"}
    stage = data.draw(st.sampled_from(sorted(toy.view.known.stages)))
    assert (
        toy.score({**before, f"motion:{motion}": {"stage": stage, "order": 1}}).value
        <= toy.score(before).value
    )


@PATIENT
@given(data=st.data())
def test_a_right_fact_never_costs(toy: Any, answers: Any, data: st.DataObject) -> None:
    """Turning a stand into the key's one, with its sources, never lowers the points for facts."""
    items = data.draw(answers)
    fact = data.draw(st.sampled_from(toy.key.facts))
    right = {"status": fact.status, "sources": list(fact.sources), "burden": False}
    before, after = toy.score(items), toy.score({**items, f"fact:{fact.id}": right})
    assert after.figures["dimensions"]["facts"] >= before.figures["dimensions"]["facts"]


@PATIENT
@given(data=st.data())
def test_verdicts_add_up(toy: Any, answers: Any, data: st.DataObject) -> None:
    """The points of the verdicts of a dimension make its points, to the rounding of each and above the floor."""
    result = toy.score(data.draw(answers))
    for dimension, points in result.figures["dimensions"].items():
        own = [one for one in result.verdicts if one.field and _dimension(one.field) == dimension]
        total = math.fsum(one.points for one in own)
        assert max(total, 0) == pytest.approx(points, abs=0.005 * len(own) + 0.01)


def _dimension(field: str) -> str | None:
    return DIMENSION_OF.get(field.partition(":")[0].partition(".")[0])


@PATIENT
@given(data=st.data())
def test_every_item_has_a_verdict(toy: Any, answers: Any, data: st.DataObject) -> None:
    """Each item that chooses something is judged; what is judged as own was answered."""
    items = data.draw(answers)
    judged = {one.item for one in toy.score(items).verdicts if one.item}
    assert judged <= {*items, "consent", "position"}
    chosen = {name for name, value in items.items() if name.startswith(("motion:", "rejected:", "ground:"))}
    chosen |= {name for name, value in items.items() if name.startswith("fact:") and value["status"]}
    chosen |= {name for name, value in items.items() if name.startswith("evidence:") and value["use"]}
    assert chosen <= judged


def test_theory_is_counted_and_never_read(toy: Any) -> None:
    """Forty words of any kind earn the theory's share; forty-one, or none, earn nothing."""

    def with_theory(text: str) -> float:
        position = {**toy.model["position"], "theory": text}
        points = toy.score({**toy.model, "position": position}).figures["dimensions"]["position"]
        return float(points)

    assert with_theory("ля " * 40) == with_theory(toy.model["position"]["theory"]) == 12
    assert with_theory("ля " * 41) == with_theory("") == pytest.approx(9.6)


def test_more_rejections_earn_no_more(toy: Any) -> None:
    """Two good reasons are enough; a third changes nothing."""
    more = {**toy.model, "rejected:POS-WARDEN": toy.model["rejected:POS-SANG"]}
    assert toy.score(more).value == 43


def test_a_switched_off_rule_closes_no_gate(toy: Any) -> None:
    """Without the rule on contradictions the main position counts as it stands."""
    position = {**toy.model["position"], "secondary": ["POS-SANG"]}
    items = {**toy.model, "position": position}
    assert toy.score(items).figures["capped_by"] == "contradiction"
    off = toy.with_rules(on=False).score(items)
    assert (off.figures["capped_by"], off.figures["primary"]) == (None, 1.0)


def test_the_lower_gate_counts(toy: Any) -> None:
    """Contradiction and missing consent together: the stricter cap."""
    position = {**toy.model["position"], "secondary": ["POS-SANG"]}
    result = toy.score({**toy.model, "position": position, "consent": {"teach_back": False}})
    assert (result.figures["capped_by"], result.figures["cap"]) == ("contradiction", 25.08)
    assert result.value == 25.08


def test_missing_consent_caps_at_its_share(toy: Any) -> None:
    """A strategy that is good otherwise stays under 42 of 60 without the teach-back."""
    key = toy.key.model_copy(update={"primary": (toy.key.primary[0].model_copy(update={"id": "POS-SANG"}),)})
    items = {
        **toy.model,
        "position": {"primary": ["POS-SANG"], "theory": "По средам поют."},
        "consent": {"teach_back": False},
        "rejected:POS-SANG": None,
        "rejected:POS-WARDEN": toy.model["rejected:POS-SANG"],
    }
    answer = toy.answer({name: value for name, value in items.items() if value is not None})
    result = score(answer, key, toy.rubric, toy.view, toy.days)
    assert (result.value, result.figures["capped_by"]) == (30.1, "consent")


def test_a_plan_without_order_earns_its_points_by_the_set(toy: Any) -> None:
    """Where the key orders nothing, the expected set at its stages earns the whole dimension."""
    key = toy.key.model_copy(update={"motions": toy.key.motions.model_copy(update={"order": ()})})
    result = score(toy.answer(toy.model), key, toy.rubric, toy.view, toy.days)
    assert _points(result, "motions") == 10


def test_the_order_of_moments_is_the_key_s(toy: Any) -> None:
    """Where the hearing is the next morning, "three days" comes after it."""
    card = {**toy.model, "evidence:E-CARD": {"use": True, "proves": ["F2", "F4"], "secure": "three-days"}}
    key = toy.key.model_copy(update={"moments": ("tonight", "before-hearing", "at-hearing", "three-days")})
    assert _points(toy.score(card), "evidence") == 10
    later = score(toy.answer(card), key, toy.rubric, toy.view, toy.days)
    assert _points(later, "evidence") == pytest.approx(9.25)


def _points(result: Score, dimension: str) -> float:
    dimensions: Any = result.figures["dimensions"]
    return float(dimensions[dimension])


def test_each_moment_stands_once_in_a_key(toy: Any) -> None:
    """A key that forgets a moment is refused."""
    raw = toy.key.model_dump() | {"moments": ["tonight", "tonight", "three-days", "at-hearing"]}
    with pytest.raises(ValueError, match="stands here once"):
        StrategyKey.model_validate(raw)


def test_metadata_and_damage_are_reported(toy: Any) -> None:
    """The score says what it is of, and how many items could not be read."""
    answer = replace(toy.answer(toy.model), damaged=("chalk",))
    result = score(answer, toy.key, toy.rubric, toy.view, toy.days)
    assert dict(result.metadata) == {"exercise": "strategy", "case": "CF-TOY"}
    assert result.figures["damaged"] == 1


def test_explanations_are_those_of_the_choice(toy: Any) -> None:
    """Each wrong choice is explained by its own reason in the key."""
    items = {
        **toy.model,
        "fact:F2": {"status": "unknown"},
        "motion:M-BACK": {"stage": "S2", "order": 1},
        "appeal": {"date": "2019-03-16"},
        "ground:1": {"what": "ok-short-name", "field": "RN.1"},
    }
    said = {one.item: one.explanation for one in toy.score(items).verdicts if one.item}
    assert said["fact:F2"] == toy.key.fact["F2"].why.unknown
    assert said["motion:M-BACK"] == toy.key.motions.others["M-BACK"]
    assert said["appeal"] == toy.key.appeal.why.late
    assert said["ground:1"] == toy.view.look_alikes["ok-short-name"].about


@pytest.mark.parametrize(
    ("part", "value"),
    [("position", {"primary": 0.5}), ("facts", {"status": 0.5}), ("motions", {"order": 0.5})],
)
def test_shares_must_make_a_whole(toy: Any, part: str, value: dict[str, float]) -> None:
    """Shares that do not add up to 1 are refused when the rubric is read."""
    raw: Any = {**toy.rubric.model_dump(exclude={"shares"}), "shares": {part: value}}
    with pytest.raises(ValueError, match="must make 1 together"):
        StrategyRubric.model_validate(raw)
