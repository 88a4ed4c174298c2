"""Files -> the figures table: articles read as prose, sheets by their columns, every row with its origin."""

from __future__ import annotations

import datetime as dt
import json
import os
import re
import tomllib
import warnings
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from keyfigures import cells, claim, exported, schema, sources
from keyfigures import columns as maps
from keyfigures import language as languages
from keyfigures.errors import KeyfiguresError, OptionError, SourceError, TableError
from keyfigures.guess import guess, language_of
from keyfigures.passage import Document, Passage
from keyfigures.sources import header, hxl
from keyfigures.tidy import day, read_passage

if TYPE_CHECKING:
    from keyfigures.columns import ColumnMap
    from keyfigures.content import Content, Sheet

__all__ = ["SourceWarning", "files", "load_each", "load_figures", "together", "told_apart"]

Paths = str | os.PathLike[str] | Sequence[str | os.PathLike[str]]
_PARAGRAPH = re.compile(r"(?:\A|\n[ \t]*\n)\s*(?=\S)")
_RECORDS, _PACKAGE = "SOURCES.toml", "datapackage.json"


class SourceWarning(UserWarning):
    """Something in a file that a person should look at: a cell that is no figure, a column nobody knows, a guess."""


def load_figures(path: Paths, *, language: str | None = None, published: str | dt.date | None = None,
                 source: str | None = None, columns: Mapping[str, str] | str | Path | None = None) -> pd.DataFrame:
    """The checked figures table of a file, a folder, a glob or a list of them, in the order of the names.

    Prose (txt, md, html, docx, pdf) is read as :func:`~keyfigures.read_text` reads it. A sheet (csv, tsv, xlsx, xls, ods,
    parquet, json, jsonl, and the tables inside html and docx) is read by its columns: ``columns`` says what they hold, as
    ``{"killed": "deaths", "town": "place"}``, the name of a publisher's map or a toml file; without it the publisher is
    recognised by its headers or HXL tags, or else a guess is made from the words of the headers, which a warning shows, the
    origin of the file has under ``columns``, and ``keyfigures.columns.save`` keeps in a file. A table that
    :func:`~keyfigures.write` wrote comes back as it was.

    ``published``, ``source`` and ``language`` hold for every file; what is left out is taken from the file itself, from its
    record in a ``SOURCES.toml`` beside it, or from the publisher's map. The origin of each file (name, sha256, publisher,
    licence, retrieved ...) is in ``table.attrs["origins"]``.

    Raises :class:`~keyfigures.SourceError` for a file that cannot be read, naming sheet and cell. A cell that is no figure
    keeps its row, ``vague`` and flagged ``needs_review``, and is named in a :class:`SourceWarning`.
    """
    return load_each(files(path), language=language, published=published, source=source, columns=columns)


def load_each(named: Sequence[tuple[Path, str]], *, language: str | None = None, published: str | dt.date | None = None,
              source: str | None = None, columns: Mapping[str, str] | str | Path | None = None) -> pd.DataFrame:
    """The table of files that :func:`files` found, each under the name that it has there."""
    if language is not None:
        languages.load(language)
    given = Document("", source, None, None, day(published), language)
    wanted = None if columns is None else maps.of(columns)
    tables, origins, seen = [], [], dict[str, str]()
    for file, name in named:
        content, digest = sources.read(file, name)
        if digest in seen:
            warnings.warn(f"{name} is the same file as {seen[digest]} and was not read again", SourceWarning, stacklevel=3)
            continue
        seen[digest] = name
        table, origin, notes = _figures(_described(content, file, given), digest, wanted)
        try:
            tables.append((name, schema.check(table)))
        except TableError as error:
            raise TableError(f"{name}: {str(error).partition(chr(10))[0]}", error.rows) from error
        origins.append(origin)
        for note in notes:
            warnings.warn(note, SourceWarning, stacklevel=3)
    table = together(tables)
    table.attrs["origins"] = origins
    return table


def together(tables: Sequence[tuple[str, pd.DataFrame]]) -> pd.DataFrame:
    """The figures of several files, each with its name, as one table; one that stands in two of them is kept once.

    Raises :class:`~keyfigures.TableError` where two files say different things under one ``figure_id``.
    """
    full = [(name, table) for name, table in tables if len(table)]
    if len(full) < 2:
        return full[0][1] if full else schema.empty()
    table = pd.concat([one for _, one in full], ignore_index=True)
    again = table["figure_id"].notna() & table["figure_id"].duplicated()
    if not again.any():
        return table
    files_of = pd.Series(np.repeat(range(len(full)), [len(one) for _, one in full]))
    again &= files_of.groupby(table["figure_id"]).transform("nunique") > 1  # one that stands twice in one file is for the check
    same = again & table.drop(columns="document").duplicated()  # two files of one content may have two names
    first = files_of.groupby(table["figure_id"]).transform("first")
    if differing := [(row, f"{table['figure_id'][row]} of {full[files_of[row]][0]} is another than in {full[int(first[row])][0]}")
                     for row in np.flatnonzero(again & ~same)]:
        raise TableError("two files say different things of one figure", differing)
    for number, rows in files_of[same].value_counts(sort=False).items():
        name = full[int(str(number))][0]
        warnings.warn(f"{name}: {rows} of its figures stand in another file and are kept once", SourceWarning, stacklevel=3)
    return table[~same].reset_index(drop=True)


