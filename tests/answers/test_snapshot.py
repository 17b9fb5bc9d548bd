from __future__ import annotations

import json
import os
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from qorgau.answers import (
    AnswersNotSaved,
    Operation,
    Snapshot,
    State,
    load_snapshot,
    parse_snapshot,
    read_snapshot,
    replay,
    snapshot_of,
    unknown_ids,
    write_snapshot,
)
from qorgau.answers.snapshot import snapshot_bytes
from qorgau.problem import BadInput, Problem

Make = Callable[..., Operation]
MADE = datetime(2026, 11, 23, 15, 0, tzinfo=timezone(timedelta(hours=5)))


def built(state: State, **fields: Any) -> Snapshot:
    return snapshot_of(state, **{"workbook": "w01", "owner": None, "lang": "ru", "made": MADE, **fields})


def test_a_snapshot_is_built_from_the_state(make: Make) -> None:
    """A snapshot has values, tries, the time in UTC, and each conflict with the present value first."""
    state = replay([make("a", {"n": 1}), make("b", {"n": 2}), make("c", do="check"), make("r", base="a")])
    snapshot = built(state, owner="dana")
    assert snapshot.model_dump(mode="json") == {
        "qorgau": 1,
        "workbook": "w01",
        "owner": "dana",
        "lang": "ru",
        "made": "2026-11-23T10:00:00Z",
        "tries": {"mark": 1},
        "hints": {},
        "exercises": {"mark": {"items": {"m-1": {"n": 2}}}},
        "conflicts": [{"exercise": "mark", "item": "m-1", "versions": [{"n": 2}, None]}],
    }


def test_an_unknown_exercise_has_no_items(plain: dict[str, Any]) -> None:
    """Who asks for an exercise that was not begun gets an empty mapping."""
    assert Snapshot.model_validate(plain).items("timeline") == {}


def test_a_language_that_cannot_be_is_refused() -> None:
    """A snapshot is made in ru, en or kk only."""
    with pytest.raises(BadInput) as caught:
        built(State(), lang="de")
    assert [one.field for one in caught.value.problems] == ["lang"]


def test_a_runaway_page_can_still_submit(make: Make) -> None:
    """Thousands of versions of one item, or of tries, are cut to what a snapshot may hold."""
    stale = [make(f"o{n}", {"n": n}) for n in range(2100)]
    checks = [make(f"c{n}", do="check") for n in range(10_100)]
    snapshot = built(replay([*stale, *checks]))
    assert (len(snapshot.conflicts[0].versions), snapshot.tries) == (2000, {"mark": 10_000})


def test_a_file_is_written_and_read_back(tmp_path: Path, plain: dict[str, Any]) -> None:
    """What was written is read back the same, in letters a person can read; no other file is left."""
    snapshot = Snapshot.model_validate(plain)
    path = tmp_path / "answers.json"
    write_snapshot(path, snapshot)
    assert read_snapshot(path) == snapshot
    assert "Его там не было." in path.read_text("utf-8")
    assert {one.name for one in tmp_path.iterdir()} == {"answers.json", ".answers.lock"}


def test_a_file_is_swapped_in_whole(tmp_path: Path, plain: dict[str, Any]) -> None:
    """Whoever is reading the former file while a new one is written reads the former one to its end."""
    path = tmp_path / "answers.json"
    write_snapshot(path, Snapshot.model_validate(plain))
    former = path.read_bytes()
    with path.open("rb") as reader:
        write_snapshot(path, Snapshot.model_validate({**plain, "owner": "new"}))
        assert reader.read() == former
    assert read_snapshot(path).owner == "new"


def test_the_file_may_be_read_by_the_course_system(tmp_path: Path, plain: dict[str, Any]) -> None:
    """A submitted file has the rights that any new file gets, not those of a temporary one."""
    usual = tmp_path / "usual"
    usual.write_bytes(b"")
    write_snapshot(tmp_path / "answers.json", Snapshot.model_validate(plain))
    assert (tmp_path / "answers.json").stat().st_mode == usual.stat().st_mode


