"""Text -> the country it is set in: the one it speaks of most, for the figures whose sentences name none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from keyfigures.lexicon import lexicon
from keyfigures.nations import known_in, named_in
from keyfigures.places import Place, of_a_source, places
from keyfigures.speakers import sources

__all__ = ["setting"]

_NAME, _PEOPLE = 2, 1  # what a country, region or town counts, and what a people
_OPENING = 2  # sentences in which towns are looked for; those with figures are known already


def setting(text: str, language: str, beside: Iterable[Sequence[Place]] = ()) -> Place | None:
    """The country that a text speaks of most; its own name goes before that of a town and of its people.

    ``beside`` holds the places of the sentences with figures. Of several countries that are spoken of as much it is the first;
    ``None`` where the text names none.
    """
    opening = list(_of_opening(text, language))
    spoken_of = [
        *(place for found in opening[:1] for place in found),  # which counts twice
        *(place for found in opening for place in found if place.town),
        *(Place(name.written, name.iso3, name.people, 0, 0) for name in named_in(text, language)),
        *(place for found in beside for place in found if place.town and place.iso3),
    ]
    weights: Counter[str] = Counter()
    names: dict[str, Place] = {}
    for place in spoken_of:
        code = place.iso3 or ""
        weights[code] += _PEOPLE if place.people else _NAME
        names[code] = min(names.get(code, place), place, key=lambda one: (one.people, one.town))
    return names[max(weights, key=lambda code: weights[code])] if weights else None


def _of_opening(text: str, language: str) -> Iterator[list[Place]]:
    """The places of each of the first sentences, but no towns in the names of sources unless their country is at home here.

    The police of Koblenz speak of Germany in a text in German, a health office in Aleppo says nothing of a text in English.
    """
    words, near = lexicon(language), known_in(text, language)
    for start, end in islice(words.boundaries.sentences(text), _OPENING):
        if text[start + 1:end].islower():  # no name without a capital
            continue
        items = words.items(text, start, end)
        found = [place for place in places(items, text, language) if place.iso3]
        if any(place.town and place.iso3 not in near for place in found):
            named = list(sources(items, text))
            found = [place for place in found if not place.town or place.iso3 in near or not of_a_source(place, named)]
        if found:
            yield found
