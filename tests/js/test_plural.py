"""The page says a number in the same form as Python does, in every language."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import playwright
import pytest

from qorgau.texts import WRITTEN, counted, for_page, say
from qorgau.widgets.bundle import FOLDER

NODE = Path(playwright.__file__).parent / "driver" / "node"
NUMBERS = (*range(131), 1001, 1011, 1021, 100000, 1.5, 0.5, 21.5)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What the page's own `fill` makes of every counted sentence, by language and key, one for each number."""
    folder = tmp_path_factory.mktemp("plural")
    cases = {
        f"{lang} {key}": [for_page(lang, key), found.by]
        for lang in WRITTEN
        for key, found in counted(lang).items()
    }
    (folder / "cases.json").write_text(json.dumps([cases, NUMBERS]), encoding="utf-8")
    (folder / "main.mjs").write_text(
        f"import {{ fill }} from {json.dumps((FOLDER / 'dom.js').as_uri())};\n"
        'import { readFileSync } from "node:fs";\n'
        'const [cases, numbers] = JSON.parse(readFileSync("cases.json", "utf8"));\n'
        "for (const [name, [said, by]] of Object.entries(cases)) cases[name] = numbers.map((n) => fill(said, { [by]: n }));\n"
        "console.log(JSON.stringify(cases));\n",
        encoding="utf-8",
    )
    command = [str(NODE), "main.mjs"]
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", timeout=60, check=True)
    found: dict[str, list[str]] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("lang", WRITTEN)
def test_page_and_python_choose_the_same_form(lang: str, filled: dict[str, list[str]]) -> None:
    """For every counted sentence and every number, whole or not, the page fills the form that Python would."""
    for key, found in counted(lang).items():
        names = {name: f"{{{name}}}" for name in ("right", "percent", "count", "points", "minutes", "all")}
        wanted = [say(lang, key, **{**names, found.by: number}) for number in NUMBERS]
        assert filled[f"{lang} {key}"] == wanted, key


def test_a_sentence_without_a_number_is_filled_as_before(tmp_path: Path) -> None:
    """A plain sentence goes through the same function; a placeholder without a value stays."""
    script = tmp_path / "main.mjs"
    script.write_text(
        f"import {{ fill }} from {json.dumps((FOLDER / 'dom.js').as_uri())};\n"
        'console.log(fill("Mark {n} {m}", { n: 3 }));\n',
        encoding="utf-8",
    )
    done = subprocess.run(
        [str(NODE), str(script)], capture_output=True, encoding="utf-8", timeout=60, check=True
    )
    assert done.stdout.strip() == "Mark 3 {m}"
