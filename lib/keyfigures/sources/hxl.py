"""HXL hashtags -> column map: a sheet whose second header row says what its columns hold.

Source: HXL 1.1 core schema, https://hxlstandard.org/standard/1-1final/dictionary/
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from keyfigures.columns import ColumnMap, Count
from keyfigures.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from keyfigures.content import Sheet

__all__ = ["column_map"]

_TAG = re.compile(r"#[A-Za-z]\w*(\+[A-Za-z]\w*)*")
# #affected with one of these attributes; the first that is there decides
_MEASURES = {"killed": "deaths", "dead": "deaths", "injured": "injured", "missing": "missing", "abducted": "detained",
             "detained": "detained", "newdisp": "displaced", "idps": "idps", "refugees": "refugees", "asylum": "asylum_seekers",
             "asylumseekers": "asylum_seekers", "returned": "returnees", "returnees": "returnees", "evacuated": "evacuated",
             "homeless": "homeless", "inneed": "in_need", "displaced": "displaced"}
_KINDS = {"newdisp": "flow", "new": "flow", "flow": "flow", "stock": "stock", "cumulative": "cumulative"}
_GROUPS = ("f", "m", "i", "children", "infants", "adolescents", "adults", "elderly", "civilians", "military", "conflict",
           "disaster")
_GROUP_WORDS = {"f": "female", "m": "male", "i": "neither male nor female"}
_SIDES = {"min": "low", "max": "high", "best": "best"}
_UNDERSTOOD = {*_MEASURES, *_KINDS, *_SIDES, "hh", "ind", "num", "est", "total", "all"}
_PEOPLE = ("#affected", "#inneed")
# the tag and the attributes it must have -> the column of the figures table; the first that fits
_COLUMNS = (
    ("#country", {"origin", "code"}, "origin_iso3"), ("#country", {"origin"}, "origin_iso3"),
    ("#country", {"asylum"}, "host_iso3"), ("#country", {"dest"}, "host_iso3"),
    ("#country", {"code"}, "iso3"), ("#country", {"name"}, "country"), ("#country", set(), "country"),
    ("#loc", {"name"}, "place"), ("#loc", set(), "place"),
    *((f"#adm{level}", {"name"}, "place") for level in (5, 4, 3, 2, 1)),
    ("#date", {"start"}, "from_date"), ("#date", {"end"}, "to_date"), ("#date", {"year"}, "year"), ("#date", set(), "date"),
    ("#meta", {"source"}, "attribution"), ("#meta", {"url"}, "url"), ("#org", {"name"}, "attribution"),
    ("#org", set(), "attribution"),
)


def column_map(sheet: Sheet, where: str) -> ColumnMap | None:
    """The map that the hashtags of a sheet make, or ``None`` where there are none or none of them counts people.

    Raises :class:`~keyfigures.SourceError` for a hashtag that is not well formed: tools that follow the standard then see no
    tags at all, and say nothing.
    """
    for header, tag in zip(sheet.headers, sheet.tags, strict=False):
        if tag and not _TAG.fullmatch(tag):
            raise SourceError(f"{tag!r} over column {header!r} is no HXL hashtag", where,
                              "a tag is # and a letter, then letters, digits and _; attributes follow after +")
    tagged = [(header, *_parts(tag)) for header, tag in zip(sheet.headers, sheet.tags, strict=False) if tag]
    columns: dict[str, tuple[str, ...]] = {header: (target,) for _, header, target in sorted(_targets(tagged))}
    counts = tuple(_counts(tagged))
    return ColumnMap("hxl", counts, columns) if counts else None


def _parts(tag: str) -> tuple[str, tuple[str, ...]]:
    name, *attributes = tag.lower().split("+")
    return name, tuple(attributes)


def _targets(tagged: list[tuple[str, str, tuple[str, ...]]]) -> Iterator[tuple[int, str, str]]:
    for header, tag, attributes in tagged:
        for rank, (name, needed, target) in enumerate(_COLUMNS):
            if tag == name and needed <= set(attributes) and not (tag == "#loc" and {"lat", "lon", "code"} & set(attributes)):
                yield rank, header, target
                break


def _counts(tagged: list[tuple[str, str, tuple[str, ...]]]) -> Iterator[Count]:
    grouped: dict[tuple[str, tuple[tuple[str, str], ...]], dict[str, str]] = {}
    twice: list[Count] = []
    told = {attributes: _untold(attributes) for _, _, attributes in tagged}
    alike = Counter(key for key, _ in {told[attributes] for _, tag, attributes in tagged if tag in _PEOPLE})
    for header, tag, attributes in tagged:
        measure = next((m for a, m in _MEASURES.items() if a in attributes), "affected")
        if tag == "#inneed":
            measure = "in_need"
        elif tag not in _PEOPLE:
            continue
        constants = {"unit": "household"} if "hh" in attributes else {}
        if kind := next((_KINDS[a] for a in attributes if a in _KINDS), None):
            constants["kind"] = kind
        known, rest = told[attributes]
        apart = rest if alike[known] > 1 else ()  # attributes that only this sheet knows tell its columns apart
        if words := [_GROUP_WORDS.get(a, a) for a in attributes if a in _GROUPS or a in apart]:
            constants["group"] = ", ".join(words)
        side = next((_SIDES[a] for a in attributes if a in _SIDES), "cell")
        sides = grouped.setdefault((measure, tuple(constants.items())), {})
        if side in sides:
            twice.append(Count({side: header}, measure, constants=constants))
        else:
            sides[side] = header
    for (measure, fixed), sides in grouped.items():
        if len(sides) > 1 and "cell" in sides:
            sides["best"] = sides.pop("cell")
        constants = dict(fixed)
        everybody = grouped.get((measure, tuple(pair for pair in fixed if pair[0] != "group")), {})
        whole = everybody.get("cell", everybody.get("best")) if "group" in constants else None
        yield Count(sides, measure, whole, constants=constants)
    yield from twice


def _untold(attributes: tuple[str, ...]) -> tuple[frozenset[str], tuple[str, ...]]:
    """The attributes that say what is counted, without its side, and those that nobody here knows."""
    rest = tuple(a for a in attributes if a not in _UNDERSTOOD and a not in _GROUPS and not a.startswith("v_"))
    return frozenset(attributes) - set(rest) - set(_SIDES), rest
