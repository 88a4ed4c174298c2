"""Text -> language code: which of the packs a text is written in."""

from __future__ import annotations

from typing import Any

from keyfigures.errors import OptionError
from keyfigures.language import available
from keyfigures.lexicon import lexicon

__all__ = ["detect", "knowing", "language_of"]

_OFTEN_ENOUGH = 400  # characters, of which the detector is nearly always sure
_ENOUGH = 1000  # more of a text says no more about its language


def detect(text: str) -> str | None:
    """The language of a text, as the code of its pack; ``None`` when it cannot be told.

    Compact Language Detector 2 decides where it is sure; a short text goes to the pack that knows the most of its words.
    """
    sure, guesses = _guess(text[:_OFTEN_ENOUGH])
    sample = text[:_ENOUGH]
    if not sure and len(sample) > _OFTEN_ENOUGH:
        sure, guesses = _guess(sample)
    code = guesses[0][1].split("-")[0]
    if sure or code not in {"un", *available()}:
        return code if code in available() else None
    known = knowing(sample)
    return known[0] if len(known) == 1 else None


def _guess(sample: str) -> tuple[bool, Any]:
    """Whether the detector is sure of a text, and its guesses."""
    import pycld2

    try:
        sure, _, guesses = pycld2.detect(sample, isPlainText=True)
    except pycld2.error:  # it refuses control characters and their kin
        sure, _, guesses = pycld2.detect("".join(c for c in sample if c.isalnum() or c in " .,"), isPlainText=True)
    return sure, guesses


def knowing(text: str) -> list[str]:
    """The languages whose packs know the most of the words of a text, counted in characters; all of them when none does."""
    known = {code: sum(item.end - item.start for item in lexicon(code).items(text)
                       if item.kind == "word" and item.word.says_something) for code in available()}
    return [code for code in known if known[code] == max(known.values())]


def language_of(text: str, given: str | None) -> str:
    """The language that was given, or else the one detected; :class:`~keyfigures.OptionError` when neither is known."""
    if given is not None:
        return given
    found = detect(text)
    if found is None:
        raise OptionError(f"cannot tell the language of {text[:40]!r}; give language=, one of {', '.join(available())}")
    return found
