"""Figures table -> a file that others can use: csv, xlsx, parquet, json, HXL and Data Package, by the suffix of its name."""

from __future__ import annotations

import csv
import hashlib
import json
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import pandas as pd

from keyfigures import schema
from keyfigures.errors import KeyfiguresError, OptionError, SourceError, TableError
from keyfigures.exported import as_text, guarded
from keyfigures.spreadsheet import write_workbook

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["TAGS", "writable", "write"]

# open attributes behind core hashtags, as HXL 1.1 allows; under #date and #affected a validator wants dates and numbers alone
TAGS = {
    "figure_id": "#meta+id", "measure": "#indicator+name", "low": "#affected+min", "best": "#affected+best",
    "high": "#affected+max", "bound": "#meta+bound", "status": "#status", "unit": "#meta+unit", "kind": "#meta+kind",
    "group": "#beneficiary+type", "part_of": "#meta+id+whole", "place": "#loc+name", "iso3": "#country+code+v_iso3",
    "origin_iso3": "#country+code+origin+v_iso3", "host_iso3": "#country+code+asylum+v_iso3", "from_date": "#date+start",
    "to_date": "#date+end", "date_precision": "#meta+precision", "attribution": "#meta+source", "quote": "#description+quote",
    "start": "#meta+start", "end": "#meta+end", "sentence": "#description+sentence", "locator": "#meta+locator",
    "document": "#meta+document", "source": "#org+name", "title": "#meta+title", "url": "#meta+url",
    "published": "#date+reported", "language": "#meta+lang", "flags": "#meta+flags",
}
_PACKAGE = "datapackage.json"
_TYPES = {"text": "string", "category": "string", "integer": "integer", "date": "date"}


def write(table: pd.DataFrame, path: str | os.PathLike[str]) -> None:
    """Write a figures table to a file in the format of its suffix; a name without suffix is the folder of a Data Package.

    :func:`~keyfigures.load_figures` gives the same table back from each of them. An apostrophe before text that a
    spreadsheet would run as a formula is added in csv and taken away again on reading. The file is replaced in one step: a
    write that is interrupted leaves the old one.

    Raises :class:`~keyfigures.OptionError` for a suffix that is not known, :class:`~keyfigures.TableError` for rows that break
    the rules of the table.
    """
    target = writable(path)
    checked = schema.check(table)
    checked.attrs["origins"] = table.attrs.get("origins", [])
    suffix = _suffix(target)
    if suffix in _WRITERS and target.name != _PACKAGE:
        _replace(target, lambda file: _WRITERS[suffix](checked, file))
    else:
        _write_package(checked, target.parent if suffix else target)


def writable(path: str | os.PathLike[str]) -> Path:
    """The path itself, where a table may be written to it; known before the work of making one.

    Raises :class:`~keyfigures.OptionError` for a suffix that is not known, :class:`~keyfigures.SourceError` for a folder that is
    not there, is none, or holds other things than a Data Package.
    """
    target = Path(path)
    suffix = _suffix(target)
    if suffix and suffix not in _WRITERS:
        raise OptionError.unknown("format", suffix, _WRITERS, "a name without suffix is the folder of a Data Package")
    if suffix and target.is_dir():
        raise SourceError("is a folder", str(target), "name a file in it")
    if suffix and target.name != _PACKAGE and not target.parent.is_dir():
        raise SourceError("cannot be written: No such file or directory", str(target))
    if not suffix and target.exists() and not target.is_dir():
        raise SourceError("is a file; a Data Package is a folder", str(target))
    if not suffix and target.is_dir() and not (target / _PACKAGE).exists() and any(target.iterdir()):
        raise SourceError("is a folder with other files; a Data Package has one of its own", str(target),
                          f"name a file in it, such as {target.name}/figures.csv, or a new folder")
    return target


def _suffix(target: Path) -> str:
    return ".hxl.csv" if target.name.lower().endswith(".hxl.csv") else target.suffix.lower()


def _replace(target: Path, fill: Callable[[Path], None]) -> None:
    """Fill a new file beside the target, then put it in its place."""
    try:
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=target.suffix, dir=target.parent)
    except OSError as error:
        raise SourceError(f"cannot be written: {error.strerror}", str(target)) from error
    os.close(handle)
    new = Path(name)
    try:
        fill(new)
        umask = os.umask(0)
        os.umask(umask)
        new.chmod(target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~umask)
        new.replace(target)
    finally:
        new.unlink(missing_ok=True)


