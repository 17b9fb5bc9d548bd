"""What the data of the kit says: every file loads, every norm is known and was law, no foreign law, no real person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from qorgau.cases.drill import load_drill
from qorgau.cases.identifiers import identifiers
from qorgau.cases.load import case_folders, find_case, load_case
from qorgau.cases.texts_in import strings_in
from qorgau.data_file import read_yaml
from qorgau.law.registry import Status, registry
from qorgau.law.terms import charge_provision

CLONE = Path(__file__).resolve().parents[2]
DATA = ("cases", "solutions", "workbooks")
YAML = sorted(path for folder in DATA for path in (CLONE / folder).rglob("*.yaml"))
TEXTS = sorted(
    [
        *(
            path
            for folder in DATA
            for path in (CLONE / folder).rglob("*")
            if path.suffix in {".yaml", ".json", ".md", ".ipynb"}
        ),
        *(CLONE / "lib" / "qorgau").rglob("*.po"),
        *(CLONE / "lib" / "qorgau").rglob("*.yaml"),
    ]
)
FOREIGN = {
    "code of another country": r"КоАП\s+(?:РФ|Росс)|\b20\.2(?:\.2)?\s+КоАП|\bCAO\s+RF\b",
    "country": r"\bРФ\b|Российск\w+\s+Федерац|Russian\s+Federation",
    "its courts": r"\bмиров(?:ой|ого|ому|ым|ом|ые|ых)\s+суд|[Jj]ustices?\s+of\s+the\s+[Pp]eace",
    "its code at length": r"[Кк]одекс\w*\s+(?:РФ\s+)?об\s+административных\s+правонарушениях\s+(?:РФ|Росс)",
    "the code of 2001": r"(?<![\w/.-])2001(?![\w/-])",
}
PERSONAL = {
    "personal number": r"(?<!\d)\d{12}(?!\d)",
    "telephone": r"(?:\+7|(?<![\d.])8)[\s(-]*\d{3}[\s)-]*\d{3}[\s-]*\d{2}[\s-]*\d{2}(?!\d)",
    "patronymic": r"\b(?!Арнаулы|Оңтайлы)[А-ЯЁӘҒҚҢӨҰҮҺІ][а-яёәғқңөұүһі]{2,}(?:ович|евич|овна|евна|ична|ұлы|улы|қызы|кызы)(?:а|у|ем|ом|е|ой|ы)?\b",
    "patronymic in English": r"\b[A-Z][a-z]{2,}(?:ovich|evich|ovna|evna|uly|kyzy)\b",
    "e-mail": r"[\w.]+@[\w-]+\.\w{2,}",
}
FOUND = {
    "code of another country": "ч. 5 ст. 20.2 КоАП",
    "country": "по праву Российской Федерации",
    "its courts": "постановление мирового судьи",
    "its code at length": "Кодекс об административных правонарушениях РФ",
    "the code of 2001": "КоАП РК 2001 года",
    "personal number": "ИИН 950101300123",
    "telephone": "+7 (701) 123-45-67",
    "patronymic": "Серикович",
    "patronymic in English": "Serikuly",
    "e-mail": "anna@example.org",
}


def name(path: Path) -> str:
    """A file as it is named to a reader."""
    return path.relative_to(CLONE).as_posix()


def norms(data: Any) -> Iterator[str]:
    """Every registry id that data cites, under norm, norms or provisions, at any depth."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key in ("norms", "provisions") and isinstance(value, list):
                yield from (one for one in value if isinstance(one, str))
            elif key == "norm" and isinstance(value, str):
                yield charge_provision(value)
            else:
                yield from norms(value)
    elif isinstance(data, list):
        for value in data:
            yield from norms(value)


def law_date(case: str) -> date:
    """The day whose law a case is decided by."""
    cases = CLONE / "cases"
    return load_case(find_case(case, cases), cases / "templates").data.law_date


def card_date(card: str) -> date:
    """The day whose law a drill card is decided by."""
    return load_drill(
        CLONE / "cases" / "drills" / f"{card.lower()}.yaml", CLONE / "cases" / "templates"
    ).law_date


