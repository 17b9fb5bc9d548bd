"""One environment, said three times: pyproject.toml, environment.yml and the constraints agree, and it is the one here."""

from __future__ import annotations

import re
import sysconfig
import tomllib
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path

import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

CLONE = Path(__file__).resolve().parents[2]
LEFT_OUT = {
    "rfc3987-syntax": "builds a parser whenever jsonschema is imported, seconds in every process; nothing here checks IRIs",
    "lark": "needed by rfc3987-syntax only",
}
"""What the lock leaves out although a package asks for it, and why."""
PIP_OPTIONS = {
    "-r",
    "--requirement",
    "-c",
    "--constraint",
    "-e",
    "--editable",
    "--prefer-binary",
    "--no-binary",
}
"""Options that pip takes inside a file of requirements, and that this kit may need there."""


# setuptools, once imported, puts packages of its own on the path: they are not the environment.
INSTALLED = [sysconfig.get_path("purelib"), sysconfig.get_path("platlib")]


def pins(lines: Iterable[str]) -> dict[str, set[str]]:
    """Versions pinned, by normalised name; raises ValueError for a line that pins nothing exactly."""
    found: dict[str, set[str]] = {}
    for line in lines:
        text = line.split(" #")[0].strip()
        if not text or text.startswith("#"):
            continue
        one = Requirement(text)
        exact = re.fullmatch(r"==([^=*,]+)", str(one.specifier))
        if exact is None:
            raise ValueError(f"{text!r} pins no version")
        found.setdefault(canonicalize_name(one.name), set()).add(exact[1])
    return found


def locked(file: str) -> dict[str, set[str]]:
    """The pins of one constraints file."""
    return pins((CLONE / file).read_text(encoding="utf-8").splitlines())


def here(file: str) -> dict[str, str]:
    """The pins of a constraints file that hold for this machine and Python."""
    lines = [line.strip() for line in (CLONE / file).read_text(encoding="utf-8").splitlines() if line.strip()]
    wanted = [one for line in lines if (one := Requirement(line)).marker is None or one.marker.evaluate()]
    return {canonicalize_name(one.name): str(one.specifier)[2:] for one in wanted}


PROJECT = tomllib.loads((CLONE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
DIRECT = pins(PROJECT["dependencies"])
TEST = pins(PROJECT["optional-dependencies"]["test"])
CONDA = yaml.safe_load((CLONE / "environment.yml").read_text(encoding="utf-8"))["dependencies"]
LOCK = locked("constraints.txt")
LOCK_TEST = locked("constraints-dev.txt")


def test_conda_names_the_direct_packages_with_their_versions() -> None:
    """environment.yml has every direct package of pyproject.toml with the same version, and none besides."""
    named = [one for one in CONDA if isinstance(one, str) and one != "pip" and not one.startswith("python>")]
    assert pins(re.sub(r"(?<![=<>])=(?!=)", "==", one) for one in named) == DIRECT


def test_conda_asks_for_the_same_python() -> None:
    """Both files name the same oldest Python."""
    assert f"python{PROJECT['requires-python']}" in CONDA


def test_what_conda_hands_to_pip_is_understood_by_pip() -> None:
    """Each line for pip is one requirement or one option that pip takes in a file: others stop the install."""
    lines = next(one["pip"] for one in CONDA if isinstance(one, dict))
    options = [re.findall(r"(?:^|\s)(--?[a-z-]+)", line) for line in lines]
    assert lines
    assert [
        line for line, found in zip(lines, options, strict=True) if len(found) > 1 or set(found) - PIP_OPTIONS
    ] == []


def test_direct_packages_are_locked_at_their_versions() -> None:
    """constraints.txt has every direct package with the version of pyproject.toml."""
    assert {name: LOCK.get(name) for name in DIRECT} == DIRECT


def test_packages_of_the_tests_are_locked_at_their_versions() -> None:
    """constraints-dev.txt has every package of the tests with the version of pyproject.toml."""
    assert {name: LOCK_TEST.get(name) for name in TEST} == TEST


def test_nothing_is_locked_twice() -> None:
    """What runs is in one file and what the tests add in the other."""
    assert LOCK.keys() & LOCK_TEST.keys() == set()


def needed(direct: Iterable[str]) -> set[str]:
    """Names of all packages that the direct ones ask for on this machine, themselves included."""
    found: set[str] = set()
    seen: set[tuple[str, frozenset[str]]] = set()
    ahead = [Requirement(line) for line in direct]
    while ahead:
        one = ahead.pop()
        name = canonicalize_name(one.name)
        if (name, frozenset(one.extras)) in seen:
            continue
        seen.add((name, frozenset(one.extras)))
        found.add(name)
        if name in LEFT_OUT:
            continue
        for line in metadata.requires(name) or []:
            other = Requirement(line)
            if other.marker is None or any(
                other.marker.evaluate({"extra": extra}) for extra in {"", *one.extras}
            ):
                ahead.append(other)
    return found


def test_everything_that_is_needed_is_locked() -> None:
    """Whatever a package asks for is in the lock, except what is left out for a reason said here."""
    missing = needed(PROJECT["dependencies"]) - LOCK.keys()
    assert missing <= LEFT_OUT.keys()


def test_everything_that_the_tests_need_is_locked() -> None:
    """The same with the packages of the tests, which may lean on those that run."""
    missing = needed(PROJECT["optional-dependencies"]["test"]) - LOCK.keys() - LOCK_TEST.keys()
    assert missing <= LEFT_OUT.keys()


def test_nothing_is_locked_that_nobody_needs() -> None:
    """A package that no other asks for any more leaves the lock."""
    lines = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["test"]]
    assert (here("constraints.txt").keys() | here("constraints-dev.txt").keys()) - needed(lines) == set()


def test_what_is_left_out_is_not_here() -> None:
    """The environment is without what the lock leaves out."""
    names = {canonicalize_name(found.name) for found in metadata.distributions(path=INSTALLED)}
    assert names & LEFT_OUT.keys() == set()


def test_the_environment_is_the_locked_one() -> None:
    """Every package is installed in the version of the lock."""
    wanted = here("constraints.txt") | here("constraints-dev.txt")
    installed = {
        canonicalize_name(found.name): found.version for found in metadata.distributions(path=INSTALLED)
    }
    assert {name: installed.get(name) for name in wanted} == wanted


def test_the_package_has_one_version() -> None:
    """The version that the package says is the one of pyproject.toml, where it says one."""
    text = (CLONE / "lib" / "qorgau" / "__init__.py").read_text(encoding="utf-8")
    said = re.findall(r'__version__\s*=\s*"([^"]+)"', text)
    assert said in ([], [PROJECT["version"]])
