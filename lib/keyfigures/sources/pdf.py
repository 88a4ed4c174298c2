"""Bytes of a PDF -> the text of its pages, lines joined to sentences, with the page of every offset."""

from __future__ import annotations

import re
from statistics import median

from keyfigures.content import Content
from keyfigures.errors import SourceError
from keyfigures.passage import Document

__all__ = ["read"]

_ENDS = re.compile(r"[.!?:;。！？؟…][\"'”’»)\]]*$")
_ITEM = re.compile(r"\s*(?:[•▪●◦‣·*–—-]|\(?\d{1,2}[.)])\s")
_BROKEN_WORD = re.compile(r"(?<=[^\W\d_])(?:-|\u00ad|\ufffe|\x02)$")
_ROW = re.compile(r"\D*(?:(?:\A|\s)(?:\d[\d.,]*[%kKmM]?|[-–—])){2,}")  # a line of a table: a name, if any, and numbers
_DIGIT = re.compile(r"\d")
_SHORT = 0.75  # of the usual width: such a line ends its paragraph


def read(raw: bytes, name: str) -> Content:
    """The text layer of a PDF; raises :class:`~keyfigures.SourceError` for a scan that has none.

    The day a file was made is not the day it was published, so ``published`` is not taken from it.
    """
    try:
        import pypdfium2
    except ImportError as error:
        raise SourceError("PDFs need pypdfium2", name, "pip install 'keyfigures[documents]'") from error
    try:
        pdf = pypdfium2.PdfDocument(raw)
        pages = [page.get_textpage().get_text_bounded() for page in pdf]
        title = pdf.get_metadata_value("Title").strip()
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise SourceError("is protected with a password", name, "take the password off in the program that set it") from error
        raise SourceError("is no PDF that can be read", name, "was the download cut off?") from error
    empty = [str(number) for number, page in enumerate(pages, 1) if not page.strip()]
    if len(empty) == len(pages):
        raise SourceError("has no text layer: it is a scan", name, "run it through OCR first, as with: ocrmypdf in.pdf out.pdf")
    text, marks = "", []
    for number, page in enumerate(pages, 1):
        marks.append((len(text), f"page {number}"))
        text += _joined(page) + "\n\n"
    notes = (f"page {', '.join(empty)} has no text; is it a scan?",) if empty else ()
    made_up = not title or title.startswith("Microsoft Word") or title == "untitled"
    return Content(Document(name, title=None if made_up else title), text, marks=tuple(marks), notes=notes)


def _joined(page: str) -> str:
    """The lines of a page as paragraphs; a word that was broken at the end of a line is whole again."""
    lines = [line.rstrip() for line in page.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    usual = median([len(line) for line in lines if line] or [0])
    joined = ""
    for line, after, then in zip(lines, [*lines[1:], ""], [*lines[2:], "", ""], strict=False):
        if _BROKEN_WORD.search(line) and after[:1].islower():
            joined += _BROKEN_WORD.sub("", line)
        elif not after or _ITEM.match(after) or _in_table(line, after, then) or (
                len(line) < _SHORT * usual and (_ENDS.search(line) or not after[:1].islower())):
            joined += line + "\n\n"
        else:
            joined += line + " "
    return re.sub(r"\n{3,}", "\n\n", re.sub(r"[\x00-\x08\x0b-\x1f\ufffe]", "", joined)).strip()


def _in_table(line: str, after: str, then: str) -> bool:
    """Whether a line stands beside a row of a table, or over the headings of one."""
    return any(_ROW.fullmatch(one) and _DIGIT.search(one) for one in (line, after, then))
