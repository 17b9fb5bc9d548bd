"""Building a strategy: the rules speak while one works, the order is changed by keyboard, the check explains."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import yaml
from playwright.sync_api import Locator, expect
from trainee import PYTHON_MS, Trainee

from qorgau import places
from qorgau.texts import say

pytestmark = pytest.mark.browser

Visit = Callable[..., Trainee]


@pytest.fixture
def at_strategy(visit: Visit) -> Callable[..., Trainee]:
    """A trainee in front of the strategy exercise."""

    def open_page(**options: Any) -> Trainee:
        trainee = visit(**options)
        trainee.exercise = "strategy"
        return trainee

    return open_page


def role(trainee: Trainee, position: str) -> Locator:
    """The box that gives a position its part."""
    return trainee.desk.locator(f'[data-position="{position}"] .q-side select')


def rule_words(rule: str) -> str:
    """The Russian words that a rule begins with."""
    rules = yaml.safe_load((places.cases() / "catalogue" / "rules.yaml").read_text(encoding="utf-8"))["rules"]
    (found,) = (one["message"]["ru"].partition("{")[0] for one in rules if one["id"] == rule)
    return str(found)


def add_motion(trainee: Trainee, motion: str) -> None:
    """Take a motion into the plan."""
    part = trainee.desk.locator('section[data-item="motions"]')
    part.locator(".q-new select").select_option(motion)
    part.locator(".q-new button").click()


def motions(trainee: Trainee) -> list[str]:
    """The plan, in its order."""
    rows = trainee.desk.locator('[data-item^="motion:"]')
    found: list[str] = rows.evaluate_all("rows => rows.map(row => row.dataset.item.slice(7))")
    return found


def test_two_positions_that_exclude_each_other_are_named_at_once(
    at_strategy: Callable[..., Trainee], shot: Callable[..., None]
) -> None:
    """A main position and support that contradict: a rule says so in the log and at the field, and leads there."""
    trainee = at_strategy(python=True).saved()
    role(trainee, "POS-NOT-PARTICIPANT").select_option("primary")
    role(trainee, "POS-ALIBI").select_option("secondary")
    found = trainee.desk.locator("[data-slot=rules] .q-rule-block").filter(has_text=rule_words("R02"))
    expect(found).to_have_count(1, timeout=PYTHON_MS)
    expect(trainee.desk.locator('[data-position="POS-ALIBI"] .q-fit-contradiction')).to_have_count(1)
    found.scroll_into_view_if_needed()
    shot(trainee.page, "laptop-strategy")
    found.locator("[data-go]").click()
    field = trainee.page.evaluate("document.activeElement.closest('[data-position]')?.dataset.position")
    assert field in ("POS-NOT-PARTICIPANT", "POS-ALIBI")
    expect(trainee.desk.locator(f'[data-position="{field}"] [data-said]')).not_to_be_empty()
    role(trainee, "POS-ALIBI").select_option("")
    expect(found).to_have_count(0, timeout=PYTHON_MS)


def test_a_motion_moves_by_keyboard_and_keeps_the_focus(at_strategy: Callable[..., Trainee]) -> None:
    """Enter on "up" moves a motion one place; the focus stays on the same button of the same motion, to the top."""
    trainee = at_strategy()
    for motion in ("M-EXCLUDE", "M-STATUS-TIME", "M-VIDEO-PRESERVE"):
        add_motion(trainee, motion)
    assert motions(trainee) == ["M-EXCLUDE", "M-STATUS-TIME", "M-VIDEO-PRESERVE"]
    up = trainee.desk.locator('[data-key="up M-VIDEO-PRESERVE"]')
    up.focus()
    for order in (
        ["M-EXCLUDE", "M-VIDEO-PRESERVE", "M-STATUS-TIME"],
        ["M-VIDEO-PRESERVE", "M-EXCLUDE", "M-STATUS-TIME"],
        ["M-VIDEO-PRESERVE", "M-EXCLUDE", "M-STATUS-TIME"],
    ):
        trainee.page.keyboard.press("Enter")
        assert motions(trainee) == order
        expect(up).to_be_focused()


def test_one_undo_takes_a_whole_move_back(at_strategy: Callable[..., Trainee]) -> None:
    """A move changes two motions and is one step to undo."""
    trainee = at_strategy()
    for motion in ("M-EXCLUDE", "M-STATUS-TIME"):
        add_motion(trainee, motion)
    trainee.desk.locator('[data-key="up M-STATUS-TIME"]').click()
    assert motions(trainee) == ["M-STATUS-TIME", "M-EXCLUDE"]
    trainee.page.keyboard.press("Control+z")
    assert motions(trainee) == ["M-EXCLUDE", "M-STATUS-TIME"]


def test_the_check_of_a_strategy_gives_points_and_reasons(
    at_strategy: Callable[..., Trainee], kept: Callable[[str], dict[str, Any]]
) -> None:
    """Positions, facts, motions and the appeal date are kept and checked: points by part, then the worst error."""
    trainee = at_strategy(python=True).saved()
    role(trainee, "POS-NOT-PARTICIPANT").select_option("primary")
    role(trainee, "POS-NO-PROOF").select_option("secondary")
    trainee.desk.locator('[data-item="fact:F1"] input[type=radio]').first.check()
    add_motion(trainee, "M-STATUS-TIME")
    trainee.desk.locator('section[data-item="appeal"] input[type=date]').fill("2019-06-21")
    trainee.saved()
    items = kept("strategy")
    assert items["position"]["primary"] == ["POS-NOT-PARTICIPANT"]
    assert items["appeal"] == {"date": "2019-06-21"}
    feedback = trainee.check()
    expect(feedback.locator(".q-score")).to_contain_text("60")
    assert feedback.locator(".q-message").count() >= 2
    model = say("ru", "feedback.kind.model")
    expect(feedback.get_by_role("heading", name=model)).to_have_count(0)
    expect(trainee.check().get_by_role("heading", name=model)).to_have_count(1)


def test_what_is_typed_is_kept_when_the_language_changes(at_strategy: Callable[..., Trainee]) -> None:
    """A sentence that was being typed stands there in the other language too."""
    trainee = at_strategy()
    theory = trainee.desk.locator('[data-item="position.theory"] textarea')
    theory.fill("Он нёс обед.")
    trainee.page.locator("[data-lang-switch=en]:visible").click()
    expect(theory).to_have_value("Он нёс обед.")
    expect(trainee.desk.get_by_role("heading", level=2)).to_have_text("Build the defence")
