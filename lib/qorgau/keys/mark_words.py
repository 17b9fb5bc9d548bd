"""Names of ids in one language: what own marks, the expert's and their differences are called."""

from __future__ import annotations

from qorgau.cases.case import Case
from qorgau.cases.catalogue import Catalogue
from qorgau.exercises.mark.answer import Mark
from qorgau.exercises.mark.compare import Difference, Expert
from qorgau.keys.words import norm_lines
from qorgau.law.registry import registry
from qorgau.texts import say


class MarkWords:
    """The words of one case and the catalogue in one language."""

    def __init__(self, case: Case, catalogue: Catalogue, lang: str) -> None:
        self.lang = lang
        self._day = case.data.law_date
        self._names = {defect.id: defect.name.to(lang) for defect in catalogue.defects}
        self._names |= {one.id: one.name.to(lang) for one in catalogue.look_alikes}
        words = catalogue.words
        for choices in (words.consequences, words.severities, words.confidences, words.stages):
            self._names |= {choice.id: choice.name.to(lang) for choice in choices}

    def name(self, found: str | None) -> str:
        """The name of any id of case, catalogue or law; the word for nothing where there is none."""
        if found is None:
            return say(self.lang, "feedback.nothing")
        if found in registry():
            return norm_lines(self.lang, (found,), registry(), self._day)[0]
        return self._names.get(found, found)

    def own(self, mark: Mark | None) -> str:
        """A mark as its maker would say it."""
        if mark is None:
            return say(self.lang, "feedback.nothing")
        quote = f" «{mark.quote.exact}»" if mark.quote else ""
        return f"{mark.field}{quote}: {self.name(mark.defect) if mark.defect else say(self.lang, 'mark.unnamed')}"

    def expert(self, expert: Expert | None) -> str:
        """What the expert has in a place."""
        if expert is None:
            return say(self.lang, "feedback.no-objection")
        fields = ", ".join(expert.fields)
        if expert.look_alike:
            return say(self.lang, "mark.expert.look-alike", field=fields, name=self.name(expert.look_alike))
        if expert.defect is None:
            return say(self.lang, "mark.expert.discussed", field=fields)
        return f"{fields}: {self.name(expert.defect)}"

    def difference(self, found: Difference) -> str:
        """One part in which the two differ."""
        return say(
            self.lang,
            "mark.difference",
            part=say(self.lang, f"mark.feedback.part.{found.part}"),
            own=self.name(found.own),
            expert=", ".join(self.name(one) for one in found.expert),
        )
