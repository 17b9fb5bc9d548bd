"""The first page of self-study against the same workbook under stock Voilà, in one run, in real Chromium.

    python bench/first_page.py [--rounds 3]

For each: bytes over the line, time until the papers can be read, time until a mark can be made; on a
laptop line and on a "phone" (four times slower processor, 1.6 Mbit/s, 150 ms). The last line is `ratio N`:
stock's time to a markable page on the phone by ours.
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from rich.console import Console
from rich.table import Table

HOME = Path(__file__).resolve().parents[1]
ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 750e3 / 8}


@dataclass(frozen=True)
class Figures:
    """One visit: seconds until readable and markable, bytes received by then, requests."""

    readable: float
    markable: float
    received: float
    requests: int


def free_port() -> int:
    """A port of the loopback address that is free now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(command: list[str], url: str, environment: dict[str, str]) -> Iterator[None]:
    """A server that answers at `url`, stopped afterwards with all it started."""
    server = subprocess.Popen(
        command,
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        for _ in range(240):
            try:
                urllib.request.urlopen(url, timeout=1).close()
                break
            except OSError:
                time.sleep(0.25)
        yield
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(20)


def visit(browser: Browser, url: str, *, phone: bool) -> Figures:
    """Open `url` with an empty cache and wait until a mark can be made."""
    context = browser.new_context(
        viewport={"width": 390, "height": 844} if phone else {"width": 1280, "height": 800}
    )
    page = context.new_page()
    # The stock template asks another host for icons: that must not decide the race.
    page.route(
        lambda address: "127.0.0.1" not in address and not address.startswith(("data:", "blob:")),
        lambda route: route.abort(),
    )
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    received = {"bytes": 0.0, "requests": 0}

    def finished(event: dict[str, float]) -> None:
        received["bytes"] += event["encodedDataLength"]
        received["requests"] += 1

    session.on("Network.loadingFinished", finished)
    if phone:
        session.send("Network.emulateNetworkConditions", PHONE)
        session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    start = time.perf_counter()
    page.goto(url, wait_until="commit", timeout=180_000)
    page.locator('[data-field="DP.7"]').first.wait_for(state="attached", timeout=180_000)
    readable = time.perf_counter() - start
    page.locator("[data-exercise=mark][data-ready]").first.wait_for(state="attached", timeout=180_000)
    markable = time.perf_counter() - start
    figures = Figures(readable, markable, received["bytes"], int(received["requests"]))
    context.close()
    return figures


def chromium() -> str:
    """The machine's own Chromium."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        found = shutil.which(name)
        if found:
            return found
    raise SystemExit("Chromium is needed")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    rounds = parser.parse_args().rounds
    scripts = Path(sys.executable).parent
    found: dict[tuple[str, bool], list[Figures]] = {}
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        scratch = Path(name)
        shutil.copyfile(HOME / "workbooks" / "w01" / "w01.ipynb", scratch / "w01.ipynb")
        ports = free_port(), free_port()
        mine = [
            str(scripts / "qorgau"),
            "study",
            "--no-browser",
            "--port",
            str(ports[0]),
            "--answers",
            str(scratch / "answers"),
        ]
        stock = [str(scripts / "voila"), str(scratch / "w01.ipynb"), "--no-browser", f"--port={ports[1]}"]
        urls = {
            "qorgau": f"http://127.0.0.1:{ports[0]}/w01.ru",
            "stock Voilà": f"http://127.0.0.1:{ports[1]}/",
        }
        environment = {"QORGAU_HOME": str(HOME)}
        browser = playwright.chromium.launch(executable_path=chromium(), args=ARGS)
        # Voilà serves nothing until its kernel ran: its own static address shows that it is up.
        with (
            serving(mine, f"http://127.0.0.1:{ports[0]}/", environment),
            serving(stock, f"http://127.0.0.1:{ports[1]}/voila/static/voila.js", environment),
        ):
            for phone in (False, True):
                for _ in range(rounds):
                    for who, url in urls.items():
                        found.setdefault((who, phone), []).append(visit(browser, url, phone=phone))
        browser.close()
    table = Table("page", "line", "readable, s", "markable, s", "MB by then", "requests")

    def middle(who: str, phone: bool, part: str) -> float:
        return statistics.median(getattr(one, part) for one in found[who, phone])

    for who, phone in found:
        table.add_row(
            who,
            "phone" if phone else "laptop",
            f"{middle(who, phone, 'readable'):.2f}",
            f"{middle(who, phone, 'markable'):.2f}",
            f"{middle(who, phone, 'received') / 1e6:.2f}",
            f"{middle(who, phone, 'requests'):.0f}",
        )
    Console().print(table)
    print(f"ratio {middle('stock Voilà', True, 'markable') / middle('qorgau', True, 'markable'):.1f}")


if __name__ == "__main__":
    main()
