"""The other cells of a row -> who, where and when: the columns of the figures table that stand beside a number."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import pandas as pd

from keyfigures import datecells, schema
from keyfigures.countries import alpha3
from keyfigures.guess import meaning_of

if TYPE_CHECKING:
    from keyfigures.columns import ColumnMap

__all__ = ["surroundings"]

_JOINED = {"group": ", ", "flags": ";"}  # what several columns may add to; of the others the first that says something counts
_FIXED = {column.name: column.allowed for column in schema.COLUMNS if column.allowed}
_COUNTRIES = ("iso3", "origin_iso3", "host_iso3")
_PARTS = {"from_date": ("from_year", "from_month", "from_day"), "to_date": ("to_year", "to_month", "to_day"),
          "date": ("year", "month")}

Targets = Mapping[str, tuple[str, ...]]


def surroundings(cells: pd.DataFrame, wanted: ColumnMap, targets: Targets,
                 language: str | None) -> tuple[dict[str, pd.Series], list[str]]:
    """The columns that the cells give, each a Series as long as ``cells``, and what could not be understood.

    ``from_date`` and ``to_date`` are there together with ``date_precision``; where the map has a ``stock_day`` ("12-31") also
    ``stock_date``, the day of the year on which stocks stand.
    """
    told: dict[str, pd.Series] = {}
    problems: list[str] = []
    for header, column in cells.items():
        text = column.astype("string").str.strip()
        text = text.mask(text == "")
        meanings = wanted.codes.get(str(header), {})
        if meanings:
            text, coded, unknown = _decoded(text, meanings)
            for target, values in coded.items():
                _tell(told, target, values)
            if unknown and header not in targets:
                problems.append(f"column {header!r} holds {', '.join(map(repr, unknown))}, which its map does not know")
        for target in targets.get(str(header), ()):
            _tell(told, target, text)
        for flag, words in wanted.words.get(str(header), {}).items():
            said = text.str.contains(rf"\b(?:{'|'.join(map(re.escape, words))})\b", case=False)
            _tell(told, "flags", pd.Series(pd.NA, text.index, dtype="string").mask(said.fillna(False).astype(bool), flag))
    if "sentence" in told:
        told["sentence"] = _without_markup(told["sentence"])
    problems += [*_fixed_words(told), *_countries(told, language), *_dates(told, wanted, targets, language)]
    return told, problems


def _tell(told: dict[str, pd.Series], target: str, values: pd.Series) -> None:
    if target not in told:
        told[target] = values
    elif target in _JOINED:
        both = told[target] + _JOINED[target] + values
        told[target] = both.fillna(told[target]).fillna(values)
    else:
        told[target] = told[target].fillna(values)


def _decoded(text: pd.Series, meanings: Mapping[str, Mapping[str, str]]) -> tuple[pd.Series, dict[str, pd.Series], list[str]]:
    """The cells without those that are codes, what the codes stand for by target, and the cells that are no code."""
    positions, found = pd.factorize(text)
    plain = [str(value).removesuffix(".0").casefold() for value in found]
    known = {code.casefold(): meaning for code, meaning in meanings.items()}
    meant = [known.get(value, known.get("*")) for value in plain]
    coded = {}
    for target in dict.fromkeys(t for m in meanings.values() for t in m):
        values = pd.array([(m or {}).get(target) for m in meant] + [None], dtype="string")
        coded[target] = pd.Series(values.take(positions), index=text.index)
    other = pd.array([value if m is None else None for value, m in zip(found, meant, strict=True)] + [None], dtype="string")
    unknown = sorted(str(value) for value, m in zip(found, meant, strict=True) if m is None)
    return pd.Series(other.take(positions), index=text.index), coded, unknown


def _fixed_words(told: dict[str, pd.Series]) -> Iterator[str]:
    """Cells made the words that their column knows, in place; others are taken out, flagged where they say what is counted."""
    for target, allowed in _FIXED.items():
        if target not in told:
            continue
        positions, found = pd.factorize(told[target])
        meant = [str(word) if word in allowed else meaning_of(target, str(word)) for word in found]
        made = pd.Series(pd.array([*meant, None], dtype="string").take(positions), index=told[target].index)
        strange = sorted(repr(str(word)) for word, meaning in zip(found, meant, strict=True) if meaning is None)
        if strange:
            yield f"{target} is not told by {', '.join(strange)}; known: {', '.join(allowed)}"
            if target in {"measure", "unit"}:
                unknown = made.isna() & told[target].notna()
                _tell(told, "flags", pd.Series(pd.NA, made.index, dtype="string").mask(unknown, "needs_review"))
        told[target] = made


def _without_markup(text: pd.Series) -> pd.Series:
    plain = text.str.replace(r"<[^<>]*>", " ", regex=True)
    return plain.map(html.unescape, na_action="ignore").str.replace(r"\s+", " ", regex=True).str.strip().astype("string")


def _countries(told: dict[str, pd.Series], language: str | None) -> Iterator[str]:
    """Names and codes made alpha-3 in place; what is no country of ISO 3166 stays as the place, in its own words."""
    if "country" in told:
        written = told.pop("country")
        _tell(told, "iso3", written)
        _tell(told, "place", written)
    for target in _COUNTRIES:
        if target in told:
            positions, names = pd.factorize(told[target])
            codes = [alpha3(str(name), language or "en") for name in names]
            made = pd.Series(pd.array([*codes, None], dtype="string").take(positions), index=told[target].index)
            if target == "iso3":
                _tell(told, "place", told[target])
            told[target] = made
            strange = [repr(str(name)) for name, code in zip(names, codes, strict=True) if code is None]
            if strange:
                yield f"{target} has no ISO 3166 code for {', '.join(sorted(strange))}"


def _dates(told: dict[str, pd.Series], wanted: ColumnMap, targets: Targets, language: str | None) -> Iterator[str]:
    """Dates in whole or in parts, made ``from_date``, ``to_date`` and ``date_precision`` in place."""
    for target, parts in _PARTS.items():
        given = [told.pop(part) for part in parts if part in told]
        if given and target not in told:
            told[target] = _joined(given)
    if wanted.stock_day and "date" in told:
        years = datecells.read(told["date"].str[:4] + f"-{wanted.stock_day}", language)
        told["stock_date"] = years["first"]
    day = told.pop("date", None)
    spans = {}
    for target, edge in (("from_date", "first"), ("to_date", "last")):
        written = told[target].fillna(day) if target in told and day is not None else told.get(target, day)
        if written is not None:
            read = spans[target] = datecells.read(written, language, wanted.timezone)
            told[target] = read[edge]
            strange = written[read["first"].isna().to_numpy() & written.notna().to_numpy()]
            headers = [header for header, meant in targets.items() if {target, "date"} & set(meant)]
            column = f"column {headers[0]!r}, " if len(headers) == 1 else ""
            yield from (f"{column}row {row}: {value!r} is no date; it stays open"
                        for row, value in strange.drop_duplicates()[:5].items())
    if spans:
        coarsest = [read["precision"].cat.codes for read in spans.values()]
        codes = pd.concat(coarsest, axis=1).max(axis=1)
        dtype: Any = schema.DTYPES["date_precision"]
        _tell(told, "date_precision", pd.Series(pd.Categorical.from_codes(codes.to_numpy(), dtype=dtype), index=codes.index))
    if "published" in told:
        told["published"] = datecells.read(told["published"], language)["first"]


def _joined(parts: list[pd.Series]) -> pd.Series:
    """Year, month and day columns as one ISO date, as far as they go."""
    whole = parts[0].str.removesuffix(".0")
    for part in parts[1:]:
        whole = whole + ("-" + part.str.removesuffix(".0").str.zfill(2)).fillna("")
    return whole
