"""The marking exercise under a full load beside stock ipywidgets, in one run, in real Chromium.

    python bench/widgets.py [--clicks 40]

A case file of 20 printed pages, answers with 40 marks, self-study with its kernel. Measured: until the exercise is drawn
from its data and painted (drawn again in a page that is alive, as a change of language does), from a click until the
change is painted, from a click until Python says that the journal on the disk has it, and the code that a widget of one
exercise type loads, compressed. Stock: a form of ipywidgets in stock Voilà with a checkbox and a list for each field, from
a click until Python's word about it is in the page; it keeps nothing on a disk. How long stock takes to draw cannot be told apart from its
kernel: `bench/first_page.py` compares whole pages. Exit code 1 when a limit is not kept; the last line is `ratio N`: stock's
click by ours.
"""

from __future__ import annotations

import argparse
import gzip
import json
import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import nbformat
import yaml
from first_page import ARGS, HOME, chromium, free_port, serving
from playwright.sync_api import Page, sync_playwright
from rich.console import Console
from rich.table import Table

from qorgau.answers import Journal, new_operation
from qorgau.cases.load import load_case
from qorgau.widgets.bundle import bundle, exercise_types

PAGE_SIGNS = 1_800
"""Signs on a printed page of a file."""
PAGES, MARKS = 20, 40
LIMITS = {"drawn": 150.0, "visible": 50.0, "saved": 100.0}
CODE_LIMIT = 20_000
MARK = {"kind": "field", "quote": None, "defect": "det-clock-shifted", "norm": None, "consequence": None}
MARK |= {"severity": "gross", "stage": None, "confidence": "sure", "note": ""}

DRAWN = """() => {
  const root = document.querySelector('[data-exercise=mark]');
  const view = qorgauDesk.open.get('mark').view;
  const start = performance.now();
  view.setLang('ru');
  root.getBoundingClientRect();
  const drawn = performance.now() - start;
  return new Promise(done => requestAnimationFrame(() => setTimeout(() => done([drawn, performance.now() - start]))));
}"""
CLICKED = """index => new Promise(done => {
  const session = qorgauDesk.open.get('mark').session;
  // The first is chosen already: a click on it would change nothing.
  const radio = document.querySelectorAll('[data-form] input[name^=confidence]')[(index + 1) % 2];
  const start = performance.now();
  const waits = { visible: 0, saved: 0 };
  const end = () => waits.visible && waits.saved && (off(), done(waits));
  const off = session.subscribe(what => {
    if (what === 'state' && session.taken && !session.pending.length) { waits.saved ||= performance.now() - start; end(); }
  });
  radio.click();
  requestAnimationFrame(() => { const ch = new MessageChannel(); ch.port1.onmessage = () => { waits.visible = performance.now() - start; end(); }; ch.port2.postMessage(0); });
})"""
STOCK = """
import ipywidgets as w
said = w.HTML("<p id='said'>0</p>")
rows, count = [], 0
def changed(_change):
    global count
    count += 1
    said.value = f"<p id='said'>{count}</p>"
for number in range(%(rows)d):
    tick = w.Checkbox(description=f"field {number}")
    tick.observe(changed, "value")
    rows.append(w.HBox([tick, w.Dropdown(options=%(options)r)]))
display(w.VBox([said, *rows]))
"""


def long_home(scratch: Path) -> tuple[Path, list[str], int]:
    """A home whose W01 is about a file of PAGES pages; gives it, the addresses of its fields, its signs."""
    home = scratch / "home"
    for part in ("cases", "workbooks"):
        shutil.copytree(HOME / part, home / part)
    folder = next((home / "cases").glob("cf01-*"))
    paths = sorted(folder.glob("documents/*.yaml"))
    first = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in paths]
    for times in range(1, 50):
        for path, paper in zip(paths, first, strict=True):
            fields = {
                number: {
                    **field,
                    "entry": {lang: " ".join([text] * times) for lang, text in field["entry"].items()},
                }
                if "entry" in field
                else field
                for number, field in paper["fields"].items()
            }
            path.write_text(
                yaml.safe_dump({**paper, "fields": fields}, allow_unicode=True, sort_keys=False),
                encoding="utf-8",
            )
        papers = load_case(folder, home / "cases" / "templates").documents
        signs = sum(len(one.entry.ru) for paper in papers for one in paper.fields)
        if signs >= PAGES * PAGE_SIGNS:
            return home, [one.address for paper in papers for one in paper.fields], signs
    raise SystemExit("the case file does not become long enough")


def p95(times: list[float]) -> float:
    """The time that one in twenty is longer than."""
    return statistics.quantiles(times, n=20, method="inclusive")[-1]


