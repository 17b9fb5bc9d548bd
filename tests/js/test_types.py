"""The types that the page's modules state in their comments are kept."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import playwright
import pytest

from qorgau.widgets.bundle import FOLDER

HERE = Path(__file__).resolve().parent
NODE = Path(playwright.__file__).parent / "driver" / "node"
COMPILER = HERE / "node_modules" / "typescript" / "lib" / "tsc.js"
MODULES = sorted(FOLDER.glob("*.js"))
_EXPORTED = re.compile(
    r"(?P<doc>/\*\*(?:[^*]|\*(?!/))*\*/\s*\n)?^export (?:async )?function (?P<name>\w+)\((?P<takes>[^\n]*)\) \{$",
    re.MULTILINE,
)

needs_compiler = pytest.mark.skipif(
    not COMPILER.is_file(), reason="TypeScript is not installed: sh tests/need_typescript.sh"
)


def complaints(configuration: Path) -> list[str]:
    """What the compiler finds fault with, a line each."""
    done = subprocess.run(
        [str(NODE), str(COMPILER), "--project", str(configuration), "--pretty", "false"],
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    found = [line for line in done.stdout.splitlines() if line.strip()]
    assert bool(found) == bool(done.returncode), done.stderr
    return found


def untyped(source: str) -> list[str]:
    """Names of exported functions that take something and do not say of which type, in their comment or in place."""
    return [
        found["name"]
        for found in _EXPORTED.finditer(source)
        if found["takes"] and not re.search(r"@param \{|@type \{", (found["doc"] or "") + found["takes"])
    ]


@needs_compiler
def test_the_types_of_the_modules_hold() -> None:
    """The strict check of TypeScript finds no fault in any module of the page."""
    assert complaints(HERE / "jsconfig.json") == []


@needs_compiler
def test_a_wrong_type_is_found(tmp_path: Path) -> None:
    """The same check names the line of a module that hands a number to what takes text."""
    (tmp_path / "wrong.js").write_text(
        "/** @param {string} text */\nexport function size(text) {\n  return text.length;\n}\nsize(3);\n"
    )
    settings = json.loads((HERE / "jsconfig.json").read_text(encoding="utf-8"))
    (tmp_path / "jsconfig.json").write_text(json.dumps({**settings, "include": ["*.js"]}))
    found = complaints(tmp_path / "jsconfig.json")
    assert [line.partition("wrong.js")[2][:20] for line in found] == ["(5,6): error TS2345:"]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_a_module_asks_for_the_check(path: Path) -> None:
    """Every module begins with the line by which editors check it, and every exported function states what it takes."""
    source = path.read_text(encoding="utf-8")
    assert source.startswith("// @ts-check\n")
    assert untyped(source) == []


def test_a_function_without_types_is_found() -> None:
    """An exported function that says nothing of what it takes is named; one that takes nothing need not speak."""
    assert untyped(
        "export function plain(text) {\n}\n/** @param {string} a */\nexport function good(a) {\n}\n"
    ) == ["plain"]
    assert untyped("export function nothing() {\n}\n") == []
