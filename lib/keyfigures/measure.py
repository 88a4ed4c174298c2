"""Mention -> Reading: what a number counts, by the strongest of its reasons, or that it counts no people."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from keyfigures.cues import Road
from keyfigures.mentions import Mention
from keyfigures.movement import ACROSS, NOTED, across, arrived, flags
from keyfigures.phrases import NounPhrase
from keyfigures.reading import Reading, Refusal
from keyfigures.status import TELLING, status_of
from keyfigures.ties import (
    another_count,
    compared,
    follows,
    in_a_table,
    is_said_of,
    listed,
    names_them,
    of_them,
    outgrows,
    points_back,
    whole_of,
)
from keyfigures.words import Item

__all__ = ["read"]

_FARTHEST = 22  # beyond this a cue belongs to something else
_FARTHEST_UNNAMED = 14
_CLOSE = 1  # so near each other, two cues may both be meant
_SPENT = 4  # a verb behind its own number reaches less far to the next: "12 arrested and dozens of men killed"
_BESIDE_CHANGE = 3  # items beside a number in which "rose" ties it to a heading anywhere in the sentence,
_MOVED = 8  # which then costs at most this
_BESIDE_IT = 6  # a cue that costs more yields to a list or a reference back
_HEADS_BEHIND = 4  # a heading behind a number without a noun: the UN puts at 20 million | the number of displaced
_INSIDE = frozenset(["of_them", "part"])
_WEAK = 8  # a noun elsewhere says less than a verb
# nouns such as "refugees" say who is counted when one of these happened to them
_HAPPENS_TO_ANYONE = frozenset(["deaths", "injured", "missing", "returnees", "casualties", "detained", "evacuated"])
_WHO = frozenset(["missing", "refugees", "displaced", "idps", "asylum_seekers", "detained", "evacuated", "in_need", "homeless",
                  "returnees", "affected"])
# rescued hostages are hostages no more
_CAN_BE_SAVED = (_WHO | {"casualties"}) - {"affected", "in_need", "asylum_seekers"}
_PERSONAL = frozenset(["deaths", "injured", "casualties"])  # what families are not counted by
_PEOPLE_ONLY = frozenset(["affected", "in_need"])  # things are affected too, so these want a person


def read(items: Sequence[Item], mention: Mention, phrase: NounPhrase, road: Road, before: Reading | None,
         antecedent: Reading | None, toll: Reading | None) -> Reading | Refusal | None:
    """What a mention counts; ``before`` is the figure before it in the sentence, ``antecedent`` the last one of those before.

    ``toll`` is the first figure of the sentence of the antecedent. ``None`` where nothing says that it counts people.
    """
    cost, cue, at, rival = _nearest(mention, phrase, road, before)
    said = _said(items, mention, phrase, road, before, antecedent, toll, cost, cue, at)
    if not isinstance(said, _Said) or not _may_count(items, mention, phrase, said, cost):
        return said if isinstance(said, Refusal) else None
    unit = phrase.unit or (said.model.unit if said.model and said.how in {"list", "back"} else "person")
    if before and items[mention.first - 1].key == "(" and said.how in {"state", "label"} and said.cue is before.cue and (
            unit == before.unit and outgrows(mention, before.mention)):
        return None  # 12 died in Homs (650,000 inhabitants)
    noted = flags(items, mention) if road.marks & NOTED or mention.earlier or mention.other is not None else ()
    shared = said.model.status if said.model and said.how == "list" else None
    status, told = status_of(items, mention, said.at, shared) if road.marks & TELLING else (shared or "reported", None)
    if status is None:
        return None
    mention = arrived(items, mention, status) if "change" in road.marks else mention
    measure = across(items, mention, said.measure, said.at) if road.marks & ACROSS else said.measure
    rival = rival if said.cue is cue and said.how in {"state", "label"} else None
    whole = None if said.whole and unit == said.whole.unit and outgrows(mention, said.whole.mention) else said.whole
    return Reading(mention, measure, unit, status, phrase, said.how, said.cue, whole, noted, rival, told,
                   said.model and said.model.mention)


class _Said(NamedTuple):
    """What gives a number its measure: the way, the word and its place, its whole, and the figure it is modelled on."""

    measure: str
    how: str
    cue: Item | None = None
    at: int | None = None
    whole: Reading | None = None
    model: Reading | None = None


def _said(items: Sequence[Item], mention: Mention, phrase: NounPhrase, road: Road, before: Reading | None,
          antecedent: Reading | None, toll: Reading | None, cost: int, cue: Item | None, at: int) -> _Said | Refusal | None:
    """The measure of a number by the strongest of its reasons: its noun, its whole, its list, what it points back to, a cue."""
    named = before and not phrase.named and (not mention.bare or before.mention.first - 1 in road.names)
    ranked = before is not None and follows(items, mention, before, road.names)
    in_list = ranked or (before is not None and listed(items, road.begins(mention), before, road.names if named else frozenset()))
    whole = whole_of(items, mention, phrase, before, antecedent, in_list, road.marks)
    weak = cue is None or cost > _BESIDE_IT
    if phrase.measure and not _happened(items, mention, phrase, before, cost, cue):
        if cue and "unharmed" in cue.word.marks and phrase.measure in _CAN_BE_SAVED and (
                cost <= 2 or cue.start < mention.start < cue.end):  # ließen 16 Gefangene frei
            return None
        measure = "deaths" if _victims(items, phrase, before or antecedent, road) else phrase.measure
        return _Said(measure, "noun", items[phrase.after - 1], phrase.after - 1, whole)
    if whole and (cue is None or cost > 3 or _out_of_brackets(items, mention, at)):
        own = road.measure_of_them(mention)  # of the injured, 27 are children, whatever was counted last
        own = None if own == "casualties" and whole.measure == "deaths" else own  # among the victims of a toll
        return _Said(own or whole.measure, "part", whole=None if own and own != whole.measure else whole)
    if before and in_list and (weak or ranked or (mention.best == 1 and not (mention.bare or phrase.named))):
        return _Said(before.measure, "list", before.cue, at if before.cue else None, whole, before)
    if before and (compared(items, mention, phrase) or (weak and (points_back(items, before.mention.after, mention, phrase)
                                                                 or another_count(items, mention, phrase)))):
        return _Said(before.measure, "back", whole=whole, model=before)
    if cue:
        return _of_cue(items, mention, phrase, cue, at, whole)
    return _carried(items, mention, phrase, road, before, antecedent, toll, whole)


def _carried(items: Sequence[Item], mention: Mention, phrase: NounPhrase, road: Road, before: Reading | None,
             antecedent: Reading | None, toll: Reading | None, whole: Reading | None) -> _Said | None:
    """The measure of a number of which its sentence says none: that of a figure before it to which it is tied."""
    if antecedent and names_them(items, mention, phrase, antecedent):
        return _Said(antecedent.measure, "part", whole=antecedent)
    if toll and another_count(items, mention, phrase):
        return _Said(toll.measure, "back", whole=whole, model=toll)
    if antecedent and points_back(items, 0, mention, phrase):
        return _Said(antecedent.measure, "back", whole=whole, model=antecedent)
    if (group := before or antecedent) and is_said_of(items, mention, group):
        return _Said(group.measure, "part", whole=group)
    if toll and in_a_table(items, mention, toll, road.names, road.text):
        return _Said(toll.measure, "list", None, None, toll.whole, toll)
    if before and before.how == "part" and phrase.unit != "household" and any(
            "of_them" in item.word.marks for item in items[:before.mention.first]):  # of these, the men are 5, the women 7
        return _Said(before.measure, "part", whole=before.whole or before)
    return None


def _out_of_brackets(items: Sequence[Item], mention: Mention, cue: int) -> bool:
    """Whether a cue stands outside the brackets that a number stands in: killed 14 (among them 3 girls) and | wounded 41."""
    return any(item.key in ")）" for item in items[mention.after:cue])


def _victims(items: Sequence[Item], phrase: NounPhrase, before: Reading | None, road: Road) -> bool:
    """Whether people who are only said to be victims are the dead: the last figure counted those, or the wounded are beside."""
    if phrase.measure != "casualties" or items[phrase.after - 1].word.unit != "people":
        return False
    beside = {_measure(cue) for _, cue in road.cues}
    return ("injured" in beside and "deaths" not in beside) or (
        before is not None and before.measure == "deaths" and "injured" not in beside)


def _happened(items: Sequence[Item], mention: Mention, phrase: NounPhrase, before: Reading | None, cost: int,
              cue: Item | None) -> bool:
    """Whether something happened to those whom the noun names: 12 refugees drowned, 30 displaced people returned."""
    noun = items[phrase.after - 1].word
    own = before is None or before.cue is not cue or not (  # 12 dead and 30 refugees, 12 killed and 30 displaced
        before.how == "noun" or (phrase.measure is not None and noun.states == phrase.measure))
    hurt = phrase.measure == "injured" and cost <= 3 and noun.states is None  # two of the injured died
    died = hurt and cue is not None and cue.word.states == "deaths"
    who = phrase.measure in _WHO or died or "of_them" in noun.marks or (phrase.measure == "casualties" and noun.unit == "people")
    at = before.mention.after if before else len(items)
    base = before is not None and at < phrase.first and items[at].word.link and mention.first - at < 4  # 57 of the 276 captives
    return bool(cue and own and not base and cost <= 8 and who and cue.word.states in _HAPPENS_TO_ANYONE
                and cue.word.states != phrase.measure)


def _of_cue(items: Sequence[Item], mention: Mention, phrase: NounPhrase, cue: Item, at: int,
            whole: Reading | None) -> _Said | Refusal:
    word = cue.word
    if "unharmed" in word.marks:
        return Refusal(mention, "they came to no harm", phrase)
    if "leaves" in word.marks and any("posted" in item.word.marks for item in items[phrase.first:phrase.after]):
        return Refusal(mention, "they left without fleeing", phrase)
    if word.states == "casualties" and whole and whole.measure == "deaths":  # among the victims of a toll
        return _Said(whole.measure, "state", cue, at, whole)
    if word.states:
        return _Said(word.states, "state", cue, at, whole)
    return _Said(word.labels, "label", cue, at, whole) if word.labels else _Said(word.nouns or "", "noun", cue, at, whole)


def _nearest(mention: Mention, phrase: NounPhrase, road: Road,
             before: Reading | None) -> tuple[int, Item | None, int, Item | None]:
    """The cheapest cue, its cost and its place: what happened to the people, on either side, or a heading before the number.

    Last the cue of another measure that is no more than ``_CLOSE`` dearer.
    """
    found: list[tuple[int, int, Item]] = []
    end = max(phrase.after, mention.after)
    moved = "change" in road.marks and any(  # Sube a 12 la cifra; the toll of the quake in ... rose to 12
        "change" in item.word.marks for item in road.items[max(0, mention.first - _BESIDE_CHANGE):mention.after + _BESIDE_CHANGE])
    spent = before.cue.start if before and before.cue and before.how == "state" and before.cue.start >= before.mention.end else -1
    is_they = not phrase.named and mention.after < len(road.items) and "helping" in road.items[mention.after].word.marks
    for place, item in road.cues_of(mention):
        word = item.word
        own = phrase.measure and word.nouns and phrase.first <= place < phrase.after and not (
            phrase.measure in _WHO and word.states in _HAPPENS_TO_ANYONE - {phrase.measure})  # 20 refugees killed
        if own or mention.first <= place < mention.after or road.of_others(place, mention):
            continue
        if word.states and word.states == phrase.measure and phrase.measure in _WHO:
            continue  # executed 13,000 prisoners in jail
        if place >= mention.after:
            cost = (road.cost(end, place) if place >= end else 0) + (_SPENT if place in road.ahead else 0)
            heads = word.labels and not (word.states or moved)
            cost += _FARTHEST if (heads and phrase.named) or road.parts[place] > mention.first else _HEADS_BEHIND if heads else 0
        else:
            own = before is not None and before.phrase.first <= place < before.phrase.after  # 12 deaths and affected 30
            cost = road.cost_before(place + 1, mention) + (-3 if word.labels and not (word.states or own) else 1)
            cost += _SPENT if item.start == spent else 0
            cost = min(cost, _MOVED) if moved and word.labels and not word.states else cost
        counted = word.nouns and road.counted.get(place, mention.first) > mention.first  # a boat with 100 people left 23 | dead
        if place < mention.first and word.nouns and place not in road.counted and road.points_back(place, mention.first):
            cost = min(cost, _BESIDE_IT)  # refugees, whose number is 104
        elif is_they and place >= mention.after and not counted:
            pass  # 6.5 million are now refugees
        elif counted or not (word.states or word.labels or word.marks):
            cost += _WEAK if phrase.generic and not counted else _FARTHEST
        if cost <= _FARTHEST:
            found.append((cost, place, item))
    if not found:
        return _FARTHEST + 1, None, -1, None
    cost, place, item = min(found, key=lambda cue: cue[0])
    rival = next((other for dearer, at, other in found if other is not item and (
        dearer <= cost + _CLOSE or _either(road.items, at, place)) and _measure(other) != _measure(item)), None)
    return cost, item, place, rival


def _either(items: Sequence[Item], one: int, other: int) -> bool:
    """Whether an "or" stands between two cues: killed or abducted."""
    return abs(one - other) == 2 and items[(one + other) // 2].word.either


def _measure(cue: Item) -> str | None:
    return cue.word.states or cue.word.labels or cue.word.nouns


def _may_count(items: Sequence[Item], mention: Mention, phrase: NounPhrase, said: _Said, cost: int) -> bool:
    if phrase.unit == "household" and said.how == "list" and said.measure in _PERSONAL:  # took 1,500 lives, thousands of families
        return False
    if mention.best == 1 and not mention.bare and phrase.unit == "household":  # five members of a family
        return cost <= 2
    if phrase.unit or phrase.measure:
        return True
    one = mention.best == 1 and not mention.bare
    if said.how in {"back", "part", "list"} and not (one and phrase.named):  # this number is a | fall of 45 %
        return True
    inside = any(item.word.marks & _INSIDE for item in items[max(0, mention.first - 2):mention.first])  # of whom one | badly
    if inside or of_them(items, mention):
        return True
    if one:  # "one" is more often a pronoun
        return cost <= 1 and not phrase.named
    if phrase.named:
        return said.measure not in _PEOPLE_ONLY and cost <= _FARTHEST_UNNAMED
    return cost <= _FARTHEST_UNNAMED
