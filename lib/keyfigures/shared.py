"""Readings of a sentence -> readings: what is said of the last of several numbers is shared by those that are listed with it."""

from __future__ import annotations

from collections.abc import Sequence

from keyfigures.breakdown import part_of, whole_behind
from keyfigures.mentions import Mention
from keyfigures.phrases import NounPhrase
from keyfigures.reach import HAPPENS_TO_ANYONE, WHO
from keyfigures.reading import Reading, Refusal
from keyfigures.ties import joined, of_them
from keyfigures.words import NOTHING, Item

__all__ = ["completed", "with_one_more"]

_ON_THE_MOVE = frozenset(["refugees", "asylum_seekers", "displaced", "idps", "returnees"])
_CLOSES = frozenset(")）–—")
_SEVERAL = 2  # people to whom one more may be added
_SHORT = 3  # items between two groups of one list are fewer


def completed(items: Sequence[Item], results: list[Reading | Refusal]) -> list[Reading | Refusal]:
    """The readings with those added that share what is said of the last: "59 men, eight women and four children died"."""
    for at in range(len(results) - 2, -1, -1):
        this, after = results[at], results[at + 1]
        if whole := whole_behind(items, this, after):
            results[at] = part_of(items, this, whole)
        if isinstance(after, Reading) and (_share_a_word(items, this, after) or _share_a_verb(items, this, after)):
            unit = this.phrase.unit or after.unit
            results[at] = after._replace(mention=this.mention, phrase=this.phrase, how="list", unit=unit)
            continue
        if isinstance(this, Reading) and isinstance(after, Reading) and _share_a_fate(items, this, after):
            results[at] = this._replace(measure=after.measure, how=after.how, cue=after.cue, rival=None)
        if isinstance(this, Reading) and isinstance(after, Reading) and _base_of(items, this, after):
            results[at] = Refusal(this.mention, "only a part of it is told", this.phrase)
            results[at + 1] = after._replace(whole=None) if after.whole is this else after
        elif isinstance(this, Refusal) and this.open and isinstance(after, Reading) and (
                _share_a_noun(items, this, after)):
            results[at] = after._replace(mention=this.mention, phrase=this.phrase, how="list")
        elif isinstance(this, Refusal) and this.open and this.phrase.unit and isinstance(after, Reading) and (
                after.how in {"state", "list"} and not of_them(items, after.mention) and _listed(
                    items[this.phrase.after:after.mention.first])):
            results[at] = after._replace(mention=this.mention, phrase=this.phrase, how="list", unit=this.phrase.unit)
    return results


def with_one_more(items: Sequence[Item], results: list[Reading | Refusal]) -> list[Reading | Refusal]:
    """The readings with the one whom an article adds to those before: five men and | a woman were held."""
    for at in range(len(results) - 1, -1, -1):
        group = results[at]
        if isinstance(group, Reading) and group.phrase.unit == "person" and _adds_one(items, group):
            first = group.phrase.after + 1
            mention = Mention(1, 1, 1, "exact", items[first].start, items[first].end, first, first + 1)
            phrase = NounPhrase(None, "person", False, True, first + 1, first + 2)
            results.insert(at + 1, group._replace(mention=mention, phrase=phrase, how="list", flags=(), model=group.mention))
    return results


def _adds_one(items: Sequence[Item], group: Reading) -> bool:
    """Whether "and" and an article that is no number stand between several people and one more, of whom nothing else is said."""
    joint, article, one, then = (*items[group.phrase.after:group.phrase.after + 4], None, None, None, None)[:4]
    if not (joint and article and one) or "beside" not in joint.word.marks or not article.word.article or article.word.value:
        return False
    if one.word.unit != "person" or one.word.nouns or not group.phrase.named or (group.mention.best or 0) < _SEVERAL:
        return False
    own = group.cue is not None and group.cue.start < group.mention.start and then is not None and "helping" in then.word.marks
    thing = then is not None and (then.word.unit == "thing" or (then.kind == "word" and then.word is NOTHING))
    return not own and not thing


def _base_of(items: Sequence[Item], this: Reading, after: Reading) -> bool:
    """Whether a verb in front of a part is all that is said of the whole: with 242 people on board, killing | 241 of them."""
    before = items[after.mention.first - 1]
    return this.how == "state" and this.cue is not None and this.cue.start == before.start and of_them(items, after.mention)


def _share_a_word(items: Sequence[Item], this: Reading | Refusal, after: Reading) -> bool:
    """Whether a hyphen leaves a word to the one behind the next number: 16 Schwer- | und 52 Leichtverletzte."""
    between = items[this.mention.after:after.mention.first]
    return len(between) == 3 and between[1].word.dash and not between[0].word.unit and between[1].start == between[0].end and (
        "beside" in between[2].word.marks)


def _share_a_verb(items: Sequence[Item], this: Reading | Refusal, after: Reading) -> bool:
    """Whether what is said behind two groups is said of both, not what stands before: 5 killed, 4 police and 30 people | hurt."""
    if not (isinstance(this, Reading) and this.cue and after.cue and this.how in {"state", "list"}):
        return False
    between = items[max(this.phrase.after, this.mention.after):after.mention.first]
    joined = 0 < len(between) < _SHORT and "beside" in between[-1].word.marks
    return joined and items[this.mention.first - 1].key == "," and (
        this.cue.end <= this.mention.start and after.cue.start >= after.mention.end)


def _share_a_fate(items: Sequence[Item], this: Reading, after: Reading) -> bool:
    """Whether what happened to the second of two groups happened to both: 12 displaced and 30 refugees returned."""
    between = items[this.phrase.after:after.mention.first]
    who = after.phrase.measure in WHO or (after.phrase.unit == "person" and after.measure in HAPPENS_TO_ANYONE)
    some = this.measure in _ON_THE_MOVE or (this.measure == "detained" and after.measure == "deaths")
    return this.how == "noun" and some and after.how == "state" and who and (
        after.phrase.measure != after.measure) and len(between) == 1 and "beside" in between[0].word.marks


def _share_a_noun(items: Sequence[Item], this: Refusal, after: Reading) -> bool:
    """Whether only an "and" parts a bare number from one with a noun: 14 et 9 morts."""
    between = items[this.mention.after:after.mention.first]
    return after.how == "noun" and not this.phrase.named and len(between) == 1 and "beside" in between[0].word.marks


def _listed(between: Sequence[Item]) -> bool:
    """Whether people and those behind them are one list, with nothing between but where they are from."""
    first = between[0] if between else None
    if first is None or first.key in _CLOSES:  # ten dead —seven men and three women— and seven hurt
        return False
    return joined(between) and all(item.key not in ":：" for item in between) and bool(
        first.kind == "sign" or first.word is NOTHING or "beside" in first.word.marks or first.word.leads or first.word.link
        or first.word.opens)
