"""A case file in words and side by side."""

from __future__ import annotations

from tests.cases.conftest import Copy, entry

from qorgau.cases.compare import comparable, compare
from qorgau.cases.show_text import case_lines, compared_lines, paper_lines


def test_every_paper_is_shown_whole(copied: Copy) -> None:
    """Each field stands in the words of the terminal with its number, look and entry."""
    case = copied.load()
    for document in case.documents:
        text = "\n".join(paper_lines(document, "ru", aid=False))
        assert all(f"{field.number}. {field.rubric.ru}" in text for field in document.fields)
        assert all(f"[{field.look}] {field.entry.ru}" in text for field in document.fields)


def test_a_case_is_shown_with_client_evidence_and_facts(copied: Copy) -> None:
    """What a trainee reads before the papers stands there in the reader's language."""
    case = copied.load()
    text = "\n".join(case_lines(case, "en"))
    assert case.data.client.voice.en in text
    assert all(one.shows.en in text for one in case.data.evidence)
    assert all(fact.text.en in text for fact in case.data.facts)


def test_words_that_differ_are_marked(copied: Copy) -> None:
    """Of three reports two say the same; the word of the third is marked, and nothing else."""
    for name, word in (("A", "плакат"), ("B", "плакат"), ("C", "портфель")):
        copied.paper(f"RP-{name}", kind="RP", fields={"7": entry(f"держал {word} в руке")})
    case = copied.load()
    papers = [case.document[f"RP-{name}"] for name in "ABC"]
    field = next(one for one in compare(papers, "ru") if one.number == 7)
    marked = {row.document: [one.text for one in row.pieces if one.differs] for row in field.rows}
    assert marked == {"RP-A": [], "RP-B": [], "RP-C": ["портфель"]}


def test_what_is_the_same_is_shown_once(copied: Copy) -> None:
    """A field that says the same in all papers has one row."""
    fields = compare(comparable(copied.load().documents, "RP"), "en")
    same = next(one for one in fields if one.number == 5)
    assert (same.same, len(same.rows)) == (True, 1)
    assert "→" in "\n".join(compared_lines(fields, "RP", "en"))
