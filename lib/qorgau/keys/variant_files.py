"""A variant written as files: a case with its papers and forms, and its keys, that load by themselves."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import yaml

from qorgau.cases.case import Case
from qorgau.cases.load import CASE, find_case, load_case
from qorgau.cases.timing import Shifts
from qorgau.cases.variant import Variant
from qorgau.data_file import read_yaml
from qorgau.keys.by_choice import decided_by_choice, follows_choices
from qorgau.keys.fitted import decided
from qorgau.keys.load import ready_mark_key, ready_strategy_key
from qorgau.keys.plain import PLAIN
from qorgau.keys.workshop import Workshop, workshop
from qorgau.problem import BadInput, Problem

WIDTH = 110


def write_variant(case_id: str, seed: int, home: Path, solutions: Path, to: Path) -> Path:
    """The variant `seed` of a case of `home` written below `to`, as cases/ and solutions/ of its own.

    Gives the folder of the case. The same seed gives the same bytes on every machine. Raises BadInput when the
    case has no knobs, when they never hold together, and when the variant has a fault.
    """
    source = find_case(case_id, home / "cases")
    if to.resolve() in (home.resolve(), home.resolve() / "cases"):
        raise BadInput(
            [Problem(str(to), "", "is the kit itself", "give another folder: its case would be lost")]
        )
    shop = workshop(source, home / "cases" / "templates", solutions)
    if not shop.knobs.knobs:
        raise BadInput(
            [Problem(f"solutions/{case_id.lower()}/knobs.yaml", "", "there are no knobs", "write it")]
        )
    variant = shop.deck.draw(seed)
    faults = list(shop.faults(variant))
    if faults:
        raise BadInput(faults)
    folder = to / "cases" / source.name
    _write_case(shop, variant, source, folder)
    _copy_shared(home, solutions, to)
    case = load_case(folder, to / "cases" / "templates")
    keys = to / "solutions" / source.name.split("-")[0]
    _write_keys(shop, variant, case, solutions / keys.name, keys)
    problems = list(ready_mark_key(keys / "mark.yaml", case)[1])
    for path in sorted(keys.glob("strategy*.yaml")):
        problems += ready_strategy_key(path, case)[1]
    if problems:
        raise BadInput(problems)
    return folder


def write_yaml(path: Path, data: Any) -> None:
    """`data` as a YAML file of the same bytes on every machine; its folder is made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    # The emitter in C: a learner waits for these files, and the one in Python takes most of that time.
    text = yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=WIDTH)
    path.write_bytes(text.encode("utf-8"))


def _write_case(shop: Workshop, variant: Variant, source: Path, folder: Path) -> None:
    data = _moved(read_yaml(source / CASE), variant.shifts)
    data["seed"] = variant.seed
    for change in shop.knobs.changes:
        if variant.choices.get(change.when.knob) == change.when.is_:
            data["values"].update(_plain(change.values))
    write_yaml(folder / CASE, data)
    changed = shop.changed(variant.choices)
    for name in shop.data.documents:
        paper = read_yaml(source / "documents" / f"{name}.yaml")
        for number, entry in changed.get(name, {}).items():
            fields = paper.setdefault("fields", {})
            fields[number] = entry.model_dump(exclude_none=True)
        write_yaml(folder / "documents" / f"{name}.yaml", paper)


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: value if isinstance(value, str) else value.model_dump(exclude_none=True)
        for name, value in values.items()
    }


def _moved(data: dict[str, Any], shifts: Shifts) -> dict[str, Any]:
    """case.yaml as plain data with its times moved."""
    whole = timedelta(days=shifts.days)
    for event in data["events"]:
        at = datetime.fromisoformat(event["at"]) + whole
        at += timedelta(minutes=shifts.events.get(event["id"], 0))
        event["at"] = at.isoformat(timespec="minutes")
    for stated in data.get("stated") or ():
        stated["minutes"] = shifts.stated.get(stated["id"], stated["minutes"])
    data["law_date"] += whole
    return data


def _copy_shared(home: Path, solutions: Path, to: Path) -> None:
    for name in ("templates", "catalogue"):
        shutil.copytree(home / "cases" / name, to / "cases" / name, dirs_exist_ok=True)
    (to / "solutions").mkdir(parents=True, exist_ok=True)
    for name in ("rubric.yaml", "switches.yaml", PLAIN):
        if (solutions / name).is_file():
            shutil.copyfile(solutions / name, to / "solutions" / name)


def _write_keys(shop: Workshop, variant: Variant, case: Case, source: Path, keys: Path) -> None:
    raw = read_yaml(source / "mark.yaml")
    write_yaml(keys / "mark.yaml", decided(raw, shop.key, case, variant.choices))
    for path in sorted(source.glob("strategy*.yaml")):
        data = read_yaml(path)
        if follows_choices(data):
            write_yaml(keys / path.name, decided_by_choice(data, variant.choices))
        else:
            shutil.copyfile(path, keys / path.name)
