"""Where the chains of a strategy break: each gap on a strategy that has only it."""

from __future__ import annotations

import pytest
from tests.exercises.strategy.conftest import Items
from tests.exercises.strategy.picture.conftest import Draw, sound

from qorgau.exercises.strategy.picture.gaps import GAPS
from qorgau.exercises.strategy.picture.model import Link

# Gap → the strategy that has only it, and the node at which it gapes.
ONLY: dict[str, tuple[Items, str]] = {
    "fact-bare": (sound(fact__F4={"status": "disputed"}), "fact:F4"),
    "fact-papers-only": (sound(fact__F4={"status": "disputed", "sources": ["RN.1"]}), "fact:F4"),
    "fact-admitted-bare": (sound(fact__F4={"status": "admitted"}), "fact:F4"),
    "fact-no-stand": (sound(evidence__E_CARD={"use": True, "proves": ["F4"], "obtained": "yes"}), "fact:F4"),
    "evidence-proves-nothing": (sound(fact__F1={"status": "admitted", "sources": ["RN.1"]}), "evidence:E-TURNSTILE"),
    "evidence-late": (sound(evidence__E_CAMERA={"use": True, "proves": ["F2"], "secure": "at-hearing"}), "evidence:E-CAMERA"),
    "evidence-no-motion": (sound(evidence__E_CARD={"use": True, "obtained": "requested"}), "evidence:E-CARD"),
    "evidence-not-taken": (sound(evidence__E_CARD={"use": False}), "evidence:E-CARD"),
    "evidence-challenge-unpleaded": (
        sound(evidence__E_CARD={"use": True, "obtained": "yes", "admissible": "challenge"}),
        "evidence:E-CARD",
    ),
    "norm-not-law": (sound(basis__old_rule={"supports": "POS-BYSTANDER"}), "basis:old-rule"),
    "norm-idle": (sound(basis__rule_lamps={}), "basis:rule-lamps"),
    "norm-other-position": (sound(basis__rule_lamps={"supports": "POS-SANG"}), "basis:rule-lamps"),
    "norm-unpleaded": (sound(motion__M_APPEAL=None, appeal=None), "basis:rule-doors"),
    "ground-nowhere": (sound(ground__g={"what": "time-missing", "consequence": "exclude"}), "ground:g"),
    "ground-unpleaded": (sound(ground__h={"what": "ok-short-name", "field": "RN.1"}), "ground:h"),
    "motion-trap": (sound(motion__M_BACK={"order": 9, "evidence": ["E-CARD"]}), "motion:M-BACK"),
    "motion-bare": (sound(motion__M_TAPE={"order": 9}), "motion:M-TAPE"),
    "motion-asks-nothing": (sound(appeal={"grounds": ["time-missing"]}), "motion:M-APPEAL"),
    "relief-no-motion": (sound(motion__M_STRIKE=None), "consequence:exclude"),
    "appeal-no-motion": (sound(motion__M_APPEAL=None, basis__rule_doors=None), "ask:cancel"),
}  # fmt: skip


def test_a_sound_strategy_has_no_gap(draw: Draw) -> None:
    """Every chain from fact to relief holds: nothing gapes."""
    assert draw(sound()).gaps == ()


def test_every_gap_has_its_strategy() -> None:
    """No kind of gap is left untried."""
    assert ONLY.keys() == GAPS.keys()


@pytest.mark.parametrize("kind", ONLY)
def test_a_gap_fires_alone_where_it_gapes(kind: str, draw: Draw) -> None:
    """A strategy with one fault shows one gap, at the node that has it, on the side and as grave as told."""
    items, node = ONLY[kind]
    assert [(at.id, gap.kind, (gap.side, gap.broken)) for at, gap in draw(items).gaps] == [
        (node, kind, GAPS[kind])
    ]


def test_the_burden_of_the_authority_is_no_gap(draw: Draw) -> None:
    """A disputed fact needs no evidence where the authority must prove it."""
    assert draw(sound(fact__F4={"status": "disputed", "burden": True})).gaps == ()


def test_an_empty_strategy_has_an_empty_picture(draw: Draw) -> None:
    """Nothing named, nothing drawn, nothing blamed."""
    found = draw({})
    assert (found.nodes, found.links, found.gaps) == ((), (), ())


def test_a_norm_is_pleaded_where_its_position_is(draw: Draw) -> None:
    """A norm that carries a chosen position goes to the first motion of the plan that ends the case."""
    early = draw(sound(motion__M_PARDON={"order": 0, "evidence": ["E-CARD"]}))
    assert Link("basis:rule-doors", "motion:M-PARDON") in early.links
    assert Link("basis:rule-doors", "motion:M-APPEAL") in draw(sound()).links


def test_a_norm_goes_to_the_motion_that_the_catalogue_founds_on_it(draw: Draw) -> None:
    """A norm that carries no position still carries the motion that the catalogue names it for."""
    assert draw(sound()).after["basis:rule-time"] == ("motion:M-TIME",)


def test_a_ground_without_its_motion_points_at_what_it_asks(draw: Draw) -> None:
    """The link from the ground to the relief is drawn as only meant."""
    assert Link("ground:g", "consequence:exclude", made=False) in draw(sound(motion__M_STRIKE=None)).links


def test_proof_of_the_fallback_leads_to_it(draw: Draw) -> None:
    """Evidence that only the fallback needs proves something all the same."""
    fallback = {"position": "POS-UNPROVED", "proof": ["E-GUARD"]}
    found = draw(sound(fallback=fallback, evidence__E_GUARD={"use": True}))
    assert Link("evidence:E-GUARD", "fallback") in found.links
    assert found.gaps == ()
