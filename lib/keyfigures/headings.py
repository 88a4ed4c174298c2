"""Mentions of a sentence -> headings: the words that stand before each number of a row, "dead 12 | homes destroyed 340"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from keyfigures.mentions import Mention
from keyfigures.tokens import CLOSING, PARTING
from keyfigures.words import NOTHING, Item

__all__ = ["Heading", "headings"]

_DASHES = frozenset("-–—")  # so are these where spaces stand around them
_COLONS = frozenset(":：=")
_ENDS = CLOSING | {"("}  # behind the number of a cell
_LONGEST = 8  # items of a heading
_PROSE = frozenset(["says", "according", "clause", "change", "previous", "part", "of_them", "anaphor", "helping", "nobody",
                    "hypothetical", "them", "rest"])


class Heading(NamedTuple):
    """The items from ``first`` up to ``after`` that head a number: what they say is counted, "thing" where it is no people."""

    first: int
    after: int
    unit: str | None


def headings(items: Sequence[Item], found: Sequence[Mention], text: str) -> dict[int, Heading]:
    """The headings of the numbers of a sentence that stand in a row of them, by the first item of the number.

    A row is two or more cells of words and a number, or one with a colon that is all there is; what stands in one cell says
    nothing of the number in another. Names alone are no heading: in "Homs 12, Hama 20" the row itself has one.
    """
    if len(found) < 2 and not (found and found[0].first and items[found[0].first - 1].key in _COLONS):
        return {}
    found = [one for one in found if not one.first or items[one.first - 1].key != "+"]  # killed - 12 (+3)
    led = len(found) > 1 and all(one.first > 1 and _leads(items, one.first - 1) for one in found)
    cells = [_cell(items, one, found[at - 1].after if at else 0, led) for at, one in enumerate(found)]
    rows: dict[int, Heading] = {}
    others: dict[int, Heading] = {}  # of words that the pack does not know, and no names
    last: str | None = None
    for at, cell in enumerate(cells):
        beside = [*cells[max(0, at - 1):at], *cells[at + 1:at + 2]]
        if cell is None or not (any(beside) or (cell.first == 0 and items[cell.after - 1].key in _COLONS)):
            last = None
            continue
        words = items[cell.first:cell.after]
        if not any(item.word.cue or item.word.unit for item in words):
            if last == "thing" and any(item.word is NOTHING for item in words):  # homes destroyed 40, partly 80
                rows[found[at].first] = cell._replace(unit=last)
            elif led and (cell.first == 0 or text[words[0].start].islower()):  # fires: 612, deaths: 3
                others[found[at].first] = cell._replace(unit="thing")
            continue
        last = cell.unit
        rows[found[at].first] = cell
    return _without_prose(items, found, rows | others if rows else {})


def _without_prose(items: Sequence[Item], found: Sequence[Mention], rows: dict[int, Heading]) -> dict[int, Heading]:
    """The headings without things before numbers of people who are named behind the last: Selde Homs'ta 4, Hama'da 3 kişi."""
    people = False
    for mention in reversed(found):
        heading = rows.get(mention.first)
        if heading is None:
            people = mention.after < len(items) and items[mention.after].word.unit in {"people", "person"}
        elif people and heading.unit == "thing":
            del rows[mention.first]
        else:
            people = False
    return rows


def _cell(items: Sequence[Item], mention: Mention, floor: int, led: bool) -> Heading | None:
    """The heading of a number, if nothing but words stands between it and a sign that parts cells, and a cell ends behind it.

    Where a sign leads to each number of a sentence (``led``), people may stand behind it: killed - 3 people, injured - 7.
    """
    end = mention.after + int(led and mention.after < len(items) and items[mention.after].word.unit in {"people", "person"})
    if end < len(items) and not (_parts(items, end) or items[end].key in _ENDS):
        return None
    first = mention.first - int(led)
    while first > floor and not _parts(items, first - 1) and items[first - 1].key not in "()" and (
            first == mention.first or items[first - 1].key not in _COLONS):
        first -= 1
    words = items[first:mention.first]
    if not 0 < len(words) <= _LONGEST or 0 < first == floor or (words[-1].kind == "sign" and not led and (
            words[-1].key not in _COLONS)):
        return None
    told = any(item.kind == "word" for item in words) and not any(
        item.word.marks & _PROSE or item.word.article or (item.word.apart and not led) or item.word.time for item in words)
    return Heading(first, mention.first, _unit(words)) if told else None


def _leads(items: Sequence[Item], at: int) -> bool:
    """Whether a colon, or a dash between spaces, stands right before a number and behind a word: killed - | 11."""
    return items[at].key in _COLONS or (items[at].key in _DASHES and _parts(items, at) and items[at - 1].kind == "word")


def _parts(items: Sequence[Item], at: int) -> bool:
    """Whether a sign parts two cells; a dash does with spaces around it."""
    sign = items[at]
    if sign.key in _DASHES:
        return 0 < at < len(items) - 1 and items[at - 1].end < sign.start and sign.end < items[at + 1].start
    return sign.key in PARTING


def _unit(words: Sequence[Item]) -> str | None:
    """What the last noun of a heading counts, before one that a small word leads to: people in camps, refugee | camps."""
    unit: str | None = None
    for item in words:
        if item.word.leads and unit:
            break
        if item.word.unit in {"thing", "household"}:
            unit = item.word.unit
        elif item.word.labels and unit == "thing":  # in the accident the toll
            unit = None
        elif (item.word.unit or item.word.nouns) and unit != "household":  # families displaced
            unit = "person"
    return unit
