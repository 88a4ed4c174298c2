"""Reading + when -> kind: a number at a moment, in a period or since a start, where the words say so."""

from __future__ import annotations

from keyfigures.dates import Period
from keyfigures.prose import Sentence
from keyfigures.reading import Reading

__all__ = ["kind_of"]

# people who are somewhere or in some state, so that there can be so many of them at a moment
_STANDING = frozenset("refugees asylum_seekers idps displaced detained missing homeless in_need evacuated".split())
# what happens to people, so that it can be counted over a period; "affected" and "in need" say nothing of the kind
_HAPPENING = frozenset("deaths injured missing casualties displaced refugees evacuated returnees detained".split())
_TELLING = frozenset(["stock", "cumulative"])
_AROUND = 12  # items on either side in which a word speaks of the number


def kind_of(sentence: Sentence, reading: Reading, when: Period | None) -> str | None:
    """``stock``, ``flow`` or ``cumulative``; ``None`` where the words do not say.

    Cumulative: since a start, "so far", a toll, the dead as of a day. Stock: "currently", or people who are somewhere as of a
    day. Flow: what happened to people within a period that is named.
    """
    marks: frozenset[str] = frozenset()
    if not _TELLING.isdisjoint(sentence.marks):
        near = sentence.items[max(0, reading.mention.first - _AROUND):reading.mention.after + _AROUND]
        marks = marks.union(*[item.word.marks for item in near])
    standing = reading.measure in _STANDING
    if "stock" in marks and standing:
        return "stock"
    if "cumulative" in marks or (when and when.since) or (reading.how == "label" and not standing):
        return "cumulative"
    if when and when.until:
        return "stock" if standing else "cumulative"
    happened = reading.how == "state" or not standing
    return "flow" if when and when.start and happened and reading.measure in _HAPPENING else None
