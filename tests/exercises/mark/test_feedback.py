"""What the trainee is told, and what is kept back."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qorgau.cases.words import Words
from qorgau.exercises.mark.answer import Mark, MarkAnswer
from qorgau.exercises.mark.feedback import Feedback, feedback
from qorgau.exercises.mark.score import score
from qorgau.exercises.score import Message, plain
from qorgau.exercises.spoken import paragraphs

# Speed of the machine is not what these tests are about.
PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
ORDER = ["right", "error", "question", "note"]


def _told(answer: MarkAnswer, game: Any, *, model: bool = False) -> Feedback:
    result = score(answer, game.key, game.rubric, game.known.families, points=40.0)
    return feedback(answer, result, game.key, game.rubric, game.catalogue, model=model)


def _marks(**marks: tuple[str, str]) -> MarkAnswer:
    return MarkAnswer(
        {f"m-{name}": Mark(field=field, defect=defect) for name, (field, defect) in marks.items()}
    )


def _one(told: Feedback, kind: str) -> Message:
    (found,) = [message for message in told.messages if message.kind == kind]
    return found


def _frames(told: Feedback, kind: str) -> list[str]:
    return [message.text.removeprefix("mark.feedback.") for message in told.messages if message.kind == kind]


@PATIENT
@given(data=st.data())
def test_messages_come_in_their_order(data: st.DataObject, shapes: Any) -> None:
    """First what is right, then one error at most, then one question at most, then the notes."""
    game = data.draw(shapes.games)
    kinds = [message.kind for message in _told(data.draw(shapes.answers(game)), game).messages]
    assert kinds == sorted(kinds, key=ORDER.index)
    assert kinds.count("error") <= 1
    assert kinds.count("question") <= 1


@PATIENT
@given(data=st.data())
def test_first_feedback_keeps_the_key_back(data: st.DataObject, shapes: Any) -> None:
    """Without the model answer, nothing but the one question tells of a defect that is not found.

    Not its reasons, not its norms, not its id, and no field that the trainee has not marked.
    """
    game = data.draw(shapes.games)
    answer = data.draw(shapes.answers(game))
    told = _told(answer, game)
    result = score(answer, game.key, game.rubric, game.known.families, points=40.0)
    found = {verdict.key for verdict in result.verdicts if verdict.outcome == "agreed"}
    statements = [message for message in told.messages if message.kind != "question"]
    said = json.dumps(plain(statements))
    for item in game.key.graded:
        if item.id not in found:
            assert f"-of-{item.id}" not in said
    own = {mark.field for mark in answer.marks.values()}
    assert {message.field for message in told.messages if message.field} <= own
    named = {mark.defect for mark in answer.marks.values()}
    for name, entry in game.catalogue.items():
        if name not in named:
            assert entry.name.en not in json.dumps(plain(told.messages))
    assert told.comparisons == ()


@PATIENT
@given(data=st.data())
def test_every_message_can_be_said(data: st.DataObject, shapes: Any) -> None:
    """Every message and comparison has its sentence in each language, with all values filled."""
    game = data.draw(shapes.games)
    told = _told(data.draw(shapes.answers(game)), game, model=True)
    for message in (*told.messages, *(line.message for line in told.comparisons)):
        for lang in ("ru", "en"):
            assert all(paragraphs(message, lang))


@PATIENT
@given(data=st.data())
def test_messages_about_a_mark_end_with_norms(data: st.DataObject, shapes: Any) -> None:
    """What is said of a named mark, right or wrong, names the norms it rests on."""
    game = data.draw(shapes.games)
    told = _told(data.draw(shapes.answers(game)), game)
    about_marks = [
        one for one in told.messages if one.kind in ("right", "error") and one.item not in (None, "none")
    ]
    assert all(message.norms for message in about_marks)


@PATIENT
@given(data=st.data())
def test_model_answer_has_a_line_for_everything(data: st.DataObject, shapes: Any) -> None:
    """The model answer shows every mark once, every defect, every look-alike and every ungraded place."""
    game = data.draw(shapes.games)
    answer = data.draw(shapes.answers(game))
    lines = _told(answer, game, model=True).comparisons
    assert sorted(line.item for line in lines if line.item) == sorted([*answer.marks, *answer.damaged])
    assert {line.key for line in lines if line.key} == {item.id for item in game.key.defects}
    places = {field for line in lines if line.expert for field in line.expert.fields}
    assert {*game.key.look_alike, *game.key.open_field} <= places


@pytest.mark.parametrize(
    ("marks", "frame"),
    [
        ({"a": ("FN.1", "stamp-missing"), "b": ("LN.1", "date-shifted")}, "error.look-alike"),
        ({"a": ("LN.1", "stamp-missing"), "b": ("LN.2", "ground-missing")}, "error.look-alike"),
        ({"a": ("LN.2", "ground-missing"), "b": ("FN.1", "stamp-missing")}, "error.wrong-name"),
        ({"a": ("FN.1", "stamp-missing"), "b": ("FN.2", "date-missing")}, "error.missed"),
        (
            {"k": ("LN.2", "date-shifted"), "a": ("FN.1", "stamp-missing"), "b": ("FN.2", "date-missing")},
            "error.wrong-name",
        ),
        ({"k": ("LN.2", "date-shifted"), "a": ("FN.1", "stamp-missing")}, "error.false-alarm"),
        ({"k": ("LN.2", "date-missing"), "b": ("FN.3", "date-missing")}, "error.missed"),
        ({"k": ("LN.2", "date-missing"), "b": ("FN.2", "ground-generic")}, "error.sibling"),
        ({"k": ("LN.3", "date-shifted"), "b": ("FN.2", "ground-generic")}, "error.neighbour"),
    ],
)
def test_most_harmful_error_comes_first(marks: dict[str, tuple[str, str]], frame: str, toy: Any) -> None:
    """A look-alike is worst, then a decisive defect misnamed or missed, and so on down the order of harm."""
    assert _frames(_told(_marks(**marks), toy), "error") == [frame]


def test_wrong_name_for_a_found_defect_weighs_little(toy: Any) -> None:
    """A second, wrong name for a decisive defect that another mark found comes after a false alarm."""
    marks = _marks(a=("LN.2", "date-shifted"), b=("LN.2", "ground-missing"), c=("FN.1", "date-missing"))
    assert _frames(_told(marks, toy), "error") == ["error.false-alarm"]


def test_of_two_equal_errors_the_surer_one_comes_first(toy: Any) -> None:
    """Being sure of a wrong thing does more harm than doubting it."""
    marks = {
        "m-1": Mark(field="LN.2", defect="date-shifted"),
        "m-2": Mark(field="FN.1", defect="stamp-missing", confidence="unsure"),
        "m-3": Mark(field="LN.3", defect="stamp-missing", confidence="sure"),
    }
    assert _one(_told(MarkAnswer(marks), toy), "error").item == "m-3"


def test_wrong_choice_gets_its_own_reason(toy: Any) -> None:
    """A listed confusion is explained by its own words, another wrong name by what that name means."""
    listed = _one(_told(_marks(a=("LN.2", "ground-missing")), toy), "error")
    other = _one(_told(_marks(a=("LN.2", "sum-unreasoned")), toy), "error")
    assert listed.reasons == (toy.key.defects[0].confusions[0].why,)
    assert other.reasons == (toy.catalogue["sum-unreasoned"].about,)


def test_look_alike_gets_its_reason_and_its_question(toy: Any) -> None:
    """The mark on a lawful thing is answered by why it is lawful, and by a question about that very thing."""
    told = _told(_marks(a=("LN.1", "date-shifted")), toy)
    twin = toy.key.look_alikes[0]
    assert (_one(told, "error").reasons, _one(told, "error").norms) == ((twin.why,), twin.norms)
    assert _one(told, "question").reasons == (twin.question,)


def test_false_alarm_leads_on_to_what_is_missed(toy: Any) -> None:
    """A false alarm hears the reason for its field; the question leads to the weightiest defect left."""
    told = _told(_marks(k=("LN.2", "date-shifted"), a=("FN.1", "stamp-missing")), toy)
    assert _one(told, "error").reasons == (toy.key.plain["FN.1"],)
    assert _one(told, "question").reasons == (toy.key.defects[1].question,)


def test_right_mark_hears_why_and_what_to_weigh_again(toy: Any) -> None:
    """What is right is said with its reason; only extras that were given and not accepted are named."""
    mark = Mark(field="LN.2", defect="date-shifted", severity="curable", consequence="cancel")
    right = _one(_told(MarkAnswer({"m-1": mark}), toy), "right")
    assert right.reasons == (toy.key.defects[0].why,)
    assert paragraphs(right, "en")[0] == "LN.2: “Lending date moved”. Agreed. Weigh once more: severity."


def test_statement_of_nothing_is_answered_by_the_key(toy: Any) -> None:
    """ "I find no defect" without marks hears the key's reason against it, and one question."""
    told = _told(MarkAnswer(none=True), toy)
    assert (_one(told, "error").text, _one(told, "error").reasons) == (
        "mark.feedback.error.none",
        (toy.key.none,),
    )
    assert _one(told, "question").reasons == (toy.key.defects[0].question,)


