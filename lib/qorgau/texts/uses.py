"""Where the kit asks for its sentences: Python, templates and the modules of the page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from jinja2 import Environment, nodes

from qorgau.texts.uses_python import Use, key_test, python_uses

FORM = "strategy.form."
"""The modules of the strategy form name its sentences without this beginning."""
GROUP = "group."
"""The report about a group names its sentences without this beginning."""

DOTTED = ("clock.*", "group.item.*")
"""Keys put together of names that have dots themselves: words of the clock, items of an answer."""


def uses(package: Path, keys: Iterable[str]) -> list[Use]:
    """Every use below `package`, where `keys` are those that exist. Feedback of the course says sentences of its own."""
    found: list[Use] = []
    known = frozenset(keys)
    is_key = key_test(known)
    for path in sorted(package.rglob("*")):
        where = path.relative_to(package).as_posix()
        group = where.startswith("course/group/")
        if path.suffix not in (".py", ".j2", ".js") or (where.startswith("course/") and not group):
            continue
        source = path.read_text(encoding="utf-8")
        if path.suffix == ".py":
            found += python_uses(source, where, is_key, GROUP if group else "")
        elif path.suffix == ".j2":
            found += template_uses(source, where)
        else:
            found += page_uses(source, path.name)
            said = {use.key for use in found if use.where == path.name}
            literals = dict.fromkeys(re.findall(r'"([a-z][\w.-]+)"', source))
            found += (
                Use(one, path.name) for one in literals if one in known and "." in one and one not in said
            )
    return found


def asked_for(keys: Iterable[str], found: Iterable[Use]) -> set[str]:
    """Those of `keys` that some use may ask for: by name, or by a star for what is only known later."""
    known, asked = set(keys), {use.key for use in found}
    shapes = [
        re.escape(star).replace(r"\*", r"[\w-]+(?:\.[\w-]+)*" if star in DOTTED else r"[\w-]+")
        for star in asked
        if "*" in star
    ]
    shape = re.compile("|".join(shapes) or r"(?!)")
    return {key for key in known if key in asked or shape.fullmatch(key)}


def template_uses(source: str, where: str) -> Iterator[Use]:
    """Keys in a template: the first argument of every `say`, the second of `say_in`."""
    for call in Environment(autoescape=True).parse(source).find_all(nodes.Call):
        place = {"say": 0, "say_in": 1}.get(getattr(call.node, "name", ""))
        if place is None or len(call.args) <= place:
            continue
        first = call.args[place]
        if isinstance(first, nodes.Const):
            yield Use(str(first.value), where, frozenset(one.key for one in call.kwargs))
        elif isinstance(first, nodes.Concat) and isinstance(first.nodes[0], nodes.Const):
            yield Use(f"{first.nodes[0].value}*", where)


def page_uses(source: str, where: str) -> Iterator[Use]:
    """Keys in a module of the page: literals in the first argument of `say`, and `texts["…"]`."""
    for found in re.finditer(r"(\w+\.)?\bsay\(", source):
        start = FORM if where.startswith("strategy") and not found[1] else ""
        first, rest = _first_argument(source[found.end() :])
        for literal in re.findall(r'"([^"]*)"', first):
            # What a literal is compared with is no key.
            if not re.search(rf'[=!]==?\s*"{re.escape(literal)}"', first):
                yield Use(f"{start}{literal}", where, _given(rest))
        for literal in re.findall(r"`([^`]*)`", first):
            key = re.sub(r"\$\{[^}]*\}", "*", literal)
            yield Use(f"{start}{key}", where)
    if where.startswith("strategy"):
        # A part of the form has its own name as heading.
        yield from (Use(f"{FORM}{name}", where) for name in re.findall(r'\bpart\("([^"]+)"', source))
    for key in re.findall(r'\btexts(?:\[[^\]"]*\])?\["([^"]+)"\]', source):
        yield Use(key, where)


def _first_argument(text: str) -> tuple[str, str]:
    depth, quote = 0, ""
    for index, letter in enumerate(text):
        if quote:
            quote = "" if letter == quote else quote
        elif letter in "\"'`":
            quote = letter
        elif letter in "([{":
            depth += 1
        elif letter in ")]}" and depth:
            depth -= 1
        elif letter in ",)" and not depth:
            return text[:index], text[index:]
    raise ValueError("say( is never closed")


def _given(rest: str) -> frozenset[str] | None:
    if rest.startswith(")"):
        return frozenset()
    shape = re.match(r",\s*\{([^{}]*)\}\s*\)", rest)
    if shape is None:
        return None
    return frozenset(re.findall(r"(?:^|,)\s*(\w+)(?=\s*[:,]|\s*$)", re.sub(r"\([^()]*\)", "", shape[1])))
