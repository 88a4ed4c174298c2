"""Mention -> Reading: what a number counts, by the strongest of its reasons, or that it counts no people."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from keyfigures.counted import households_in
from keyfigures.cues import CROSSING, INSIDE, Road
from keyfigures.mentions import Mention
from keyfigures.movement import ACROSS, NOTED, across, arrived, flags
from keyfigures.phrases import NounPhrase
from keyfigures.reach import BESIDE_IT, HAPPENS_TO_ANYONE, WHO, reach, said_by
from keyfigures.reading import UNHARMED, Reading, Refusal
from keyfigures.refusals import OF_NOBODY
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
from keyfigures.tokens import CLOSING
from keyfigures.words import NOTHING, Item

__all__ = ["none_left", "read"]

_FARTHEST_UNNAMED = 14
_FARTHEST_UNKNOWN = 6  # with a noun that the pack does not know: the quake killed three people and toppled 40 pianos
_UNKNOWN = 2  # words that the pack does not know in the name of a group; more hold a verb
_BESIDE_WHOLE = 3  # a cue that costs more yields to the whole of a part
_OWN = 12  # items behind a noun in which its verb stands
_CLAUSES = frozenset(["clause", "beside"])
_VERBS = frozenset(["helping", "change"])
# rescued hostages are hostages no more
_CAN_BE_SAVED = (WHO | {"casualties"}) - {"affected", "in_need", "asylum_seekers"}
_PERSONAL = frozenset(["deaths", "injured", "casualties"])  # what families are not counted by
_PEOPLE_ONLY = frozenset(["affected", "in_need"])  # things are affected too, so these want a person


def read(items: Sequence[Item], mention: Mention, phrase: NounPhrase, road: Road, before: Reading | None,
         antecedent: Reading | None, toll: Reading | None) -> Reading | Refusal | None:
    """What a mention counts; ``before`` is the figure before it in the sentence, ``antecedent`` the last one of those before.

    ``toll`` is the first figure of the sentence of the antecedent. ``None`` where nothing says that it counts people.
    """
    cost, cue, at, rival = reach(mention, phrase, road, before)
    said = _said(items, mention, phrase, road, before, antecedent, toll, cost, cue, at)
    if not isinstance(said, _Said) or not _may_count(items, mention, phrase, said, cost):
        return said if isinstance(said, Refusal) else None
    if before and not said.whole and (said.at is None or said.at < mention.first) and _are_aboard(items, mention, phrase):
        return None
    unit = phrase.unit or (said.model.unit if said.model and said.how in {"list", "back"} else "person")
    if not phrase.unit and said.at is not None and said.at < mention.first and (
            said.how == "label" or "count_of" in road.marks) and households_in(items, said.at, road.text, road.lexicon):
        unit = "household"
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


def none_left(items: Sequence[Item], mention: Mention, phrase: NounPhrase) -> Reading | Refusal:
    """What the number behind a "none of the" counts: the dead, if they did not survive, else nobody."""
    told = next((item for item in items[mention.after:mention.after + _OWN] if "survives" in item.word.marks), None)
    if told is None or phrase.unit == "thing":
        return Refusal(mention, OF_NOBODY, phrase)
    return Reading(mention, "deaths", phrase.unit or "person", "reported", phrase, "state", told)


def _has_own_noun(items: Sequence[Item], mention: Mention, phrase: NounPhrase) -> bool:
    """Whether a comma parts a number from a noun before it that is none of its own: four dead, | 60 firemen at the scene."""
    return phrase.named and not phrase.generic and phrase.first >= mention.after and phrase.unit != "household" and (
        items[mention.first - 1].key == ",")


def _are_aboard(items: Sequence[Item], mention: Mention, phrase: NounPhrase) -> bool:
    """Whether a number only tells who was there: two dead, 36 people | on board."""
    beside = [*items[max(0, mention.first - 2):mention.first], *items[max(phrase.after, mention.after):][:2]]
    return any(item.word.aboard for item in beside)


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
    if cue and _is_own(items, phrase, at):
        cost = min(cost, _BESIDE_WHOLE)
    headed = cue is not None and mention.first in road.headings
    weak = cue is None or (cost > BESIDE_IT and not headed)
    if phrase.measure and (_is_of_another(items, mention, at) or not _happened(items, mention, phrase, before, cost, cue)):
        if cue and "unharmed" in cue.word.marks and phrase.measure in _CAN_BE_SAVED and (
                cost <= 2 or cue.start < mention.start < cue.end):  # ließen 16 Gefangene frei
            return None
        measure = "deaths" if _victims(items, phrase, before or antecedent, road) else phrase.measure
        return _Said(measure, "noun", items[phrase.after - 1], phrase.after - 1, whole)
    if whole and (cue is None or cost > _BESIDE_WHOLE or _out_of_brackets(items, mention, at)):
        own = road.measure_of_them(mention)  # of the injured, 27 are children, whatever was counted last
        own = None if own == "casualties" and whole.measure == "deaths" else own  # among the victims of a toll
        if own and own != whole.measure:  # 21 died and 15 were hurt; among the dead are nine women
            inside = toll is not None and toll.measure == own and not outgrows(mention, toll.mention)
            return _Said(own, "part", whole=toll if inside else None)
        return _Said(whole.measure, "part", whole=whole)
    only_one = mention.best == 1 and not (mention.bare or phrase.named)
    other = before is not None and compared(items, mention, phrase)
    apart = before is not None and before.how == "noun" and _has_own_noun(items, mention, phrase) and not whole
    takes_on = in_list and not (headed or other or apart)
    if before and takes_on and (weak or ranked or only_one) and not _has_own_verb(items, phrase):
        return _Said(before.measure, "list", before.cue, at if before.cue else None, whole, before)
    points = weak and before is not None and (
        points_back(items, before.mention.after, mention, phrase) or another_count(items, mention, phrase))
    if before and (other or points):
        return _Said(before.measure, "back", whole=whole, model=before)
    if cue and (in_list or whole or not _is_used(items, phrase, cue, at, mention, before)):
        said = _of_cue(items, mention, phrase, cue, at, whole)
        return said._replace(measure="deaths") if isinstance(said, _Said) and _are_dead(said, road, antecedent) else said
    return _carried(items, mention, phrase, road, before, antecedent, toll, whole)


def _is_own(items: Sequence[Item], phrase: NounPhrase, at: int) -> bool:
    """Whether a verb goes with a known noun before it, however far: 12 dead and 30 others in 5 districts | fled."""
    if phrase.unit is None or not phrase.after < at < phrase.after + _OWN:
        return False
    verb = items[at].word
    return bool(verb.states) and (not verb.nouns or "helping" in items[at - 1].word.marks) and not any(
        item.key in CROSSING or not item.word.marks.isdisjoint(_CLAUSES) for item in items[phrase.after:at])


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


def _is_used(items: Sequence[Item], phrase: NounPhrase, cue: Item, at: int, mention: Mention, before: Reading | None) -> bool:
    """Whether a word in another clause has spoken of others: nine people died | when a bus with 40 passengers overturned.

    A clause with nothing behind its number has left out the verb of the one before: in that of the rebels one soldier.
    """
    if before is None or before.cue is not cue or at > mention.first or not (phrase.named and phrase.unit):
        return False
    if phrase.after == len(items) or items[phrase.after].key in CLOSING:
        return False
    return any("clause" in item.word.marks for item in items[max(before.mention.after, at + 1):mention.first])


def _has_own_verb(items: Sequence[Item], phrase: NounPhrase) -> bool:
    """Whether something is said of a noun in a list that the pack does not know: six people were hurt and 40 benches | fell."""
    if not phrase.named or phrase.unit or phrase.measure or phrase.after >= len(items) or (
            items[phrase.first].word is not NOTHING):
        return False
    verb = items[phrase.after]
    return phrase.after - phrase.first > _UNKNOWN or (
        verb.kind == "word" and (verb.word is NOTHING or not verb.word.marks.isdisjoint(_VERBS)))


def _out_of_brackets(items: Sequence[Item], mention: Mention, cue: int) -> bool:
    """Whether a cue stands outside the brackets that a number stands in: killed 14 (among them 3 girls) and | wounded 41."""
    return any(item.key in ")）" for item in items[mention.after:cue])


def _is_of_another(items: Sequence[Item], mention: Mention, cue: int) -> bool:
    """Whether a number stands right behind a cue or its "of", behind the number in question: three held for the death of | 12."""
    after = cue + 1 + int(cue + 1 < len(items) and items[cue + 1].word.link)
    return cue >= mention.after and after < len(items) and items[after].opens_number


def _victims(items: Sequence[Item], phrase: NounPhrase, before: Reading | None, road: Road) -> bool:
    """Whether people who are only said to be victims are the dead: the last figure counted those, or the wounded are beside."""
    if phrase.measure != "casualties" or items[phrase.after - 1].word.unit != "people":
        return False
    beside = {said_by(cue) for _, cue in road.cues}
    return ("injured" in beside and "deaths" not in beside) or (
        before is not None and before.measure == "deaths" and "injured" not in beside)


def _happened(items: Sequence[Item], mention: Mention, phrase: NounPhrase, before: Reading | None, cost: int,
              cue: Item | None) -> bool:
    """Whether something happened to those whom the noun names: 12 refugees drowned, 30 displaced people returned."""
    noun = items[phrase.after - 1].word
    own = before is None or before.cue is not cue or not (  # 12 dead and 30 refugees, 12 killed and 30 displaced
        before.how == "noun" or (phrase.measure is not None and noun.states == phrase.measure))
    of_those = any(item.word.link for item in items[mention.after:phrase.after - 1])
    beside = noun.states is None or of_those or cost <= 1  # murieron dos heridos, 37 wounded died
    hurt = phrase.measure == "injured" and cost <= 3 and beside  # two of the injured died
    died = hurt and cue is not None and cue.word.states == "deaths"
    who = phrase.measure in WHO or died or "of_them" in noun.marks or (phrase.measure == "casualties" and noun.unit == "people")
    at = before.mention.after if before else len(items)
    base = before is not None and at < phrase.first and items[at].word.link and mention.first - at < 4  # 57 of the 276 captives
    return bool(cue and own and not base and cost <= 8 and who and cue.word.states in HAPPENS_TO_ANYONE
                and cue.word.states != phrase.measure)


def _are_dead(said: _Said, road: Road, antecedent: Reading | None) -> bool:
    """Whether a heading that only says that there are victims stands behind the dead: the number of Dutch victims is 193."""
    if said.measure != "casualties" or said.cue is None or antecedent is None or antecedent.measure != "deaths":
        return False
    noun = road.lexicon.word(said.cue.key.rsplit(" ", 1)[-1])
    return noun is not None and noun.unit == "people"


def _of_cue(items: Sequence[Item], mention: Mention, phrase: NounPhrase, cue: Item, at: int,
            whole: Reading | None) -> _Said | Refusal:
    word = cue.word
    if "unharmed" in word.marks:
        return Refusal(mention, UNHARMED, phrase)
    if "leaves" in word.marks and any("posted" in item.word.marks for item in items[phrase.first:phrase.after]):
        return Refusal(mention, "they left without fleeing", phrase)
    if word.states == "casualties" and whole and whole.measure == "deaths":  # among the victims of a toll
        return _Said(whole.measure, "state", cue, at, whole)
    if word.states:
        return _Said(word.states, "state", cue, at, whole)
    return _Said(word.labels, "label", cue, at, whole) if word.labels else _Said(word.nouns or "", "noun", cue, at, whole)


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
    inside = any(item.word.marks & INSIDE for item in items[max(0, mention.first - 2):mention.first])  # of whom one | badly
    if inside or of_them(items, mention):
        return True
    if one:  # "one" is more often a pronoun
        own = said.at == mention.after + 1 and "passive" in items[mention.after].word.marks  # one was | killed, three wounded
        return not phrase.named and (cost <= 1 or own)
    unknown = phrase.named and items[phrase.first].word is NOTHING
    return not (phrase.named and said.measure in _PEOPLE_ONLY) and cost <= (_FARTHEST_UNKNOWN if unknown else _FARTHEST_UNNAMED)
