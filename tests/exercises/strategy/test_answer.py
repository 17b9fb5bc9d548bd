"""Reading the items of the form."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qorgau.exercises.strategy.answer import StrategyAnswer, parse_answer
from qorgau.exercises.strategy.items import word_count


def test_every_kind_of_item_is_read(toy: Any) -> None:
    """The nine kinds of items end up in their own places."""
    answer = toy.answer(toy.model)
    assert answer.position.primary == ("POS-BYSTANDER",)
    assert answer.position.all == ("POS-BYSTANDER", "POS-UNPROVED", "POS-TOO-HARSH")
    assert set(answer.rejected) == {"POS-ELSEWHERE", "POS-SANG"}
    assert answer.consent.teach_back
    assert answer.facts["F2"].burden
    assert answer.evidence["E-CARD"].proves == ("F4", "F2")
    assert answer.motions["M-FILE"].order == 3
    assert answer.grounds["11111111"].what == "time-missing"
    assert answer.appeal.date == date(2019, 3, 15)


def test_the_items_around_the_position_are_read(toy: Any) -> None:
    """Gate, client, risks, fallback, basis and pairs, and the new parts of older items, keep what they hold."""
    answer = toy.answer(
        {
            "gate": {"gate": "none"},
            "consent": {
                "teach_back": True,
                "explained": ["risks"],
                "language": "ru",
                "choice": "POS-BYSTANDER",
            },
            "client": {
                "steps": ["welcome"],
                "do": ["call"],
                "dont": ["blanks"],
                "access": ["none"],
                "contact": "сестра",
            },
            "risk:card": {"level": "high", "who": "client", "mitigation": "просить копию"},
            "fallback": {"position": "POS-UNPROVED", "trigger": "если суд поверит", "proof": ["E-CARD"]},
            "basis:rule-time": {"element": "минута", "level": "national", "supports": "POS-BYSTANDER"},
            "evidence:E-GUARD": {"admissible": "challenge", "ground": "time-missing", "obtained": "todo"},
            "ground:1": {"prejudice": "не проверить", "consequence": "exclude", "confidence": "sure"},
            "motion:M-STRIKE": {"evidence": ["E-GUARD"], "grounds": ["time-missing"], "if_refused": "жалоба"},
            "appeal": {"ask": "cancel", "late": False, "grounds": ["time-missing"], "layers": ["in-time"]},
            "pair:A+C": {"shared": False},
        }
    )
    assert answer.gate.gate == "none"
    assert (answer.consent.language, answer.consent.choice) == ("ru", "POS-BYSTANDER")
    assert answer.client.do == ("call",)
    assert answer.risks["card"].level == "high"
    assert answer.fallback.proof == ("E-CARD",)
    assert answer.basis["rule-time"].supports == "POS-BYSTANDER"
    assert answer.evidence["E-GUARD"].admissible == "challenge"
    assert answer.grounds["1"].consequence == "exclude"
    assert answer.motions["M-STRIKE"].if_refused == "жалоба"
    assert answer.appeal.late is False
    assert answer.pairs["A+C"].shared is False


@pytest.mark.parametrize("name", ["old-rule", "ст. 20.2 чужого кодекса", "no-such-norm"])
def test_a_norm_need_not_be_known_to_be_kept(toy: Any, name: str) -> None:
    """Whether a norm is law is judged by a rule, so the trainee's own words are kept."""
    assert list(toy.answer({f"basis:{name}": {"element": "участие"}}).basis) == [name]


def test_a_norm_named_at_great_length_is_damaged(toy: Any) -> None:
    """A name of a norm has at most two hundred characters."""
    answer, problems = parse_answer({"basis:" + "x" * 201: {}}, "a.json", toy.view.known)
    assert len(problems) == 1
    assert not answer.basis


def test_order_of_items_means_nothing(toy: Any) -> None:
    """The same items in another order are the same answer, to the order of what it holds."""
    there, back = toy.answer(toy.model), toy.answer(dict(reversed(toy.model.items())))
    assert there == back
    assert list(there.motions) == list(back.motions)


def test_removed_items_are_no_items(toy: Any) -> None:
    """None stands for an item that was taken away."""
    assert toy.answer({"appeal": None, "fact:F1": None}) == StrategyAnswer()


def test_an_emptied_day_is_no_day(toy: Any) -> None:
    """A browser sends an emptied date box as an empty text."""
    assert toy.answer({"appeal": {"date": ""}}).appeal.date is None


def test_the_same_id_twice_in_a_list_counts_once(toy: Any) -> None:
    """A position chosen twice in one list is one main position."""
    answer = toy.answer({"position": {"primary": ["POS-SANG", "POS-SANG"]}})
    assert answer.position.primary == ("POS-SANG",)


