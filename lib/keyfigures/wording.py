"""Figure -> words in a language: the inverse of reading, long for sentences and short for charts.

Nothing is rounded here: a magnitude word is used only where the number is written out whole by it, so that reading the words
gives the figure back. :func:`rounded` is the one rule for display that rounds.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cache

from babel import Locale

from keyfigures import language as languages
from keyfigures.errors import OptionError
from keyfigures.figure import Figure, Number
from keyfigures.language import Pack

__all__ = ["label", "number", "rounded", "words"]

_PLACES = 2  # decimals in front of a magnitude word
_NBSP = "\N{NO-BREAK SPACE}"


def words(figure: Figure, language: str, *, short: bool = False) -> str:
    """The figure in words of a language: "between 300,000 and 500,000", or short "300k–500k".

    A best value inside a range stands before it: "306,887 (281,443–337,971)". A vague figure has no number to say and gives the
    pack's words for that. Raises :class:`~keyfigures.OptionError` for a language without a pack.
    """
    pack = languages.load(language)
    templates = pack.data["wording"]["short" if short else "bounds"]
    if figure.low is None and figure.high is None:
        return pack.text("wording", "vague")
    if figure.low is None or figure.high is None:
        bound = figure.bound if figure.bound != "between" else "at_least" if figure.high is None else "at_most"
        value = figure.low if figure.low is not None else figure.high
        return str(templates[bound].format(n=number(value or 0, language, short=short)))
    if figure.low == figure.high:
        return str(templates[figure.bound].format(n=number(figure.low, language, short=short)))
    if figure.best is not None:
        best, inside = number(figure.best, language, short=short), pack.data["wording"]["short"]["between"]
        return f"{best} ({_range(figure.low, figure.high, str(inside), pack, short)})"
    return _range(figure.low, figure.high, str(templates["between"]), pack, short)


def _range(low: Number, high: Number, template: str, pack: Pack, short: bool) -> str:
    """Both ends so that the lower cannot be taken to share the magnitude of the upper: not "1-5 million" for 1 to 5,000,000."""
    scale = _scale(high, pack, short)
    if low * scale < high and _scale(low, pack, short) == 1 < scale:
        ends = [_digits(Fraction(low), pack), _digits(Fraction(high), pack)]
    else:
        ends = [number(low, pack.code, short=short), number(high, pack.code, short=short)]
    if low < 1000 and low * 1000 < high and high % 1000 == 0:
        template = str(pack.data["wording"]["bounds"]["between"])
    return template.format(low=ends[0], high=ends[1])


def number(value: Number, language: str, *, short: bool = False) -> str:
    """A number as the language writes it: "6.4 million", "300,000"; short "6.4m", "300k".

    >>> number(300_000, "nl"), number(300_000, "en", short=True)
    ('300.000', '300k')
    """
    pack = languages.load(language)
    scale = _scale(value, pack, short)
    if scale == 1:
        return _digits(Fraction(value), pack)
    part = Fraction(value) / scale
    forms = pack.data["wording"]["short_scales" if short else "scales"][str(scale)]
    form = forms[-1] if len(forms) > 1 and _plural(pack.code, part) else forms[0]
    tight = not pack.flag("script", "spaces") or (short and len(form) == 1)
    return f"{_digits(part, pack)}{'' if tight else _NBSP}{form}"


def _scale(value: Number, pack: Pack, short: bool) -> int:
    """The largest magnitude word by which the number can be written whole; 1 where it is written in digits."""
    scales = sorted(map(int, pack.data["wording"]["short_scales" if short else "scales"]), reverse=True)
    return next((s for s in scales if value >= s and (Fraction(value) / s * 10**_PLACES).denominator == 1), 1)


def rounded(value: int) -> int:
    """The number rounded for display by the rule of the Internal Displacement Monitoring Centre.

    Up to 100 as it is, up to 1,000 to tens, under 10,000 to hundreds, else to thousands; halves go up. Never add rounded values.
    """
    step = 1 if value <= 100 else 10 if value <= 1_000 else 100 if value < 10_000 else 1_000
    return (value + step // 2) // step * step


def label(key: str, language: str) -> str:
    """A word of charts and reports in a language; :class:`~keyfigures.OptionError` names the known ones."""
    known = languages.load(language).data.get("labels", {})
    if key not in known:
        raise OptionError.unknown("label", key, known, f"add it to [labels] in languages/{language}.toml")
    return str(known[key])


def _digits(value: Fraction, pack: Pack) -> str:
    whole, part = divmod(value, 1)
    group = pack.words("digits", "group")[0].replace(" ", _NBSP)
    text = f"{int(whole):,}".replace(",", group)
    if not part:
        return text
    decimals = f"{float(part):.{_PLACES}f}"[2:].rstrip("0")
    return f"{text}{pack.text('digits', 'decimal')}{decimals}"


def _plural(code: str, value: Fraction) -> bool:
    return bool(_locale(code).plural_form(float(value)) != "one")


@cache
def _locale(code: str) -> Locale:
    return Locale.parse(code)
