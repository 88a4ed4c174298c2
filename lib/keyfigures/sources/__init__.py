"""Path -> content: what one file holds, read by the adapter for its format."""

from __future__ import annotations

import hashlib
import re
from importlib import import_module
from typing import TYPE_CHECKING

from keyfigures.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from keyfigures.content import Content

__all__ = ["FORMATS", "read"]

# suffix -> adapter; each has read(raw, name) -> Content and is loaded only when such a file comes
FORMATS = {
    ".txt": "text", ".md": "text", ".html": "html", ".htm": "html", ".docx": "docx", ".pdf": "pdf",
    ".csv": "delimited", ".tsv": "delimited", ".xlsx": "workbook", ".xlsm": "workbook", ".xlsb": "workbook",
    ".xls": "workbook", ".ods": "workbook", ".parquet": "records", ".json": "records", ".jsonl": "records",
    ".ndjson": "records",
}
_FILLED = re.compile(rb"[^\0\s\xef\xbb\xbf]")


def read(path: Path, name: str) -> tuple[Content, str]:
    """The content of a file and the sha256 of its bytes; ``name`` is what errors and the table call it.

    Raises :class:`~keyfigures.SourceError` for a file that cannot be read.
    """
    adapter = FORMATS.get(path.suffix.lower())
    if adapter is None:
        raise SourceError(f"files of kind {path.suffix or '(no suffix)'!r} are not read", name,
                          f"known: {', '.join(sorted(FORMATS))}")
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise SourceError(f"cannot be opened: {error.strerror or error}", name) from error
    if not _FILLED.search(raw):
        raise SourceError("is empty", name, "download or save it again")
    read_content: Callable[[bytes, str], Content] = import_module(f"keyfigures.sources.{adapter}").read
    return read_content(raw, name), hashlib.sha256(raw).hexdigest()
