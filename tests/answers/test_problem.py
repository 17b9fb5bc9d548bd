import pickle

from qorgau.answers import AnswersNotSaved
from qorgau.problem import BadInput, Problem


def test_every_problem_is_a_line_with_file_field_message_and_hint() -> None:
    """Bad input says all its problems at once, one a line, and leaves out what is not known."""
    error = BadInput([Problem("a.yaml", "id", "is missing", "add it"), Problem("b.yaml", "", "is empty")])
    assert str(error) == "a.yaml: id: is missing (add it)\nb.yaml: is empty"


def test_bad_input_crosses_a_process_border() -> None:
    """Bad input found by a worker process arrives whole in the process that asked."""
    error = BadInput(one for one in [Problem("a.yaml", "id", "is missing")])
    assert (
        pickle.loads(pickle.dumps(error)).problems
        == error.problems
        == (Problem("a.yaml", "id", "is missing"),)
    )


def test_answers_not_saved_crosses_a_process_border(tmp_path) -> None:
    """That answers were not saved is told with its reason, also from another process."""
    error = pickle.loads(pickle.dumps(AnswersNotSaved(tmp_path, "disk-full")))
    assert (error.path, error.reason) == (tmp_path, "disk-full")
