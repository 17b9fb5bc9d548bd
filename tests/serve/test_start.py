"""What a start may cost: nothing is imported that is not used."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys

import pytest

HEAVY = {
    "nbgrader",
    "papermill",
    "IPython",
    "anywidget",
    "ipywidgets",
    "voila",
    "jupyterlab",
    "sqlalchemy",
    "babel.messages.frontend",
}


def imported(statement: str) -> set[str]:
    """Top-level packages in a fresh interpreter after `statement`."""
    code = f"{statement}\nimport sys, json\nprint(json.dumps(sorted({{name.split('.')[0] for name in sys.modules}})))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    found: list[str] = json.loads(done.stdout.splitlines()[-1])
    return set(found)


@pytest.mark.parametrize(
    "room", ["cli", "keys.grade", "serve.study", "serve.study_page", "exercises.mark.score"]
)
def test_a_room_does_not_pay_for_what_it_does_not_use(room: str) -> None:
    """Importing a room imports neither servers nor notebooks nor widgets."""
    assert imported(f"import qorgau.{room}") & HEAVY == set()


def test_no_grammar_is_built_at_start() -> None:
    """The package that builds a parser at every import of jsonschema is left out of the environment, and jsonschema works."""
    assert importlib.util.find_spec("rfc3987_syntax") is None
    import jsonschema

    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(1, {"type": "string"})
