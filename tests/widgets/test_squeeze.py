"""Spaces that only people need do not travel; nothing else of a module changes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qorgau.widgets.squeeze import squeeze

Node = Callable[..., str]

KEPT = {
    "text": 'const a = "one , two : ( three )";',
    "text in single quotes": "const a = 'one , \" two';",
    "quote escaped in a text": r'const a = "one \" , two";',
    "template": "const a = `one , ${1 + 1} ; two`;",
    "template in a template": 'const b = 2; const a = `one : ${b > 1 ? `in { ${b} } ;` : " , "} ( two )`;',
    "braces in a template": "const a = `x , ${[{ n: 1 }, { n: 2 }].map(({ n }) => `${n} ; `).join(' , ')} ; y`;",
    "pattern": 'const a = "a , b".replace(/a , (b)/g, "$1 ;");',
    "pattern with a slash in a class": 'const a = "a/ , b".split(/[/ ,]+/);',
    "quote in a pattern": 'const a = ["x \\" , y"].map((s) => s.replace(/" ,/, " ; "));',
    "two signs": "let n = 1; const a = n + +n - -n;",
    "division": "const n = 8; const a = n / 2 / 2;",
    "words": "const a = typeof void 0; if (a in { undefined: 1 }) { } else throw new Error(a);",
    "comment": "const a = [1, // one , {\n 2]; /* two ; { */\nconst b = 1;",
    "end of a line": "const a = [1, 2]\nconst b = a\n;[3].concat(b)",
}


@pytest.mark.parametrize("what", KEPT)
def test_a_module_means_the_same(what: str, node: Node) -> None:
    """A JavaScript engine gets the same value from the module as written and without its idle spaces."""
    source = KEPT[what]
    ask = "console.log(JSON.stringify(it));"
    assert node(f"{squeeze(source)}\nexport default a;", ask) == node(f"{source}\nexport default a;", ask)


def test_idle_spaces_go() -> None:
    """Beside commas, brackets and the like no space is left, after signs that go on no break; between words all stays."""
    source = "function f(a, b) {\n  return { sum: a + b, more: [a, b] };\n}\n"
    assert squeeze(source) == "function f(a,b){return{sum:a + b,more:[a,b]};}\n"
