"""Drafts of one answer, ready for a writer: what page and command line ask for."""

from __future__ import annotations

from collections.abc import Mapping

from qorgau import places
from qorgau.cases.case import Case
from qorgau.cases.catalogue import Catalogue
from qorgau.exercises.material import Material
from qorgau.exercises.strategy.answer import parse_answer
from qorgau.exercises.strategy.case_view import case_view
from qorgau.exercises.strategy.catalogue import load_strategy_catalogue
from qorgau.exercises.strategy.drafts.build import build
from qorgau.exercises.strategy.drafts.inert import readable
from qorgau.exercises.strategy.drafts.lists import Source
from qorgau.exercises.strategy.drafts.load import FOLDER, load_drafts
from qorgau.exercises.strategy.drafts.tree import Folder
from qorgau.law.registry import Registry
from qorgau.problem import Problem


def drafts_of(
    case: Case, catalogue: Catalogue, registry: Registry, items: Mapping[str, object], lang: str
) -> tuple[Folder, tuple[Problem, ...]]:
    """The papers of the strategy in `items`, and what of it could not be read (the papers say so too)."""
    folder = places.cases() / "catalogue"
    known = load_strategy_catalogue(folder)
    view = case_view(case, catalogue, known)
    answer, problems = parse_answer(readable(items), "answers.json", view.known)
    source = Source(case, catalogue, known, answer, lang)
    return build(load_drafts(folder / FOLDER), source, registry), problems


def drafts(material: Material, items: Mapping[str, object], lang: str) -> Folder:
    """The papers of an exercise's answer."""
    found, _ = drafts_of(material.case, material.catalogue, material.registry, items, lang)
    return found
