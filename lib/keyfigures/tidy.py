"""Passages -> the figures table: every figure of a text, with the words it came from and what they say of it."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

import pandas as pd

from keyfigures import claim
from keyfigures.account import Account, Circumstances
from keyfigures.celltext import figure_in
from keyfigures.claim import Claim, identify
from keyfigures.columnwise import Answer, columnwise
from keyfigures.counted import group_of
from keyfigures.detect import language_of
from keyfigures.errors import NumberError, OptionError
from keyfigures.figure import BOUNDS, Figure
from keyfigures.kinds import kind_of
from keyfigures.lexicon import lexicon
from keyfigures.mentions import mentions
from keyfigures.passage import Document, Passage
from keyfigures.places import Place
from keyfigures.prose import Sentence, sentences
from keyfigures.reading import Reading
from keyfigures.tables import InWords, in_words
from keyfigures.visible import visible

__all__ = ["day", "parse_cells", "parse_figure", "read_numbers", "read_passage", "read_text"]

_HALF = re.compile("[\ud800-\udfff]")  # half of a pair, which no file and no table can hold


def read_text(text: str, *, language: str | None = None, published: str | dt.date | None = None,
              source: str | None = None) -> pd.DataFrame:
    """The figures table of a text: a row for each number that its words make a count of people, in their order.

    ``language`` is the code of a pack and is detected when left out; ``published`` is an ISO date, without which relative
    dates stay open; ``source`` is who published the text. Raises :class:`~keyfigures.OptionError` for a language without a
    pack, a text whose language cannot be told, and a date that is none.

    >>> import keyfigures as kf
    >>> kf.read_text("At least 12 people were killed.", language="en")[["measure", "low", "high", "bound"]].values.tolist()
    [['deaths', 12, <NA>, 'at_least']]
    """
    document = Document(source=source, published=day(published), language=language)
    return claim.table(read_passage(Passage(_text(text), document)))


def read_passage(passage: Passage) -> list[Claim]:
    """The claims of a passage of prose, in the order of its text; offsets count from the beginning of the passage."""
    seen = visible(passage.text)
    if not seen.text.strip():
        if passage.document.language is not None:
            lexicon(passage.document.language)
        return []
    code = language_of(seen.text, passage.document.language)
    if passage.document.language is None:
        passage = replace(passage, document=replace(passage.document, language=code))
    prose = in_words(seen, lexicon(code))
    account = Account(prose.text, code, passage.document.published)
    document = ""
    told: list[tuple[Claim, Circumstances]] = []  # and no sentences, so that a long text takes no more memory than its claims
    for sentence in sentences(prose.text, lexicon(code)):
        if sentence.readings:
            document = document or identify(passage.document.name, passage.locator, passage.text)
            told += [(_claim(sentence, reading, circumstances, passage, prose, document), circumstances)
                     for reading, circumstances in zip(sentence.readings, account.of(sentence), strict=True)]
    account.settle()
    return [_placed(claim, circumstances.where.place) for claim, circumstances in told]


def _claim(sentence: Sentence, reading: Reading, told: Circumstances, passage: Passage, prose: InWords, document: str) -> Claim:
    known, when, language = passage.document, told.when, passage.document.language or ""
    low, best, high = reading.mention.sides
    start, end = prose.span(reading.mention.start, reading.mention.end)
    whole = reading.whole.mention if reading.whole else None
    measure = "refugees" if reading.measure == "displaced" and told.where.host else reading.measure
    return Claim(
        figure_id=identify(document, start, end), measure=measure, low=low, best=best, high=high,
        bound=reading.mention.bound, status=reading.status, unit=reading.unit,
        kind=kind_of(sentence, reading, when), group=group_of(reading, sentence.items, prose.text, lexicon(language)),
        part_of=identify(document, *prose.span(whole.start, whole.end)) if whole else None,
        origin_iso3=told.where.origin, host_iso3=told.where.host,
        from_date=when.start if when else None, to_date=when.end if when else None,
        date_precision=when.precision if when else None, attribution=told.said_by,
        quote=passage.text[start:end], start=start, end=end,
        sentence=prose.sentence(sentence.start, sentence.end), locator=passage.locator, document=known.name,
        source=known.source, title=known.title, url=known.url, published=known.published, language=language,
        flags=";".join(reading.flags) or None)


def _placed(claim: Claim, place: Place | None) -> Claim:
    """The claim with its place, which may be told by the whole text alone."""
    if place:
        claim.place, claim.iso3 = place.written or None, place.iso3
    return claim


def read_numbers(text: str, *, language: str | None = None) -> pd.DataFrame:
    """Every number or range of a text, whether it counts people or not, in the order of the text.

    Columns: low, best, high (Float64, missing where open), bound (category), start, end (Int64) and quote (string), with
    ``text[start:end] == quote``. A vague word ("dozens") has no number. Raises :class:`~keyfigures.OptionError` for a language
    without a pack.
    """
    seen = visible(_text(text))
    words = lexicon(language_of(seen.text, language)) if seen.text.strip() or language else None
    stretches = words.boundaries.sentences(seen.text) if words else ()
    found = [m for start, end in stretches for m in mentions(words.items(seen.text, start, end), words)] if words else []
    figures, spans = [m.figure() for m in found], [seen.span(m.start, m.end) for m in found]
    return pd.DataFrame({
        **{side: pd.array([getattr(f, side) for f in figures], dtype="Float64") for side in ("low", "best", "high")},
        "bound": pd.Categorical([f.bound for f in figures], BOUNDS),
        "start": pd.array([start for start, _ in spans], dtype="Int64"),
        "end": pd.array([end for _, end in spans], dtype="Int64"),
        "quote": pd.array([seen.written[start:end] for start, end in spans], dtype="string"),
    })


def parse_figure(text: str, *, language: str | None = None) -> Figure:
    """The one figure that a short text holds; qualifier words, notes in brackets and a noun may stand beside it.

    Without a language all packs must agree. Raises :class:`~keyfigures.NumberError`, with the place in the text, when there is
    no figure, more than one, or one that can be read in two ways.

    >>> import keyfigures as kf
    >>> kf.parse_figure("300k–500k", language="en")
    Figure(low=300000, best=None, high=500000, bound='between', status='reported')
    """
    text = _text(text)
    figure = figure_in(text, language)
    if figure is None:
        raise NumberError(f"no number in {text.strip()!r}; expected something like 300k–500k, at least 12 or 6.4 million", text)
    return figure


def parse_cells(series: pd.Series, *, language: str | None = None) -> pd.DataFrame:
    """A column of cells as low, best, high (Int64), bound, status (category) and note (string), on the index of the column.

    A cell without a figure has no bound, and its note says why: "missing", or what is wrong with it. Equal cells are parsed
    once. Without a language every pack reads each cell, and they must agree.
    """
    return columnwise(series, lambda cell: _cell(cell, language))


def _cell(value: object, language: str | None) -> Answer:
    if value is None or value is pd.NA or value != value:
        return None, "missing"
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        if not 0 <= value < 2**63 or value != int(value):
            return None, f"not a count of people: {value}"
        return Figure.point(int(value)), None
    try:
        figure = figure_in(str(value), language)
    except NumberError as error:
        return None, error.problem
    return figure, None if figure else "missing"


def day(given: str | dt.date | None) -> dt.date | None:
    """A date from its ISO form; :class:`~keyfigures.OptionError` says what was expected."""
    if given is None or isinstance(given, dt.date):
        return given.date() if isinstance(given, dt.datetime) else given
    try:
        return dt.date.fromisoformat(given)
    except (TypeError, ValueError):
        raise OptionError(f"published must be an ISO date such as 2024-12-06, not {given!r}") from None


def _text(text: str) -> str:
    if not isinstance(text, str):
        raise OptionError(f"text must be a str, not {type(text).__name__}; read files with load_figures")
    return _HALF.sub("\N{REPLACEMENT CHARACTER}", text)  # one sign for one, so that offsets hold
