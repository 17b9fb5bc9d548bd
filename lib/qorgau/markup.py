"""HTML from templates that lie beside the code of their room; every value is escaped."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from qorgau.unseen import inert

PACKAGE = Path(__file__).parent


def _upright(value: object) -> object:
    """A value of a template in which nothing turns or covers the text around it."""
    if not isinstance(value, str) or (shown := inert(value)) is value:
        return value
    return Markup(shown) if isinstance(value, Markup) else shown  # as safe as before


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(PACKAGE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_upright,
    )


def render(template: str, **values: object) -> Markup:
    """The template at `template` (a path inside the package, "cases/paper.html.j2") with `values`.

    Gives safe HTML: texts of cases and trainees are escaped. Raises jinja2.UndefinedError for a value
    that the template needs and did not get.
    """
    return Markup(_environment().get_template(template).render(**values))  # autoescaped above
