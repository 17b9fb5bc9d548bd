"""How alike papers of one kind are."""

from __future__ import annotations

import pytest
from tests.cases.conftest import Copy, entry

from qorgau import places
from qorgau.cases.compare import comparable
from qorgau.cases.likeness import kinds_with_twins, likeness
from qorgau.cases.load import find_case, load_case
from qorgau.cases.render import likeness_list

SEEN = "I saw the man stand by the fountain with a rolled poster in his left hand and shout"
OTHER = "On the way to the station nobody in the bus spoke, the windows were covered with frost"


def test_copied_words_are_told_from_own_ones(copied: Copy) -> None:
    """Capitals and spaces aside, a copied entry is 100 percent; one in other words far less; short ones are not told."""
    for name, words in (("A", SEEN), ("B", f"  {SEEN.upper()}"), ("C", OTHER)):
        copied.paper(f"RP-{name}", kind="RP", fields={"7": entry(words), "4": entry("13:05")})
    case = copied.load()
    papers = [case.document[f"RP-{name}"] for name in "ABC"]
    found = {(pair.one, pair.other): dict(pair.fields) for pair in likeness(papers, "en")}
    assert found["RP-A", "RP-B"][7] == 100
    assert found["RP-A", "RP-C"][7] < 70
    assert all(4 not in fields for fields in found.values())


def test_the_most_alike_pair_comes_first(copied: Copy) -> None:
    """Pairs come in the order of their likeness as a whole, every pair once."""
    for name, words in (("A", SEEN), ("B", OTHER), ("C", SEEN)):
        copied.paper(f"RP-{name}", kind="RP", fields={"7": entry(words)})
    case = copied.load()
    pairs = likeness([case.document[f"RP-{name}"] for name in "ABC"], "en")
    assert (pairs[0].one, pairs[0].other) == ("RP-A", "RP-C")
    assert [pair.whole for pair in pairs] == sorted((pair.whole for pair in pairs), reverse=True)
    assert len({frozenset((pair.one, pair.other)) for pair in pairs}) == 3


@pytest.mark.parametrize("lang", ["ru", "kk", "en"])
def test_nine_twin_protocols_make_thirty_six_pairs(lang: str) -> None:
    """The case of the nine twins is compared in every language: all pairs, and four kinds that have twins."""
    case = load_case(find_case("CF13", places.cases()), places.cases() / "templates")
    assert set(kinds_with_twins(case.documents)) == {"AP", "RP", "EX", "CD"}
    pairs = likeness(comparable(case.documents, "AP"), lang)
    assert len(pairs) == 36
    assert all(0 <= pair.whole <= 100 for pair in pairs)
    assert likeness_list(lang, "AP", pairs).count("data-pair") == 36


def test_one_paper_of_a_kind_has_no_twin(copied: Copy) -> None:
    """Nothing is compared where there is nothing to compare with."""
    papers = copied.load().documents
    assert likeness(papers[:1], "ru") == ()
