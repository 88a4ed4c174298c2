"""Text in a language -> the names of countries and peoples in it, as Babel and the pack write them, with their codes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from keyfigures.countries import homes, territories
from keyfigures.finder import Finder
from keyfigures.lexicon import lexicon
from keyfigures.words import Item

__all__ = ["Named", "Option", "countries_in", "has_capitals", "index", "known_in", "named_in"]

Option = tuple[tuple[str, ...], str, bool, str]  # the keys of a name, its code, whether it means the people, which of its letters
# are capitals: "all" of an abbreviation that is a word without them (CAR), the "first", none ("")


def countries_in(items: Sequence[Item], text: str, language: str) -> frozenset[int]:
    """The items at which the name of a country begins; those of peoples and of a part of it (Syria's, Ukraine-held) left out."""
    names = index(language)
    found = set()
    for place, item in enumerate(items):
        for keys, _, people, capital in names.get(item.key, ()):
            after = place + len(keys)
            glued = after < len(items) and items[after].start == items[after - 1].end and items[after].key not in _ENDS
            if not (people or glued) and tuple(i.key for i in items[place:after]) == keys and (
                    has_capitals(text[item.start:items[after - 1].end], capital)):
                found.add(place)
    return frozenset(found)


_ENDS = frozenset(".,;:!?)")


def has_capitals(written: str, capital: str) -> bool:
    """Whether a name has the capitals that its pack gives it."""
    return not capital or (written.isupper() if capital == "all" else not written[0].islower())


class Named(NamedTuple):
    """The name of a country or a people in a text: as written, its code, whether it means the people, where it begins."""

    written: str
    iso3: str
    people: bool
    start: int = 0


def known_in(text: str, language: str) -> dict[str, int]:
    """The countries that a text may speak of and how often it names them: those named, and those at home in its language."""
    return dict.fromkeys(homes(language), 0) | Counter(name.iso3 for name in named_in(text, language))


@lru_cache(1)  # the sentences of one text ask one after the other
def named_in(text: str, language: str) -> list[Named]:
    """The names of countries and peoples in a text, from left to right."""
    (names, kinds), spaced = _written(language), lexicon(language).spaced
    return [Named(names[name], *kinds[names[name]], start) for name, start, end in _automaton(language).find(text)
            if not (text[start - 1:start].isalpha() or text[end:end + 1].isalpha()) or not spaced]


@cache
def _written(language: str) -> tuple[list[str], dict[str, tuple[str, bool]]]:
    """The names of countries and peoples as they are written, and for each its code and whether it means the people."""
    kinds = {name: (code, people) for name, code, people in _named(language) if len(name) > 1}
    return list(kinds), kinds


@cache
def _automaton(language: str) -> Finder:
    return Finder(_written(language)[0], longest=True)


def _named(language: str) -> Iterator[tuple[str, str, bool]]:
    given = lexicon(language).pack.data.get("places", {})
    yield from ((name, code, False) for name, code in territories(language).items())
    yield from ((name, code, kind == "people") for kind in ("names", "people") for code, names in given.get(kind, {}).items()
                for name in names)


@cache
def index(language: str) -> dict[str, list[Option]]:
    """The names of countries and peoples by their first key, the longest first."""
    words = lexicon(language)
    names: dict[str, dict[tuple[str, ...], tuple[str, bool, str]]] = {}
    for name, code, people in _named(language):
        keys = words.keys(name)
        known = words.word(keys[0])
        short = name.isupper() and len(keys) == 1 and known is not None and known.says_something
        names.setdefault(keys[0], {})[keys] = (code, people, "all" if short else "first" if name[0].isupper() else "")
    return {first: sorted(((keys, *said) for keys, said in options.items()), key=lambda option: -len(option[0]))
            for first, options in names.items()}
