"""Numbers that lead back to a person."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qorgau.cases.identifiers import FIRST, iban_holds, identifiers, iin_holds


@pytest.mark.parametrize(
    ("digits", "holds"),
    [
        ("991231500006", True),
        ("991231500707", True),
        ("991345300013", True),
        ("700140000019", True),
        ("991231500007", False),
        ("99123150077", False),
        ("99123150000x", False),
    ],
)
def test_the_check_of_personal_numbers(digits: str, holds: bool) -> None:
    """The vectors of the identifiers note: both rows of weights, right and wrong digits, wrong lengths."""
    assert iin_holds(digits) is holds


@given(st.lists(st.integers(0, 9), min_size=11, max_size=11))
def test_at_most_one_check_digit_fits(prefix: list[int]) -> None:
    """Eleven digits have one last digit that holds, or none; the first row of weights gives it where it can."""
    fitting = [last for last in range(10) if iin_holds("".join(map(str, prefix)) + str(last))]
    first = sum(weight * digit for weight, digit in zip(FIRST, prefix, strict=True)) % 11
    assert len(fitting) <= 1
    assert first == 10 or fitting == [first]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("ИИН 991231500006", "personal number"),
        ("9912 3150 0006", "personal number"),
        ("991231\u200b500006", "personal number"),
        ("номер 123456789012", "twelve digits"),
        ("+7 700 000 00 00", "telephone"),
        ("8 (701) 123-45-67", "telephone"),
        ("wa.me/77001234567", "telephone"),
        ("KZ77 0000 0000 0000 0001", "account number"),
        ("KZ12 0000 0000 0000 0001", "shape of an account number"),
        ("anna@example.org", "e-mail"),
        ("anna(собака)example.org", "e-mail"),
        ("@anna_k", "handle"),
        ("t.me/anna", "handle"),
        ("автомобиль 000 AAA 02", "plate"),
        ("A 123 BCD", "plate"),
        ("паспорт N00000001", "passport"),
        ("пришёл Иван Иванович и сел", "patronymic"),
        ("Асан Серікұлы келді", "patronymic"),
        ("судья Петров А. Б. вышел", "name with initials"),
        ("А.Б. Сериков", "name with initials"),
        ("видел, как Сериков ушёл", "surname"),
        ("he met Serikov there", "surname"),
        ("живёт в Алматы", "town"),
    ],
)
def test_a_shape_is_found(text: str, kind: str) -> None:
    """Each kind of number or address is found, also with spaces, hidden characters and brackets."""
    found = [one for one, _ in identifiers(text)]
    assert kind in found


@pytest.mark.parametrize(
    "text",
    [
        "ИИН-01",
        "ТЕЛ-02",
        "дело № 0000-19-00-3/1",
        "знак № 00417",
        "ст. 488 КоАП",
        "S1, 13:02, 10.06.2019",
        "20 МРП",
        "Қаулының көшірмесі, Арнаулы қабылдау орны",
        "Основная позиция; Сотрудник А. В отделе",
        "город А, площадь S1",
    ],
)
def test_a_label_is_no_identifier(text: str) -> None:
    """Labels, numbers of papers, articles and times are left alone."""
    assert list(identifiers(text)) == []


def test_an_account_number_is_checked() -> None:
    """The safe example of the note passes mod 97, a changed digit does not."""
    assert iban_holds("KZ770000000000000001")
    assert not iban_holds("KZ770000000000000002")
