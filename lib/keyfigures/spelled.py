"""Number words -> their value: one stack for every language.

A word that adds is laid on the stack when it fits under the one before; a word that multiplies takes up whatever is smaller than
itself. What differs between languages (compounds, ones before tens, twenties that take teens) is said by the pack.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from keyfigures.digits import Exact, whole
from keyfigures.lexicon import Lexicon

__all__ = ["Spelled"]


class Spelled:
    """The parts of one number, each with the room below which something may still be added to it."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.entries: list[tuple[Exact, Exact]] = []
        self.digits_only = False
        self.scale = 1  # the multiplier that the number ends in
        self.scales = 1  # the product of all the multipliers that it ends in: hundred thousand
        self.tail = 1  # what the last digit counts where its multiplier is left out
        self.gap = False  # whether a zero says that a place is empty

    def lay(self, value: Exact, joined: bool = False) -> bool:
        """Add a value if it fits under what is there."""
        if not self.entries or self.entries == [(0, 0)]:
            self.entries = [(value, self._room(value))]
            return True
        top, room = self.entries[-1]
        if value == 0 and self.scale > 1:  # the Chinese zero that only says: an empty place
            self.gap = True
            return True
        if joined and self.lexicon.ones_first and value < 10 and 20 <= top < 100:  # the ones would stand first
            return False
        left_out = self.lexicon.elliptic and self.scale >= 100 and value < 10 and not self.gap
        self.scale, self.tail = 1, self.scale // 10 if left_out else 1
        if value < room or (10 <= value < 20 and top in self.lexicon.take_teens):
            self.entries.append((value, self._room(value)))
            return True
        if self.lexicon.ones_first and joined and 0 < top < 10 and 20 <= value < 100 and value % 10 == 0:
            self.entries[-1] = (top + value, 1)
            return True
        return False

    def lay_all(self, parts: Sequence[str]) -> bool:
        """Add the pieces of a one-word number, all of them or none."""
        before, joined = list(self.entries), False
        for piece in map(self.lexicon.piece, parts):
            taken = piece.joiner or (self.multiply(piece.scale) if piece.scale else self.lay(piece.value or 0, joined))
            joined = piece.joiner or (joined and piece.scale is not None)
            if not taken:
                self.entries = before
                return False
        return True

    def lay_half(self) -> bool:
        """Add the half of "two and a half million"."""
        top, room = self.entries[-1]
        if self.scale == 1 and room in {1_000, 1_000_000, 1_000_000_000}:  # two thousand in one word, and a half
            self.entries.append((Fraction(room, 2), 0))
            return True
        if self.scale > 1:  # "a million and a half"
            self.entries.append((Fraction(self.scale, 2), 0))
            return True
        if top != int(top) or top >= 1000:
            return False
        self.entries[-1] = (top + Fraction(1, 2), 0)
        return True

    def lay_part(self, part: Fraction) -> bool:
        """Add decimals to a number that has only ones so far."""
        top, _ = self.entries[-1]
        if self.scale > 1000 or top != int(top):
            return False
        self.entries[-1], self.scale = (top + part, 0), 1
        return True

    def divide(self, parts: int, scaled: bool) -> bool:
        """Let the last part be a share, two thirds; of what stands before it unless ``scaled``: a million and three quarters."""
        top, _ = self.entries[-1]
        share = Fraction(top) / parts
        if top != int(top) or top >= 1000:
            return False
        of = self.entries[-2][1] if len(self.entries) > 1 and share < 1 and not scaled else 1
        self.entries[-1] = (whole(share * of), 0)
        return True

    def multiply(self, scale: int) -> bool:
        """Let a multiplier take up all that is smaller than itself; alone it counts once."""
        rest, inner = list(self.entries), self.scale
        taken: Exact = 0
        alone = self.digits_only and len(rest) == 1
        while rest and (rest[-1][0] < scale or alone):
            taken += rest.pop()[0]
        product = (taken or 1) * scale
        if rest and product >= rest[-1][1]:
            return False
        self.entries = [*rest, (whole(product), scale)]
        self.digits_only, self.scale, self.tail, self.gap = False, scale, 1, False
        self.scales = scale * (self.scales if inner > 1 else 1)
        return True

    def takes_digits(self, text: str, value: Exact) -> bool:
        """Whether digits may follow a scale word: 3 lakh 46 thousand, 2 mil 030."""
        return self.scale > 1 and text.isdecimal() and len(text) <= self.lexicon.group_size and value < self.entries[-1][1]

    def total(self) -> Exact:
        """The value of the whole."""
        return sum(value for value, _ in self.entries) + self.entries[-1][0] * (self.tail - 1)

    def _room(self, value: Exact) -> int:
        if value != int(value) or value == 0:
            return 0
        if value == 10:
            return 10 if self.lexicon.ten_takes_ones else 1
        room = 1
        while value % (room * 10) == 0:
            room *= 10
        return room
