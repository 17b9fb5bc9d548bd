"""The Kazakh words of the registry."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest

from qorgau.law.registry import KAZAKH, load_registry, registry
from qorgau.problem import BadInput

PROVISIONS = [registry().get(one) for one in registry().ids()]


def test_every_provision_has_a_kazakh_summary() -> None:
    """All 261 provisions can be read in Kazakh."""
    assert [one.id for one in PROVISIONS if not one.summary_kk] == []


def test_it_is_kazakh_and_not_russian_in_another_alphabet() -> None:
    """Each summary of some length has letters that only Kazakh has, composed (NFC), and no Latin look-alikes inside a word."""
    for one in PROVISIONS:
        text = one.summary_kk or ""
        assert unicodedata.is_normalized("NFC", text), one.id
        assert len(text) < 60 or re.search("[әғқңөұүһі]", text, re.IGNORECASE), one.id
        assert (
            re.findall(r"(?:[А-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі][A-Za-z]|[A-Za-z][А-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі])", text)
            == []
        ), one.id


def test_kazakh_and_russian_give_the_same_figures() -> None:
    """Every number of the Russian summary stands in the Kazakh one as often, and no other."""
    for one in PROVISIONS:
        figures = sorted(re.findall(r"\d+", one.summary_ru))
        assert sorted(re.findall(r"\d+", one.summary_kk or "")) == figures, one.id


def test_the_files_say_that_no_lawyer_has_checked_them() -> None:
    """Until a Kazakh-speaking lawyer has, each file says so in its first line."""
    for path in KAZAKH.glob("*.yaml"):
        assert "has not checked" in path.read_text(encoding="utf-8").splitlines()[0], path.name


def test_words_of_an_unknown_provision_are_told(tmp_path: Path) -> None:
    """A misspelt id in a Kazakh file is named, and so is one that stands in two files."""
    (tmp_path / "a.yaml").write_text("cao-10: {summary: х}\ncao-9999: {summary: х}\n", encoding="utf-8")
    (tmp_path / "b.yaml").write_text("cao-10: {summary: х}\n", encoding="utf-8")
    with pytest.raises(BadInput) as caught:
        load_registry(kazakh=tmp_path)
    assert {problem.field for problem in caught.value.problems} == {"cao-10", "cao-9999"}
