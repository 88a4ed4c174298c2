"""Name in a text -> whether its country did it: Israeli | strikes, une frappe | israélienne, Russia | attacked Sumy."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice, takewhile

from keyfigures.gazetteer import Neighbours, folded, neighbours
from keyfigures.toponyms import WORD

__all__ = ["acts"]

_BEHIND, _AHEAD = 3, 2  # words on either side of a name that are looked at
_SPAN = 40  # characters in which they stand
_SIGN = re.compile(r"[^\w\s'’-]|\d")


def acts(text: str, start: int, end: int, language: str) -> bool:
    """Whether a word for an attack, or for those who make one, stands beside a name, with no word for a place between."""
    near = neighbours(language)
    if not near.attacks:
        return False
    behind = _SIGN.split(text[end:end + _SPAN], maxsplit=1)[0]
    ahead = _SIGN.split(text[max(0, start - _SPAN):start][::-1], maxsplit=1)[0][::-1]
    words = [m.group() for m in WORD.finditer(ahead)]
    if start - len(ahead) > 0 and words and text[start - len(ahead) - 1].isalnum():
        words.pop(0)  # only the end of a word
    return _told(WORD.findall(behind), _BEHIND, near) or _told(reversed(words), _AHEAD, near)


def _told(words: Iterable[str], many: int, near: Neighbours) -> bool:
    beside = takewhile(lambda word: not (word in near.places or word in near.loose), map(folded, words))
    return any(word.startswith(near.attacks) for word in islice(beside, many))