@contextmanager
def opened(url: str) -> Iterator[Page]:
    """A page of Chromium at `url`, without the world outside."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=ARGS)
        page = browser.new_context(viewport={"width": 1280, "height": 800}).new_page()
        page.route(
            lambda one: "127.0.0.1" not in one and not one.startswith(("data:", "blob:")),
            lambda route: route.abort(),
        )
        page.goto(url, wait_until="commit", timeout=180_000)
        yield page
        browser.close()


def ours(scratch: Path, home: Path, fields: list[str], clicks: int) -> dict[str, float]:
    """Milliseconds of our page: drawn (median of ten), visible and saved (95 of 100 clicks are faster)."""
    answers, port = scratch / "answers", free_port()
    (answers / "w01").mkdir(parents=True)
    marks = [
        new_operation("set", "mark", f"m-{n}", {"field": fields[n % len(fields)], **MARK}, tab="bench")
        for n in range(MARKS)
    ]
    Journal(answers / "w01", "w01").append(marks)
    command = [sys.executable, "-c", "from qorgau.cli import main; main()", "study", "--no-browser"]
    command += ["--port", str(port), "--answers", str(answers)]
    url = f"http://127.0.0.1:{port}/"
    with serving(command, url, {"QORGAU_HOME": str(home)}), opened(f"{url}w01.ru") as page:
        page.locator("[data-exercise=mark] [data-status=saved]").wait_for(timeout=120_000)
        assert page.locator("[data-list] .q-card").count() == MARKS
        times = [page.evaluate(DRAWN) for _ in range(10)]
        page.locator("[data-list] [data-edit]").first.click()
        waits: list[dict[str, float]] = [page.evaluate(CLICKED, n) for n in range(clicks)]
        kept = Journal(answers / "w01", "w01").refresh().exercise("mark").values
        assert len(kept) == MARKS
    return {
        "drawn": statistics.median(one[1] for one in times),
        "visible": p95([one["visible"] for one in waits]),
        "saved": p95([one["saved"] for one in waits]),
    }


def stock(scratch: Path, rows: int, clicks: int) -> dict[str, float]:
    """From a click to Python's word about it, in a form of ipywidgets in stock Voilà with a row for each field."""
    options = [f"choice {n}" for n in range(20)]
    notebook = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell(STOCK % {"rows": rows, "options": options})],
        metadata={"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}},
    )
    path, port = scratch / "stock.ipynb", free_port()
    nbformat.write(notebook, path)
    voila = str(Path(sys.executable).parent / "voila")
    url = f"http://127.0.0.1:{port}/"
    with (
        serving([voila, str(path), "--no-browser", f"--port={port}"], f"{url}voila/static/voila.js", {}),
        opened(url) as page,
    ):
        boxes = "document.querySelectorAll('.widget-checkbox input').length"
        page.wait_for_function(f"{boxes} === {rows}", timeout=180_000)
        waits: list[float] = [
            page.evaluate(
                """index => new Promise(done => {
                  const said = () => document.getElementById('said').textContent;
                  const before = said(), start = performance.now();
                  const ask = () => (said() === before ? setTimeout(ask) : done(performance.now() - start));
                  document.querySelectorAll('.widget-checkbox input')[index].click();
                  ask();
                })""",
                n % rows,
            )
            for n in range(clicks)
        ]
    return {"saved": p95(waits)}


def main() -> None:
    """Measure and print; the exit code says whether every limit was kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clicks", type=int, default=40)
    clicks = parser.parse_args().clicks
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        home, fields, signs = long_home(scratch)
        mine = ours(scratch, home, fields, clicks)
        theirs: dict[str, Any] = stock(scratch, len(fields), clicks)
    what = {
        "drawn": f"{len(fields)} fields, {signs / PAGE_SIGNS:.0f} pages, {MARKS} marks drawn",
        "visible": "click to paint, 95 %",
        "saved": "click to saved, 95 %",
    }
    table = Table("what", "ours", "limit", "stock ipywidgets", "ratio")
    for key, limit in LIMITS.items():
        other = theirs.get(key)
        table.add_row(
            what[key],
            f"{mine[key]:.0f} ms",
            f"{limit:.0f} ms",
            f"{other:.0f} ms" if other else "no such figure",
            f"{other / mine[key]:.1f}" if other else "",
        )
    sizes = {
        kind: len(gzip.compress(bundle("exercise", frozenset({kind})).encode())) for kind in exercise_types()
    }
    for kind, size in sorted(sizes.items()):
        table.add_row(
            f"code of {kind}", f"{size / 1000:.1f} KB", f"{CODE_LIMIT / 1000:.0f} KB", "no such figure", ""
        )
    Console(width=110).print(table)
    print(json.dumps({"ours": mine, "stock": theirs, "code": sizes}))
    print(f"ratio {theirs['saved'] / mine['saved']:.1f}")
    kept = all(mine[key] < limit for key, limit in LIMITS.items()) and max(sizes.values()) < CODE_LIMIT
    sys.exit(0 if kept else 1)


if __name__ == "__main__":
    main()
