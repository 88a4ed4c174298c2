"""Text -> the country it is set in: that of most of the places it names, for the figures whose sentences name none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import islice

from keyfigures.lexicon import lexicon
from keyfigures.nations import known_in
from keyfigures.places import Place, of_a_source, places
from keyfigures.speakers import sources

__all__ = ["setting"]

_NAME, _PEOPLE = 2, 1  # what a country, region or town counts, and what a people
_READ = 80  # sentences, so that a long report costs no more than an article
_OPENING = 2  # how many times as much the sentence counts that names the first of them


def setting(text: str, language: str) -> Place | None:
    """The country that a text speaks of most; its own name goes before that of a town and of its people.

    Of several that are spoken of as much it is the first; ``None`` where the text names none.
    """
    weights: Counter[str] = Counter()
    names: dict[str, Place] = {}
    for number, found in enumerate(_named(text, language)):
        for place in found:
            code = place.iso3 or ""
            weights[code] += (_PEOPLE if place.people else _NAME) * (1 if number else _OPENING)
            names[code] = min(names.get(code, place), place, key=lambda one: (one.people, one.town))
    return names[max(weights, key=lambda code: weights[code])] if weights else None


def _named(text: str, language: str) -> Iterator[list[Place]]:
    """The places of each sentence whose country is known; of the towns in the names of sources those of a country at home here.

    The police of Koblenz speak of Germany in a text in German, a health office in Aleppo says nothing of a text in English.
    """
    words, near = lexicon(language), known_in(text, language)
    for start, end in islice(words.boundaries.sentences(text), _READ):
        items = words.items(text, start, end)
        found = [place for place in places(items, text, language) if place.iso3]
        if any(place.town and place.iso3 not in near for place in found):
            named = list(sources(items, text))
            found = [place for place in found if not place.town or place.iso3 in near or not of_a_source(place, named)]
        if found:
            yield found
