"""Claims -> the figures table: a field for each column, a row for each claim."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from keyfigures import schema
from keyfigures.figure import Bound, Number, Status

__all__ = ["Claim", "identify", "table"]


@dataclass(slots=True, kw_only=True)
class Claim:
    """One figure by one source; the fields are the columns of the figures table, with the same meanings."""

    figure_id: str | None = None
    measure: str | None = None
    low: Number | None = None
    best: Number | None = None
    high: Number | None = None
    bound: Bound | None = None
    status: Status = "reported"
    unit: str = "person"
    kind: str | None = None
    group: str | None = None
    part_of: str | None = None
    place: str | None = None
    iso3: str | None = None
    origin_iso3: str | None = None
    host_iso3: str | None = None
    from_date: dt.date | None = None
    to_date: dt.date | None = None
    date_precision: str | None = None
    attribution: str | None = None
    quote: str | None = None
    start: int | None = None
    end: int | None = None
    sentence: str | None = None
    locator: str | None = None
    document: str | None = None
    source: str | None = None
    title: str | None = None
    url: str | None = None
    published: dt.date | None = None
    language: str | None = None
    flags: str | None = None


def identify(*parts: object) -> str:
    """A stable name for a claim: twelve hexadecimal digits that depend on the parts alone."""
    return hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()[:12]


def table(claims: Sequence[Claim]) -> pd.DataFrame:
    """The figures table of the claims, one row each, in their order."""
    return pd.DataFrame({c.name: schema.array([getattr(claim, c.name) for claim in claims], c) for c in schema.COLUMNS})
