"""Bytes of a journal become operations; what cannot be read is named and handed on, never dropped. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from qorgau.answers.faults import as_problems
from qorgau.answers.operation import Operation, examine_line
from qorgau.problem import Problem

_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True)
class Lines:
    """Whole lines of a journal: good ones, bad ones as they stand, and the rest after the last line end."""

    operations: tuple[Operation, ...] = ()
    bad: tuple[bytes, ...] = ()
    problems: tuple[Problem, ...] = ()
    marked: bool = False
    count: int = 0
    size: int = 0
    rest: bytes = b""


def read_lines(data: bytes, file: str, before: int = 0) -> Lines:
    """Takes bytes that begin at a line and how many lines came before; gives what they hold.

    A byte-order mark before a line is passed over (`marked`), and so are the zero bytes that a power cut
    leaves around a line that is whole. `size` counts the bytes of the whole lines.
    """
    size = data.rfind(b"\n") + 1
    raws = data[:size].split(b"\n")[:-1]
    operations: list[Operation] = []
    bad: list[bytes] = []
    problems: list[Problem] = []
    marked = False
    for number, raw in enumerate(raws, before + 1):
        line = raw.strip(b"\0 \t\r")
        if line.startswith(_MARK):
            marked = True
            line = line.removeprefix(_MARK)
        if not line and b"\0" not in raw:
            continue
        operation, faults = examine_line(line)
        if operation:
            operations.append(operation)
        else:
            bad.append(raw)
            problems.extend(as_problems(faults, file, f"line {number}"))
    return Lines(tuple(operations), tuple(bad), tuple(problems), marked, len(raws), size, data[size:])
