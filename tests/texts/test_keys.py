"""Every sentence that Python, the templates or the page ask for exists, and gets the values it needs."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from string import Formatter
from typing import get_args

import pytest

from qorgau.data_file import read_yaml
from qorgau.exercises.by_date.answer import STATUSES
from qorgau.exercises.cards.order import PLACES
from qorgau.exercises.cards.score import Outcome as CardOutcome
from qorgau.exercises.mark.compare import Part
from qorgau.exercises.mark.harm import ERRORS
from qorgau.exercises.mark.hints import LEVELS
from qorgau.exercises.mark.judge import Outcome
from qorgau.exercises.mark.view import KEYS
from qorgau.exercises.score import Kind
from qorgau.exercises.strategy.items import Admissible
from qorgau.exercises.strategy.picture.gaps import GAPS
from qorgau.exercises.strategy.picture.model import COLUMNS
from qorgau.exercises.types import TYPES
from qorgau.law.registry import Status, registry
from qorgau.serve.payload import page_texts
from qorgau.texts import LANGUAGES, WRITTEN, texts
from qorgau.texts.uses import FORM, Use, page_uses, template_uses, uses
from qorgau.texts.uses_python import key_test
from qorgau.texts.uses_python import python_uses as scan_python

LIB = Path(__file__).resolve().parents[2] / "lib" / "qorgau"
FILLED_LATER = {"found"}
"""Sentences that are handed on unfilled: a list counts while the reader types."""
OUTCOMES = (*get_args(Outcome), "left-alone")
SECURE = ("tonight", "three-days", "before-hearing", "at-hearing")
ASKED = ("picture", "drafts")
STAND = ("admitted", "disputed", "unknown")
EXPANSIONS: Mapping[str, tuple[str, ...]] = {
    "law.status.*": tuple(Status),
    "law.instrument.*": tuple({registry().get(one).instrument for one in registry().ids()}),
    "language.*": LANGUAGES,
    "status.*": ("starting", "saved", "saving", "lost", "refused", "full", "not-saved"),
    "feedback.kind.*": get_args(Kind),
    "mark.kind.*": ("field", "quote", "missing", "document"),
    "mark.short.*": ("missing", "document"),
    "mark.view.*": ("all", "tabs", "two", "left", "right"),
    "mark.twins.*": ("first", "second"),
    "mark.key.*": tuple(what for _, what in KEYS),
    "mark.outcome.*": OUTCOMES,
    "mark.feedback.*": ("neighbour", "sibling", "ungraded", "repeated", "incomplete"),
    "mark.feedback.error.*": tuple(ERRORS - {"missed"}),
    "mark.feedback.model.*": (*OUTCOMES, "damaged"),
    "mark.feedback.part.*": get_args(Part),
    "mark.feedback.hint.*": tuple(map(str, range(1, LEVELS + 1))),
    "strategy.status.*": STAND,
    "strategy.secure.*": SECURE,
    "strategy.feedback.right.*": ("right", "defensible", "fact", "evidence", "motion"),
    "strategy.dimension.*": ("position", "facts", "evidence", "motions", "appeal"),
    "strategy.feedback.error.*": (
        "wrong-status", "weak-sources", "other-facts", "unsecured", "secured-late", "no-stage", "other-stage",
        "out-of-window", "out-of-order", "theory-long", "look-alike",
    ),
    "strategy.feedback.error.*-*": ("position-wrong", "motion-wrong", "appeal-late", "appeal-early"),
    "strategy.feedback.model.motion-*": ("wrong", "harmless"),
    "strategy.feedback.note.cap.*": ("contradiction", "consent"),
    "strategy.feedback.question.*": ("contradiction", "position", "consent", "facts", "evidence", "motions", "grounds", "appeal"),
    "timeline.stretch.*": ("within", "over", "open"),
    "timeline.outcome.*": (
        "right", "partly", "wrong", "late", "early", "consistent", "arguable", "missed", "ungraded",
    ),
    "timeline.feedback.error.*": ("wrong", "late", "early", "consistent", "arguable"),
    "timeline.*": ("moments", "order", "limits", "up", "down"),
    "timeline.*.help": ("moments", "order", "limits"),
    "timeline.edge.*": ("up", "down"),
    "by-date.status.*": STATUSES,
    "by-date.law.*": tuple(Status),
    "by-date.outcome.*": (
        "right", "said-lawful", "said-defect", "said-open", "other-reason", "no-reason", "missed", "ungraded",
    ),
    "by-date.feedback.error.*": ("status", "other-reason", "no-reason"),
    "cards.variant.*": ("first", "second"),
    "cards.choice.*": PLACES,
    "cards.outcome.*": get_args(CardOutcome),
    "cards.feedback.error.*": ("swapped", "false-alarm", "passed-over"),
    "cards.feedback.variant.*": ("defect", "lawful"),
    f"{FORM}role.*": ("none", "primary", "secondary", "arguendo", "rejected"),
    f"{FORM}fit.*": ("fits", "even-if", "only-even-if", "contradiction"),
    f"{FORM}status.*": STAND,
    f"{FORM}secure.*": SECURE,
    f"{FORM}severity.*": ("block", "warn", "info"),
    f"{FORM}motion.*": ("up", "down"),
    f"{FORM}*.help": ("positions", "facts", "evidence", "grounds", "motions", "appeal", "picture", "drafts", "rules"),
    f"{FORM}*.make": ASKED,
    f"{FORM}*.working": ASKED,
    f"{FORM}*.later": ASKED,
    f"{FORM}*.failed": ASKED,
    "picture.column.*": COLUMNS,
    "picture.gap.*": tuple(GAPS),
    "picture.gap.*.why": tuple(GAPS),
    "picture.own.*": ("element", "prejudice", "if_refused", "next_level", "trigger", "penalty_line"),
    "strategy.admissible.*": get_args(Admissible),
    "draft.fact.*": STAND,
    "draft.term.*": ("late", "chosen"),
}  # fmt: skip
"""What stands for the star in keys that are put together while the program runs."""


def python_uses(source: str, where: str) -> Iterator[Use]:
    """Keys in a Python module of the kit."""
    return scan_python(source, where, key_test(texts("ru")))


ALL = [use for use in uses(LIB, texts("ru")) if not use.where.startswith("course/")]


def expanded(key: str) -> list[str]:
    """The keys that a key with a star becomes; itself without one."""
    star = "*-*" if "*-*" in key else "*"
    return [key.replace(star, value) for value in EXPANSIONS[key]] if "*" in key else [key]


def test_the_uses_are_found() -> None:
    """Python, templates and the page all ask for sentences."""
    ends = {use.where.rsplit(".", 1)[-1] for use in ALL}
    assert ends == {"py", "j2", "js"}
    assert len({use.key for use in ALL}) > 150


@pytest.mark.parametrize(
    ("reader", "source", "found"),
    [
        (python_uses, 'say(lang, "mark.gone", n=1)', "mark.gone"),
        (python_uses, 'FRAME = "mark.feedback"\nx = f"{FRAME}.{y}"', "mark.feedback.*"),
        (python_uses, 'Message("right", "mark.feedback.gone")', "mark.feedback.gone"),
        (template_uses, '<p>{{ say("page.gone") }}</p>', "page.gone"),
        (template_uses, '{{ say("language." ~ other) }}', "language.*"),
        (template_uses, '{{ say_in(one, "page.gone") }}', "page.gone"),
        (page_uses, 'h("p", {}, around.say("mark.gone", { n: f(1, 2) }))', "mark.gone"),
        (page_uses, "say(`status.${session.connection}`)", "status.*"),
        (page_uses, 'say(on ? "undo.gone" : "redo.gone")', "redo.gone"),
        (page_uses, 'texts[lang]["import.gone"]', "import.gone"),
    ],
)
def test_a_use_is_seen_in_every_form(reader: object, source: str, found: str) -> None:
    """However a sentence is asked for, the asking is seen: a key that is gone would be told."""
    assert found in [use.key for use in reader(source, "made-up")]  # type: ignore[operator]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_sentence_asked_for_exists(lang: str) -> None:
    """A key that is written out has its sentence in every language."""
    missing = {f"{use.where}: {use.key}" for use in ALL if "*" not in use.key and use.key not in texts(lang)}
    assert sorted(missing) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_sentence_put_together_exists(lang: str) -> None:
    """A key with a part known only later has a sentence for every value of that part."""
    starred = sorted({use.key for use in ALL if "*" in use.key and use.key in EXPANSIONS})
    assert [key for star in starred for key in expanded(star) if key not in texts(lang)] == []


def test_every_part_known_only_later_is_listed_or_has_a_sentence() -> None:
    """A new kind of key put together at run time has at least one sentence that fits it."""
    unlisted = {use.key for use in ALL if "*" in use.key and use.key not in EXPANSIONS}
    shapes = {key: re.compile(re.escape(key).replace(r"\*", r"[\w-]+(\.[\w-]+)*")) for key in unlisted}
    assert {
        key for key, shape in shapes.items() if not any(shape.fullmatch(one) for one in texts("ru"))
    } == set()


def test_every_sentence_gets_the_values_it_needs() -> None:
    """Where the values are written out, they are those of the sentence's placeholders."""
    wrong = []
    for use in ALL:
        if use.values is None or use.key not in texts("ru") or use.key in FILLED_LATER:
            continue
        needed = {name for _, name, _, _ in Formatter().parse(texts("ru")[use.key]) if name}
        if not needed <= use.values:
            wrong.append(f"{use.where}: {use.key} needs {sorted(needed)}, gets {sorted(use.values)}")
    assert wrong == []


