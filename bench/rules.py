"""Which coherence rule can be broken alone on which case.

    python bench/rules.py

Prints a table: a line for each key of a strategy, a column for each rule. "x": the model strategy with one thing changed
breaks that rule and no other; "-": the rule has nothing to look at in this case, the reasons stand below the
table; "?": it should fire alone and does not. 0 when there is no "?", else 1.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.keys.breaches import IDLE, MAKERS, alone, idle
from tests.keys.strategies import KEYS, filled, name_of


def main() -> int:
    """Prints the table and the reasons."""
    wide, missing = max(len(name_of(path)) for path in KEYS), 0
    print(" " * wide, " ".join(rule.removeprefix("R") for rule in MAKERS))
    for path in KEYS:
        items, view, _, _ = filled(path)
        signs = []
        for rule in MAKERS:
            sign = "-" if idle(rule, view) else "x" if alone(rule, items, view) else "?"
            missing += sign == "?"
            signs.append(f" {sign}")
        print(name_of(path).ljust(wide), " ".join(signs))
    for rule, (_, why) in IDLE.items():
        print(f"{rule} -: {why}")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
