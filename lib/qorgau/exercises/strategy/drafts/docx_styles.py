"""Page and paragraph styles of a draft: those of a paper to a court, named so that a lawyer can change them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from docx.document import Document as Docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

FONT = "Times New Roman"


@dataclass(frozen=True)
class _Look:
    size: float = 12
    align: WD_ALIGN_PARAGRAPH = WD_ALIGN_PARAGRAPH.LEFT
    before: float = 0
    after: float = 6
    left: float = 0
    hanging: float = 0
    bold: bool = False
    italic: bool = False
    keep: bool = False


_CENTRE = WD_ALIGN_PARAGRAPH.CENTER
_NAMES = {
    "party": "Qorgau Party",
    "heading": "Heading 1",
    "title": "Heading 2",
    "section": "Heading 3",
    "body": "Body Text",
    "bullet": "List Bullet",
    "number": "Qorgau Number",
    "norm": "Qorgau Norm",
    "note": "Qorgau Note",
    "sign": "Qorgau Signature",
    "mark": "Header",
    "foot": "Footer",
}
_LOOKS = {
    "party": _Look(left=80, after=4),
    "heading": _Look(size=14, align=_CENTRE, before=18, after=0, bold=True, keep=True),
    "title": _Look(align=_CENTRE, after=12, bold=True, keep=True),
    "section": _Look(before=10, after=4, bold=True, keep=True),
    "body": _Look(),
    "bullet": _Look(after=4, left=6.35, hanging=6.35),
    "number": _Look(after=4, left=8, hanging=8),
    "norm": _Look(size=9.5, left=14, after=4),
    "note": _Look(size=10, left=6, after=6, italic=True),
    "sign": _Look(before=20),
    "mark": _Look(size=10, align=_CENTRE, bold=True),
    "foot": _Look(size=9, align=_CENTRE),
}


def page(document: Docx) -> None:
    """A4, with room for the binding of a file on the left."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.top_margin, section.bottom_margin = Mm(20), Mm(20)


def styles(document: Docx, locale: str) -> dict[str, str]:
    """Every style the writer uses, in the language of the paper; gives their ids by what they are for."""
    known = document.styles
    for lang in known.element.iter(qn("w:lang")):
        lang.set(qn("w:val"), locale)
    ids: dict[str, str] = {}
    for name, look in _LOOKS.items():
        title = _NAMES[name]
        style: Any = known[title] if title in known else known.add_style(title, WD_STYLE_TYPE.PARAGRAPH)
        _font(style, look)
        ids[name] = style.style_id
        form = style.paragraph_format
        form.alignment, form.keep_with_next = look.align, look.keep
        form.space_before, form.space_after = Pt(look.before), Pt(look.after)
        form.left_indent, form.first_line_indent = Mm(look.left), Mm(-look.hanging)
    _font(known["Normal"], _Look())
    return ids


def _font(style: Any, look: _Look) -> None:
    style.font.name, style.font.size = FONT, Pt(look.size)
    style.font.bold, style.font.italic = look.bold, look.italic
    style.font.color.rgb = RGBColor(0, 0, 0)
    # The stock styles take their letters from a theme, which would win over the name above.
    fonts = style.element.get_or_add_rPr().find(qn("w:rFonts"))
    if fonts is None:
        fonts = OxmlElement("w:rFonts")
        style.element.rPr.append(fonts)
    for part in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{part}"), None)
    for part in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{part}"), FONT)
