"""`qorgau texts` as a translator meets it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path


def qorgau(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the installed command."""
    command = [sys.executable, "-c", "from qorgau.cli import main; main()", "texts", *arguments]
    environment = {**os.environ, "COLUMNS": "60"}
    return subprocess.run(command, capture_output=True, encoding="utf-8", env=environment, check=False)


def test_a_file_goes_out_and_comes_back(tmp_path: Path) -> None:
    """Exported, corrected and tried with --dry-run, the file tells what would change, as text and as JSON."""
    file = tmp_path / "en.po"
    assert qorgau("export", "--lang", "en", "--out", str(file)).returncode == 0
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace('msgstr "Mark {n}"', 'msgstr "Note {n}"'), encoding="utf-8")
    done = qorgau("import", str(file), "--dry-run")
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[:3] == ["page.en.po: mark.flag", "  - Mark {n}", "  + Note {n}"]
    assert "1 sentences would change" in done.stdout
    found = json.loads(qorgau("import", str(file), "--dry-run", "--json").stdout)
    assert (found["written"], found["changes"][0]["after"]) == (False, ["Note {n}"])


def test_a_translators_work_is_not_written_over(tmp_path: Path) -> None:
    """An export to a file that is there already is refused and leaves it alone."""
    file = tmp_path / "kk.po"
    file.write_text("work", encoding="utf-8")
    done = qorgau("export", "--lang", "kk", "--out", str(file))
    assert (done.returncode, file.read_text(encoding="utf-8")) == (2, "work")
    assert "is there already" in done.stderr


def test_a_bad_file_ends_with_2_and_every_fault(tmp_path: Path) -> None:
    """Faults stand on standard error with file and key; a file that is not there is bad input too."""
    file = tmp_path / "en.po"
    qorgau("export", "--lang", "en", "--out", str(file))
    text = file.read_text(encoding="utf-8")
    text = text.replace('msgstr "Mark {n}"', 'msgstr "Mark"').replace('msgstr "Remove mark {n}"', 'msgstr ""')
    file.write_text(text, encoding="utf-8")
    done = qorgau("import", str(file), "--dry-run")
    assert (done.returncode, done.stdout) == (2, "")
    assert "en.po: mark.flag: lacks {n}" in done.stderr
    assert "en.po: mark.remove.n: is empty" in done.stderr
    missing = qorgau("import", str(tmp_path / "none.po"))
    assert (missing.returncode, "Traceback" in missing.stderr) == (2, False)


def test_the_check_passes() -> None:
    """The kit's own sentences fit, which the command says in one line, or as an empty list."""
    done = qorgau("check")
    assert (done.returncode, "in ru, kk, en" in done.stdout) == (0, True), done.stderr
    assert json.loads(qorgau("check", "--json").stdout) == []
