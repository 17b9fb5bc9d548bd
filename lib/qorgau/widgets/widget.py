"""The widgets: one comm an exercise, and the words around the exercises."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import anywidget
import traitlets

from qorgau.widgets.bundle import bundle
from qorgau.widgets.files import stylesheet

Message = Mapping[str, Any]
Answer = Callable[[Message], Iterable[Message]]


class _Talking(anywidget.AnyWidget):
    """A widget whose messages are answered by a function of its host."""

    def __init__(self, answer: Answer, **traits: Any) -> None:
        super().__init__(**traits)
        self._answer = answer
        self.on_msg(self._heard)

    def _heard(self, _widget: object, content: Message, _buffers: object) -> None:
        for reply in self._answer(content):
            # Bytes travel beside a message, not in it.
            said = dict(reply)
            buffers = said.pop("buffers", None)
            self.send(said, buffers) if buffers else self.send(said)


class ExerciseWidget(_Talking):
    """One exercise in JupyterLab: the static page of the exercise come alive, with the code of its type alone."""

    _css = stylesheet()
    payload = traitlets.Dict().tag(sync=True)

    def __init__(self, payload: dict[str, Any], answer: Answer, still: str) -> None:
        self._esm = bundle("exercise", frozenset({payload["type"]}))
        super().__init__(answer, payload=payload)
        self._still = still

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        # Hosts without widgets (papermill, print, formgrader) show the same paper, standing still.
        found = super()._repr_mimebundle_(**kwargs)
        bundle_, metadata = found if isinstance(found, tuple) else (found, {})
        return {**(bundle_ or {}), "text/html": self._still}, metadata


class ExerciseConnector(_Talking):
    """One exercise on the self-study page, where the exercise itself lies in the page already."""

    _esm = bundle("connector")
    exercise = traitlets.Unicode().tag(sync=True)

    def __init__(self, exercise: str, answer: Answer) -> None:
        super().__init__(answer, exercise=exercise)


class PartWidget(anywidget.AnyWidget):
    """Words around the exercises in JupyterLab, in every language, with the tools of the page."""

    _esm = bundle("part")
    _css = stylesheet()
    payload = traitlets.Dict().tag(sync=True)
