"""The picture of one answer, ready to be written: what page, feedback and command line ask for."""

from __future__ import annotations

from collections.abc import Mapping

from qorgau import places
from qorgau.exercises.material import Material
from qorgau.exercises.strategy.answer import StrategyAnswer, parse_answer
from qorgau.exercises.strategy.case_view import CaseView, case_view
from qorgau.exercises.strategy.catalogue import load_strategy_catalogue
from qorgau.exercises.strategy.drafts.inert import readable
from qorgau.exercises.strategy.picture.build import picture
from qorgau.exercises.strategy.picture.drawing import Drawn, drawn, figure
from qorgau.exercises.strategy.picture.reliefs import load_reliefs


def picture_of(answer: StrategyAnswer, view: CaseView, lang: str) -> Drawn:
    """The picture of a strategy that was read. Raises BadInput when the catalogue's reliefs cannot be used."""
    return drawn(picture(answer, view, load_reliefs(places.cases() / "catalogue")), view.case, lang)


def picture_html(material: Material, items: Mapping[str, object], lang: str) -> str:
    """The picture of an exercise's answer as HTML for a frame that can be closed; what cannot be read is passed over."""
    known = load_strategy_catalogue(places.cases() / "catalogue")
    view = case_view(material.case, material.catalogue, known, material.exercise.clients)
    answer, _ = parse_answer(readable(items), "answers.json", view.known)
    return str(figure(picture_of(answer, view, lang)))
