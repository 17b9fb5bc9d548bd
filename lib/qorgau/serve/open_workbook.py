"""The workbook a notebook opens: each cell shows one part of it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from markupsafe import Markup

from qorgau.answers import SNAPSHOT, Journal, import_snapshot, owner
from qorgau.exercises.material import load_setting
from qorgau.keys.asked import Hints
from qorgau.keys.reader import Reader, read_answers
from qorgau.keys.reveal import key_folder
from qorgau.problem import BadInput
from qorgau.serve import parts
from qorgau.serve.drafts import drafts
from qorgau.serve.exercise_desk import ExerciseDesk, Items
from qorgau.serve.findings import findings
from qorgau.serve.live import Room, room
from qorgau.serve.payload import payload, still
from qorgau.serve.picture import picture
from qorgau.serve.practice import again
from qorgau.texts import LANGUAGES, for_page, say


class OpenWorkbook:
    """One workbook in one notebook, for one owner, in one language.

    Each method is the whole content of one cell. In the self-study room the page holds the parts
    already and the cells only join it to Python.
    """

    def __init__(self, workbook_id: str, lang: str, folder: Path | None = None) -> None:
        self.owner = owner(os.environ)
        self.setting = replace(load_setting(workbook_id), owner=self.owner)
        self.workbook = self.setting.workbook
        self.lang = lang if lang in LANGUAGES else LANGUAGES[0]
        self.room = room()
        self.folder = (folder or self._own_folder()).resolve()
        self.folder.mkdir(parents=True, exist_ok=True)
        self.journal = Journal(self.folder, workbook_id, self.owner)
        self.notice = self._take_back()

    def _take_back(self) -> str:
        # A folder that was moved without its journal: the answers come back from the file that is handed in.
        snapshot = self.folder / SNAPSHOT
        if self.room is not Room.LIVE or not snapshot.is_file() or self.journal.path.exists():
            return ""
        try:
            import_snapshot(self.journal, read_answers(self.workbook.id, snapshot), tab="moved")
        except BadInput as error:
            kept = snapshot.with_name(f"answers.unreadable-{datetime.now(UTC):%Y%m%d-%H%M%S-%f}.json")
            snapshot.replace(kept)
            return say(self.lang, "answers.kept", file=kept.name, reason="; ".join(map(str, error.problems)))
        return ""

    def _own_folder(self) -> Path:
        # In the study room the notebook lies in a folder that Voilà serves: answers never lie there.
        kept = os.environ.get("QORGAU_ANSWERS")
        return Path(kept) / self.workbook.id if kept and self.room is Room.STUDY else Path()

    def _part(self, html: Mapping[str, Markup], name: str) -> None:
        if self.room is Room.STUDY:
            return
        from IPython.display import display

        from qorgau.widgets.widget import PartWidget

        shown = parts.in_every_language(name, dict(html), self.lang)
        said = ("import.done", "import.refused", "import.later")
        display(
            PartWidget(
                payload={
                    "html": str(shown),
                    "lang": self.lang,
                    "workbook": self.workbook.id,
                    "owner": self.owner,
                    "texts": {lang: {key: for_page(lang, key) for key in said} for lang in LANGUAGES},
                }
            )
        )

    def introduction(self) -> None:
        """Title, aims and tools; and what was wrong with a file that could not be taken back."""
        if self.notice:
            from IPython.display import HTML, display

            display(HTML(Markup("<p role='alert' lang='{}'>{}</p>").format(self.lang, self.notice)))
        self._part({lang: parts.introduction(self.workbook, lang) for lang in LANGUAGES}, "intro")

    def case_file(self) -> None:
        """Client, charge, evidence; nothing in a workbook without a case file."""
        case = self.setting.case
        if case is not None:
            shown = {lang: parts.case_file(case, self.setting.registry, lang) for lang in LANGUAGES}
            self._part(shown, "case")

    def closing(self) -> None:
        """Key points."""
        self._part({lang: parts.closing(self.workbook, lang) for lang in LANGUAGES}, "closing")

    def exercise(self, exercise_id: str) -> None:
        """One exercise, with the answers that stand in the journal."""
        from IPython.display import display

        from qorgau.widgets.widget import ExerciseConnector, ExerciseWidget

        material = self.setting.material(exercise_id)
        desk = ExerciseDesk(
            exercise_id,
            self.journal,
            self.lang,
            check=lambda items, tries: self._checked(exercise_id, items, tries),
            findings=lambda items: findings(material, items),
            drafts=lambda items, lang: drafts(material, items, lang),
            hints=lambda tries: self._offered(exercise_id, tries),
            picture=lambda items, lang: picture(material, items, lang),
        )
        if self.room is Room.STUDY:
            display(ExerciseConnector(exercise_id, desk.answer))
            return
        live = self.room is Room.LIVE
        standing = still(material, self.lang, live=live)
        content = payload(material, owner=self.owner, lang=self.lang, live=live)
        display(ExerciseWidget(content, desk.answer, str(standing)))

    def _reader(self, exercise_id: str) -> Reader | None:
        folder = key_folder(self.workbook.about, self.workbook.exercise(exercise_id), self.folder)
        return None if folder is None else Reader(self.setting, folder)

    def _offered(self, exercise_id: str, tries: int) -> tuple[Hints, bool] | None:
        """The hints where the key may be read, and whether one may be asked for: not after the model answer."""
        reader = self._reader(exercise_id)
        hints = None if reader is None else reader.hints(exercise_id)
        told = tries > 0 if self.room is Room.LIVE else tries > 1
        return None if hints is None else (hints, not told)

    def _checked(self, exercise_id: str, items: Items, tries: int) -> dict[str, Any]:
        reader = self._reader(exercise_id)
        if reader is None:
            return {"refused": "check.before-reveal"}
        found = reader.check(exercise_id, items, model=self.room is Room.LIVE or tries > 1).page()
        original = again(self.workbook) if self.room is Room.STUDY and tries > 1 else None
        if original is not None:
            links = {lang: str(parts.practise_again(original, lang)) for lang in found["html"]}
            found["html"] = {lang: html + links[lang] for lang, html in found["html"].items()}
        return found

    def check(self, exercise_id: str) -> float | None:
        """Points of the exercise where the key may be read; else a sentence for the reader and None.

        This is the graded cell of the notebook: an unchanged nbgrader that runs it counts the number.
        """
        if self.room is Room.STUDY:
            return None
        from IPython.display import HTML, display

        reader = self._reader(exercise_id)
        if reader is None:
            sentence = Markup("<p lang='{}'>{}</p>").format(self.lang, say(self.lang, "check.before-reveal"))
            display(HTML(sentence))
            return None
        snapshot = read_answers(self.workbook.id, self.folder / SNAPSHOT, self.owner)
        own = reader.shown_to(snapshot.owner or self.owner)
        checked = own.check(exercise_id, snapshot.items(exercise_id), model=True, live=False)
        display(HTML(checked.html[self.lang]))
        return checked.score.value


def open_workbook(workbook_id: str, lang: str = "ru", folder: Path | None = None) -> OpenWorkbook:
    """The workbook `workbook_id` in `lang`, with the answers of the folder the notebook lies in.

    Raises BadInput naming file and field when the workbook cannot be read.
    """
    return OpenWorkbook(workbook_id, lang, folder)
