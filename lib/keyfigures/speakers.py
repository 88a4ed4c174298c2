"""Items of a sentence -> the sources that it names: behind "according to", or beside "says" and "estimates"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from keyfigures.words import Item

__all__ = ["NAMING", "POINTS_BACK", "Source", "sources"]

NAMING = frozenset(["according", "says", "so_said"])  # the marks of words beside which a source is named
POINTS_BACK = frozenset(["so_said"])  # the marks of words that stand for the source named last
_BODIES = frozenset(["body", "officials"])
_LONGEST = 14  # items in the name of a source
_JOINING = 4  # letters of a word that joins two parts of a name
_ASIDE = 8  # items of a name that tells another one: the minister, Jane Doe, said
_ONWARD = 8  # items between a verb of saying and the number that is said
_LAST = 3  # items from a verb to the end of the sentence that it ends
_FRAME = 25  # items between a helping verb and its verb at the end of the clause
_ENDS = frozenset(",;:.()")
_BEFORE_A_VERB = frozenset(["filler", "stock", "cumulative"])  # the ministry | now | says
_BEFORE_A_HEAD = frozenset(["clause", "beside", "helping"])
_BEFORE_A_NAME = frozenset(["beside", "cumulative", "helping"])  # so far and | the sheriff
_NO_NAME = frozenset(["clause", "says", "according"])
_UNLIKE_A_NAME = frozenset(["projected", "change"])  # where it has no capital: to reduce the risk, Reduction of Risk
_NO_NAMES = frozenset(["filler", "tells_back", "previous", "stock"])
_DAYS = ("weekdays", "days", "months", "units", "weekend")


class Source(NamedTuple):
    """A source: the word that gives it away, the items of its name, whether it says only what follows: police say 12 died."""

    word: int
    first: int
    after: int
    onward: bool = False


def sources(items: Sequence[Item], text: str) -> Iterator[Source]:
    """Every source that a sentence names, in order."""
    for place, item in enumerate(items):
        marks = item.word.marks
        if not marks:
            continue
        if "so_said" in marks:
            yield Source(place, place, place + 1)
        elif "according" in marks:
            if found := _behind_according(items, place, text):
                yield Source(place, *found)
        elif "says" in marks and not (place and "passive" in items[place - 1].word.marks) and (
                found := _beside_verb(items, place, text)):
            yield Source(place, *found, found[0] < place and _goes_on(items, place))


def _behind_according(items: Sequence[Item], place: int, text: str) -> tuple[int, int] | None:
    """The name behind "according to": of a publication the body that gave it out, figures released on Friday by | the ministry."""
    begin = _after_times(items, place + 1)
    after = _name_end(items, begin, text, items[place].word.commas)
    if not _named(items[begin:after], text):
        if after < len(items) and "according" in items[after].word.marks:
            return None  # according to figures | compiled by the agency, which names it itself
        given = _behind_by(items, begin, text)
        if given:
            return given
    return (begin, after) if after > begin else None


def _behind_by(items: Sequence[Item], begin: int, text: str) -> tuple[int, int] | None:
    """The name behind the "by" of whoever gave out what is named here."""
    reach = takewhile(lambda at: items[at].key not in _ENDS and "clause" not in items[at].word.marks,
                      range(begin, min(len(items), begin + _LONGEST)))
    by = next((at for at in reach if "by" in items[at].word.marks), None)
    if by is None:
        return None
    after = _name_end(items, by + 1, text, items[begin].word.commas)
    return (by + 1, after) if _named(items[by + 1:after], text) else None


def _beside_verb(items: Sequence[Item], place: int, text: str) -> tuple[int, int] | None:
    """The name beside a verb of saying: before it, behind it, around a helping verb far before it, or at the opening."""
    last = _before_times(items, place)
    while last and "helping" in items[last - 1].word.marks:  # the ministry | has confirmed
        last -= 1
    aside = last > 0 and items[last - 1].key == ","
    if aside and (found := _behind_verb(items, place, last, text)):
        return found
    first = _name_start(items, last, text)
    if first < last:
        return first, last - aside
    if place and "says" in items[place - 1].word.marks:
        return None  # verilerine | göre
    if found := _behind_verb(items, place, last, text) or _in_frame(items, place, text):
        return found
    after = _subject(items, place, text)
    return (0, after) if after else None


def _goes_on(items: Sequence[Item], place: int) -> bool:
    """Whether a verb has a number behind it that no sign parts from it."""
    ahead = takewhile(lambda item: item.kind != "sign", items[_after_times(items, place + 1):][:_ONWARD])
    return any(item.opens_number for item in ahead)


def _behind_verb(items: Sequence[Item], place: int, verb: int, text: str) -> tuple[int, int] | None:
    """The name behind a verb: not of a place, nor of whoever is told; behind a comma any noun with an article is one."""
    if "tells" in items[place].word.marks:
        return None
    begin = _after_told(items, _after_times(items, place + 1), text)
    begin = _after_preposition(items, begin, text)
    after = _name_end(items, begin, text, items[place].word.commas)
    if begin == after:
        return None
    set_off = verb > 0 and items[verb - 1].key == "," and after > begin + 1 and _article(items[begin])
    ends = after == len(items) or items[after].key in _ENDS
    return (begin, after) if _named(items[begin:after], text) or (set_off and ends) else None


def _article(item: Item) -> bool:
    return "filler" in item.word.marks or item.word.article or item.word.of_time("on")


def _after_told(items: Sequence[Item], place: int, text: str) -> int:
    """The item behind whoever is told: disse | à Lusa | fonte dos Bombeiros; none where no one else is named."""
    if place >= len(items) or items[place].word.leads != "to" or items[place].word.of_time("on"):
        return place
    after = place + 1
    while after < len(items) and items[after].kind == "word" and text[items[after].start].isupper():
        after += 1
    if after == len(items) or items[after].key in _ENDS:
        return place if _article(items[place]) else len(items)  # indica | a ANSR
    return after if after > place + 1 else place


def _after_preposition(items: Sequence[Item], place: int, text: str) -> int:
    """The item of a body behind a preposition, сообщили в | МЧС, на брифинге | представитель; none where a place is named."""
    if place >= len(items) or not (items[place].word.leads == "in" or (items[place].word.leads and items[place].word.of_time("on"))):
        return place
    ahead = takewhile(lambda at: items[at].kind == "word" and not items[at].word.states,
                      range(place + 1, min(len(items), place + 5)))
    return next((at for at in ahead if items[at].word.marks & _BODIES or _in_capitals(items[at], text)), len(items))


def _in_capitals(item: Item, text: str) -> bool:
    return item.end > item.start + 1 and text[item.start:item.end].isupper()


def _in_frame(items: Sequence[Item], place: int, text: str) -> tuple[int, int] | None:
    """The officials around a helping verb whose verb ends the clause: hatten | die Behörden | 36 Tote bestätigt."""
    if place + 1 < len(items) and items[place + 1].key not in _ENDS and "beside" not in items[place + 1].word.marks:
        return None
    for at in range(place - 1, max(-1, place - _FRAME), -1):
        if "clause" in items[at].word.marks or items[at].key == ";":
            return None
        if "helping" in items[at].word.marks:
            after = _name_end(items, at + 1, text, False)
            if _has_body(items[at + 1:after]):
                return at + 1, after
            first = _name_start(items, at, text)
            return (first, at) if _has_body(items[first:at]) else None
    return None


def _subject(items: Sequence[Item], place: int, text: str) -> int:
    """The item after a name that opens a sentence whose verb ends it: "BM, 280 bin kişinin kaçtığını | açıkladı".

    Where no comma sets it off, a word for a body or an abbreviation in brackets shows where it ends.
    """
    opening = takewhile(lambda item: item.key != "," and item.kind != "number" and not item.word.states
                        and not item.word.time and "helping" not in item.word.marks, items[:_LONGEST])
    after = sum(1 for _ in opening)
    if not 0 < after < len(items) or len(items) - place > _LAST or not _named(items[:after], text):
        return 0
    bracketed = items[after - 1].key == ")"
    return after if items[after].key == "," or bracketed or any("officials" in i.word.marks for i in items[:after]) else 0


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
        if place > first and (item.word.marks & _NO_NAME or item.word.before or (
                item.word.states and not _of_office(items, first, place, text)) or (
                item.word.marks & _UNLIKE_A_NAME and not text[item.start].isupper())):
            break
        if place > first and ((not commas and _lower_verb(items, place, text)) or _when(items, place)):
            break
        place += 1
    return place


def _of_office(items: Sequence[Item], first: int, place: int, text: str) -> bool:
    """Whether a word with a capital tells what an office is for: the ministry of | Displacement."""
    return text[items[place].start].isupper() and len(items[place - 1].key) <= _JOINING and _has_body(items[first:place - 1])


def _when(items: Sequence[Item], place: int) -> bool:
    """Whether a time begins here: "the UN | since the beginning", "the mission | on Tuesday"."""
    after = items[place + 1].word.time if place + 1 < len(items) else ()
    return any(key == "since" or (key == "on" and after) for key, _, _ in items[place].word.time)


def _inside_name(items: Sequence[Item], place: int, first: int) -> bool:
    item = items[place]
    if item.key in {"-", "'", "’", "&", "“", "”", '"', "„", "«", "»"}:
        return place > first or item.key not in {"-", "&"}
    if item.key == "(":  # an abbreviation behind the name
        return place + 2 < len(items) and items[place + 2].key == ")" and place > first
    return item.key == ")" and place - 2 > first and items[place - 2].key == "("


def _lower_verb(items: Sequence[Item], place: int, text: str) -> bool:
    """Whether a small word after a proper name has left the name: "Volgens het Observatorium | zijn al ..."."""
    before, item = items[place - 1], items[place]
    proper = text[before.start].isupper() or before.key == ")"
    return proper and not item.word.marks & _BODIES and text[item.start].islower() and not _leads_to_name(items, place, text)


def _leads_to_name(items: Sequence[Item], place: int, text: str) -> bool:
    """Whether a short small word joins two parts of a name: Syrian Observatory for Human Rights."""
    after = items[place + 1] if place + 1 < len(items) else None
    return max(map(len, items[place].key.split(" "))) <= _JOINING and after is not None and after.kind == "word" and (
        text[after.start].isupper() or (place + 2 < len(items) and text[items[place + 2].start].isupper()
                                        and len(after.key) <= _JOINING))


def _before_times(items: Sequence[Item], place: int) -> int:
    """The item after a name that a day, a month or a small verb stands between and its verb: 观察站周四 | 说, le HCR a | dit."""
    while place > 0 and (items[place - 1].word.time or items[place - 1].word.marks & _BEFORE_A_VERB or (
            items[place - 1].kind == "number" and items[place].word.time)):
        place -= 1
    return place


def _after_times(items: Sequence[Item], place: int) -> int:
    """The item behind the days that stand here, with the word that leads to them: a annoncé | le 5 mars | le ministère."""
    while place < len(items):
        word = items[place].word
        then = place + 1 < len(items) and (items[place + 1].word.of_time(*_DAYS) or items[place + 1].kind == "number")
        if not (word.of_time(*_DAYS) or (word.time and then) or (items[place].kind == "number" and then)):
            break
        place += 1
    return place


def _name_start(items: Sequence[Item], place: int, text: str) -> int:
    """The item where the name before a verb of saying begins; it may have another beside it: the minister, Jane Doe, | said."""
    if place and items[place - 1].key == ",":
        comma = next((at for at in range(place - 2, max(0, place - 2 - _ASIDE), -1) if items[at].key == ","), 0)
        aside = items[comma + 1:place - 1]
        first = _run_start(items, comma, text) if comma and _is_name(aside, text) else comma
        begins = not first or items[first - 1].key in _ENDS or not items[first - 1].word.marks.isdisjoint(_BEFORE_A_HEAD)
        told = _has_body(items[first:place]) or (begins and not items[first].word.leads)
        return first if first < comma and told and _named(items[first:comma], text) else place
    first = _run_start(items, place, text)
    led = next((at for at in (first, first - 1) if 0 <= at < place and items[at].word.leads), None)
    if led is not None and not _has_body(items[first:place]):  # в Україні | налічується, but the ministry in Gaza | said
        before = _run_start(items, led, text)
        return before if _has_body(items[before:led]) else place
    return first if _named(items[first:place], text) or _closes(items, first, place) else place


def _is_name(aside: Sequence[Item], text: str) -> bool:
    """Whether the words between two commas tell a name or an office and no more."""
    plain = all(item.kind != "number" and not item.word.states and not item.word.marks & (_NO_NAME | {"helping"}) for item in aside)
    return plain and _named(aside, text)


def _run_start(items: Sequence[Item], place: int, text: str) -> int:
    first = place
    while first > 0 and place - first < _LONGEST:
        item = items[first - 1]
        if item.kind == "number" or item.word.states or item.word.marks & _NO_NAME or (
                "projected" in item.word.marks and not text[item.start].isupper()) or (
                first == place and item.word.nouns and first > 1 and items[first - 2].opens_number) or (
                item.kind == "sign" and _parts_off(items, first - 1)) or any(
                key != "since_beside" for key, _, _ in item.word.time):
            break
        first -= 1
    while first < place and (items[first].kind == "sign" or items[first].word.marks & _BEFORE_A_NAME):
        first += 1
    return first


def _closes(items: Sequence[Item], first: int, place: int) -> bool:
    """Whether a noun and its verb close the sentence behind a comma: ", | the county examiner | said on Monday."."""
    if not (1 < place - first < _LONGEST // 2 and items[first - 1].key == "," and _article(items[first])):
        return False
    verb = next((at for at in range(place, len(items)) if "says" in items[at].word.marks), len(items) - 1)
    behind = _after_times(items, verb + 1)
    return behind == len(items) or items[behind].key in _ENDS


def _parts_off(items: Sequence[Item], place: int) -> bool:
    """Whether a sign ends what stands before a name: a comma, or a dash between spaces; brackets may belong to the name."""
    sign = items[place]
    if sign.key in _ENDS:
        return sign.key not in "()" or place == 0
    return sign.word.dash and place > 0 and items[place - 1].end < sign.start and sign.end < items[place + 1].start


def _has_body(items: Sequence[Item]) -> bool:
    return any(item.word.marks & _BODIES for item in items)


def _named(items: Sequence[Item], text: str) -> bool:
    """Whether some word is a name, or a word for a body: a capital inside the sentence says so, where there are capitals."""
    alone = len(items) == 1 and bool(items[0].word.marks & _NO_NAMES)  # "On" opens a sentence
    return not alone and any(item.word.marks & _BODIES or (
        item.kind == "word" and text[item.start].isalpha() and not text[item.start].islower()) for item in items)
