"""The strategy form as a page to read, and what the page needs to know to fill it in; nothing of the key."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from markupsafe import Markup

from qorgau import places
from qorgau.cases.catalogue import Catalogue, Choice
from qorgau.cases.words import Words
from qorgau.exercises.head import head
from qorgau.exercises.material import Material
from qorgau.exercises.strategy.catalogue import load_strategy_catalogue
from qorgau.exercises.strategy.norms import instruments, norms_of
from qorgau.exercises.strategy.plan import SECTIONS, PlanFile
from qorgau.markup import render
from qorgau.texts import LANGUAGES


def html(material: Material, lang: str, *, live: bool, still: bool = True) -> Markup:
    """The exercise in `lang` as static HTML: task, every choice that the form offers; empty form, rules and feedback."""
    known = load_strategy_catalogue(places.cases() / "catalogue")
    day, clients = material.case.data.law_date, _clients(material)
    names = {name: words[lang] for name, words in instruments().items()}
    return render(
        "exercises/strategy/view.html.j2",
        gates=[known.position[name] for name in known.gates],
        positions=known.positions,
        plan=[(section, getattr(known.plan, section)) for section in SECTIONS],
        motions=known.motions,
        stages=known.stages,
        consequences=known.consequences,
        confidences=known.confidences,
        facts=material.case.data.facts,
        evidence=material.case.data.evidence,
        norms=_by_group((names[one["instrument"]], one["name"][lang]) for one in norms_of(day)),
        norm_count=len(norms_of(day)),
        grounds=_by_group((one["group"][lang], one["name"][lang]) for one in _grounds(material.catalogue)),
        ground_count=len(_grounds(material.catalogue)),
        pairs=[(one, clients[place + 1 :]) for place, one in enumerate(clients[:-1])],
        **head(material, lang, live=live, still=still),
    )


def _by_group(named: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for group, name in named:
        groups.setdefault(group, []).append(name)
    return groups


def _clients(material: Material) -> list[str]:
    data = material.case.data
    return [one.id or one.role for one in (data.client, *data.further_clients)]


def _words(words: Words) -> dict[str, str]:
    return {lang: words.to(lang) for lang in LANGUAGES}


def _grounds(catalogue: Catalogue) -> list[dict[str, Any]]:
    # Defects and look-alikes alike: sorted by name and without the explanation, which says which is lawful.
    families = {family.id: _words(family.name) for family in catalogue.families}
    place = {family: index for index, family in enumerate(families)}
    entries = [(defect.family, defect.id, _words(defect.name)) for defect in catalogue.defects]
    entries += [(catalogue.family_of[one.of[0]], one.id, _words(one.name)) for one in catalogue.look_alikes]
    entries.sort(key=lambda entry: (place[entry[0]], entry[2][LANGUAGES[0]].casefold()))
    return [{"id": name, "group": families[family], "name": words} for family, name, words in entries]


def _choices(choices: Iterable[Choice]) -> list[dict[str, Any]]:
    return [{"id": one.id, "name": _words(one.name), "about": _words(one.about)} for one in choices]


def _plan(plan: PlanFile) -> dict[str, Any]:
    # Without `why`, which says which choices are wrong.
    return {section: _choices(getattr(plan, section)) for section in SECTIONS}


def vocabulary(material: Material) -> dict[str, Any]:
    """Positions, motions, facts, evidence, fields, grounds, norms and words of the plan, in every language.

    Raises BadInput when the catalogue's files of positions or motions cannot be used.
    """
    case = material.case
    known = load_strategy_catalogue(places.cases() / "catalogue")
    return {
        "positions": [
            {
                "id": position.id,
                "name": _words(position.name),
                "story": _words(position.story),
                "needs": _words(position.needs),
                "legal": position.kind == "legal",
            }
            for position in known.positions
        ],
        "compatibility": [{"pair": list(found.pair), "fit": found.fit} for found in known.compatibility],
        "notes": [{"pair": list(found.pair), "note": _words(found.note)} for found in known.notes],
        "motions": [
            {"id": motion.id, "name": _words(motion.name), "about": _words(motion.about)}
            for motion in known.motions
        ],
        "stages": [{"id": stage.id, "name": _words(stage.name)} for stage in known.stages],
        "facts": [{"id": fact.id, "text": _words(fact.text)} for fact in case.data.facts],
        "evidence": [
            {
                "id": one.id,
                "name": _words(one.name),
                "shows": _words(one.shows),
                "custodian": _words(one.custodian),
                "perishes": _words(one.perishes),
            }
            for one in case.data.evidence
        ],
        "fields": [
            {"address": field.address, "rubric": _words(field.rubric)} for field in case.fields.values()
        ],
        "grounds": _grounds(material.catalogue),
        "plan": _plan(known.plan),
        "gates": list(known.gates),
        "consequences": _choices(known.consequences),
        "confidences": _choices(known.confidences),
        "norms": norms_of(case.data.law_date),
        "instruments": instruments(),
        "clients": _clients(material),
    }
