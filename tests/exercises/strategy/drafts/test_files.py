"""Drafts as files: Word opens them, each page says what it is, each run its language; PDF without fonts of the machine."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from tests.hostile import CONTROLS, EVIL, HALF, LONG, TURNING, WORDS

from qorgau.exercises.strategy.drafts.docx_file import LOCALES, docx_bytes
from qorgau.exercises.strategy.drafts.pdf_file import pdf_bytes
from qorgau.exercises.strategy.drafts.tree import Block, Folder, Run, Sheet
from qorgau.texts import WRITTEN, say

Items = Mapping[str, Any]
Make = Callable[..., Folder]
MARK = {"ru": "УЧЕБНЫЙ ПРОЕКТ", "kk": "ОҚУ ЖОБАСЫ", "en": "TRAINING DRAFT"}
KAZAKH = "Әә Ғғ Ққ Ңң Өө Ұұ Үү Һһ Іі"
A4 = (7560310, 10692130)


@pytest.mark.parametrize("lang", WRITTEN)
def test_a_word_file_holds_mark_language_and_law(make: Make, model: Items, lang: str) -> None:
    """python-docx reads it: A4, the mark in the header, a language on every run, norms with their status."""
    folder = make(model, lang)
    document = Document(BytesIO(docx_bytes(folder)))
    section = document.sections[0]
    assert (section.page_width, section.page_height) == pytest.approx(A4, rel=0.001)
    assert MARK[lang] in section.header.paragraphs[0].text
    assert "PAGE" in section.footer._element.xml
    runs = [run for paragraph in document.paragraphs for run in paragraph.runs]
    spoken = {run._r.rPr.find(qn("w:lang")).get(qn("w:val")) for run in runs}
    assert LOCALES[lang] in spoken
    assert spoken <= set(LOCALES.values())
    norms = [one.text for one in document.paragraphs if one.style.name == "Qorgau Norm"]
    assert norms
    assert any(say(lang, "law.status.confirmed") in one for one in norms)
    headings = [one for one in document.paragraphs if one.style.name == "Heading 1"]
    assert len(headings) == len(folder.sheets)
    assert document.core_properties.language == LOCALES[lang]


def folder(text: str) -> Folder:
    """A folder with one paragraph."""
    blocks = (Block("heading", (Run("H"),)), Block("body", (Run(text, "own"),)))
    return Folder("n", "kk", "mark", "about", (Sheet("X", "n", "kk", blocks),))


@pytest.mark.parametrize(
    "text", ["\x00\x0b\ud800\ufffe", "<w:p/> & ]]>", *WORDS.values(), EVIL, HALF, CONTROLS + TURNING, LONG]
)
def test_no_text_breaks_a_word_file(text: str) -> None:
    """Whatever is in a run, the file opens and its parts are XML without a macro or a link."""
    made = docx_bytes(folder(text))
    assert Document(BytesIO(made)).paragraphs[1].text
    names = zipfile.ZipFile(BytesIO(made)).namelist()
    assert [name for name in names if "vba" in name.lower() or name.endswith(".bin")] == []


@pytest.mark.parametrize("text", ['#panic("x") $x$ *b* @ref \\ "', "👩🏽‍⚖️", KAZAKH])
def test_no_text_is_markup_of_a_pdf(text: str, tmp_path: Path) -> None:
    """A PDF is made of any text, with the same bytes each time, and says what the text says."""
    made = pdf_bytes(folder(text))
    assert made.startswith(b"%PDF-")
    if shutil.which("pdftotext"):
        (tmp_path / "a.pdf").write_bytes(made)
        said = subprocess.run(
            ["pdftotext", tmp_path / "a.pdf", "-"], capture_output=True, encoding="utf-8", check=True
        ).stdout
        wanted = text if max(text) <= "\uffff" else "[U+1F469]"
        assert wanted.replace(" ", "")[:8] in re.sub(r"\s", "", said)


needs_office = pytest.mark.skipif(
    not (shutil.which("soffice") and shutil.which("pdftotext")),
    reason="LibreOffice is not here: apt-get install libreoffice-writer fonts-noto-core poppler-utils",
)


@needs_office
@pytest.mark.slow
@pytest.mark.parametrize("lang", WRITTEN)
def test_libreoffice_opens_it_with_the_mark_on_every_page(
    make: Make, model: Items, lang: str, tmp_path: Path
) -> None:
    """LibreOffice turns the Word file into pages: each has the mark, together they have what the tree has."""
    made = make(model, lang)
    (tmp_path / "drafts.docx").write_bytes(docx_bytes(made))
    subprocess.run(
        [
            "soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless",
            "--convert-to", "pdf", "--outdir", tmp_path, tmp_path / "drafts.docx",
        ],
        check=True, capture_output=True, timeout=200,
    )  # fmt: skip
    said = subprocess.run(
        ["pdftotext", "-layout", tmp_path / "drafts.pdf", "-"],
        capture_output=True,
        encoding="utf-8",
        check=True,
    ).stdout
    pages = [page for page in said.split("\f") if page.strip()]
    assert len(pages) > len(made.sheets)
    assert [number for number, page in enumerate(pages, 1) if MARK[lang] not in page] == []
    bare = re.sub(r"\s", "", said)
    for sheet in made.sheets:
        for block in sheet.blocks:
            if block.style in ("heading", "title", "section"):
                assert re.sub(r"\s", "", block.text) in bare
