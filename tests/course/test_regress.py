"""Regression of every workbook through papermill."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from qorgau import places
from qorgau.course.regress import Run, compare, execute, regress, rendered, runs, text_of

SOLUTIONS = places.home() / "solutions"


@pytest.mark.slow
def test_every_workbook_gives_its_golden_text() -> None:
    """Each workbook, in each language, with each recorded answer set, gives the points and words on record."""
    outcomes = regress(SOLUTIONS, update=False)
    assert len(outcomes) == 36
    assert {outcome.run.golden: outcome.difference for outcome in outcomes if outcome.difference} == {}


def test_runs_are_all_answer_sets_in_all_languages() -> None:
    """Four recorded answer sets in three languages make twelve runs of each workbook."""
    assert {(run.workbook, run.answers, run.lang) for run in runs(SOLUTIONS)} == {
        (workbook, answers, lang)
        for workbook in ("w00", "w01", "wk")
        for answers in ("model", "partial", "wrong", "blank")
        for lang in ("ru", "kk", "en")
    }


def test_a_changed_text_is_shown_and_the_golden_kept(tmp_path: Path) -> None:
    """A difference names the old and the new line; without --update the golden stays as it was."""
    run = Run("w01", "ru", "model")
    golden = tmp_path / "w01" / run.golden
    golden.parent.mkdir(parents=True)
    golden.write_text("one\ntwo\n", encoding="utf-8")
    outcome = compare(run, "one\nthree\n", tmp_path, update=False)
    assert "-two" in outcome.difference
    assert "+three" in outcome.difference
    assert golden.read_text(encoding="utf-8") == "one\ntwo\n"


def test_update_rewrites_the_golden(tmp_path: Path) -> None:
    """With update the golden text is the new one, and a second comparison finds nothing."""
    run = Run("w01", "en", "wrong")
    assert compare(run, "POINTS 1\nwords\n", tmp_path, update=True).difference
    assert compare(run, "POINTS 1\nwords\n", tmp_path, update=False).difference == ""


def test_points_are_those_of_the_notebook() -> None:
    """The points of a run are the numbers of its graded cells."""
    notebook: dict[str, object] = {
        "cells": [
            {"outputs": [{"output_type": "display_data", "data": {"text/html": "<p>a&lt;b</p><p>c</p>"}}]},
            {"outputs": [{"output_type": "execute_result", "data": {"text/plain": "12.5"}}]},
            {"outputs": [{"output_type": "error", "ename": "E", "evalue": "v", "traceback": []}]},
        ]
    }
    assert list(rendered(notebook)) == ["a<b\nc", "POINTS 12.5", "ERROR E: v"]


def test_text_keeps_words_apart() -> None:
    """Blocks become lines; markup and runs of space are left out."""
    assert text_of("<h3>A</h3><p>b   <b>c</b></p>\n\n<ul><li>d</li></ul>") == "A\nb c\nd"


@pytest.mark.slow
def test_a_workbook_whose_answers_are_missing_fails_loudly(tmp_path: Path) -> None:
    """A run without its answers file is an error, never an empty golden."""
    for name in ("rubric.yaml",):
        shutil.copyfile(SOLUTIONS / name, tmp_path / name)
    with pytest.raises(FileNotFoundError):
        execute(Run("w01", "ru", "nobody"), tmp_path)
