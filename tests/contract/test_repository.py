"""What lies in the repository: nothing of one machine, code without law and without sentences, notebooks without results."""

from __future__ import annotations

import ast
import json
import re
import subprocess
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from typer.main import get_command

from qorgau.cli import app

CLONE = Path(__file__).resolve().parents[2]
LIB = CLONE / "lib" / "qorgau"
CYRILLIC = re.compile(r"[\u0400-\u04ff]")
MACHINE = re.compile(r"(?<![\w.<*-])/(?:work|root|home|Users)/[\w.-]")
REGISTRY = re.compile(
    r"https?://[^\s/\"'<>]*(?:pypi|pythonhosted|npmjs|anaconda|registry|artifact|nexus|devpi|mirror|proxy)"
    r"|-{2}(?:(?:extra-)?index-url|find-links|trusted-host)|^registry=\S",
    re.IGNORECASE | re.MULTILINE,
)
ARTICLE = re.compile(r"(?:\bст\.|\bстать(?:я|и|е|ю|ей)|\bArt\.|\bArticles?)\s*\d+", re.IGNORECASE)


def tracked() -> list[Path]:
    """Files that git keeps or would keep."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=CLONE,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return sorted(
        path for name in set(listed.stdout.split("\0")) if name and (path := CLONE / name).is_file()
    )


FILES = tracked()


def readable() -> Iterator[tuple[str, str]]:
    """Name and text of every text file of the repository."""
    for path in FILES:
        try:
            yield path.relative_to(CLONE).as_posix(), path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


def python_strings(path: Path) -> Iterator[tuple[int, str]]:
    """Line and text of every string of a module that is not a docstring."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    prose = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in prose:
            yield node.lineno, node.value


def lines_with(pattern: re.Pattern[str], text: str) -> list[int]:
    """Numbers of the lines in which a pattern begins."""
    return [text.count("\n", 0, found.start()) + 1 for found in pattern.finditer(text)]


def test_the_repository_is_looked_at() -> None:
    """Code, data and tests are among the files that these tests read."""
    names = {name for name, _ in readable()}
    assert {
        "Makefile",
        "README.md",
        "pyproject.toml",
        "cases/catalogue/defects.yaml",
        "lib/qorgau/problem.py",
    } <= names


def test_no_file_names_a_place_on_one_machine() -> None:
    """No absolute path of somebody's disk stands in any file."""
    found = {f"{name}:{line}" for name, text in readable() for line in lines_with(MACHINE, text)}
    assert sorted(found) == []


def test_no_file_names_where_packages_come_from() -> None:
    """No package index, mirror or proxy stands in any file: that is the business of each machine."""
    found = {f"{name}:{line}" for name, text in readable() for line in lines_with(REGISTRY, text)}
    assert sorted(found) == []


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (MACHINE, 'open("' + "/".join(["", "home", "anna", "answers.json"]) + '")'),
        (MACHINE, "cd " + "/".join(["", "work", "main"])),
        (REGISTRY, "pip install -i " + "://".join(["https", "pypi.example.org/simple"])),
        (REGISTRY, "pip install " + "-" * 2 + "index-url x"),
        (ARTICLE, "see Art. " + str(488)),
        (ARTICLE, "по ст. " + str(488)),
    ],
)
def test_what_is_looked_for_would_be_found(pattern: re.Pattern[str], text: str) -> None:
    """The patterns of this file find what they are for."""
    assert pattern.search(text)


def test_every_module_says_what_it_is() -> None:
    """Every module under lib has a docstring."""
    modules = sorted(LIB.rglob("*.py"))
    without = [path for path in modules if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))]
    assert modules
    assert [path.relative_to(CLONE).as_posix() for path in without] == []


def test_python_has_no_sentence_in_russian() -> None:
    """What a trainee reads lies in data: no string of the package has a Cyrillic letter."""
    found = [
        f"{path.relative_to(CLONE).as_posix()}:{line}"
        for path in sorted(LIB.rglob("*.py"))
        for line, text in python_strings(path)
        if CYRILLIC.search(text)
    ]
    assert found == []


def test_the_page_has_no_sentence_in_russian() -> None:
    """Modules and templates of the page have no Cyrillic letter outside their comments, save letters as such."""
    found = [
        f"{path.relative_to(CLONE).as_posix()}: {text[:40]}"
        for path in sorted([*LIB.rglob("*.js"), *LIB.rglob("*.j2")])
        for text in re.findall(
            r'"[^"\n]*[\u0400-\u04ff][^"\n]*"|>[^<{]*[\u0400-\u04ff][^<{]*<', path.read_text(encoding="utf-8")
        )
        if not re.fullmatch(r'"[АВЕКМНОРСТХ]+"', text)
    ]
    assert found == []


