"""Lines of a text -> lists under a caption, in words: "Deaths by province:" over "- Homs: 12", read as "Homs | Deaths: 12".

A line that is no more than a date is the caption of the points of a list as well: "As of 5 December:" over "- 12 people killed".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from keyfigures.edited import Edit
from keyfigures.gazetteer import folded, line_of, neighbours
from keyfigures.lexicon import Lexicon
from keyfigures.lines import Line, Span, counts_people, is_number
from keyfigures.places import places
from keyfigures.toponyms import forms
from keyfigures.words import NOTHING, Item

__all__ = ["Entry", "captioned", "dated"]

_ENTRY = re.compile(  # - Homs: 12 people
    r"\s*(?:[-–—•*▪●◦‣]\s+)?([^\W\d_][^:：\d\n]{0,60}?|(?:19|20)\d\d)(?:\s*[:：]\s*|\s[–—-]\s+|\s(?=\W?\d))(\S.*?)[\s;,.]*")
_POINT = re.compile(r"\s*[-–—•*▪●◦‣]\s+(?=\S)")
_BESIDE_DATE = 3  # words of the caption of a date that are none of it: Situation report No. 4, 5 December
_COLONS = frozenset(":：")
_STOPS = frozenset(".!?…؟。;,")  # at the end of a line that is no caption


class Entry(NamedTuple):
    """A line of a list: where it begins, where its caption stands, and what makes words of both."""

    start: int
    caption: Span
    edits: list[Edit]


class _Caption(NamedTuple):
    """A line that says what a list below it counts: that, and where, when and by what it is counted."""

    span: Span
    counted: str
    beside: str


def captioned(text: str, lines: Sequence[Line], lexicon: Lexicon, *, alone: bool = False) -> Iterator[Entry]:
    """The entries of the lists of a text: two names or more, each with a number of what the line over them says is counted.

    ``alone`` lets one entry be a list, where its text is known to come from one.
    """
    above: Line | None = None
    caption: _Caption | None = None
    cells: list[tuple[Line, Span, Span]] = []
    for line in [*lines, None]:
        found = _ENTRY.fullmatch(text, line.start, line.end) if line and above else None
        if above and found and not cells:
            caption = _caption(text, above, lexicon)
        if line and found and caption and _is_entry(text, found, lexicon):
            cells.append((line, found.span(1), found.span(2)))
            continue
        if caption and (alone or _is_list(text, [name for _, name, _ in cells], lexicon)):
            yield from (_entry(caption, *one) for one in cells)
        above, caption, cells = line, None, []


def dated(text: str, lines: Sequence[Line], lexicon: Lexicon) -> Iterator[Entry]:
    """The points of the lists of a text that stand under a line which is no more than a date, and name no day of their own."""
    above: Line | None = None
    caption: Span | None = None
    for line in lines:
        point = _POINT.match(text, line.start, line.end)
        if not point:
            above, caption = line, None
            continue
        if above:  # the first point below it
            caption = (above.start, above.end) if _is_date(text, above, lexicon) else None
            above = None
        if caption and not any(item.word.of_time("months") for item in lexicon.items(text, line.start, line.end)):
            yield Entry(line.start, caption, [Edit(point.end(), point.end(), f"{text[slice(*caption)].strip(' :')} | ")])


def _is_date(text: str, line: Line, lexicon: Lexicon) -> bool:
    """Whether a line says no more than when: Situation as of 5 December 2024:."""
    if not any(map(str.isdigit, text[line.start:line.end])):
        return False
    items = lexicon.items(text, line.start, line.end)
    months = [at for at, item in enumerate(items) if item.word.of_time("months")]
    others = [item for item in items if item.kind == "word" and not item.word.time]
    beside = [item for at in months for item in items[max(0, at - 2):at + 3] if item.kind == "number"]
    return bool(beside) and len(others) <= _BESIDE_DATE and items[-1].key not in _STOPS and not any(
        item.word.cue or item.word.unit in {"people", "person", "household"} for item in items)


def _entry(caption: _Caption, line: Line, name: Span, number: Span) -> Entry:
    edits = [Edit(line.start, name[0], f"\n\n{caption.beside} | " if caption.beside else "\n\n"),
             Edit(name[1], number[0], f" | {caption.counted}: "), Edit(number[1], line.end, "\n\n")]
    return Entry(line.start, caption.span, edits)


def _is_entry(text: str, found: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether no more stands in a line than a name, which says nothing of what is counted, and a number."""
    name = lexicon.items(text, *found.span(1))
    things = any(item.word.unit == "thing" for item in name) and not any(
        item.word is NOTHING and text[item.start].isupper() for item in name)  # houses; Харьковская область is a name
    return not things and not any(item.word.cue for item in name) and is_number(text, found.span(2), lexicon)


def _is_list(text: str, names: Sequence[Span], lexicon: Lexicon) -> bool:
    """Whether names are more than one, and half of them those of parts of what is counted."""
    return len(names) > 1 and 2 * sum(_is_part(text, name, lexicon) for name in names) >= len(names)


def _is_part(text: str, name: Span, lexicon: Lexicon) -> bool:
    """Whether a name is that of a place, of a time or of a group of people; rooms, pages and the old of 34 have none of these."""
    items, code = lexicon.items(text, *name), lexicon.pack.code
    known = any(map(line_of, forms(folded(text[slice(*name)]), neighbours(code)))) or any(places(items, text, code))
    return known or any(item.year or item.word.time or item.word.unit in {"people", "person"} for item in items)


def _caption(text: str, line: Line, lexicon: Lexicon) -> _Caption | None:
    """What a line says is counted below it: Refugees | from Sudan by host country; nothing if it is a sentence of its own."""
    items = lexicon.items(text, line.start, line.end)
    items = items[:-1] if items[-1].key in _COLONS else items
    cue = next((at for at, item in enumerate(items) if item.word.cue), len(items))
    begin = max((at + 1 for at, item in enumerate(items[:cue]) if _sources(item)), default=0)  # İllere göre | ölü sayısı
    after = next((at for at in range(cue, len(items)) if not (items[at].word.cue or items[at].word.unit)), len(items))
    counted, beside = items[begin:after], items[after:]
    if not counts_people(counted) or items[-1].key in _STOPS:
        return None
    told = any(item.kind == "number" or (item.word is NOTHING and text[item.start].isupper()) for item in beside)
    told = told and not any(map(_sources, beside))
    return _Caption((line.start, line.end), _written(text, counted), _written(text, beside) if told else "")


def _sources(item: Item) -> bool:
    """Whether a word leads to a source, as one does that also says by what a list is made."""
    return not item.word.marks.isdisjoint(("according", "says"))


def _written(text: str, items: Sequence[Item]) -> str:
    return text[items[0].start:items[-1].end] if items else ""
