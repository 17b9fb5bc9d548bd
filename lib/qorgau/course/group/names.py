"""What the things of a report are called, in one language: items, defects, fields; taken from what trainees read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from qorgau.course.group.report import ItemRow
from qorgau.exercises.material import Setting
from qorgau.exercises.types import TYPES
from qorgau.texts import say, texts

NAMES = ("name", "ask", "text", "says")
KINDS = "group.kind."


class Names:
    """The names of a workbook's things in `lang`."""

    def __init__(self, setting: Setting, lang: str) -> None:
        self.lang = lang
        self.setting = setting
        self._known: dict[str, dict[str, str]] = {
            one.id: dict(_named(TYPES[one.type].vocabulary(setting.material(one.id)), lang))
            for one in setting.workbook.exercises
        }

    def exercise(self, exercise: str) -> str:
        """The title of an exercise."""
        return self.setting.workbook.exercise(exercise).title.to(self.lang)

    def defect(self, defect: str) -> str:
        """The name of a defect; its id where the catalogue has none."""
        found = self.setting.catalogue.defect.get(defect)
        return found.name.to(self.lang) if found else defect

    def item(self, row: ItemRow) -> str:
        """The name of a graded item: the defect with its field, or what the exercise asks there."""
        if row.defect:
            return f"{row.field}: {self.defect(row.defect)}"
        return self._called(row.exercise, row.item, row.field)

    def _called(self, exercise: str, item: str, field: str | None) -> str:
        if "<" in item:
            return " → ".join(self._known[exercise].get(one, one) for one in item.split("<"))
        for name in (item, field or ""):
            if (key := f"group.item.{name}") in texts(self.lang):
                return say(self.lang, key)
        kind = (field or item).replace(".", ":").partition(":")[0]
        parts = [self._known[exercise].get(one) or one for one in item.split(":")]
        known = [one for one in item.split(":") if one in self._known[exercise]]
        name = ", ".join(parts[item.split(":").index(known[0]) :]) if known else item
        key = f"{KINDS}{kind}"
        return say(self.lang, key, name=name) if key in texts(self.lang) else name


def _named(thing: Any, lang: str) -> Iterator[tuple[str, str]]:
    if isinstance(thing, Mapping):
        words = next((thing[name] for name in NAMES if isinstance(thing.get(name), Mapping)), None)
        if isinstance(thing.get("id"), str) and words is not None and lang in words:
            yield thing["id"], str(words[lang])
        for inner in thing.values():
            yield from _named(inner, lang)
    elif isinstance(thing, list | tuple):
        for inner in thing:
            yield from _named(inner, lang)
