"""What breaks each coherence rule, made from the model strategy of any key; and where a rule has nothing to break.

Every rule has a maker of candidates: strategies that should break it and nothing else. A few rules look at something
that not every case has; for them `IDLE` says what is missing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from typing import TypeAlias

from tests.keys.strategies import Items

from qorgau.exercises.strategy.answer import parse_answer
from qorgau.exercises.strategy.case_view import CaseView
from qorgau.exercises.strategy.fact_predicates import ELSEWHERE
from qorgau.exercises.strategy.hits import Parameters
from qorgau.exercises.strategy.rules import check_rules
from qorgau.exercises.strategy.vocabulary import Position

Maker: TypeAlias = Callable[[Items, CaseView], Iterator[Items]]


def over(items: Items, name: str, **change: object) -> Items:
    """One item with some of its parts changed."""
    return {**items, name: {**items.get(name, {}), **change}}


def without(items: Items, *beginnings: str) -> Items:
    """The items whose ids begin with none of these."""
    return {name: value for name, value in items.items() if not name.startswith(beginnings)}


def _of(items: Items, kind: str, **parts: object) -> list[str]:
    """Items of a kind that have these parts."""
    return [
        name
        for name, one in items.items()
        if name.startswith(f"{kind}:") and all(one.get(part) == value for part, value in parts.items())
    ]


def _main(items: Items, view: CaseView) -> Position:
    return view.vocabulary.position[items["position"]["primary"][0]]


def _beside(items: Items, part: str, position: str) -> Items:
    """A position added to a part of the choice, and not rejected any more."""
    chosen = {**items["position"], part: [*items["position"].get(part, []), position]}
    return without({**items, "position": chosen}, f"rejected:{position}")


def told_as(items: Items, view: CaseView, name: str) -> Items:
    """The same file under one other position alone: nothing is said of the facts that would clash with it."""
    position = view.vocabulary.position[name]
    tags = {*position.requires_tags, *position.forbids_tags}
    silent = {f"fact:{fact.id}": {"status": "unknown"} for fact in view.facts if tags & set(fact.tags)}
    alone = {
        "position": {"primary": [name], "secondary": [], "theory": items["position"]["theory"]},
        "fallback": {**items["fallback"], "position": "none"},
    }
    return without({**items, **silent, **alone}, f"rejected:{name}")


def _norms(view: CaseView, beginning: str) -> list[str]:
    return [norm for norm, law in view.norms.items() if law and norm.startswith(beginning)]


def two_mains(items: Items, view: CaseView) -> Iterator[Items]:
    for other in view.vocabulary.positions:
        if other.id not in items["position"]["primary"]:
            rest = [name for name in items["position"]["secondary"] if name != other.id]
            yield _beside(over(items, "position", secondary=rest), "primary", other.id)


def cancelling(items: Items, view: CaseView) -> Iterator[Items]:
    for other in view.vocabulary.positions:
        if view.vocabulary.fit(_main(items, view).id, other.id) == "contradiction":
            yield _beside(items, "secondary", other.id)
    # A legal main position contradicts nothing: two stories of facts stand beside it.
    for one in view.vocabulary.positions:
        for other in view.vocabulary.positions:
            if view.vocabulary.fit(one.id, other.id) == "contradiction":
                yield _beside(told_as(items, view, one.id), "secondary", other.id)


def even_if_of_facts(items: Items, view: CaseView) -> Iterator[Items]:
    for other in view.vocabulary.positions:
        if other.kind != "legal" and other.id not in items["position"]["primary"]:
            yield _beside(items, "arguendo", other.id)


def nothing_rejected(items: Items, _: CaseView) -> Iterator[Items]:
    yield without(items, "rejected:")


def clashing_fact(items: Items, view: CaseView) -> Iterator[Items]:
    for story in (items, *(told_as(items, view, position.id) for position in view.vocabulary.positions)):
        for fact in view.facts:
            for status in ("admitted", "disputed"):
                yield over(story, f"fact:{fact.id}", status=status, burden=True)


def refuted_alibi(items: Items, view: CaseView) -> Iterator[Items]:
    for position in view.vocabulary.positions:
        if ELSEWHERE in position.requires_tags:
            yield without(told_as(items, view, position.id), "basis:iccpr-21")


def unasked_client(items: Items, view: CaseView) -> Iterator[Items]:
    silent = over(items, "consent", teach_back=False)
    yield silent
    for position in view.vocabulary.positions:
        if position.consent:
            yield _beside(silent, "secondary", position.id)
            yield told_as(silent, view, position.id)


def uncovered_fact(items: Items, _: CaseView) -> Iterator[Items]:
    for fact in _of(items, "fact", status="disputed"):
        yield over(_unproved(items, fact), fact, sources=[], burden=False)


def _unproved(items: Items, fact: str) -> Items:
    pieces = _of(items, "evidence")
    left = {name: [one for one in items[name]["proves"] if f"fact:{one}" != fact] for name in pieces}
    return {**items, **{name: {**items[name], "proves": proves} for name, proves in left.items()}}


def burden_taken(items: Items, _: CaseView) -> Iterator[Items]:
    for fact in _of(items, "fact", status="disputed"):
        bare = over(_unproved(items, fact), fact, sources=[], burden=True)
        yield over(bare, "position", theory="Мы докажем, что он невиновен.")


def ground_without_harm(items: Items, _: CaseView) -> Iterator[Items]:
    yield over(items, "ground:one", prejudice="")


def overclaimed(items: Items, _: CaseView) -> Iterator[Items]:
    yield over(items, "ground:one", what="prot-late", consequence="terminate")


def lawful_ground(items: Items, view: CaseView) -> Iterator[Items]:
    for name in view.look_alikes:
        yield over(items, "ground:one", what=name)


def motion_outside(items: Items, view: CaseView) -> Iterator[Items]:
    for name in _of(items, "motion"):
        for stage in reversed(view.vocabulary.stages):
            yield over(items, name, stage=stage.id)


def understood_late(items: Items, view: CaseView) -> Iterator[Items]:
    for motion in view.vocabulary.motions:
        if motion.understanding and items.get(f"motion:{motion.id}"):
            for stage in view.vocabulary.stages:
                yield over(items, f"motion:{motion.id}", stage=stage.id)
        elif motion.understanding:
            yield over(items, f"motion:{motion.id}", stage=motion.window[1], if_refused="записать отказ суда")


def trap(items: Items, view: CaseView) -> Iterator[Items]:
    for motion in view.vocabulary.motions:
        if motion.trap:
            yield over(items, f"motion:{motion.id}", stage=motion.window[0])


def two_minds(items: Items, _: CaseView) -> Iterator[Items]:
    calm = without(items, "motion:M-VIDEO-PRESERVE", "motion:M-CALL", "motion:M-JOIN")
    mend = over(calm, "ground:one", consequence="add-materials")
    yield {**mend, "ground:two": {**items["ground:one"], "consequence": "terminate"}}


def late_evidence(items: Items, view: CaseView) -> Iterator[Items]:
    for piece in view.evidence:
        if piece.perishable:
            yield over(items, f"evidence:{piece.id}", use=True, secure="at-hearing")


def relied_on(items: Items, _: CaseView) -> Iterator[Items]:
    for fact in _of(items, "fact", status="admitted"):
        for piece in _of(items, "evidence"):
            source = over(items, fact, sources=[piece.partition(":")[2]])
            yield over(source, piece, admissible="challenge", proves=[fact.partition(":")[2]])


def foreign_norm(items: Items, view: CaseView) -> Iterator[Items]:
    yield over(items, "basis:КоАП РФ 20.2", level="national")
    yield from (over(items, f"basis:{norm}", level="national") for norm, law in view.norms.items() if not law)


def no_papers(items: Items, view: CaseView) -> Iterator[Items]:
    notified = "POS-NOTIFIED-LAWFUL"
    bare = {name: {**items[name], "sources": []} for name in _of(items, "fact")}
    bare = over({**items, **bare}, "ground:one", field=_field(view, "AP", "DP", "CD", "HM"))
    yield bare
    yield _beside(bare, "secondary", notified)
    yield told_as(bare, view, notified)


def _field(view: CaseView, *kinds: str) -> str:
    return next(field for field in view.fields if field.startswith(kinds))


def denied_right(items: Items, view: CaseView) -> Iterator[Items]:
    cited = over(items, "basis:iccpr-21", level="ICCPR")
    yield cited
    yield told_as(cited, view, "POS-NOT-PARTICIPANT")


def unseen_risk(items: Items, view: CaseView) -> Iterator[Items]:
    yield from (without(items, f"risk:{tag}") for tag in view.tags if f"risk:{tag}" in items)


def somebody_named(items: Items, _: CaseView) -> Iterator[Items]:
    yield over(items, "fallback", trigger="СВИДЕТЕЛЬ-9 сам организовал сбор на площади")


def filed_late(items: Items, view: CaseView) -> Iterator[Items]:
    safe = view.appeals.get("appeal")
    if safe is None:
        yield over(items, "appeal", copy_asked=False)
    else:
        yield over(items, "appeal", date=(safe + timedelta(days=1)).isoformat(), late=False)


def one_layer(items: Items, _: CaseView) -> Iterator[Items]:
    yield over(items, "appeal", late=True, layers=["reasons"])


def unweighed(items: Items, _: CaseView) -> Iterator[Items]:
    yield without(over(items, "appeal", suspend=None), "motion:M-SUSPEND")


def no_fallback(items: Items, _: CaseView) -> Iterator[Items]:
    yield without(items, "fallback")


def open_pair(items: Items, _: CaseView) -> Iterator[Items]:
    yield from (without(items, name) for name in _of(items, "pair"))


def abroad_only(items: Items, view: CaseView) -> Iterator[Items]:
    at_home = over(without(items, "motion:"), "appeal", grounds=[])
    yield at_home
    yield from (over(at_home, f"basis:{norm}", level="ICCPR") for norm in _norms(view, "iccpr-"))


def half_a_card(items: Items, _: CaseView) -> Iterator[Items]:
    yield over(items, "client", do=items["client"]["do"][:2])


MAKERS: Mapping[str, Maker] = {
    "R01": two_mains,
    "R02": cancelling,
    "R03": even_if_of_facts,
    "R04": nothing_rejected,
    "R05": clashing_fact,
    "R06": refuted_alibi,
    "R07": unasked_client,
    "R08": uncovered_fact,
    "R09": burden_taken,
    "R10": ground_without_harm,
    "R11": overclaimed,
    "R12": lawful_ground,
    "R13": motion_outside,
    "R14": understood_late,
    "R15": trap,
    "R16": two_minds,
    "R17": late_evidence,
    "R18": relied_on,
    "R19": foreign_norm,
    "R20": no_papers,
    "R21": denied_right,
    "R22": unseen_risk,
    "R23": somebody_named,
    "R24": filed_late,
    "R25": one_layer,
    "R26": unweighed,
    "R27": no_fallback,
    "R28": open_pair,
    "R29": abroad_only,
    "R30": half_a_card,
}


def _nothing_urgent(view: CaseView) -> bool:
    rule = next(rule for rule in view.vocabulary.rules if rule.id == "R26")
    return not set(view.tags) & set(Parameters(rule.parameters).texts("tags"))


# Rule → what a case must lack for the rule to have nothing to say, and why.
IDLE: Mapping[str, tuple[Callable[[CaseView], bool], str]] = {
    "R26": (_nothing_urgent, "no arrest, expulsion, minor, disability or small children"),
    "R28": (lambda view: len(view.clients) < 2, "one client"),
}


def idle(rule: str, view: CaseView) -> str | None:
    """Why `rule` has nothing to break in a case; None when it has."""
    lacks, why = IDLE.get(rule, (lambda _: False, ""))
    return why if lacks(view) else None


def fired(items: Items, view: CaseView) -> frozenset[str]:
    """The rules that a strategy breaks. All its items must be readable."""
    answer, problems = parse_answer(items, "answers.json", view.known)
    assert problems == (), problems
    return frozenset(one.rule for one in check_rules(answer, view))


def alone(rule: str, items: Items, view: CaseView) -> Items | None:
    """A strategy that breaks `rule` and no other, made from a model; None when no candidate is one."""
    return next((made for made in MAKERS[rule](items, view) if fired(made, view) == {rule}), None)
