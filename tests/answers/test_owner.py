import pytest

from qorgau.answers import Snapshot, check_owner, owner


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({"QORGAU_OWNER": "team-3", "JUPYTERHUB_USER": "aigul"}, "team-3"),
        ({"JUPYTERHUB_USER": "aigul"}, "aigul"),
        ({"QORGAU_OWNER": "  ", "JUPYTERHUB_USER": "aigul"}, "aigul"),
        ({"QORGAU_OWNER": " Аи\u0306гуль "}, "Айгуль"),
        ({"QORGAU_OWNER": "a\nb"}, "a\N{REPLACEMENT CHARACTER}b"),
        ({"JUPYTERHUB_USER": ""}, None),
        ({}, None),
    ],
)
def test_the_owner_is_the_first_name_known(environ: dict[str, str], expected: str | None) -> None:
    """QORGAU_OWNER, else JUPYTERHUB_USER, else nobody; the name is composed, trimmed and printable."""
    assert owner(environ) == expected


@pytest.mark.parametrize(
    ("made_by", "expected", "differs"),
    [
        ("aigul", "aigul", False),
        ("aigul", "dana", True),
        ("aigul", None, False),
        (None, "dana", False),
        ("Айгуль", "Аи\u0306гуль", False),
    ],
)
def test_answers_of_another_owner_are_a_problem(
    plain: dict[str, object], made_by: str | None, expected: str | None, differs: bool
) -> None:
    """Only when both owners are known and differ is there a problem; it names the file and both owners."""
    snapshot = Snapshot.model_validate({**plain, "owner": made_by})
    problem = check_owner(snapshot, expected, "answers.json")
    assert (problem is not None) == differs
    if problem:
        assert (problem.file, problem.field) == ("answers.json", "owner")
        assert str(made_by) in problem.message
        assert str(expected) in problem.message
