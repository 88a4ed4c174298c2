"""Sentence -> the words at which the name of a place may begin; most sentences are passed over here, at little cost."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import zip_longest
from typing import NamedTuple

from keyfigures.gazetteer import Neighbours, folded, leads, line_of, neighbours
from keyfigures.lexicon import lexicon
from keyfigures.nations import index
from keyfigures.tokens import MARKS

__all__ = ["WORD", "Piece", "begins_at", "cut", "forms", "may_hold"]

WORD = re.compile(rf"[^\W\d_][^\W\d_{MARKS}]*(?:[{MARKS}]+[^\W\d_]*)*")


class Piece(NamedTuple):
    """A word, or one of the signs of a script without spaces: the form under which it is looked up, and where it stands."""

    key: str
    start: int
    end: int


_REMEMBERED = 200_000  # text from outside decides how many chunks there are

Begun = tuple[bool, tuple[str, ...]]  # whether a name begins, and the forms of the last word that longer names begin with
_NONE: Begun | tuple[()] = ()


def may_hold(text: str, start: int, end: int, language: str) -> bool:
    """Whether a stretch of text may hold the name of a place; what stands between two spaces is looked into once."""
    if not lexicon(language).spaced:
        return True
    chunks, known = text[start:end].split(" "), _chunks(language)
    begun = list(map(known.get, chunks))
    if None in begun:
        if len(known) > _REMEMBERED:
            known.clear()
        known.update((chunk, _begun(chunk, language)) for chunk, one in zip(chunks, begun, strict=True) if one is None)
        begun = [known.get(chunk) for chunk in chunks]
    return any(begun) and any([one[0] or _goes_on(one[1], _first_word(then), language)
                               for one, then in zip_longest(begun, chunks[1:], fillvalue="") if one])


@cache
def _chunks(language: str) -> dict[str, Begun | tuple[()]]:
    return {}


def _begun(chunk: str, language: str) -> Begun | tuple[()]:
    """The names that begin inside a chunk, of countries and peoples or of the gazetteer; empty where none does."""
    words, names = lexicon(language), index(language)
    keys = [token.key for token in words.tokens(chunk, 0, len(chunk))]
    if any(key in names for key in keys) or any(
            key.startswith(short) and key[len(short):] in names for short in words.prefixes for key in keys):
        return True, ()
    told: Begun = (False, ())
    found = WORD.findall(chunk)
    for word, then in zip_longest(found, found[1:], fillvalue=""):
        told = _begins(folded(word), language) if not word[0].islower() else (False, ())
        if told[0] or (then and told[1] and _goes_on(told[1], folded(then), language)):
            return True, ()
    return told if told[1] else _NONE


def _first_word(chunk: str) -> str:
    m = WORD.search(chunk)
    return folded(m.group()) if m else ""


@lru_cache(1 << 16)
def _goes_on(longer: tuple[str, ...], then: str, language: str) -> bool:
    """Whether a longer name goes on with a word, or with a form of it."""
    return any(leads(f"{form} {other}", "") for form in longer for other in forms(then, neighbours(language)) if other)


def begins_at(pieces: Sequence[Piece], at: int, language: str) -> bool:
    """Whether a name of the gazetteer may begin at a piece; most are passed over here, at little cost."""
    piece = pieces[at]
    after = pieces[at + 1].key if at + 1 < len(pieces) else ""
    if not lexicon(language).spaced:
        return leads(piece.key + after, "")
    alone, longer = _begins(piece.key, language)
    return alone or _goes_on(longer, after, language)


@lru_cache(1 << 16)
def _begins(key: str, language: str) -> Begun:
    """Whether a word is a name of the gazetteer, and the forms of it that longer names begin with."""
    cuts = [key, *(key[len(p):] for p in map(folded, lexicon(language).prefixes) if key.startswith(p))]
    found = [form for cut in cuts if cut for form in forms(cut, neighbours(language))]
    return any(map(line_of, found)), tuple(filter(leads, found))


def forms(key: str, near: Neighbours) -> Iterator[str]:
    """A word as it stands, and without each ending that its language may have put there."""
    yield key
    for ending, own in near.endings:
        if key.endswith(ending) and len(key) - len(ending) + len(own) >= 4:
            yield key[:-len(ending)] + own


def cut(text: str, start: int, end: int, spaced: bool) -> Iterator[Piece]:
    """The words of a stretch of text, or its signs one by one."""
    for m in WORD.finditer(text, start, end):
        if spaced:
            yield Piece(folded(m.group()), *m.span())
        else:
            yield from (Piece(c, at, at + 1) for at, c in enumerate(m.group(), m.start()))
