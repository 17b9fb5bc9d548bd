"""One module from several: what the page loads."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from qorgau.widgets.bundle import FOLDER, bundle, exercise_types
from qorgau.widgets.files import stylesheet

ENTRIES = ("exercise", "part", "connector", "page", "compared")
Modules = Callable[..., None]
Node = Callable[..., str]


@pytest.mark.parametrize("entry", ENTRIES)
def test_a_bundle_is_good_javascript(entry: str, node: Node) -> None:
    """A JavaScript engine reads every bundle of the kit without a fault."""
    node(bundle(entry), "", "--check")


@pytest.mark.parametrize("entry", ENTRIES)
def test_a_bundle_imports_nothing(entry: str) -> None:
    """A bundle travels alone: it has no import, static or dynamic, in any way of writing it."""
    text = bundle(entry)
    assert re.findall(r"""^\s*import\b.*|\bimport\(|\bfrom\s*["']\.""", text, re.MULTILINE) == []


@pytest.mark.parametrize(
    ("entry", "exports"), [("exercise", 1), ("part", 1), ("connector", 1), ("page", 0), ("compared", 0)]
)
def test_only_the_entry_exports(entry: str, exports: int) -> None:
    """A widget has one default export and nothing else; the page's script, which is no module, has none."""
    assert re.findall(r"^export\b.*$", bundle(entry), re.MULTILINE) == ["export default{render};"] * exports


@pytest.mark.parametrize("entry", ENTRIES)
def test_comments_stay_at_home(entry: str) -> None:
    """No line of comment and no type travels to the reader."""
    assert re.findall(r"^\s*//.*|/\*\*|@typedef|@param|@ts-check", bundle(entry), re.MULTILINE) == []


@pytest.mark.parametrize("kind", sorted(exercise_types()))
def test_a_widget_is_light(kind: str) -> None:
    """All code of one exercise is under 20 KB on the line."""
    assert len(gzip.compress(bundle("exercise", frozenset({kind})).encode())) < 20_000


@pytest.mark.parametrize("kind", sorted(exercise_types()))
def test_a_widget_of_one_type_is_good_javascript(kind: str, node: Node) -> None:
    """Without the code of the other types nothing is missing: a JavaScript engine runs the module."""
    text = bundle("exercise", frozenset({kind}))
    assert node(text, "console.log(typeof it.render);") == "function"
    assert re.findall(r'(?<=":)mount\w+(?=,)', text) == re.findall(
        r'(?<="' + kind + r'":)\w+', bundle("exercise")
    )


def test_a_type_without_a_page_is_named() -> None:
    """A bundle for a type that no page knows fails when it is made."""
    with pytest.raises(KeyError, match="riddle"):
        bundle("exercise", frozenset({"riddle"}))


def test_the_style_is_light() -> None:
    """The stylesheet is under 20 KB on the line."""
    assert len(gzip.compress(stylesheet().encode())) < 20_000


def test_every_module_of_the_kit_is_used() -> None:
    """A module that no entry imports is forgotten code."""
    used = "".join(bundle(entry) for entry in ENTRIES)
    idle = [
        path.stem
        for path in FOLDER.glob("*.js")
        if path.stem not in ENTRIES and f"const ${path.stem.replace('-', '_')}=(" not in used
    ]
    assert idle == []


def test_every_name_that_is_imported_is_exported() -> None:
    """A module of the kit imports only names that the other module has."""
    sources = {path.stem: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.js")}
    exported = {
        name: set(re.findall(r"^export (?:async function|function|class|const) (\w+)", text, re.MULTILINE))
        for name, text in sources.items()
    }
    imports = [
        (name, other, one.split(" as ")[0].strip())
        for name, text in sources.items()
        for names, other in re.findall(r'^import \{([^}]*)\} from "\./([\w-]+)\.js";$', text, re.MULTILINE)
        for one in names.split(",")
        if one.strip()
    ]
    assert imports
    assert [found for found in imports if found[2] not in exported.get(found[1], set())] == []


def test_a_module_comes_once(modules: Modules, node: Node) -> None:
    """A module that two others import runs once: both see the same state."""
    modules(
        start='import { up } from "./left.js";\nimport { seen } from "./right.js";\nexport default [up(), seen()];\n',
        left='import { add } from "./count.js";\nexport function up() { return add(); }\n',
        right='import { total } from "./count.js";\nexport function seen() { return total(); }\n',
        count="let n = 0;\nexport function add() { return (n += 1); }\nexport function total() { return n; }\n",
    )
    text = bundle("start")
    assert text.count("let n=0") == 1
    assert json.loads(node(text, "console.log(JSON.stringify(it));")) == [1, 1]


def test_a_module_keeps_its_own_scope(modules: Modules, node: Node) -> None:
    """Two modules may use the same name for private things."""
    modules(
        start='import { one } from "./a.js";\nimport { two } from "./b.js";\nconst hidden = "start";\n'
        "export default [hidden, one(), two()];\n",
        a='const hidden = "a";\nexport function one() { return hidden; }\n',
        b='const hidden = "b";\nexport function two() { return hidden; }\n',
    )
    assert json.loads(node(bundle("start"), "console.log(JSON.stringify(it));")) == ["start", "a", "b"]


def test_an_import_may_have_another_name(modules: Modules, node: Node) -> None:
    """`import { a as b }` gives a under the name b."""
    modules(
        start='import { name as other, more } from "./a.js";\nconst name = 1;\nexport default [name, other, more];\n',
        a="export const name = 2;\nexport const more = 3;\n",
    )
    assert json.loads(node(bundle("start"), "console.log(JSON.stringify(it));")) == [1, 2, 3]


def test_an_import_may_take_several_lines(modules: Modules, node: Node) -> None:
    """A long list of names is broken into lines."""
    modules(
        start='import {\n  one,\n  two,\n} from "./a.js";\nexport default one + two;\n',
        a="export const one = 1;\nexport const two = 2;\n",
    )
    assert node(bundle("start"), "console.log(it);") == "3"


def test_every_kind_of_export_is_found(modules: Modules, node: Node) -> None:
    """Functions, async functions, classes and constants can be imported."""
    modules(
        start='import { a, b, C, d } from "./kinds-of.js";\nexport default [a(), b() instanceof Promise, new C().x, d];\n',
        kinds_of="export function a() { return 1; }\nexport async function b() {}\n"
        "export class C { x = 2; }\nexport const d = 3;\n",
    )
    assert json.loads(node(bundle("start"), "console.log(JSON.stringify(it));")) == [1, True, 2, 3]


def test_a_module_runs_after_those_it_needs(modules: Modules, node: Node) -> None:
    """What a module imports is there when the module runs."""
    modules(
        start='import { b } from "./b.js";\nexport default b;\n',
        b='import { a } from "./a.js";\nexport const b = a + 1;\n',
        a="export const a = 1;\n",
    )
    assert node(bundle("start"), "console.log(it);") == "2"


def test_comments_are_left_out_and_addresses_are_not(modules: Modules, node: Node) -> None:
    """Comments go, a text with two slashes stays."""
    modules(
        start="// @ts-check\n// What it is.\n/**\n * Long.\n * @param {string} x\n */\nfunction f(x) {\n  // why\n"
        '  return /** @type {string} */ (x) + "https://example.org//x";\n}\nexport default f("");\n'
    )
    text = bundle("start")
    assert not re.search(r"What it is|Long|@|why", text)
    assert node(text, "console.log(it);") == "https://example.org//x"


def test_a_module_that_is_not_there_is_named(modules: Modules) -> None:
    """An import of a missing module fails when the bundle is made, with its name."""
    modules(start='import { x } from "./gone.js";\nexport default x;\n')
    with pytest.raises(FileNotFoundError, match=r"gone\.js"):
        bundle("start")


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.js")), ids=lambda path: path.stem)
def test_no_text_runs_over_a_line(path: Path) -> None:
    """Leaving out indents changes no template text: none goes on in the next line."""
    assert [line for line in path.read_text(encoding="utf-8").splitlines() if line.count("`") % 2] == []


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.js")), ids=lambda path: path.stem)
def test_no_comment_stands_behind_code(path: Path) -> None:
    """Leaving out breaks of lines puts no code into a comment: each has a line of its own."""
    assert re.findall(r"^.*[;{,(\[][ \t]*//.*$", path.read_text(encoding="utf-8"), re.MULTILINE) == []
