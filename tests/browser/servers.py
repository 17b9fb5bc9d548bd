"""The kit's two servers as processes of a test run: started on a free port, watched, stopped with all their kernels."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Page

from qorgau import places


def until(done: Callable[[], bool], seconds: float, what: str, page: Page | None = None) -> None:
    """Wait until `done` holds, letting `page` live meanwhile. Raises AssertionError naming what did not happen."""
    end = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < end, f"not within {seconds:g} s: {what}"
        if page is None:
            time.sleep(0.05)
        else:
            page.wait_for_timeout(50)


def free_port() -> int:
    """A port of the loopback address that is free now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def children(parent: int) -> dict[int, str]:
    """The living children of a process with their command lines."""
    found = {}
    for entry in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            ppid = (entry / "stat").read_text().rpartition(")")[2].split()[1]
            command = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode()
            if int(ppid) == parent and command:
                found[int(entry.name)] = command
    return found


@dataclass
class Server:
    """A running server: its address, its process, what it printed, the folder it keeps answers in."""

    url: str
    process: subprocess.Popen[bytes]
    log: Path
    folder: Path
    disowned: set[str] = field(default_factory=set)

    def kernels(self) -> list[int]:
        """Process ids of its kernels."""
        return [pid for pid, command in self._kernels() if command not in self.disowned]

    def disown(self) -> None:
        """Count the kernels that live now no more. (One that is killed would be started again.)"""
        self.disowned |= {command for _, command in self._kernels()}

    def _kernels(self) -> list[tuple[int, str]]:
        return [one for one in children(self.process.pid).items() if "ipykernel_launcher" in one[1]]

    def stop(self) -> None:
        """End the server and whatever it started."""
        started = list(children(self.process.pid))
        self.process.terminate()
        try:
            self.process.wait(15)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait(5)
        for pid in started:
            with suppress(OSError):
                os.kill(pid, signal.SIGKILL)


def start(
    arguments: list[str], port: int, folder: Path, log: Path, answers_at: str, **environment: str
) -> Server:
    """Run `qorgau` with `arguments` until it answers at the path `answers_at`."""
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-c", "from qorgau.cli import main; main()", *arguments],
            stdout=output,
            stderr=subprocess.STDOUT,
            env={**os.environ, "QORGAU_HOME": str(places.home()), "PYTHONUNBUFFERED": "1", **environment},
            start_new_session=True,
        )
    server = Server(f"http://127.0.0.1:{port}", process, log, folder)

    def up() -> bool:
        assert process.poll() is None, log.read_text()
        try:
            urllib.request.urlopen(server.url + answers_at, timeout=2).close()
        except OSError:
            return False
        return True

    try:
        until(up, 60, f"{arguments[0]} answers at {server.url}{answers_at}")
    except AssertionError:
        server.stop()
        raise
    return server
