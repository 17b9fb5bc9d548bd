"""forms.yaml: what all papers share."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from qorgau.cases.words import Words
from qorgau.exercises.strategy.drafts.data import Leaf, Strict


class Without(Strict):
    """A motion for which no draft is made, and why."""

    motion: str
    why: Words
    norms: tuple[str, ...] = ()


class Addressee(Strict):
    """To whom a paper goes, and how the case is named there."""

    name: Words
    about: Words


class Forms(Strict):
    """forms.yaml: what all papers share."""

    mark: Words
    headings: Mapping[str, Words]
    addressees: Mapping[str, Addressee]
    by_stage: Mapping[str, str]
    senders: Mapping[str, Words]
    parts: Mapping[Literal["facts", "law", "ask", "attach"], Words]
    sign: Words
    cover: Leaf
    without: tuple[Without, ...] = ()
