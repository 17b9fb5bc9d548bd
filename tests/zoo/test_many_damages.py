"""Several things damaged: all of them are told together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from qorgau.problem import BadInput, Problem

if TYPE_CHECKING:
    from tests.zoo.conftest import CaseFolder


def places(copied: CaseFolder) -> list[tuple[str, str]]:
    """Last part of the file and field of every problem."""
    return [(problem.file.rsplit("/", 1)[-1], problem.field) for problem in copied.problems()]


def test_faults_of_one_file_come_together(copied: CaseFolder) -> None:
    """A missing field, a wrong time and a field too many of case.yaml are told at once, in its order."""
    copied.change("case.yaml", "level: 1\n", "")
    copied.change("case.yaml", 'at: "2019-06-10T13:02+06:00"', 'at: "2019-06-10T13:02"')
    copied.change("case.yaml", "minutes: 60\n", "minutes: 60\nhours: 1\n")
    assert sorted(places(copied)) == [
        ("case.yaml", "events.4.at"),
        ("case.yaml", "hours"),
        ("case.yaml", "level"),
    ]


def test_cross_faults_of_one_file_come_together(copied: CaseFolder) -> None:
    """Ids that stand twice and names of unknown places and events are told at once."""
    copied.change("case.yaml", "  - id: F2\n", "  - id: F1\n")
    copied.change("case.yaml", "at: act, place: S1}", "at: act, place: S9}")
    copied.change("case.yaml", "{place: S1, from: gps_in, to: t0}", "{place: S8, from: gps, to: bus}")
    assert [field for _, field in places(copied)] == [
        "facts.F1",
        "alleged.place",
        "evidence.E-GPS.puts_client.from",
        "evidence.E-GPS.puts_client.to",
        "evidence.E-GPS.puts_client.place",
    ]


def test_faults_of_several_documents_come_together(copied: CaseFolder) -> None:
    """One fault each in two documents and a form: three problems, shapes first, then placeholders."""
    copied.change("documents/DP.yaml", "  15:\n", "  17:\n")
    copied.change("documents/AP.yaml", "{{ at.act }}", "{{ at.acts }}")
    copied.change("templates/EX.yaml", "number: 3\n", "number: 33\n")
    assert places(copied) == [
        ("EX.yaml", "fields"),
        ("DP.yaml", "fields.17"),
        ("AP.yaml", "fields.9.entry.ru"),
    ]


def test_two_languages_of_one_entry_are_told_apart(copied: CaseFolder) -> None:
    """A placeholder that is wrong in both languages is wrong twice."""
    copied.change("documents/DP.yaml", "{{ on.dp }} в", "{{ on.d }} в")
    copied.change("documents/DP.yaml", "{{ on.dp }} at", "{{ on.d }} at")
    assert [field for _, field in places(copied)] == ["fields.7.entry.ru", "fields.7.entry.en"]


def test_faults_of_the_case_do_not_hide_those_of_its_documents(copied: CaseFolder) -> None:
    """Faults of case.yaml and of a document come at once: the author runs the check once."""
    copied.change("case.yaml", "level: 1\n", "")
    copied.change("documents/DP.yaml", "kind: DP\n", "kind: DP\ntitel: x\n")
    copied.change("templates/EX.yaml", "number: 3\n", "number: 33\n")
    assert sorted(places(copied)) == [("DP.yaml", "titel"), ("EX.yaml", "fields"), ("case.yaml", "level")]


def test_faults_of_a_document_do_not_hide_those_of_its_form(copied: CaseFolder) -> None:
    """A document with a field too many and a form with a wrong number are both told."""
    copied.change("documents/DP.yaml", "kind: DP\n", "kind: DP\ntitel: x\n")
    copied.change("templates/DP.yaml", "number: 7\n", "number: 17\n")
    assert sorted(places(copied)) == [("DP.yaml", "fields"), ("DP.yaml", "titel")]


def test_a_fault_of_a_form_is_told_once(copied: CaseFolder) -> None:
    """Two documents of one kind share a form: its one fault is one problem."""
    copied.change("templates/RP.yaml", "number: 3\n", "number: 33\n")
    assert places(copied) == [("RP.yaml", "fields")]


def test_an_unknown_value_in_a_form_is_told_once(copied: CaseFolder) -> None:
    """A placeholder of a shared form that the case has no value for is one problem."""
    copied.change("templates/RP.yaml", "{{ client_document }}", "{{ client_passport }}")
    assert places(copied) == [("RP.yaml", "fields.6.entry.ru")]


@settings(max_examples=40, deadline=None)
@given(
    file=st.sampled_from(["case.yaml", "documents/AP.yaml", "templates/DP.yaml"]),
    place=st.floats(0, 1, exclude_max=True),
    length=st.integers(0, 200),
    new=st.sampled_from(
        ["", "{{", "}}", "\n", ": ", "- ", "[", '"', "\t", "&a", "*a", "!", "|", "\x07", "0x", "é"]
    ),
)
def test_whatever_is_cut_out_is_told_and_never_breaks(
    shared: CaseFolder, file: str, place: float, length: int, new: str
) -> None:
    """Any part of a file replaced by anything leaves a good case or a list of problems, no other error."""
    path = shared.file(file)
    whole = path.read_text(encoding="utf-8")
    at = int(place * len(whole))
    path.write_text(whole[:at] + new + whole[at + length :], encoding="utf-8")
    problems: tuple[Problem, ...] = ()
    fields = 90
    try:
        fields = len(shared.load().fields)
    except BadInput as error:
        problems = error.problems
    finally:
        path.write_text(whole, encoding="utf-8")
    assert all(problem.file and problem.message for problem in problems)
    assert fields == 90