def test_statement_of_nothing_is_right_for_a_clean_file(toy: Any) -> None:
    """In a clean file the statement is right, with the key's reason."""
    key = toy.key.model_copy(update={"defects": (), "plain": dict.fromkeys(toy.known.fields, toy.key.none)})
    answer = MarkAnswer(none=True)
    result = score(answer, key, toy.rubric, toy.known.families, points=40.0)
    told = feedback(answer, result, key, toy.rubric, toy.catalogue)
    assert [(one.kind, one.reasons) for one in told.messages] == [("right", (toy.key.none,))]


def test_complete_answer_hears_so(toy: Any) -> None:
    """When everything is found and nothing else is marked, there is no error and no question."""
    told = _told(
        _marks(a=("LN.2", "date-shifted"), b=("FN.2", "ground-generic"), c=("FN.3", "sum-unreasoned")), toy
    )
    assert _frames(told, "right")[-1] == "complete"
    assert {message.kind for message in told.messages} == {"right"}


@pytest.mark.parametrize(
    ("answer", "notes"),
    [
        (_marks(a=("LN.1", "date-missing")), ["judge"]),
        (_marks(a=("LN.2", "date-shifted"), b=("FN.1", "date-missing")), ["judge"]),
        (_marks(a=("LN.2", "date-shifted")), []),
        (MarkAnswer(_marks(a=("LN.2", "date-shifted")).marks, none=True), ["contradiction"]),
        (MarkAnswer(_marks(a=("LN.2", "date-shifted")).marks, damaged=("m-9",)), ["damaged"]),
        (_marks(a=("LN.2", "date-shifted"), b=("LN.2", "date-shifted")), ["repeated"]),
        (_marks(a=("LN.2", "date-shifted"), b=("LN.4", "date-shifted")), ["ungraded"]),
        (MarkAnswer({"m-1": Mark(field="LN.2")}), ["incomplete"]),
        (MarkAnswer(), ["blank"]),
    ],
)
def test_notes(answer: MarkAnswer, notes: list[str], toy: Any) -> None:
    """A note for too many wrong marks, for a contradiction, and for whatever was not counted."""
    assert _frames(_told(answer, toy), "note") == notes


