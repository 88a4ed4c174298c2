"""Text -> the country it is set in: the one it speaks of most, for the figures whose sentences name none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from keyfigures.agents import acts
from keyfigures.lexicon import lexicon
from keyfigures.nations import known_in, named_in
from keyfigures.places import Place, of_a_source, places
from keyfigures.speakers import Source, sources
from keyfigures.toponyms import may_hold

__all__ = ["Scene", "setting"]

_NAME, _PEOPLE = 2, 1  # what a country, region or town counts, and what a people
_OPENING = 2  # sentences in which towns are looked for; those with figures are known already


class Scene(NamedTuple):
    """The places and the sources of a sentence."""

    places: Sequence[Place] = ()
    sources: Sequence[Source] = ()


def setting(text: str, language: str, known: Mapping[int, Scene] | None = None) -> Place | None:
    """The country that a text speaks of most; its own name goes before that of a town and of its people.

    ``known`` holds the scenes of the sentences with figures, by where these begin. Of several countries that are spoken of as
    much it is the first; ``None`` where the text names none.
    """
    known = known or {}
    opening = list(_of_opening(text, language, known))
    spoken_of = [
        *(place for found in opening[:1] for place in found if not (place.acts and place.people)),  # which counts twice
        *(place for found in opening for place in found if place.town),
        *(Place(name.written, name.iso3, name.people, 0, 0) for name in named_in(text, language)
          if not (name.people and acts(text, name.start, name.start + len(name.written), language))),
        *(place for scene in known.values() for place in scene.places if (
            place.town and place.iso3 and not of_a_source(place, scene.sources))),
    ]
    weights: Counter[str] = Counter()
    names: dict[str, Place] = {}
    for place in spoken_of:
        code = place.iso3 or ""
        weights[code] += _PEOPLE if place.people else _NAME
        names[code] = min(names.get(code, place), place, key=lambda one: (one.people, one.town))
    return names[max(weights, key=lambda code: weights[code])] if weights else None


def _of_opening(text: str, language: str, known: Mapping[int, Scene]) -> Iterator[list[Place]]:
    """The places of each of the first sentences, but no towns in the names of sources unless their country is at home here.

    The police of Koblenz speak of Germany in a text in German, a health office in Aleppo says nothing of a text in English.
    """
    for start, end in islice(lexicon(language).boundaries.sentences(text), _OPENING):
        scene = known.get(end - len(text[start:end].lstrip())) or _scene(text, start, end, language)
        found = [place for place in scene.places if place.iso3]
        if scene.sources and any(place.town for place in found):
            near = known_in(text, language)
            found = [place for place in found if not place.town or place.iso3 in near or not of_a_source(place, scene.sources)]
        if found:
            yield found


def _scene(text: str, start: int, end: int, language: str) -> Scene:
    if text[start + 1:end].islower() or not may_hold(text, start, end, language):  # no name without a capital
        return Scene()
    items = lexicon(language).items(text, start, end)
    found = list(places(items, text, language))
    return Scene(found, list(sources(items, text)) if any(place.town for place in found) else ())
