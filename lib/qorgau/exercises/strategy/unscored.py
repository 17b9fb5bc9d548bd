"""Verdicts on items that carry no points: the client's consent and the grounds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from qorgau.exercises.score import Verdict
from qorgau.exercises.strategy.answer import StrategyAnswer
from qorgau.exercises.strategy.case_view import CaseView
from qorgau.exercises.strategy.fact_predicates import no_look_alike_ground
from qorgau.exercises.strategy.position_predicates import consent_recorded
from qorgau.exercises.strategy.rules import Finding


def unscored(answer: StrategyAnswer, findings: Iterable[Finding], view: CaseView) -> Iterator[Verdict]:
    """Consent: told back, or missing where a rule asks for it; explained what must not be. Grounds: named, or lawful."""
    found = {(finding.predicate, finding.field): finding for finding in findings}
    missing = next((one for (name, _), one in found.items() if name == consent_recorded.name), None)
    if missing is not None:
        yield Verdict("consent", None, "consent-missing", 0.0, "consent", missing.why, missing.norms)
    elif answer.consent.teach_back:
        yield Verdict("consent", None, "told-back", 0.0, "consent")
    for name, word in view.vocabulary.plan.by_id["explained"].items():
        if word.why is not None and name in answer.consent.explained:
            yield Verdict("consent", name, "wrong", 0.0, "consent.explained", word.why)
    for name in sorted(answer.grounds):
        item, what = f"ground:{name}", answer.grounds[name].what
        lawful = found.get((no_look_alike_ground.name, item))
        if what is None:
            continue
        if lawful is None:
            yield Verdict(item, None, "ground", 0.0, item)
        else:
            yield Verdict(item, None, "look-alike", 0.0, item, view.look_alikes[what].about, lawful.norms)
