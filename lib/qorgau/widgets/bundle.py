"""One ES module from several: a widget's code travels as one piece of text that cannot import its neighbours."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "js"

_IMPORT = re.compile(r'^import \{([^}]*)\} from "\./([\w-]+)\.js";$', re.MULTILINE)
_EXPORT = re.compile(r"^export (async function|function|class|const) (\w+)", re.MULTILINE)
_LINE_COMMENT = re.compile(r"^\s*//.*\n", re.MULTILINE)
_DOC_COMMENT = re.compile(r"^\s*/\*\*(?:[^*]|\*(?!/))*\*/\s*\n", re.MULTILINE)
_MOUNTED = re.compile(r'^  "([\w-]+)": (\w+),\n', re.MULTILINE)
_INDENT = re.compile(r"^ +", re.MULTILINE)
_BREAK = re.compile(r"(?<=[;{,(\[])\n+")
_TYPE_CAST = re.compile(r"/\*\* @type \{[^*]*\} \*/ ?")


def exercise_types() -> frozenset[str]:
    """Every exercise type that can come alive in a page."""
    return frozenset(kind for kind, _ in _MOUNTED.findall(_read("types")))


def _read(name: str) -> str:
    return (FOLDER / f"{name}.js").read_text(encoding="utf-8")


def _only(types: frozenset[str], source: str) -> str:
    """The module of all types without the lines of those that are not wanted."""
    for kind, mount in _MOUNTED.findall(source):
        if kind not in types:
            source = source.replace(f'  "{kind}": {mount},\n', "")
            source = re.sub(rf"^import \{{ {mount} \}} from .*\n", "", source, flags=re.MULTILINE)
    return source


def _modules(name: str, types: frozenset[str] | None, found: dict[str, str]) -> None:
    if name in found:
        return
    source = _read(name)
    if name == "types" and types is not None:
        source = _only(types, source)
    for _, needed in _IMPORT.findall(source):
        _modules(needed, types, found)
    found[name] = source


def _bare(source: str) -> str:
    return _INDENT.sub("", _LINE_COMMENT.sub("", _TYPE_CAST.sub("", _DOC_COMMENT.sub("", source))))


def _scope(name: str) -> str:
    return "$" + name.replace("-", "_")


def _imports(source: str) -> str:
    return _IMPORT.sub(
        lambda found: f"const {{{found[1].replace(' as ', ': ')}}} = {_scope(found[2])};", source
    )


@cache
def bundle(entry: str, types: frozenset[str] | None = None) -> str:
    """The module `entry` ("marker") and all it imports as one ES module, without comments, indents and idle breaks.

    Each module keeps a scope of its own; only the entry's `export default` is exported. `types` are the
    exercise types that it must bring alive: the code of others stays at home (None brings all). Raises
    FileNotFoundError for a module that is not there, KeyError for a type that no page knows.
    """
    if types is not None and types - exercise_types():
        raise KeyError(f"no page for the exercise type {', '.join(sorted(types - exercise_types()))}")
    found: dict[str, str] = {}
    _modules(entry, types, found)
    parts = []
    for name, source in found.items():
        body = _imports(_bare(source)).strip()
        if name == entry:
            parts.append(_EXPORT.sub(r"\1 \2", body))
            continue
        names = ", ".join(exported for _, exported in _EXPORT.findall(body))
        plain = _EXPORT.sub(r"\1 \2", body)
        parts.append(f"const {_scope(name)} = (() => {{\n{plain}\nreturn {{ {names} }};\n}})();")
    return _BREAK.sub("", "\n".join(parts)) + "\n"
