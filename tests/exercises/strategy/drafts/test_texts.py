"""The texts of drafts: for every motion, in every language, on law that was in force on the day of every case."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from qorgau import places
from qorgau.cases.case import Case
from qorgau.cases.load import case_folders
from qorgau.cases.texts_in import texts_in
from qorgau.data_file import read_yaml
from qorgau.exercises.strategy.drafts.check import draft_problems, drafts_for_case
from qorgau.exercises.strategy.drafts.load import Drafts, load_drafts
from qorgau.exercises.strategy.vocabulary import Vocabulary
from qorgau.law.registry import registry
from qorgau.problem import BadInput

FOLDER = places.cases() / "catalogue" / "drafts"
PLAIN = "CLIENT-CARD"
CASES = [folder.name.split("-")[0].upper() for folder in case_folders(places.cases())]

CaseNamed = Callable[[str], Case]


def test_every_motion_has_a_draft_or_a_reason(texts_of_drafts: Drafts, known: Vocabulary) -> None:
    """Each motion of the catalogue has a draft; the trap has none and says why."""
    assert list(draft_problems(texts_of_drafts, known, registry())) == []
    planned = {one.planned_by for one in texts_of_drafts.drafts}
    assert (
        set(known.motion) - planned == {one.motion for one in texts_of_drafts.forms.without} == {"M-RETURN"}
    )


def test_an_appeal_has_two_forms(texts_of_drafts: Drafts) -> None:
    """In time, and layered for the case that the safe day has passed, on the route of the late improving appeal."""
    found = {one.id: one for one in texts_of_drafts.drafts if one.planned_by == "M-APPEAL"}
    assert set(found) == {"APPEAL", "APPEAL-LATE"}
    late = [norm for part in found["APPEAL-LATE"].law for norm in part.norms]
    assert late.index("cao-832-p1") < late.index("cao-832-p2")


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.yaml")), ids=lambda path: path.name)
def test_every_text_is_written_in_three_languages(path: Path) -> None:
    """No paragraph of a draft lacks a language."""
    words = list(texts_in(read_yaml(path)))
    assert words
    assert [place for place, found in words if set(found) != {"ru", "kk", "en"}] == []


@pytest.mark.parametrize("name", CASES)
def test_every_norm_was_law_and_every_placeholder_is_filled(
    texts_of_drafts: Drafts, case_named: CaseNamed, name: str
) -> None:
    """Each draft fits each case: nothing unfilled, no norm that was not in force on its day."""
    assert [str(one) for one in drafts_for_case(texts_of_drafts, case_named(name), registry())] == []


def test_a_card_has_three_to_do_and_three_not_to(texts_of_drafts: Drafts) -> None:
    """The card for the client: three do, three don't, contact and the next meeting, in short sentences."""
    (card,) = (one for one in texts_of_drafts.leaves if one.id == PLAIN)
    assert [len(section.say) for section in card.sections[:2]] == [3, 3]
    short = [part.text for section in card.sections[:2] for part in section.say]
    assert all(words and max(len(text.split()) for _, text in words.texts()) <= 16 for words in short)


def test_a_plan_of_the_interview_has_eight_steps(texts_of_drafts: Drafts) -> None:
    """From the first three minutes to what comes afterwards."""
    (plan,) = (one for one in texts_of_drafts.leaves if one.id == "INTERVIEW-PLAN")
    assert [section.title.ru.partition(".")[0] for section in plan.sections] == list("12345678")


DAMAGES = {
    "law without a norm": ("court.yaml", ", norms: [cao-21]}", "}", "drafts.4.law"),
    "unknown heading": ("court.yaml", "heading: recusal", "heading: riddle", "M-RECUSE.heading"),
    "unknown addressee": ("court.yaml", "to: chair", "to: nobody", "M-RECUSE.to"),
    "id twice": ("after.yaml", "id: M-COPY", "id: M-CREDIT", "M-CREDIT"),
    "list without a blank": ("court.yaml", "      - list: theory\n        empty:", "      - list: theory\n        x:", "facts.0"),
}  # fmt: skip


@pytest.mark.parametrize("what", DAMAGES)
def test_a_damaged_text_is_named(tmp_path: Path, what: str) -> None:
    """One thing damaged is told with its file, its field and a hint."""
    name, old, new, field = DAMAGES[what]
    shutil.copytree(FOLDER, tmp_path / "drafts")
    path = tmp_path / "drafts" / name
    text = path.read_text(encoding="utf-8")
    assert old in text, "mend this test"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(BadInput) as caught:
        load_drafts(tmp_path / "drafts")
    assert [one for one in caught.value.problems if field in one.field and one.hint]


def test_two_damages_are_told_at_once(tmp_path: Path) -> None:
    """Faults of two files stand in one answer."""
    shutil.copytree(FOLDER, tmp_path / "drafts")
    for name in ("court.yaml", "after.yaml"):
        path = tmp_path / "drafts" / name
        path.write_text(path.read_text(encoding="utf-8").replace("drafts:", "draughts:", 1), encoding="utf-8")
    with pytest.raises(BadInput) as caught:
        load_drafts(tmp_path / "drafts")
    assert {one.file.rpartition("/")[2] for one in caught.value.problems} == {"court.yaml", "after.yaml"}


def test_law_that_came_later_is_refused(tmp_path: Path, case_named: CaseNamed) -> None:
    """A norm that was not in force on the day of a case is a fault of the text, unless it says `dated: true`."""
    shutil.copytree(FOLDER, tmp_path / "drafts")
    path = tmp_path / "drafts" / "court.yaml"
    text = path.read_text(encoding="utf-8").replace("norms: [cao-21]}", "norms: [cao-434-3]}", 1)
    path.write_text(text, encoding="utf-8")
    found = [
        str(one) for one in drafts_for_case(load_drafts(tmp_path / "drafts"), case_named("CF01"), registry())
    ]
    assert [one for one in found if "cao-434-3 was not in force" in one and "M-PUBLIC.law.0" in one]
    path.write_text(text.replace("[cao-434-3]}", "[cao-434-3], dated: true}"), encoding="utf-8")
    later = tmp_path / "later"
    shutil.copytree(tmp_path / "drafts", later)
    assert list(drafts_for_case(load_drafts(later), case_named("CF01"), registry())) == []
