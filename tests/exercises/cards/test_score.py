"""Score, order and feedback of a deck of cards."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.exercises.cards.conftest import made

from qorgau.cases.drill import SIDES
from qorgau.exercises.cards.answer import CHOICES, SURE, CardsAnswer, Said
from qorgau.exercises.cards.feedback import feedback
from qorgau.exercises.cards.order import PLACES, Order, choices_in, place_of, shown_order
from qorgau.exercises.spoken import paragraphs

CARDS = tuple(made().key.card)
SAID = st.builds(Said, choice=st.none() | st.sampled_from(CHOICES), sure=st.none() | st.sampled_from(SURE))
ANSWERS = st.builds(CardsAnswer, st.dictionaries(st.sampled_from(CARDS), SAID))
OWNERS = st.none() | st.text(min_size=1, max_size=12)
UNSHUFFLED: dict[str, Order] = dict.fromkeys(CARDS, SIDES)
UNGRADED = "L4"


@given(ANSWERS, st.floats(1, 100))
@settings(deadline=None)
def test_a_score_lies_between_nothing_and_everything(answer: CardsAnswer, points: float) -> None:
    """Whatever is answered, the score is between 0 and the maximum, the verdicts add up to it, and it is the same again."""
    result = made().score(answer, points)
    assert 0 <= result.value <= result.maximum == points
    assert abs(sum(one.points for one in result.verdicts) - result.value) < 0.05
    assert made().score(answer, points) == result


@given(ANSWERS, st.sampled_from(CARDS))
@settings(deadline=None)
def test_putting_a_card_right_never_lowers_the_score(answer: CardsAnswer, card: str) -> None:
    """The right choice on one card earns at least as much as what stood there; on an ungraded one nothing changes."""
    right = CardsAnswer({**answer.cards, card: Said(choice=made().key.card[card].answer)})
    before, after = made().score(answer).value, made().score(right).value
    assert after == before if card == UNGRADED else after >= before


@given(OWNERS, st.sampled_from(CARDS), st.sampled_from(PLACES))
@settings(deadline=None)
def test_a_place_chosen_on_the_page_names_the_variant_that_stood_there(
    owner: str | None, card: str, place: str
) -> None:
    """In every order the four choices are offered once, and going from place to choice and back gives the place."""
    order = shown_order(owner, "wk/toy", card)
    assert sorted(order) == sorted(SIDES)
    offered = choices_in(order)
    assert sorted(offered) == sorted(CHOICES)
    choice = offered[PLACES.index(place)]  # type: ignore[arg-type]  # a sample of PLACES
    assert place_of(choice, order) == place


@given(OWNERS)
@settings(deadline=None)
def test_the_score_does_not_hang_on_the_order(owner: str | None) -> None:
    """Whoever finds the defect where it stands for them has everything right, in whatever order."""
    said = {}
    for name, key in made().key.card.items():
        order = shown_order(owner, "wk/toy", name)
        bad = [key.side(side).defect is not None for side in order]
        place = {
            (True, False): "first",
            (False, True): "second",
            (True, True): "both",
            (False, False): "neither",
        }[bad[0], bad[1]]
        said[name] = Said(choice=choices_in(order)[PLACES.index(place)])  # type: ignore[arg-type]  # four places
    assert made().score(CardsAnswer(said)).value == 12


def test_the_order_is_a_persons_own_and_the_same_everywhere() -> None:
    """Who is unknown sees the order of the file; two people differ on some card; a person's order is fixed for ever."""
    names = [f"K{number:02}" for number in range(1, 69)]
    anna, bolat = ([shown_order(who, "wk/station", name)[0] for name in names] for who in ("anna", "bolat"))
    assert {shown_order(None, "wk/station", name) for name in names} == {SIDES}
    assert anna != bolat
    assert 20 < anna.count("a") < 48
    # Written down: another machine or version that drew another order would change what answers were given to.
    assert "".join(anna[:16]) == "aabaaaaabaaaabab"


