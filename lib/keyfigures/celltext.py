"""The text of a cell -> Figure: the one figure it holds, or why it has none.

A cell is a very short text, so it takes the same road as prose. What is its own: the marks that say "no value", footnotes,
notes in brackets after the figure, and that two figures in one cell are refused.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from keyfigures.detect import knowing
from keyfigures.errors import NumberError
from keyfigures.figure import Figure
from keyfigures.lexicon import Lexicon, lexicon
from keyfigures.mentions import Mention, mentions
from keyfigures.phrases import noun_phrase
from keyfigures.refusals import refused
from keyfigures.visible import visible
from keyfigures.words import Item

__all__ = ["figure_in"]

_MISSING = frozenset([
    "", "-", "–", "—", "--", "---", ".", "..", "...", "…", "?", "??", "n/a", "na", "n.a.", "n.a", "#n/a", "nan", "null", "none",
    "nil", "unknown", "unk", "tbd", "tbc", "n/d", "nd", "n.d.", "x", "/", "*", "not available", "not known", "no data", "missing",
    "<na>"])
_LONGEST = 1_000
_FOOTNOTE = re.compile(r"\[[^\]]{0,12}\]|(?<=\S)[*†‡§¹²³⁴⁵⁶⁷⁸⁹⁰]+(?=\s|$|[,;.)])")
_SPACE_IN_GROUP = re.compile(r"(?<=\d) (?=[,.]\d{3}(?!\d))")
_OPEN_END = re.compile(r"(?<=[\dkKmM])\s*[–—-]\s*[–—?]?\s*$")
_BESIDE = 2  # characters between an amount and its currency
_MONEY = re.compile(r"[$€£¥₹₽]|\b(?:USD|F CFA|EUR|GBP|Rs|INR|CFA|FCFA|CHF)\b", re.IGNORECASE)


def figure_in(text: str, language: str | None = None) -> Figure | None:
    """The figure of a cell; ``None`` where the cell says that there is none.

    Without a language the packs that know most of its words read the cell, and those that find a figure must agree. Raises
    :class:`~keyfigures.NumberError` for a cell that holds no figure, more than one, or one that can be read in two ways.
    """
    text = visible(text).text
    if text.strip().lower() in _MISSING:
        return None
    if len(text) > _LONGEST:
        raise NumberError(f"a cell of {len(text):,} characters; expected one figure, in at most {_LONGEST:,}", text[:60])
    if language is not None:
        return _read(text, lexicon(language))
    found: dict[Figure, str] = {}
    problems: list[NumberError] = []
    for code in knowing(text):
        try:
            found.setdefault(_read(text, lexicon(code)), code)
        except NumberError as error:
            problems.append(error)
    twofold = next((error for error in problems if isinstance(error, _TwofoldError)), None)
    said = [f"{_sides(figure)} in {code}" for figure, code in found.items()] + ([twofold.reading] if twofold else [])
    if len(said) > 1:
        raise NumberError(f"ambiguous number: {text.strip()!r} is {said[0]} and {said[1]}; give language=", text)
    if not found:
        raise problems[0]
    return next(iter(found))


class _TwofoldError(NumberError):
    """A number that can be read in two ways within one language."""

    def __init__(self, quote: str, mention: Mention, code: str, text: str) -> None:
        side = mention.low if mention.low is not None else mention.high
        self.reading = f"{_plain(side)} in {code}"
        super().__init__(f"ambiguous number: {quote!r} is {self.reading}, and might mean {_plain(mention.other)}; "
                         "write it without the separator", text)


def _read(text: str, words: Lexicon) -> Figure:
    cleaned = _FOOTNOTE.sub(lambda m: " " * len(m.group()), text)
    cleaned = _SPACE_IN_GROUP.sub("", cleaned)
    items = words.items(cleaned)
    counts: list[Mention] = []
    reasons = []
    for mention in mentions(items, words):
        if mention.other is not None:
            raise _TwofoldError(cleaned[mention.start:mention.end], mention, words.pack.code, text)
        if why := _no_count(items, mention, cleaned):
            reasons.append(why)
        else:
            counts.append(mention)
    counts = _total([m for m in counts if not _bracketed(cleaned, m.start)] or counts, cleaned)
    if not counts:
        raise NumberError(_nothing(text.strip(), items, reasons), text)
    if len(counts) > 1:
        both = " and ".join(repr(cleaned[m.start:m.end]) for m in counts[:2])
        raise NumberError(f"two figures in one cell, {both}; split the cell", text)
    mention = counts[0]
    if mention.bound == "exact" and (tail := _OPEN_END.search(cleaned)) and mention.end >= tail.start():
        mention = mention._replace(best=None, high=None, bound="at_least")
    estimated = any("estimated" in item.word.marks for item in items)
    return mention.figure("estimated" if estimated else "reported")


def _no_count(items: Sequence[Item], mention: Mention, text: str) -> str | None:
    if any(m.start() <= mention.end + _BESIDE and m.end() >= mention.start - _BESIDE for m in _MONEY.finditer(text)):
        return "it is an amount of money"
    alone = mention.first == 0 and mention.after == len(items)
    below = any(side is not None and side < 0 for side in (mention.low, mention.best, mention.high))
    counts = alone and mention.whole and not (below or mention.too_great)
    return None if counts else refused(items, mention, noun_phrase(items, mention), text)


def _bracketed(text: str, start: int) -> bool:
    return text.count("(", 0, start) > text.count(")", 0, start)


def _total(counts: list[Mention], text: str) -> list[Mention]:
    """The total of a cell that shows its sum: 426 officers + 4785 men = 5211."""
    shown = len(counts) > 2 and "=" in text[counts[-2].end:counts[-1].start]
    return counts[-1:] if shown and "+" in text[counts[0].end:counts[1].start] else counts


def _nothing(shown: str, items: Sequence[Item], reasons: Sequence[str]) -> str:
    if reasons:
        return f"not a count of people: {shown!r}; {reasons[0]}"
    if any(item.kind == "shape" for item in items):
        return f"not a count of people: {shown!r}; it reads as a date, a code or a telephone number"
    if any(item.kind == "number" for item in items):
        return f"not a number: {shown!r}; its groups of digits have impossible sizes, or it is part of a name"
    return f"no number in {shown!r}; expected something like 300k–500k, at least 12 or 6.4 million"


def _sides(figure: Figure) -> str:
    sides = [_plain(side) for side in (figure.low, figure.high) if side is not None]
    return "–".join(dict.fromkeys(sides)) or figure.bound


def _plain(value: object) -> str:
    number = float(value)  # type: ignore[arg-type]
    return str(int(number)) if number == int(number) else f"{number:g}"
