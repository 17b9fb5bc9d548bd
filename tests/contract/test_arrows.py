"""The house: a room imports only from rooms above it, and the browser side never sees a key."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

LIB = Path(__file__).resolve().parents[2] / "lib"
HOUSE = ("law", "cases", "answers", "exercises", "widgets", "keys", "course", "serve", "cli")
"""Rooms from the highest down."""
FREE = ("problem", "places", "texts", "data_file", "markup", "unseen")
"""Modules every room may import; they import no room."""
SECRET = re.compile(r"qorgau\.(keys\b.*|exercises\.(\w+\.)*(key\w*|score))")
"""What the browser side must not know: keys, and the scorers that take them."""


def modules(lib: Path) -> dict[str, Path]:
    """Every module below `lib` by its dotted name; a package has the name of its folder."""
    found = {}
    for path in sorted(lib.rglob("*.py")):
        parts = path.relative_to(lib).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def imports(name: str, path: Path, known: dict[str, Path]) -> Iterator[str]:
    """Modules of the kit that a module imports, anywhere in it: at its top, in a function, for types."""
    package = name if path.name == "__init__.py" else name.rpartition(".")[0]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.split(".")[0] == "qorgau")
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            if base.split(".")[0] == "qorgau":
                for alias in node.names:
                    whole = f"{base}.{alias.name}"
                    # What is not known is a name inside the module; of the package itself, a room.
                    yield whole if whole in known or base == "qorgau" else base
        elif isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) in (
            "import_module",
            "__import__",
        ):
            named = [one.value for one in node.args[:1] if isinstance(one, ast.Constant)]
            yield from (one for one in named if isinstance(one, str) and one.split(".")[0] == "qorgau")


def room(name: str) -> str:
    """The room of a module: its second name ("qorgau.law.terms" lies in law)."""
    return name.split(".")[1] if "." in name else ""


def wrong(name: str, target: str) -> bool:
    """Whether the arrow from a module to another one points down, sideways out of the house, or at a key."""
    here, there = room(name), room(target)
    if here == "widgets" and SECRET.fullmatch(target):
        return True
    if there in FREE or not there or here == there:
        return False
    if here in FREE or not here:
        return True
    return here not in HOUSE or there not in HOUSE or HOUSE.index(there) > HOUSE.index(here)


def wrong_arrows(lib: Path) -> list[str]:
    """Every arrow that is not allowed, as "module → imported module"."""
    known = modules(lib)
    return [
        f"{name} → {target}"
        for name, path in known.items()
        for target in dict.fromkeys(imports(name, path, known))
        if wrong(name, target)
    ]


@pytest.fixture
def tree(tmp_path: Path) -> Callable[..., Path]:
    """`tree({"law/a.py": "import x", ...})` is a made-up package with these modules."""

    def make(sources: dict[str, str]) -> Path:
        for name, source in {"__init__.py": "", **sources}.items():
            path = tmp_path / "qorgau" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(source, encoding="utf-8")
        return tmp_path

    return make


def test_every_arrow_points_up() -> None:
    """A room imports only from rooms above it; the free modules import no room."""
    assert wrong_arrows(LIB) == []


def test_every_module_lies_in_a_room() -> None:
    """Under lib/qorgau there are the rooms, the free modules and nothing else."""
    found = {room(name) for name in modules(LIB)} - {""}
    assert found - set(HOUSE) - set(FREE) == set()


def test_the_rooms_are_looked_at() -> None:
    """The arrows of every room are seen: none is passed over because its files were not found."""
    known = modules(LIB)
    drawn = {room(name) for name, path in known.items() if list(imports(name, path, known))}
    assert set(HOUSE) - {"law"} <= drawn


def test_the_browser_side_reaches_no_key() -> None:
    """No chain of imports leads from a widget to a key or to a scorer."""
    known = modules(LIB)
    reached, ahead = set(), [name for name in known if room(name) == "widgets"]
    while ahead:
        name = ahead.pop()
        if name not in reached and name in known:
            reached.add(name)
            ahead += imports(name, known[name], known)
    assert {name for name in reached if SECRET.fullmatch(name)} == set()


@pytest.mark.parametrize(
    ("file", "source", "arrow"),
    [
        ("law/a.py", "from qorgau.cases.load import load_case", "qorgau.law.a → qorgau.cases.load"),
        ("law/a.py", "import qorgau.keys.load", "qorgau.law.a → qorgau.keys.load"),
        ("answers/a.py", "from ..exercises import score", "qorgau.answers.a → qorgau.exercises"),
        (
            "exercises/mark/a.py",
            "from ...widgets.bundle import b",
            "qorgau.exercises.mark.a → qorgau.widgets.bundle",
        ),
        ("cases/__init__.py", "from .. import answers", "qorgau.cases → qorgau.answers"),
        ("keys/a.py", "def f():\n    from qorgau.serve import x", "qorgau.keys.a → qorgau.serve"),
        ("keys/a.py", "if TYPE_CHECKING:\n    from qorgau.cli import x", "qorgau.keys.a → qorgau.cli"),
        ("course/a.py", 'import_module("qorgau.serve.study")', "qorgau.course.a → qorgau.serve.study"),
        (
            "widgets/a.py",
            "from qorgau.exercises.mark.key import Key",
            "qorgau.widgets.a → qorgau.exercises.mark.key",
        ),
        (
            "widgets/a.py",
            "from qorgau.exercises.mark.key_check import f",
            "qorgau.widgets.a → qorgau.exercises.mark.key_check",
        ),
        (
            "widgets/a.py",
            "from qorgau.exercises.mark.score import f",
            "qorgau.widgets.a → qorgau.exercises.mark.score",
        ),
        ("widgets/a.py", "from qorgau.keys.reveal import f", "qorgau.widgets.a → qorgau.keys.reveal"),
        ("places.py", "from qorgau.law.registry import x", "qorgau.places → qorgau.law.registry"),
        ("texts/__init__.py", "from qorgau.cases import words", "qorgau.texts → qorgau.cases"),
        ("__init__.py", "from qorgau.serve import open_workbook", "qorgau → qorgau.serve"),
        ("helpers/a.py", "from qorgau.law.registry import x", "qorgau.helpers.a → qorgau.law.registry"),
    ],
)
def test_a_wrong_arrow_is_named(tree: Callable[..., Path], file: str, source: str, arrow: str) -> None:
    """However an import is written, an arrow that points the wrong way is found and named from end to end."""
    assert wrong_arrows(tree({file: source})) == [arrow]


@pytest.mark.parametrize(
    ("file", "source"),
    [
        ("cases/a.py", "from qorgau.law.registry import registry"),
        ("law/a.py", "from qorgau.law.registry import registry\nfrom . import terms"),
        ("law/a.py", "from qorgau import data_file, places\nfrom qorgau.problem import BadInput"),
        ("cli.py", "from qorgau.serve.study import study\nfrom qorgau.keys.grade import grade_folder"),
        (
            "widgets/a.py",
            "from qorgau.exercises.mark.view import html\nfrom qorgau.widgets.files import stylesheet",
        ),
        ("serve/a.py", "from qorgau.course.workbook import Workbook"),
        ("keys/a.py", "from qorgau.exercises.mark.key import MarkKey"),
        ("markup.py", "from qorgau.problem import BadInput\nimport jinja2"),
    ],
)
def test_a_right_arrow_is_left_alone(tree: Callable[..., Path], file: str, source: str) -> None:
    """Upward, inside the room and to the free modules every import is allowed."""
    assert wrong_arrows(tree({file: source})) == []
