"""A name -> the line of the gazetteer that it has, and the words of a language that stand beside names of places."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from keyfigures import language as languages

__all__ = ["Neighbours", "folded", "leads", "line_of", "neighbours"]

_SAME = str.maketrans({"ı": "i", "ł": "l", "đ": "d", "ø": "o", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "أ": "ا", "إ": "ا",
                       "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ی": "ي", "ک": "ك", "ـ": None})


@dataclass(frozen=True, slots=True)
class Neighbours:
    """What stands beside names: words that only a place follows, that a place may follow, for kinds of places, in between."""

    places: frozenset[str]
    loose: frozenset[str]
    kinds: frozenset[str]
    between: frozenset[str]
    endings: tuple[tuple[str, str], ...]  # an ending, and what the name itself ends in
    nouns_capital: bool
    attacks: tuple[str, ...]  # beginnings of words for what a country does to another

    def leads(self, word: str) -> bool:
        """Whether a word may stand between a name and the country or the kind of place that it belongs to."""
        return word in self.places or word in self.kinds or word in self.between or word in self.loose


@lru_cache(1 << 16)
def folded(word: str) -> str:
    """The form under which names are looked up: small letters without accents, letters that vary as one."""
    plain = unicodedata.normalize("NFKD", word.casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c)).translate(_SAME)
    return " ".join("".join(c if c.isalpha() else " " for c in plain).split())


def line_of(key: str) -> str | None:
    """The line of the gazetteer under a key."""
    lines = _lines()
    place = bisect_left(lines, key + "\t")
    return lines[place] if place < len(lines) and lines[place].startswith(key + "\t") else None


def leads(key: str, then: str = " ") -> bool:
    """Whether longer names begin with these words."""
    lines = _lines()
    place = bisect_left(lines, key + then)
    return place < len(lines) and lines[place].startswith(key + then)


@cache
def _lines() -> list[str]:
    """The lines ``key, country and thousands of people ..., languages of which it is an everyday word``, in order."""
    text = (files("keyfigures") / "gazetteer.tsv").read_text("utf-8")
    return [line for line in text.splitlines() if line[0] != "#"]


@cache
def neighbours(language: str) -> Neighbours:
    """The words of a language that stand beside names."""
    pack = languages.load(language)
    words = {key: frozenset(map(folded, pack.words("places", key))) for key in ("in", "to", "kinds", "between")}
    given = pack.data.get("places", {}).get("endings", {})
    endings = tuple((folded(e), folded(own)) for own, es in given.items() for e in es)
    return Neighbours(words["in"], words["to"], words["kinds"], words["between"], endings, pack.flag("script", "nouns_capital"),
                      tuple(map(folded, pack.words("places", "attacks"))))
