"""A folder of drafts as a .docx: A4, real styles, a language for each run, the mark on every page."""

from __future__ import annotations

import re
from io import BytesIO

from docx import Document
from docx.document import Document as Docx
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run as DocxRun

from qorgau.exercises.strategy.drafts.docx_styles import page, styles
from qorgau.exercises.strategy.drafts.tree import Block, Folder, Run

LOCALES = {"ru": "ru-RU", "kk": "kk-KZ", "en": "en-GB"}
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def docx_bytes(folder: Folder) -> bytes:
    """All sheets of `folder` in one document, each on a new page."""
    document = Document()
    ids = styles(document, LOCALES[folder.lang])
    page(document)
    _edges(document, folder, ids)
    for place, sheet in enumerate(folder.sheets):
        for number, block in enumerate(sheet.blocks):
            paragraph = _paragraph(document, block, ids[block.style], sheet.lang)
            if place and not number:
                paragraph.paragraph_format.page_break_before = True
    about = document.core_properties
    about.title, about.author, about.language = _clean(folder.name), "Qorgau", LOCALES[folder.lang]
    about.comments, about.subject = "", _clean(folder.mark)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def _clean(text: str) -> str:
    return _NO_XML.sub("\ufffd", text)


def _paragraph(document: Docx, block: Block, style: str, lang: str) -> Paragraph:
    paragraph = document.add_paragraph()
    # By its id: looking a style up by its name takes longer than all the rest.
    paragraph._p.style = style
    if block.number is not None:
        _run(paragraph, Run(f"{block.number}.\t"), lang)
    for run in block.runs:
        _run(paragraph, run, lang)
    return paragraph


def _run(paragraph: Paragraph, run: Run, lang: str) -> None:
    added = paragraph.add_run(_clean(run.text))
    _speak(added, run.lang or lang)
    if run.kind == "blank":
        added.font.highlight_color = WD_COLOR_INDEX.YELLOW
    elif run.kind == "own":
        added.italic = True


def _speak(run: DocxRun, lang: str) -> None:
    """Say which language a run is in."""
    said = OxmlElement("w:lang")
    said.set(qn("w:val"), LOCALES[lang])
    run._r.get_or_add_rPr().append(said)


def _edges(document: Docx, folder: Folder, ids: dict[str, str]) -> None:
    section = document.sections[0]
    top = section.header.paragraphs[0]
    top._p.style = ids["mark"]
    _run(top, Run(folder.mark), folder.lang)
    bottom = section.footer.paragraphs[0]
    bottom._p.style = ids["foot"]
    _run(bottom, Run(f"{folder.about} · "), folder.lang)
    _field(bottom, "PAGE", folder.lang)
    _run(bottom, Run(" / "), folder.lang)
    _field(bottom, "NUMPAGES", folder.lang)


def _field(paragraph: Paragraph, code: str, lang: str) -> None:
    for kind in ("begin", None, "separate", "text", "end"):
        run = paragraph.add_run("1" if kind == "text" else "")
        _speak(run, lang)
        if kind is None:
            said = OxmlElement("w:instrText")
            said.text = code
            run._r.append(said)
        elif kind != "text":
            said = OxmlElement("w:fldChar")
            said.set(qn("w:fldCharType"), kind)
            run._r.append(said)
