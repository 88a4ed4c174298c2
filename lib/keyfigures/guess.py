"""Headers nobody described -> a column map: what their words say the columns hold, shown so that a person can check it."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from keyfigures import language as languages
from keyfigures.schema import COLUMNS, MEASURES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["guess", "is_other", "is_total", "language_of", "meaning_of", "without_measure", "without_side", "year_in"]

_LONGEST = 40  # characters of a word
_CUES = ("labels", "nouns", "states")
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_YEARS = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
_OURS = {column.name for column in COLUMNS} - {"figure_id", "part_of", "low", "best", "high", "quote", "start", "end", "locator",
                                               "document"}


def guess(headers: Sequence[str], hint: str = "") -> dict[str, str]:
    """What the headers seem to hold, as ``load_figures(columns=...)`` takes it; empty where none holds a figure.

    The words of the measures of every pack and of ``headers.toml`` decide; ``hint``, the name of the sheet or its title, says
    what is counted where the headers are only years, or low and high.
    """
    found: dict[str, str] = {}
    sides: dict[str, str] = {}
    for header in filter(None, headers):
        words = _words(header)
        column, measure, side = _column(header, words), _longest(words, _measures()), _longest(words, _sides())
        other = _longest(words, _others())
        if other and other[1] >= (column[1] if column else 0):
            continue
        if column and not (measure and measure[1] > column[1]):
            found.setdefault(header, column[0])
        elif measure:
            found[header] = f"{measure[0]}.{side[0]}" if side else measure[0]
        elif side:
            sides[side[0]] = header
    if not any(target.split(".")[0] in MEASURES for target in found.values()):
        hinted = _longest(_words(hint), _measures())
        if hinted is None:
            return {}
        found |= {header: f"{hinted[0]}.{side}" for side, header in sides.items()}
        if not sides and any(_YEAR.fullmatch(header) for header in headers):
            found["{year}"] = hinted[0]
            found |= {header: hinted[0] for header in headers if is_total(header)}
    elif sides:
        found |= _sided(found, sides)
    return found if any(target.split(".")[0] in MEASURES for target in found.values()) else {}


def language_of(headers: Sequence[str]) -> str | None:
    """The language whose words for what is counted stand in the headers; ``None`` where no one language is ahead."""
    found = {code: sum(_longest(_words(header), phrases) is not None for header in headers)
             for code, phrases in _measures_by_language().items()}
    first, second = sorted(found, key=lambda code: -found[code])[:2]
    return first if found[first] > found[second] else None


def is_total(text: str) -> bool:
    """Whether the words are no more than "total", in any of the languages."""
    return _words(text.strip(":").strip()) in _totals()


def without_measure(header: str, measure: str) -> str:
    """What a header says beside its measure and the word for a total: "Women" of "Killed / Women", nothing of "Total killed"."""
    header = _YEARS.sub("", header).strip() or header
    words, own = _words(header), [phrase for phrase, meaning in _measures().items() if meaning == measure]
    left = [word for word in words if (word,) not in _totals() and word not in _fillers()]
    for phrase in sorted(own, key=len, reverse=True):
        for start in range(len(left) - len(phrase), -1, -1):
            if tuple(left[start:start + len(phrase)]) == phrase:
                del left[start:start + len(phrase)]
    if not left or _words(measure.replace("_", " ")) == tuple(left):
        return ""
    return header.rpartition(" / ")[2] if " / " in header else header


def without_side(header: str) -> tuple[str, ...]:
    """The words of a header but for those that say low, best or high; they tell which of several ranges a column is of."""
    words = _words(header)
    for length in range(len(words), 0, -1):
        for start in range(len(words) - length + 1):
            if words[start:start + length] in _sides():
                return words[:start] + words[start + length:]
    return words


def year_in(header: str) -> str | None:
    """The one year that a header names ("Killed in 2019"); ``None`` where there is none, or more than one."""
    years = set(_YEARS.findall(header))
    return years.pop() if len(years) == 1 else None


def is_other(header: str) -> bool:
    """Whether the words of a header say that it counts no people: a rate, a code, a place on the map."""
    found = _longest(_words(header), _others())
    return found is not None and found[0] != "scaled"


def meaning_of(column: str, text: str) -> str | None:
    """The allowed value of a column of fixed words that a cell means: household for "HH", deaths for "killed"."""
    words = _words(text)
    if column == "measure":
        found = _longest(words, _measures())
        return found[0] if found else None
    return _values().get(column, {}).get(words)


def _sided(found: dict[str, str], sides: dict[str, str]) -> dict[str, str]:
    """Columns that only say low and high belong to the one measure there is."""
    figures = [header for header, target in found.items() if target in MEASURES]
    if len(figures) != 1:
        return {}
    measure = found[figures[0]]
    return {figures[0]: f"{measure}.best"} | {header: f"{measure}.{side}" for side, header in sides.items()}


def _column(header: str, words: tuple[str, ...]) -> tuple[str, int] | None:
    own = header.strip().casefold()
    return (own, len(words) + 1) if own in _OURS else _longest(words, _columns())


def _longest(words: tuple[str, ...], phrases: dict[tuple[str, ...], str]) -> tuple[str, int] | None:
    """What the longest phrase among the words stands for, and its length in words."""
    for length in range(len(words), 0, -1):
        for start in range(len(words) - length + 1):
            if meaning := phrases.get(words[start:start + length]) or _with_ending(words[start:start + length], phrases):
                return meaning, length
    return None


def _with_ending(words: tuple[str, ...], phrases: dict[tuple[str, ...], str]) -> str | None:
    last = words[-1]
    return next((meaning for end in range(min(len(last), _LONGEST), 2, -1)
                 if (meaning := phrases.get((*words[:-1], f"{last[:end]}*")))), None)


def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[^\W_]+(?:['’-][^\W_]+)*|[%$]", text.casefold()))


def _phrases(pairs: Iterator[tuple[str, str]]) -> dict[tuple[str, ...], str]:
    phrases: dict[tuple[str, ...], str] = {}
    for phrase, meaning in pairs:
        words = _words(phrase)
        phrases.setdefault((*words[:-1], f"{words[-1]}*") if phrase.endswith("*") else words, meaning)
    return phrases


@cache
def _file() -> dict[str, dict[str, Any]]:
    return tomllib.loads((files("keyfigures") / "headers.toml").read_text("utf-8"))


@cache
def _measures_by_language() -> dict[str, dict[tuple[str, ...], str]]:
    packs = {code: languages.load(code).data["measures"] for code in languages.available()}
    return {code: _phrases((phrase, measure) for cue in _CUES for measure, cues in pack.items() for phrase in cues.get(cue, ()))
            for code, pack in packs.items()}


@cache
def _measures() -> dict[tuple[str, ...], str]:
    return {phrase: measure for phrases in reversed(_measures_by_language().values()) for phrase, measure in phrases.items()}


@cache
def _columns() -> dict[tuple[str, ...], str]:
    return _phrases((phrase, column) for column, phrases in _file()["columns"].items() for phrase in phrases)


@cache
def _sides() -> dict[tuple[str, ...], str]:
    return _phrases((phrase, side) for side, phrases in _file()["sides"].items() for phrase in phrases)


@cache
def _others() -> dict[tuple[str, ...], str]:
    return _phrases((phrase, kind) for kind, phrases in _file()["others"].items() for phrase in phrases)


@cache
def _values() -> dict[str, dict[tuple[str, ...], str]]:
    return {column: _phrases((phrase, meaning) for meaning, phrases in values.items() for phrase in (meaning, *phrases))
            for column, values in _file()["values"].items()}


@cache
def _fillers() -> frozenset[str]:
    return frozenset(_file()["totals"]["beside"])


@cache
def _totals() -> frozenset[tuple[str, ...]]:
    return frozenset(_words(phrase) for phrase in _file()["totals"]["words"])
