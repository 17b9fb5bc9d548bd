"""Predicates that look for words in free text; what they cannot see stands in spoken_words."""

from __future__ import annotations

from collections.abc import Iterator

from qorgau.cases.words import Words
from qorgau.exercises.strategy.answer import StrategyAnswer
from qorgau.exercises.strategy.case_view import CaseView
from qorgau.exercises.strategy.hits import Hit, Parameters, as_typed, inline, predicate
from qorgau.exercises.strategy.spoken_words import Saying, labelled, places_of, sentences

_LANGUAGES = ("ru", "kk", "en")


@predicate(
    "burden-not-taken-over",
    values=["fact"],
    parameters={"proof": (), "innocence": (), "denied_before": (), "denied_after": ()},
)
def burden_not_taken_over(answer: StrategyAnswer, view: CaseView, parameters: Parameters) -> Iterator[Hit]:
    """While a disputed fact rests on the burden of the authority alone, the theory does not set out to prove innocence.

    A sentence sets out to when it has a word of `proof` and one of `innocence`, and the first is not denied.
    """
    denied = parameters.texts("denied_before"), parameters.texts("denied_after")
    proof = Saying(parameters.texts("proof"), (), *denied)
    innocence = Saying(parameters.texts("innocence"))
    claims = any(
        all(any(True for clause in sentence for _ in saying.places(clause)) for saying in (proof, innocence))
        for sentence in sentences(answer.position.theory)
    )
    if not claims:
        return
    for fact in view.facts:
        stand = answer.facts.get(fact.id)
        if stand is None or stand.status != "disputed" or not stand.burden:
            continue
        proved = any(use.use and fact.id in use.proves for use in answer.evidence.values())
        if not stand.sources and not proved:
            yield Hit({"fact": inline(fact.text)}, "position.theory")


@predicate(
    "no-third-persons",
    values=["person"],
    parameters={
        "organised": (),
        "otherwise": (),
        "denied_before": (),
        "denied_after": (),
        "officials": (),
        "labels": (),
    },
)
def no_third_persons(answer: StrategyAnswer, view: CaseView, parameters: Parameters) -> Iterator[Hit]:
    """No text of the strategy names somebody else as organiser: none of `organised`, but as part of `otherwise`.

    Somebody else: a person of the file who is neither the only client of the strategy nor one of `officials` (beginnings of ids), or
    a label (`labels`) followed by a number or letter. Allowed where an entry of the file says the same of that person
    and the client, having told it back, made a choice.
    """
    decided = answer.consent.teach_back and answer.consent.choice is not None
    for field, text in _texts(answer):
        for person in _accused(text, view, parameters):
            if not (decided and any(_same(person, entry, view, parameters) for entry in view.papers)):
                yield Hit({"person": person}, field)


def _same(person: Words, entry: Words, view: CaseView, parameters: Parameters) -> bool:
    return any(person in _accused(entry.to(lang), view, parameters) for lang in _LANGUAGES)


def _accused(text: str, view: CaseView, parameters: Parameters) -> list[Words]:
    """Who is named in a sentence that says of somebody, undenied, that they organised."""
    names = ("organised", "otherwise", "denied_before", "denied_after")
    saying, found = Saying(*map(parameters.texts, names)), list[Words]()
    for sentence in sentences(text):
        said = [tuple(saying.places(clause)) for clause in sentence]
        if not any(said):
            continue
        for person in (*_others(view, parameters), *_labelled(sentence, view, parameters)):
            places = [_places(person, clause) for clause in sentence]
            # The word of a person's name ("organiser of the contest") says nothing of what somebody did.
            of_deeds = any(deed - own for deeds, own in zip(said, places, strict=True) for deed in deeds)
            if of_deeds and any(places) and person not in found:
                found.append(person)
    return found


def _places(person: Words, clause: tuple[str, ...]) -> frozenset[int]:
    names = {person.to(lang) for lang in _LANGUAGES}
    return frozenset[int]().union(*(place for name in names for place in places_of(name, clause)))


def _others(view: CaseView, parameters: Parameters) -> list[Words]:
    officials = parameters.texts("officials")
    others = {name: said for name, said in view.people.items() if not name.startswith(officials)}
    own = _own(view)
    return [said for name, said in others.items() if name not in own]


def _own(view: CaseView) -> frozenset[str]:
    own = [client.person for client in view.defended]
    return frozenset(own) if len(own) == 1 else frozenset()


def _labelled(sentence: tuple[tuple[str, ...], ...], view: CaseView, parameters: Parameters) -> list[Words]:
    # A label that the file knows is found by its name; the only client is never a third person.
    known = {said.to(lang) for said in view.people.values() for lang in _LANGUAGES} | _own(view)
    words = (
        word
        for label in parameters.texts("labels")
        for clause in sentence
        for word in labelled(label, clause)
    )
    return [
        as_typed(word.upper()) for word in words if not any(any(places_of(name, (word,))) for name in known)
    ]


def _texts(answer: StrategyAnswer) -> Iterator[tuple[str, str]]:
    yield "position.theory", answer.position.theory
    yield from ((f"rejected:{name}", one.why) for name, one in answer.rejected.items())
    yield from ((f"basis:{name}", one.element) for name, one in answer.basis.items())
    yield from ((f"ground:{name}", one.prejudice) for name, one in answer.grounds.items())
    yield from ((f"motion:{name}", one.if_refused) for name, one in answer.motions.items())
    yield from ((f"risk:{name}", one.mitigation) for name, one in answer.risks.items())
    yield "client.contact", answer.client.contact
    yield "client.next", answer.client.next
    yield "fallback.trigger", answer.fallback.trigger
    yield "fallback.penalty_line", answer.fallback.penalty_line
    yield "appeal.next_level", answer.appeal.next_level
