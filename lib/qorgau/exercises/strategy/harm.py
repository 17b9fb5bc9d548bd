"""Which error does the defence the most harm: the feedback speaks about that one first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from qorgau.cases.words import Words
from qorgau.exercises.score import Message, Score, Value, Verdict
from qorgau.exercises.strategy import naming
from qorgau.exercises.strategy.answer import StrategyAnswer
from qorgau.exercises.strategy.case_view import CaseView
from qorgau.exercises.strategy.key import StrategyKey
from qorgau.exercises.strategy.position_predicates import (
    consent_recorded,
    in_catalogue_order,
    no_contradiction,
)
from qorgau.exercises.strategy.rubric import StrategyRubric
from qorgau.exercises.strategy.rules import Finding

# From the worst down.
ORDER = (
    "contradiction",  # two stories: the court believes neither
    "consent",  # an admission the client did not decide on
    "primary",  # the story itself cannot be held
    "block",  # any other blocking rule
    "appeal",  # a missed term cannot be mended by good grounds
    "gate",  # arguing the merits where the door decides, or the door where the merits do
    "law",  # foreign law, or law of another day: the court stops reading
    "fact",  # something given away, or a fight picked with one's own evidence
    "perishable",  # evidence that will be gone
    "motion",  # a request that harms or leads away
    "client",  # advice that harms the client, or that they cannot use
    "fallback",  # a second line that takes back the first
    "norm",  # a norm that does not carry this case
    "request",  # an appeal that asks for the wrong thing
    "ground",  # a lawful thing pleaded as a breach
    "stage",  # a good request at the wrong time
    "evidence",
    "risk",
    "order",
    "theory",
    "level",
    "sources",
    "next-step",
    "warn",
)

# Outcome of a verdict → its rank, where it has one whatever the item.
_RANKS = {
    "wrong-status": "fact",
    "weak-sources": "sources",
    "other-facts": "evidence",
    "no-stage": "stage",
    "other-stage": "stage",
    "out-of-window": "stage",
    "out-of-order": "order",
    "theory-long": "theory",
    "look-alike": "ground",
    "not-weighed": "evidence",
    "other-admissible": "evidence",
    "no-such-norm": "law",
    "not-law": "law",
    "other-level": "level",
    "other-access": "client",
    "clash": "fallback",
    "same-line": "fallback",
    "wrong-ask": "request",
    "wrong-late": "request",
    "wrong-suspend": "request",
    "untied": "request",
    "no-next-step": "next-step",
}

# Item → rank of its outcome "wrong".
_WRONG = {
    "position": "primary",
    "motion": "motion",
    "gate": "gate",
    "basis": "norm",
    "client": "client",
    "consent": "client",
    "risk": "risk",
    "fallback": "fallback",
}

# What is not the answer itself: reasons that may be told although the item is not yet right.
_TOLD = frozenset(
    {"primary", "fact", "motion", "ground", "appeal", "gate", "norm", "client", "fallback", "request", "risk"}
)


@dataclass(frozen=True)
class Error:
    """One error: its rank in ORDER, the message about it, and whether it is the worse of its rank."""

    rank: str
    message: Message
    worse: bool = False


def by_harm(
    answer: StrategyAnswer,
    score: Score,
    findings: Sequence[Finding],
    key: StrategyKey,
    rubric: StrategyRubric,
    view: CaseView,
) -> Sequence[Error]:
    """The trainee's own errors, the most harmful first; what was not found is no error here.

    Inside one rank a wrong admission comes before other wrong stands; then the order of the verdicts.
    """
    errors = [_finding(found, answer, key, view) for found in findings]
    errors += _verdicts(answer, score, rubric, view)
    return sorted(errors, key=lambda error: (ORDER.index(error.rank), not error.worse))


def _finding(found: Finding, answer: StrategyAnswer, key: StrategyKey, view: CaseView) -> Error:
    rank = "block" if found.severity == "block" else "warn"
    reasons: tuple[Words, ...] = (found.why,)
    if found.predicate == no_contradiction.name:
        rank, reasons = "contradiction", (found.why, *_excluding(answer, key, view))
    elif found.predicate == consent_recorded.name:
        rank = "consent"
    item = found.field if ":" in found.field else found.field.partition(".")[0]
    values: dict[str, Value] = {"finding": found.message}
    frame = "strategy.feedback.error.finding"
    return Error(rank, Message("error", frame, found.norms, found.field, item, values, reasons))


def _excluding(answer: StrategyAnswer, key: StrategyKey, view: CaseView) -> Iterator[Words]:
    # An accepted position among them is not named: it would be the answer.
    stated = in_catalogue_order((*answer.position.primary, *answer.position.secondary), view)
    pairs = [pair for pair in combinations(stated, 2) if view.vocabulary.fit(*pair) == "contradiction"]
    for name in stated:
        if name not in key.weight and any(name in pair for pair in pairs):
            yield key.positions[name]


def _verdicts(
    answer: StrategyAnswer, score: Score, rubric: StrategyRubric, view: CaseView
) -> Iterator[Error]:
    for verdict in score.verdicts:
        kind, _, name = (verdict.item or "").partition(":")
        rank = _rank(verdict, kind, name, view)
        if rank is None:
            continue
        reasons = (verdict.explanation,) if rank in _TOLD and verdict.explanation else ()
        frame = f"strategy.feedback.error.{verdict.outcome}"
        if verdict.outcome in ("wrong", "late", "early", "other-level"):
            frame = f"strategy.feedback.error.{kind}-{verdict.outcome}"
        values = _values(verdict, answer, rubric, view)
        worse = rank == "fact" and answer.facts[name].status == "admitted"
        message = Message("error", frame, verdict.norms, verdict.field, verdict.item, values, reasons)
        yield Error(rank, message, worse)


def _rank(verdict: Verdict, kind: str, name: str, view: CaseView) -> str | None:
    if verdict.outcome == "wrong":
        return _WRONG[kind]
    if verdict.outcome in ("late", "early"):
        return "appeal"
    if verdict.outcome in ("unsecured", "secured-late"):
        return "perishable" if view.exhibit[name].perishable else "evidence"
    return _RANKS.get(verdict.outcome)


def _values(
    verdict: Verdict, answer: StrategyAnswer, rubric: StrategyRubric, view: CaseView
) -> dict[str, Value]:
    kind, _, name = (verdict.item or "").partition(":")
    words, plan = view.vocabulary, view.vocabulary.plan.by_id
    if verdict.outcome == "theory-long":
        return {"limit": rubric.shares.position.theory_words}
    if kind == "position" and verdict.key:
        return {"position": words.position[verdict.key].name}
    if kind == "fact":
        return {
            "fact": naming.quoted([view.fact[name].text]),
            "status": naming.status(answer.facts[name].status),
        }
    if kind == "evidence":
        return {"evidence": view.exhibit[name].name, "secure": naming.moment(answer.evidence[name].secure)}
    if kind == "motion":
        stage = answer.motions[name].stage
        return {
            "motion": words.motion[name].name,
            "stage": words.stage[stage].name if stage else naming.NOTHING,
        }
    if kind == "ground":
        return {"ground": view.look_alikes[answer.grounds[name].what or ""].name}
    if kind == "gate":
        return {"gate": naming.gate(answer.gate.gate, view)}
    if kind == "basis":
        return {"norm": naming.own_words(name)}
    if kind == "client":
        return {"choice": naming.line((verdict.key or "").partition(":")[2], view)}
    if kind == "consent":
        return {"choice": plan["explained"][verdict.key or ""].name}
    if kind == "risk":
        return {"risk": plan["risks"][name].name}
    if kind == "fallback":
        return {"position": naming.fallback(answer.fallback.position, view)}
    asked = plan["asks"].get(answer.appeal.ask or "")
    return {"date": naming.day(answer.appeal.date), "ask": asked.name if asked else naming.NOTHING}
