"""Items of a sentence -> names: where the name of a source begins and ends."""

from __future__ import annotations

from collections.abc import Sequence

from keyfigures.words import Item

__all__ = ["ENDS", "LONGEST", "after_times", "comma_before", "has_body", "is_article", "name_end", "name_start", "named"]

LONGEST = 14  # items in the name of a source
ENDS = frozenset(",;:.()")
_BODIES = frozenset(["body", "officials"])
_JOINING = 4  # letters of a word that joins two parts of a name
_ASIDE = 8  # items of a name that tells another one: the minister, Jane Doe, said
_BEFORE_A_HEAD = frozenset(["clause", "beside", "helping"])
_BEFORE_A_NAME = frozenset(["beside", "cumulative", "helping"])  # so far and | the sheriff
_NO_NAME = frozenset(["clause", "says", "according"])
_AFTER_A_NAME = frozenset(["stock", "cumulative"])
_VERBS = frozenset(["helping", "them", "anaphor"])
_NO_ASIDE = _NO_NAME | {"helping"}
_UNLIKE_A_NAME = frozenset(["projected", "change"])  # where it has no capital: to reduce the risk, Reduction of Risk
_NO_NAMES = frozenset(["filler", "tells_back", "previous", "stock"])
_DAYS = ("weekdays", "days", "months", "units", "weekend")


def name_end(items: Sequence[Item], first: int, text: str, commas: bool) -> int:
    """The item after a name that begins here: up to a verb, a number, a sign or another clause, or only up to a comma."""
    place = first
    while place < min(len(items), first + LONGEST):
        item = items[place]
        glued = place > first and item.start == items[place - 1].end  # R4V
        counts = item.kind == "number" or (_counts(item) and text[item.start].islower())
        if (counts and not glued) or (item.kind == "sign" and not _inside_name(items, place, first)):
            break
        day = item.word.of_time("weekdays", "days")
        if "ends_source" in item.word.marks or (place > first and day):
            break
        if place > first and (item.word.marks & _NO_NAME or item.word.before or (
                item.word.states and not _of_office(items, first, place, text)) or (
                item.word.marks & _UNLIKE_A_NAME and not text[item.start].isupper())):
            break
        if place > first and _is_verb(items, first, place, text):
            break
        if place > first and ((not commas and _lower_verb(items, place, text)) or _when(items, place)):
            break
        place += 1
    while place > first + 1 and _trails(items[place - 1], text):
        place -= 1
    return place


def _trails(item: Item, text: str) -> bool:
    """Whether a small word at the end of a name belongs to what follows: the Red Crescent | now, el Servicio de Atención | a."""
    word = item.word
    return text[item.start].islower() and not word.marks & _BODIES and bool(
        word.leads or word.link or word.marks & _AFTER_A_NAME)


def _counts(item: Item) -> bool:
    """Whether a number in words stands here."""
    return item.word.numeral and not item.word.article


def _is_verb(items: Sequence[Item], first: int, place: int, text: str) -> bool:
    """Whether a finite verb behind a name ends it: volgens de politie | kwamen ... om, zijn ... gedood."""
    word = items[place].word
    return bool(word.marks & _VERBS or word.apart or word.finite or word.labels) and text[items[place].start].islower() and not (
        place == first + 1 and is_article(items[first]))


def _of_office(items: Sequence[Item], first: int, place: int, text: str) -> bool:
    """Whether a word with a capital tells what an office is for: the ministry of | Displacement."""
    return text[items[place].start].isupper() and len(items[place - 1].key) <= _JOINING and has_body(items[first:place - 1])


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


def name_start(items: Sequence[Item], place: int, text: str) -> int:
    """The item where the name before a verb of saying begins; it may have another beside it: the minister, Jane Doe, | said."""
    if place and items[place - 1].key == ",":
        comma = comma_before(items, place)
        aside = items[comma + 1:place - 1]
        first = _run_start(items, comma, text) if comma and _is_name(aside, text) else comma
        begins = not first or items[first - 1].key in ENDS or not items[first - 1].word.marks.isdisjoint(_BEFORE_A_HEAD)
        told = has_body(items[first:place]) or (begins and not items[first].word.leads)
        return first if first < comma and told and named(items[first:comma], text) else place
    first = _run_start(items, place, text)
    led = next((at for at in (first, first - 1) if 0 <= at < place and items[at].word.leads), None)
    if led is not None and not has_body(items[first:place]):  # в Україні | налічується, but the ministry in Gaza | said
        before = _run_start(items, led, text)
        return before if has_body(items[before:led]) else place
    return first if named(items[first:place], text) or _closes(items, first, place) else place