def test_ungraded_defect_is_explained_only_under_its_name(toy: Any) -> None:
    """In an ungraded defect's field its reason is told to who named it, kept from who did not."""
    named = _one(_told(_marks(a=("FN.4", "stamp-missing")), toy), "note")
    guessed = _told(_marks(k=("LN.2", "date-shifted"), a=("FN.4", "date-missing")), toy)
    assert named.reasons == (toy.key.defects[3].why,)
    assert (_one(guessed, "note").reasons, _one(guessed, "note").norms) == ((), ())


def test_blank_answer_gets_a_question_and_no_reproach(toy: Any) -> None:
    """Nothing marked yet: no error, one question to begin with."""
    kinds = [message.kind for message in _told(MarkAnswer(), toy).messages]
    assert kinds == ["question", "note"]


def test_model_answer_lists_the_differences(toy: Any) -> None:
    """Own mark and expert's side by side: each part that the expert would not accept, empty ones too."""
    mark = Mark(field="LN.3", defect="date-shifted", severity="fatal", consequence="change", norm="rule-sums")
    line = _told(MarkAnswer({"m-1": mark}), toy, model=True).comparisons[0]
    assert [(one.part, one.own, one.expert) for one in line.differences] == [
        ("field", "LN.3", ("LN.2",)),
        ("stage", None, ("S1", "S2")),
        ("norm", "rule-sums", ("rule-dates",)),
    ]


