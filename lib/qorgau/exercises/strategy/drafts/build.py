"""From a strategy to its papers: which are made, and what stands in each. No file, no clock of the machine."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from qorgau.cases.filled import filled
from qorgau.cases.words import Words
from qorgau.exercises.strategy.drafts.data import Draft, Leaf
from qorgau.exercises.strategy.drafts.inert import own, with_blanks
from qorgau.exercises.strategy.drafts.lists import Source
from qorgau.exercises.strategy.drafts.load import BY_STAGE, FORMS, Drafts
from qorgau.exercises.strategy.drafts.paragraphs import paragraphs
from qorgau.exercises.strategy.drafts.tree import Block, Folder, Sheet, Style
from qorgau.exercises.strategy.plan_order import planned
from qorgau.law.registry import Registry
from qorgau.problem import BadInput, Problem
from qorgau.texts import say

PARTS: tuple[tuple[Literal["facts", "law", "ask", "attach"], Literal["body", "bullet", "number"]], ...] = (
    ("facts", "body"),
    ("law", "body"),
    ("ask", "number"),
    ("attach", "number"),
)


def build(found: Drafts, source: Source, registry: Registry) -> Folder:
    """Every paper that the strategy calls for: a list of them, papers of the plan in its order, leaves.

    Raises BadInput when the texts have a placeholder that the case cannot fill.
    """
    maker = _Maker(found, source, registry)
    made = [*maker.papers(), *(maker.leaf(one) for one in found.leaves)]
    about = say(source.lang, "draft.about", case=source.case.data.id)
    if maker.problems:
        raise BadInput(list(dict.fromkeys(maker.problems)))
    mark = maker.forms.mark.to(source.lang)
    cover = maker.cover(made)
    return Folder(cover.name, source.lang, mark, about, (cover, *made))


class _Maker:
    def __init__(self, found: Drafts, source: Source, registry: Registry) -> None:
        self.problems: list[Problem] = []
        self.found, self.source, self.registry = found, source, registry
        self.filling = source.case.filling
        self.forms, wrong = filled(found.forms, self.filling, FORMS)
        self.problems += wrong

    def say(self, words: Words) -> str:
        return words.to(self.source.lang)

    def line(self, style: Style, text: str) -> Block:
        return Block(style, with_blanks(text))

    def papers(self) -> Iterator[Sheet]:
        answer = self.source.answer
        plan = planned(answer.motions)
        for motion in plan:
            yield from (self.paper(one) for one in self.found.drafts if one.planned_by == motion)
        if answer.appeal.date is not None:
            yield from (
                self.paper(one)
                for one in self.found.drafts
                if one.with_appeal_day and one.planned_by not in plan
            )

    def paper(self, draft: Draft) -> Sheet:
        said, wrong = filled(draft, self.filling, self.found.files[draft.id], draft.id)
        self.problems += wrong
        name, heading = self.say(said.name), self.say(self.forms.headings[said.heading])
        blocks = [
            *(self.line("party", one) for one in self.party(said)),
            self.line("heading", heading),
            self.line("title", name),
            *self.notes(said.note),
        ]
        for part, shape in PARTS:
            inside = paragraphs(getattr(said, part), shape, self.source, self.registry)
            if inside:
                blocks += [self.line("section", self.say(self.forms.parts[part])), *inside]
        blocks.append(self.line("sign", self.say(self.forms.sign)))
        return Sheet(
            draft.id,
            say(self.source.lang, "draft.named", heading=heading, name=name),
            self.source.lang,
            tuple(blocks),
        )

    def party(self, draft: Draft) -> Iterator[str]:
        to = draft.to
        if to == BY_STAGE:
            step = self.source.answer.motions.get(draft.planned_by)
            first = self.source.vocabulary.motion[draft.planned_by].window[0]
            to = self.found.forms.by_stage[(step.stage if step else None) or first]
        yield self.say(self.forms.addressees[to].name)
        yield self.say(self.forms.senders[draft.sender])
        yield self.say(self.forms.addressees[to].about)

    def notes(self, note: Words | None) -> Iterator[Block]:
        if note is not None:
            yield self.line("note", self.say(note))
        if self.source.answer.damaged:
            names = own(", ".join(self.source.answer.damaged), self.source.cut_note, 200)
            yield Block("note", (*with_blanks(say(self.source.lang, "draft.damaged") + " "), *names))

    def leaf(self, leaf: Leaf) -> Sheet:
        said, wrong = filled(leaf, self.filling, self.found.files.get(leaf.id, FORMS), leaf.id)
        self.problems += wrong
        name = self.say(said.name)
        blocks = [self.line("heading", name), *self.notes(said.note)]
        for section in said.sections:
            inside = paragraphs(section.say, section.shape, self.source, self.registry)
            blocks += [self.line("section", self.say(section.title)), *inside]
        return Sheet(leaf.id, name, self.source.lang, tuple(blocks))

    def cover(self, made: list[Sheet]) -> Sheet:
        sheet = self.leaf(self.found.forms.cover)
        lines = [self.line("section", say(self.source.lang, "draft.papers"))]
        lines += [Block("number", with_blanks(one.name), number) for number, one in enumerate(made, 1)]
        for left in self.forms.without:
            if left.motion in self.source.answer.motions:
                name = self.source.vocabulary.motion[left.motion].name.to(self.source.lang)
                why = say(self.source.lang, "draft.without", name=name, why=self.say(left.why))
                lines.append(self.line("note", why))
        return Sheet(sheet.id, sheet.name, sheet.lang, (*sheet.blocks, *lines))
