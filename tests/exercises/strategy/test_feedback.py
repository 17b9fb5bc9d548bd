"""The feedback: its order, its reasons, and what it keeps to itself."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qorgau.cases.words import Words
from qorgau.exercises.score import Message, plain
from qorgau.exercises.spoken import paragraphs
from qorgau.exercises.strategy.answer import StrategyAnswer
from qorgau.exercises.strategy.feedback import feedback, own_verdicts
from qorgau.exercises.strategy.harm import ORDER

PATIENT = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
PLACE = {"right": 0, "error": 1, "question": 2, "note": 3, "model": 4}


def _told(toy: Any, items: Any, *, model: bool = False) -> tuple[Message, ...]:
    answer = toy.answer(items)
    return feedback(answer, toy.score(items), toy.key, toy.rubric, toy.view, toy.days, model=model)


def _error(toy: Any, items: Any) -> Message:
    (message,) = [one for one in _told(toy, items) if one.kind == "error"]
    return message


@PATIENT
@given(data=st.data(), model=st.booleans())
def test_order_of_feedback(toy: Any, answers: Any, data: st.DataObject, model: bool) -> None:
    """What is right, at most one error, at most one question, notes, and the model answer only on demand."""
    told = _told(toy, data.draw(answers), model=model)
    kinds = [one.kind for one in told if one.text != "strategy.feedback.complete"]
    assert kinds == sorted(kinds, key=lambda kind: PLACE[kind])
    assert kinds.count("error") <= 1
    assert kinds.count("question") <= 1
    assert ("model" in kinds) == model


@PATIENT
@given(data=st.data())
def test_every_message_can_be_said(toy: Any, answers: Any, data: st.DataObject) -> None:
    """Each message has its sentence in every language, and everything that fills it."""
    for message in _told(toy, data.draw(answers), model=True):
        for lang in ("ru", "en"):
            assert all(paragraphs(message, lang))


def _unfound(toy: Any, answer: StrategyAnswer) -> Iterator[Words]:
    """Reasons of the key and names of the vocabulary that this answer does not hold."""
    key, words = toy.key, toy.view.vocabulary
    named = {*answer.position.all, *answer.rejected}
    spoken = {*named, answer.gate.gate, answer.fallback.position}
    for name, reason in key.positions.items():
        if name not in named:
            yield reason
        if name not in spoken:
            yield words.position[name].name
    for fact in key.facts:
        stand = answer.facts.get(fact.id)
        chosen = stand.status if stand else None
        yield from (fact.reason(one) for one in ("admitted", "disputed", "unknown") if one != chosen)
    for item in key.evidence:
        use = answer.evidence.get(item.id)
        if use is None or not use.use:
            yield item.why
            # The turnstile is named by the rule on alibis: it stands in the open file.
            if item.id != "E-TURNSTILE":
                yield toy.view.exhibit[item.id].name
    for motion in words.motions:
        if motion.id not in answer.motions:
            yield motion.name
            yield key.motions.others.get(motion.id) or key.motions.by_id[motion.id].why
    yield key.theory
    yield from (why for name, why in key.gate.why.items() if name != answer.gate.gate)
    for norm in key.basis.expected:
        if not any(name in answer.basis for name in norm.any):
            yield norm.why
    yield from (why for name, why in key.basis.others.items() if name not in answer.basis)
    yield key.client.why
    for risk in key.risks.expected:
        if risk.id not in answer.risks:
            yield risk.why
    yield from (why for name, why in key.risks.others.items() if name not in answer.risks)
    yield from (why for name, why in key.fallback.positions.items() if name != answer.fallback.position)
    yield from (why for name, why in key.appeal.why.ask.items() if name != answer.appeal.ask)
    day = answer.appeal.date
    if day is None or not toy.days.served <= day <= toy.days.last_safe:
        yield key.appeal.why.right
    if day is None:
        yield from (key.appeal.why.late, key.appeal.why.early)


@PATIENT
@given(data=st.data())
def test_nothing_unfound_is_told(toy: Any, answers: Any, data: st.DataObject) -> None:
    """Before the reveal neither messages nor verdicts name or explain what the trainee has not found."""
    items = data.draw(answers)
    answer, score = toy.answer(items), toy.score(items)
    shown = [plain(one) for one in (*_told(toy, items), *own_verdicts(score, toy.key))]
    said = json.dumps(shown, ensure_ascii=False)
    for secret in _unfound(toy, answer):
        assert secret.ru not in said
        assert secret.en not in said


@PATIENT
@given(data=st.data())
def test_the_last_safe_day_is_not_told(toy: Any, answers: Any, data: st.DataObject) -> None:
    """Before the reveal no message gives the day that the trainee has to count."""
    items = {**data.draw(answers), "appeal": {"date": "2019-03-20"}}
    said = " ".join(line for one in _told(toy, items) for line in paragraphs(one, "en"))
    assert "15.03.2019" not in said


def test_the_guard_against_leaks_can_fail(toy: Any) -> None:
    """With the model answer the same reasons are there: the test above looks for the right thing."""
    items = {"position": {"primary": ["POS-SANG"]}}
    said = json.dumps([plain(one) for one in _told(toy, items, model=True)], ensure_ascii=False)
    hidden = list(_unfound(toy, toy.answer(items)))
    found = [one for one in hidden if one.ru in said]
    assert toy.key.theory in found
    assert toy.key.exhibit["E-CAMERA"].why in found
    assert toy.key.motions.by_id["M-FILE"].why in found
    assert toy.key.positions["POS-BYSTANDER"] in found


def test_choosing_everything_does_not_open_the_key(toy: Any) -> None:
    """Ticking every position as the main one brings no reason of an accepted one to light."""
    items = {"position": {"primary": list(toy.view.vocabulary.position)}}
    shown = [*_told(toy, items), *own_verdicts(toy.score(items), toy.key)]
    said = json.dumps([plain(one) for one in shown], ensure_ascii=False)
    assert all(toy.key.positions[name].ru not in said for name in toy.key.weight)


def test_rejecting_the_answer_does_not_tell_it(toy: Any) -> None:
    """That a rejected position was the right one is shown with the model answer only."""
    items = {"rejected:POS-BYSTANDER": {"why": "одно два три четыре пять шесть семь восемь"}}
    score = toy.score(items)
    assert [one.outcome for one in own_verdicts(score, toy.key)] == []
    assert "rejected-good" in [one.outcome for one in own_verdicts(score, toy.key, model=True)]


def test_all_is_right(toy: Any) -> None:
    """The model strategy hears what is right and nothing else."""
    told = _told(toy, toy.model)
    assert {one.kind for one in told} == {"right"}
    assert told[-1].text == "strategy.feedback.complete"


def test_a_blank_form_is_asked_where_to_begin(toy: Any) -> None:
    """No error is found in nothing."""
    assert [(one.kind, one.text) for one in _told(toy, {})] == [
        ("question", "strategy.feedback.question.start"),
        ("note", "strategy.feedback.note.blank"),
    ]


# Rank → what makes it the worst error of the model strategy, the item, and the key's own reason for it.
ERRORS: dict[str, tuple[dict[str, Any], str | None]] = {
    "contradiction": (
        {"position": {"primary": ["POS-BYSTANDER"], "secondary": ["POS-SANG"]}, "rejected:POS-SANG": None},
        "position",
    ),
    "consent": (
        {"position": {"primary": ["POS-WARDEN"], "secondary": ["POS-SANG"]}, "consent": None},
        "consent",
    ),
    "primary": ({"position": {"primary": ["POS-WARDEN"], "theory": "Он дежурил."}}, "position"),
    "block": ({"fact:F2": {"status": "admitted"}}, "fact:F2"),
    "appeal": ({"appeal": {"date": "2019-03-16"}}, "appeal"),
    "gate": ({"gate": {"gate": "POS-UNPROVED"}}, "gate"),
    "law": ({"basis:old-rule": {"level": "national"}}, "basis:old-rule"),
    "fact": ({"fact:F1": {"status": "unknown"}}, "fact:F1"),
    "perishable": (
        {"evidence:E-CAMERA": {"use": True, "proves": ["F2"], "secure": "at-hearing"}},
        "evidence:E-CAMERA",
    ),
    "motion": ({"motion:M-BACK": {"stage": "S2", "order": 1}}, "motion:M-BACK"),
    "client": ({"client": {"do": ["sing"]}}, "client"),
    "fallback": ({"fallback": {"position": "POS-WARDEN"}}, "fallback"),
    "norm": ({"basis:rule-appeals": {"level": "national"}}, "basis:rule-appeals"),
    "request": ({"appeal": {"date": "2019-03-15", "ask": "change"}}, "appeal"),
    "ground": ({"ground:1": {"what": "ok-short-name", "field": "RN.1"}}, "ground:1"),
    "stage": ({"motion:M-KEEP": {"stage": "S2", "order": 9}}, "motion:M-KEEP"),
    "evidence": (
        {"evidence:E-CARD": {"use": True, "proves": ["F4"], "secure": "tonight"}},
        "evidence:E-CARD",
    ),
    "risk": ({"risk:choir": {"level": "high"}}, "risk:choir"),
    "order": (
        {"motion:M-TIME": {"stage": "S1", "order": 2, "if_refused": "записать"}},
        "motion:M-KEEP",
    ),
    "theory": ({"position": {"primary": ["POS-BYSTANDER"], "theory": "ля " * 41}}, "position"),
    "level": ({"basis:rule-time": {"level": "soft-law"}}, "basis:rule-time"),
    "sources": ({"fact:F1": {"status": "admitted"}}, "fact:F1"),
    "next-step": ({"motion:M-STRIKE": {"stage": "S3", "order": 4}}, "motion:M-STRIKE"),
    "warn": ({"rejected:POS-SANG": {"why": "он молчал"}}, "rejected"),
}


def _with(toy: Any, *ranks: str) -> Any:
    items = dict(toy.model)
    for rank in ranks:
        items.update(ERRORS[rank][0])
    return {name: value for name, value in items.items() if value is not None}


def test_an_error_is_known_for_every_rank() -> None:
    """The next tests leave no rank of harm out."""
    assert tuple(ERRORS) == ORDER


@pytest.mark.parametrize("rank", ERRORS)
def test_the_error_is_about_its_item(toy: Any, rank: str) -> None:
    """A strategy with one error hears about the very item, and gets a question."""
    told = _told(toy, _with(toy, rank))
    (error,) = [one for one in told if one.kind == "error"]
    assert error.item == ERRORS[rank][1]
    assert [one.kind for one in told].count("question") == 1


@pytest.mark.parametrize(("worse", "better"), list(pairwise(ORDER)))
def test_the_more_harmful_error_is_told(toy: Any, worse: str, better: str) -> None:
    """Of two neighbours in the order of harm the worse one is told."""
    # Where both change the same item, the worse change stays.
    both = _error(toy, _with(toy, better, worse))
    alone = _error(toy, _with(toy, worse))
    assert (both.text, both.item, both.reasons[:1]) == (alone.text, alone.item, alone.reasons[:1])


def test_errors_give_the_reason_of_the_choice(toy: Any) -> None:
    """A wrong story, stand, motion, ground and day each bring their own reason."""
    key = toy.key
    assert _error(toy, _with(toy, "primary")).reasons == (key.positions["POS-WARDEN"],)
    assert _error(toy, _with(toy, "fact")).reasons == (key.fact["F1"].why.unknown,)
    assert _error(toy, _with(toy, "motion")).reasons == (key.motions.others["M-BACK"],)
    assert _error(toy, _with(toy, "appeal")).reasons == (key.appeal.why.late,)
    assert _error(toy, _with(toy, "gate")).reasons == (key.gate.why["POS-UNPROVED"],)
    assert _error(toy, _with(toy, "norm")).reasons == (key.basis.others["rule-appeals"],)
    assert _error(toy, _with(toy, "risk")).reasons == (key.risks.others["choir"],)
    assert _error(toy, _with(toy, "request")).reasons == (key.appeal.why.ask["change"],)
    assert _error(toy, _with(toy, "ground")).reasons == (toy.view.look_alikes["ok-short-name"].about,)
    contradiction = _error(toy, _with(toy, "contradiction")).reasons
    assert contradiction[1:] == (key.positions["POS-SANG"],), "the accepted one of the pair is not named"


def test_a_wrong_admission_comes_first(toy: Any) -> None:
    """Of two wrong stands the one that gives something away is told."""
    items = {**toy.model, "fact:F1": {"status": "unknown"}, "fact:F3": {"status": "admitted"}}
    assert _error(toy, items).item == "fact:F3"


def test_what_is_only_missing_is_a_question_not_an_error(toy: Any) -> None:
    """Without own errors the question goes to the dimension that lost most."""
    items = {name: value for name, value in toy.model.items() if not name.startswith("evidence:")}
    told = _told(toy, items)
    assert [one.text for one in told if one.kind == "question"] == ["strategy.feedback.question.evidence"]
    assert not [one for one in told if one.kind == "error"]


def test_a_gate_is_said(toy: Any) -> None:
    """A closed gate is a note with the figures."""
    (note,) = [one for one in _told(toy, _with(toy, "contradiction")) if one.kind == "note"]
    assert note.text == "strategy.feedback.note.cap.contradiction"
    assert (note.values["points"], note.values["maximum"]) == ("35", "60")


def test_norms_go_with_their_messages(toy: Any) -> None:
    """A message about a motion, a rule or the appeal closes with its norms."""
    told = _told(toy, toy.model, model=True)
    norms = {(one.kind, one.field): one.norms for one in told}
    assert norms["model", "motion:M-TIME"] == ("rule-time",)
    assert norms["right", "appeal"] == norms["model", "appeal"] == ("rule-appeals",)


def test_the_model_answer_stands_beside_the_own(toy: Any) -> None:
    """Every part of the key appears once, with what the trainee chose and the reason against a wrong choice."""
    items = {
        "fact:F2": {"status": "admitted"},
        "motion:M-PARDON": {"stage": "S3"},
        "appeal": {"date": "2019-03-04"},
        "gate": {"gate": "POS-UNPROVED"},
        "fallback": {"position": "POS-SANG"},
        "client": {"do": ["sing"]},
    }
    told = {one.field: one for one in _told(toy, items, model=True) if one.kind == "model"}
    key = toy.key
    assert {f"fact:{fact.id}" for fact in key.facts} <= set(told)
    assert {f"evidence:{one.id}" for one in key.evidence} <= set(told)
    assert {f"motion:{one.id}" for one in key.motions.expected} <= set(told)
    assert told["fact:F2"].reasons == (key.fact["F2"].why.admitted, key.fact["F2"].why.disputed)
    assert {norm.item for norm in key.basis.expected} <= set(told)
    assert {f"risk:{risk.id}" for risk in key.risks.expected} <= set(told)
    assert {"gate", "client", "client.do", "client.dont", "fallback.position", "appeal.ask"} <= set(told)
    assert told["gate"].reasons == (key.gate.why["POS-UNPROVED"], key.gate.why["none"])
    assert told["fallback.position"].reasons[0] == key.fallback.positions["POS-SANG"]
    assert told["client.do"].reasons == (toy.view.vocabulary.plan.by_id["dos"]["sing"].why,)
    assert told["motion:M-PARDON"].reasons == (key.motions.others["M-PARDON"],)
    assert told["appeal"].reasons == (key.appeal.why.early, key.appeal.why.right)
    assert told["appeal"].values["date"] == "15.03.2019"


def test_a_promised_end_is_told_with_its_reason(toy: Any) -> None:
    """What must not be explained to a client costs no points and is spoken of with its own reason."""
    items = {**toy.model, "consent": {"teach_back": True, "explained": ["risks", "end"]}}
    assert toy.score(items).value == 60
    error = _error(toy, items)
    assert (error.text, error.item) == ("strategy.feedback.error.consent-wrong", "consent")
    assert error.reasons == (toy.view.vocabulary.plan.by_id["explained"]["end"].why,)


def test_a_fallback_that_is_the_main_line_again_is_told(toy: Any) -> None:
    """The feedback says so and gives no reason of the key away."""
    items = {**toy.model, "fallback": {"position": "POS-BYSTANDER", "trigger": "если не поверят"}}
    error = _error(toy, items)
    assert (error.text, error.reasons) == ("strategy.feedback.error.same-line", ())
