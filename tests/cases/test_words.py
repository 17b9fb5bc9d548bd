"""One text in every language."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from qorgau.cases.words import Words


def test_text_in_a_language() -> None:
    """A text is given in the language asked for."""
    words = Words(ru="защищать", en="to defend", kk="қорғау")
    assert [words.to(lang) for lang in ("ru", "en", "kk")] == ["защищать", "to defend", "қорғау"]


@pytest.mark.parametrize("lang", ["kk", "de"])
def test_language_that_is_not_written_is_refused(lang: str) -> None:
    """A text never falls back to another language in silence."""
    with pytest.raises(KeyError):
        Words(ru="защищать", en="to defend").to(lang)


@pytest.mark.parametrize("data", [{"ru": "а"}, {"ru": "а", "en": ""}, {"ru": " \n", "en": "a"}])
def test_missing_or_blank_text_is_refused(data: dict[str, str]) -> None:
    """Russian and English must both be there and say something."""
    with pytest.raises(ValidationError):
        Words.model_validate(data)


def test_text_is_trimmed_and_composed() -> None:
    """Blanks around a text fall away, and letters typed in two parts become one (NFC)."""
    decomposed = "\u0438\u0306"
    assert Words(ru=f" {decomposed}\n", en="i").ru == "\u0439"
