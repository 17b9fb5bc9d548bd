"""What one paper may have of its own: language, a paper it is like, values, sex, events."""

from __future__ import annotations

from typing import Any

import pytest
from tests.cases.conftest import Copy, entry

from qorgau.cases.render import paper
from qorgau.problem import BadInput

THREE = {"ru": "текст", "kk": "мәтін", "en": "text"}


def said(copied: Copy, address: str) -> str:
    """What a field says in Russian."""
    return copied.load().fields[address].entry.ru


def test_a_paper_is_like_another_one(copied: Copy) -> None:
    """What the other paper changes is taken first, the own changes stand over it."""
    copied.paper("RP-3", kind="RP", like="RP-1", fields={"4": entry("другое место")})
    case = copied.load()
    assert case.fields["RP-3.5"].entry == case.fields["RP-1.5"].entry
    assert case.fields["RP-3.4"].entry.ru == "другое место"
    assert case.document["RP-3"].title == case.document["RP-1"].title


@pytest.mark.parametrize("like", ["RP-9", "RP-3"])
def test_a_paper_like_nothing_is_told(copied: Copy, like: str) -> None:
    """A paper that is like one that is not there, or like itself, is told."""
    copied.paper("RP-3", kind="RP", like=like)
    with pytest.raises(BadInput, match="no other document"):
        copied.load()


def test_a_paper_has_its_own_values_sex_and_events(copied: Copy) -> None:
    """A report about another person: label, word and minute are hers; the file's own stay."""
    text = "{{ client }} [[задержан|задержана]] в {{ at.t0 }}"
    own: dict[str, Any] = {"values": {"client": "КЛИЕНТ-Б"}, "sex": "f", "events": {"t0": "dp"}}
    copied.paper("RP-3", kind="RP", fields={"7": entry(text)}, **own)
    copied.paper("RP-4", kind="RP", fields={"7": entry(text)})
    assert said(copied, "RP-3.7") == "КЛИЕНТ-Б задержана в 17:35"
    assert said(copied, "RP-4.7") == "КЛИЕНТ-01 задержан в 13:02"


def test_an_event_that_is_not_there_is_told(copied: Copy) -> None:
    """An overlay on an unknown event names the file and the event."""
    copied.paper("RP-3", kind="RP", events={"t0": "supper"})
    with pytest.raises(BadInput, match=r"RP-3.yaml: events.t0: no event 'supper'"):
        copied.load()


def test_a_paper_in_its_own_language_stays_in_it(copied: Copy) -> None:
    """A Kazakh paper is shown in Kazakh to a reader of Russian, says so, and has an aid only when allowed."""
    copied.paper("RP-3", kind="RP", language="kk", fields={"7": {"entry": THREE, "look": "hand"}})
    document = copied.load().document["RP-3"]
    html = str(paper(document, "ru"))
    assert 'lang="kk"' in html.split(">")[0]
    assert ">мәтін<" in html
    assert ">текст<" not in html
    assert ">текст<" in str(paper(document, "ru", aid=True))


def test_a_line_in_another_language_says_so(copied: Copy) -> None:
    """One handwritten line in Kazakh stands in a Russian paper with its language, whatever the reader reads."""
    line = {"entry": THREE, "look": "hand", "language": "kk"}
    copied.paper("RP-3", kind="RP", fields={"7": line})
    document = copied.load().document["RP-3"]
    for lang in ("ru", "en"):
        assert '<p class="q-entry" data-entry lang="kk">мәтін</p>' in str(paper(document, lang))
    assert 'class="q-aid" lang="en"' in str(paper(document, "en", aid=True))
    assert "q-aid" not in str(paper(copied.load().document["RP-1"], "en", aid=True))


def test_further_clients_have_their_own_sex(copied: Copy) -> None:
    """The words of each client follow that client."""
    texts = {"ru": "Он[[ был|а была]]", "kk": "Ол", "en": "[[He|She]]"}
    person = dict.fromkeys(("profile", "voice", "fears", "wants"), texts)

    def add(data: dict[str, Any]) -> None:
        data["further_clients"] = [
            {"id": "A", "role": "CLIENT-A", "sex": "f", "age": 30, **person},
            {"id": "B", "role": "CLIENT-B", "sex": "m", "age": 40, **person},
        ]

    copied.case(add)
    assert [one.voice.en for one in copied.load().data.further_clients] == ["She", "He"]


def test_a_minor_has_a_shorter_limitation(copied: Copy) -> None:
    """What the clock counts knows that the client is a minor."""
    before = copied.load().moments.day("limitation")
    copied.case(lambda data: data["client"].update(minor=True))
    assert copied.load().moments.day("limitation") < before
