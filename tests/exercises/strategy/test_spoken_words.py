"""Phrases in free text: one after the other, with little between, in any order where they mean something else."""

from __future__ import annotations

import time

import pytest

from qorgau.exercises.strategy.spoken_words import Saying, labelled, places_of, sentences


def _says(text: str, phrase: str, *but: str) -> bool:
    saying = Saying((phrase,), but, ("не",), ("емес",))
    return any(True for sentence in sentences(text) for clause in sentence for _ in saying.places(clause))


@pytest.mark.parametrize(
    ("text", "phrase", "said"),
    [
        ("Он собрал людей.", "собрал люд", True),
        ("Он собрал на площади людей.", "собрал люд", True),
        ("Он собрал на большой новой площади людей.", "собрал люд", False),
        ("Люди собрали вещи.", "собрал люд", False),
        ("Он собрал, люди смотрели.", "собрал люд", False),
        ("Он не собрал людей.", "собрал люд", False),
        ("Людей собрал он емес.", "люд собрал", False),
        ("СОБРАЛ ЛЮДЕЙ", "собрал люд", True),
        ("Сбор", "=сбор", True),
        ("Сборы", "=сбор", False),
        ("", "сбор", False),
    ],
)
def test_a_phrase_is_beginnings_of_words_in_a_row(text: str, phrase: str, said: bool) -> None:
    """At most two words between, inside one clause, undenied; after "=" the whole word."""
    assert _says(text, phrase) is said


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("КЛИЕНТ-13-D", True),
        ("КЛИЕНТА-13-D", True),
        ("КЛИЕНТОМ-13-D", True),
        ("КЛИЕНТ-13-D-ні", True),
        ("КЛИЕНТ-13-A", False),
        ("КЛИЕНТ-13", False),
        ("КЛИЕНТ-1", False),
        ("КЛИЕНТУРА-13-D", True),
    ],
)
def test_a_code_is_one_person_in_every_case_of_the_word(word: str, found: bool) -> None:
    """Nine clients differ in their last letter alone: it is no ending."""
    assert any(places_of("КЛИЕНТ-13-D", (word.casefold(),))) is found


def test_labels_are_found_with_their_endings() -> None:
    """A witness whom the file does not know is somebody all the same, in whatever case of the word."""
    clause = ("свидетелю-2", "свидетель-x", "свидетельство-3", "свидетель", "куә-1")
    assert list(labelled("СВИДЕТЕЛ", clause)) == ["свидетелю-2", "свидетель-x"]
    assert list(labelled("КУӘ", clause)) == ["куә-1"]


@pytest.mark.parametrize("text", ["Созвали понятых.", "Понятых созвали.", "Понятых снова срочно созвали."])
def test_what_else_a_phrase_is_part_of_counts_in_any_order(text: str) -> None:
    """Attesting witnesses are convened, whichever word comes first."""
    assert _says(text, "созва")
    assert not _says(text, "созва", "созва понят")


def test_one_lawful_use_excuses_no_other() -> None:
    """Where a phrase is said twice, each is looked at for itself."""
    assert _says("Созвали понятых и потом долго и шумно созвали соседей.", "созва", "созва понят")


def test_the_longest_text_is_looked_through_at_once() -> None:
    """Twenty thousand letters, the most that an item takes, are no wait."""
    saying = Saying(tuple(f"слово{n} ещё" for n in range(60)), tuple(f"другое{n} слово" for n in range(60)))
    text = "слово1 другое2 третье, " * 870
    started = time.perf_counter()
    assert not any(True for sentence in sentences(text) for clause in sentence for _ in saying.places(clause))
    assert time.perf_counter() - started < 2
