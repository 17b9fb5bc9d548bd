"""A file of nine clients: the rules look at those whom a strategy is for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.keys.breaches import without
from tests.keys.strategies import KEYS, SOLUTIONS, Items, filled, name_of

from qorgau import places
from qorgau.cases.catalogue import load_catalogue
from qorgau.cases.load import find_case, load_case
from qorgau.exercises.material import Material, Setting, load_setting
from qorgau.exercises.strategy.answer import parse_answer
from qorgau.exercises.strategy.case_view import CaseView, case_view
from qorgau.exercises.strategy.catalogue import load_strategy_catalogue
from qorgau.exercises.strategy.live_rules import live_rules
from qorgau.exercises.strategy.rules import Finding, check_rules
from qorgau.keys.key_problems import strategy_problems
from qorgau.texts import LANGUAGES

TWINS = {path.stem.removeprefix("strategy-"): path for path in KEYS if path.parent.name == "cf13"}
EVERYBODY: tuple[str, ...] = ()


def _view(clients: tuple[str, ...]) -> CaseView:
    folder = places.cases() / "catalogue"
    case = load_case(find_case("CF13", places.cases()), places.cases() / "templates")
    return case_view(case, load_catalogue(folder), load_strategy_catalogue(folder), clients)


def _findings(items: Items, view: CaseView, rule: str) -> list[Finding]:
    answer, problems = parse_answer(items, "answers.json", view.known)
    assert problems == ()
    return [one for one in check_rules(answer, view) if one.rule == rule]


@pytest.mark.parametrize(
    ("key", "risk", "whose"),
    [
        ("passer-by", "job", "CLIENT-13-A"),
        ("passer-by", "health", "CLIENT-13-C"),
        ("participant", "children", "CLIENT-13-D"),
        ("participant", "school", "CLIENT-13-F"),
        ("observer", "third-persons", "CLIENT-13-G"),
        ("kazakh-speaker", "job", "CLIENT-13-H"),
        ("minor", "school", "CLIENT-13-I"),
    ],
)
def test_a_missing_risk_names_the_client_and_never_the_risk(key: str, risk: str, whose: str) -> None:
    """R22 counts what is missing and says whose profile tells of it, in every language."""
    items, view, _, _ = filled(TWINS[key])
    name = view.vocabulary.plan.by_id["risks"][risk].name
    (one,) = _findings(without(items, f"risk:{risk}"), view, "R22")
    assert "1" in one.message.en
    assert one.message.en.endswith(f"{whose}.")
    assert all(name.to(lang) not in one.message.to(lang) for lang in LANGUAGES)


def test_the_clients_of_one_strategy_answer_for_their_own_risks_only() -> None:
    """The passers-by need not list the school of the minor: he has a strategy of his own."""
    items, view, _, _ = filled(TWINS["passer-by"])
    assert "risk:school" not in items
    assert _findings(items, view, "R22") == []


def test_a_strategy_for_everybody_sees_everybody_s_risks() -> None:
    """Joint work for all nine lists what is at stake for each of them; one entry is enough for several people."""
    items, _, _, _ = filled(TWINS["passer-by"])
    whole = _view(EVERYBODY)
    (one,) = _findings(items, whole, "R22")
    assert "2" in one.message.en
    assert one.message.en.endswith("CLIENT-13-D; CLIENT-13-F; CLIENT-13-I.")
    more = {f"risk:{name}": {"level": "medium"} for name in ("children", "school")}
    assert _findings({**items, **more}, whole, "R22") == []


def test_the_urgent_client_makes_only_the_own_strategy_urgent() -> None:
    """The arrest of C is urgent for those who defend C, and not for those who defend H."""
    open_question = {"appeal": {"suspend": None}}
    assert _findings(open_question, _view(("C",)), "R26") != []
    assert _findings(open_question, _view(("H",)), "R26") == []


@pytest.mark.parametrize(
    ("clients", "fires"), [(("D",), False), (("H",), True), (("D", "E"), True), (EVERYBODY, True)]
)
def test_a_neighbour_is_a_third_person(clients: tuple[str, ...], fires: bool) -> None:
    """Naming D as organiser is D's own matter where only D is defended, and a new case for D everywhere else."""
    text = {"fallback": {"trigger": "КЛИЕНТ-13-D сам организовал сбор"}}
    assert bool(_findings(text, _view(clients), "R23")) is fires


@pytest.mark.parametrize("path", TWINS.values(), ids=name_of)
def test_pairs_are_those_of_the_whole_file(path: Path) -> None:
    """Who may share a defender is asked of all nine, whoever the strategy is for."""
    items, view, _, _ = filled(path)
    assert len(view.clients) == 9
    assert _findings(without(items, "pair:A+I"), view, "R28") != []


def _material(clients: tuple[str, ...]) -> Material:
    """A strategy exercise on the nine twins, with the key of the minor."""
    setting: Setting = load_setting("w01")
    case = load_case(find_case("CF13", places.cases()), places.cases() / "templates")
    exercise = setting.workbook.exercise("strategy").model_copy(
        update={"key": "strategy-minor", "clients": clients}
    )
    workbook = setting.workbook.model_copy(update={"case": "CF13", "exercises": (exercise,)})
    return replace(setting, workbook=workbook, case=case).material("strategy")


def test_the_exercise_says_whom_it_is_for() -> None:
    """The live rules, which know no key, look at the clients that workbook.yaml names."""
    items, _, _, _ = filled(TWINS["minor"])
    assert live_rules(_material(("I",)), items) == ()
    assert [one.rule for one in live_rules(_material(EVERYBODY), items)] == ["R22"]


@pytest.mark.parametrize("clients", [EVERYBODY, ("H",), ("I", "H"), ("Z",)])
def test_exercise_and_key_are_for_the_same_clients(clients: tuple[str, ...]) -> None:
    """A workbook that names other clients than its key is told, with what to write."""
    told = [
        one
        for one in strategy_problems(_material(clients), SOLUTIONS, TWINS["minor"])
        if "clients" in one.field
    ]
    assert [(one.file, one.field) for one in told] == [("w01/workbook.yaml", "exercises.strategy.clients")]
    assert "clients: [I]" in told[0].hint
    assert not any(
        "clients" in one.field for one in strategy_problems(_material(("I",)), SOLUTIONS, TWINS["minor"])
    )
