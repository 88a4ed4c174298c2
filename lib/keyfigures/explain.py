"""Row -> why it says what it says: the words of its sentence that led to each column, step by step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import pandas as pd

from keyfigures.cues import Road
from keyfigures.dates import period_of, periods
from keyfigures.errors import KeyfiguresError
from keyfigures.lexicon import lexicon
from keyfigures.mentions import mentions
from keyfigures.reading import Reading, Refusal
from keyfigures.schema import MEASURES
from keyfigures.sentence import readings
from keyfigures.speakers import sources
from keyfigures.status import status_of
from keyfigures.tables import read_again
from keyfigures.visible import visible
from keyfigures.words import Item

__all__ = ["explain"]

_HOW = {
    "noun": "because of the noun beside the number, {cue!r}", "state": "because of what is said to have happened, {cue!r}",
    "label": "because of the heading before the number, {cue!r}", "part": "because it is a part of the figure before it",
    "list": "because it is listed with the figure before it",
    "back": "because it takes over from the figure that the sentence points back to",
}
_POINTING = frozenset(["anaphor", "them", "rest"])


def explain(row: pd.Series | Mapping[str, Any]) -> str:
    """Why a row of the figures table says what it says, one step a line, each with the words that led to it.

    A row read from prose is read again from its sentence; a row of a table names its cell. Raises
    :class:`~keyfigures.KeyfiguresError` for a row without a quote.
    """
    given = {key: value for key, value in dict(row).items() if not _absent(value)}
    if "quote" not in given or "measure" not in given:
        raise KeyfiguresError("a row to explain needs at least quote and measure; pass a row of a figures table")
    read = _read_again(given)
    words = _words(given, read) if read else {}
    steps = [f"{given['quote']!r} is read as {_bounds(given)}{_for(words, 'bound')}",
             f"{given['measure']}: {MEASURES.get(str(given['measure']), '')}"]
    if read:
        steps.append(f"{_why(read.result, read.text, given)}{_for(words, 'measure')}")
    for column, meaning in (("status", "status"), ("unit", "unit"), ("kind", "kind"), ("group", "group"),
                            ("attribution", "said by"), ("place", "place"), ("flags", "flags")):
        if column in given:
            steps.append(f"{meaning}: {given[column]}{_iso3(given) if column == 'place' else ''}{_for(words, column)}")
    abroad = [f"{words} {given[column]}" for column, words in (("origin_iso3", "from"), ("host_iso3", "in")) if column in given]
    if abroad:
        steps.append(f"across a border: {', '.join(abroad)}")
    if "iso3" in given and "place" not in given:
        steps.append(f"country: {given['iso3']}, of the towns that the text names")
    if "date_precision" in given:
        steps.append(f"period: {_period(given)}{_for(words, 'date_precision')}")
    where = ", ".join(str(given[c]) for c in ("document", "locator") if c in given)
    steps.append(f"stands in {where}" if where else "stands in the text that was given")
    return "\n".join(f"{number}. {step}" for number, step in enumerate(steps, 1))


class _Read(NamedTuple):
    """The sentence of a row as it is read, its items, and what became of the number that the row is of."""

    text: str
    items: Sequence[Item]
    result: Reading | Refusal


def _read_again(given: Mapping[str, Any]) -> _Read | None:
    """The sentence of a row, read once more; a number said twice is told by what it counts."""
    if "sentence" not in given or "language" not in given:
        return None
    words, quote = lexicon(str(given["language"])), visible(str(given["quote"])).text
    text = read_again(str(given["sentence"]), words)
    items = words.items(text)
    numbers = mentions(items, words)
    found = [result for result in readings(Road(items, numbers, text, words), numbers)
             if text[result.mention.start:result.mention.end] == quote]
    result = min(found, key=lambda result: getattr(result, "measure", None) != given["measure"], default=None)
    return _Read(text, items, result) if result else None


def _words(given: Mapping[str, Any], read: _Read) -> dict[str, str]:
    """The words that led to each column."""
    (text, items, result), mention = read, read.result.mention
    before, after = text[items[mention.first].start:mention.start], text[mention.end:items[mention.after - 1].end]
    words = {"bound": " ... ".join(filter(None, (before.strip(), after.strip())))}
    back = [item for item in items[:mention.first] if item.word.marks & _POINTING]
    if isinstance(result, Refusal) or result.how == "back":
        told = {"measure": back[-1] if back else None, "status": status_of(items, mention, None, None)[1]}
        return words | {column: text[item.start:item.end] for column, item in told.items() if item}
    unit = next((item for item in items[result.phrase.first:result.phrase.after] if item.word.unit == result.unit), None)
    kind = next((item for item in items if given.get("kind") in item.word.marks), None)
    published = given.get("published")
    times = periods(items, text, published.date() if isinstance(published, pd.Timestamp) else published)
    when = period_of(times, result, None)
    said = next((items[source.word] for source in sources(items, text)
                 if text[items[source.first].start:items[source.after - 1].end] == given.get("attribution")), None)
    led = {"status": result.told, "unit": unit, "kind": kind, "attribution": said,
           "date_precision": items[when.place] if when else None}
    return words | {column: text[item.start:item.end] for column, item in led.items() if item}


def _for(words: Mapping[str, str], column: str) -> str:
    return f", for {words[column]!r}" if words.get(column) else ""


def _why(reading: Reading | Refusal, sentence: str, given: Mapping[str, Any]) -> str:
    if isinstance(reading, Refusal):
        return _HOW["back"]
    close = f"; to be reviewed, for {sentence[reading.rival.start:reading.rival.end]!r} is about as near" if reading.rival else ""
    return _because(reading, sentence, given) + close


def _because(reading: Reading, sentence: str, given: Mapping[str, Any]) -> str:
    if reading.measure != given["measure"] and reading.cue is None:
        return _HOW["back"]
    cue = sentence[reading.cue.start:reading.cue.end] if reading.cue else ""
    return _HOW[reading.how].format(cue=cue)


def _bounds(given: Mapping[str, Any]) -> str:
    sides = ", ".join(f"{side} {given[side]:,}" for side in ("low", "best", "high") if side in given)
    return f"{given.get('bound', 'exact')}: {sides or 'no number, the words are kept'}"


def _iso3(given: Mapping[str, Any]) -> str:
    return f" ({given['iso3']})" if "iso3" in given else ""


def _period(given: Mapping[str, Any]) -> str:
    if given["date_precision"] == "open" and not {"from_date", "to_date"} & set(given):
        return "the words name a time that no day can be given to"
    return f"{_day(given, 'from_date')} to {_day(given, 'to_date')}, precise to the {given['date_precision']}"


def _day(given: Mapping[str, Any], column: str) -> str:
    return f"{given[column]:%Y-%m-%d}" if column in given else "open"


def _absent(value: object) -> bool:
    return value is None or value is pd.NA or value is pd.NaT or (isinstance(value, float) and value != value)
