"""The strategy as a page to read: what the form offers stands there too, what the catalogue keeps back does not."""

from __future__ import annotations

import json
from html import unescape

import pytest

from qorgau import places
from qorgau.cases.load import find_case, load_case
from qorgau.exercises.material import Material, Setting, load_setting
from qorgau.exercises.strategy.catalogue import load_strategy_catalogue
from qorgau.exercises.strategy.plan import SECTIONS
from qorgau.exercises.strategy.view import html, vocabulary
from qorgau.serve.payload import payload
from qorgau.serve.study_page import study_page
from qorgau.texts import LANGUAGES, say
from qorgau.widgets.widget import ExerciseWidget


@pytest.fixture(scope="module")
def lunch() -> Material:
    return load_setting("w01").material("strategy")


@pytest.fixture(scope="module")
def twins(lunch: Material) -> Material:
    """The exercise on the file of nine clients."""
    case = load_case(find_case("CF13", places.cases()), places.cases() / "templates")
    setting = lunch.setting
    return Material(
        Setting(setting.workbook, setting.folder, case, setting.catalogue, setting.registry), lunch.exercise
    )


def _reasons() -> list[str]:
    """Why choices of the plan are wrong, in every language."""
    plan = load_strategy_catalogue(places.cases() / "catalogue").plan
    words = [one.why for section in SECTIONS for one in getattr(plan, section) if one.why]
    return [text for why in words for _, text in why.texts()]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_choice_of_the_form_can_be_read(lunch: Material, lang: str) -> None:
    """Norms, grounds, positions, gates, motions, stages, consequences, confidences, the plan: all without a script."""
    shown = " ".join(unescape(str(html(lunch, lang, live=False))).split())
    words = vocabulary(lunch)
    parts = ("positions", "motions", "stages", "grounds", "norms", "consequences", "confidences")
    lists = [*(words[part] for part in parts), *words["plan"].values()]
    names = [one["name"][lang] for found in lists for one in found]
    assert len(names) > 400
    assert [name for name in names if " ".join(name.split()) not in shown] == []
    assert say(lang, "strategy.form.gate.none") in shown


def test_the_long_lists_are_folded(lunch: Material) -> None:
    """Norms and defects stand in folds that are shut: printed, each is a line, not pages."""
    shown = str(html(lunch, "ru", live=False))
    for start in ("strategy.form.still.norms", "strategy.form.still.grounds"):
        summary = say("ru", start, count="").strip()
        assert "<details>\n<summary>" + summary in shown
    assert "<details open" not in shown


def test_every_pair_of_clients_has_a_place_to_tick(twins: Material, lunch: Material) -> None:
    """Nine clients make 36 boxes; one client has no such part."""
    assert str(html(twins, "en", live=False)).count("☐") == 36
    assert say("en", "strategy.form.pairs") not in str(html(lunch, "en", live=False))


def test_the_page_that_comes_alive_brings_no_second_copy(lunch: Material) -> None:
    """What the form asks travels once in the vocabulary, not as HTML of three languages beside it."""
    found = payload(lunch, owner=None, lang="ru", live=False)
    assert all("data-still" not in one for one in found["html"].values())
    assert study_page("w01", "ru", "/frame").count("data-still") > 0


def test_the_reason_of_a_wrong_choice_is_in_nothing_that_a_trainee_gets(lunch: Material) -> None:
    """`why` of plan.yaml stands neither in the page, the payload and its texts, nor in the state of the widget."""
    reasons = _reasons()
    assert len(reasons) > 10
    found = payload(lunch, owner=None, lang="ru", live=True)
    widget = ExerciseWidget(found, lambda message: (), str(html(lunch, "ru", live=True)))
    received = [
        json.dumps(found, ensure_ascii=False),
        json.dumps(widget.get_state(), ensure_ascii=False, default=str),
        *(unescape(str(html(lunch, lang, live=False))) for lang in LANGUAGES),
        *(unescape(study_page("w01", lang, "/frame")) for lang in LANGUAGES),
    ]
    assert [
        why
        for why in reasons
        if any(why in one or json.dumps(why, ensure_ascii=False)[1:-1] in one for one in received)
    ] == []
