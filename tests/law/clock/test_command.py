"""`qorgau clock`: the same counts for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import NamedTuple

import pytest

from qorgau import cli
from qorgau.cli import clock as command


class Done(NamedTuple):
    """What a command left: its exit code and what it printed."""

    code: int
    out: str
    err: str


Run = Callable[..., Done]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run `qorgau clock` with these words, as the installed command does."""

    def call(*words: str) -> Done:
        monkeypatch.setattr(cli, "app", command.app)
        monkeypatch.setattr("sys.argv", ["qorgau clock", *words])
        with pytest.raises(SystemExit) as caught:
            cli.main()
        printed = capsys.readouterr()
        return Done(int(caught.value.code or 0), printed.out, printed.err)

    return call


CF01 = ("--from", "2019-06-10T13:02+06:00", "--to", "2019-06-10T20:05+06:00", "--charge", "cao-488-old-p1")


def test_detention_for_a_program(run: Run) -> None:
    """Held 423 minutes, 273 to the record, 93 over before it; both readings; each step in every language."""
    done = run("detention", *CF01, "--opened", "2019-06-10T17:35+06:00", "--json")
    found = json.loads(done.out)
    assert (done.code, done.err) == (0, "")
    assert found["end"] == "2019-06-10T16:02+06:00"
    assert found["lapses"] == {"to-record": 273, "held": 423, "over": 243, "before-record": 93}
    assert [(one["name"], one["over"]) for one in found["readings"]] == [("general", 243), ("covered", 93)]
    assert found["confirmed"] is False
    assert "16:02" in found["steps"][2]["words"]["ru"]
    assert found["steps"][2]["words"].keys() == {"ru", "kk", "en"}


def test_detention_for_people(run: Run) -> None:
    """The limit, what ran over, the steps and the provisions with their status, in the language asked for."""
    done = run("detention", *CF01, "--lang", "ru")
    assert done.code == 0
    for piece in ("10.06.2019 16:02", "7 ч 03 мин", "Ход счёта", "Нормы", "не прочитана"):
        assert piece in done.out


def test_appeal_for_a_program(run: Run) -> None:
    """Safe date, modes and late route by name."""
    found = json.loads(run("appeal", "--served", "2019-06-28", "--json").out)
    assert found["safe"] == found["end"] == "2019-07-08"
    assert found["modes"] == {"A0": "2019-07-08", "A": "2019-07-09", "B": "2019-07-15"}
    assert found["late"]["end"] is None
    assert found["late"]["steps"][0]["words"]["en"]


def test_appeal_with_receipt(run: Run) -> None:
    """Service and receipt: the modes of both, the safe date of the earlier one."""
    done = run(
        "appeal", "--served", "2021-10-18", "--received", "2021-10-21", "--executed", "2021-11-01", "--json"
    )
    found = json.loads(done.out)
    assert found["safe"] == "2021-10-28"
    assert found["modes_by_event"]["receipt"] == {"A0": "2021-10-31", "A": "2021-11-01", "B": "2021-11-04"}
    assert found["late"]["end"] == "2022-11-01"


@pytest.mark.parametrize(("more", "end"), [((), "2019-08-12"), (("--minor",), "2019-07-12")])
def test_limitation_for_a_program(run: Run, more: tuple[str, ...], end: str) -> None:
    """Two months, half of them for a minor."""
    done = run("limitation", "--act", "2019-06-12", "--charge", "cao-488-old-p1", *more, "--json")
    assert json.loads(done.out)["end"] == end


@pytest.mark.parametrize(
    ("words", "field"),
    [
        (("detention", *CF01[:2], *CF01[4:], "--to", "2019-06-10T20:05"), "to"),
        (("detention", "--from", "2019-06-31T13:02+06:00", *CF01[2:]), "from"),
        (("detention", "--from", "2019-06-10T25:02+06:00", *CF01[2:]), "from"),
        (("detention", *CF01, "--opened", "2019-06-10T12:00+06:00"), "opened"),
        (("detention", *CF01, "--opened", "17:35"), "opened"),
        (("detention", *CF01[:4], "--charge", "20.2"), "charge"),
        (("appeal", "--served", "28.06.2019"), "served"),
        (("appeal", "--served", "2019-06-28", "--received", "2019-06-27"), "received"),
        (("appeal",), "served"),
        (("appeal", "--served", "9999-12-31"), "served"),
        (("limitation", "--act", "2019-02-30", "--charge", "cao-488-old-p1"), "act"),
        (("limitation", "--act", "2019-06-10", "--charge", "cao-488-p6"), "charge"),
        (
            ("limitation", "--act", "2021-06-10", "--charge", "cao-488-p6", "--discovered", "2021-06-09"),
            "discovered",
        ),
    ],
)
def test_bad_input_exits_with_2_and_names_the_field(run: Run, words: tuple[str, ...], field: str) -> None:
    """An impossible date, a time without a zone, an event before its cause, an unknown charge: code 2, one line."""
    done = run(*words)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"clock: {field}: ")
    assert done.err.count("\n") == 1


def test_an_unknown_language_is_bad_input(run: Run) -> None:
    """A language the kit does not speak is told with those it does."""
    done = run("limitation", "--act", "2019-06-12", "--charge", "cao-488-old-p1", "--lang", "de")
    assert (done.code, done.out) == (2, "")
    assert "de" in done.err