def told(toy: Any, answer: CardsAnswer, orders: dict[str, Order] = UNSHUFFLED) -> list[tuple[str, str]]:
    """Kind and English words of every message."""
    messages = feedback(answer, toy.score(answer), toy.key, toy.deck, orders)
    return [(one.kind, " ".join(paragraphs(one, "en"))) for one in messages]


def test_the_most_harmful_error_comes_with_its_own_reason(toy: Any) -> None:
    """Swapped entries come before a false alarm, that before a defect passed over; the reason is that of the choice."""
    said = {"L1": Said(choice="a"), "L2": Said(choice="a"), "L3": Said(choice="a")}
    reasons = []
    while said:
        error = dict(told(toy, CardsAnswer({**said, "L4": Said()})))["error"]
        reasons.append(next(name for name in said if name in error))
        assert f"{reasons[-1]} not " in error
        said[reasons[-1]] = Said(choice=toy.key.card[reasons[-1]].answer)
        if len(reasons) == 3:
            break
    assert reasons == ["L1", "L2", "L3"]


def test_what_was_sure_comes_before_what_was_not(toy: Any) -> None:
    """Of two errors of one kind and weight the one held for sure is told."""
    keys = [one.model_copy(update={"severity": "serious"}) for one in toy.key.cards]
    key = type(toy.key)("wk", "toy", toy.key.question, tuple(keys))
    answer = CardsAnswer({"L1": Said(choice="both", sure="unsure"), "L2": Said(choice="both", sure="sure")})
    result = toy.score(answer)
    messages = feedback(answer, result, key, toy.deck, UNSHUFFLED)
    assert next(one.item for one in messages if one.kind == "error") == "card:L2"


def test_one_question_leads_on(toy: Any) -> None:
    """With an error, and with nothing answered, exactly one question is asked; with everything right none."""
    for answer, count in (
        (CardsAnswer({"L1": Said(choice="a")}), 1),
        (CardsAnswer(), 1),
        (CardsAnswer({name: Said(choice=key.answer) for name, key in toy.key.card.items()}), 0),
    ):
        assert [kind for kind, _ in told(toy, answer)].count("question") == count


def test_nothing_not_found_is_told_before_the_model_answer(toy: Any) -> None:
    """Why a variant is what it is stands only in the model answer."""
    for choice in CHOICES:
        text = " ".join(text for _, text in told(toy, CardsAnswer(dict.fromkeys(CARDS, Said(choice=choice)))))
        assert not any(
            f"{name} {side} {what}" in text for name in CARDS for side in "ab" for what in ("bad", "fine")
        )


def test_the_feedback_speaks_in_the_letters_that_were_seen(toy: Any) -> None:
    """The variant a is A where it was shown first and B where it was shown second."""
    answer = CardsAnswer({"L1": Said(choice="a")})
    assert "only A" in dict(told(toy, answer))["error"]
    turned = dict.fromkeys(CARDS, SIDES[::-1])
    assert "only B" in dict(told(toy, answer, turned))["error"]


def test_the_ungraded_card_is_discussed_when_it_was_answered(toy: Any) -> None:
    """A wrong answer to it has its own reason, a right one is said to be right, both without points."""
    wrong = told(toy, CardsAnswer({UNGRADED: Said(choice="b")}))
    assert any("without points" in text and "L4 not b." in text for kind, text in wrong if kind == "note")
    right = told(toy, CardsAnswer({UNGRADED: Said(choice="a")}))
    assert any("Without points, but right" in text and "L4" in text for kind, text in right if kind == "note")


def test_how_sure_one_was_is_counted(toy: Any) -> None:
    """For each degree: how many graded cards carried it and how many of these were right."""
    answer = CardsAnswer(
        {
            "L1": Said(choice="b", sure="sure"),
            "L2": Said(choice="a", sure="sure"),
            "L4": Said(choice="a", sure="sure"),
        }
    )
    assert toy.score(answer).figures["calibration"]["sure"] == {"n": 2, "right": 1}
