"""Sentence around a reading -> who the text says said it, as written."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from keyfigures.lexicon import Lexicon
from keyfigures.reading import Reading
from keyfigures.speakers import POINTS_BACK, SELF_NAMED, Source, sources
from keyfigures.words import Item

__all__ = ["Bodies", "attribution", "said_behind"]

_CLAUSE, _FENCE = 10, 40  # what crossing a word that begins a clause, or a semicolon, costs on top of one for each item
_BEHIND = 300  # characters of a sentence in which it tells who said what stands before it
_OPENING = 40  # characters of a sentence in which it points back
_NEAR = 12  # items in which it then names a source


class Bodies:
    """The source named last, to which "the organisation" points back."""

    __slots__ = ("_lexicon", "last")

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self.last: str | None = None

    def meant(self, written: str) -> str:
        """The body that a word points back to; "the police" is none but the police."""
        one = any("officials" in token.word.marks for token in self._lexicon.tokens(written, 0, len(written)))
        last = written.lower().split()[-1]
        return self.last if self.last and (not one or last in self.last.lower()) else written


def attribution(named: Sequence[Source], items: Sequence[Item], reading: Reading, text: str, bodies: Bodies) -> str | None:
    """The words for whoever is said to say this number, of the sources of its sentence.

    A word that points back ("the organisation") stands for the body named last; it is kept as written where none was.
    """
    here = [source for source in named if not _is_cue(items[source.word], reading) and not (
        source.onward and reading.mention.after <= source.first)]
    found = min(here, key=lambda source: _distance(source, items, reading), default=None)
    return _name(found, items, text, bodies) if found else None


def _is_cue(verb: Item, reading: Reading) -> bool:
    """Whether a verb tells what happened and nobody says it: conflicts | claim ... lives; but it | expects ... to return."""
    return reading.cue is not None and verb.start == reading.cue.start and (
        verb is reading.cue or "projected" not in verb.word.marks)


def _name(source: Source, items: Sequence[Item], text: str, bodies: Bodies) -> str | None:
    """The name of a source as written; a word that points back ("the organisation") stands for the body named last."""
    name = text[items[source.first].start:items[source.after - 1].end]
    if items[source.first].word.marks & POINTS_BACK:
        return bodies.last
    if SELF_NAMED in items[source.word].word.marks:
        return name.partition(" ")[2]
    if _only_points_back(items[source.first:source.after]):
        return bodies.meant(name)
    bodies.last = name
    return name


def _only_points_back(name: Sequence[Item]) -> bool:
    """Whether no more of a body is told than a word for one: "the ministry", but not "the ministry | of Health"."""
    at = next((at for at, item in enumerate(name) if "body" in item.word.marks), None)
    return at is not None and all(item.kind == "sign" for item in name[at + 1:])


def _distance(source: Source, items: Sequence[Item], reading: Reading) -> int:
    between = items[min(source.word, reading.mention.first):max(source.word, reading.mention.after)]
    return len(between) + sum(_FENCE if item.key == ";" else _CLAUSE for item in between if (
        item.key == ";" or "clause" in item.word.marks))


@cache
def _openings(lexicon: Lexicon) -> tuple[str, ...]:
    """The words with which a sentence may point back to what was said."""
    return tuple(map(lexicon.fold, lexicon.pack.words("marks", "tells_back")))


def said_behind(text: str, end: int, lexicon: Lexicon, bodies: Bodies) -> str | None:
    """Who the sentence that begins at ``end`` says said the one before it: "Dat meldt | het parket"."""
    if not lexicon.fold(text[end:end + _OPENING].lstrip()).startswith(_openings(lexicon)):
        return None
    after = min(lexicon.boundaries.end(text, end), end + _BEHIND)
    items = lexicon.items(text, end, after)
    if not (items and "tells_back" in items[0].word.marks):
        return None
    found = next((source for source in sources(items, text) if source.word < _NEAR), None)
    return _name(found, items, text, bodies) if found else None
