"""Figures table -> one row a thing, by a stated rule; and totals that refuse to be wrong."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import Any

import pandas as pd

from keyfigures import schema
from keyfigures.countries import alpha3
from keyfigures.errors import OptionError, TableError

__all__ = ["RULES", "THING", "reconcile", "total"]

RULES = {
    "envelope": "from the lowest low to the highest high; a side that any claim leaves open stays open",
    "latest": "the envelope of what was published last",
    "source": "the envelope of what the first source in `prefer` says that says anything",
}
THING = ("kind", "group", "place", "iso3", "origin_iso3", "host_iso3", "from_date", "to_date")
_WHO = ("town", "iso3", "group", "origin_iso3", "host_iso3")  # missing stands for all of them
_SIDES = ("low", "best", "high")

Row = dict[Any, Any]


def reconcile(
    table: pd.DataFrame, *, rule: str = "envelope", by: Sequence[str] = THING, prefer: Sequence[str] = (),
) -> pd.DataFrame:
    """One row a thing, made of the claims about it by a stated rule; what was used and what was left out stays visible.

    Claims are about one thing when they agree on the columns in ``by``, on measure and unit, and on being a projection
    or not: a projection is never merged with a count. A side is one that a claim published, never a number in
    between; best stays only where all claims used agree on it. Claims without a number and those flagged
    ``superseded`` are left out. ``rule`` is one of :data:`RULES`; for ``source``, ``prefer`` names the best first.

    The columns are measure, unit, those in ``by``, low, best, high, bound, status (missing where the claims differ),
    and rule, sources, used and left_out: texts with semicolons, the last two of figure_ids.

    Raises :class:`~keyfigures.OptionError` for an unknown rule or column, and :class:`~keyfigures.TableError` where a
    rule finds nothing to go by.
    """
    if rule not in RULES:
        raise OptionError.unknown("rule", rule, RULES)
    names = [c.name for c in schema.COLUMNS]
    if unknown := [name for name in by if name not in names]:
        raise OptionError.unknown("column", unknown[0], names)
    keys = list(dict.fromkeys(("measure", "unit", *by)))
    things: dict[tuple[object, ...], list[Row]] = defaultdict(list)
    for row in _rows(table):
        things[row["status"] == "projected", *(row["town" if k == "place" else k] for k in keys)].append(row)
    rows = [{k: claims[0][k] for k in keys} | _merged(claims, rule, prefer) for claims in things.values()]
    told = [*keys, *_SIDES, "bound", "status"]
    merged = schema.cast(pd.DataFrame(rows, columns=told, dtype=object))[told]
    return merged.assign(**{name: pd.Series([r[name] for r in rows], dtype="string")
                            for name in ("rule", "sources", "used", "left_out")})


def _merged(claims: list[Row], rule: str, prefer: Sequence[str]) -> Row:
    counted = [c for c in claims if _has_number(c) and "superseded" not in _flags(c)]
    used = _chosen(counted, rule, prefer) or claims[:1]
    statuses = {c["status"] for c in used}
    ids = [c["figure_id"] for c in used]
    return {
        **_envelope(used),
        "status": statuses.pop() if len(statuses) == 1 else None,
        "rule": rule,
        "sources": _listed(map(_voice, used)),
        "used": _listed(ids),
        "left_out": _listed(c["figure_id"] for c in claims if c["figure_id"] not in ids),
    }


def _chosen(claims: list[Row], rule: str, prefer: Sequence[str]) -> list[Row]:
    if rule == "envelope" or not claims:
        return claims
    if rule == "latest":
        if undated := [(c["label"], "published is missing") for c in claims if not c["published"]]:
            raise TableError("the rule 'latest' needs to know when each claim was published", undated)
        last = max(c["published"] for c in claims)
        return [c for c in claims if c["published"] == last]
    for source in prefer:
        if chosen := [c for c in claims if source in (c["attribution"], c["source"])]:
            return chosen
    raise TableError(f"the rule 'source' finds none of {', '.join(prefer) or 'the sources'} in prefer=",
                     [(c["label"], f"is by {_voice(c)}") for c in claims])


def _envelope(claims: list[Row]) -> Row:
    if len({(*(c[s] for s in _SIDES), c["bound"]) for c in claims}) == 1:
        return {name: claims[0][name] for name in (*_SIDES, "bound")}
    lows, bests, highs = ([c[side] for c in claims] for side in _SIDES)
    low = None if None in lows else min(lows)
    high = None if None in highs else max(highs)
    best = bests[0] if len(set(bests)) == 1 else None
    at_edge = {c["bound"] for c in claims if (c["low"] == low if high is None else c["high"] == high)}
    return {"low": low, "best": best, "high": high, "bound": _bound(low, best, high, at_edge)}


def _bound(low: int | None, best: int | None, high: int | None, told: set[str]) -> str:
    if low is None and high is None:
        return "vague"
    if high is None:
        return "more_than" if told == {"more_than"} else "at_least"
    if low is None:
        return "less_than" if told == {"less_than"} else "at_most"
    return "about" if low == best == high else "between"


def total(table: pd.DataFrame, *, events: bool = False) -> pd.Series:
    """The sum of rows that may be added, as measure, unit, low, best, high, bound, rows, covered and used.

    Low adds up the lows there are, as nobody counts fewer than no people; high and best need one in every row.
    ``covered`` is how many of the ``rows`` have any number, and ``used`` names them by figure_id.

    Raises :class:`~keyfigures.TableError` with each row that must not be added and why: another measure, unit or kind;
    projections beside counts; superseded figures; a part beside its whole; two claims on one thing; stocks of one
    place over time; flows whose periods overlap. A row without a town, group, origin or host may hold those that have
    one. ``events=True`` states that each row is an event of its own, as in UCDP's list: then periods may overlap.
    """
    rows = _rows(table)
    if bad := [*_unlike(rows), *_parts(rows), *(() if events else _overlaps(rows))]:
        raise TableError("these rows do not add up to one number", bad)
    counted = [r for r in rows if _has_number(r)]
    lows, bests, highs = ([r[side] for r in rows if r[side] is not None] for side in _SIDES)
    low = sum(lows) if lows else None
    best, high = (sum(side) if side and len(side) == len(rows) else None for side in (bests, highs))
    told = {r["bound"] for r in rows}
    what = {name: rows[0][name] if rows else None for name in ("measure", "unit")}
    bound = "exact" if told == {"exact"} else _bound(low, best, high, told & {"more_than", "less_than"})
    return pd.Series({
        **what, "low": low, "best": best, "high": high, "bound": bound,
        "rows": len(rows), "covered": len(counted), "used": _listed(r["figure_id"] for r in counted),
    }, dtype=object)


def _unlike(rows: list[Row]) -> Iterator[tuple[object, str]]:
    for row in rows:
        for name in ("measure", "unit", "kind"):
            if row[name] != rows[0][name]:
                yield row["label"], f"{name} is {row[name]}, in row {rows[0]['label']} it is {rows[0][name]}"
        if (row["status"] == "projected") != (rows[0]["status"] == "projected"):
            yield row["label"], f"status is {row['status']}, in row {rows[0]['label']} it is {rows[0]['status']}"
        if "superseded" in _flags(row):
            yield row["label"], "was superseded by a later figure"


def _parts(rows: list[Row]) -> Iterator[tuple[object, str]]:
    labels = {row["figure_id"]: row["label"] for row in rows}
    yield from ((r["label"], f"is a part of row {labels[r['part_of']]}") for r in rows if r["part_of"] in labels)


def _overlaps(rows: list[Row]) -> Iterator[tuple[object, str]]:
    things: dict[tuple[object, ...], list[Row]] = defaultdict(list)
    for row in rows:
        things[tuple(row[name] for name in _WHO)].append(row)
    for claims in things.values():
        ordered = sorted(claims, key=_first_day)
        longest = ordered[0]
        for row in ordered[1:]:
            if _meet(longest, row):
                yield row["label"], _same(row, longest)
            longest = max(longest, row, key=_last_day)
    for key, other in _nested(things):
        for row in things[key]:
            if whole := next((w for w in things[other] if _meet(row, w)), None):
                yield row["label"], f"may count people of row {whole['label']} again: {_told_once(key, other)}"


def _nested(things: Iterable[tuple[object, ...]]) -> Iterator[tuple[tuple[object, ...], tuple[object, ...]]]:
    """Pairs of things of which one may hold the other: they agree wherever both say something."""
    shapes: dict[tuple[bool, ...], list[tuple[object, ...]]] = defaultdict(list)
    for key in things:
        shapes[tuple(part is not None for part in key)].append(key)
    for one, two in combinations(shapes, 2):
        both = [i for i, (a, b) in enumerate(zip(one, two, strict=True)) if a and b]
        found = defaultdict(list)
        for key in shapes[two]:
            found[tuple(key[i] for i in both)].append(key)
        yield from ((key, other) for key in shapes[one] for other in found[tuple(key[i] for i in both)])


def _told_once(one: tuple[object, ...], two: tuple[object, ...]) -> str:
    names = [name for name, a, b in zip(_WHO, one, two, strict=True) if (a is None) != (b is None)]
    return f"only one of them says its {' and '.join(names)}"


def _same(row: Row, other: Row) -> str:
    label, voice, before = other["label"], _voice(row), _voice(other)
    if voice != before:
        return f"counts what row {label} counts: {voice} beside {before}; reconcile them first"
    if row["kind"] == "flow":
        return f"its period overlaps that of row {label}"
    if row["kind"] is None:
        return f"counts what row {label} counts, unless kind says it is a flow"
    return f"is a {row['kind']} figure of what row {label} counts, and no addition to it"


def _meet(one: Row, two: Row) -> bool:
    """Whether two claims on one thing may count the same people; only flows can be told apart by their periods."""
    return one["kind"] != "flow" or (_first_day(one) <= _last_day(two) and _first_day(two) <= _last_day(one))


def _first_day(row: Row) -> dt.date:
    return row["from_date"] or row["to_date"] or dt.date.min


def _last_day(row: Row) -> dt.date:
    return row["to_date"] or dt.date.max


def _has_number(row: Row) -> bool:
    return row["low"] is not None or row["high"] is not None


def _flags(row: Row) -> list[str]:
    return (row["flags"] or "").split(";")


def _town(row: Row) -> str | None:
    """The place, unless it is the country itself: that one stands for all its towns, in whatever language."""
    country = alpha3(row["place"] or "", row["language"] or "en")
    return None if country and country == row["iso3"] else row["place"]


def _voice(row: Row) -> str:
    return row["attribution"] or row["source"] or row["document"] or "an unnamed source"


def _listed(names: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(names))


def _rows(table: pd.DataFrame) -> list[Row]:
    """The checked rows as dicts, ``None`` for missing, with their label in the table and dates as dates."""
    table = schema.check(table)
    for name in ("from_date", "to_date", "published"):
        table[name] = table[name].dt.date
    plain = table.astype(object).where(table.notna(), None)
    return [{**row, "label": label, "town": _town(row)}
            for label, row in zip(table.index, plain.to_dict("records"), strict=True)]