@pytest.mark.parametrize(
    ("kind", "modules"),
    [
        (
            "mark",
            (
                "marker.js",
                "mark-names.js",
                "mark-list.js",
                "mark-fields.js",
                "mark-form.js",
                "mark-editor.js",
                "mark-words.js",
                "mark-view.js",
                "mark-cross.js",
                "mark-twins.js",
                "mark-hints.js",
                "mark-review.js",
                "frame.js",
            ),
        ),
        (
            "strategy",
            (
                "strategy.js",
                "strategy-asked.js",
                "strategy-picture.js",
                "strategy-sheet.js",
                "strategy-rules.js",
                "frame.js",
            ),
        ),
        ("timeline", ("timeline.js", "form.js", "frame.js")),
        ("by-date", ("by-date.js", "form.js", "frame.js")),
        ("cards", ("cards.js", "form.js", "frame.js")),
    ],
)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_of_an_exercise_gets_every_sentence_it_says(
    kind: str, modules: tuple[str, ...], lang: str
) -> None:
    """What the page of an exercise says is in the texts that are sent to it."""
    sent = page_texts(kind, lang)
    said = {
        key
        for use in ALL
        if use.where in modules
        if use.key in EXPANSIONS or "*" not in use.key
        for key in expanded(use.key)
    }
    assert said
    assert sorted(said - set(sent)) == []


