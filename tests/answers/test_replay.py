from collections.abc import Callable

from qorgau.answers import Operation, State, replay

Make = Callable[..., Operation]


def versions(state: State, item: str = "m-1", exercise: str = "mark") -> list[object]:
    held = state.exercise(exercise).items.get(item)
    return [] if held is None else [held.value, *(one.value for one in held.others)]


def test_a_change_of_the_version_one_knows_replaces_it(make: Make) -> None:
    """An operation made on the present version replaces it and leaves no conflict."""
    state = replay([make("a", {"n": 1}), make("b", {"n": 2}, base="a")])
    assert versions(state) == [{"n": 2}]
    assert state.exercise("mark").items["m-1"].head == "b"


def test_a_change_of_an_older_version_keeps_both(make: Make) -> None:
    """Two tabs change the same version: the newer is the value, the former stands beside it."""
    state = replay([make("a", {"n": 1}), make("b", {"n": 2}, base="a"), make("c", {"n": 3}, base="a")])
    assert versions(state) == [{"n": 3}, {"n": 2}]


def test_two_tabs_that_make_the_same_item_are_a_conflict(make: Make) -> None:
    """An item made twice from nothing holds both versions."""
    assert versions(replay([make("a", {"n": 1}), make("b", {"n": 2})])) == [{"n": 2}, {"n": 1}]


def test_the_same_value_twice_is_no_conflict(make: Make) -> None:
    """Two tabs that say the same agree; each of them may go on from its own version."""
    same = [make("a", {"n": 1, "m": 2}), make("b", {"m": 2, "n": 1})]
    assert versions(replay(same)) == [{"n": 1, "m": 2}]
    assert versions(replay([*same, make("c", {"n": 3}, base="a")])) == [{"n": 3}]
    assert versions(replay([*same, make("d", {"n": 4}, base="b")])) == [{"n": 4}]


def test_true_and_one_are_two_values(make: Make) -> None:
    """Values are the same only when they are the same JSON."""
    assert len(versions(replay([make("a", {"none": True}), make("b", {"none": 1})]))) == 2


def test_a_tab_that_goes_on_writing_supersedes_its_own_version_only(make: Make) -> None:
    """While two tabs write against each other, each holds one version: its last."""
    state = replay(
        [
            make("a1", {"n": "a"}),
            make("b1", {"n": "b"}),
            make("a2", {"n": "aa"}, base="a1"),
            make("b2", {"n": "bb"}, base="b1"),
            make("a3", {"n": "aaa"}, base="a2"),
        ]
    )
    assert versions(state) == [{"n": "aaa"}, {"n": "bb"}]


def test_a_conflict_stays_until_it_is_settled(make: Make) -> None:
    """A change on the present version keeps the others; one that settles clears them."""
    conflict = [make("a", {"n": 1}), make("b", {"n": 2})]
    assert versions(replay([*conflict, make("c", {"n": 3}, base="b")])) == [{"n": 3}, {"n": 1}]
    assert versions(replay([*conflict, make("c", {"n": 1}, base="b", settles=True)])) == [{"n": 1}]


def test_only_who_knows_the_present_version_can_settle(make: Make) -> None:
    """To settle on a stale version clears nothing that was not known."""
    state = replay([make("a", {"n": 1}), make("b", {"n": 2}), make("c", {"n": 3}, base="a", settles=True)])
    assert versions(state) == [{"n": 3}, {"n": 2}]


def test_a_removal_of_the_version_one_knows_removes(make: Make) -> None:
    """A removed item is gone from the values."""
    state = replay([make("a", {"n": 1}), make("r", base="a")])
    assert state.exercise("mark").values == {}


def test_a_removal_of_an_older_version_keeps_the_item(make: Make) -> None:
    """Who removes a version that another tab has changed removes nothing; both wishes are shown."""
    state = replay([make("a", {"n": 1}), make("b", {"n": 2}, base="a"), make("r", base="a")])
    assert versions(state) == [{"n": 2}, None]
    assert state.exercise("mark").items["m-1"].head == "b"


def test_a_change_of_a_removed_item_brings_it_back_as_a_conflict(make: Make) -> None:
    """Who changes what another tab has removed keeps the change, and sees that it was removed."""
    state = replay([make("a", {"n": 1}), make("r", base="a"), make("b", {"n": 2}, base="a")])
    assert versions(state) == [{"n": 2}, None]


def test_an_item_may_be_made_anew_where_one_was_removed(make: Make) -> None:
    """To say "I find no defect" again after taking it back is no conflict."""
    state = replay([make("a", {"n": 1}), make("r", base="a"), make("b", {"n": 1})])
    assert versions(state) == [{"n": 1}]


def test_two_removals_agree(make: Make) -> None:
    """An item that two tabs remove is removed."""
    state = replay([make("a", {"n": 1}), make("r", base="a"), make("s", base="a")])
    assert state.exercise("mark").items == {}


def test_a_removal_does_not_hide_the_other_version(make: Make) -> None:
    """Of two versions the present one is removed: the other comes forward, and can be removed in turn."""
    before = [make("a", {"n": 1}), make("b", {"n": 2}), make("r", base="b")]
    assert versions(replay(before)) == [{"n": 1}, None]
    assert versions(replay([*before, make("s", base="a")])) == []
    assert versions(replay([*before[:2], make("r2", base="b", settles=True)])) == []


def test_a_known_id_is_ignored(make: Make) -> None:
    """The same operation sent again, by an offline copy or another tab, changes nothing."""
    once = [make("a", {"n": 1}), make("c", do="check"), make("b", {"n": 2}, base="a")]
    assert replay([*once, *once, once[0]]) == replay(once)


def test_every_check_is_one_try(make: Make) -> None:
    """Tries are the checks of an exercise, each counted once."""
    checks = [make("c1", do="check"), make("c2", do="check"), make("c3", do="check", exercise="strategy")]
    state = replay([*checks, checks[0]])
    assert (state.exercise("mark").tries, state.exercise("strategy").tries) == (2, 1)
    assert state.exercise("unknown").tries == 0


def test_a_note_is_kept_and_changes_no_answer(make: Make) -> None:
    """What is noted (a reveal, a remark) is kept in order and is no answer."""
    notes = [make("n1", {"kind": "reveal"}, do="note"), make("n2", {"kind": "remark"}, do="note")]
    state = replay(notes)
    assert state.exercise("mark").notes == tuple(notes)
    assert state.exercise("mark").values == {}


def test_the_same_item_id_in_two_exercises_is_two_items(make: Make) -> None:
    """Exercises do not mix."""
    state = replay([make("a", {"n": 1}), make("b", {"n": 2}, exercise="strategy")])
    assert (versions(state), versions(state, exercise="strategy")) == ([{"n": 1}], [{"n": 2}])


def test_the_state_goes_to_a_page_in_the_form_of_the_contract(make: Make) -> None:
    """A page gets items with value, head and others, the number of tries, the hints."""
    state = replay([make("a", {"n": 1}), make("b", {"n": 2}), make("c", do="check")])
    assert state.exercise("mark").to_json() == {
        "items": {"m-1": {"value": {"n": 2}, "head": "b", "others": [{"value": {"n": 1}, "head": "a"}]}},
        "tries": 1,
        "hints": {},
    }


def test_a_replay_leaves_the_state_before_it_as_it_was(make: Make) -> None:
    """Replay is pure: the state it begins from is not changed."""
    before = replay([make("a", {"n": 1})])
    replay([make("b", {"n": 2}), make("r", base="a"), make("c", do="check")], before)
    assert before == replay([make("a", {"n": 1})])