@pytest.mark.parametrize(
    ("item", "value", "field"),
    [
        ("position", {"primary": ["POS-NONE"]}, "position.primary"),
        ("position", {"primary": "POS-SANG"}, "position.primary"),
        ("position", ["POS-SANG"], "position"),
        ("rejected:POS-NONE", {"why": ""}, "rejected:POS-NONE"),
        ("consent", {"teach_back": "yes"}, "consent.teach_back"),
        ("fact:F9", {}, "fact:F9"),
        ("fact:F1", {"sources": ["ZZ.1"]}, "fact:F1.sources"),
        ("evidence:E-CARD", {"proves": ["F9"]}, "evidence:E-CARD.proves"),
        ("evidence:E-CARD", {"use": 1}, "evidence:E-CARD.use"),
        ("evidence:E-CARD", {"secure": "soon"}, "evidence:E-CARD.secure"),
        ("motion:M-NONE", {}, "motion:M-NONE"),
        ("motion:M-FILE", {"stage": "S9"}, "motion:M-FILE.stage"),
        ("motion:M-FILE", {"order": -1}, "motion:M-FILE.order"),
        ("motion:M-FILE", {"order": True}, "motion:M-FILE.order"),
        ("ground:1", {"what": "nothing"}, "ground:1.what"),
        ("ground:1", {"field": "ZZ.1"}, "ground:1.field"),
        ("appeal", {"date": "15.03.2019"}, "appeal.date"),
        ("appeal", {"date": 1552608000}, "appeal.date"),
        ("appeal", {"date": "2019-02-30"}, "appeal.date"),
        ("fact", {"status": "admitted"}, "fact"),
        ("fact:", {"status": "admitted"}, "fact:"),
        ("position:x", {}, "position:x"),
        ("gate", {"gate": "POS-SANG"}, "gate.gate"),
        ("consent", {"explained": ["moon"]}, "consent.explained"),
        ("consent", {"language": "xx"}, "consent.language"),
        ("consent", {"choice": "POS-NONE"}, "consent.choice"),
        ("client", {"steps": ["dance"]}, "client.steps"),
        ("client", {"do": ["blanks"]}, "client.do"),
        ("client", {"dont": ["call"]}, "client.dont"),
        ("client", {"access": ["lift"]}, "client.access"),
        ("client", {"contact": 5}, "client.contact"),
        ("risk:rain", {}, "risk:rain"),
        ("risk:card", {"level": "huge"}, "risk:card.level"),
        ("risk:card", {"who": "judge"}, "risk:card.who"),
        ("fallback", {"position": "POS-NONE"}, "fallback.position"),
        ("fallback", {"proof": ["E-NONE"]}, "fallback.proof"),
        ("basis:rule-time", {"level": "cosmic"}, "basis:rule-time.level"),
        ("basis:rule-time", {"supports": "POS-NONE"}, "basis:rule-time.supports"),
        ("basis:", {}, "basis:"),
        ("evidence:E-CARD", {"admissible": "perhaps"}, "evidence:E-CARD.admissible"),
        ("evidence:E-CARD", {"ground": "nothing"}, "evidence:E-CARD.ground"),
        ("evidence:E-CARD", {"obtained": "lost"}, "evidence:E-CARD.obtained"),
        ("ground:1", {"consequence": "pardon"}, "ground:1.consequence"),
        ("ground:1", {"confidence": "very"}, "ground:1.confidence"),
        ("motion:M-FILE", {"evidence": ["E-NONE"]}, "motion:M-FILE.evidence"),
        ("motion:M-FILE", {"grounds": ["nothing"]}, "motion:M-FILE.grounds"),
        ("appeal", {"ask": "beg"}, "appeal.ask"),
        ("appeal", {"late": "no"}, "appeal.late"),
        ("appeal", {"grounds": ["nothing"]}, "appeal.grounds"),
        ("appeal", {"layers": ["cake"]}, "appeal.layers"),
        ("pair:A+Z", {}, "pair:A+Z"),
        ("pair:B+A", {}, "pair:B+A"),
        ("pair:A+B", {"shared": 1}, "pair:A+B.shared"),
    ],
)
def test_a_damaged_item_is_reported_and_left_out(toy: Any, item: str, value: Any, field: str) -> None:
    """Each kind of damage names file and field, and costs only the item itself."""
    answer, problems = parse_answer(
        {item: value, "fact:F2": {"status": "disputed"}}, "a.json", toy.view.known
    )
    assert {problem.file for problem in problems} == {"a.json"}
    assert [problem.field for problem in problems] == [field]
    assert answer.damaged == (item,)
    assert answer == StrategyAnswer(facts=answer.facts, damaged=(item,))
    assert list(answer.facts) == ["F2"]


@settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.too_slow])
@given(
    items=st.dictionaries(
        st.sampled_from(
            [
                "position",
                "consent",
                "appeal",
                "fact:F1",
                "motion:M-FILE",
                "ground:1",
                "",
                ":",
                "x",
                "gate",
                "client",
                "fallback",
                "risk:card",
                "basis:rule-time",
                "pair:A+B",
            ]
        ),
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.text(max_size=5),
            lambda inner: (
                st.lists(inner, max_size=3)
                | st.dictionaries(
                    st.sampled_from(["primary", "status", "stage", "date", "what", "gate", "?"]), inner
                )
            ),
            max_leaves=6,
        ),
    )
)
def test_no_damage_stops_the_reading(toy: Any, items: dict[str, Any]) -> None:
    """Whatever JSON stands in the items, the reading ends with an answer, and each damaged item is named."""
    answer, problems = parse_answer(items, "a.json", toy.view.known)
    assert bool(answer.damaged) == bool(problems)
    assert set(answer.damaged) <= set(items)


@pytest.mark.parametrize(
    ("text", "count"), [("", 0), (" — ", 0), ("он — молчал", 2), ("в 15:00, 5-го", 3), ("қорғау\nкерек", 2)]
)
def test_word_count(text: str, count: int) -> None:
    """A dash standing alone is no word; numbers are."""
    assert word_count(text) == count
