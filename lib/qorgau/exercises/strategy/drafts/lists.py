"""What the strategy, the case and the clock put into a draft, entry by entry."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from qorgau.cases.case import Case
from qorgau.cases.catalogue import Catalogue
from qorgau.exercises.strategy.answer import StrategyAnswer
from qorgau.exercises.strategy.drafts.data import Listed, Paragraph
from qorgau.exercises.strategy.drafts.grounds import grounds
from qorgau.exercises.strategy.drafts.inert import own, with_blanks
from qorgau.exercises.strategy.drafts.term import term
from qorgau.exercises.strategy.drafts.tree import Run
from qorgau.exercises.strategy.vocabulary import Vocabulary
from qorgau.texts import say


@dataclass(frozen=True)
class Source:
    """Everything a draft is filled from, in one language."""

    case: Case
    catalogue: Catalogue
    vocabulary: Vocabulary
    answer: StrategyAnswer
    lang: str

    @property
    def cut_note(self) -> str:
        """What stands behind a text that was shortened."""
        return say(self.lang, "draft.cut")


@dataclass(frozen=True)
class Entry:
    """One entry of a list: its words and the norms it stands on."""

    runs: tuple[Run, ...]
    norms: tuple[str, ...] = ()


def entries(part: Paragraph, source: Source) -> tuple[Entry, ...]:
    """The entries of a list in the order of the case; none where the strategy has nothing for it."""
    return tuple(_LISTS[part.list_](part, source)) if part.list_ else ()


def _theory(_: Paragraph, source: Source) -> Iterator[Entry]:
    runs = own(source.answer.position.theory, source.cut_note)
    if runs:
        yield Entry(runs)


def _named(ids: tuple[str, ...], source: Source, key: str) -> Iterator[Entry]:
    for one in ids:
        found = source.vocabulary.position[one]
        words = {"name": found.name.to(source.lang), "story": found.story.to(source.lang)}
        yield Entry(with_blanks(say(source.lang, key, **words)))


def _positions(_: Paragraph, source: Source) -> Iterator[Entry]:
    chosen = source.answer.position
    yield from _named((*chosen.primary, *chosen.secondary), source, "draft.position")


def _arguendo(_: Paragraph, source: Source) -> Iterator[Entry]:
    yield from _named(source.answer.position.arguendo, source, "draft.arguendo")


def _rejected(_: Paragraph, source: Source) -> Iterator[Entry]:
    for one, found in source.answer.rejected.items():
        name = source.vocabulary.position[one].name.to(source.lang)
        why = own(found.why, source.cut_note) or with_blanks("________")
        yield Entry((*with_blanks(say(source.lang, "draft.rejected", name=name) + " "), *why))


def _source_name(name: str, source: Source) -> str:
    found = next((one for one in source.case.data.evidence if one.id == name), None)
    if found is not None:
        return found.name.to(source.lang)
    paper = source.case.document[name.rpartition(".")[0]]
    title, number = paper.title.to(source.lang), source.case.fields[name].number
    return say(source.lang, "draft.field", paper=title, number=number)


def _facts(part: Paragraph, source: Source) -> Iterator[Entry]:
    for fact in source.case.data.facts:
        stand = source.answer.facts.get(fact.id)
        if stand is None or stand.status not in part.kinds:
            continue
        said = say(source.lang, f"draft.fact.{stand.status}", fact=fact.text.to(source.lang).rstrip("."))
        if part.short:
            yield Entry(with_blanks(said))
            continue
        names = [_source_name(name, source) for name in stand.sources]
        named = say(source.lang, "draft.sources", list="; ".join(names)) if names else ""
        burden = say(source.lang, "draft.burden") if stand.burden and stand.status == "disputed" else ""
        yield Entry(with_blanks(" ".join(filter(None, (said, named, burden)))))


def _evidence(part: Paragraph, source: Source) -> Iterator[Entry]:
    for one in source.case.data.evidence:
        use = source.answer.evidence.get(one.id)
        unlike = (part.perishable and not one.perishable) or (part.kinds and one.kind not in part.kinds)
        if use is None or not use.use or unlike:
            continue
        words = {"name": one.name, "shows": one.shows, "custodian": one.custodian}
        values = {name: found.to(source.lang).rstrip(".") for name, found in words.items()}
        named = f"{values['name']}." if part.short else say(source.lang, "draft.evidence", **values)
        yield Entry(with_blanks(named))


def _grounds(part: Paragraph, source: Source) -> Iterator[Entry]:
    found = grounds(source.answer, source.case, source.catalogue, source.lang, part.kinds)
    yield from (Entry(runs, norms) for runs, norms in found)


def _people(part: Paragraph, source: Source) -> Iterator[Entry]:
    for one in source.case.data.people:
        if not part.kinds or one.id.startswith(part.kinds):
            words = {"name": one.name.to(source.lang), "post": one.post.to(source.lang)}
            yield Entry(with_blanks(say(source.lang, "draft.person", **words)))


def _papers(part: Paragraph, source: Source) -> Iterator[Entry]:
    for one in source.case.documents:
        if not part.kinds or one.kind in part.kinds:
            yield Entry(with_blanks(say(source.lang, "draft.paper", paper=one.title.to(source.lang))))


def _term(_: Paragraph, source: Source) -> Iterator[Entry]:
    yield from (Entry(with_blanks(line)) for line in term(source.case, source.answer, source.lang))


_LISTS: Mapping[Listed, Callable[[Paragraph, Source], Iterator[Entry]]] = {
    "theory": _theory,
    "positions": _positions,
    "arguendo": _arguendo,
    "rejected": _rejected,
    "facts": _facts,
    "evidence": _evidence,
    "grounds": _grounds,
    "people": _people,
    "papers": _papers,
    "term": _term,
}
