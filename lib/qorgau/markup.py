"""HTML from templates that lie beside the code of their room; every value is escaped."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

PACKAGE = Path(__file__).parent


_TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def _upright(value: object) -> object:
    """A value of a template in which no control turns the direction of the text around it.

    Each becomes one visible sign, so that places in a text are counted as before.
    """
    if not isinstance(value, str) or value.isascii() or _TURNING.search(value) is None:
        return value
    upright = _TURNING.sub("\ufffd", value)
    return Markup(upright) if isinstance(value, Markup) else upright  # as safe as before


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