def test_a_failed_write_leaves_the_former_file(
    tmp_path: Path, plain: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the disk is full the former snapshot stays whole, the page is told, and no half file is left."""
    path = tmp_path / "answers.json"
    write_snapshot(path, Snapshot.model_validate(plain))

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", full)
        with pytest.raises(AnswersNotSaved) as caught:
            write_snapshot(path, Snapshot.model_validate({**plain, "owner": "new"}))
    assert (caught.value.reason, caught.value.path) == ("disk-full", path)
    assert read_snapshot(path).owner == "trainee-07"
    assert {one.name for one in tmp_path.iterdir()} == {"answers.json", ".answers.lock"}


def test_a_draft_left_by_a_killed_writer_is_taken_over(tmp_path: Path, plain: dict[str, Any]) -> None:
    """The temporary file of a writer that died is replaced, even when someone made it a link."""
    (tmp_path / "precious").write_bytes(b"precious")
    (tmp_path / ".answers.json.tmp").symlink_to(tmp_path / "precious")
    write_snapshot(tmp_path / "answers.json", Snapshot.model_validate(plain))
    assert (tmp_path / "precious").read_bytes() == b"precious"
    assert not (tmp_path / ".answers.json.tmp").exists()


def test_answers_too_large_to_submit_are_told(tmp_path: Path, plain: dict[str, Any]) -> None:
    """A snapshot over the limit is not written, and the problem names the file and the limit."""
    items = {f"m-{n}": {"note": "x" * 19_000} for n in range(120)}
    snapshot = Snapshot.model_validate({**plain, "exercises": {"mark": {"items": items}}})
    with pytest.raises(BadInput) as caught:
        write_snapshot(tmp_path / "answers.json", snapshot)
    assert "2000000" in str(caught.value)
    assert list(tmp_path.iterdir()) == []


KNOWN = {"mark": ["m-", "none"], "strategy": ["position", "fact:"]}


@pytest.mark.parametrize(
    ("exercise", "item", "field"),
    [
        ("mark", "m-9", None),
        ("mark", "none", None),
        ("strategy", "fact:F1", None),
        ("mark", "none-2", "exercises.mark.items.none-2"),
        ("mark", "fact:F1", "exercises.mark.items.fact:F1"),
        ("strategy", "position:2", "exercises.strategy.items.position:2"),
        ("timeline", "m-1", "exercises.timeline"),
    ],
)
def test_foreign_ids_are_told_and_not_fatal(
    plain: dict[str, Any], save: Callable[[object], Path], exercise: str, item: str, field: str | None
) -> None:
    """Answers to exercises or of kinds that the workbook has not are read, and told by their fields."""
    snapshot = read_snapshot(save({**plain, "exercises": {exercise: {"items": {item: {}}}}}))
    problems = unknown_ids(snapshot, KNOWN, "answers.json")
    assert [one.field for one in problems] == ([field] if field else [])


def faults(path: Path) -> list[Problem]:
    with pytest.raises(BadInput) as caught:
        read_snapshot(path)
    assert {one.file for one in caught.value.problems} == {str(path)}
    return list(caught.value.problems)


def changed(plain: dict[str, Any], **value: Any) -> dict[str, Any]:
    return {**plain, "exercises": {"mark": {"items": {"m-1": value}}}}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('{"qorgau": 1, "workbook": "w01", "exer', "not JSON"),
        ("", "not JSON"),
        ("{'qorgau': 1}", "not JSON"),
        ("[" * 100_000, "nested too deeply"),
        ('{"a":' * 900 + "1" + "}" * 900, "nested too deeply"),
        ('{"qorgau": ' + "1" * 5000 + "}", "too many digits"),
        ("[]", "not an answers file"),
        ("null", "not an answers file"),
        (b'{"owner": "\xc0\xef"}', "not UTF-8 at byte 12"),
        ('{"qorgau": 1}'.encode("utf-16"), "not UTF-8"),
        (b"\0" * 100, "not JSON"),
        (b'{"owner": "a\0b"}', "not JSON"),
    ],
)
def test_what_is_no_answers_file_is_told_in_one_problem(
    save: Callable[[object], Path], content: object, message: str
) -> None:
    """A file that cannot be read at all is named with what is wrong."""
    problems = faults(save(content))
    assert message in problems[0].message


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file over 2 MB is refused by its size alone."""
    path = tmp_path / "answers.json"
    with path.open("wb") as file:
        file.truncate(50_000_000_000)
    monkeypatch.setattr("os.fdopen", lambda *_, **__: pytest.fail("the file was opened for reading"))
    assert "50000000000 bytes" in faults(path)[0].message


def test_huge_uploaded_bytes_are_refused() -> None:
    """Bytes that a page uploads have the same limit as a file."""
    with pytest.raises(BadInput, match="at most 2000000"):
        parse_snapshot(b" " * 2_000_001, "upload")


def test_links_folders_and_pipes_are_refused(tmp_path: Path, plain: dict[str, Any]) -> None:
    """Only a real file is read: no link to another's answers, no folder, no pipe that never ends, no gap."""
    real = tmp_path / "real.json"
    real.write_bytes(snapshot_bytes(Snapshot.model_validate(plain), ""))
    (tmp_path / "link.json").symlink_to(real)
    (tmp_path / "folder.json").mkdir()
    os.mkfifo(tmp_path / "pipe.json")
    told = {name: faults(tmp_path / f"{name}.json")[0].message for name in ("link", "folder", "pipe", "gap")}
    assert told == {
        "link": "is a link, not a file",
        "folder": "is no file",
        "pipe": "is no file",
        "gap": "cannot be read: No such file or directory",
    }


@pytest.mark.parametrize("version", [2, 0, -1, True, 1.0, "1", None, [], 10**30])
def test_another_version_is_refused(
    plain: dict[str, Any], save: Callable[[object], Path], version: object
) -> None:
    """Only version 1 is read; the problem stands at the version."""
    assert [one.field for one in faults(save({**plain, "qorgau": version}))][:1] == ["qorgau"]


@pytest.mark.parametrize(
    ("value", "field"),
    [
        ({"quote": {"exact": "a", "start": -1}}, "quote.start"),
        ({"quote": {"exact": "a", "start": True}}, "quote.start"),
        ({"quote": {"exact": "", "start": 0}}, "quote.exact"),
        ({"note": "a\0b"}, "note"),
        ({"note": "x" * 20_001}, "note"),
        ({"note": "\ud83d"}, "note"),
        ({"n": float("nan")}, "n"),
        ({"n": float("inf")}, "n"),
        ({"n": float("-inf")}, "n"),
        ({"n": 10**17}, "n"),
        ({"a\nb": 1}, "a\N{REPLACEMENT CHARACTER}b"),
        ({"k" * 201: 1}, "k" * 57 + "..."),
        ({"list": [1, {"quote": {"start": "0"}}]}, "list[1].quote.start"),
    ],
)
def test_a_value_that_cannot_be_is_told_with_its_path(
    plain: dict[str, Any], save: Callable[[object], Path], value: dict[str, Any], field: str
) -> None:
    """What is wrong inside an answer is told at its very place."""
    assert [one.field for one in faults(save(changed(plain, **value)))] == [
        f"exercises.mark.items.m-1.{field}"
    ]


def test_a_number_beyond_all_numbers_is_refused(
    plain: dict[str, Any], save: Callable[[object], Path]
) -> None:
    """1e999 is well-formed JSON and becomes infinite; it is refused like Infinity."""
    content = json.dumps(changed(plain, n=12345)).replace("12345", "1e999")
    assert faults(save(content))[0].message == "not a finite number"


def test_every_problem_is_told_at_once(plain: dict[str, Any], save: Callable[[object], Path]) -> None:
    """A file with ten faults gets ten problems, each with file, field and, where one helps, a hint."""
    content = {
        **changed(plain, quote={"exact": "a", "start": -3}, note="\0"),
        "qorgau": 7,
        "lang": "de",
        "made": "2026-11-23",
        "tries": {"mark": -1, "strategy": "2"},
        "colour": "red",
        "conflicts": [{"exercise": "mark", "versions": [3]}],
    }
    del content["workbook"]
    assert sorted(one.field for one in faults(save(content))) == sorted(
        [
            "exercises.mark.items.m-1.quote.start",
            "exercises.mark.items.m-1.note",
            "qorgau",
            "workbook",
            "lang",
            "made",
            "tries.mark",
            "tries.strategy",
            "conflicts[0].item",
            "conflicts[0].versions[0]",
            "colour",
        ]
    )


def test_a_name_that_stands_twice_is_told(plain: dict[str, Any], save: Callable[[object], Path]) -> None:
    """An answer given twice in a file would be lost in silence; it is refused, composed or not."""
    content = json.dumps(changed(plain, one=1, two=2, й=3)).replace('"two"', '"one"')
    assert [one.field for one in faults(save(content))] == ["exercises.mark.items.m-1.one"]
    twin = json.dumps(changed(plain, two=2, й=3), ensure_ascii=False).replace('"two"', '"и\u0306"')
    assert [one.field for one in faults(save(twin))] == ["exercises.mark.items.m-1.й"]


def test_deep_nesting_is_told_at_its_place(plain: dict[str, Any], save: Callable[[object], Path]) -> None:
    """A value nested deeper than any answer is refused where it becomes too deep."""
    deep: object = 1
    for _ in range(40):
        deep = [deep]
    (problem,) = faults(save(changed(plain, deep=deep)))
    assert problem.message == "nested too deeply"
    assert problem.field.startswith("exercises.mark.items.m-1.deep[0]")


def test_too_many_items_are_told(plain: dict[str, Any], save: Callable[[object], Path]) -> None:
    """More than 2000 items in an exercise are refused by the exercise's name."""
    content = {**plain, "exercises": {"mark": {"items": {f"m-{n}": {} for n in range(2001)}}}}
    assert [one.field for one in faults(save(content))] == ["exercises.mark.items"]


def test_thousands_of_problems_are_summed_up(plain: dict[str, Any], save: Callable[[object], Path]) -> None:
    """A file with thousands of faults is told by the first hundred and the number of the rest."""
    problems = faults(save(changed(plain, **{f"n{n}": "\0" for n in range(1500)})))
    assert len(problems) == 101
    assert problems[-1].message == "and 1400 more problems"


def test_a_byte_order_mark_is_tolerated_and_told(
    plain: dict[str, Any], save: Callable[[object], Path]
) -> None:
    """A file saved by an editor with a byte-order mark is read, with a notice; a file without has none."""
    data = snapshot_bytes(Snapshot.model_validate(plain), "")
    loaded = load_snapshot(save(b"\xef\xbb\xbf" + data))
    assert loaded.snapshot == Snapshot.model_validate(plain)
    assert [one.kind for one in loaded.notices] == ["byte-order-mark"]
    assert load_snapshot(save(data)).notices == ()


def test_every_text_is_composed_after_load(plain: dict[str, Any], save: Callable[[object], Path]) -> None:
    """Names, keys and texts written in split letters are read as composed ones."""
    content = {**changed(plain, **{"и\u0306": "Аи\u0306гуль"}), "owner": "Аи\u0306гуль"}
    snapshot = read_snapshot(save(content))
    assert (snapshot.owner, snapshot.items("mark")["m-1"]) == ("Айгуль", {"й": "Айгуль"})


def test_what_may_be_left_out_is_filled(save: Callable[[object], Path]) -> None:
    """An answers file needs version, workbook, language, time and exercises; the rest has empty defaults."""
    made = {
        "qorgau": 1,
        "workbook": "w01",
        "lang": "en",
        "made": "2026-11-23T10:00:00+05:00",
        "exercises": {},
    }
    snapshot = read_snapshot(save(made))
    assert (snapshot.owner, snapshot.tries, snapshot.conflicts) == (None, {}, ())


json_like = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(
    st.sampled_from(["qorgau", "workbook", "owner", "lang", "made", "tries", "exercises", "conflicts", "x"]),
    json_like,
)
def test_no_content_breaks_the_reader(field: str, content: object) -> None:
    """Whatever stands in a field, the file is read or refused with problems that name it; nothing else."""
    plain = {"qorgau": 1, "workbook": "w", "lang": "ru", "made": "2026-11-23T10:00:00Z", "exercises": {}}
    data = json.dumps({**plain, field: content}).encode()
    problems: tuple[Problem, ...] = ()
    try:
        parse_snapshot(data, "f")
    except BadInput as error:
        problems = error.problems
        event("refused")
    assert {one.field.partition(".")[0].partition("[")[0] for one in problems} <= {field}


@given(st.binary(max_size=80))
def test_no_bytes_break_the_reader(data: bytes) -> None:
    """Random bytes are refused as bad input, in no other way."""
    with pytest.raises(BadInput):
        parse_snapshot(data, "f")


@given(st.integers(0, 400))
def test_a_file_cut_anywhere_is_refused(cut: int) -> None:
    """A truncated file is never taken for a smaller answer."""
    snapshot = Snapshot.model_validate(
        {
            "qorgau": 1,
            "workbook": "w01",
            "lang": "ru",
            "made": "2026-11-23T10:00:00Z",
            "exercises": {"mark": {"items": {f"m-{n}": {"note": "ы"} for n in range(8)}}},
        }
    )
    data = snapshot_bytes(snapshot, "")
    with pytest.raises(BadInput):
        parse_snapshot(data[: min(cut, len(data) - 2)], "f")
