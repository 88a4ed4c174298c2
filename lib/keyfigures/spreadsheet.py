"""Figures table -> an xlsx workbook: the figures as typed cells, and a README sheet that says what they are."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any

from keyfigures import schema
from keyfigures.errors import KeyfiguresError, TableError
from keyfigures.exported import FORMULA, README
from keyfigures.vague import schemes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pandas as pd
    import xlsxwriter

__all__ = ["write_workbook"]

_LONGEST, _ROWS = 32_767, 1_048_575  # what a cell and a sheet of Excel hold
_LARGEST = 10**15 - 1  # a number of Excel has fifteen digits
_LINKS = 65_000
_LINK = re.compile(r"https?://[^\s\"<>]{1,2000}")
_CREATED = dt.datetime(2000, 1, 1)  # a fixed day, so that equal tables give equal files
_WIDTHS = {"integer": 12, "date": 12, "category": 12, "text": 18}


def write_workbook(table: pd.DataFrame, file: Path) -> None:
    """Write the sheets ``figures`` and ``README``; raises :class:`~keyfigures.TableError` for what Excel cannot hold."""
    try:
        from xlsxwriter import Workbook
    except ImportError as error:
        raise KeyfiguresError("xlsx needs XlsxWriter: pip install 'keyfigures[tables]'") from error
    _refuse_too_much(table)
    with Workbook(str(file), {"strings_to_urls": False, "strings_to_formulas": False, "strings_to_numbers": False}) as book:
        book.set_properties({"created": _CREATED, "title": "keyfigures"})
        _figures(book, table)
        _readme(book, table)


def _refuse_too_much(table: pd.DataFrame) -> None:
    if len(table) > _ROWS:
        raise TableError(f"{len(table):,} rows; a sheet of xlsx holds {_ROWS:,}; write csv or parquet")
    long = [(label, f"{column.name} has more than {_LONGEST:,} characters") for column in schema.COLUMNS if column.kind == "text"
            for label in table.index[(table[column.name].str.len() > _LONGEST).fillna(False).astype(bool)]]
    large = [(label, f"{column.name} {value} has more than 15 digits") for column in schema.COLUMNS if column.kind == "integer"
             for label, value in table[column.name][(table[column.name] > _LARGEST).fillna(False).astype(bool)].items()]
    if large:
        raise TableError("a number of xlsx has 15 digits; write csv or parquet", large)
    if long:
        raise TableError(f"a cell of xlsx holds {_LONGEST:,} characters; write csv or parquet", long)


def _figures(book: xlsxwriter.Workbook, table: pd.DataFrame) -> None:
    sheet = book.add_worksheet("figures")
    formats = {"head": book.add_format({"bold": True, "bottom": 1}), "date": book.add_format({"num_format": "yyyy-mm-dd"}),
               "text": book.add_format({"quote_prefix": True}), "number": book.add_format({"num_format": "#,##0"})}
    sheet.freeze_panes(1, 0)
    for j, column in enumerate(schema.COLUMNS):
        sheet.set_column(j, j, _WIDTHS[column.kind])
        sheet.write_string(0, j, column.name, formats["head"])
        values = table[column.name].astype(object)
        for i, value in enumerate(values.where(values.notna(), None), 1):
            if value is None:
                continue
            if column.kind == "integer":
                sheet.write_number(i, j, int(value), formats["number"])
            elif column.kind == "date":
                sheet.write_datetime(i, j, value.to_pydatetime(), formats["date"])
            elif column.name == "url" and i <= _LINKS and _LINK.fullmatch(value):
                sheet.write_url(i, j, value, string=value)
            else:
                sheet.write_string(i, j, value, formats["text"] if FORMULA.match(value) else None)
    sheet.autofilter(0, 0, max(len(table), 1), len(schema.COLUMNS) - 1)


def _readme(book: xlsxwriter.Workbook, table: pd.DataFrame) -> None:
    sheet = book.add_worksheet(README)
    bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 22)
    sheet.set_column(1, 2, 60)
    for i, cells in enumerate(_lines(table)):
        heading = len(cells) == 1
        for j, text in enumerate(cells):
            sheet.write_string(i, j, text, bold if heading else wrapped)


def _lines(table: pd.DataFrame) -> Iterator[tuple[str, ...]]:
    origins: list[dict[str, Any]] = table.attrs.get("origins", [])
    coded = sorted(set(table["flags"].str.extract(r"vague_coded:(\w+)")[0].dropna()))
    yield ("Published numbers about people in danger: one row is one figure by one source",)
    yield "bounds", ("low and high are the bounds as published, and a missing one is open; best is there only where the source "
                     "gives a point. More than is not at least. Rows of different sources stand side by side; never add them.")
    yield "vague words", "a word such as dozens keeps its bound, vague, and its quote; " + (
        "; ".join(f"low is coded after {schemes()[name]['source']}" for name in coded) or "no number is put in its place")
    yield ("Columns",)
    for column in schema.COLUMNS:
        yield column.name, column.meaning, ", ".join(column.allowed)
    yield ("Measures",)
    yield from schema.MEASURES.items()
    if origins:
        yield ("Origins",)
    for origin in origins:
        told = [f"{key}: {origin[key]}" for key in ("title", "url", "licence", "retrieved", "sha256") if key in origin]
        yield str(origin.get("document", "")), str(origin.get("source", "")), "\n".join(told)
