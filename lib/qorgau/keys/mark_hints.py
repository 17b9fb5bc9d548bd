"""Hints of a marking exercise, made from its key when they are asked for and never before."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from qorgau.answers import SNAPSHOT
from qorgau.cases.words import Words
from qorgau.exercises.mark.hints import LEVELS, Hint, by_token, next_hint
from qorgau.exercises.mark.key import KeyDefect
from qorgau.exercises.material import Material
from qorgau.keys.asked import Given
from qorgau.keys.check_mark import MarkCheck
from qorgau.texts import LANGUAGES, say


class MarkHints:
    """What can be told step by step about the defects of one key."""

    def __init__(self, material: Material, solutions: Path, key: Path) -> None:
        """Raises BadInput when key or rubric cannot be read."""
        self._check = MarkCheck(material, solutions, key)
        self._documents = {document.id: document for document in material.case.documents}
        self._families: Mapping[str, Words] = {one.id: one.name for one in material.catalogue.families}
        self._family_of = material.catalogue.family_of

    @property
    def percent(self) -> int:
        """What one hint costs, in percent of the defect that it is about."""
        return round(100 * self._check.rubric.hint)

    def next(self, items: Mapping[str, object]) -> Given | None:
        """The hint to give next for the answer `items`; None when there is nothing left to hint at."""
        answer, result, _ = self._check.score(items, SNAPSHOT)
        found = next_hint(answer, self._check.key, self._check.rubric, result.verdicts)
        return None if found is None else Given(found.item, found.level, self._said(found))

    def given(self, items: Mapping[str, object]) -> tuple[Given, ...]:
        """Every hint that was given for `items`, once more in words. Hints of a key that was rewritten are left out."""
        answer, _, _ = self._check.score(items, SNAPSHOT)
        known: Mapping[str, KeyDefect] = by_token(self._check.key)
        return tuple(
            Given(item, level, self._said(Hint(item, level, known[item])))
            for item, count in answer.hints.items()
            if item in known
            for level in range(1, min(count, LEVELS) + 1)
        )

    def _said(self, hint: Hint) -> Mapping[str, str]:
        return {lang: self._sentence(hint, lang) for lang in LANGUAGES}

    def _sentence(self, hint: Hint, lang: str) -> str:
        document = self._documents[hint.document]
        first, last = hint.group
        return say(
            lang,
            f"mark.feedback.hint.{hint.level}",
            document=document.id,
            title=document.title.to(lang),
            first=first,
            last=min(last, len(document.fields)),
            family=self._families[self._family_of[hint.about.defect]].to(lang),
        )
