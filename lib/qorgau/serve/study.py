"""`qorgau study`: self-study on this machine, for one learner, on the loopback address."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import socket
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from qorgau import places
from qorgau.exercises.workbook import workbook_folders
from qorgau.serve.practice import Copy, Practice, served_notebook

SHARE = Path(__file__).parent / "share"


def prepare_root(root: Path, copies: Iterable[Copy] = ()) -> frozenset[str]:
    """Put a copy of each workbook's notebook, and nothing else, into `root`: all that Voilà may see.

    `copies` are the practice copies that are there already. Gives the ids of the kit's workbooks.
    """
    found = set()
    for folder in workbook_folders(places.workbooks()):
        shutil.copyfile(folder / f"{folder.name}.ipynb", root / f"{folder.name}.ipynb")
        found.add(folder.name)
    for copy in copies:
        # A copy that somebody damaged keeps nobody from the others: its page says what is wrong.
        with contextlib.suppress(OSError, ValueError):
            served_notebook(copy, root)
    return frozenset(found)


def free_port(ip: str, wanted: int) -> int:
    """The first free port of `ip` from `wanted` on. Raises OSError when the next twenty are taken too."""
    for port in range(wanted, wanted + 20):
        with socket.socket() as probe:
            # As the server itself does: a port that was left a moment ago counts as free.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((ip, port))
            except OSError:
                continue
            return port
    raise OSError(errno.EADDRINUSE, os.strerror(errno.EADDRINUSE), f"{ip}:{wanted}")


def study(
    answers: Path,
    port: int = 8866,
    ip: str = "127.0.0.1",
    *,
    browser: bool = True,
    ready: Callable[[str], None] = lambda _: None,
) -> None:
    """Serve self-study until interrupted.

    Takes the folder for the answers (made when missing), the port to begin looking from, the address to
    bind (loopback unless told otherwise), whether to open a browser, and what to call with the address
    of the index. Raises OSError when no port is free.
    """
    answers.mkdir(parents=True, exist_ok=True)
    port = free_port(ip, port)
    os.environ.update(
        QORGAU_ROOM="study",
        QORGAU_ANSWERS=str(answers.resolve()),
        QORGAU_HOME=str(places.home()),
        QORGAU_SOLUTIONS=os.environ.get("QORGAU_SOLUTIONS", str(places.home() / "solutions")),
        JUPYTER_PATH=os.pathsep.join(filter(None, [str(SHARE), os.environ.get("JUPYTER_PATH")])),
        JUPYTER_PREFER_ENV_PATH="1",
    )
    from qorgau.serve.study_app import StudyApp

    with tempfile.TemporaryDirectory(prefix="qorgau-study-") as root:
        StudyApp.answers_folder = str(answers.resolve())
        StudyApp.notebooks = Path(root)
        StudyApp.practice = Practice(
            answers.resolve(), places.home().resolve(), Path(os.environ["QORGAU_SOLUTIONS"]).resolve()
        )
        StudyApp.workbook_ids = prepare_root(Path(root), StudyApp.practice.copies())
        app = StudyApp.instance()
        app.initialize(
            [
                root,
                f"--Voila.ip={ip}",
                f"--port={port}",
                f"--Voila.open_browser={browser}",
                "--VoilaConfiguration.template=qorgau",
                "--VoilaConfiguration.extension_allowlist=@jupyter-widgets/jupyterlab-manager",
                "--VoilaConfiguration.extension_allowlist=anywidget",
                "--VoilaConfiguration.extension_allowlist=@voila-dashboards/widgets-manager8",
                "--VoilaConfiguration.allow_template_override=NO",
                "--VoilaConfiguration.allow_theme_override=NO",
                "--MappingKernelManager.cull_idle_timeout=1800",
                "--MappingKernelManager.cull_interval=60",
                "--Voila.log_level=WARN",
                "--Voila.port_retries=0",
            ]
        )
        ready(f"http://{ip}:{port}/")
        app.start()
