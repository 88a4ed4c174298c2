"""Sentence -> the words at which a name of the gazetteer may begin; most are passed over here, at little cost."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from keyfigures.gazetteer import Neighbours, folded, leads, line_of, neighbours
from keyfigures.lexicon import lexicon
from keyfigures.tokens import MARKS
from keyfigures.words import Item

__all__ = ["WORD", "Piece", "begins_at", "cut", "forms", "may_begin"]

WORD = re.compile(rf"[^\W\d_][^\W\d_{MARKS}]*(?:[{MARKS}]+[^\W\d_]*)*")


class Piece(NamedTuple):
    """A word, or one of the signs of a script without spaces: the form under which it is looked up, and where it stands."""

    key: str
    start: int
    end: int


def may_begin(items: Sequence[Item], text: str, language: str) -> bool:
    """Whether a name may begin in a sentence, as far as its first two words tell; most sentences hold none."""
    for place, item in enumerate(items):
        if item.kind == "word" and not text[item.start].islower():
            alone, longer = _begun(text[item.start:item.end], language)
            if alone or (longer and any([_goes_on(longer, then, language) for then in _next_words(items, place, text)])):
                return True
    return False


@lru_cache(1 << 16)
def _begun(written: str, language: str) -> tuple[bool, tuple[str, ...]]:
    """Whether a name begins inside what is written, and the forms of its last word that longer names begin with."""
    words = WORD.findall(written)
    told: tuple[bool, tuple[str, ...]] = (not words, ())
    for word, then in zip(words, [*words[1:], ""], strict=True):
        told = _begins(folded(word), language) if not word[0].islower() else (False, ())
        if told[0] or (then and told[1] and _goes_on(told[1], folded(then), language)):
            return True, ()
    return told


def _next_words(items: Sequence[Item], place: int, text: str) -> list[str]:
    """The word behind an item, in a list; none at the end of a sentence."""
    m = WORD.search(text, items[place].end, items[-1].end)
    return [folded(m.group())] if m else []


def _goes_on(longer: Sequence[str], then: str, language: str) -> bool:
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
def _begins(key: str, language: str) -> tuple[bool, tuple[str, ...]]:
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
