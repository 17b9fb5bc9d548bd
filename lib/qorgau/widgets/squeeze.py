"""JavaScript without the spaces and breaks of lines that only people need; texts and patterns stay as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

_IDLE = "=>?:,;{}()[]&|*"
"""Beside one of these signs a space says nothing. Not `+`, `-`, `<`, `!`, `/`: two of them together may mean another thing."""
_TEXT = re.compile(r'"(?:[^"\\\n]|\\.)*"|' + r"'(?:[^'\\\n]|\\.)*'|//[^\n]*|/\*.*?\*/", re.DOTALL)
_PATTERN = re.compile(r"/(?:[^/\\\n\[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/[a-z]*")
_BEFORE_PATTERN = re.compile(r"(?:^|[(,=:\[!&|?{};>\n]|\breturn) *$")
_TEMPLATE = re.compile(r"(?:[^`\\$]|\\.|\$(?!\{))*(`|\$\{)", re.DOTALL)


def _parts(source: str) -> Iterator[tuple[bool, str]]:
    """Pieces of `source` in their order; True for a piece that must stay as it is."""
    at, start = 0, 0
    braces: list[int] = []  # of each template that is open: the braces open inside its `${`
    while at < len(source):
        sign = source[at]
        found = _TEXT.match(source, at)
        if found is None and sign == "/" and _BEFORE_PATTERN.search(source, max(0, at - 40), at):
            found = _PATTERN.match(source, at)
        if found is None and (sign == "`" or (sign == "}" and braces and braces[-1] == 0)):
            found = _TEMPLATE.match(source, at + 1)
            if found is not None and sign == "}":
                braces.pop()
            if found is not None and found[1] == "${":
                braces.append(0)
        if found is None:
            if braces and sign in "{}":
                braces[-1] += 1 if sign == "{" else -1
            at += 1
            continue
        yield False, source[start:at]
        yield True, source[at : found.end()]
        at = start = found.end()
    yield False, source[start:]


def squeeze(source: str) -> str:
    """`source` without spaces beside signs that part words by themselves, and without breaks after signs that go on.

    It means the same to a JavaScript engine.
    """
    signs = re.escape(_IDLE)
    idle = re.compile(rf"(?<=[;{{,(\[])\s+|(?<=[{signs}]) +| +(?=[{signs}])")
    return "".join(part if fixed else idle.sub("", part) for fixed, part in _parts(source))
