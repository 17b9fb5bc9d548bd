"""`qorgau strategy check`: what the rules say of a strategy file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.cli.test_cli import qorgau

from qorgau import places

ANSWERS = places.home() / "solutions" / "w01" / "answers"


def _checked(path: Path, *more: str) -> tuple[int, Any, str]:
    done = qorgau("strategy", "check", str(path), "--case", "CF01", "--json", *more)
    return done.returncode, json.loads(done.stdout) if done.stdout else None, done.stderr


def test_a_sound_strategy_has_no_finding() -> None:
    """The recorded model strategy passes: exit code 0."""
    assert _checked(ANSWERS / "model.json") == (
        0,
        {"case": "CF01", "exam": False, "blocked": False, "findings": []},
        "",
    )


def test_a_finding_names_rule_severity_field_and_message() -> None:
    """A strategy that cannot stand is told which rule it breaks, how gravely, where and why: exit code 1."""
    code, told, _ = _checked(ANSWERS / "wrong.json", "--lang", "kk")
    assert (code, told["blocked"]) == (1, True)
    assert {frozenset(one) for one in told["findings"]} == {
        frozenset(("rule", "severity", "field", "message", "why", "norms"))
    }
    assert any(one["severity"] == "block" for one in told["findings"])


def test_bare_items_are_taken_too(tmp_path: Path) -> None:
    """A JSON object of items needs no answers file around it."""
    path = tmp_path / "s.json"
    path.write_text(json.dumps({"position": {"primary": []}}), encoding="utf-8")
    code, told, _ = _checked(path)
    assert (code, told["findings"][0]["rule"], told["findings"][0]["field"]) == (1, "R01", "position.primary")


def test_an_exam_is_stricter(tmp_path: Path) -> None:
    """What warns while learning may block in an exam."""
    path = tmp_path / "s.json"
    items = {"evidence:E-CAFE-CAM": {"use": True, "proves": ["F1"], "secure": "at-hearing"}}
    path.write_text(json.dumps(items), encoding="utf-8")
    found = [
        {one["rule"]: one["severity"] for one in _checked(path, *more)[1]["findings"]}
        for more in ((), ("--exam",))
    ]
    assert [one["R17"] for one in found] == ["warn", "block"]


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ('{"position": {"primary": ["POS-NOBODY"]}}', "position.primary"),
        ('{"fact:F1": {"status": "maybe"}}', "fact:F1.status"),
        ("[1, 2]", "is no object"),
        ("{", "is no JSON"),
    ],
)
def test_bad_input_names_file_and_field(tmp_path: Path, text: str, field: str) -> None:
    """What cannot be read is told with its place: exit code 2 and nothing on standard output."""
    path = tmp_path / "mine.json"
    path.write_text(text, encoding="utf-8")
    code, told, error = _checked(path)
    assert (code, told) == (2, None)
    assert "mine.json" in error
    assert field in error


def _twins(path: Path, *clients: str) -> tuple[int, Any, str]:
    named = [part for client in clients for part in ("--client", client)]
    done = qorgau("strategy", "check", str(path), "--case", "CF13", "--json", *named)
    return done.returncode, json.loads(done.stdout) if done.stdout else None, done.stderr


def test_a_strategy_can_be_for_some_of_the_clients(tmp_path: Path) -> None:
    """Of nine clients those are looked at whom the command names; without a name, all of them."""
    path = tmp_path / "s.json"
    path.write_text(json.dumps({"risk:job": {"level": "high"}}), encoding="utf-8")
    said = {
        clients: [one["message"] for one in _twins(path, *clients)[1]["findings"] if one["rule"] == "R22"]
        for clients in (("A", "H"), ("F", "I"), ())
    }
    assert said["A", "H"] == []
    assert [one.rpartition(": ")[2] for one in said["F", "I"]] == ["КЛИЕНТ-13-F; КЛИЕНТ-13-I."]
    assert said[()] != []


def test_an_unknown_client_is_bad_input(tmp_path: Path) -> None:
    """A client that the case has not is told with those that it has."""
    path = tmp_path / "s.json"
    path.write_text("{}", encoding="utf-8")
    code, told, error = _twins(path, "Z")
    assert (code, told) == (2, None)
    assert "--client" in error
    assert "one of A, B, C" in error
