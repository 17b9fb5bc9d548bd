"""A made-up folder of modules, and the JavaScript engine that comes with Playwright."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import playwright
import pytest

from qorgau.widgets import bundle as bundling

NODE = Path(playwright.__file__).parent / "driver" / "node"


@pytest.fixture
def modules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """`modules(a="…", b_c="…")` are the modules a.js and b-c.js, in place of the kit's own."""
    monkeypatch.setattr(bundling, "FOLDER", tmp_path)
    bundling.bundle.cache_clear()

    def write(**sources: str) -> None:
        for name, source in sources.items():
            (tmp_path / f"{name.replace('_', '-')}.js").write_text(source, encoding="utf-8")

    yield write
    bundling.bundle.cache_clear()


@pytest.fixture
def node(tmp_path: Path) -> Callable[..., str]:
    """`node(module, script)` runs a script that may use the module as `it`; gives what it prints."""

    def run(module: str, script: str = "", *options: str) -> str:
        (tmp_path / "bundle.mjs").write_text(module, encoding="utf-8")
        (tmp_path / "main.mjs").write_text(f'import it from "./bundle.mjs";\n{script}', encoding="utf-8")
        file = "bundle.mjs" if options else "main.mjs"
        done = subprocess.run(
            [str(NODE), *options, file],
            cwd=tmp_path,
            capture_output=True,
            encoding="utf-8",
            timeout=30,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    return run
