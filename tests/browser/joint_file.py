"""A home whose only workbook asks for the strategy of CF13, the file of nine clients: 36 pairs to decide."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import yaml

from qorgau import places

CELLS = ("mark", "timeline")
"""Exercises of W01 that are about its own file alone."""


def joint_home(folder: Path) -> Path:
    """Make that home in `folder` and give it back; its workbook is `w01`."""
    (folder / "cases").symlink_to(places.cases())
    to = folder / "workbooks" / "w01"
    shutil.copytree(places.workbooks() / "w01", to)
    path = to / "workbook.yaml"
    workbook = yaml.safe_load(path.read_text(encoding="utf-8"))
    workbook["case"] = "CF13"
    workbook["exercises"] = [one for one in workbook["exercises"] if one["type"] == "strategy"]
    path.write_text(yaml.safe_dump(workbook, allow_unicode=True, sort_keys=False), encoding="utf-8")
    book = to / "w01.ipynb"
    notebook = json.loads(book.read_text(encoding="utf-8"))
    notebook["cells"] = [
        cell
        for cell in notebook["cells"]
        if not any(f'("{name}")' in "".join(cell["source"]) for name in CELLS)
    ]
    book.write_text(json.dumps(notebook), encoding="utf-8")
    return folder
