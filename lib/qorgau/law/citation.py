"""How a norm is named to a reader, with its status at a date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from qorgau.law.registry import Provision, Registry, Status
from qorgau.texts import say


@dataclass(frozen=True)
class Citation:
    """A norm as it is shown: id, instrument, words, status at the date and that status in words."""

    id: str
    instrument: str
    label: str
    status: Status
    status_words: str


def heading(provision: Provision, lang: str) -> str:
    """The heading in `lang`: in Kazakh the official one where it was read, else our own words for it, else the Russian."""
    title = provision.title
    return {"ru": title.ru, "en": title.en, "kk": title.kk or provision.heading_kk or title.ru}[lang]


def summary_of(provision: Provision, lang: str) -> str:
    """What the provision says, in `lang`; where no Kazakh was written yet, in Russian."""
    found = {"ru": provision.summary_ru, "en": provision.summary_en, "kk": provision.summary_kk}[lang]
    return found or provision.summary_ru


def label(provision: Provision, lang: str) -> str:
    """Instrument, article, part and heading of a provision, in `lang`."""
    title = heading(provision, lang)
    instrument = say(lang, f"law.instrument.{provision.instrument}")
    if provision.place:
        place = provision.place.en if lang == "en" else provision.place.ru
        return say(lang, "law.place", instrument=instrument, place=place, title=title)
    key = "law.article.part" if provision.part else "law.article"
    return say(
        lang, key, instrument=instrument, article=provision.article, part=provision.part or "", title=title
    )


def cite(registry: Registry, norm: str, day: date, lang: str) -> Citation:
    """The norm `norm` as shown for a case of `day`. Raises BadInput for an id the registry does not know."""
    wording = registry.at(norm, day)
    return Citation(
        norm,
        wording.provision.instrument,
        label(wording.provision, lang),
        wording.status,
        say(lang, f"law.status.{wording.status}"),
    )
