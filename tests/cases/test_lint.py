"""Checks of texts that a machine can do."""

from __future__ import annotations

from typing import Any

import pytest

from qorgau.cases.lint import personal, text_problems, told_secrets, typed_times


def messages(data: Any) -> list[str]:
    """What is wrong with the texts of some data."""
    return [one.message for one in text_problems(data, "f")]


def text(ru: str, kk: str | None, en: str) -> dict[str, Any]:
    """One text under a name."""
    return {"why": {"ru": ru, "en": en} | ({} if kk is None else {"kk": kk})}


def test_a_text_without_kazakh_is_told() -> None:
    """Russian and English alone are not enough."""
    assert messages(text("а", None, "a")) == ["has no Kazakh"]


@pytest.mark.parametrize(
    ("ru", "kk", "en"),
    [
        ("20 МРП, п. 7", "20 АЕК, 7-тармақ", "20 MCI, item 7"),
        ("в {{ at.t0 }}, {{ client_gen }}", "{{ at.t0 }}", "at {{ at.t0 }}, {{ client }}"),
        ("[[3 дня|3 дня]]", "3 күн", "3 days"),
    ],
)
def test_texts_that_say_the_same_pass(ru: str, kk: str, en: str) -> None:
    """The same numbers and times in any order and case form."""
    assert messages(text(ru, kk, en)) == []


@pytest.mark.parametrize(
    ("kk", "en", "said"),
    [
        ("7-тармақ", "item 8", "other numbers"),
        ("8-тармақ", "item 7", "other numbers"),
        ("7-тармақ {{ at.t0 }}", "item 7", "other times"),
    ],
)
def test_another_number_or_time_is_told(kk: str, en: str, said: str) -> None:
    """A number or placeholder that stands in one language only is told with its language."""
    assert any(said in one for one in messages(text("п. 7", kk, en)))


def test_a_settled_term_is_used() -> None:
    """Where Russian speaks of an interpreter, Kazakh uses the settled word for one."""
    assert messages(text("переводчик", "тілмаш", "interpreter")) == ["does not use the term for interpreter"]
    assert messages(text("переводчик", "аудармашының", "interpreter")) == []


def test_a_typed_time_is_told() -> None:
    """Times and the days of the case are placeholders; events and values may be typed."""
    data = {
        "voice": {"ru": "в 13:02", "en": "at {{ at.t0 }}"},
        "events": [{"id": "t0", "at": "2019-06-10T13:02+06:00"}],
        "values": {"client_born": "01.01.1995"},
        "why": {"ru": "до 10.06.2019", "en": "§ 24:00 h is 12:345"},
    }
    found = [(one.field, one.message) for one in typed_times(data, "f", {"10.06.2019"})]
    assert found == [("voice.ru", "13:02 is typed"), ("why.ru", "10.06.2019 is typed")]


def test_the_name_of_a_defect_is_a_secret() -> None:
    """A trainee's text that names what is to be found is told, whatever its letters and line ends."""
    data = {"voice": {"ru": "это же Сдвинутое\n начало задержания", "en": "x"}}
    secrets = {"сдвинутое начало задержания": "det-clock-shifted"}
    assert [one.field for one in told_secrets(data, "f", secrets)] == ["voice.ru"]


def test_a_personal_number_is_told() -> None:
    """A number that could be somebody's is told with its place."""
    assert [
        one.field for one in personal({"facts": [{"id": "F1", "text": {"ru": "991231500006"}}]}, "f")
    ] == ["facts.F1.text.ru"]


def test_languages_as_keys_of_reasons_are_no_text() -> None:
    """Reasons kept by the id of a language are looked into one by one, not taken for a text without Kazakh."""
    reasons = {"ru": {"ru": "а", "kk": "а", "en": "a"}, "en": {"ru": "а", "en": "a"}}
    found = [(one.field, one.message) for one in text_problems({"others": reasons}, "f")]
    assert found == [("others.en", "has no Kazakh")]