def test_code_knows_no_article() -> None:
    """No article number stands in code, comments or docstrings: law is cited by registry id."""
    found = [
        f"{path.relative_to(CLONE).as_posix()}:{line}"
        for path in sorted([*LIB.rglob("*.py"), *LIB.rglob("*.js"), *LIB.rglob("*.j2")])
        for line in lines_with(ARTICLE, path.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_notebooks_have_no_results() -> None:
    """A notebook in the repository has never been run: no outputs, no counts."""
    notebooks = [path for path in FILES if path.suffix == ".ipynb"]
    ran = [
        f"{path.name}: {cell.get('id')}"
        for path in notebooks
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]
        if cell.get("outputs") or cell.get("execution_count") is not None
    ]
    assert notebooks
    assert ran == []


def make_targets() -> set[str]:
    """Targets of the Makefile that have a line of help."""
    return set(
        re.findall(r"^([a-z-]+):.*## ", (CLONE / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    )


def code_of(name: str) -> str:
    """The code spans and blocks of a page of documentation."""
    text = (CLONE / name).read_text(encoding="utf-8")
    blocks = re.findall(r"^```.*?^```", text, re.MULTILINE | re.DOTALL)
    return "\n".join([*blocks, *re.findall(r"(?<!`)`([^`\n]+)`(?!`)", text)])


PAGES = sorted(path.name for path in CLONE.glob("*.md"))


def test_the_readme_says_how_to_run_and_test() -> None:
    """A new user finds `make run` and `make test` in the README."""
    assert {"run", "test"} <= set(re.findall(r"\bmake(?: [A-Z]+=\S+)* ([a-z-]+)", code_of("README.md")))


@pytest.mark.parametrize("page", PAGES)
def test_commands_of_the_documentation_exist(page: str) -> None:
    """Every `make …` and `qorgau …` on a page of documentation can be run."""
    code = code_of(page)
    targets = set(re.findall(r"\bmake(?: [A-Z]+=\S+)* ([a-z][a-z-]*)", code))
    assert targets - make_targets() == set()
    command = get_command(app)
    known = {(name,) for name in command.commands}  # type: ignore[attr-defined]
    groups = {name: one.commands for name, one in command.commands.items() if hasattr(one, "commands")}  # type: ignore[attr-defined]
    for first, second in re.findall(
        r"(?:^|[\s/])qorgau ([a-z][a-z-]*)(?: ([a-z][a-z-]*))?", code, re.MULTILINE
    ):
        assert (first,) in known, f"qorgau {first}"
        if first in groups:
            assert second in groups[first], f"qorgau {first} {second}"


@pytest.mark.parametrize("page", PAGES)
def test_links_of_the_documentation_lead_somewhere(page: str) -> None:
    """A link or picture on a page of documentation that points into the repository points at a file."""
    targets = re.findall(r"\]\(([^)#\s]+)", (CLONE / page).read_text(encoding="utf-8"))
    assert [one for one in targets if "://" not in one and not (CLONE / one).exists()] == []


def test_the_makefile_runs_what_exists() -> None:
    """Modules and files that the Makefile runs are there."""
    text = (CLONE / "Makefile").read_text(encoding="utf-8")
    modules = re.findall(r"-m (qorgau[\w.]+)", text)
    files = re.findall(r"(?:\$\(BIN\)/python|sh) ((?:bench|tests|lib)/[\w./-]+)", text)
    assert modules
    assert files
    assert [name for name in modules if find_spec(name) is None] == []
    assert [name for name in files if not (CLONE / name).is_file()] == []


def test_every_target_is_helped_and_no_file() -> None:
    """`make help` lists every target, and none is taken for a file of the same name."""
    text = (CLONE / "Makefile").read_text(encoding="utf-8")
    phony = set(re.findall(r"^\.PHONY: (.*)$", text, re.MULTILINE)[0].split())
    assert set(re.findall(r"^([a-z-]+):", text, re.MULTILINE)) == make_targets() == phony


def test_every_test_says_what_it_proves() -> None:
    """Every test in Python has a docstring: a sentence of the specification."""
    without = [
        f"{path.relative_to(CLONE).as_posix()}::{node.name}"
        for path in sorted((CLONE / "tests").rglob("test_*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.name.startswith("test_")
        and not ast.get_docstring(node)
    ]
    assert without == []
