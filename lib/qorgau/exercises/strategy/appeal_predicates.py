"""Predicates about the appeal: filed by the safe day, layered when late, urgent where decisions hurt at once."""

from __future__ import annotations

from collections.abc import Iterator

from qorgau.exercises.strategy.answer import StrategyAnswer
from qorgau.exercises.strategy.case_view import CaseView
from qorgau.exercises.strategy.hits import Hit, Parameters, predicate


@predicate("appeal-by-safe-day", parameters={"limit": "appeal"})
def appeal_by_safe_day(answer: StrategyAnswer, view: CaseView, parameters: Parameters) -> Iterator[Hit]:
    """The day of filing is not after the earliest reading of the limit (`limit`: its id in the case).

    A strategy that says itself that it is late is looked at elsewhere. Where the case counts no such limit nothing is
    known of the copy: then it is asked for.
    """
    safe, own = view.appeals.get(parameters.text("limit")), answer.appeal
    if safe is None:
        late = own.date is not None and not own.copy_asked
        yield from [Hit(field="appeal.copy_asked")] * late
    elif own.date is not None and own.date > safe and not own.late:
        yield Hit(field="appeal.date")


@predicate("late-appeal-layered", parameters={"layers": ()}, ids={"layers": "layer"})
def late_appeal_layered(answer: StrategyAnswer, _: CaseView, parameters: Parameters) -> Iterator[Hit]:
    """An appeal that is late is pleaded in all the `layers`."""
    if answer.appeal.late and not set(parameters.texts("layers")) <= set(answer.appeal.layers):
        yield Hit(field="appeal.layers")


@predicate(
    "urgent-measures-weighed",
    parameters={"tags": (), "motions": ()},
    ids={"tags": "tag", "motions": "motion"},
)
def urgent_measures_weighed(answer: StrategyAnswer, view: CaseView, parameters: Parameters) -> Iterator[Hit]:
    """For a client with one of the `tags` the strategy decides on suspension: yes, no, or one of `motions`."""
    urgent = set(view.tags) & set(parameters.texts("tags"))
    weighed = answer.appeal.suspend is not None or any(
        name in answer.motions for name in parameters.texts("motions")
    )
    if urgent and not weighed:
        yield Hit(field="appeal.suspend")
