"""The grounds of a strategy as sentences: what is wrong, in which field of which paper, what stands there."""

from __future__ import annotations

from collections.abc import Iterator

from qorgau.cases.case import Case, Document, FieldEntry
from qorgau.cases.catalogue import Catalogue
from qorgau.exercises.strategy.answer import StrategyAnswer
from qorgau.exercises.strategy.drafts.inert import cut, visible, with_blanks
from qorgau.exercises.strategy.drafts.tree import Run
from qorgau.texts import say

ENTRY_LIMIT = 700
"""Letters of a paper's entry that a ground quotes."""

Said = tuple[tuple[Run, ...], tuple[str, ...]]


def grounds(
    answer: StrategyAnswer, case: Case, catalogue: Catalogue, lang: str, kinds: tuple[str, ...]
) -> Iterator[Said]:
    """Each ground with its norms, in the order of the papers; only of papers of `kinds`, where any are named."""
    place = {address: number for number, address in enumerate(case.fields)}
    chosen = [one for one in answer.grounds.values() if one.what and one.field]
    for one in sorted(chosen, key=lambda found: (place[str(found.field)], str(found.what))):
        field = case.fields[str(one.field)]
        paper = case.document[field.address.rpartition(".")[0]]
        if kinds and paper.kind not in kinds:
            continue
        defect, twin = catalogue.defect.get(str(one.what)), catalogue.look_alike.get(str(one.what))
        name = (defect or twin or catalogue.defects[0]).name.to(lang)
        where = say(
            lang,
            "draft.ground",
            name=name,
            paper=paper.title.to(lang),
            number=field.number,
            rubric=field.rubric.to(lang),
        )
        warning = with_blanks(" " + say(lang, "draft.look-alike")) if twin else ()
        yield (
            (*with_blanks(where), *_quoted(paper, field, lang), *warning),
            defect.norms if defect else (),
        )


def _quoted(paper: Document, field: FieldEntry, lang: str) -> Iterator[Run]:
    # A paper keeps its own language, and says so to a screen reader.
    there = field.language or paper.language or lang
    said = visible(cut(field.entry.to(there), ENTRY_LIMIT, "").rstrip(" ."))
    before, _, after = say(lang, "draft.entry", entry="\0").partition("\0")
    yield Run(f" {before}")
    yield Run(said, lang=there if there != lang else None)
    yield from with_blanks(after)
