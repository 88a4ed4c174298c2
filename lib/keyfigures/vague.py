"""Vague words -> lower bounds, by a published scheme that the caller names; without one they stay words."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

import pandas as pd

from keyfigures import schema
from keyfigures.errors import OptionError
from keyfigures.lexicon import lexicon
from keyfigures.numerals import numeral

__all__ = ["code_vague", "schemes"]

_DOZENS = range(10, 21)  # tens, dozens and scores are one magnitude


@cache
def schemes() -> dict[str, dict[str, Any]]:
    """The schemes by name: where each is published, and the lowest number of each magnitude."""
    return tomllib.loads((files("keyfigures") / "vague.toml").read_text("utf-8"))


def code_vague(table: pd.DataFrame, scheme: str) -> pd.DataFrame:
    """The table with a lower bound, in the row's unit, for each vague row whose word the scheme has a number for.

    The upper side stays open, the bound stays ``vague`` and the quote stays; ``flags`` gains ``vague_coded:`` and the scheme.
    Words that the scheme does not name ("tens of thousands") stay without a number. Raises
    :class:`~keyfigures.OptionError` for an unknown scheme. The schemes and their sources are those of :func:`schemes`.

    >>> import keyfigures as kf
    >>> claims = kf.read_text("Hundreds of people were killed.", language="en")
    >>> kf.code_vague(claims, "acled")[["low", "high", "bound", "flags"]].values.tolist()
    [[100, <NA>, 'vague', 'vague_coded:acled']]
    """
    if scheme not in schemes():
        raise OptionError.unknown("scheme for vague words", scheme, schemes())
    lows = schemes()[scheme]["low"]
    coded = schema.cast(table).copy()
    vague = coded["bound"].eq("vague") & coded["low"].isna() & coded["quote"].notna() & coded["language"].notna()
    for row in coded.index[vague.astype(bool)]:
        low = lows.get(str(_magnitude(str(coded.at[row, "quote"]), str(coded.at[row, "language"]))))
        if low is not None:
            coded.at[row, "low"] = low
            said = [] if coded["flags"].isna()[row] else [str(coded.at[row, "flags"])]
            coded.at[row, "flags"] = ";".join([*said, f"vague_coded:{scheme}"])
    return coded


def _magnitude(quote: str, language: str) -> int | None:
    """What a vague word is about: 12, 100, 1000 ..., and nothing for a quote that is none."""
    words = lexicon(language)
    items = words.items(quote)
    found = numeral(items, 0, words) if items else None
    if found is None or not found.vague:
        return None
    return 12 if found.value in _DOZENS else int(found.value)
