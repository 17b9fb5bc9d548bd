"""Every exercise type as a holder of keys meets it: how it is checked, how its key is read for faults."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from qorgau.exercises.material import Material
from qorgau.keys.asked import Hanging, Hints, Ready, nothing_hangs
from qorgau.keys.check_by_date import ByDateCheck, by_date_problems, hanging_by_date
from qorgau.keys.check_cards import CardsCheck, cards_problems, hanging_cards, keys_of_cards
from qorgau.keys.check_mark import MarkCheck, hanging_mark
from qorgau.keys.check_strategy import StrategyCheck, hanging_strategy
from qorgau.keys.check_timeline import TimelineCheck, hanging_timeline, timeline_problems
from qorgau.keys.key_problems import mark_problems, strategy_problems
from qorgau.keys.mark_hints import MarkHints
from qorgau.problem import Problem

KeyProblems = Callable[[Material, Path, Path], Iterable[Problem]]
HangingItems = Callable[[Material, Path, Path], Iterable[Hanging]]
MoreKeys = Callable[[Path], Iterable[Path]]


def _no_more(_key: Path) -> Iterable[Path]:
    return ()


@dataclass(frozen=True)
class KeySide:
    """One type: `ready` makes an exercise ready to score and explain answers, `problems` finds the faults of a key
    (material, solutions, key file), `hanging` says which points hang on which norms, `more` which other files of a
    solutions folder a key file needs (as paths below it), `personal` whether it is laid in an order of the owner's own,
    `hints` makes the hints of the type, where it has any."""

    ready: Callable[[Material, Path, Path], Ready]
    problems: KeyProblems
    hanging: HangingItems = nothing_hangs
    more: MoreKeys = _no_more
    personal: bool = False
    hints: Callable[[Material, Path, Path], Hints] | None = None


KEY_SIDES: Mapping[str, KeySide] = {
    "mark": KeySide(MarkCheck, mark_problems, hanging_mark, hints=MarkHints),
    "strategy": KeySide(StrategyCheck, strategy_problems, hanging_strategy),
    "timeline": KeySide(TimelineCheck, timeline_problems, hanging_timeline),
    "by-date": KeySide(ByDateCheck, by_date_problems, hanging_by_date),
    "cards": KeySide(CardsCheck, cards_problems, hanging_cards, keys_of_cards, personal=True),
}