@pytest.mark.parametrize("kind", TYPES)
def test_the_page_gets_no_sentence_of_the_feedback(kind: str) -> None:
    """Sentences of the feedback stay with Python: the page shows feedback that Python has put together."""
    assert [key for key in page_texts(kind, "ru") if ".feedback." in key] == []


def test_course_sentences() -> None:
    """The sentences of the course stand in every language with the same values, and every one it asks for exists."""
    sentences = read_yaml(LIB / "course" / "sentences.yaml")
    for key, words in sentences.items():
        holes = [{name for _, name, _, _ in Formatter().parse(words[lang]) if name} for lang in WRITTEN]
        assert holes[0] == holes[1] == holes[2], key
        assert re.search(r"[\u0400-\u04ff]", words["ru"]), key
        assert not re.search(r"[\u0400-\u04ff]", words["en"]), key
    asked = {
        key
        for path in (LIB / "course").glob("*.j2")
        for key in re.findall(r'say\("([^"]+)"', path.read_text(encoding="utf-8"))
    }
    for path in (LIB / "course").glob("*.py"):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and getattr(call.func, "id", "") in ("sentence", "sentences"):
                asked |= {one.value for one in call.args[1:2] if isinstance(one, ast.Constant)}
    assert asked
    assert asked <= set(sentences)
