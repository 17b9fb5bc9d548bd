"""Predicates about the plan of motions: inside the window, in order, understanding first."""

from __future__ import annotations

from collections.abc import Iterator

from qorgau.exercises.strategy.answer import StrategyAnswer
from qorgau.exercises.strategy.case_view import CaseView
from qorgau.exercises.strategy.hits import Hit, Parameters, predicate
from qorgau.exercises.strategy.plan_order import surely_not_before


@predicate("motion-windows", values=["motion", "stage"])
def motion_windows(answer: StrategyAnswer, view: CaseView, _: Parameters) -> Iterator[Hit]:
    """Each motion is made while it can be made, and after those that must come first."""
    words = view.vocabulary
    for motion in words.motions:
        step = answer.motions.get(motion.id)
        if step is None or step.stage is None:
            continue
        early = any(
            name in answer.motions and surely_not_before(answer.motions[name], step, words.stage_place)
            for name in motion.after
        )
        if early or not words.in_window(motion.id, step.stage):
            yield Hit({"motion": motion.name, "stage": words.stage[step.stage].name}, f"motion:{motion.id}")


@predicate("understanding-first", values=["motion"], parameters={"since": ""}, ids={"since": "stage"})
def understanding_first(answer: StrategyAnswer, view: CaseView, parameters: Parameters) -> Iterator[Hit]:
    """What lets the client understand is asked for at the first stage of the plan at which it can be.

    Steps before the stage `since` (empty: the first) ask no understanding of the client.
    Motions of one stage are made in one breath: their order inside the stage is not looked at.
    """
    words = view.vocabulary
    since = words.stage_place.get(parameters.text("since"), 0)
    stages = {
        words.stage_place[step.stage]
        for name, step in answer.motions.items()
        if step.stage is not None and not words.motion[name].understanding
    }
    for motion in words.motions:
        step = answer.motions.get(motion.id)
        if step is None or step.stage is None or not motion.understanding:
            continue
        first, here = words.stage_place[motion.window[0]], words.stage_place[step.stage]
        if any(max(first, since) <= place < here for place in stages):
            yield Hit({"motion": motion.name}, f"motion:{motion.id}")


@predicate("no-trap-motion", values=["motion"])
def no_trap_motion(answer: StrategyAnswer, view: CaseView, _: Parameters) -> Iterator[Hit]:
    """Nothing is asked for that the law does not know."""
    for motion in view.vocabulary.motions:
        if motion.trap and motion.id in answer.motions:
            yield Hit({"motion": motion.name}, f"motion:{motion.id}")
