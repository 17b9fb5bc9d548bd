"""The entries with the law of each date as a page to read, and what the page needs to switch; nothing of the key."""

from __future__ import annotations

from datetime import date
from typing import Any

from markupsafe import Markup

from qorgau.cases.words import Words
from qorgau.exercises.by_date.answer import STATUSES
from qorgau.exercises.by_date.question import ByDateQuestion, load_question
from qorgau.exercises.head import head
from qorgau.exercises.material import Material
from qorgau.law.citation import cite, summary_of
from qorgau.law.registry import Registry, Status
from qorgau.markup import render
from qorgau.texts import LANGUAGES, say


def question_of(material: Material) -> ByDateQuestion:
    """The question of an exercise. Raises BadInput when it cannot be read."""
    return load_question(material.question_file, material.registry)


def day_words(day: date) -> str:
    """A date as it is shown."""
    return f"{day:%d.%m.%Y}"


def law_lines(registry: Registry, norms: tuple[str, ...], day: date, lang: str) -> list[dict[str, str]]:
    """Each norm on `day`: its label, its status in words, the interval of its version, and what it says where it
    was in force. A norm that was not in force is shown as such: that may be the point."""
    lines = []
    for norm in norms:
        cited, found = cite(registry, norm, day, lang), registry.at(norm, day)
        version = found.version
        since = version.from_ if version else None
        until = version.to if version else None
        here = cited.status is not Status.NOT_IN_FORCE
        summary = summary_of(found.provision, lang)
        lines.append(
            {
                "label": cited.label,
                "status": say(lang, f"by-date.law.{cited.status}"),
                "kind": str(cited.status),
                "version": say(
                    lang,
                    "by-date.version",
                    since=say(lang, "by-date.since", end=_end(since))
                    if since
                    else say(lang, "by-date.before"),
                    until=say(lang, "by-date.until", end=_end(until)) if until else say(lang, "by-date.now"),
                )
                if version
                else "",
                "summary": " ".join(summary.split()) if here else "",
            }
        )
    return lines


def _end(end: str) -> str:
    return ".".join(reversed(end.split("-")))


def html(material: Material, lang: str, *, live: bool, still: bool = True) -> Markup:
    """The exercise in `lang` as static HTML: every entry with the law of each of its dates; empty form and feedback."""
    question = question_of(material)
    return render(
        "exercises/by_date/view.html.j2",
        cards=[
            (
                item,
                [(day, law_lines(material.registry, item.norms, day, lang)) for day in item.dates],
            )
            for item in question.items
        ],
        statuses=STATUSES,
        day_words=day_words,
        **head(material, lang, live=live, still=still),
    )


def _words(words: Words) -> dict[str, str]:
    return {lang: words.to(lang) for lang in LANGUAGES}


def vocabulary(material: Material) -> dict[str, Any]:
    """Items with their reasons and the law of each date, in every language."""
    return {
        "statuses": list(STATUSES),
        "items": [
            {
                "id": item.id,
                "name": _words(item.name),
                "paper": _words(item.paper),
                "rubric": _words(item.rubric),
                "entry": _words(item.entry),
                "look": item.look,
                "reasons": [{"id": one.id, "says": _words(one.says)} for one in item.reasons],
                "dates": [
                    {
                        "day": day.isoformat(),
                        "words": day_words(day),
                        "law": {
                            lang: law_lines(material.registry, item.norms, day, lang) for lang in LANGUAGES
                        },
                    }
                    for day in item.dates
                ],
            }
            for item in question_of(material).items
        ],
    }
