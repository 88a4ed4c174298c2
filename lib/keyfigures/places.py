"""Sentence around a reading -> where: the town, region or country that governs the number, as written, and its ISO code."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from keyfigures.agents import acts
from keyfigures.gazetteer import folded, neighbours
from keyfigures.lexicon import Lexicon, lexicon
from keyfigures.nations import has_capitals, index, known_in
from keyfigures.reading import Reading
from keyfigures.speakers import Source
from keyfigures.toponyms import may_hold
from keyfigures.towns import towns
from keyfigures.words import NOTHING, Item

__all__ = ["NOWHERE", "Place", "Whereabouts", "either", "of_a_source", "of_its_own", "places", "told", "whereabouts"]

_COMMAS = frozenset(",;،؛、，；")
_FENCES, _COLONS = frozenset(";؛；|"), frozenset(":：")
_COMMA, _FENCE = 2, 40  # items that a sign between a number and a place stands for
_LEADS = 2  # items before a name that may lead to it
_ABROAD = frozenset(["refugees", "asylum_seekers"])


class Place(NamedTuple):
    """A place in a sentence: as written, its country, whether the word means a people, its items, whether it is a town.

    ``commas`` are the items of its sentence that part one thing from the next, an "and" among them, ``fences`` those that part
    more; ``inside`` says that a word stands right before it which only a place follows (in Syria), ``heads`` that a colon stands
    behind it (Homs: 12), and ``acts`` that it names who did it: Israeli strikes.
    """

    written: str
    iso3: str | None
    people: bool
    first: int
    after: int
    town: bool = False
    commas: tuple[int, ...] = ()
    fences: tuple[int, ...] = ()
    inside: bool = False
    heads: bool = False
    acts: bool = False


class Whereabouts(NamedTuple):
    """Where a figure is: the place, and for people abroad where they come from and where they are."""

    place: Place | None = None
    origin: str | None = None
    host: str | None = None


NOWHERE = Whereabouts()


def places(items: Sequence[Item], text: str, language: str) -> Iterator[Place]:
    """The countries, peoples, regions and towns named in a sentence, from left to right; a town and its country are one place."""
    if not (items and may_hold(text, items[0].start, items[-1].end, language)):
        return
    found = list(_countries(items, text, language))
    spans = [(start, end, place.iso3 or "") for start, end, place in found]
    inside = list(towns(items, text, language, spans, lambda: known_in(text, language)))
    if not found and not inside:
        return
    commas = tuple(number for number, item in enumerate(items) if item.key in _COMMAS or "beside" in item.word.marks)
    fences = tuple(number for number, item in enumerate(items) if item.key in _FENCES)
    taken = {town.beside for town in inside}
    kept = [(start, place) for number, (start, end, place) in enumerate(found)
            if number not in taken and not any(town.start <= start and end <= town.end for town in inside)]
    named = [(town.start, Place(text[town.start:town.end], town.iso3, False, town.first, town.after, True))
             for town in inside]
    for _, place in sorted([*kept, *named], key=lambda one: one[0]):
        behind = items[place.after].key if place.after < len(items) else ""
        yield place._replace(
            commas=commas, fences=fences, inside=_led(items, place.first, language), heads=behind in _COLONS,
            acts=not place.town and acts(text, items[place.first].start, items[place.after - 1].end, language))


def _led(items: Sequence[Item], at: int, language: str) -> bool:
    """Whether a word that only a place follows stands before a name, or before its article: found in | Chad, in der | Türkei."""
    near = neighbours(language)
    for item in reversed(items[max(0, at - _LEADS):at]):
        word = folded(item.key.rpartition(" ")[2])
        if word in near.places:
            return True
        if word not in near.between:
            break
    return False


def _countries(items: Sequence[Item], text: str, language: str) -> Iterator[tuple[int, int, Place]]:
    """The countries and peoples with where they stand; a name that has a capital in its pack needs one."""
    names, words = index(language), lexicon(language)
    parts = list(_parts(items, text, words, names))
    at = 0
    while at < len(parts):
        first, place = parts[at]
        for keys, code, people, capital in names.get(first.key, ()):
            span = parts[at:at + len(keys)]
            last = items[span[-1][1]]  # 叙利亚人 is no name where 人权 follows
            if tuple(item.key for item, _ in span) == keys and has_capitals(text[first.start:span[-1][0].end], capital) and (
                    last.word is NOTHING or last.end == span[-1][0].end):
                end = span[-1][0].end
                yield first.start, end, Place(text[first.start:end], code, people, place, span[-1][1] + 1)
                at += len(keys) - 1
                break
        at += 1


def _parts(items: Sequence[Item], text: str, words: Lexicon, names: Collection[str]) -> Iterator[tuple[Item, int]]:
    """The items with their places: without the short words before or on a name, and in ideographs where there are no spaces."""
    for place, item in enumerate(items):
        if words.spaced:
            last = item.key.rpartition(" ")[2]
            if last in names and item.key not in names:  # "en el" is one word to the pack: en | El Salvador
                start = item.end - len(text[item.start:item.end].split()[-1])
                yield item._replace(start=start, key=last), place
                continue
            cut = 0 if item.key in names else next(
                (len(short) for short in words.prefixes if item.key.startswith(short) and item.key[len(short):] in names), 0)
            yield (item._replace(start=item.start + cut, key=item.key[cut:]) if cut else item), place
            continue
        start = item.start
        for key in item.key.split(" "):
            yield item._replace(start=start, end=start + len(key), key=key), place
            start += len(key)


def whereabouts(found: Sequence[Place], reading: Reading, sources: Sequence[Source]) -> Whereabouts:
    """The place of a number: the nearest of its sentence that is no part of the name of a source."""
    here = [place for place in found if not of_a_source(place, sources)]
    here = [place for place in here if not place.acts] or [place for place in here if not place.people]
    nearest = min(here, key=lambda p: (_distance(p, reading), p.first), default=None)
    if nearest:
        nearest = _finer(nearest, here, reading)
    if reading.measure == "displaced":
        return _over_a_border(here, reading) or Whereabouts(nearest)
    if reading.measure not in _ABROAD:
        return Whereabouts(nearest)
    by_distance = sorted(here, key=lambda p: abs(p.first - reading.mention.after))
    people = next((p.iso3 for p in by_distance if p.people), None)
    host = next((p.iso3 for p in by_distance if not p.people and p.iso3 != people), None)
    return Whereabouts(nearest, people, host if people else None)


def _over_a_border(here: Sequence[Place], reading: Reading) -> Whereabouts | None:
    """Where displaced people of one country are in another: 12,000 Sudanese found refuge | in Chad."""
    begin, end = reading.mention.after, reading.phrase.after
    people = next((place for place in here if place.people and begin <= place.first < end), None)
    led = [place for place in here if place.inside]
    behind = (place for place in led if place.first >= end and not any(end <= comma < place.first for comma in place.commas))
    host = next(behind, led[0] if led else None)
    if not (people and host and people.iso3 and host.iso3) or people.iso3 == host.iso3:
        return None
    return Whereabouts(host, people.iso3, host.iso3)


def told(where: Whereabouts, reading: Reading) -> bool:
    """Whether a sentence says in which country its number is; a people may be anywhere, unless it has returned."""
    return where.place is not None and where.place.iso3 is not None and not (
        where.place.people and reading.measure != "returnees")


def either(first: Whereabouts, second: Whereabouts) -> Whereabouts:
    """The first of two, and of the second what the first leaves open."""
    return Whereabouts(first.place or second.place, first.origin or second.origin, first.host or second.host)


def of_a_source(place: Place, sources: Sequence[Source]) -> bool:
    """Whether a place only says whose source it is: the Syrian ministry; the ministry in Gaza speaks of where it is."""
    return not place.inside and any(source.first <= place.first < source.after for source in sources)


def of_its_own(found: Sequence[Place], reading: Reading, others: Sequence[Reading]) -> Sequence[Place]:
    """The places that may be those of a number: of a whole those before its first part, of a part those up to the next one.

    A part that names no place is where its whole is. ``others`` are the readings of the sentence.
    """
    whole = reading.whole if reading.whole in others else None
    parts = [other.mention.first for other in others if other.whole is not None and other.whole == (whole or reading)]
    ahead = min((first for first in parts if first > reading.mention.first), default=None)
    if ahead is None and whole is None:
        return found
    begin = reading.mention.first if whole else 0
    kept = [place for place in found if begin <= place.first and (ahead is None or place.first < ahead)]
    return kept or (of_its_own(found, whole, others) if whole else kept)


def _distance(place: Place, reading: Reading) -> int:
    """How far a place is from a number, in items; what a comma parts lies further apart: in Homs, 20 | in Hama."""
    begin, end = sorted((place.first, reading.mention.first))
    fences = sum(begin < fence < end for fence in place.fences) + int(place.heads and place.first > reading.mention.first)
    return end - begin + _COMMA * sum(begin < comma < end for comma in place.commas) + _FENCE * fences


def _finer(nearest: Place, here: Sequence[Place], reading: Reading) -> Place:
    """The place behind a number that only a people or the country of a town leads to: 12 Syrian soldiers were killed in Homs."""
    after = reading.mention.after
    behind = next((p for p in here if p.first >= after and not p.people and (p.town or p.inside)), None)
    if nearest.town or behind is None or any(nearest.first < comma < behind.first and comma >= after
                                             for comma in behind.commas):
        return nearest
    leads = nearest.people or (nearest.first < after and nearest.iso3 == behind.iso3)
    return behind if leads else nearest
