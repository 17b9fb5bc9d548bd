"""The check in self-study: explanation first, comparison after the second try."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect
from trainee import Trainee

from qorgau.texts import say

pytestmark = pytest.mark.browser


def test_the_first_check_explains_and_the_second_compares(
    visit: Callable[..., Trainee], shot: Callable[..., None]
) -> None:
    """First what is right, the worst error and a question, without the expert's answer; after the second check, both."""
    trainee = visit(python=True)
    trainee.mark("DP.7").name("det-clock-shifted").done()
    trainee.mark("DP.3").name("det-record-missing").done()
    trainee.saved()

    first = trainee.check()
    headings = first.locator("h4").all_inner_texts()
    assert headings[:3] == [say("ru", f"feedback.kind.{kind}") for kind in ("right", "error", "question")]
    expect(first.locator("h3")).to_be_focused()
    expect(trainee.desk.locator("[data-review-row]")).to_have_count(0)
    expect(first).to_contain_text(say("ru", "feedback.again"))
    expect(trainee.desk.locator(".q-expert-flag")).to_have_count(0)
    # The papers show no more than the feedback says: the false alarm in DP.3 may still be found by the reader.
    expect(trainee.field("DP.7").locator(".q-verdict")).to_have_text(say("ru", "mark.outcome.agreed"))
    expect(trainee.field("DP.3").locator(".q-verdict")).to_have_count(0)

    second = trainee.check()
    rows = trainee.desk.locator(".q-papers [data-review-row]")
    expect(rows.filter(has_text=say("ru", "mark.outcome.missed")).first).to_be_visible()
    expect(rows.filter(has_text=say("ru", "mark.outcome.agreed")).first).to_be_visible()
    expect(trainee.field("DP.3").locator(".q-verdict")).to_have_text(say("ru", "mark.outcome.false-alarm"))
    expect(trainee.field("DP.7").locator(".q-expert-flag")).to_contain_text(
        "Эксперт: Начало задержания сдвинуто"
    )
    assert trainee.desk.locator(".q-expert-flag").count() > 1
    shot(trainee.page, "laptop-feedback")

    second.locator("[data-go]").first.click()
    assert trainee.page.evaluate("document.activeElement.matches('[data-mark]')")


def test_feedback_follows_the_language(visit: Callable[..., Trainee]) -> None:
    """A reader who changes the language after the check reads the feedback in the new one."""
    trainee = visit(python=True).mark("DP.7").name("det-clock-shifted").done().saved()
    trainee.check()
    trainee.page.locator("[data-lang-switch=en]:visible").click()
    feedback = trainee.desk.locator("[data-slot=feedback] .q-feedback")
    expect(feedback).to_have_attribute("lang", "en")
    expect(trainee.field("DP.7").locator(".q-verdict")).to_have_text(say("en", "mark.outcome.agreed"))


def test_a_check_without_python_is_put_off(visit: Callable[..., Trainee]) -> None:
    """While Python is not there, the button says that the check comes later and that the answers are kept."""
    trainee = visit()
    trainee.desk.locator("[data-check]").click()
    expect(trainee.desk.locator("[data-check-note]")).to_have_text(say("ru", "check.later"))