def test_repeated_mark_lists_no_differences(toy: Any) -> None:
    """A repetition is not compared again."""
    told = _told(_marks(a=("LN.2", "date-shifted"), b=("LN.2", "date-shifted")), toy, model=True)
    assert [(line.outcome, bool(line.differences)) for line in told.comparisons[:2]] == [
        ("agreed", True),
        ("repeated", False),
    ]


def _reasons(told: Feedback, item: str) -> tuple[Words, ...]:
    return next(line.message.reasons for line in told.comparisons if line.item == item)


def test_model_answer_gives_each_wrong_choice_its_reason(toy: Any) -> None:
    """Every wrong mark carries its own reason; a wrong name hears what that name means and what is right."""
    told = _told(
        _marks(
            a=("LN.1", "date-shifted"),
            b=("FN.1", "date-missing"),
            c=("LN.2", "ground-missing"),
            d=("FN.2", "stamp-missing"),
        ),
        toy,
        model=True,
    )
    first, second = toy.key.defects[:2]
    assert _reasons(told, "m-a") == (toy.key.look_alikes[0].why,)
    assert _reasons(told, "m-b") == (toy.key.plain["FN.1"],)
    assert _reasons(told, "m-c") == (first.confusions[0].why, first.why)
    assert _reasons(told, "m-d") == (toy.catalogue["stamp-missing"].about, second.why)


@pytest.mark.parametrize(
    ("mark", "outcomes"),
    [
        (Mark(field="LN.3", defect="date-missing"), ["left-alone"]),
        (Mark(field="LN.1", defect="date-missing"), ["look-alike"]),
        (Mark(field="LN.1"), ["look-alike"]),
    ],
)
def test_praise_for_leaving_alone_needs_an_unmarked_field(mark: Mark, outcomes: list[str], toy: Any) -> None:
    """A look-alike has one line: praise where the field bears no mark, else why the entry is lawful."""
    lines = _told(MarkAnswer({"m-1": mark}), toy, model=True).comparisons
    assert [line.outcome for line in lines if line.expert and line.expert.look_alike] == outcomes


def test_model_answer_shows_what_was_missed_and_left_alone(toy: Any) -> None:
    """Missed defects, ungraded places and look-alikes rightly left alone each have a line with a reason."""
    lines = _told(_marks(a=("LN.2", "date-shifted")), toy, model=True).comparisons
    assert [(line.outcome, line.key) for line in lines] == [
        ("agreed", "K1"),
        ("missed", "K2"),
        ("missed", "K3"),
        ("ungraded", "K4"),
        ("left-alone", None),
        ("ungraded", None),
    ]
    assert all(line.message.reasons for line in lines)
