"""The tests of the page's own modules, run by the JavaScript engine that comes with Playwright."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import playwright
import pytest

from qorgau.answers.snapshot_file import read_snapshot

HERE = Path(__file__).resolve().parent
NODE = Path(playwright.__file__).parent / "driver" / "node"


def test_the_modules_of_the_page() -> None:
    """Every test in tests/js passes; the engine's own report is shown when one does not."""
    files = sorted(str(path) for path in HERE.glob("*.test.mjs"))
    done = subprocess.run(
        [str(NODE), "--test", "--test-reporter=tap", *files],
        cwd=HERE.parents[1],
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    passed = re.search(r"^# pass (\d+)$", done.stdout, re.MULTILINE)
    if done.returncode or not passed or int(passed[1]) < 160:
        failures = re.findall(r"^\s*not ok .*?^\s*\.\.\.$", done.stdout, re.MULTILINE | re.DOTALL)
        pytest.fail("\n".join(failures) or done.stdout + done.stderr, pytrace=False)


def test_python_reads_the_file_that_the_page_makes(tmp_path: Path) -> None:
    """An answers file made in the browser is a snapshot for Python, conflicts and tries included."""
    module = (HERE.parents[1] / "lib" / "qorgau" / "widgets" / "js" / "export.js").as_uri()
    (tmp_path / "make.mjs").write_text(
        f"import {{ answersFile }} from {json.dumps(module)};\n"
        "const item = (value, others = []) => ({ value, head: 'h', others });\n"
        "const items = { 'm-1': item({ field: 'DP.7', note: '«қ» 😀' }, [{ value: null, head: 'o' }]) };\n"
        "const sessions = [{ exercise: 'mark', state: { items, tries: 3 } }];\n"
        "console.log(JSON.stringify(answersFile({ workbook: 'w01', owner: null, lang: 'ru', sessions })));\n",
        encoding="utf-8",
    )
    made = subprocess.run(
        [str(NODE), "make.mjs"], cwd=tmp_path, capture_output=True, timeout=30, check=True
    ).stdout
    (tmp_path / "answers.json").write_bytes(made)
    snapshot = read_snapshot(tmp_path / "answers.json")
    assert snapshot.items("mark") == {"m-1": {"field": "DP.7", "note": "«қ» 😀"}}
    assert (snapshot.tries, len(snapshot.conflicts)) == ({"mark": 3}, 1)
