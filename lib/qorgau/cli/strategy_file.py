"""A strategy from a file, read against its case, for the commands about strategies."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from qorgau import places
from qorgau.problem import BadInput, Problem
from qorgau.texts import WRITTEN

if TYPE_CHECKING:
    from qorgau.cases.case import Case
    from qorgau.exercises.strategy.answer import StrategyAnswer
    from qorgau.exercises.strategy.case_view import CaseView


def read_strategy(
    file: Path, case_id: str, lang: str, exercise: str, command: str, clients: Sequence[str] = ()
) -> tuple[Case, CaseView, StrategyAnswer]:
    """The case, its view and the strategy in `file`; `lang` is only looked at.

    `clients` are those whom the strategy is for, where the case has several; all of them when empty.

    `file` is an answers file with `exercise` in it, or the JSON object of the items. Raises BadInput, naming file and
    field, for whatever cannot be read; one item that cannot is enough.
    """
    from qorgau.cases.catalogue import load_catalogue
    from qorgau.cases.load import find_case, load_case
    from qorgau.exercises.strategy.answer import parse_answer
    from qorgau.exercises.strategy.case_view import case_view
    from qorgau.exercises.strategy.catalogue import load_strategy_catalogue

    if lang not in WRITTEN:
        raise BadInput([Problem(command, "--lang", f"no {lang!r}", f"one of {', '.join(WRITTEN)}")])
    items = _items(file, exercise)
    folder = places.cases() / "catalogue"
    case = load_case(find_case(case_id, places.cases()), places.cases() / "templates")
    known = {one.id for one in (case.data.client, *case.data.further_clients) if one.id}
    if unknown := sorted(set(clients) - known):
        hint = f"one of {', '.join(sorted(known))}" if known else "this case has one client: name none"
        raise BadInput([Problem(command, "--client", f"no {name!r}", hint) for name in unknown])
    view = case_view(case, load_catalogue(folder), load_strategy_catalogue(folder), clients)
    answer, problems = parse_answer(items, file.name, view.known)
    if problems:
        raise BadInput(problems)
    return case, view, answer


def _items(file: Path, exercise: str) -> Mapping[str, object]:
    """The strategy's items in `file`: an answers file with exercises, or the object of items itself."""
    from qorgau.answers import load_snapshot

    try:
        data = json.loads(file.read_text(encoding="utf-8"))
    except (UnicodeDecodeError, ValueError) as error:
        raise BadInput(
            [Problem(file.name, "", f"is no JSON: {error}", "an answers file, or items")]
        ) from None
    if not isinstance(data, dict):
        raise BadInput([Problem(file.name, "", "is no object", "an answers file, or items by their ids")])
    if "exercises" not in data:
        inner = data.get("items")
        return inner if isinstance(inner, dict) else data
    snapshot = load_snapshot(file).snapshot
    if exercise not in snapshot.exercises:
        known = ", ".join(snapshot.exercises) or "none"
        raise BadInput([Problem(file.name, f"exercises.{exercise}", "is not there", f"there is: {known}")])
    return snapshot.items(exercise)
