"""The score: bounds, independence, and what never pays."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qorgau.cases.words import Words
from qorgau.exercises.score import Score
from qorgau.exercises.strategy.key import StrategyKey
from qorgau.exercises.strategy.rubric import StrategyRubric
from qorgau.exercises.strategy.rules import Finding
from qorgau.exercises.strategy.score import THIRD_PERSONS, gates, score

PATIENT = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])

WORDS = Words(ru="Так.", en="So.")

DIMENSION_OF = {
    "position": "position",
    "rejected": "position",
    "fact": "facts",
    "evidence": "evidence",
    "motion": "motions",
    "appeal": "appeal",
    "gate": "position",
    "basis": "basis",
    "client": "client",
    "risk": "risks",
    "fallback": "risks",
}


@PATIENT
@given(data=st.data())
def test_points_stay_in_bounds(toy: Any, answers: Any, data: st.DataObject) -> None:
    """Whatever is answered, each dimension stays in its bounds, and the whole in 0..60 and under its gate."""
    result = toy.score(data.draw(answers))
    bounds = toy.rubric.dimensions.model_dump()
    assert all(0 <= points <= bounds[name] for name, points in result.figures["dimensions"].items())
    assert 0 <= result.value <= result.maximum == 60
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


@PATIENT
@given(data=st.data())
def test_a_wrong_norm_never_pays(toy: Any, answers: Any, data: st.DataObject) -> None:
    """Citing what carries another case, was no law yet or is nowhere in the registry never raises the score."""
    items = data.draw(answers)
    norm = data.draw(st.sampled_from([*toy.key.basis.others, "old-rule", "чужой кодекс", "rule-doors"]))
    before = {name: value for name, value in items.items() if name != f"basis:{norm}"}
    level = data.draw(st.sampled_from(sorted(toy.view.known.levels)))
    after = toy.score({**before, f"basis:{norm}": {"level": level}})
    assert after.value <= toy.score(before).value


@PATIENT
@given(data=st.data())
def test_a_wrong_line_of_the_card_never_pays(toy: Any, answers: Any, data: st.DataObject) -> None:
    """Adding to the card what harms every client never raises the points for the client."""
    items = data.draw(answers)
    part, line = data.draw(st.sampled_from([("do", "sing"), ("dont", "remarks")]))
    own = items.get("client", {})
    before = {**items, "client": {**own, part: [one for one in own.get(part, []) if one != line]}}
    after = {**items, "client": {**own, part: [*before["client"][part], line]}}
    assert _points(toy.score(after), "client") <= _points(toy.score(before), "client")


def test_three_right_lines_are_enough_and_a_fourth_hides_no_wrong_one(toy: Any) -> None:
    """Lines beyond the number that is asked earn nothing, so that they cannot pay for a harmful one."""
    right = toy.key.client.model_copy(update={"do": ("true-time", "copy", "call", "sing")})
    key = toy.key.model_copy(update={"client": right})
    three = toy.model["client"]
    four = {**three, "do": [*three["do"], "sing"]}
    harmful = {**four, "dont": [*three["dont"], "remarks"]}
    found = [
        _points(
            score(toy.answer({**toy.model, "client": one}), key, toy.rubric, toy.view, toy.days), "client"
        )
        for one in (three, four, harmful)
    ]
    assert found == [6, 6, pytest.approx(5.6)]


@pytest.mark.parametrize(("harmless", "outcome"), [((), "wrong"), (("copy",), "harmless")])
def test_a_harmless_line_is_explained_and_costs_nothing(
    toy: Any, harmless: tuple[str, ...], outcome: str
) -> None:
    """A line that this client does not need has its reason; it costs only where it does harm."""
    why = Words(ru="Копия уже есть.", en="The copy is there already.")
    change = {"do": ("true-time", "call"), "others": {"copy": why}, "harmless": harmless}
    key = toy.key.model_copy(update={"client": toy.key.client.model_copy(update=change)})

    def earned(lines: list[str]) -> Any:
        items = {**toy.model, "client": {**toy.model["client"], "do": lines}}
        return score(toy.answer(items), key, toy.rubric, toy.view, toy.days)

    before, after = earned(["true-time", "call"]), earned(["true-time", "call", "copy"])
    (verdict,) = [one for one in after.verdicts if one.key == "client:copy"]
    assert (verdict.outcome, verdict.explanation) == (outcome, why)
    assert (_points(after, "client") < _points(before, "client")) == (outcome == "wrong")


def test_evidence_that_the_plan_does_not_need_is_explained_and_costs_nothing(toy: Any) -> None:
    """A piece outside the key neither earns nor costs, and the reason says why it is not needed."""
    used = {**toy.model, "evidence:E-GUARD": {"use": True}}
    after = toy.score(used)
    (verdict,) = [one for one in after.verdicts if one.item == "evidence:E-GUARD"]
    assert (verdict.outcome, verdict.explanation) == ("unlisted", toy.key.spare["E-GUARD"])
    assert _points(after, "evidence") == _points(toy.score(toy.model), "evidence")


@pytest.mark.parametrize("day", ["2019-03-04", "2019-03-16", ""])
def test_a_good_request_on_a_wrong_day_is_never_heard(toy: Any, day: str) -> None:
    """Without a safe day the whole appeal earns nothing."""
    items = {**toy.model, "appeal": {**toy.model["appeal"], "date": day}}
    assert _points(toy.score(items), "appeal") == 0


def test_what_the_key_does_not_ask_adds_to_the_day(toy: Any) -> None:
    """A key without a request, lateness and suspension gives their shares to the day."""
    bare = toy.key.appeal.model_copy(update={"ask": None, "late": None, "suspend": None})
    key = toy.key.model_copy(update={"appeal": bare})
    items = {**toy.model, "appeal": {"date": "2019-03-15"}}
    found = score(toy.answer(items), key, toy.rubric, toy.view, toy.days)
    assert _points(found, "appeal") == pytest.approx(3 * 0.8)


def test_a_ground_is_tied_by_its_field(toy: Any) -> None:
    """A ground of the appeal that stands in no field of a paper, or is lawful, is not tied."""
    loose = {**toy.model, "ground:11111111": {"what": "time-missing"}}
    assert _points(toy.score(loose), "appeal") == pytest.approx(2.4)


def test_no_fallback_can_be_the_right_answer_and_must_be_said(toy: Any) -> None:
    """Where nothing follows the main line, saying so earns the part; silence does not."""
    accepted = toy.key.fallback.model_copy(update={"accepted": ("none",)})
    key = toy.key.model_copy(update={"fallback": accepted})
    said = {**toy.model, "fallback": {"position": "none"}}
    silent = {name: value for name, value in toy.model.items() if name != "fallback"}
    found = [
        _points(score(toy.answer(one), key, toy.rubric, toy.view, toy.days), "risks")
        for one in (said, silent)
    ]
    assert found == [3, 1.5]


def test_a_fallback_that_excludes_the_main_line_earns_nothing(toy: Any) -> None:
    """Even an accepted fallback is worth nothing beside a main position that it excludes."""
    accepted = toy.key.fallback.model_copy(update={"accepted": ("POS-SANG",)})
    key = toy.key.model_copy(update={"fallback": accepted})
    items = {**toy.model, "fallback": {"position": "POS-SANG", "trigger": "если суд не поверит"}}
    result = score(toy.answer(items), key, toy.rubric, toy.view, toy.days)
    assert _points(result, "risks") == 1.5
    assert "clash" in [one.outcome for one in result.verdicts]


def test_an_ungraded_norm_is_worth_nothing_and_costs_nothing(toy: Any) -> None:
    """Where the wording of a norm is not confirmed, the graded norms make the whole dimension."""
    first, second = toy.key.basis.expected
    basis = toy.key.basis.model_copy(
        update={"expected": (first.model_copy(update={"graded": False}), second)}
    )
    key = toy.key.model_copy(update={"basis": basis})
    result = score(toy.answer(toy.model), key, toy.rubric, toy.view, toy.days)
    assert _points(result, "basis") == 8
    assert {one.item: one.outcome for one in result.verdicts}["basis:rule-time"] == "ungraded"


def test_a_second_norm_of_the_same_point_adds_nothing(toy: Any) -> None:
    """Of norms that say the same one is enough, and the better level counts."""
    items = {
        **toy.model,
        "basis:rule-time": {"level": "soft-law"},
        "basis:rule-burden": {"level": "national"},
    }
    result = toy.score(items)
    said = {one.item: one.outcome for one in result.verdicts}
    assert (said["basis:rule-burden"], said["basis:rule-time"]) == ("right", "also")
    assert _points(result, "basis") == 8


def test_a_named_third_person_closes_a_gate(toy: Any) -> None:
    """A finding of the rule on third persons caps the strategy at half."""
    finding = Finding("R23", THIRD_PERSONS, "block", "position.theory", WORDS, WORDS)
    assert gates([finding], toy.rubric) == {"third_persons": 30}


def test_theory_is_counted_and_never_read(toy: Any) -> None:
    """Forty words of any kind earn the theory's share; forty-one, or none, earn nothing."""

    def with_theory(text: str) -> float:
        position = {**toy.model["position"], "theory": text}
        points = toy.score({**toy.model, "position": position}).figures["dimensions"]["position"]
        return float(points)

    assert with_theory("ля " * 40) == with_theory(toy.model["position"]["theory"]) == 12
    assert with_theory("ля " * 41) == with_theory("") == pytest.approx(10.2)


