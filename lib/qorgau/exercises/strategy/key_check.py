"""Whether a key fits its case, the vocabulary and the rubric."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from graphlib import CycleError, TopologicalSorter
from typing import TypeAlias

from qorgau.exercises.strategy.case_view import CaseView
from qorgau.exercises.strategy.items import word_count
from qorgau.exercises.strategy.key import KeyMotions, StrategyKey
from qorgau.exercises.strategy.plan_key_check import check_plan_key
from qorgau.exercises.strategy.rubric import StrategyRubric
from qorgau.problem import Problem

Found: TypeAlias = Iterator[tuple[str, str, str]]


def check_key(
    key: StrategyKey, view: CaseView, limits: Collection[str], rubric: StrategyRubric, file: str
) -> tuple[Problem, ...]:
    """Everything wrong with the key, in the order of its fields; `limits` are the names of qorgau.law."""
    found: list[tuple[str, str, str]] = []
    if key.case != view.case:
        found.append(
            ("case", f"is {key.case!r}, the case file is {view.case!r}", "one of them is the wrong file")
        )
    found += _positions(key, view)
    found += _facts(key, view)
    found += _evidence(key, view)
    found += _motions(key.motions, view)
    found += _unknown("appeal.served", [key.appeal.served], view.events, "event")
    found += _unknown("appeal.limit", [key.appeal.limit], limits, "limit")
    found += check_plan_key(key, view)
    most = rubric.shares.position.theory_words
    for lang, text in key.theory.model_dump(exclude_none=True).items():
        if word_count(text) > most:
            found.append((f"theory.{lang}", f"has {word_count(text)} words", f"at most {most}"))
    return tuple(Problem(file, path, message, hint) for path, message, hint in found)


def check_points(rubric: StrategyRubric, points: float, file: str) -> tuple[Problem, ...]:
    """A Problem when the dimensions of the rubric do not make up the points of the exercise."""
    total = rubric.dimensions.total
    if total == points:
        return ()
    return (
        Problem(
            file, "strategy.dimensions", f"make {total:g} points, the exercise has {points:g}", "change one"
        ),
    )


def _unknown(path: str, names: Iterable[str], known: Collection[str], what: str) -> Found:
    return ((path, f"no {what} {name!r}", "check the spelling") for name in names if name not in known)


def _twice(path: str, names: Iterable[str]) -> Found:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            yield path, f"{name!r} stands twice", "keep one of them"
        seen.add(name)


def _positions(key: StrategyKey, view: CaseView) -> Found:
    words = view.vocabulary
    yield from _unknown("primary", key.weight, words.position, "position")
    yield from _twice("primary", (found.id for found in key.primary))
    if max(key.weight.values()) != 1:
        yield "primary", "no main position has the weight 1", "one is the best"
    yield from _unknown("secondary", key.secondary, words.position, "position")
    for name in key.secondary:
        if words.fit(key.best, name) == "contradiction":
            yield "secondary", f"{name} excludes {key.best}", "see compatibility in positions.yaml"
    yield from _unknown("positions", key.positions, words.position, "position")
    for name in words.position:
        if name not in key.positions:
            yield "positions", f"says nothing about {name}", "why does it fit, or not, in this case?"


def _facts(key: StrategyKey, view: CaseView) -> Found:
    yield from _unknown("facts", key.fact, view.fact, "fact")
    yield from _twice("facts", (fact.id for fact in key.facts))
    for name in view.fact:
        if name not in key.fact:
            yield "facts", f"says nothing about {name}", "add its status and reasons"
    sources = {*view.exhibit, *view.fields}
    for fact in key.facts:
        yield from _unknown(f"facts.{fact.id}.sources", fact.sources, sources, "evidence or field")


def _evidence(key: StrategyKey, view: CaseView) -> Found:
    yield from _unknown("evidence", key.exhibit, view.exhibit, "evidence")
    yield from _twice("evidence", (evidence.id for evidence in key.evidence))
    yield from _unknown("spare", key.spare, view.exhibit, "evidence")
    for name in view.exhibit:
        if name not in key.exhibit and name not in key.spare:
            yield "spare", f"says nothing about {name}", "why does this plan not need it?"
        if name in key.exhibit and name in key.spare:
            yield "spare", f"{name} is expected", "take it out of one of the lists"
    for evidence in key.evidence:
        yield from _unknown(f"evidence.{evidence.id}.proves", evidence.proves, view.fact, "fact")


def _motions(motions: KeyMotions, view: CaseView) -> Found:
    words = view.vocabulary
    expected = set(motions.by_id)
    yield from _unknown("motions.expected", motions.by_id, words.motion, "motion")
    yield from _twice("motions.expected", (motion.id for motion in motions.expected))
    for motion in motions.expected:
        path = f"motions.expected.{motion.id}.stages"
        yield from _unknown(path, motion.stages, words.stage, "stage")
        for stage in motion.stages:
            if motion.id in words.motion and stage in words.stage and not words.in_window(motion.id, stage):
                yield path, f"{stage} lies outside its window", "see motions.yaml"
    yield from _unknown("motions.others", motions.others, words.motion, "motion")
    for name in words.motion:
        if name not in expected and name not in motions.others:
            yield "motions.others", f"says nothing about {name}", "why not in this case?"
        if name in expected and name in motions.others:
            yield "motions.others", f"{name} is expected", "take it out of one of the lists"
    for name in motions.harmless:
        if name not in motions.others:
            yield "motions.harmless", f"{name} is not among the others", "add its reason there"
    yield from _order(motions, view)


def _order(motions: KeyMotions, view: CaseView) -> Found:
    places = view.vocabulary.stage_place
    after: TopologicalSorter[str] = TopologicalSorter()
    for first, then in motions.order:
        yield from _unknown("motions.order", (first, then), motions.by_id, "expected motion")
        after.add(then, first)
        if first in motions.by_id and then in motions.by_id:
            start = min(
                (places[stage] for stage in motions.by_id[first].stages if stage in places), default=0
            )
            end = max(
                (places[stage] for stage in motions.by_id[then].stages if stage in places), default=start
            )
            if start > end:
                yield "motions.order", f"{first} cannot come before {then} in their stages", "change one"
    try:
        after.prepare()
    except CycleError as error:
        yield "motions.order", f"goes in a circle: {', '.join(error.args[1])}", "take one pair out"
