"""Digits with separators -> their value in a language, and another reading that a person might mean."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from fractions import Fraction

from keyfigures.lexicon import Lexicon

__all__ = ["Exact", "digits", "whole"]

Exact = int | Fraction
_LONGEST = 30  # characters; longer runs of digits count nothing, and their value would not fit a table
_SEPARATORS = re.compile(r"[^\d]")
_RAISED_POINT = "·"
_DECIMAL_OF_ITS_OWN = "٫"  # the Arabic decimal separator is never anything else


def digits(text: str, lexicon: Lexicon) -> tuple[Exact | None, Exact | None]:
    """What digits with separators are worth: the reading in this language, and another one a person might mean.

    The first is ``None`` where no reading is possible here (groups of the wrong size). Three empty decimals are taken for a group
    of another language, since nobody counts to the thousandth.
    """
    if len(text) > _LONGEST:
        return None, None
    if text.isdecimal():
        return int(text), None
    if len(text) == 1:
        return Fraction(unicodedata.numeric(text)).limit_denominator(10), None
    text = text.replace("，", ",").replace(", ", ",")  # between wide digits; 61, 000
    parts, signs = _SEPARATORS.split(text), _SEPARATORS.findall(text)
    decimal, lakh = lexicon.decimal, lexicon.lakh
    grouped = _grouped(parts, lakh)
    if len(set(signs)) == 1 and signs[0] != _DECIMAL_OF_ITS_OWN:
        sign = signs[0]
        as_group = int("".join(parts)) if grouped else None
        as_decimal = _decimal(parts[0], parts[1]) if len(parts) == 2 and sign in ".,٬·" else None
        if sign == _RAISED_POINT:  # 12·5, as the Lancet writes
            return as_decimal, None
        if sign == decimal:
            if as_decimal is not None:
                foreign = as_group if len(parts[0]) <= 3 and parts[0] != "0" else None
                return (foreign, as_decimal) if foreign and parts[1] == "000" else (as_decimal, foreign)
            return as_group, None
        if sign.isspace() or sign in lexicon.groups:
            return as_group if as_group is not None else as_decimal if len(parts[-1]) < 3 else None, None
        if as_group is None:
            return as_decimal, None
        return (as_group, None) if as_decimal is None else (None, None) if sign not in ".,'’٬" else (as_group, as_decimal)
    front_fits = len(signs) == 1 or (_grouped(parts[:-1], lakh) and len(set(signs[:-1])) == 1)
    if front_fits and signs[-1] not in signs[:-1]:
        return _decimal("".join(parts[:-1]), parts[-1]), None
    return None, None


def _decimal(front: str, part: str) -> Exact:
    above, below = int(front + part), 10 ** len(part)
    return Fraction(above, below) if above % below else above // below


def _grouped(parts: Sequence[str], lakh: bool) -> bool:
    """Whether the groups have possible sizes: threes, or twos before the last three (1,38,329)."""
    if not 1 <= len(parts[0]) <= 3 or (len(parts[-1]) != 3 and len(parts) > 1):
        return False
    if len(parts) < 3:
        return True
    sizes = {len(p) for p in parts[1:-1]}
    return sizes <= {3} or (lakh and sizes == {2} and len(parts[0]) <= 2)


def whole(value: Exact) -> Exact:
    """The same value as an ``int`` where it is one."""
    return value if isinstance(value, int) or value.denominator != 1 else value.numerator
