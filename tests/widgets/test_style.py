"""One design: colours and sizes of type come from the tokens at the head of the stylesheet, in every exercise."""

from __future__ import annotations

import re

from qorgau.widgets.files import stylesheet

_PALETTE = re.compile(r"^\s*--ground:.*?(?=^\s*(?:color|\})|color-scheme)", re.MULTILINE | re.DOTALL)
_RULES = re.sub(r"/\*.*?\*/", "", stylesheet(), flags=re.DOTALL)


def palettes() -> list[dict[str, str]]:
    """The tokens of each palette: light, the dark of JupyterLab, the dark of a page."""
    return [
        dict(re.findall(r"(--[\w-]+): ([^;]+);", found))
        for found in _PALETTE.findall(_RULES)
        if "--hand" in found
    ]


def test_no_colour_is_a_one_off() -> None:
    """Outside the palettes a colour is a token, or ink and white of a printed page."""
    rest = re.sub(r"(?m)^.*--(?:ground|accent|expert|squiggle):.*$", "", _RULES)
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b|\b(?:rgb|hsl)a?\([^)]*\)", rest) == []


def test_every_size_of_type_is_a_token() -> None:
    """Below the headings and the body a size is a token, or relative to the text that it stands in."""
    sizes = re.findall(r"(?<!h1 \{ )(?<!h2 \{ )(?<!h3 \{ )(?<!h4 \{ )font-size: ([^;} ]+)", _RULES)
    assert len(sizes) > 20
    assert [size for size in sizes if not re.fullmatch(r"var\(--type-\w+\)|[\d.]+em|[\d.]+vw", size)] == []


def test_the_dark_palettes_are_one() -> None:
    """JupyterLab's dark theme and a page in the dark have the same colours, one for each light one."""
    light, lab, page = palettes()
    assert lab == page
    colours = {name for name in light if not name.startswith(("--sans", "--serif", "--written", "--type"))}
    assert colours == set(lab)


def test_every_token_that_is_used_is_defined() -> None:
    """A token with a slip in its name would fall back to nothing, without a word."""
    defined = set(re.findall(r"(--[\w-]+):", _RULES))
    assert set(re.findall(r"var\((--[\w-]+)", _RULES)) - defined == set()
