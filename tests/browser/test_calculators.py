"""The calculators of self-study in a real browser."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect
from test_accessibility import faults_in_both_themes, too_wide

pytestmark = pytest.mark.browser

Visit = Callable[..., Any]


def test_a_count_is_made_from_the_index_and_nothing_of_it_is_kept(
    visit: Visit, shot: Callable[..., None]
) -> None:
    """From the index to the calculator; the result shows its steps; the address holds no date and a reload has none."""
    page = visit("/en").page
    page.get_by_role("link", name="What runs out when").click()
    page.get_by_label("Copy of the decision handed over").fill("2019-06-11")
    page.get_by_role("button", name="Count").last.click()
    expect(page.locator("#result")).to_contain_text("21.06.2019")
    expect(page.locator("#result")).to_contain_text("25.06.2019")
    expect(page.locator("#result")).to_contain_text("verify")
    assert "2019" not in page.url
    shot(page, "laptop-calculator")
    page.goto(page.url.split("#")[0])
    expect(page.locator("#result")).to_have_count(0)
    expect(page.get_by_label("Copy of the decision handed over")).to_have_value("")


def test_the_calculators_are_accessible_and_narrow_enough(visit: Visit) -> None:
    """With a result shown the page has no fault in either theme and fits 320 CSS pixels."""
    page = visit("/clock.ru", viewport={"width": 320, "height": 640}).page
    page.get_by_label("Копия постановления вручена").fill("2019-06-11")
    page.get_by_role("button", name="Посчитать").last.click()
    expect(page.locator("#result")).to_be_visible()
    assert too_wide(page) == []
    assert faults_in_both_themes(page) == []