def test_more_rejections_earn_no_more(toy: Any) -> None:
    """Two good reasons are enough; a third changes nothing."""
    more = {**toy.model, "rejected:POS-WARDEN": toy.model["rejected:POS-SANG"]}
    assert toy.score(more).value == 60


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
    assert (result.figures["capped_by"], result.figures["cap"]) == ("contradiction", 35)
    assert result.value == 35


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
    assert (result.value, result.figures["capped_by"]) == (42, "consent")


def test_a_plan_without_order_earns_its_points_by_the_set(toy: Any) -> None:
    """Where the key orders nothing, the expected set at its stages earns the whole dimension."""
    key = toy.key.model_copy(update={"motions": toy.key.motions.model_copy(update={"order": ()})})
    result = score(toy.answer(toy.model), key, toy.rubric, toy.view, toy.days)
    assert _points(result, "motions") == 10


def test_the_order_of_moments_is_the_key_s(toy: Any) -> None:
    """Where the hearing is the next morning, "three days" comes after it."""
    use = {"use": True, "proves": ["F2", "F4"], "secure": "three-days", "admissible": "yes"}
    card = {**toy.model, "evidence:E-CARD": use}
    key = toy.key.model_copy(update={"moments": ("tonight", "before-hearing", "at-hearing", "three-days")})
    assert _points(toy.score(card), "evidence") == 10
    later = score(toy.answer(card), key, toy.rubric, toy.view, toy.days)
    assert _points(later, "evidence") == pytest.approx(9.375, abs=0.01)


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
        "gate": {"gate": "POS-UNPROVED"},
        "basis:rule-appeals": {"level": "national"},
        "risk:choir": {"level": "low"},
        "fallback": {"position": "POS-WARDEN"},
    }
    said = {one.item: one.explanation for one in reversed(toy.score(items).verdicts) if one.item}
    assert said["fact:F2"] == toy.key.fact["F2"].why.unknown
    assert said["motion:M-BACK"] == toy.key.motions.others["M-BACK"]
    assert said["appeal"] == toy.key.appeal.why.late
    assert said["gate"] == toy.key.gate.why["POS-UNPROVED"]
    assert said["basis:rule-appeals"] == toy.key.basis.others["rule-appeals"]
    assert said["risk:choir"] == toy.key.risks.others["choir"]
    assert said["fallback"] == toy.key.fallback.positions["POS-WARDEN"]
    assert said["ground:1"] == toy.view.look_alikes["ok-short-name"].about


@pytest.mark.parametrize(
    ("part", "value"),
    [
        ("position", {"primary": 0.5}),
        ("facts", {"status": 0.5}),
        ("motions", {"order": 0.5}),
        ("basis", {"named": 0.5}),
        ("client", {"steps": 0.5}),
        ("risks", {"level": 0.5}),
        ("risks", {"fallback": 0.4}),
        ("appeal", {"date": 0.5}),
    ],
)
def test_shares_must_make_a_whole(toy: Any, part: str, value: dict[str, float]) -> None:
    """Shares that do not add up to 1 are refused when the rubric is read."""
    raw: Any = {**toy.rubric.model_dump(exclude={"shares"}), "shares": {part: value}}
    with pytest.raises(ValueError, match="must make 1 together"):
        StrategyRubric.model_validate(raw)
