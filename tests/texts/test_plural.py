"""A sentence about a number stands in the form that the number asks for, in Russian, Kazakh and English."""

from __future__ import annotations

import gettext
from io import BytesIO
from pathlib import Path

import pytest
from babel import Locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po as read_with_babel
from hypothesis import given
from hypothesis import strategies as st

import qorgau.texts as kit
from qorgau.problem import BadInput
from qorgau.texts import WRITTEN, counted, for_page, say, texts
from qorgau.texts.plural import CATEGORIES, FRACTION, HEADS, form, same_rule

LOCALES = {lang: Locale(lang) for lang in WRITTEN}


@given(st.sampled_from(WRITTEN), st.integers(-(10**6), 10**12) | st.integers(0, 200))
def test_the_form_is_the_one_that_unicode_names(lang: str, number: int) -> None:
    """For every whole number the form has the category of Unicode's rules, which a browser follows as well."""
    assert CATEGORIES[lang][form(lang, number)] == LOCALES[lang].plural_form(number)


@given(st.sampled_from(WRITTEN), st.decimals(0, 1000, places=1))
def test_a_fraction_has_its_own_form(lang: str, number: object) -> None:
    """A number with a fraction (1,5 балла) takes one form, written with a point or a comma; a whole one in decimals its own."""
    text = str(number)
    whole = text.endswith(".0")
    wanted = form(lang, int(text[:-2])) if whole else FRACTION
    assert form(lang, text) == form(lang, text.replace(".", ",")) == wanted


@pytest.mark.parametrize("value", ["many", "", None, "nan", "inf", float("nan")])
def test_what_is_no_number_is_an_error(value: object) -> None:
    """A sentence that counts is never said of something that cannot be counted."""
    with pytest.raises(ValueError, match="is no number"):
        form("ru", value)


@pytest.mark.parametrize("lang", WRITTEN)
def test_the_forms_are_those_of_gettext(lang: str) -> None:
    """Compiled and read by the standard library's gettext, every counted sentence has the same form for every number."""
    seen = 0
    for path in kit.FOLDER.glob(f"*.{lang}.po"):
        compiled = BytesIO()
        write_mo(compiled, read_with_babel(BytesIO(path.read_bytes())))
        compiled.seek(0)
        catalogue = gettext.GNUTranslations(compiled)
        for message in read_with_babel(BytesIO(path.read_bytes())):
            if isinstance(message.id, tuple):
                key, by = message.id
                seen += 1
                for number in (*range(130), 1001, 1011, 1021):
                    values = dict.fromkeys(
                        ("count", "points", "maximum", "minutes", "limit", "right", "graded"), "x"
                    )
                    values |= {"percent": "x", "all": "x", "figure": "x", by[1:-1]: number}
                    assert say(lang, key, **values) == catalogue.ngettext(key, by, number).format(**values)
    assert seen == len(counted(lang)) > 15


@pytest.mark.parametrize(
    ("lang", "number", "sentence"),
    [
        ("ru", 1, "До 1 балла, около 5 мин"),
        ("ru", 3, "До 3 баллов, около 5 мин"),
        ("ru", 11, "До 11 баллов, около 5 мин"),
        ("ru", 21, "До 21 балла, около 5 мин"),
        ("en", 1, "Up to 1 point, about 5 min"),
        ("en", 21, "Up to 21 points, about 5 min"),
        ("kk", 1, "1 ұпайға дейін, шамамен 5 мин"),
        ("kk", 21, "21 ұпайға дейін, шамамен 5 мин"),
    ],
)
def test_points_are_said_as_people_say_them(lang: str, number: int, sentence: str) -> None:
    """One point, twenty-one points, in each language by its grammar."""
    assert say(lang, "exercise.points", points=number, minutes=5) == sentence


@pytest.mark.parametrize("maximum", ["1", "12", "12,5", 21])
def test_a_number_in_words_of_the_page_counts_as_well(maximum: object) -> None:
    """Points that are written already, with a comma, choose their form by their value."""
    forms = {"1": "балла", "12": "баллов", "12,5": "баллов", 21: "балла"}
    assert say("ru", "feedback.points", points=0, maximum=maximum) == f"0 из {maximum} {forms[maximum]}"


@pytest.mark.parametrize("lang", WRITTEN)
def test_the_page_gets_every_form_by_its_name(lang: str) -> None:
    """The page gets the forms under the names its browser has for them, and one for what has no name of its own."""
    sent = for_page(lang, "import.done")
    assert isinstance(sent, dict)
    assert sent.keys() == {"lang", "by", "other", *CATEGORIES[lang]}
    assert (sent["lang"], sent["by"]) == (lang, "count")
    assert for_page(lang, "import.later") == texts(lang)["import.later"]


@pytest.mark.parametrize("lang", WRITTEN)
def test_the_rule_is_known_by_what_it_does(lang: str) -> None:
    """A rule written in another way is the same when it gives every number the same form; any other is not."""
    other = {
        "ru": "nplurals=3; plural=n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2",
        "kk": "nplurals=2; plural=n==1 ? 0 : 1;",
        "en": "nplurals=2; plural=(n!=1);",
    }
    assert same_rule(HEADS[lang], lang)
    assert same_rule(other[lang], lang)
    for wrong in (
        "",
        "nplurals=1; plural=0;",
        "nplurals=2; plural=n/0;",
        "nplurals=2; plural=import(n);",
        "(" * 999,
    ):
        assert not same_rule(wrong, lang)


def test_a_sentence_without_one_of_its_forms_is_told(copied: Path) -> None:
    """Russian has three forms: a sentence with two of them is bad input, named by file and key."""
    path = copied / "page.ru.po"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('msgstr[2] "Загружено {count} ответов"\n', ""), encoding="utf-8")
    with pytest.raises(BadInput) as caught:
        texts("ru")
    (problem,) = caught.value.problems
    assert (problem.file, problem.field) == ("page.ru.po", "import.done")
    assert "2 plural forms, not 3" in problem.message


def test_forms_without_the_rule_of_their_language_are_told(copied: Path) -> None:
    """A file with plural forms says in its head by which rule they are chosen."""
    path = copied / "timeline.kk.po"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("(n != 1)", "0"), encoding="utf-8")
    with pytest.raises(BadInput, match="without the plural rule"):
        texts("kk")
