"""`qorgau lab`: the live workbooks in JupyterLab on this machine, without any key."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from qorgau import places
from qorgau.exercises.workbook import load_workbook, workbook_folders
from qorgau.keys.workbook_variant import has_variants, variant_id, write_workbook_variant
from qorgau.problem import BadInput, Problem

CONFIG = Path(__file__).parent / "share" / "config"
"""Settings of JupyterLab for a training: no news, no questions."""


def post_test_home(folder: Path, seed: int, solutions: Path) -> Path:
    """The home of a post-test in `folder`: every workbook of the kit that has variants, on the variant `seed`.

    It lies beside the folder, never in it: JupyterLab shows a trainee all that lies there, and the home has keys.
    One that was written already is used again. Raises BadInput when there are no variants at all.
    """
    here = folder.resolve()
    home = here.with_name(f"{here.name}-s{seed}")
    sources = [
        one
        for one in map(load_workbook, workbook_folders(places.workbooks()))
        if has_variants(one, solutions)
    ]
    if not sources:
        raise BadInput([Problem("workbooks", "", "no workbook has variants", "write knobs for its case")])
    for workbook in sources:
        if not (home / "workbooks" / variant_id(workbook.id, seed) / "workbook.yaml").is_file():
            write_workbook_variant(workbook.id, seed, places.home(), solutions, home)
    return home


def prepare_lab(folder: Path, workbooks: Path) -> None:
    """Copy the notebook of each workbook below `workbooks` into `folder`; answers that lie there are left alone."""
    for source in workbook_folders(workbooks):
        target = folder / source.name
        target.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source / f"{source.name}.ipynb", target / f"{source.name}.ipynb")


def lab(folder: Path, port: int = 8888, *, browser: bool = True, home: Path | None = None) -> None:
    """Run JupyterLab in `folder` on the loopback address until interrupted, with the workbooks of `home` or the kit."""
    home = home or places.home()
    prepare_lab(folder, home / "workbooks")
    for name in ("QORGAU_SOLUTIONS", "QORGAU_ANSWERS"):
        os.environ.pop(name, None)
    config = os.pathsep.join(filter(None, [str(CONFIG), os.environ.get("JUPYTER_CONFIG_PATH")]))
    os.environ.update(QORGAU_ROOM="live", QORGAU_HOME=str(home), JUPYTER_CONFIG_PATH=config)
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
