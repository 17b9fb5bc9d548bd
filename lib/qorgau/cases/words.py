"""One text in every language of the kit."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


# NFC, so that a quotation is found in an entry whatever keyboard typed either of them.
Sentence = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1), AfterValidator(_nfc)]


class Words(BaseModel):
    """The same text in Russian and English, in Kazakh where it is written already; never blank, NFC."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    ru: Sentence
    en: Sentence
    kk: Sentence | None = None

    def to(self, lang: str) -> str:
        """The text in `lang`.

        Raises KeyError for a language that this text is not written in: a page never mixes languages
        in silence.
        """
        found = {"ru": self.ru, "en": self.en, "kk": self.kk}[lang]
        if found is None:
            raise KeyError(lang)
        return found

    def texts(self) -> Iterator[tuple[str, str]]:
        """Each language that the text is written in, with the text."""
        yield "ru", self.ru
        yield "en", self.en
        if self.kk is not None:
            yield "kk", self.kk
