"""Where Python asks for a sentence: keys written out, and keys put together while the program runs."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import product
from typing import NamedTuple

FILE_ENDS = (".yaml", ".json", ".jsonl", ".j2", ".js", ".css", ".po", ".py", ".md", ".ipynb", ".html")
NO_KEYS = ("answers.journal", "mark.weights", "strategy.dimensions")
"""Names of files and fields that begin like a key."""


class Use(NamedTuple):
    """A key (a star for what is only known later), where it is asked for, and the values given, if known."""

    key: str
    where: str
    values: frozenset[str] | None = None


def key_test(known: Iterable[str]) -> Callable[[str], bool]:
    """A test whether a text looks like a key: it begins as one of `known` does and is no file's name, nor a mere beginning."""
    keys = frozenset(known)
    beginnings = {".".join(key.split(".")[:n]) for key in keys for n in range(1, key.count(".") + 1)} - keys
    roots = sorted({key.split(".")[0] for key in keys if "." in key})
    shape = re.compile(rf"(?:{'|'.join(map(re.escape, roots))})(?:\.[a-z]([a-z0-9_-]*[a-z0-9])?)+")

    def looks_like_one(text: str) -> bool:
        if text in beginnings or text.endswith(FILE_ENDS) or text.startswith(NO_KEYS):
            return False
        return shape.fullmatch(text) is not None

    return looks_like_one


def python_uses(source: str, where: str, is_key: Callable[[str], bool], own: str = "") -> Iterator[Use]:
    """Keys in a Python module: every string that looks like one, and every argument of `say`.

    `own` is what a method named `say` of this module puts before its keys.
    """
    every = list(ast.walk(ast.parse(source)))
    constants = _constants(every)
    passed_over = _prose(every) | {
        id(part) for node in every if isinstance(node, ast.JoinedStr) for part in node.values
    }
    for node in every:
        if isinstance(node, ast.JoinedStr):
            for key in _joined(node, constants):
                if is_key(key.replace("*", "x")):
                    yield Use(key, where)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            if id(node) not in passed_over and is_key(node.value):
                yield Use(node.value, where)
        elif isinstance(node, ast.Call):
            yield from _said(node, where, constants, own)


def _said(call: ast.Call, where: str, constants: Mapping[str, set[str]], own: str) -> Iterator[Use]:
    names = [keyword.arg for keyword in call.keywords]
    values = None if None in names else frozenset(name for name in names if name)
    if getattr(call.func, "id", "") == "say" and len(call.args) == 2:
        second = call.args[1]
        if isinstance(second, ast.Constant) and isinstance(second.value, str):
            yield Use(second.value, where, values)
    elif own and getattr(call.func, "attr", "") == "say" and call.args:
        joined = isinstance(call.args[0], ast.JoinedStr)
        for part in ast.walk(call.args[0]):
            if isinstance(part, ast.JoinedStr):
                yield from (Use(own + key, where, values) for key in _joined(part, constants))
            elif isinstance(part, ast.Constant) and isinstance(part.value, str) and not joined:
                yield Use(own + part.value, where, values)


def _prose(every: Iterable[ast.AST]) -> set[int]:
    kinds = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
    bodies = [node.body for node in every if isinstance(node, kinds) and node.body]
    return {id(body[0].value) for body in bodies if isinstance(body[0], ast.Expr)}


def _constants(every: Iterable[ast.AST]) -> dict[str, set[str]]:
    """Names that stand for written-out text somewhere in the module, `a, b = "x", y` included."""
    found: dict[str, set[str]] = {}
    assigned = (node for node in every if isinstance(node, ast.Assign))
    for target, given in ((target, node.value) for node in assigned for target in node.targets):
        pairs = [(target, given)]
        if isinstance(target, ast.Tuple) and isinstance(given, ast.Tuple):
            pairs = list(zip(target.elts, given.elts, strict=False))
        for name, value in pairs:
            said = value.value if isinstance(value, ast.Constant) else None
            if isinstance(name, ast.Name) and isinstance(said, str):
                found.setdefault(name.id, set()).add(said)
    return found


def _joined(node: ast.JoinedStr, constants: Mapping[str, set[str]]) -> Iterator[str]:
    return map("".join, product(*(_piece(part, constants) for part in node.values)))


def _piece(part: ast.expr, constants: Mapping[str, set[str]]) -> Iterable[str]:
    if isinstance(part, ast.Constant):
        return [str(part.value)]
    if isinstance(part, ast.FormattedValue) and isinstance(part.value, ast.Name):
        return sorted(constants.get(part.value.id, {"*"}))
    return ["*"]
