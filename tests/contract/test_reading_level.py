"""Instructions and questions to a learner are short enough to be read once, on a phone, in a second language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from qorgau.cases.texts_in import texts_in
from qorgau.data_file import read_yaml

CLONE = Path(__file__).resolve().parents[2]
MOST_WORDS = 25
_END = re.compile(r"(?<=[.!?…])\s+|[;:]\s+")
FILES = sorted(
    (
        *(CLONE / "workbooks").rglob("*.yaml"),
        *(CLONE / "solutions").glob("cf*/*.yaml"),
        *(CLONE / "solutions").glob("w*/*.yaml"),
    ),
    key=lambda path: path.as_posix(),
)


def instructions(path: Path) -> Iterator[tuple[str, str]]:
    """Everything in a workbook's files that tells a learner what to do; of a key, the questions that lead on."""
    of_key = path.parent.parent.name == "solutions"
    for place, words in texts_in(read_yaml(path)):
        if not of_key or place.endswith("question"):
            yield from ((f"{place}.{lang}", text) for lang, text in words.items())


@pytest.mark.parametrize("path", FILES, ids=lambda path: "/".join(path.parts[-2:]))
def test_sentences_are_short(path: Path) -> None:
    """No sentence of an instruction or of a leading question has more than 25 words, in any language."""
    long = {
        place: sentence
        for place, text in instructions(path)
        for sentence in _END.split(text)
        if len(sentence.split()) > MOST_WORDS
    }
    assert long == {}


def test_the_questions_of_keys_are_found() -> None:
    """The test above reads something: the key of the first case asks a question in three languages."""
    found = [place for place, _ in instructions(CLONE / "solutions" / "cf01" / "mark.yaml")]
    assert len(found) >= 3 * 10
