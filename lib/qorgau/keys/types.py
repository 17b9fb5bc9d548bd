"""Every exercise type as a holder of keys meets it: how it is checked, how its key is read for faults."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from qorgau.exercises.material import Material
from qorgau.keys.asked import Asked, Hanging, nothing_hangs
from qorgau.keys.check_by_date import by_date_problems, check_by_date, hanging_by_date
from qorgau.keys.check_cards import cards_problems, check_cards, hanging_cards, keys_of_cards
from qorgau.keys.check_mark import check_mark, hanging_mark
from qorgau.keys.check_strategy import check_strategy
from qorgau.keys.check_timeline import check_timeline, hanging_timeline, timeline_problems
from qorgau.keys.checked import Checked
from qorgau.keys.key_problems import mark_problems, strategy_problems
from qorgau.problem import Problem

KeyProblems = Callable[[Material, Path, Path], Iterable[Problem]]
HangingItems = Callable[[Material, Path, Path], Iterable[Hanging]]
MoreKeys = Callable[[Path], Iterable[Path]]


def _no_more(_key: Path) -> Iterable[Path]:
    return ()


@dataclass(frozen=True)
class KeySide:
    """One type: `check` scores and explains an answer, `problems` finds the faults of a key (material, solutions,
    key file), `hanging` says which points hang on which norms, `more` which other files of a solutions folder a key
    file needs (as paths below it)."""

    check: Callable[[Asked], Checked]
    problems: KeyProblems
    hanging: HangingItems = nothing_hangs
    more: MoreKeys = _no_more


KEY_SIDES: Mapping[str, KeySide] = {
    "mark": KeySide(check_mark, mark_problems, hanging_mark),
    "strategy": KeySide(check_strategy, strategy_problems),
    "timeline": KeySide(check_timeline, timeline_problems, hanging_timeline),
    "by-date": KeySide(check_by_date, by_date_problems, hanging_by_date),
    "cards": KeySide(check_cards, cards_problems, hanging_cards, keys_of_cards),
}
