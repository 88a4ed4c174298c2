"""columns/*.toml -> column maps: what the columns of a publisher's sheet hold, and which publisher a header row is of."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from keyfigures.errors import OptionError, SourceError
from keyfigures.schema import COLUMNS, MEASURES

__all__ = ["TARGETS", "ColumnMap", "Count", "available", "load", "of", "recognise", "save"]

# what a column may hold beside figures: a column of the figures table, or a part of one that is made from several
TARGETS = {"place", "iso3", "country", "origin_iso3", "host_iso3", "group", "measure", "unit", "kind", "status", "bound",
           "attribution", "source", "title", "url", "published", "sentence", "language", "flags", "date", "from_date",
           "to_date", "date_precision", "year", "month", "from_year", "from_month", "from_day", "to_year", "to_month",
           "to_day"}
_SIDES = ("cell", "low", "best", "high")
_ALLOWED = {c.name: c.allowed for c in COLUMNS if c.allowed}
_CONSTANTS = {"status": str, "unit": str, "kind": str, "bound": str, "group": str, "flags": str, "iso3": str, "place": str,
              "attribution": str}
_COUNT_KEYS = {"measure": str, "part_of": str, "columns": dict, **dict.fromkeys(_SIDES, str), **_CONSTANTS}
_KEYS = {"publisher": str, "title": str, "licence": str, "url": str, "language": str, "recognise": list, "optional": list,
         "unused": list, "missing": list, "key": str, "suppressed": int, "stock_day": str, "figures": list, "columns": dict,
         "codes": dict, "words": dict, "timezone": str, **_CONSTANTS}


@dataclass(frozen=True, slots=True)
class Count:
    """One figure a row: the header of its number (``cell``), or of its low, best and high, and what is always so of it."""

    sides: dict[str, str]
    measure: str | None = None
    part_of: str | None = None
    columns: dict[str, tuple[str, ...]] = field(default_factory=dict)
    constants: dict[str, str] = field(default_factory=dict)
    year: str | None = None  # that the header names, and the figures are of

    @property
    def in_order(self) -> tuple[str, ...]:
        """Its headers, the one of the point first: the figure is said to stand in the first cell that is filled."""
        return tuple(self.sides[side] for side in ("cell", "best", "low", "high") if side in self.sides)


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """What the columns of one kind of sheet hold.

    ``columns`` gives the targets of a header, ``codes`` what single values of a column stand for, ``words`` the flags that
    words in a column raise, ``counts`` the figures. ``recognised`` are the headers that tell this kind of sheet from others,
    ``optional`` those that may be absent, ``unused`` those that are known and not read. ``stock_day`` ("12-31") is the day of
    the year on which stocks stand, ``timezone`` the zone in whose time the timestamps of the sheet are midnights.
    """

    name: str
    counts: tuple[Count, ...]
    columns: dict[str, tuple[str, ...]] = field(default_factory=dict)
    codes: dict[str, dict[str, dict[str, str]]] = field(default_factory=dict)
    words: dict[str, dict[str, tuple[str, ...]]] = field(default_factory=dict)
    recognised: frozenset[str] = frozenset()
    optional: frozenset[str] = frozenset()
    unused: frozenset[str] = frozenset()
    missing: frozenset[str] = frozenset()
    key: str | None = None
    suppressed: int | None = None
    stock_day: str | None = None
    timezone: str | None = None
    constants: dict[str, str] = field(default_factory=dict)
    about: dict[str, str] = field(default_factory=dict)

    @property
    def used(self) -> tuple[str, ...]:
        """Every header that is read, in the order of the map."""
        headers = [*self.columns, *self.codes, *self.words, *([self.key] if self.key else [])]
        for count in self.counts:
            headers += [*count.sides.values(), *count.columns]
        return tuple(dict.fromkeys(headers))


def available() -> list[str]:
    """The names of the column maps there are, in alphabetical order."""
    return sorted(f.name.removesuffix(".toml") for f in (files("keyfigures") / "columns").iterdir()
                  if f.name.endswith(".toml"))


@cache
def load(name: str) -> ColumnMap:
    """The column map of a publisher, by its name; :class:`~keyfigures.OptionError` lists the known ones."""
    path = files("keyfigures") / "columns" / f"{name}.toml"
    if not name.isidentifier() or not path.is_file():
        raise OptionError.unknown("column map", name, available())
    return parse(name, path.read_text("utf-8"))


def of(columns: Mapping[str, str] | str | Path) -> ColumnMap:
    """The column map a caller asks for: ``{"killed": "deaths", "town": "place"}``, a publisher's name, or a toml file."""
    if isinstance(columns, Mapping):
        return _checked("given in columns=", {"columns": dict(columns)})
    if isinstance(columns, str) and not columns.endswith(".toml"):
        return load(columns)
    try:
        return parse(Path(columns).name, Path(columns).read_text("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise OptionError(f"the column map {str(columns)!r} cannot be read: {error}") from error


def parse(name: str, text: str) -> ColumnMap:
    """A column map from the text of its file; :class:`~keyfigures.OptionError` lists every key that is wrong."""
    try:
        return _checked(name, tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise OptionError(f"the column map {name} is not TOML: {error}") from error


def save(columns: Mapping[str, str], path: str | Path) -> None:
    """Write a map of headers to a toml file that ``load_figures(..., columns=path)`` takes."""
    _checked("to be saved", {"columns": dict(columns)})
    lines = [f"{_toml(header)} = {_toml(target)}" for header, target in columns.items()]
    Path(path).write_text("\n".join(["[columns]", *lines, ""]), encoding="utf-8")


def recognise(headers: Sequence[str], where: str) -> ColumnMap | None:
    """The publisher's map for these headers, or ``None``.

    Raises :class:`~keyfigures.SourceError` where they are nearly a publisher's: what is missing is then named.
    """
    present = {_plain(header) for header in headers}
    maps = [m for m in map(load, available()) if m.recognised]
    if fitting := [m for m in maps if {_plain(h) for h in m.recognised} <= present]:
        return max(fitting, key=lambda m: len(m.recognised))
    for near in maps:
        absent = [h for h in near.recognised if _plain(h) not in present]
        if len(near.recognised) >= 4 * len(absent) and len(near.recognised) > 3:
            raise _missing(near, sorted(absent), headers, where)
    return None


def fit(wanted: ColumnMap, headers: Sequence[str], where: str) -> tuple[dict[str, str], list[str]]:
    """Each header of the map as this sheet writes it, and the headers of the sheet that the map does not know.

    Raises :class:`~keyfigures.SourceError` naming the columns that are missing.
    """
    written = {_plain(header): header for header in reversed(headers)}
    found = {header: written[_plain(header)] for header in wanted.used if _plain(header) in written}
    if absent := [h for h in wanted.used if h not in found and h not in wanted.optional]:
        raise _missing(wanted, absent, headers, where)
    known = {_plain(header) for header in (*wanted.used, *wanted.unused, *wanted.recognised)}
    return found, [header for header in headers if header and _plain(header) not in known]


def _missing(wanted: ColumnMap, absent: Sequence[str], headers: Sequence[str], where: str) -> SourceError:
    known = {_plain(header) for header in (*wanted.used, *wanted.unused, *wanted.recognised)}
    new = [header for header in headers if header and _plain(header) not in known]
    near = [f"{h!r} (is it {m[0]!r} now?)" if (m := difflib.get_close_matches(h, new, 1)) else repr(h) for h in absent]
    what = wanted.about.get("title", "the column map")
    return SourceError(f"misses {'columns' if len(absent) > 1 else 'column'} {', '.join(near)} of {what}", where,
                       f"it has: {', '.join(map(repr, filter(None, headers)))}\n    give columns= to say what they hold")


def _checked(name: str, data: dict[str, Any]) -> ColumnMap:
    if problems := list(_problems(data)):
        raise OptionError("\n    ".join([f"the column map {name} is wrong:", *problems]))
    columns: dict[str, tuple[str, ...]] = {}
    counts = [Count({side: c[side] for side in _SIDES if side in c}, c.get("measure"), c.get("part_of"),
                    {header: _several(target) for header, target in c.get("columns", {}).items()},
                    {key: c[key] for key in _CONSTANTS if key in c}) for c in data.get("figures", [])]
    sides: dict[str, dict[str, list[str]]] = {}
    for header, target in data.get("columns", {}).items():
        for one in _several(target):
            measure, _, side = one.partition(".")
            if measure not in MEASURES:
                columns[header] = (*columns.get(header, ()), one)
            elif side:
                sides.setdefault(measure, {}).setdefault(side, []).append(header)
            else:
                counts.append(Count({"cell": header}, measure))
    for measure, headers in sides.items():
        if all(len(several) == 1 for several in headers.values()):
            counts.append(Count({side: several[0] for side, several in headers.items()}, measure))
        else:  # which of them belong together is told by the rest of their words
            counts += [Count({side: header}, measure) for side, several in headers.items() for header in several]
    codes = {header: {str(value): meaning for value, meaning in values.items()} for header, values in
             data.get("codes", {}).items()}
    words = {header: {flag: tuple(said) for flag, said in flags.items()} for header, flags in data.get("words", {}).items()}
    recognised, optional, unused, missing = (frozenset(map(str, data.get(key, ())))
                                             for key in ("recognise", "optional", "unused", "missing"))
    return ColumnMap(
        name, tuple(counts), columns, codes, words, recognised, optional, unused, missing,
        key=data.get("key"), suppressed=data.get("suppressed"), stock_day=data.get("stock_day"),
        timezone=data.get("timezone"),
        constants={key: data[key] for key in _CONSTANTS if key in data},
        about={key: data[key] for key in ("publisher", "title", "licence", "url", "language") if key in data})


def _problems(data: dict[str, Any]) -> Iterator[str]:
    yield from _wrong_keys(data, _KEYS, "")
    for i, count in enumerate(data.get("figures", []), 1):
        yield from _wrong_keys(count, _COUNT_KEYS, f"figures {i}: ")
        if ("cell" in count) == any(side in count for side in _SIDES[1:]):
            yield f"figures {i}: name either cell, or some of low, best and high"
    targets = TARGETS | {m + side for m in MEASURES for side in ("", ".low", ".best", ".high")}
    for columns in (data.get("columns", {}), *(c.get("columns", {}) for c in data.get("figures", []))):
        for header, target in columns.items():
            for one in _several(target):
                if one not in targets:
                    near = difflib.get_close_matches(str(one), targets, 1)
                    yield f"column {header!r}: unknown target {one!r}" + (f"; did you mean {near[0]!r}?" if near else "")
    for header, values in data.get("codes", {}).items():
        for value, meaning in values.items():
            yield from _wrong_keys(meaning, dict.fromkeys(TARGETS, str), f"code {value!r} of {header!r}: ")
    if not data.get("figures") and not any(t.partition(".")[0] in MEASURES for target in data.get("columns", {}).values()
                                           for t in _several(target)):
        yield f"no column holds a figure; a measure is one of {', '.join(MEASURES)}"


def _wrong_keys(given: Mapping[str, Any], known: Mapping[str, type], where: str) -> Iterator[str]:
    for key, value in given.items():
        if key not in known:
            near = difflib.get_close_matches(key, known, 1)
            yield f"{where}unknown key {key!r}" + (f"; did you mean {near[0]!r}?" if near else "")
        elif not isinstance(value, known[key]):
            yield f"{where}{key} must be {known[key].__name__}, not {value!r}"
        elif key in _ALLOWED and value not in _ALLOWED[key]:
            yield f"{where}{key} {value!r} is not one of {', '.join(_ALLOWED[key])}"


def _several(target: str | Sequence[str]) -> tuple[str, ...]:
    return (target,) if isinstance(target, str) else tuple(target)


def _plain(header: str) -> str:
    return " ".join(header.split()).casefold()


def _toml(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in escaped) + '"'
