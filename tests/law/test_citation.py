"""How a norm is named to a reader."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest

from qorgau.law.citation import cite, label
from qorgau.law.registry import Provision, Status, registry
from qorgau.problem import BadInput
from qorgau.texts import WRITTEN, say, texts

Make = Callable[..., Provision]
CYRILLIC = re.compile(r"[\u0400-\u04ff]")
LATIN = re.compile(r"[A-Za-zÀ-ÿ]+")
SIGNS = re.compile(r"\(?CCPR/[\w/.-]+\)?")
"""Document signs of the United Nations are the same in every language."""
ALLOWED_LATIN = {"Ne", "ne", "bis", "in", "idem", "Sadykov", "Sambetbai", "Nurlanuly", "Ibragimov"}
"""A maxim lawyers say in Latin, and authors of published views whose names have no Russian document here."""


def test_no_russian_label_speaks_another_language() -> None:
    """Latin letters stand in a Russian label only in document signs, a maxim and names of published cases."""
    found = {one: LATIN.findall(SIGNS.sub("", label(registry().get(one), "ru"))) for one in registry().ids()}
    assert {one: words for one, words in found.items() if not set(words) <= ALLOWED_LATIN} == {}


def test_no_english_label_speaks_another_language() -> None:
    """An English label has no Cyrillic letter."""
    labels = {one: label(registry().get(one), "en") for one in registry().ids()}
    assert {one: text for one, text in labels.items() if CYRILLIC.search(text)} == {}


def test_every_russian_heading_is_russian() -> None:
    """The Russian heading of every provision is written in Cyrillic letters."""
    assert [one for one in registry().ids() if not CYRILLIC.search(registry().get(one).title.ru)] == []


def test_every_english_heading_is_english() -> None:
    """The English heading of every provision is written in Latin letters."""
    titles = {one: registry().get(one).title.en for one in registry().ids()}
    assert [one for one, title in titles.items() if CYRILLIC.search(title) or not LATIN.search(title)] == []


def test_no_two_provisions_are_named_alike() -> None:
    """A reader can tell any two provisions in force on one day apart by their labels."""
    for lang in WRITTEN:
        labels = [label(wording.provision, lang) for wording in registry().in_force(date(2019, 6, 10))]
        assert sorted({text for text in labels if labels.count(text) > 1}) == []


def test_article_and_part_are_named(provision: Make) -> None:
    """An article with a part names both, one without a part has no empty part."""
    whole, part = provision((None, None), article="739"), provision((None, None), article="832", part="1")
    assert label(part, "ru") == "КоАП РК, ст. 832, ч. 1. Заголовок"
    assert label(whole, "ru") == "КоАП РК, ст. 739. Заголовок"
    assert "832" in label(part, "en")
    assert "part" not in label(whole, "en").lower()


def test_a_place_that_is_no_article_is_named_as_what_it_is(provision: Make) -> None:
    """A paragraph of a general comment is not called an article."""
    one = provision(
        (None, None), instrument="gc32", article="para 30", place={"ru": "п. 30", "en": "para 30"}
    )
    assert label(one, "ru") == "Замечание общего порядка № 32, п. 30. Заголовок"
    assert "para 30" in label(one, "en")


def test_an_article_is_a_number() -> None:
    """What is not numbered like an article carries its own words for its place."""
    numbered = re.compile(r"[\d, -]+")
    provisions = [registry().get(one) for one in registry().ids()]
    assert [one.id for one in provisions if one.place is None and not numbered.fullmatch(one.article)] == []


@pytest.mark.parametrize("lang", WRITTEN)
def test_every_instrument_has_its_name(lang: str) -> None:
    """Every instrument of the registry has a name in every language."""
    instruments = {registry().get(one).instrument for one in registry().ids()}
    assert {name for name in instruments if f"law.instrument.{name}" not in texts(lang)} == set()


@pytest.mark.parametrize("lang", WRITTEN)
def test_every_status_has_its_own_words(lang: str) -> None:
    """No two statuses read alike."""
    words = [say(lang, f"law.status.{status}") for status in Status]
    assert len(set(words)) == len(Status)


@pytest.mark.parametrize("lang", WRITTEN)
def test_whatever_is_not_confirmed_asks_to_be_verified(lang: str) -> None:
    """A status short of confirmed tells the reader to verify; a confirmed one does not."""
    word = {"ru": "сверьте", "kk": "тексеріңіз", "en": "verify"}[lang]
    unsure = {Status.UNREAD, Status.UNKNOWN_DAY, Status.MEMORY, Status.CONFLICT}
    assert {status for status in Status if word in say(lang, f"law.status.{status}")} == unsure


def test_a_citation_says_what_the_law_was_at_the_date() -> None:
    """The same norm carries another status, in words, at another date."""
    before, after = (
        cite(registry(), "cao-488-old-p1", day, "ru") for day in (date(2019, 6, 10), date(2020, 7, 1))
    )
    assert before.label == after.label
    assert after.status is Status.NOT_IN_FORCE
    assert after.status_words == say("ru", "law.status.not-in-force")
    assert before.status_words != after.status_words


def test_citing_an_unknown_norm_is_bad_input() -> None:
    """A norm the registry does not have cannot be cited."""
    with pytest.raises(BadInput):
        cite(registry(), "cao-9999", date(2019, 6, 10), "ru")
