"""Which nodes a strategy ties together. Each link is something the trainee chose; where the form asks for no tie, the catalogue's.

- fact → evidence: ticked at the fact (`sources`) or at the piece (`proves`); a field counts as its paper.
- evidence → motion: ticked at the motion. Evidence → ground: the paper that has the defect, the piece challenged for it.
- ground → motion: named at the motion or, for the appeal, in its plan.
- norm → motion: the form ties a norm to a position, not to a motion. So a norm goes to the motions that the catalogue
  founds on it, or whose grounds it is a norm of; failing that, when it carries a chosen position, to the first
  motion of the plan that ends the case, where the position is pleaded.
- motion → relief: what the catalogue says the motion is for; for the appeal, what its plan asks.
- evidence → fallback: its proof. Ground → relief, not made: what a ground asks for and no motion of the plan does.
"""

from __future__ import annotations

from collections.abc import Iterator

from qorgau.exercises.strategy.answer import StrategyAnswer
from qorgau.exercises.strategy.case_view import CaseView
from qorgau.exercises.strategy.picture.model import Link
from qorgau.exercises.strategy.picture.reliefs import Reliefs

FALLBACK = "fallback"


def paper_of(address: str) -> str:
    """The node of the paper that a field stands in."""
    return f"paper:{address.rpartition('.')[0]}"


def source_node(name: str, view: CaseView) -> str:
    """The node of a source of a fact: a piece of evidence, or the paper of a field."""
    return f"evidence:{name}" if name in view.exhibit else paper_of(name)


def grounds_named(what: str, answer: StrategyAnswer) -> tuple[str, ...]:
    """The nodes of a defect: those of its grounds, or one of its own where it is named without any."""
    found = tuple(f"ground:{name}" for name, one in answer.grounds.items() if one.what == what)
    return found or (f"named:{what}",)


def asked_node(consequence: str, answer: StrategyAnswer, reliefs: Reliefs) -> str:
    """The relief that a ground asks for with this consequence when no motion does."""
    appealed = answer.appeal.ask is not None and consequence in reliefs.appeal.consequences
    return f"ask:{answer.appeal.ask}" if appealed else f"consequence:{consequence}"


def in_plan_order(answer: StrategyAnswer) -> tuple[str, ...]:
    """The motions of the plan in their order; those without a number last."""
    return tuple(
        sorted(
            answer.motions,
            key=lambda name: (answer.motions[name].order is None, answer.motions[name].order or 0, name),
        )
    )


def links(answer: StrategyAnswer, view: CaseView, reliefs: Reliefs) -> tuple[Link, ...]:
    """Every link, once, each kind in the order of the answer."""
    found = (
        *_proofs(answer, view),
        *_grounds(answer, reliefs),
        *_norms(answer, view, reliefs),
        *_motions(answer, reliefs),
    )
    return tuple(dict.fromkeys(found))


def _proofs(answer: StrategyAnswer, view: CaseView) -> Iterator[Link]:
    for name, stand in answer.facts.items():
        yield from (Link(f"fact:{name}", source_node(one, view)) for one in stand.sources)
    for name, use in answer.evidence.items():
        if use.use:
            yield from (Link(f"fact:{fact}", f"evidence:{name}") for fact in use.proves)


def _grounds(answer: StrategyAnswer, reliefs: Reliefs) -> Iterator[Link]:
    for name, ground in answer.grounds.items():
        if ground.field is not None:
            yield Link(paper_of(ground.field), f"ground:{name}")
        asked = ground.consequence
        if asked is not None and not any(reliefs.takes_in(motion, asked) for motion in answer.motions):
            yield Link(f"ground:{name}", asked_node(asked, answer, reliefs), made=False)
    for name, use in answer.evidence.items():
        if use.ground is not None and use.admissible in ("challenge", "no"):
            yield from (Link(f"evidence:{name}", one) for one in grounds_named(use.ground, answer))
    for name, step in answer.motions.items():
        for what in step.grounds:
            yield from (Link(one, f"motion:{name}") for one in grounds_named(what, answer))
    appeal = reliefs.appeal.motion
    for what in answer.appeal.grounds:
        for one in grounds_named(what, answer):
            if appeal in answer.motions:
                yield Link(one, f"motion:{appeal}")
            elif answer.appeal.ask is not None:
                yield Link(one, f"ask:{answer.appeal.ask}", made=False)


def _norms(answer: StrategyAnswer, view: CaseView, reliefs: Reliefs) -> Iterator[Link]:
    plan = in_plan_order(answer)
    pleading = next((name for name in plan if reliefs.pleads(name)), None)
    for norm, note in answer.basis.items():
        found = [name for name in plan if norm in _norms_of(name, answer, view, reliefs)]
        if not found and pleading is not None and note.supports in answer.position.all:
            found = [pleading]
        yield from (Link(f"basis:{norm}", f"motion:{name}") for name in found)


def _norms_of(motion: str, answer: StrategyAnswer, view: CaseView, reliefs: Reliefs) -> frozenset[str]:
    named = answer.motions[motion].grounds
    if motion == reliefs.appeal.motion:
        named = (*named, *answer.appeal.grounds)
    defects = (norm for what in named for norm in view.defect_norms.get(what, ()))
    return frozenset((*view.vocabulary.motion[motion].norms, *defects))


def _motions(answer: StrategyAnswer, reliefs: Reliefs) -> Iterator[Link]:
    for name, step in answer.motions.items():
        yield from (Link(f"evidence:{one}", f"motion:{name}") for one in step.evidence)
        if name == reliefs.appeal.motion:
            if answer.appeal.ask is not None:
                yield Link(f"motion:{name}", f"ask:{answer.appeal.ask}")
        elif name in reliefs.of_motion:
            yield Link(f"motion:{name}", f"relief:{reliefs.of_motion[name].id}")
    yield from (Link(f"evidence:{one}", FALLBACK) for one in answer.fallback.proof)
