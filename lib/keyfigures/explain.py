"""Row -> why it says what it says: the words of its sentence that led to each column, step by step."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from keyfigures.errors import KeyfiguresError
from keyfigures.lexicon import lexicon
from keyfigures.prose import sentences
from keyfigures.reading import Reading
from keyfigures.schema import MEASURES

__all__ = ["explain"]

_HOW = {
    "noun": "the noun beside the number, {cue!r}", "state": "what is said to have happened, {cue!r}",
    "label": "the heading before the number, {cue!r}", "part": "a part of the figure before it",
    "list": "listed with the figure before it", "back": "taken over from the figure that the sentence points back to",
}


def explain(row: pd.Series | Mapping[str, Any]) -> str:
    """Why a row of the figures table says what it says, one step a line.

    A row read from prose is read again from its sentence; a row of a table names its cell. Raises
    :class:`~keyfigures.KeyfiguresError` for a row without a quote.
    """
    given = {key: value for key, value in dict(row).items() if not _absent(value)}
    if "quote" not in given or "measure" not in given:
        raise KeyfiguresError("a row to explain needs at least quote and measure; pass a row of a figures table")
    steps = [f"{given['quote']!r} is read as {_bounds(given)}"]
    steps += _measure_steps(given)
    for column, meaning in (("status", "status"), ("unit", "unit"), ("kind", "kind"), ("group", "group"),
                            ("attribution", "said by"), ("place", "place"), ("flags", "flags")):
        if column in given:
            steps.append(f"{meaning}: {given[column]}{_iso3(given) if column == 'place' else ''}")
    if "date_precision" in given:
        steps.append(f"period: {_period(given)}")
    where = ", ".join(str(given[c]) for c in ("document", "locator") if c in given)
    steps.append(f"stands in {where}" if where else "stands in the text that was given")
    return "\n".join(f"{number}. {step}" for number, step in enumerate(steps, 1))


def _measure_steps(given: Mapping[str, Any]) -> list[str]:
    steps = [f"{given['measure']}: {MEASURES.get(str(given['measure']), '')}"]
    sentence, language = given.get("sentence"), given.get("language")
    if sentence is None or language is None:
        return steps
    for read in sentences(str(sentence), lexicon(str(language))):
        for reading in read.results:
            quote = str(sentence)[reading.mention.start:reading.mention.end]
            if quote == given["quote"]:
                steps.append(f"because of {_why(reading, str(sentence), given)}" if isinstance(reading, Reading) else
                             f"because {_HOW['back']}")
                return steps
    return steps


def _why(reading: Reading, sentence: str, given: Mapping[str, Any]) -> str:
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
