"""What a lawyer has compared is confirmed, for the days compared and no other."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from qorgau.law.registry import Provision, Status, load_registry, registry, wording_at
from qorgau.law.signoff import SignOff, load_signoffs
from qorgau.problem import BadInput

Make = Callable[..., Provision]
Plain = Callable[..., dict[str, Any]]
SIGNED: dict[str, str] = {
    "provision": "cao-1",
    "from": "2019-06-01",
    "to": "2019-06-30",
    "by": "advocate, A.B.",
    "on": "2026-12-01",
    "source": "official text read",
}


def sign(**changes: str | None) -> SignOff:
    """A sign-off of June 2019 with changes; a field that becomes None is left out."""
    return SignOff.model_validate(
        {name: value for name, value in {**SIGNED, **changes}.items() if value is not None}
    )


@pytest.fixture
def problems(tmp_path: Path, plain: Plain) -> Callable[..., list[tuple[str, str]]]:
    """`problems(signed, provisions)` loads both files; gives file and field of every problem."""

    def load(signed: object, provisions: object = None) -> list[tuple[str, str]]:
        given = {"provisions": provisions or [plain((None, None))], "signoff": signed}
        for name, content in given.items():
            text = yaml.safe_dump(content, allow_unicode=True)
            (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
        with pytest.raises(BadInput) as caught:
            load_registry(tmp_path / "provisions.yaml", tmp_path / "signoff.yaml")
        return [(problem.file.rsplit("/", 1)[-1], problem.field) for problem in caught.value.problems]

    return load


@pytest.mark.parametrize(
    "fields",
    [
        {"confidence": "memory"},
        {"confidence": "conflict"},
        {"valid": [{"from": None, "to": None, "wording": "unread"}]},
        {
            "valid": [
                {"from": None, "to": "2019-06", "wording": "read"},
                {"from": "2019-06", "to": None, "wording": "read"},
            ]
        },
    ],
    ids=["memory", "conflict", "unread", "unknown day"],
)
def test_whatever_is_open_can_be_confirmed(provision: Make, fields: dict[str, Any]) -> None:
    """A wording that was uncertain for any reason is confirmed by a sign-off, and then it is named."""
    one = provision((None, None), **fields)
    assert wording_at(one, date(2019, 6, 10)).status is not Status.CONFIRMED
    found = wording_at(one, date(2019, 6, 10), [sign()])
    assert found.status is Status.CONFIRMED
    assert found.version is not None


@pytest.mark.parametrize(
    ("day", "status"),
    [
        ("2019-05-31", Status.MEMORY),
        ("2019-06-01", Status.CONFIRMED),
        ("2019-06-30", Status.CONFIRMED),
        ("2019-07-01", Status.MEMORY),
    ],
)
def test_only_the_days_compared_are_confirmed(provision: Make, day: str, status: Status) -> None:
    """The first and the last day of a sign-off are confirmed, the days beside them are not."""
    one = provision((None, None), confidence="memory")
    assert wording_at(one, date.fromisoformat(day), [sign()]).status is status


def test_a_sign_off_without_an_end_goes_on(provision: Make) -> None:
    """What is still in force was compared for every later day."""
    one = provision((None, None), confidence="memory")
    assert wording_at(one, date(2030, 1, 1), [sign(to=None)]).status is Status.CONFIRMED


def test_a_sign_off_confirms_its_own_provision_only(provision: Make) -> None:
    """The sign-off of another provision says nothing about this one."""
    one = provision((None, None), confidence="memory")
    assert wording_at(one, date(2019, 6, 10), [sign(provision="cao-2")]).status is Status.MEMORY


def test_a_sign_off_brings_nothing_into_force(provision: Make) -> None:
    """A provision that had not begun stays not in force, whoever signed it."""
    one = provision(("2020-06-06", None))
    assert wording_at(one, date(2019, 6, 10), [sign()]).status is Status.NOT_IN_FORCE


def test_the_registry_confirms_what_was_signed(tmp_path: Path, plain: Plain) -> None:
    """A registry with sign-offs gives the confirmed status; without them the open one."""
    for name, content in {"p": [plain((None, None), confidence="memory")], "s": {"signed": [SIGNED]}}.items():
        (tmp_path / f"{name}.yaml").write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    day = date(2019, 6, 10)
    assert load_registry(tmp_path / "p.yaml", tmp_path / "s.yaml").at("cao-1", day).status is Status.CONFIRMED
    assert load_registry(tmp_path / "p.yaml").at("cao-1", day).status is Status.MEMORY


@pytest.mark.parametrize("day", ["2019-06-01", date(2019, 6, 1)])
def test_a_day_may_stand_with_or_without_quotes(day: object) -> None:
    """YAML reads an unquoted day as a date: both ways of writing it are the same day."""
    assert SignOff.model_validate({**SIGNED, "from": day}) == sign()


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"by": ""}, "signed.0.by"),
        ({"source": ""}, "signed.0.source"),
        ({"from": "June 2019"}, "signed.0.from"),
        ({"on": "2026-12"}, "signed.0.on"),
        ({"to": "2019-05-31"}, "signed.0"),
        ({"on": "2019-05-31"}, "signed.0"),
        ({"from": "2019-06-31"}, "signed.0"),
        ({"signature": "A.B."}, "signed.0.signature"),
        ({"provision": "cao-9999"}, "signed.0.provision"),
    ],
)
def test_a_faulty_sign_off_is_told(
    problems: Callable[..., list[tuple[str, str]]], change: dict[str, str], field: str
) -> None:
    """A sign-off that lacks a name, a source or a real day, or signs what is not there, is told with its place."""
    assert [(file, found[: len(field)]) for file, found in problems({"signed": [{**SIGNED, **change}]})] == [
        ("signoff.yaml", field)
    ]


def test_faults_of_both_files_come_together(
    problems: Callable[..., list[tuple[str, str]]], plain: Plain
) -> None:
    """Faults of the provisions do not hide those of the sign-offs."""
    found = problems({"signed": [{**SIGNED, "by": ""}]}, [plain((None, None), confidence="guess")])
    assert found == [("provisions.yaml", "0.confidence"), ("signoff.yaml", "signed.0.by")]


def test_the_kits_own_sign_offs_load() -> None:
    """Every sign-off of the kit is about a provision of the registry and made known to it."""
    for one in load_signoffs():
        assert one in registry().signed(one.provision)
