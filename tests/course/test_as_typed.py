"""What formgrader shows of a trainee is text: their cells, their answers, their names."""

from __future__ import annotations

from typing import Any

import nbformat
from nbconvert.exporters import HTMLExporter
from tests.hostile import EVIL, TURNING
from traitlets.config import Config

from qorgau.course.as_typed import AsTyped
from qorgau.course.nbgrader_config import for_trainee


def cell(name: str, source: str, kind: str = "markdown", **settings: Any) -> dict[str, Any]:
    """A cell of a graded notebook; with settings it is the kit's own."""
    metadata = {"nbgrader": {"grade_id": name, **settings}} if settings else {}
    return {"cell_type": kind, "id": name, "metadata": metadata, "source": source}


def page(*cells: dict[str, Any]) -> str:
    """What nbconvert makes of such a notebook, as formgrader asks it."""
    config = Config()
    for_trainee(config)
    config.HTMLExporter.preprocessors = [AsTyped]
    notebook = nbformat.from_dict({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": list(cells)})
    made: str = HTMLExporter(config=config, template_name="classic").from_notebook_node(notebook)[0]
    return made


def test_a_trainees_cells_are_text() -> None:
    """Markdown and raw cells of a trainee, and an answer in a cell of ours, show their markup and their lines as typed."""
    written = {"grade": True, "solution": True, "locked": False}
    made = page(
        cell("own-1", f"{EVIL}\n\n{EVIL}"),
        cell("own-2", EVIL, "raw"),
        cell("essay", "a\n\n    <script>window.evil=1</script>\n\n[x](javascript:window.evil=1)", **written),
    )
    assert "<script>window" not in made
    assert "<img" not in made
    assert 'href="javascript' not in made
    assert not set(made) & set(TURNING)


def test_our_own_cells_keep_their_form() -> None:
    """A locked cell of the workbook and the note of repairs are still markdown."""
    locked = {"grade": False, "solution": False, "locked": True}
    made = page(cell("start", "**Қорғау**", **locked), cell("repaired", "- *missing*"))
    assert "<strong>Қорғау</strong>" in made
    assert "<em>missing</em>" in made


def test_names_are_text() -> None:
    """First name, last name and id go into formgrader's page escaped, and turn nothing."""
    names = {"student": "a'b", "first_name": f"<b>{EVIL}", "last_name": None}
    _, made = AsTyped().preprocess(nbformat.v4.new_notebook(), dict(names))
    assert made["student"] == "a&#39;b"
    assert "<" not in made["first_name"]
    assert not set(made["first_name"]) & set(TURNING)
    assert made["last_name"] is None
