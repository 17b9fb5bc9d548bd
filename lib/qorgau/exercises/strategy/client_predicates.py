"""Predicates about what surrounds the position: risks, the plan for the client, the fallback, joint clients."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from qorgau.exercises.strategy.answer import StrategyAnswer
from qorgau.exercises.strategy.case_view import CaseView
from qorgau.exercises.strategy.hits import Hit, Parameters, joined, predicate
from qorgau.exercises.strategy.items import word_count
from qorgau.exercises.strategy.position_predicates import in_catalogue_order


@predicate("risks-of-the-profile", values=["count", "clients"], parameters={"tags": ()}, ids={"tags": "tag"})
def risks_of_the_profile(answer: StrategyAnswer, view: CaseView, parameters: Parameters) -> Iterator[Hit]:
    """Each risk (`tags`) that the case ties to a client of this strategy stands in the list.

    Said is how many are missing and whose profile tells of them, never which. One list serves all the clients whom the
    strategy is for: a risk of two of them stands in it once.
    """
    asked = set(parameters.texts("tags")) - set(answer.risks)
    missing = [tag for tag in view.tags if tag in asked]
    if missing:
        names = joined([client.name for client in view.defended if asked & set(client.tags)])
        yield Hit({"count": len(missing), "clients": names})


@predicate("client-plan-whole", values=["at_least"], parameters={"at_least": 3})
def client_plan_whole(answer: StrategyAnswer, _: CaseView, parameters: Parameters) -> Iterator[Hit]:
    """The plan has a language, access, enough do and don't, a contact and a next meeting; the first gap is named."""
    plan, least = answer.client, parameters.number("at_least")
    parts = {
        "language": plan.language is not None,
        "access": bool(plan.access),
        "do": len(plan.do) >= least,
        "dont": len(plan.dont) >= least,
        "contact": word_count(plan.contact) > 0,
        "next": word_count(plan.next) > 0,
    }
    gap = next((part for part, there in parts.items() if not there), None)
    if gap is not None:
        yield Hit({"at_least": least}, f"client.{gap}")


@predicate("fallback-ready", parameters={"words": 3})
def fallback_ready(answer: StrategyAnswer, view: CaseView, parameters: Parameters) -> Iterator[Hit]:
    """There is a next line: on what sign (in at least so many `words`), and not against what is already said.

    A position is not needed: the sign and what is then asked can be a line of their own.
    """
    line, words = answer.fallback, view.vocabulary
    stated = in_catalogue_order((*answer.position.primary, *answer.position.secondary), view)
    if line.position is not None and any(words.fit(line.position, one) == "contradiction" for one in stated):
        yield Hit(field="fallback.position")
    elif word_count(line.trigger) < parameters.number("words"):
        yield Hit(field="fallback.trigger")
    elif line.position is None and not line.penalty_line.strip():
        yield Hit(field="fallback.position")


@predicate("shared-counsel-settled")
def shared_counsel_settled(answer: StrategyAnswer, view: CaseView, _: Parameters) -> Iterator[Hit]:
    """With several clients every pair is answered, and the answers agree: one counsel for A, B and C is one for A, C.

    Whose versions accuse each other is for the key: what a case file says of it must be found by the trainee.
    """
    own = {pair: answer.pairs[pair].shared for pair in answer.pairs}
    pairs = [f"{one}+{other}" for one, other in combinations(view.clients, 2)]
    open_pair = next((pair for pair in pairs if own.get(pair) is None), None)
    if open_pair is not None:
        yield Hit(field=f"pair:{open_pair}")
        return
    for trio in combinations(view.clients, 3):
        within = [f"{one}+{other}" for one, other in combinations(trio, 2)]
        if sum(bool(own[pair]) for pair in within) == 2:
            yield Hit(field=f"pair:{next(pair for pair in within if not own[pair])}")
            return
