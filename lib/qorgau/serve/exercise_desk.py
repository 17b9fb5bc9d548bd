"""What Python answers to the page of one exercise: saved, changed elsewhere, checked, loaded from a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Protocol

from qorgau.answers import (
    AnswersNotSaved,
    Journal,
    State,
    import_snapshot,
    new_operation,
    parse_snapshot,
    sift_operations,
)
from qorgau.problem import BadInput, Problem
from qorgau.texts import say

Message = Mapping[str, Any]
Items = Mapping[str, Mapping[str, Any]]
# items, number of the try → what the page shows (without "type")
Check = Callable[[Items, int], dict[str, Any]]
Findings = Callable[[Items], list[dict[str, Any]]]
# items, language of the page → a file (name, mime, buffers)
Drafts = Callable[[Items, str], dict[str, Any]]
# items, language of the page → HTML
Picture = Callable[[Items, str], str]
# number of tries → the hints and whether one may still be asked for (not after the model answer); None before the reveal
Offered = Callable[[int], "tuple[HintSide, bool] | None"]
TAB = "hints"
"""How the journal names who wrote down a hint: no tab of a browser."""


class Told(Protocol):
    """A hint that is given: how the answers name it, which one of its kind, its words by language."""

    @property
    def item(self) -> str: ...
    @property
    def level(self) -> int: ...
    @property
    def words(self) -> Mapping[str, str]: ...


class HintSide(Protocol):
    """Whoever makes hints from a key."""

    @property
    def percent(self) -> int: ...
    def next(self, items: Mapping[str, object]) -> Told | None: ...
    def given(self, items: Mapping[str, object]) -> Sequence[Told]: ...


def no_hints(_tries: int) -> None:
    """For a page that is offered no hints."""


def no_drafts(_items: Items, _lang: str) -> dict[str, Any]:
    """For a page that is offered no papers."""
    raise BadInput([Problem("drafts", "", "there are none for this exercise")])


def no_picture(_items: Items, _lang: str) -> str:
    """For a page that is offered no picture."""
    raise BadInput([Problem("picture", "", "there is none for this exercise")])


class ExerciseDesk:
    """Answers the messages of one exercise's page.

    `journal` keeps the answers; `check` scores them (it may refuse before the reveal); `findings` gives
    what the coherence rules say now; `drafts` makes papers from them, `picture` a drawing, `hints` the hints that may be asked for. An error is answered, never raised: the page keeps the work then.
    """

    def __init__(
        self,
        exercise: str,
        journal: Journal,
        lang: str,
        check: Check,
        findings: Findings,
        drafts: Drafts = no_drafts,
        hints: Offered = no_hints,
        picture: Picture = no_picture,
    ) -> None:
        self.exercise = exercise
        self.journal = journal
        self.lang = lang
        self._check = check
        self._findings = findings
        self._drafts = drafts
        self._hints = hints
        self._picture = picture
        self._told = -1

    def answer(self, message: Message) -> Iterator[dict[str, Any]]:
        """The replies to one message of the page, in order."""
        try:
            yield from self._answer(message)
        except AnswersNotSaved as error:
            yield {
                "type": "not-saved",
                "message": say(self.lang, "status.not-saved", reason=str(error.problems[0])),
            }
        except BadInput as error:
            yield {"type": "not-saved", "message": say(self.lang, "status.not-saved", reason=str(error))}

    def _answer(self, message: Message) -> Iterator[dict[str, Any]]:
        kind = message.get("type")
        if kind in ("hello", "ops"):
            operations, problems = sift_operations(message.get("ops", ()), self.journal.path.name)
            state = self.journal.append(operations)
            if operations:
                self.journal.save_snapshot(self.lang)
            # A damaged operation is told and then let go, or the page would send it for ever.
            taken = [str(raw.get("op")) for raw in message.get("ops", ()) if isinstance(raw, dict)]
            yield self._state(state, taken)
            if kind == "hello":
                yield from self._hints_told()
            if problems:
                yield {"type": "not-saved", "message": "; ".join(str(problem) for problem in problems)}
        elif kind == "ping":
            changes = self.journal.changes_since(max(self._told, 0))
            yield self._state(self.journal.state, []) if changes.offset != self._told else {"type": "pong"}
        elif kind == "check":
            yield self._checked()
            yield from self._hints_told()
        elif kind == "hint":
            yield from self._hinted()
        elif kind == "drafts":
            # Making them takes a moment: the page hears at once that somebody is there.
            yield {"type": "pong"}
            yield self._drafted(str(message.get("lang", self.lang)))
        elif kind == "picture":
            yield self._pictured(str(message.get("lang", self.lang)))
        elif kind == "import":
            yield from self._imported(message)

    def _state(self, state: State, taken: list[str]) -> dict[str, Any]:
        exercise = state.exercise(self.exercise)
        self._told = self.journal.changes_since(0).offset
        return {
            "type": "state",
            "state": exercise.to_json(),
            "taken": taken,
            "findings": self._findings(exercise.values),
        }

    def _checked(self) -> dict[str, Any]:
        exercise = self.journal.refresh().exercise(self.exercise)
        return {"type": "feedback", **self._check(exercise.values, exercise.tries)}

    def _hints_told(self, **more: Any) -> Iterator[dict[str, Any]]:
        exercise = self.journal.state.exercise(self.exercise)
        if (found := self._hints(exercise.tries)) is not None:
            side, offered = found
            given = [dict(one.words) for one in side.given(exercise.values)]
            yield {"type": "hints", "offered": offered, "percent": side.percent, "given": given, **more}

    def _hinted(self) -> Iterator[dict[str, Any]]:
        exercise = self.journal.refresh().exercise(self.exercise)
        side, offered = self._hints(exercise.tries) or (None, False)
        hint = side.next(exercise.values) if side is not None and offered else None
        if hint is None:
            yield from self._hints_told(refused="mark.hint.none")
            return
        # Written down before it is told: a hint that cannot be saved is not given.
        value = {"level": hint.level}
        self.journal.append([new_operation("hint", self.exercise, hint.item, value, tab=TAB)])
        self.journal.save_snapshot(self.lang)
        yield self._state(self.journal.state, [])
        yield from self._hints_told(fresh=dict(hint.words))

    def _drafted(self, lang: str) -> dict[str, Any]:
        exercise = self.journal.refresh().exercise(self.exercise)
        try:
            return {"type": "drafts", **self._drafts(exercise.values, lang)}
        except BadInput as error:
            return {"type": "drafts", "refused": "; ".join(str(problem) for problem in error.problems)}

    def _pictured(self, lang: str) -> dict[str, Any]:
        exercise = self.journal.refresh().exercise(self.exercise)
        try:
            return {"type": "picture", "html": self._picture(exercise.values, lang)}
        except BadInput as error:
            return {"type": "picture", "refused": "; ".join(str(problem) for problem in error.problems)}

    def _imported(self, message: Message) -> Iterator[dict[str, Any]]:
        name = str(message.get("name", "answers.json"))
        try:
            loaded = parse_snapshot(str(message.get("text", "")).encode(), name)
            state = import_snapshot(self.journal, loaded.snapshot, tab="import")
            self.journal.save_snapshot(self.lang)
        except AnswersNotSaved:
            raise
        except BadInput as error:
            yield {"type": "imported", "count": 0, "problems": [str(problem) for problem in error.problems]}
            return
        yield self._state(state, [])
        count = sum(len(answers.items) for answers in loaded.snapshot.exercises.values())
        yield {"type": "imported", "count": count, "problems": []}
