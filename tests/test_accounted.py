"""No figure is lost without a word: every filled cell of a sheet is a row, a side of one, named in a warning, or a missing mark."""

import contextlib
import csv
import io
import re
import tempfile
import warnings
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from keyfigures import load_figures, parse_figure
from keyfigures.content import letters
from keyfigures.errors import KeyfiguresError

MARKS = ["", "-", "–", "n/a", "NA", "?", "...", "unknown", "nil", "*", "x"]
CELLS = st.one_of(
    st.integers(0, 10**6).map(str), st.integers(0, 10**6).map("{:,}".format), st.integers(10**17, 10**21).map(str),
    st.sampled_from([
        *MARKS, "300k–500k", "300-500", "between 400,000 and 470,000", "over 606", "about 40", "~40", ">= 6.4m", "up to 5",
        "at least 7", "more than 2", "fewer than 9", "dozens", "hundreds of thousands", "tens", "several", "some 300", "5 killed",
        "5 killed, 6 injured", "12 (3 children)", "5*", "5 †", "1.200", "1,5", "1.5", "-3", "½", "5%", "$5", "1e5", "1.0", "1e400",
        "٥", "５", "1 200", "١٢٣", "twelve", "zero", "none", "see annex", "no", "TRUE", "#REF!", "2024-12-06", "2019", "12/13", "=1+1",
        "'5", "a,b", "a\nb", " 7 ", "0", "00", "12–", "12+", "5 households", "300 000", "5-", "3 or 4", "?5"]))
# the columns of figures of a sheet, beside the first, which names the place
LAYOUTS = [
    ["killed"], ["killed", "injured"], ["killed low", "killed high"], ["killed", "low", "high"],
    ["killed low", "killed best", "killed high", "injured"], ["best", "low", "high"], ["2019", "2020", "2021"],
    ["2019", "2020", "Total"], ["Deaths 2019", "Deaths 2020"], ["killed men", "killed women", "killed total"],
    ["killed", "killed"], ["killed civilians low", "killed civilians high", "killed soldiers low", "killed soldiers high"],
    ["killed", "injured", "low", "high"], ["killed", ""], ["killed", "", "injured"], ["killed", "amount"],
    ["killed", "2019", "IDPs (thousands)"], ["deaths.low", "deaths.best", "deaths.high"], ["low", "min", "killed"]]
# layouts with columns of which nobody knows what they count
UNTOLD = {("killed", "injured", "low", "high"): {"low", "high"}, ("killed", "2019", "IDPs (thousands)"): {"2019", "IDPs (thousands)"},
          ("low", "min", "killed"): {"low"}}


def as_csv(rows):
    body = io.StringIO()
    csv.writer(body, quoting=csv.QUOTE_ALL).writerows(rows)
    return body.getvalue().encode()


def as_xlsx(rows):
    raw = io.BytesIO()
    with xlsxwriter.Workbook(raw, {"strings_to_formulas": False}) as book:
        sheet = book.add_worksheet("Week")
        for y, row in enumerate(rows):
            for x, cell in enumerate(row):
                (sheet.write_number if cell.isascii() and cell.isdecimal() and len(cell) < 15 and str(int(cell)) == cell
                 else sheet.write_string)(y, x, *([float(cell)] if cell.isascii() and cell.isdecimal() and len(cell) < 15
                                                  and str(int(cell)) == cell else [cell]))
    return raw.getvalue()


def loaded(name, raw):
    """The rows of a file, and what the warnings or the error say."""
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings(record=True) as raised:
        warnings.simplefilter("always")
        path = Path(folder, name)
        path.write_bytes(raw)
        try:
            table = load_figures(path)
        except KeyfiguresError as error:
            return None, str(error)
    return table[["locator", "quote", "low", "best", "high", "bound", "flags"]].to_dict("records"), "\n".join(
        str(w.message) for w in raised)


def sides_of(header, headers):
    """The columns that make one figure with this one, by the layouts above."""
    stem = [word for word in header.replace(".", " ").split() if word not in {"low", "best", "high", "min"}]
    alone = [h for h in headers if h not in {"low", "best", "high", "min"}]
    return {h for h in headers if [w for w in h.replace(".", " ").split() if w not in {"low", "best", "high", "min"}] in (stem, [])
            or (not stem and len(alone) <= 1)}


def holds_a_figure(cell):
    with contextlib.suppress(KeyfiguresError):
        figure = parse_figure(cell, language="en")
        return figure is not None and max(figure.low or 0, figure.high or 0) < 2**63
    return False


def unaccounted(headers, cells, rows, said, prefix=""):
    """The filled cells of a sheet that nothing speaks for."""
    where = {row["locator"].removeprefix(prefix): row for row in rows}
    for y, line in enumerate(cells, 2):
        for x, cell in enumerate(line, 1):
            address, header = f"{letters(x)}{y}", headers[x - 1]
            if cell.strip().lower() in {mark.lower() for mark in (*MARKS, "none")} or address in where:
                continue
            together = [f"{letters(i)}{y}" for i, h in enumerate(headers, 1) if h in sides_of(header, headers)]
            if header in UNTOLD.get(tuple(headers), {"", "amount"}) and not holds_a_figure(cell):
                continue  # words in a column of which nobody says that it counts anything
            named = f"{prefix}{address}:" in said or repr(header or f"column {letters(x)}") in said
            if not named and not any(a in where for a in together):
                yield address, header, cell


@pytest.mark.parametrize(("name", "write", "prefix"), [("deaths.csv", as_csv, ""), ("deaths.xlsx", as_xlsx, "Week!")])
@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_every_filled_cell_is_accounted_for(name, write, prefix, data):
    headers = data.draw(st.sampled_from(LAYOUTS))
    cells = data.draw(st.lists(st.lists(CELLS, min_size=len(headers), max_size=len(headers)), min_size=1, max_size=5))
    sheet = [["town", *headers], *([f"Town {chr(65 + i)}", *row] for i, row in enumerate(cells))]
    rows, said = loaded(name, write(sheet))
    if rows is None:  # the whole sheet was refused, aloud
        assert re.search("no column is known|names the columns|has no sheet with a table|has more cells than", said), said
        return
    assert not list(unaccounted(headers, cells, rows, said, prefix)), said