def files(path: Paths) -> list[tuple[Path, str]]:
    """The files that a path, a folder, a glob or a list of them stands for, each with the name that the table gives it.

    A folder gives every file in it of a format that is read, hidden ones and records of origin left out; a linked folder is
    entered once. Raises :class:`~keyfigures.SourceError` where there is nothing to read.
    """
    if isinstance(path, Sequence) and not isinstance(path, str):
        if not path:
            raise OptionError("the list of files is empty")
        return told_apart([pair for one in path for pair in files(one)])
    given = Path(path)
    package = given if given.name == _PACKAGE else given / _PACKAGE
    if package.is_file():
        return list(_resources(package))
    if given.is_dir():
        if found := [(file, file.relative_to(given).as_posix()) for file in _inside(given)]:
            return found
        raise SourceError("is a folder without files that can be read", str(path), f"known: {', '.join(sorted(sources.FORMATS))}")
    if given.is_file() or given.is_symlink():
        return [(given, given.name)]
    if not set("*?[") & set(str(path)):
        raise SourceError("there is no such file", str(path))
    root = Path(given.anchor)
    if matches := sorted(match for match in root.glob(str(given.relative_to(root))) if not match.name.startswith(".")):
        return [pair for match in matches for pair in files(match)]
    raise SourceError("matches no file", str(path))


def told_apart(found: Sequence[tuple[Path, str]]) -> list[tuple[Path, str]]:
    """The files, each once; those of one name are called by their paths."""
    once = {os.path.realpath(file): (file, name) for file, name in found}.values()  # resolve() fails on a link to itself
    names = Counter(name for _, name in once)
    return [(file, name if names[name] == 1 else file.as_posix()) for file, name in once]


def _inside(folder: Path) -> Iterator[Path]:
    entered = set()
    for here, below, names in os.walk(folder, followlinks=True):
        real = Path(here).resolve()
        below[:] = sorted(name for name in below if not name.startswith(".")) if real not in entered else []
        if real not in entered:
            yield from (Path(here, name) for name in sorted(names) if Path(name).suffix.lower() in sources.FORMATS
                        and not name.startswith((".", "SOURCES.")))
        entered.add(real)


def _resources(package: Path) -> Iterator[tuple[Path, str]]:
    """The files of a Data Package, which must lie in its folder."""
    try:
        paths = [str(resource["path"]) for resource in json.loads(package.read_text("utf-8"))["resources"]]
    except (ValueError, KeyError, TypeError) as error:
        raise SourceError("is no Data Package: expected resources, each with a path", str(package)) from error
    for path in paths:
        file = package.parent / path
        if not file.resolve().is_relative_to(package.parent.resolve()):
            raise SourceError(f"points outside its folder: {path!r}", str(package))
        yield file, path


def _described(content: Content, file: Path, given: Document) -> Content:
    """The content with what is known of its document: first as given, then as the file says, then as its record says."""
    record = _record(file)
    published = str(record.get("published", ""))
    recorded = Document("", record.get("publisher"), record.get("title"), record.get("url"),
                        dt.date.fromisoformat(published) if len(published) == 10 else None, record.get("language"))
    known = content.document
    merged: dict[str, Any] = {name: next((v for d in (given, known, recorded) if (v := getattr(d, name)) is not None), None)
                              for name in ("source", "title", "url", "published", "language")}
    origin = {key: record[key] for key in ("licence", "retrieved") if key in record} | content.origin
    if merged["language"]:
        merged["language"] = merged["language"].replace("_", "-").split("-")[0].lower()
    return replace(content, document=replace(known, **merged), origin=origin)


def _record(file: Path) -> dict[str, Any]:
    for folder in list(file.absolute().parents)[:2]:
        records = folder / _RECORDS
        if records.is_file():
            try:
                found = tomllib.loads(records.read_text("utf-8")).get(file.absolute().relative_to(folder).as_posix())
            except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
                raise SourceError(f"is not TOML: {error}", str(records)) from error
            if isinstance(found, dict):
                return found
    return {}


