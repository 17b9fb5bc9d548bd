"""The source notebook of the first workbook."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat
import pytest

PATH = Path(__file__).resolve().parents[2] / "workbooks" / "w01" / "w01.ipynb"


@pytest.fixture(scope="module")
def notebook() -> Any:
    """The notebook as it is in the clone."""
    return nbformat.read(PATH, as_version=4)


def test_it_is_a_valid_notebook_of_format_4_5(notebook: Any) -> None:
    """Every tool reads it without mending it."""
    nbformat.validate(notebook)
    assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5)


def test_it_holds_no_outputs(notebook: Any) -> None:
    """The source is what an author wrote, not what somebody's run left."""
    assert all(cell.outputs == [] and cell.execution_count is None for cell in notebook.cells)


def test_all_code_is_hidden(notebook: Any) -> None:
    """A learner sees no code."""
    for cell in notebook.cells:
        assert cell.metadata.jupyter.source_hidden is True
        assert "hide" in cell.metadata.tags


def test_each_cell_has_one_name(notebook: Any) -> None:
    """A cell that lost its nbgrader label is still recognised by its id."""
    assert all(cell.id == cell.metadata.nbgrader.grade_id for cell in notebook.cells)


def test_it_speaks_no_language_of_its_own(notebook: Any) -> None:
    """All words come from the data, in the language asked for."""
    assert {cell.cell_type for cell in notebook.cells} == {"code"}
    assert all(cell.source.isascii() for cell in notebook.cells)


def test_papermill_sets_the_language() -> None:
    """The language is papermill's parameter, set before the workbook is opened."""
    from papermill.iorw import load_notebook_node
    from papermill.parameterize import parameterize_notebook

    cells = parameterize_notebook(load_notebook_node(str(PATH)), {"lang": "en"}).cells
    sources = [cell.source for cell in cells]
    assert sources[0] == 'lang = "ru"'
    assert 'lang = "en"' in sources[1]
    assert sources[2].endswith('open_workbook("w01", lang=lang)')
