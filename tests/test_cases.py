"""Every phrasing of the case files is read as it says, and as nothing more."""

import tomllib
from pathlib import Path

import pandas as pd
import pytest

import keyfigures as kf
from keyfigures.language import available

CASES = Path(__file__).parent / "cases"
SECTIONS = {"numbers", "cells", "claims", "no_number", "no_claim", "no_cell", "known_failures"}
SIGNS = {"=": "exact", "~": "about", ">=": "at_least", ">": "more_than", "<=": "at_most", "<": "less_than"}


def short(row):
    """A row in the notation of the case files: =12, ~100, >=12, 300000..500000, vague."""
    low, high = (None if row[side] != row[side] or row[side] is None else f"{float(row[side]):g}" if float(row[side]) % 1
                       else str(int(row[side])) for side in ("low", "high"))
    if row["bound"] == "vague":
        return "vague"
    if row["bound"] == "between":
        return f"{low or ''}..{high or ''}"
    return next(sign for sign, bound in SIGNS.items() if bound == row["bound"]) + (low or high)


def rows(table):
    return table.astype(object).where(table.notna(), None).to_dict("records")


def claim(row):
    """A claim as the case files write it: deaths >=12, and after it what is out of the ordinary."""
    extras = [row["status"]] if row["status"] != "reported" else []
    extras += ["household"] if row["unit"] == "household" else []
    return " ".join([row["measure"], short(row), *extras])


def load():
    found = []
    for path in sorted(CASES.glob("*.toml")):
        data = tomllib.loads(path.read_text("utf-8"))
        assert set(data) <= SECTIONS, f"{path.name}: unknown sections {set(data) - SECTIONS}"
        failing = set(data.pop("known_failures", {}).get("texts", ()))
        for section, given in data.items():
            pairs = given.items() if isinstance(given, dict) else [("", given)]
            found += [pytest.param(path.stem, section, meaning, text, id=f"{path.stem}-{section}-{text[:60]}",
                                   marks=[pytest.mark.xfail(strict=True)] if text in failing else [])
                      for meaning, texts in pairs for text in texts]
    return found


FOUND = load()


def test_there_are_cases_for_every_language():
    assert {param.values[0] for param in FOUND} == set(available())


@pytest.mark.parametrize(("language", "section", "meaning", "text"), FOUND)
def test_case(language, section, meaning, text):
    if section in {"numbers", "no_number"}:
        said = "; ".join(short(row) for row in rows(kf.read_numbers(text, language=language)))
        assert said == meaning
    elif section in {"cells", "no_cell"}:
        row = rows(kf.parse_cells(pd.Series([text]), language=language))[0]
        assert (short(row) if row["bound"] else "") == meaning
    else:
        table = kf.read_text(text, language=language, published="2024-12-06")
        assert "; ".join(claim(row) for row in rows(table)) == meaning
        assert all(text[row["start"]:row["end"]] == row["quote"] for row in rows(table))
