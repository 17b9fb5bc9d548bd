"""The workbook of drill cards."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from qorgau import places
from qorgau.cases.drill import SIDES, drill_files
from qorgau.exercises.cards.order import shown_order
from qorgau.exercises.cards.view import deck_of, html, vocabulary
from qorgau.exercises.material import Material, load_setting
from qorgau.keys.check_cards import cards_problems, hanging_cards, keys_of_cards
from qorgau.keys.coverage import coverage
from qorgau.keys.drill_key import load_drill_key
from qorgau.keys.reader import reader, score_file
from qorgau.keys.reveal import key_folder, reveal
from qorgau.law.registry import Status, registry
from qorgau.texts import LANGUAGES

SOLUTIONS = places.home() / "solutions"
SETTING = load_setting("wk")
DECKS = tuple(exercise.id for exercise in SETTING.workbook.exercises)


def material(deck: str, owner: str | None = None) -> Material:
    """One deck as `owner` sees it."""
    return replace(SETTING, owner=owner).material(deck)


def key(deck: str) -> Path:
    """The key file of a deck."""
    return SOLUTIONS / "wk" / f"{deck}.yaml"


@pytest.mark.parametrize("deck", DECKS)
def test_deck_and_key_fit(deck: str) -> None:
    """Nothing is wrong with a deck and its key."""
    assert cards_problems(material(deck), SOLUTIONS, key(deck)) == ()


def test_every_card_of_the_kit_is_in_one_deck() -> None:
    """Between them the decks hold each card once."""
    cards = list(chain.from_iterable(deck_of(material(deck)).card for deck in DECKS))
    assert sorted(cards) == sorted(path.stem.upper() for path in drill_files(places.cases()))


@pytest.mark.parametrize("deck", DECKS)
def test_a_graded_card_rests_on_a_norm_that_was_read_for_its_date(deck: str) -> None:
    """What the registry does not confirm on a card's date carries no points; most cards carry some."""
    items = list(hanging_cards(material(deck), SOLUTIONS, key(deck)))
    graded = [item for item in items if item.graded]
    assert len(graded) > len(items) / 2
    for item in graded:
        assert any(registry().at(norm, item.day).status is Status.CONFIRMED for norm in item.norms)


@pytest.mark.parametrize("owner", [None, "anna"])
@pytest.mark.parametrize("deck", DECKS)
def test_the_page_can_be_read_before_any_kernel_and_holds_nothing_of_the_key(
    deck: str, owner: str | None
) -> None:
    """Every entry and context stands in the static page in every language, and no reason and no name of a defect,
    neither there nor in what the page's script gets."""
    found = material(deck, owner)
    script = json.dumps(vocabulary(found), ensure_ascii=False)
    for lang in LANGUAGES:
        text = str(html(found, lang, live=False))
        for card in deck_of(found).cards:
            own = load_drill_key(SOLUTIONS / "drills" / f"{card.drill.id.lower()}.yaml", card.drill)
            for side in SIDES:
                told = own.side(side)
                entry = getattr(card.drill.variants, side).entry.to(lang)
                assert entry.split("&")[0][:30].split('"')[0].split("'")[0] in text
                assert told.why.to(lang) not in text + script
                assert (told.defect or told.look_alike or "") not in text + script
            assert not [one for one in own.wrong.values() if one.to(lang) in text + script]


def test_script_and_static_page_show_the_owners_order() -> None:
    """For a known owner some cards are turned, the same ones in both; the choice goes with its variant."""
    found = material("station", "anna")
    text = " ".join(str(html(found, "en", live=False)).split())
    turned = 0
    for card in vocabulary(found)["cards"]:
        order = shown_order("anna", "wk/station", card["id"])
        drill = deck_of(found).card[card["id"]].drill
        entries = [one["entry"]["en"] for one in card["variants"]]
        assert entries == [getattr(drill.variants, side).entry.to("en") for side in order]
        assert [one["id"] for one in card["choices"]] == [*order, "both", "neither"]
        section = text.partition(f"<h3>{card['id']}.")[2].partition("</section>")[0]
        first, second = (section.find(entry[:20]) for entry in entries)
        assert 0 < first < second or entries[0][:20] == entries[1][:20]
        turned += order != SIDES
    assert 0 < turned < len(deck_of(found).cards)


def answers(owner: str | None, to: Path) -> Path:
    """The recorded partial answers as those of `owner`."""
    raw: dict[str, Any] = json.loads(
        (SOLUTIONS / "wk" / "answers" / "partial.json").read_text(encoding="utf-8")
    )
    to.write_text(json.dumps(raw | {"owner": owner}), encoding="utf-8")
    return to


def test_the_same_answers_earn_the_same_whoever_gave_them(tmp_path: Path) -> None:
    """The points do not hang on the owner; the letters in the feedback do."""
    nobody = score_file("wk", answers(None, tmp_path / "a.json"), SOLUTIONS)
    anna = score_file("wk", answers("anna", tmp_path / "b.json"), SOLUTIONS)
    assert {name: one.score for name, one in nobody.items()} == {
        name: one.score for name, one in anna.items()
    }
    assert nobody["station"].html["ru"] != anna["station"].html["ru"]


def test_the_model_answer_explains_every_card_with_both_variants() -> None:
    """Each card's row holds the reasons of both entries; before it, no reason of a variant is told."""
    checker = reader("wk", SOLUTIONS)
    items = {"card:K04": {"choice": "b"}}
    first = checker.check("station", items, model=False).html["en"]
    whole = checker.check("station", items, model=True).html["en"]
    for card in deck_of(material("station")).cards:
        own = load_drill_key(SOLUTIONS / "drills" / f"{card.drill.id.lower()}.yaml", card.drill)
        for side in SIDES:
            start = own.side(side).why.to("en")[:25]
            assert start in whole
            assert start not in first


def test_a_reveal_of_a_deck_opens_its_cards_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After the reveal of one deck it can be checked from that folder alone; no card of another deck lies there."""
    monkeypatch.delenv("QORGAU_SOLUTIONS", raising=False)
    monkeypatch.delenv("QORGAU_REVEAL", raising=False)
    station, protocol, _ = SETTING.workbook.exercises
    reveal("wk", "station", SOLUTIONS, tmp_path / "reveal")
    assert key_folder("wk", station, tmp_path) == tmp_path / "reveal"
    assert key_folder("wk", protocol, tmp_path) is None
    lying = {path.name for path in (tmp_path / "reveal" / "drills").iterdir()}
    assert lying == {path.name for path in keys_of_cards(key("station"))}
    checked = reader("wk", tmp_path / "reveal").check("station", {"card:K04": {"choice": "a"}}, model=True)
    assert checked.score.value > 0


def test_a_missing_key_of_a_card_is_told(tmp_path: Path) -> None:
    """A deck whose card has no key is in error, at the card."""
    (tmp_path / "wk").mkdir()
    copy = tmp_path / "wk" / "station.yaml"
    copy.write_bytes(key("station").read_bytes())
    fields = [one.field for one in cards_problems(material("station"), tmp_path, copy)]
    assert "cards.K04" in fields


def test_coverage_names_the_workbook_that_trains_a_card() -> None:
    """A defect that stands on a card is trained by the workbook of the cards."""
    found = {one.defect: one for one in coverage(places.home(), SOLUTIONS)}
    intent = found["det-preventive-intent"]
    assert {(one.card, one.workbooks) for one in intent.cards} >= {("K04", ("wk",)), ("K25", ("wk",))}
    assert "wk" in intent.workbooks
