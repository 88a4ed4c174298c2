"""What stands around the words of a figure leaves it as it is; a bound before its digits changes that bound alone."""

import re

import pytest

from keyfigures.passage import Document, Passage
from keyfigures.tidy import day, read_passage
from test_cases import FOUND

AROUND = {  # what stands before a sentence, behind it, and at its end
    "en": ("The rains began on Monday. ", " The road was closed.", ", officials said."),
    "nl": ("De regen begon maandag. ", " De weg was dicht.", ", aldus de politie."),
    "fr": ("Les pluies ont commencé lundi. ", " La route est fermée.", ", a indiqué le ministère."),
    "es": ("Las lluvias comenzaron el lunes. ", " La carretera está cortada.", ", informó el ministerio."),
    "de": ("Der Regen begann am Montag. ", " Die Straße ist gesperrt.", ", teilte die Polizei mit."),
    "it": ("Le piogge sono iniziate lunedì. ", " La strada è chiusa.", ", ha riferito il ministero."),
    "pt": ("As chuvas começaram na segunda-feira. ", " A estrada está fechada.", ", informou o ministério."),
    "ru": ("Дожди начались в понедельник. ", " Дорога закрыта.", ", сообщили в министерстве."),
    "uk": ("Дощі почалися в понеділок. ", " Дорогу закрито.", ", повідомили в міністерстві."),
    "tr": ("Yağmurlar pazartesi günü başladı. ", " Yol kapatıldı.", None),
    "ar": ("بدأت الأمطار يوم الاثنين. ", " أُغلق الطريق.", "، بحسب الوزارة."),
}
BOUNDS = {  # the words for about, at least and more than, right before digits
    "en": ("about", "at least", "more than"), "nl": ("ongeveer", "minstens", "meer dan"),
    "fr": ("environ", "au moins", "plus de"), "es": ("unos", "al menos", "más de"), "de": ("etwa", "mindestens", "mehr als"),
    "it": ("circa", "almeno", "più di"), "pt": ("cerca de", "pelo menos", "mais de"), "ru": ("около", "не менее", "более"),
    "uk": ("близько", "щонайменше", "понад"), "tr": ("yaklaşık", "en az", None), "ar": ("نحو", "ما لا يقل عن", "أكثر من"),
}
SENTENCES = {language: [text for code, section, _, text in (param.values for param in FOUND if not param.marks)
                        if code == language and section == "claims" and "\n" not in text] for language in AROUND}
NEGATED = ("not ", "niet ", "а ")  # before a bound they turn it round
SHORT = (" тыс.", " тис.")  # short forms, behind which a sentence may go on
TOO_FAR = ("Lesionados, 125; hospitalizados, 22; fallecidos, 1.", "بينهم سيدتان", "لقانون الإقامة")  # a list that is not read yet
DIGITS = re.compile(r"\d[\d.,  ]*\d|\d")


def claims(text, language):
    return read_passage(Passage(text, Document(language=language, published=day("2024-12-06"))))


def said(text, language, changed=None, bound=None):
    """What each figure of a text counts; with the bound of one of them changed."""
    return [(one.measure, one.low if one.low is not None else one.high, bound if number == changed else one.bound, one.status,
             one.unit, text[one.start:one.end]) for number, one in enumerate(claims(text, language))]


@pytest.mark.parametrize("language", AROUND)
@pytest.mark.parametrize("where", ["before", "behind", "at the end"])
def test_what_stands_around_a_figure_leaves_it_as_it_is(language, where):
    ahead, behind, end = AROUND[language]
    changed = []
    for text in SENTENCES[language]:
        whole = text.endswith(".") and (where == "before" or ". " not in text) and not text.endswith(SHORT)
        other = (ahead + text if where == "before" else text + behind if where == "behind" else end and text[:-1] + end)
        if whole and other and text not in TOO_FAR and said(other, language) != said(text, language):
            changed.append(other)
    assert not changed


@pytest.mark.parametrize("language", BOUNDS)
@pytest.mark.parametrize(("which", "bound"), [(0, "about"), (1, "at_least"), (2, "more_than")])
def test_a_bound_before_digits_changes_the_bound_alone(language, which, bound):
    words = BOUNDS[language][which]
    changed = []
    for text in SENTENCES[language] if words else ():
        for number, one in enumerate(claims(text, language)):
            negated = text[:one.start].endswith(NEGATED) or any(known in text for known in TOO_FAR)
            if one.bound == "exact" and not negated and DIGITS.fullmatch(text[one.start:one.end]):
                given = words if one.start else words.capitalize()
                other = f"{text[:one.start]}{given} {text[one.start:]}"
                if said(other, language) != said(text, language, number, bound):
                    changed.append(other)
    assert not changed
