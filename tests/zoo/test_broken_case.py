"""One thing damaged in a case file: the author is told which file, which field and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

from qorgau.data_file import MAX_BYTES

if TYPE_CHECKING:
    from tests.zoo.conftest import CaseFolder


class Damage(NamedTuple):
    """`old` becomes `new` in `file`; the problem is then at `field` of that file."""

    what: str
    file: str
    old: str
    new: str
    field: str


CASE, DP, FORM = "case.yaml", "documents/DP.yaml", "templates/DP.yaml"
TITLE = '{ru: "Доставка в обеденный час", kk: "Түскі жеткізілім", en: "The lunch-hour delivery"}'
T0 = 'at: "2019-06-10T13:02+06:00"'
TAKEN = "{{ on.dp }} в {{ at.dp7 }}"

FIELDS = [
    Damage("missing field", CASE, "level: 1\n", "", "level"),
    Damage("missing field of the client", CASE, "  age: 24\n", "", "client.age"),
    Damage("missing language", CASE, TITLE, '{ru: "Доставка"}', "title.en"),
    Damage("blank text", CASE, TITLE, '{ru: "Доставка", en: " "}', "title.en"),
    Damage("wrong type", CASE, "level: 1\n", "level: one\n", "level"),
    Damage("text where a mapping stands", CASE, TITLE, '"Доставка"', "title"),
    Damage("number out of range", CASE, "  age: 24\n", "  age: 240\n", "client.age"),
    Damage("extra field", CASE, "level: 1\n", "level: 1\nlivel: 2\n", "livel"),
    Damage("extra field of an event", CASE, "  - id: t0\n", "  - id: t0\n    who: police\n", "events.4.who"),
    Damage("time without zone", CASE, T0, 'at: "2019-06-10T13:02"', "events.4.at"),
    Damage("unquoted time", CASE, T0, "at: 2019-06-10T13:02:00+06:00", "events.4.at"),
    Damage("unquoted time without zone", CASE, T0, "at: 2019-06-10 13:02:00", "events.4.at"),
    Damage("words for a time", CASE, T0, 'at: "one o\'clock"', "events.4.at"),
    Damage("hour that no clock has", CASE, T0, 'at: "2019-06-10T25:02+06:00"', "events.4.at"),
    Damage("word for a date", CASE, "law_date: 2019-06-10", "law_date: in June", "law_date"),
    Damage("event twice", CASE, "  - id: gate_log\n", "  - id: t0\n", "events.t0"),
    Damage("evidence twice", CASE, "  - id: E-RECEIPT\n", "  - id: E-ORDER\n", "evidence.E-ORDER"),
    Damage("fact twice", CASE, "  - id: F2\n", "  - id: F1\n", "facts.F1"),
    Damage("document twice", CASE, "documents: [DP, AP,", "documents: [DP, DP, AP,", "documents.DP"),
    Damage("no documents", CASE, "documents: [DP, AP, RP-1, RP-2, EX, HM, CD]", "documents: []", "documents"),
    Damage("evidence id of another form", CASE, "  - id: E-ORDER\n", "  - id: ORDER\n", "evidence.0.id"),
    Damage("word that is not listed", CASE, "kind: official-reply", "kind: reply", "evidence.4.kind"),
    Damage("unknown event", CASE, "from: gps_in,", "from: gps_inn,", "evidence.E-GPS.puts_client.from"),
    Damage("unknown place of evidence", CASE, "{place: S1, from", "{place: S9, from", "evidence.E-GPS.puts_client.place"),
    Damage("unknown place of the charge", CASE, "at: act, place: S1}", "at: act, place: S9}", "alleged.place"),
    Damage("unknown minute of the charge", CASE, "at: act, place: S1}", "at: acts, place: S1}", "alleged.at"),
    Damage("minute from nothing known", CASE, "stated:\n", "stated:\n  - {id: x, of: t9, minutes: 1}\n", "stated.x.of"),
    Damage("minute that is an event too", CASE, "stated:\n", "stated:\n  - {id: cordon, of: t0, minutes: 1}\n", "stated.cordon"),
    Damage("unknown limit", CASE, "clock: detention, from", "clock: detentoin, from", "computed.three_hours.limit"),
    Damage("count from nothing known", CASE, "clock: appeal, from: copy_served", "clock: appeal, from: copy", "computed.appeal.from"),
    Damage("unknown placeholder", DP, TAKEN, "{{ on.supper }} в {{ at.dp7 }}", "fields.7.entry.ru"),
    Damage("unknown value in a form", FORM, "{{ client_born }}", "{{ client_burn }}", "fields.6.entry.ru"),
    Damage("placeholder of two words", DP, TAKEN, "{{ on dp }} в {{ at.dp7 }}", "fields.7.entry.ru"),
    Damage("placeholder with one brace", DP, TAKEN, "{{ on.dp } в {{ at.dp7 }}", "fields.7.entry.ru"),
    Damage("extra field of a document", DP, "kind: DP\n", "kind: DP\ntitel: x\n", "titel"),
    Damage("field that the form has not", DP, "  15:\n", "  17:\n", "fields.17"),
    Damage("field that is no number", DP, "  15:\n", "  fifteen:\n", "fields.fifteen"),
    Damage("look that is not listed", DP, "look: hand", "look: pencil", "fields.7.look"),
    Damage("missing entry language", DP, '      en: "To suppress an offence."\n', "", "fields.9.entry.en"),
    Damage("other id than the file", DP, "id: DP\n", "id: AP\n", "id"),
    Damage("missing number in a form", FORM, "number: 7\n", "number: 17\n", "fields"),
    Damage("number twice in a form", FORM, "number: 7\n", "number: 6\n", "fields"),
    Damage("extra field in a form", FORM, "kind: DP\n", "kind: DP\nstamp: round\n", "stamp"),
]  # fmt: skip

LINES = [
    Damage("key twice", CASE, "level: 1\n", "level: 1\nlevel: 2\n", "line 8"),
    Damage("key twice in a document", DP, "kind: DP\n", "kind: DP\nkind: AP\n", "line 3"),
    Damage("quote left open", DP, '"В целях пресечения правонарушения."', '"В целях пресечения', "line 13"),
    Damage("tab for an indent", DP, "  7:\n", "\t7:\n", "line 4"),
    Damage(
        "entry without quotes", DP, 'ru: "В целях пресечения правонарушения."', "ru: {{ client }}", "line 12"
    ),
    Damage("two documents in one file", DP, "fields:\n", "---\nfields:\n", "line 3"),
    Damage("name that stands for nothing", DP, "kind: DP\n", "kind: *kind\n", "line 2"),
    Damage("tag that runs code", DP, "kind: DP\n", "kind: !!python/name:os.system\n", "line 2"),
]


def names(damages: list[Damage]) -> list[str]:
    """Names for pytest."""
    return [damage.what.replace(" ", "-") for damage in damages]


@pytest.mark.parametrize("damage", FIELDS, ids=names(FIELDS))
def test_the_field_is_named(copied: CaseFolder, damage: Damage) -> None:
    """A fault in one field is told with its file and field, once, and with a hint; nothing else is blamed."""
    copied.change(damage.file, damage.old, damage.new)
    problems = copied.problems()
    assert [problem.file.endswith(damage.file) for problem in problems] == [True]
    assert f"{problems[0].field}.".startswith(f"{damage.field}.")
    assert problems[0].hint


@pytest.mark.parametrize("damage", LINES, ids=names(LINES))
def test_the_line_is_named(copied: CaseFolder, damage: Damage) -> None:
    """A file that cannot be read as YAML is told with its line and a hint."""
    copied.change(damage.file, damage.old, damage.new)
    problems = copied.problems()
    assert [(problem.file.endswith(damage.file), problem.field) for problem in problems] == [
        (True, damage.field)
    ]
    assert problems[0].hint


@pytest.mark.parametrize("file", [CASE, DP, FORM])
@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"# nothing yet\n", id="only a comment"),
        pytest.param(b"- id: DP\n", id="list"),
        pytest.param(b"DP\n", id="one word"),
        pytest.param("id: ДП\n".encode("cp1251"), id="not UTF-8"),
        pytest.param("id: ДП\n".encode("utf-16"), id="UTF-16"),
        pytest.param(b"id: DP\nkind: D\0P\n", id="NUL"),
        pytest.param(b"id: " + b"[" * 5000 + b"]" * 5000, id="deep"),
        pytest.param(b"#" * (MAX_BYTES + 1), id="huge"),
        pytest.param(b"\x89PNG\r\n\x1a\n\x00\x00", id="picture"),
    ],
)
def test_a_file_of_something_else_is_named(copied: CaseFolder, file: str, content: bytes) -> None:
    """A file that is empty, too large or no such YAML at all is told with its name and a hint."""
    copied.file(file).write_bytes(content)
    problems = copied.problems()
    assert {problem.file.endswith(file) for problem in problems} == {True}
    assert all(problem.hint for problem in problems)


@pytest.mark.parametrize("file", [CASE, DP, FORM])
def test_a_missing_file_is_named(copied: CaseFolder, file: str) -> None:
    """A file that is not there is told by its name."""
    copied.file(file).unlink()
    problems = copied.problems()
    assert [problem.file.endswith(file) for problem in problems] == [True]
    assert problems[0].hint


def test_a_folder_in_place_of_a_file_is_named(copied: CaseFolder) -> None:
    """A folder that has the name of a document is told like a file that cannot be read."""
    copied.file(DP).unlink()
    copied.file(DP).mkdir()
    assert [problem.file.endswith(DP) for problem in copied.problems()] == [True]


@pytest.mark.parametrize("day", ["2019-06-31", "2019-13-01", "2019-00-10"])
def test_a_day_that_no_calendar_has_is_told(copied: CaseFolder, day: str) -> None:
    """A date that does not exist is told with its file and a hint."""
    copied.change(CASE, "law_date: 2019-06-10", f"law_date: {day}")
    problems = copied.problems()
    assert [problem.file.endswith(CASE) for problem in problems] == [True]
    assert problems[0].hint


def test_a_placeholder_inside_a_value_is_told(copied: CaseFolder) -> None:
    """Values are plain text: a placeholder in one is told, and never reaches a paper with its braces."""
    copied.change(CASE, '"служба доставки еды, курьер", kk', '"{{ city }}, служба доставки", kk')
    problems = copied.problems()
    assert problems
    assert all(problem.hint for problem in problems)


def test_a_time_read_as_a_number_is_named(copied: CaseFolder) -> None:
    """YAML reads an unquoted 24 as a number: the value is told, with the hint to use quotes."""
    copied.change(CASE, 'client_age: "24"', "client_age: 24")
    problems = copied.problems()
    assert all(problem.field.startswith("values.client_age") for problem in problems)
    assert any("quotes" in problem.hint for problem in problems)


def test_no_problem_names_a_folder_of_this_machine(copied: CaseFolder) -> None:
    """A message names files from the case on, never where they lie on the author's disk."""
    copied.change(CASE, "level: 1\n", "")
    copied.file(DP).unlink()
    problems = copied.problems()
    assert not [problem for problem in problems if str(copied.folder.parents[1]) in str(problem)]


def test_a_mark_at_the_start_of_the_file_is_fine(copied: CaseFolder) -> None:
    """Editors that write a byte order mark change nothing."""
    before = copied.load()
    for file in (CASE, DP, FORM):
        copied.file(file).write_bytes(b"\xef\xbb\xbf" + copied.file(file).read_bytes())
    assert copied.load() == before


def test_line_ends_of_another_system_are_fine(copied: CaseFolder) -> None:
    """Windows line ends change nothing."""
    before = copied.load()
    for file in (CASE, DP, FORM):
        copied.file(file).write_bytes(copied.file(file).read_bytes().replace(b"\n", b"\r\n"))
    assert copied.load() == before
