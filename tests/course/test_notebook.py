"""The source notebooks of the workbooks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat
import pytest

from qorgau.texts import LANGUAGES

PATHS = sorted((Path(__file__).resolve().parents[2] / "workbooks").glob("*/*.ipynb"))


@pytest.fixture(scope="module", params=PATHS, ids=lambda path: path.stem)
def path(request: pytest.FixtureRequest) -> Path:
    """Each notebook of the clone."""
    return Path(request.param)


@pytest.fixture(scope="module")
def notebook(path: Path) -> Any:
    """The notebook as it is in the clone."""
    return nbformat.read(path, as_version=4)


def code(notebook: Any) -> list[Any]:
    """The code cells."""
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def test_it_is_a_valid_notebook_of_format_4_5(notebook: Any) -> None:
    """Every tool reads it without mending it."""
    nbformat.validate(notebook)
    assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5)


def test_it_holds_no_outputs(notebook: Any) -> None:
    """The source is what an author wrote, not what somebody's run left."""
    assert all(cell.outputs == [] and cell.execution_count is None for cell in code(notebook))


def test_all_code_is_hidden(notebook: Any) -> None:
    """A learner sees no code."""
    for cell in code(notebook):
        assert cell.metadata.jupyter.source_hidden is True
        assert "hide" in cell.metadata.tags


def test_each_cell_has_one_name(notebook: Any) -> None:
    """A cell that lost its nbgrader label is still recognised by its id."""
    assert all(cell.id == cell.metadata.nbgrader.grade_id for cell in notebook.cells)


def test_it_says_first_how_to_open_the_workbook_in_each_language(notebook: Any) -> None:
    """Before anything ran there is only this cell: it names the menu in every language of the kit."""
    first = notebook.cells[0]
    assert first.cell_type == "markdown"
    assert "Run All Cells" in first.source
    assert all(f"{lang.upper()}: " in first.source for lang in LANGUAGES)


def test_all_other_words_come_from_the_data(notebook: Any) -> None:
    """The code speaks no language of its own."""
    assert all(cell.cell_type == "code" and cell.source.isascii() for cell in notebook.cells[1:])


def test_papermill_sets_the_language(path: Path) -> None:
    """The language is papermill's parameter, set before the workbook is opened."""
    from papermill.iorw import load_notebook_node
    from papermill.parameterize import parameterize_notebook

    cells = parameterize_notebook(load_notebook_node(str(path)), {"lang": "en"}).cells
    sources = [cell.source for cell in cells if cell.cell_type == "code"]
    assert sources[0] == 'lang = "ru"'
    assert 'lang = "en"' in sources[1]
    assert sources[2].endswith(f'open_workbook("{path.stem}", lang=lang)')
