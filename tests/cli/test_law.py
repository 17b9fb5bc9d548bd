"""`qorgau law`: what a lawyer asks of the registry."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from qorgau import places
from qorgau.keys.dependents import dependents


def qorgau(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command."""
    command = [sys.executable, "-c", "from qorgau.cli import main; main()", *arguments]
    return subprocess.run(
        command, capture_output=True, text=True, env={**os.environ, **environment}, check=False
    )


def test_show_names_version_and_status_of_a_day() -> None:
    """A provision at a date comes with its interval, its status and where it was read."""
    found = json.loads(qorgau("law", "show", "cao-789-p1", "--at", "2019-06-10", "--json").stdout)
    assert (found["status"], found["version"]["from"], found["version"]["to"]) == ("unread", None, "2025-03")
    assert found["source"]["title"]


def test_inside_an_unknown_month_no_version_is_named() -> None:
    """In a month whose day of change is unknown the answer is that, and no version."""
    found = json.loads(qorgau("law", "show", "cao-789-p1", "--at", "2025-03-15", "--json").stdout)
    assert (found["status"], found["version"]) == ("unknown-day", None)


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("show", "cao-9999"), "cao-9999"),
        (("show", "cao-10", "--at", "2019-02-30"), "--at"),
        (("depends", "x"), "x"),
    ],
)
def test_bad_input_is_named(arguments: tuple[str, ...], named: str) -> None:
    """An unknown provision or an impossible day: exit code 2 and the fault on standard error."""
    done = qorgau("law", *arguments, "--json")
    assert (done.returncode, done.stdout) == (2, "")
    assert named in done.stderr
    assert "Traceback" not in done.stderr


def test_depends_finds_every_kind_of_content() -> None:
    """What rests on the presumption of innocence stands in the catalogue, in a rule and in the key of CF01."""
    rows = json.loads(qorgau("law", "depends", "cao-10", "--json").stdout)
    assert {"catalogue", "key"} <= {row["kind"] for row in rows}
    assert any(row["path"].startswith("defects.K") and row["sentence"] for row in rows)


def test_depends_misses_no_place() -> None:
    """Every provision id that stands in a list of norms in any file is found, none twice at one place."""
    found = dependents(places.home(), places.home() / "solutions")
    assert len(found) == len(set(found))
    text = (places.home() / "solutions" / "cf01" / "mark.yaml").read_text(encoding="utf-8")
    listed = text.count("cao-784")
    assert sum(row.provision == "cao-784" and row.file.endswith("cf01/mark.yaml") for row in found) == listed


def test_unconfirmed_is_ordered_by_the_points_that_hang_on_it() -> None:
    """The provision that carries most points comes first; confirmed ones are not in the list."""
    rows = json.loads(qorgau("law", "unconfirmed", "--json").stdout)
    points = [row["points"] for row in rows]
    assert points == sorted(points, reverse=True)
    assert "cao-788-p1" not in {row["provision"] for row in rows}
    assert rows[0]["items"]


def test_reading_the_list_signing_and_seeing_the_item_graded_is_one_path(tmp_path: Path) -> None:
    """Without its switch K3 is ungraded; after one sign-off the list no longer names the norm and K3 is graded."""
    from qorgau.keys.dependents import unconfirmed
    from qorgau.law.registry import SIGNOFF, load_registry

    solutions = tmp_path / "solutions"
    shutil.copytree(places.home() / "solutions", solutions)
    (solutions / "switches.yaml").write_text("switches: []\n", encoding="utf-8")

    def listed(signed: Path) -> dict[str, tuple[str, ...]]:
        """Provision → the graded items of CF01 that rest on it."""
        rows = unconfirmed(places.home(), solutions, load_registry(signoff=signed))
        return {row.provision: row.graded for row in rows if row.case == "CF01"}

    items = {"CF01.mark.K3", "CF01.timeline.three-hours"}
    before = listed(SIGNOFF)
    assert not items & set(before["cao-789-p3"])
    signoff = tmp_path / "signoff.yaml"
    signoff.write_text(
        "signed:\n  - {provision: cao-789-p1, from: 2017-12-28, to: 2025-02-28, by: advocate, when: 2026-12-01, source: text}\n",
        encoding="utf-8",
    )
    after = listed(signoff)
    assert "cao-789-p1" not in after
    assert items <= set(after["cao-789-p3"])