def comma_before(items: Sequence[Item], last: int) -> int:
    """The comma that opens the aside which ends before an item, or 0."""
    return next((at for at in range(last - 2, max(0, last - 2 - _ASIDE), -1) if items[at].key == ","), 0)


def _is_name(aside: Sequence[Item], text: str) -> bool:
    """Whether the words between two commas tell a name or an office and no more."""
    plain = all(item.kind != "number" and not item.word.states and not item.word.marks & _NO_ASIDE for item in aside)
    return plain and named(aside, text)


def _run_start(items: Sequence[Item], place: int, text: str) -> int:
    first = place
    while first > 0 and place - first < LONGEST:
        item = items[first - 1]
        if item.kind == "number" or _counts(item) or item.word.states or item.word.marks & _NO_NAME or (
                "helping" in item.word.marks and text[item.start].islower()) or (
                "projected" in item.word.marks and not text[item.start].isupper()) or (
                first == place and item.word.nouns and first > 1 and items[first - 2].opens_number) or (
                item.kind == "sign" and _parts_off(items, first - 1)) or any(
                key != "since_beside" for key, _, _ in item.word.time):
            break
        first -= 1
    joined = next((at for at in range(place - 1, first, -1) if "beside" in items[at].word.marks), first)
    if has_body(items[joined:place]) and not has_body(items[first:joined]):
        first = joined  # died in the fire and | the army says
    while first < place and (items[first].kind == "sign" or items[first].word.marks & _BEFORE_A_NAME):
        first += 1
    return first


def _closes(items: Sequence[Item], first: int, place: int) -> bool:
    """Whether a noun and its verb close the sentence behind a comma: ", | the county examiner | said on Monday."."""
    if not (1 < place - first < LONGEST // 2 and items[first - 1].key == "," and is_article(items[first])):
        return False
    verb = next((at for at in range(place, len(items)) if "says" in items[at].word.marks), len(items) - 1)
    behind = after_times(items, verb + 1)
    return behind == len(items) or items[behind].key in ENDS


def _parts_off(items: Sequence[Item], place: int) -> bool:
    """Whether a sign ends what stands before a name: a comma, or a dash between spaces; brackets may belong to the name."""
    sign = items[place]
    if sign.key in ENDS:
        return sign.key not in "()" or place == 0
    return sign.word.dash and place > 0 and items[place - 1].end < sign.start and sign.end < items[place + 1].start


def has_body(items: Sequence[Item]) -> bool:
    """Whether a word for a body or for officials is among these."""
    return any(item.word.marks & _BODIES for item in items)


def named(items: Sequence[Item], text: str) -> bool:
    """Whether some word is a name, or a word for a body: a capital inside the sentence says so, where there are capitals."""
    alone = len(items) == 1 and bool(items[0].word.marks & _NO_NAMES)  # "On" opens a sentence
    return not alone and any(item.word.marks & _BODIES or (
        item.kind == "word" and text[item.start].isalpha() and not text[item.start].islower()) for item in items)


def is_article(item: Item) -> bool:
    """Whether an item may be an article, which some packs know as a word that stands before a day: le, el."""
    return "filler" in item.word.marks or item.word.article or item.word.of_time("on")


def after_times(items: Sequence[Item], place: int) -> int:
    """The item behind the days that stand here, with the word that leads to them: a annoncé | le 5 mars | le ministère."""
    while place < len(items):
        word = items[place].word
        then = place + 1 < len(items) and (items[place + 1].word.of_time(*_DAYS) or items[place + 1].kind == "number")
        if not (word.of_time(*_DAYS) or (word.time and then) or (items[place].kind == "number" and then)):
            break
        place += 1
    return place