def _figures(content: Content, digest: str, wanted: ColumnMap | None) -> tuple[pd.DataFrame, dict[str, Any], list[str]]:
    """The figures of one file, the record of its origin, and what a person should look at."""
    document = content.document
    tables = [_prose(content)] if content.text.strip() else []
    notes = [f"{document.name}: {note}" for note in content.notes]
    problems: list[SourceError] = []
    about: dict[str, Any] = {}
    sheets = [sheet for sheet in content.sheets if exported.is_ours(sheet.headers)] or content.sheets
    beside = [repr(sheet.name) for sheet in content.sheets if sheet not in sheets and sheet.name != exported.README]
    notes += [f"{document.name}: sheet {', '.join(beside)} stands beside a figures table and was not read"] if beside else []
    for number, sheet in enumerate(sheets, 1):
        try:
            table, about, said = _sheet(sheet, document, wanted, f"{digest[:12]}-{number}")
        except SourceError as error:
            if wanted is not None or not content.text or _holds_numbers(sheet):  # a table of words may be there for the layout
                problems.append(error)
            continue
        tables.append(table)
        notes += said
    if problems and not tables:
        raise problems[0]
    notes += map(str, problems)
    origin = {"document": document.name, "sha256": digest, "source": document.source or about.get("publisher"),
              "title": document.title or about.get("title"), "url": document.url or about.get("url"),
              "licence": about.get("licence"), **content.origin, "columns": about.get("columns"),
              "rows": sum(map(len, tables))}
    table = pd.concat(tables, ignore_index=True) if len(tables) > 1 else tables[0] if tables else schema.empty()
    return table, {key: value for key, value in origin.items() if value is not None}, notes


def _holds_numbers(sheet: Sheet) -> bool:
    """Whether a table of an article holds a number."""
    return header.holds_numbers(sheet.read([name for name in sheet.headers if name]).to_numpy().tolist())


def _prose(content: Content) -> pd.DataFrame:
    try:
        table = claim.table(read_passage(Passage(content.text, content.document)))
    except KeyfiguresError as error:
        raise SourceError(str(error), content.document.name) from error
    later = cells.is_later(table)
    table["flags"] = table["flags"].mask(later, (table["flags"] + ";after_publication").fillna("after_publication"))
    if len(table):
        offsets, names = zip(*(content.marks or _paragraphs(content.text)), strict=True)
        position = np.searchsorted(offsets, table["start"].to_numpy(np.int64), side="right") - 1
        table["locator"] = pd.array([names[i] for i in position], dtype="string")
    return table


def _paragraphs(text: str) -> list[tuple[int, str]]:
    begins = [m.start() for m in _PARAGRAPH.finditer(text)]
    return [(0, "paragraph 1"), *((begin, f"paragraph {i}") for i, begin in enumerate(begins, 1))]


def _sheet(sheet: Sheet, document: Document, wanted: ColumnMap | None,
           identity: str) -> tuple[pd.DataFrame, dict[str, Any], list[str]]:
    """The figures of one sheet, what its map says of the publisher, and what a person should look at."""
    where = f"{document.name}, sheet {sheet.name!r}" if sheet.name else document.name
    if exported.is_ours(sheet.headers):
        known_to_us = [name for name in sheet.headers if name in schema.DTYPES]
        added = [name for name in sheet.headers if name and name not in schema.DTYPES]
        notes = [f"{where}: {', '.join(map(repr, added))}: no column of the figures table, not read"] if added else []
        return exported.restored(sheet.read(known_to_us), where, guards=sheet.guarded), {}, notes
    shown: list[str] = []
    guessed: dict[str, str] = {}
    found = wanted or maps.recognise(sheet.headers, where) or hxl.column_map(sheet, where)
    if found is None:
        guessed = guess(sheet.headers, f"{sheet.name or ''} {document.name} {document.title or ''}")
        if not guessed:
            raise SourceError("no column is known to hold figures", where,
                              f"it has: {', '.join(map(repr, filter(None, sheet.headers)))}\n"
                              "    say what they hold: columns={'header': 'deaths'}")
        found = maps.of(guessed)
        if any(name.strip().casefold() != target for name, target in guessed.items()):
            shown = [f"{where}: nobody says what the columns hold; by their words: "
                     f"{', '.join(f'{h} = {t}' for h, t in guessed.items())}; give columns= to say it"]
    known = found.about
    document = replace(document, source=document.source or known.get("publisher"), title=document.title or known.get("title"),
                       url=document.url or known.get("url"),
                       language=document.language or known.get("language") or language_of(sheet.headers))
    table, notes = cells.read(sheet, found, document, identity, given_by_caller=wanted is not None)
    return table, known | ({"columns": guessed} if guessed else {}), shown + notes