def hits(pattern: str, paths: list[Path]) -> list[str]:
    """Where a pattern stands, as "file:line: text"."""
    found = []
    for path in paths:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            found += [f"{name(path)}:{number}: {hit[0]}" for hit in re.finditer(pattern, line)]
    return found


@pytest.mark.parametrize("path", YAML, ids=name)
def test_every_data_file_loads(path: Path) -> None:
    """Each YAML file of cases, keys and workbooks is readable and not empty."""
    assert read_yaml(path)


def test_every_case_loads() -> None:
    """Every case folder holds a case that loads, under the id its folder begins with."""
    cases = CLONE / "cases"
    loaded = {folder.name: load_case(folder, cases / "templates").data.id for folder in case_folders(cases)}
    assert loaded
    assert [folder for folder, case in loaded.items() if not folder.startswith(f"{case.lower()}-")] == []


@pytest.mark.parametrize("path", [*YAML, CLONE / "lib" / "qorgau" / "law" / "limits.yaml"], ids=name)
def test_every_norm_is_in_the_registry(path: Path) -> None:
    """What a data file cites is a provision of the registry."""
    assert sorted({one for one in norms(read_yaml(path)) if one not in registry()}) == []


def test_norms_are_found() -> None:
    """The catalogue and the keys cite norms: the tests above and below have something to look at."""
    for path in ("cases/catalogue/defects.yaml", "solutions/cf01/mark.yaml", "lib/qorgau/law/limits.yaml"):
        assert list(norms(read_yaml(CLONE / path)))


@pytest.mark.parametrize("path", sorted((CLONE / "solutions").glob("*/*.yaml")), ids=name)
def test_a_key_cites_only_what_was_law(path: Path) -> None:
    """Every norm of a key was in force on the day its items are judged by."""
    data = read_yaml(path)
    # A key about no case has a date of its own at each item.
    if "items" in data:
        judged = [(one["date"], one) for item in data["items"] for one in item["dates"]]
    elif "cards" in data:
        # A deck cites nothing itself: its cards have keys of their own, which stand here too.
        judged = [(card_date(card), {}) for card in data["cards"]]
    else:
        judged = [(card_date(data["drill"]) if "drill" in data else law_date(data["case"]), data)]
    assert judged
    assert [
        f"{one} on {day}"
        for day, part in judged
        for one in sorted(set(norms(part)))
        if one in registry() and registry().at(one, day).status is Status.NOT_IN_FORCE
    ] == []


@pytest.mark.parametrize("folder", case_folders(CLONE / "cases"), ids=name)
def test_a_case_cites_only_what_was_law(folder: Path) -> None:
    """Every norm of a case and of the forms it uses was in force on its day."""
    case = load_case(folder, CLONE / "cases" / "templates")
    cited = {one for path in folder.rglob("*.yaml") for one in norms(read_yaml(path))}
    for kind in {document.kind for document in case.documents}:
        cited |= set(norms(read_yaml(CLONE / "cases" / "templates" / f"{kind}.yaml")))
    day = case.data.law_date
    assert sorted(one for one in cited if registry().at(one, day).status is Status.NOT_IN_FORCE) == []


@pytest.mark.parametrize("what", FOREIGN)
def test_no_foreign_law(what: str) -> None:
    """No text cites the law of another country, or the Code that was gone before every case."""
    assert hits(FOREIGN[what], TEXTS) == []


@pytest.mark.parametrize("what", PERSONAL)
def test_no_real_person(what: str) -> None:
    """Cases, keys and workbooks are fiction: nothing in them could belong to somebody."""
    assert hits(PERSONAL[what], [path for path in TEXTS if path.parts[len(CLONE.parts)] in DATA]) == []


@pytest.mark.parametrize("path", YAML, ids=name)
def test_nothing_has_the_shape_of_an_identifier(path: Path) -> None:
    """No text of a case, key or workbook looks like anybody's number, plate, account or address."""
    assert [(where, *one) for where, text in strings_in(read_yaml(path)) for one in identifiers(text)] == []


@pytest.mark.parametrize("what", FOUND)
def test_what_is_looked_for_would_be_found(what: str) -> None:
    """The patterns of this file find what they are for."""
    assert re.search({**FOREIGN, **PERSONAL}[what], FOUND[what])
