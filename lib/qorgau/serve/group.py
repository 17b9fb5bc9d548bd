"""`qorgau group --serve`: the group report with live choices, for the trainer, on the loopback address of this machine only.

It is a server of its own: nothing of it is reached from where trainees work.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from qorgau import places
from qorgau.course.group import live
from qorgau.serve.study import SHARE, free_port

IP = "127.0.0.1"
NOTEBOOK = Path(live.__file__).with_name("group.ipynb")


def serve_group(
    folder: Path,
    workbook: str,
    solutions: Path,
    teams: Path | None = None,
    *,
    names: bool = False,
    lang: str = "ru",
    port: int = 8877,
    browser: bool = True,
    ready: Callable[[str], None] = lambda _: None,
) -> None:
    """Serve the report about `folder` until interrupted. Raises BadInput for a folder without submissions."""
    from qorgau.course.group.read import submissions

    submissions(folder, workbook)
    os.environ.update(
        {
            "QORGAU_HOME": str(places.home()),
            "JUPYTER_PATH": os.pathsep.join(filter(None, [str(SHARE), os.environ.get("JUPYTER_PATH")])),
            "JUPYTER_PREFER_ENV_PATH": "1",
            **live.environment(folder, workbook, solutions, teams, names=names, lang=lang),
        }
    )
    from qorgau.serve.group_app import GroupApp

    port = free_port(IP, port)
    with tempfile.TemporaryDirectory(prefix="qorgau-group-") as root:
        shutil.copyfile(NOTEBOOK, Path(root) / NOTEBOOK.name)
        app = GroupApp.instance()
        app.initialize(
            [
                str(Path(root) / NOTEBOOK.name),
                f"--Voila.ip={IP}",
                f"--port={port}",
                f"--Voila.open_browser={browser}",
                "--VoilaConfiguration.template=qorgau-group",
                "--VoilaConfiguration.extension_allowlist=@jupyter-widgets/jupyterlab-manager",
                "--VoilaConfiguration.extension_allowlist=@voila-dashboards/widgets-manager8",
                "--VoilaConfiguration.allow_template_override=NO",
                "--VoilaConfiguration.allow_theme_override=NO",
                "--Voila.log_level=WARN",
                "--Voila.port_retries=0",
            ]
        )
        ready(f"http://{IP}:{port}/")
        app.start()
