"""How far two readers agree beyond chance: Krippendorff's alpha for names without order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence


def alpha(units: Sequence[tuple[str, ...]]) -> float | None:
    """Krippendorff's alpha, nominal, of units that each carry the labels its readers gave (at least two count).

    1 is perfect agreement, 0 is chance. None when nothing can be compared, or when there is one label only and
    so nothing to agree about. Source of the formula: Krippendorff, Content Analysis, the coincidence matrix.
    """
    coincidences: defaultdict[tuple[str, str], float] = defaultdict(float)
    for labels in units:
        others = len(labels) - 1
        if others < 1:
            continue
        for place, one in enumerate(labels):
            for another in labels[:place] + labels[place + 1 :]:
                coincidences[one, another] += 1 / others
    totals: defaultdict[str, float] = defaultdict(float)
    for (one, _), share in coincidences.items():
        totals[one] += share
    whole = sum(totals.values())
    expected = whole * whole - sum(total * total for total in totals.values())
    if not expected:
        return None
    observed = sum(share for (one, another), share in coincidences.items() if one != another)
    return 1 - (whole - 1) * observed / expected


def alpha_of_counts(units: Sequence[Mapping[str, int]]) -> float | None:
    """The same alpha where each unit says how often each label was given: for many readers, in no time."""
    coincidences: defaultdict[tuple[str, str], float] = defaultdict(float)
    for counts in units:
        others = sum(counts.values()) - 1
        if others < 1:
            continue
        for one, often in counts.items():
            for another, as_often in counts.items():
                coincidences[one, another] += often * (as_often - (one == another)) / others
    totals: defaultdict[str, float] = defaultdict(float)
    for (one, _), share in coincidences.items():
        totals[one] += share
    whole = sum(totals.values())
    expected = whole * whole - sum(total * total for total in totals.values())
    if not expected:
        return None
    observed = sum(share for (one, another), share in coincidences.items() if one != another)
    return 1 - (whole - 1) * observed / expected
