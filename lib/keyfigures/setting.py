"""Text -> the country it is set in: that of most of the places it names, for the figures whose sentences name none."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator

from keyfigures.attribution import sources
from keyfigures.lexicon import lexicon
from keyfigures.places import Place, places

__all__ = ["setting"]

W_NAME, W_TOWN, W_PEOPLE, W_FIRST = (float(x) for x in os.environ.get("W", "2,2,1,2").split(","))


def setting(text: str, language: str) -> Place | None:
    counts: Counter[str] = Counter()
    best: dict[str, Place] = {}
    for number, found in enumerate(_named(text, language)):
        for place, f in found:
            if place.iso3 is None:
                continue
            weight = f*W_PEOPLE if place.people else f*W_TOWN if place.town else f*W_NAME
            counts[place.iso3] += weight * (W_FIRST if not number else 1)
            old = best.get(place.iso3)
            if old is None or (old.people and not place.people) or (old.town and not place.town and not place.people):
                best[place.iso3] = place
    if os.environ.get("SHOW"):
        print(text[:90], counts)
    return best[max(counts, key=lambda code: counts[code])] if counts else None


def _named(text: str, language: str) -> Iterator[list[Place]]:
    words = lexicon(language)
    for start, end in words.boundaries.sentences(text):
        items = words.items(text, start, end)
        if not items:
            continue
        found = list(places(items, text, language))
        if found:
            named = list(sources(items, text))
            S=float(os.environ.get("S","1"))
            yield [(p, 0 if p.town and any(first <= p.first < after for _, first, after in named) else 1) for p in found]
