"""What stands in the papers of a strategy."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pytest
from tests.hostile import EVIL

from qorgau import places
from qorgau.cases.load import case_folders
from qorgau.exercises.strategy.drafts.legal import ground
from qorgau.exercises.strategy.drafts.tree import Folder, Sheet
from qorgau.law.registry import Status, registry
from qorgau.texts import WRITTEN, say

Items = Mapping[str, Any]
Make = Callable[..., Folder]
CASES = [folder.name.split("-")[0].upper() for folder in case_folders(places.cases())]
HEADING = {"ru": "ХОДАТАЙСТВО", "kk": "ӨТІНІШХАТ", "en": "MOTION"}
ASK = {"ru": "ПРОШУ", "kk": "СҰРАЙМЫН", "en": "I ASK"}


def sheet(folder: Folder, name: str) -> Sheet:
    """One paper by its id."""
    return next(one for one in folder.sheets if one.id == name)


def text(found: Sheet) -> str:
    """Everything that is read in a paper."""
    return "\n".join(block.text for block in found.blocks)


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("lang", WRITTEN)
def test_every_paper_can_be_made_for_every_case(
    make: Make, every_motion: Items, name: str, lang: str
) -> None:
    """All motions, for all cases, in all languages; nothing is left unfilled."""
    folder = make(every_motion, lang, name)
    assert len(folder.sheets) == len(every_motion) + 3
    assert [one.id for one in folder.sheets if "{" in text(one) or "[[" in text(one)] == []


@pytest.mark.parametrize("lang", WRITTEN)
def test_a_motion_has_the_form_of_a_paper_to_a_court(make: Make, model: Items, lang: str) -> None:
    """To whom, from whom, in which case; heading, facts, law, request, date and signature, in this order."""
    found = sheet(make(model, lang), "M-TERMINATE")
    styles = [block.style for block in found.blocks]
    assert styles[:5] == ["party"] * 3 + ["heading", "title"]
    assert styles[-1] == "sign"
    assert found.blocks[3].text == HEADING[lang]
    assert [block.style for block in found.blocks if ASK[lang] in block.text] == ["section"]
    assert "0000-19-00-3/1" in found.blocks[2].text


def test_papers_follow_the_plan(make: Make, model: Items) -> None:
    """The list first, motions in the order of the plan, the appeal in both forms, then what is always made."""
    names = [one.id for one in make(model).sheets]
    plan = sorted((one for one in model if one.startswith("motion:")), key=lambda one: model[one]["order"])
    wanted = [one.removeprefix("motion:") for one in plan if one != "motion:M-APPEAL"]
    assert names == ["COVER", *wanted, "APPEAL", "APPEAL-LATE", "CLIENT-CARD", "INTERVIEW-PLAN"]


def test_an_empty_strategy_still_gives_card_and_plan(make: Make) -> None:
    """Who has chosen nothing yet gets the card and the plan of the interview, with blanks."""
    folder = make({})
    assert [one.id for one in folder.sheets] == ["COVER", "CLIENT-CARD", "INTERVIEW-PLAN"]
    assert any(run.kind == "blank" for block in folder.sheets[2].blocks for run in block.runs)


def test_the_day_of_an_appeal_is_enough_for_one(make: Make) -> None:
    """A strategy that names only the day of its appeal gets the appeal."""
    names = [one.id for one in make({"appeal": {"date": "2019-06-21"}}).sheets]
    assert {"APPEAL", "APPEAL-LATE"} <= set(names)


def test_the_trap_has_no_paper_but_a_reason(make: Make) -> None:
    """A planned return of the protocol gives no draft; the list says what to ask for instead."""
    folder = make({"motion:M-RETURN": {"stage": "S2", "order": 1}})
    assert "M-RETURN" not in [one.id for one in folder.sheets]
    assert say("ru", "draft.without", name="О возвращении протокола", why="") in text(folder.sheets[0])


@pytest.mark.parametrize(
    ("stage", "to"), [("S1", "ОП-2"), ("S3", "Специализированный"), ("S7", "вышестоящий")]
)
def test_the_stage_says_to_whom(make: Make, stage: str, to: str) -> None:
    """The same request goes to the police, to the court or to the court of appeal."""
    folder = make({"motion:M-INTERPRETER": {"stage": stage, "order": 1}})
    assert to in sheet(folder, "M-INTERPRETER").blocks[0].text


def test_an_appeal_holds_what_the_learner_chose(make: Make, model: Items) -> None:
    """Theory, disputed facts with their sources, grounds with field and quotation, term with every reading."""
    found = text(sheet(make(model), "APPEAL"))
    assert "Курьер нёс заказ через площадь" in found
    assert "GPS-трек телефона" in found
    assert "Доказательств того, что он не принимал участия" in found
    assert say("ru", "draft.term.safe", day="21.06.2019") in found
    assert say("ru", "clock.reading.B") in found
    assert "дата не вычислена" in found  # the late route stands open until the penalty is executed


def test_a_day_that_is_too_late_is_told(make: Make, model: Items) -> None:
    """The draft in time says that the chosen day lies behind the safe one."""
    found = text(sheet(make({**model, "appeal": {"date": "2019-07-01"}}), "APPEAL"))
    assert say("ru", "draft.term.late", day="01.07.2019") in found


@pytest.mark.parametrize("lang", WRITTEN)
def test_each_statement_of_law_has_its_norm_and_status(make: Make, every_motion: Items, lang: str) -> None:
    """Under every sentence of the law stands a norm; each norm line names the status of its wording."""
    words = {say(lang, f"law.status.{status}") for status in Status}
    for paper in make(every_motion, lang).sheets[1:-2]:
        styles = [block.style for block in paper.blocks]
        first = [place for place, style in enumerate(styles) if style == "section"][1]
        law = paper.blocks[first + 1 :]
        assert law[1].style == "norm", paper.id
        lines = [block.text for block in paper.blocks if block.style == "norm"]
        assert all(any(word in line for word in words) for line in lines)


def test_a_norm_that_was_no_law_is_left_out_with_a_note() -> None:
    """Such a norm is told as left out and never printed as law; where no other stands, neither does the statement."""
    day = date(2019, 6, 10)
    found = ground(("cao-21", "cao-434-3"), registry(), day, "ru")
    assert [block.style for block in found.blocks] == ["norm", "note"]
    assert found.stands
    alone = ground(("cao-434-3",), registry(), day, "ru")
    assert [block.style for block in alone.blocks] == ["note"]
    assert not alone.stands


def test_a_look_alike_is_told(make: Make) -> None:
    """A lawful thing that was chosen as a ground stands in the draft with a warning and without a norm."""
    items = {"motion:M-EXCLUDE": {}, "ground:1": {"what": "ok-two-times", "field": "DP.7"}}
    assert say("ru", "draft.look-alike") in text(sheet(make(items), "M-EXCLUDE"))


HOSTILE: dict[str, str] = {
    "controls": "a\x00b\x08c\x1b[31m",
    "turned": "safe \u202egnp.exe\u202c \u2066x\u2069",
    "markup": "<script>alert(1)</script> #panic() $x$ & ]]> {{ client }}",
    "emoji": "ok 👩🏽‍⚖️ 🇰🇿",
    "marks": "z" + "\u0301" * 40,
    "half": "\ufffe\uffff",
    "all": EVIL,
}


@pytest.mark.parametrize("what", HOSTILE)
def test_hostile_text_is_visible_and_inert(make: Make, what: str) -> None:
    """What cannot be seen is named by its number; the rest is just text."""
    items = {"motion:M-TERMINATE": {}, "position": {"theory": f"до {HOSTILE[what]} после"}}
    found = text(sheet(make(items), "M-TERMINATE"))
    assert "до " in found
    assert " после" in found
    assert not set(found) & set("\x00\x08\x1b\u202e\u202c\u2066\u2069\ufffe\uffff")
    if what in ("controls", "turned", "half", "marks", "all"):
        assert "[U+" in found
    if what == "markup":
        assert HOSTILE[what] in found


def test_a_hundred_thousand_letters_are_cut_with_a_note(make: Make) -> None:
    """A note of any length leaves a draft of reasonable length, and the cut is told."""
    items = {"motion:M-TERMINATE": {}, "position": {"theory": "очень длинно " * 8_000}}
    found = text(sheet(make(items), "M-TERMINATE"))
    assert say("ru", "draft.cut") in found
    assert len(found) < 20_000


def test_what_could_not_be_read_is_named_in_the_paper(make: Make) -> None:
    """A damaged item is missing from the draft, and the draft says so."""
    folder = make({"motion:M-COPY": {}, "fact:F1": {"status": "perhaps"}})
    assert say("ru", "draft.damaged") in text(sheet(folder, "M-COPY"))
    assert "fact:F1" in text(sheet(folder, "M-COPY"))


def test_the_order_of_the_items_means_nothing(make: Make, model: Items) -> None:
    """Two files with the same answers give the same papers."""
    assert make(dict(reversed(model.items()))) == make(model)
