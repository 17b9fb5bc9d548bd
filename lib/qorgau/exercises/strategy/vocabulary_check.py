"""Whether the files of the vocabulary agree with each other."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import get_args

from qorgau.cases.case_data import Tag
from qorgau.exercises.strategy.case_view import MINOR
from qorgau.exercises.strategy.items import MOMENTS, Admissible
from qorgau.exercises.strategy.plan import SECTIONS, PlanFile
from qorgau.exercises.strategy.rule_check import id_problems, rule_problems
from qorgau.exercises.strategy.vocabulary import Vocabulary
from qorgau.problem import Problem

POSITIONS, MOTIONS, RULES, PLAN = "positions.yaml", "motions.yaml", "rules.yaml", "plan.yaml"


def check_vocabulary(words: Vocabulary) -> tuple[Problem, ...]:
    """Everything wrong across positions, motions, rules, stages and plan, in the order of the files."""
    return (
        *_positions(words),
        *_motions(words),
        *rule_problems(words.rules, RULES),
        *id_problems(words.rules, _ids(words), RULES),
        *_plan(words.plan),
    )


def _ids(words: Vocabulary) -> Mapping[str, Collection[str]]:
    return {
        "position": words.position,
        "motion": words.motion,
        "stage": words.stage,
        "consequence": [one.id for one in words.consequences],
        "level": words.plan.by_id["levels"],
        "layer": words.plan.by_id["layers"],
        "moment": MOMENTS,
        "admissibility": get_args(Admissible),
        "tag": (*get_args(Tag), MINOR),
    }


def _plan(plan: PlanFile) -> Iterator[Problem]:
    for section in SECTIONS:
        found = _twice((one.id for one in getattr(plan, section)), PLAN)
        yield from (replace(problem, field=f"{section}.{problem.field}") for problem in found)


def _twice(ids: Iterable[str], file: str) -> Iterator[Problem]:
    seen: set[str] = set()
    for name in ids:
        if name in seen:
            yield Problem(file, name, "this id stands twice", "ids are never reused")
        seen.add(name)


def _positions(words: Vocabulary) -> Iterator[Problem]:
    yield from _twice((position.id for position in words.positions), POSITIONS)
    for position in words.positions:
        for tag in sorted({*position.requires_tags} & {*position.forbids_tags}):
            yield Problem(POSITIONS, position.id, f"requires and forbids {tag!r}", "keep one of them")
    seen: set[frozenset[str]] = set()
    for place, found in enumerate(words.compatibility):
        path, pair = f"compatibility.{place}", frozenset(found.pair)
        yield from _pair(words, found.pair, path)
        if pair in seen:
            yield Problem(
                POSITIONS, path, f"the pair {' / '.join(found.pair)} stands twice", "keep one of them"
            )
        seen.add(pair)
    for place, note in enumerate(words.notes):
        yield from _pair(words, note.pair, f"notes.{place}")


def _pair(words: Vocabulary, pair: tuple[str, str], path: str) -> Iterator[Problem]:
    if pair[0] == pair[1]:
        yield Problem(POSITIONS, path, f"pairs {pair[0]!r} with itself", "name two positions")
    for name in pair:
        if name not in words.position:
            yield Problem(POSITIONS, path, f"no position {name!r}", "see positions")


def _motions(words: Vocabulary) -> Iterator[Problem]:
    yield from _twice((motion.id for motion in words.motions), MOTIONS)
    for motion in words.motions:
        for name in motion.after:
            if name not in words.motion:
                yield Problem(MOTIONS, f"{motion.id}.after", f"no motion {name!r}", "see motions")
        unknown = [name for name in motion.window if name not in words.stage]
        for name in unknown:
            yield Problem(MOTIONS, f"{motion.id}.window", f"no stage {name!r}", "see answers.yaml")
        first, last = motion.window
        if not unknown and words.stage_place[first] > words.stage_place[last]:
            yield Problem(
                MOTIONS, f"{motion.id}.window", f"ends ({last}) before it begins ({first})", "swap them"
            )
