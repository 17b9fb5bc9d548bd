"""`qorgau lab`: the live workbooks in JupyterLab on this machine, without any key."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from qorgau import places
from qorgau.exercises.workbook import workbook_folders

CONFIG = Path(__file__).parent / "share" / "config"
"""Settings of JupyterLab for a training: no news, no questions."""


def prepare_lab(folder: Path) -> None:
    """Copy each workbook's notebook into `folder`; answers that lie there are left alone."""
    for source in workbook_folders(places.workbooks()):
        target = folder / source.name
        target.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source / f"{source.name}.ipynb", target / f"{source.name}.ipynb")


def lab(folder: Path, port: int = 8888, *, browser: bool = True) -> None:
    """Run JupyterLab in `folder` on the loopback address until interrupted."""
    prepare_lab(folder)
    for name in ("QORGAU_SOLUTIONS", "QORGAU_ANSWERS"):
        os.environ.pop(name, None)
    config = os.pathsep.join(filter(None, [str(CONFIG), os.environ.get("JUPYTER_CONFIG_PATH")]))
    os.environ.update(QORGAU_ROOM="live", QORGAU_HOME=str(places.home()), JUPYTER_CONFIG_PATH=config)
    from jupyterlab.labapp import LabApp

    LabApp.launch_instance(
        [
            f"--ServerApp.root_dir={folder.resolve()}",
            "--ServerApp.ip=127.0.0.1",
            f"--ServerApp.port={port}",
            f"--ServerApp.open_browser={browser}",
            # In a container everyone is root; the server is bound to the loopback address all the same.
            f"--ServerApp.allow_root={os.geteuid() == 0}",
            "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
        ]
    )
