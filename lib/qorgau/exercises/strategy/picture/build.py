"""The picture of a strategy: everything it names, tied together, with its gaps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from qorgau.cases.words import Words
from qorgau.exercises.score import Phrase
from qorgau.exercises.strategy import naming
from qorgau.exercises.strategy.answer import StrategyAnswer
from qorgau.exercises.strategy.case_view import CaseView
from qorgau.exercises.strategy.hits import as_typed
from qorgau.exercises.strategy.picture.gaps import gaps_of
from qorgau.exercises.strategy.picture.links import FALLBACK, in_plan_order, links, paper_of
from qorgau.exercises.strategy.picture.model import Node, Picture
from qorgau.exercises.strategy.picture.reliefs import Reliefs
from qorgau.exercises.strategy.position_predicates import in_catalogue_order
from qorgau.law.citation import label
from qorgau.law.registry import registry
from qorgau.texts import LANGUAGES

NAMELESS = as_typed("—")
"""What stands where the trainee has chosen nothing yet."""


def picture(answer: StrategyAnswer, view: CaseView, reliefs: Reliefs) -> Picture:
    """The picture of a strategy. It reads the trainee's answer, the case file and the catalogue, and no key."""
    found = links(answer, view, reliefs)
    ends = {end for link in found for end in (link.source, link.target)}
    nodes = (
        *_facts(answer, view, ends),
        *_evidence(answer, view, ends),
        *_papers(answer, view),
        *_norms(answer, view),
        *_grounds(answer, view, ends),
        *_motions(answer, view),
        *_reliefs(answer, view, reliefs, ends),
    )
    bare = Picture(nodes, found, _positions(answer, view))
    gaps = gaps_of(bare, answer, view, reliefs)
    return replace(bare, nodes=tuple(replace(node, gaps=gaps.get(node.id, ())) for node in nodes))


def _positions(answer: StrategyAnswer, view: CaseView) -> tuple[Words, ...]:
    main = in_catalogue_order(answer.position.primary, view)
    return tuple(view.vocabulary.position[name].name for name in main)


def _own(**texts: str) -> tuple[tuple[str, str], ...]:
    return tuple((about, text) for about, text in texts.items() if text.strip())


def _facts(answer: StrategyAnswer, view: CaseView, ends: set[str]) -> Iterator[Node]:
    for fact in view.facts:
        stand = answer.facts.get(fact.id)
        if stand is None and f"fact:{fact.id}" not in ends:
            continue
        notes = [Phrase(f"strategy.status.{stand.status}")] if stand and stand.status else []
        notes += [Phrase("picture.burden")] if stand and stand.burden else []
        yield Node(f"fact:{fact.id}", "fact", _numbered(fact.id, fact.text), tuple(notes))


def _numbered(number: str, text: Words) -> Words:
    return Words(
        ru=f"{number}. {text.ru}",
        en=f"{number}. {text.en}",
        kk=None if text.kk is None else f"{number}. {text.kk}",
    )


def _evidence(answer: StrategyAnswer, view: CaseView, ends: set[str]) -> Iterator[Node]:
    for piece in view.evidence:
        use = answer.evidence.get(piece.id)
        if (use is None or not use.use) and f"evidence:{piece.id}" not in ends:
            continue
        notes = [Phrase(f"strategy.secure.{use.secure}")] if use and use.secure else []
        notes += [Phrase(f"strategy.admissible.{use.admissible}")] if use and use.admissible else []
        yield Node(f"evidence:{piece.id}", "evidence", piece.name, tuple(notes))


def _papers(answer: StrategyAnswer, view: CaseView) -> Iterator[Node]:
    cited = {name for stand in answer.facts.values() for name in stand.sources if name not in view.exhibit}
    cited |= {ground.field for ground in answer.grounds.values() if ground.field is not None}
    fields: dict[str, list[str]] = {}
    for address in view.fields:
        if address in cited:
            fields.setdefault(paper_of(address), []).append(address)
    for paper, addresses in fields.items():
        name = paper.partition(":")[2]
        title = view.documents.get(name, as_typed(name))
        note = Phrase("picture.fields", {"list": tuple(addresses)})
        yield Node(paper, "evidence", title, (note,))


def _norms(answer: StrategyAnswer, view: CaseView) -> Iterator[Node]:
    for norm, basis in answer.basis.items():
        level = view.vocabulary.plan.by_id["levels"].get(basis.level or "")
        notes: list[Phrase | Words] = [level.name] if level else []
        carried = view.vocabulary.position.get(basis.supports or "")
        notes += [Phrase("picture.carries", {"position": carried.name})] if carried else []
        yield Node(f"basis:{norm}", "norm", norm_name(norm), tuple(notes), _own(element=basis.element))


def norm_name(norm: str) -> Words:
    """How the registry calls a norm; one that it does not know stands as it was typed."""
    known = registry()
    if norm not in known:
        return as_typed(norm.strip()) if norm.strip() else NAMELESS
    return Words(**{lang: label(known.get(norm), lang) for lang in LANGUAGES})


def _grounds(answer: StrategyAnswer, view: CaseView, ends: set[str]) -> Iterator[Node]:
    consequences = {one.id: one.name for one in view.vocabulary.consequences}
    for name, ground in answer.grounds.items():
        notes: list[Phrase | Words] = [Phrase("picture.ground")]
        notes += [as_typed(ground.field)] if ground.field else []
        notes += [consequences[ground.consequence]] if ground.consequence in consequences else []
        own = _own(prejudice=ground.prejudice)
        yield Node(f"ground:{name}", "norm", _defect(ground.what, view), tuple(notes), own)
    for node in sorted(end for end in ends if end.startswith("named:")):
        yield Node(node, "norm", _defect(node.partition(":")[2], view), (Phrase("picture.ground"),))


def _defect(what: str | None, view: CaseView) -> Words:
    if what is None:
        return NAMELESS
    return view.defects[what] if what in view.defects else view.look_alikes[what].name


def _motions(answer: StrategyAnswer, view: CaseView) -> Iterator[Node]:
    for name in in_plan_order(answer):
        step = answer.motions[name]
        notes = (view.vocabulary.stage[step.stage].name,) if step.stage else ()
        own = _own(if_refused=step.if_refused)
        yield Node(f"motion:{name}", "motion", view.vocabulary.motion[name].name, notes, own)


def _reliefs(answer: StrategyAnswer, view: CaseView, reliefs: Reliefs, ends: set[str]) -> Iterator[Node]:
    for relief in reliefs.reliefs:
        if f"relief:{relief.id}" in ends:
            yield Node(f"relief:{relief.id}", "relief", relief.name)
    for word in view.vocabulary.consequences:
        if f"consequence:{word.id}" in ends:
            yield Node(f"consequence:{word.id}", "relief", word.name)
    appeal = answer.appeal
    if appeal.ask is not None:
        notes = (
            Phrase("picture.appeal"),
            *((as_typed(str(naming.day(appeal.date))),) if appeal.date else ()),
        )
        name = view.vocabulary.plan.by_id["asks"][appeal.ask].name
        yield Node(f"ask:{appeal.ask}", "relief", name, notes, _own(next_level=appeal.next_level))
    fallback = answer.fallback
    position = view.vocabulary.position.get(fallback.position or "")
    own = _own(trigger=fallback.trigger, penalty_line=fallback.penalty_line)
    if position or own or fallback.proof:
        title = position.name if position else NAMELESS
        yield Node(FALLBACK, "relief", title, (Phrase("picture.fallback"),), own)
