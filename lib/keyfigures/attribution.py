"""Sentence around a reading -> who the text says said it, as written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from keyfigures.reading import Reading
from keyfigures.words import Item

__all__ = ["NAMING", "Bodies", "Source", "attribution", "sources"]

NAMING = frozenset(["according", "says"])  # the marks of words beside which a source is named
_LONGEST = 9  # items in the name of a source
_LAST = 3  # items from a verb to the end of the sentence that it ends
_ENDS = frozenset(",;:.()")
_BEFORE_A_VERB = frozenset(["filler", "stock", "cumulative"])  # the ministry | now | says
_BEFORE_A_NAME = frozenset(["beside", "cumulative"])  # so far and | the sheriff


class Bodies:
    """The source named last, to which "the organisation" points back."""

    __slots__ = ("last",)

    def __init__(self) -> None:
        self.last: str | None = None


Source = tuple[int, int, int]  # the word that gives it away, the first item of its name, and the item after


def attribution(named: Sequence[Source], items: Sequence[Item], reading: Reading, text: str, bodies: Bodies) -> str | None:
    """The words for whoever is said to say this number, of the sources of its sentence.

    A word that points back ("the organisation") stands for the body named last; it is kept as written where none was.
    """
    named = [source for source in named if items[source[0]] is not reading.cue]
    found = min(named, key=lambda source: _distance(source, items, reading), default=None)
    if found is None:
        return None
    _, first, after = found
    if any("body" in item.word.marks for item in items[first:after]):
        return bodies.last or text[items[first].start:items[after - 1].end]
    name = text[items[first].start:items[after - 1].end]
    bodies.last = name
    return name


def _distance(source: Source, items: Sequence[Item], reading: Reading) -> int:
    place = source[0]
    between = items[min(place, reading.mention.first):max(place, reading.mention.after)]
    return len(between) + 10 * sum(item.key == ";" or "clause" in item.word.marks for item in between)


def sources(items: Sequence[Item], text: str) -> Iterator[Source]:
    """Every source that a sentence names: behind "according to", or beside "says" and "estimates"."""
    for place, item in enumerate(items):
        if not item.word.marks:
            continue
        if "according" in item.word.marks and (after := _name_end(items, place + 1, text, item.word.commas)) > place + 1:
            yield place, place + 1, after
        elif "says" in item.word.marks and not (place and "passive" in items[place - 1].word.marks):
            last = _before_times(items, place)
            while last and "helping" in items[last - 1].word.marks:  # the ministry | has confirmed
                last -= 1
            first = _name_start(items, last, text)
            if first < last:
                yield place, first, last
            elif (after := _name_end(items, begin := _after_days(items, place + 1), text, item.word.commas)) > begin and _named(
                    items[begin:after], text):
                yield place, begin, after
            elif after := _subject(items, place, text):
                yield place, 0, after


def _subject(items: Sequence[Item], place: int, text: str) -> int:
    """The item after a name that opens a sentence whose verb ends it: "BM, 280 bin kişinin kaçtığını | açıkladı"."""
    opening = takewhile(lambda item: item.key != "," and item.kind != "number" and not item.word.states, items[:_LONGEST])
    after = sum(1 for _ in opening)
    set_off = after < len(items) and items[after].key == ","
    return after if len(items) - place <= _LAST and set_off and _named(items[:after], text) else 0


def _name_end(items: Sequence[Item], first: int, text: str, commas: bool) -> int:
    """The item after a name that begins here: up to a verb, a number, a sign or another clause, or only up to a comma."""
    place = first
    while place < min(len(items), first + _LONGEST):
        item = items[place]
        glued = place > first and item.start == items[place - 1].end  # R4V
        if (item.kind == "number" and not glued) or (item.kind == "sign" and not _inside_name(items, place, first)):
            break
        day = item.word.of_time("weekdays", "days")
        if "ends_source" in item.word.marks or (place > first and day):
            break
        if place > first and (item.word.marks & {"says", "clause", "projected", "change", "according"} or item.word.states
                              or item.word.before):
            break
        if place > first and ((not commas and _lower_verb(items, place, text)) or _when(items, place)):
            break
        place += 1
    return place


def _when(items: Sequence[Item], place: int) -> bool:
    """Whether a time begins here: "the UN | since the beginning", "the mission | on Tuesday"."""
    after = items[place + 1].word.time if place + 1 < len(items) else ()
    return any(key == "since" or (key == "on" and after) for key, _, _ in items[place].word.time)


def _inside_name(items: Sequence[Item], place: int, first: int) -> bool:
    item = items[place]
    if item.key in {"-", "'", "’", "&", "“", "”", '"', "„"}:
        return place > first or item.key not in {"-", "&"}
    if item.key == "(":  # an abbreviation behind the name
        return place + 2 < len(items) and items[place + 2].key == ")" and place > first
    return item.key == ")" and place - 2 > first and items[place - 2].key == "("


def _lower_verb(items: Sequence[Item], place: int, text: str) -> bool:
    """Whether a small word after a proper name has left the name: "Volgens het Observatorium | zijn al ..."."""
    before, item = items[place - 1], items[place]
    proper = text[before.start].isupper() or before.key == ")"
    return proper and text[item.start].islower() and not _leads_to_name(items, place, text)


def _leads_to_name(items: Sequence[Item], place: int, text: str) -> bool:
    """Whether a short small word joins two parts of a name: Syrian Observatory for Human Rights."""
    after = items[place + 1] if place + 1 < len(items) else None
    return len(items[place].key) <= 4 and after is not None and after.kind == "word" and (
        text[after.start].isupper() or (place + 2 < len(items) and text[items[place + 2].start].isupper()
                                        and len(after.key) <= 4))


def _before_times(items: Sequence[Item], place: int) -> int:
    """The item after a name that a day, a month or a small verb stands between and its verb: 观察站周四 | 说, le HCR a | dit."""
    while place > 0 and (items[place - 1].word.time or items[place - 1].word.marks & _BEFORE_A_VERB or (
            items[place - 1].kind == "number" and items[place].word.time)):
        place -= 1
    return place


def _after_days(items: Sequence[Item], place: int) -> int:
    """The item where a name begins that a day stands before, "a annoncé lundi | le ministère"; none where a place does."""
    while place < len(items) and items[place].word.of_time("weekdays", "days"):
        place += 1
    where = place < len(items) and items[place].word.of_time("on")
    return len(items) if where else place  # confirmed | in Goma


def _name_start(items: Sequence[Item], place: int, text: str) -> int:
    """The item where the name before a verb of saying begins."""
    first = place
    while first > 0 and place - first < _LONGEST:
        item = items[first - 1]
        if item.kind == "number" or item.word.states or item.word.marks & {"clause", "says", "projected", "according"} or (
                item.kind == "sign" and _parts_off(items, first - 1)) or any(
                key != "since_beside" for key, _, _ in item.word.time):
            break
        first -= 1
    while first < place and (items[first].kind == "sign" or items[first].word.marks & _BEFORE_A_NAME):
        first += 1
    named = _named(items[first:place], text)
    return first if named else place


def _parts_off(items: Sequence[Item], place: int) -> bool:
    """Whether a sign ends what stands before a name: a comma, or a dash between spaces; brackets may belong to the name."""
    sign = items[place]
    if sign.key in _ENDS:
        return sign.key not in "()" or place == 0
    return sign.word.dash and place > 0 and items[place - 1].end < sign.start and sign.end < items[place + 1].start


def _named(items: Sequence[Item], text: str) -> bool:
    """Whether some word is a name, or a word for a body: a capital inside the sentence says so, where there are capitals."""
    alone = len(items) == 1 and "filler" in items[0].word.marks  # "On" opens a sentence
    return not alone and any(item.word.marks & {"body", "officials"} or (
        item.kind == "word" and text[item.start].isalpha() and not text[item.start].islower()) for item in items)
