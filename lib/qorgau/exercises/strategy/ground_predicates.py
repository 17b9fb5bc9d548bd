"""Predicates about grounds: whole, not overclaimed, not asking to mend and to end at once."""

from __future__ import annotations

from collections.abc import Iterator

from qorgau.cases.words import Words
from qorgau.exercises.strategy.answer import StrategyAnswer
from qorgau.exercises.strategy.case_view import CaseView
from qorgau.exercises.strategy.hits import Hit, Parameters, predicate
from qorgau.exercises.strategy.items import word_count
from qorgau.exercises.strategy.plan_order import surely_before


def _name(what: str, view: CaseView) -> Words:
    return view.look_alikes[what].name if what in view.look_alikes else view.defects[what]


@predicate("grounds-whole", values=["ground"], parameters={"words": 3})
def grounds_whole(answer: StrategyAnswer, view: CaseView, parameters: Parameters) -> Iterator[Hit]:
    """A ground names the field, the harm (in at least so many `words`) and what is asked for."""
    for name, ground in answer.grounds.items():
        if ground.what is None:
            continue
        harm = word_count(ground.prejudice) >= parameters.number("words")
        if ground.field is None or ground.consequence is None or not harm:
            yield Hit({"ground": _name(ground.what, view)}, f"ground:{name}")


@predicate(
    "consequence-fits",
    values=["ground", "consequence"],
    parameters={"defects": (), "refused": ("terminate",)},
    ids={"defects": "defect", "refused": "consequence"},
)
def consequence_fits(answer: StrategyAnswer, view: CaseView, parameters: Parameters) -> Iterator[Hit]:
    """Of a slip that can be mended (`defects`) no more is asked than it can carry: none of `refused`."""
    names = {one.id: one.name for one in view.vocabulary.consequences}
    for name, ground in answer.grounds.items():
        asked = ground.consequence
        if ground.what in parameters.texts("defects") and asked in parameters.texts("refused"):
            values = {"ground": _name(ground.what, view), "consequence": names[asked]}
            yield Hit(values, f"ground:{name}")


@predicate(
    "mending-before-ending",
    values=["ground"],
    parameters={"mend": "add-materials", "end": "terminate", "mending": (), "ending": (), "words": 3},
    ids={"mend": "consequence", "end": "consequence", "mending": "motion", "ending": "motion"},
)
def mending_before_ending(answer: StrategyAnswer, view: CaseView, parameters: Parameters) -> Iterator[Hit]:
    """Whoever asks to mend and to end over one defect puts the two in order and says what comes if refused.

    The defect is that of grounds with the consequences `mend` and `end`, and of the motions `mending` and `ending`
    that name it. In order: a mending motion surely stands before an ending one and says in at least so many `words`
    what follows if it is refused.
    """
    mended = _defects(answer, parameters.text("mend"), parameters.texts("mending"))
    ended = _defects(answer, parameters.text("end"), parameters.texts("ending"))
    both = sorted(mended & ended)
    if not both or _ordered(answer, view, parameters):
        return
    for what in both:
        yield Hit({"ground": _name(what, view)}, _address(what, answer))


def _defects(answer: StrategyAnswer, consequence: str, motions: tuple[str, ...]) -> set[str]:
    pleaded = {one.what for one in answer.grounds.values() if one.what and one.consequence == consequence}
    return pleaded.union(*(answer.motions[name].grounds for name in motions if name in answer.motions))


def _ordered(answer: StrategyAnswer, view: CaseView, parameters: Parameters) -> bool:
    return any(
        surely_before(answer.motions[first], answer.motions[last], view.vocabulary.stage_place)
        and word_count(answer.motions[first].if_refused) >= parameters.number("words")
        for first in parameters.texts("mending")
        for last in parameters.texts("ending")
        if first in answer.motions and last in answer.motions
    )


def _address(what: str, answer: StrategyAnswer) -> str:
    grounds = (f"ground:{name}" for name, one in answer.grounds.items() if one.what == what)
    motions = (f"motion:{name}" for name, step in answer.motions.items() if what in step.grounds)
    return next(iter((*grounds, *motions)))
