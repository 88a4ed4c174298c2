"""Mention -> Reading or Refusal: a number as it was understood, with what led to it."""

from __future__ import annotations

from typing import NamedTuple

from keyfigures.figure import Status
from keyfigures.mentions import Mention
from keyfigures.phrases import NounPhrase
from keyfigures.words import Item

__all__ = ["UNHARMED", "Reading", "Refusal"]

UNHARMED = "they came to no harm"


class Reading(NamedTuple):
    """A mention that counts people: what it counts, how that is known, and what the text says of it.

    ``cue`` is the item that gave the measure and ``how`` the way: noun, state, label, part, list or back. ``whole`` is the
    reading that this one is a part of, ``rival`` a word of another measure that is about as near as the cue, ``told`` the word
    that gave the status. ``model`` is the number that it takes over from: "this number", a list.
    """

    mention: Mention
    measure: str
    unit: str
    status: Status
    phrase: NounPhrase
    how: str
    cue: Item | None = None
    whole: Reading | None = None
    flags: tuple[str, ...] = ()
    rival: Item | None = None
    told: Item | None = None
    model: Mention | None = None


class Refusal(NamedTuple):
    """A mention that is not a figure, and why."""

    mention: Mention
    why: str
    phrase: NounPhrase
    open: bool = False  # nothing speaks against it, only nothing for it
