"""Many words -> where they stand in a text: one pass, over its bytes where these are its signs."""

from __future__ import annotations

from collections.abc import Sequence

from ahocorasick_rs import AhoCorasick, BytesAhoCorasick, Implementation, MatchKind

__all__ = ["Finder"]


class Finder:
    """Words that are looked for at once. ASCII is gone over by its bytes, which is twice as fast and gives the same places."""

    __slots__ = ("_in_ascii", "_in_text", "_overlapping")

    def __init__(self, words: Sequence[str], *, overlapping: bool = False, longest: bool = False) -> None:
        """Words inside others are found as well where ``overlapping``, only the longest from the left where ``longest``."""
        kind = MatchKind.LeftmostLongest if longest else MatchKind.Standard
        self._in_text = AhoCorasick(words, matchkind=kind, implementation=Implementation.DFA)
        self._in_ascii = BytesAhoCorasick([word.encode() for word in words], matchkind=kind, implementation=Implementation.DFA)
        self._overlapping = overlapping

    def find(self, text: str) -> list[tuple[int, int, int]]:
        """Which of the words stand where, from the left: ``(which, start, end)``."""
        if text.isascii():
            return self._in_ascii.find_matches_as_indexes(text.encode(), overlapping=self._overlapping)
        return self._in_text.find_matches_as_indexes(text, overlapping=self._overlapping)