def _csv(table: pd.DataFrame, file: Path) -> None:
    _delimited(guarded(as_text(table)), file)


def _hxl(table: pd.DataFrame, file: Path) -> None:
    cells = guarded(as_text(table))
    _delimited(pd.concat([pd.DataFrame([TAGS])[list(cells)], cells]), file)


def _delimited(cells: pd.DataFrame, file: Path) -> None:
    nul = [(label, f"{name} holds a NUL byte") for name in cells
           for label in cells.index[cells[name].str.contains("\0", regex=False)]]
    if nul:
        raise TableError("a csv file holds no NUL bytes; take them out, or write json or parquet", nul)
    returns = any(cells[name].str.contains("\r", regex=False).any() for name in cells)
    quoting: Literal[0, 1] = csv.QUOTE_ALL if returns else csv.QUOTE_MINIMAL  # Python leaves a lone return unquoted
    cells.to_csv(file, index=False, lineterminator="\n", encoding="utf-8", quoting=quoting)


def _parquet(table: pd.DataFrame, file: Path) -> None:
    try:
        table.reset_index(drop=True).to_parquet(file, index=False)
    except ImportError as error:
        raise KeyfiguresError("parquet needs pyarrow: pip install 'keyfigures[tables]'") from error


def _records(table: pd.DataFrame) -> list[str]:
    """Each row as a JSON object on one line."""
    cells = as_text(table)
    numbers = {column.name for column in schema.COLUMNS if column.kind == "integer"}
    columns = [[None if value == "" else int(value) if name in numbers else value for value in cells[name]] for name in cells]
    return [json.dumps(dict(zip(cells, row, strict=True)), ensure_ascii=False) for row in zip(*columns, strict=True)]


def _json(table: pd.DataFrame, file: Path) -> None:
    _text("[\n" + ",\n".join(_records(table)) + "\n]\n", file)


def _write_package(table: pd.DataFrame, folder: Path) -> None:
    """``figures.csv`` and then the ``datapackage.json`` that describes it."""
    folder.mkdir(parents=True, exist_ok=True)
    _replace(folder / "figures.csv", lambda file: _csv(table, file))
    raw = (folder / "figures.csv").read_bytes()
    described = json.dumps(_package(raw, table.attrs["origins"]), ensure_ascii=False, indent=2) + "\n"
    _replace(folder / _PACKAGE, lambda file: _text(described, file))


def _text(text: str, file: Path) -> None:
    file.write_text(text, encoding="utf-8", newline="\n")


def _package(raw: bytes, origins: list[dict[str, Any]]) -> dict[str, Any]:
    """The descriptor, after https://specs.frictionlessdata.io/tabular-data-package/."""
    fields = [{"name": c.name, "type": _TYPES[c.kind], "description": c.meaning,
               **({"constraints": {"enum": list(c.allowed)}} if c.allowed else {})} for c in schema.COLUMNS]
    sources = [{key: str(origin[name]) for key, name in (("title", "document"), ("path", "url")) if name in origin}
               for origin in origins]
    licences = sorted({str(origin["licence"]) for origin in origins if "licence" in origin})
    return {
        "profile": "tabular-data-package", "name": "figures", "title": "Published numbers about people in danger",
        **({"licenses": [{"name": _name(licence), "title": licence} for licence in licences]} if licences else {}),
        **({"sources": sources} if sources else {}),
        "resources": [{
            "profile": "tabular-data-resource", "name": "figures", "path": "figures.csv", "format": "csv",
            "mediatype": "text/csv", "encoding": "utf-8", "bytes": len(raw), "hash": f"sha256:{hashlib.sha256(raw).hexdigest()}",
            "schema": {"fields": fields, "primaryKey": ["figure_id"], "missingValues": [""]},
        }],
    }


def _name(licence: str) -> str:
    return "".join(c if c.isalnum() or c in "-._" else "-" for c in licence)


_WRITERS: dict[str, Callable[[pd.DataFrame, Path], None]] = {
    ".csv": _csv, ".hxl.csv": _hxl, ".parquet": _parquet, ".json": _json,
    ".xlsx": write_workbook}
