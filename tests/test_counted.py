"""Whom a figure counts: as told beside its number, or in the heading before it."""

import pytest

import keyfigures as kf


def counted(language, text):
    table = kf.read_text(text, language=language)
    return table[["quote", "unit", "group"]].astype(object).where(table[["quote", "unit", "group"]].notna(), None).values.tolist()


@pytest.mark.parametrize(("language", "text", "group"), [
    ("en", "The number of children killed reached 20.", "children"), ("en", "Children killed: 20", "Children"),
    ("en", "Civilian deaths rose to 20.", "Civilian"), ("en", "The number of wounded soldiers is 20.", "soldiers"),
    ("en", "Twenty-five people died, 20 of them children.", "children"),
    ("en", "The number of Palestinian journalists killed rose to 20.", "Palestinian journalists"),
    ("en", "The number of people killed rose to 20.", None), ("en", "The death toll rose to 20.", None),
    ("en", "The soldiers killed 20.", None),
    ("nl", "Het aantal gedode kinderen steeg naar 20.", "kinderen"), ("nl", "Het dodental steeg naar 20.", None),
    ("fr", "Le nombre de civils tués s'élève à 20.", "civils"), ("es", "El número de niños muertos asciende a 20.", "niños"),
    ("de", "Die Zahl der getöteten Kinder stieg auf 20.", "Kinder"), ("ru", "Число погибших детей выросло до 20.", "детей"),
    ("uk", "Кількість загиблих дітей зросла до 20.", "дітей"), ("tr", "Öldürülen çocuk sayısı 20'ye yükseldi.", "çocuk"),
    ("ar", "ارتفع عدد الأطفال القتلى إلى 20.", "أطفال"),
])
def test_a_heading_says_whom_it_counts(language, text, group):
    assert counted(language, text)[-1] == ["20", "person", group]


@pytest.mark.parametrize(("language", "text"), [
    ("en", "The number of displaced families is estimated to be 349."), ("en", "Families displaced: 349"),
    ("nl", "Het aantal ontheemde gezinnen steeg naar 349."), ("fr", "Le nombre de familles déplacées est de 349."),
    ("es", "El número de familias desplazadas asciende a 349."), ("de", "Die Zahl der betroffenen Familien stieg auf 349."),
    ("it", "Il numero delle famiglie sfollate è salito a 349."), ("pt", "O número de famílias desalojadas subiu para 349."),
    ("ru", "Число перемещенных семей достигло 349."), ("tr", "Yerinden edilen aile sayısı 349'a yükseldi."),
    ("ar", "ارتفع عدد الأسر النازحة إلى 349."),
])
def test_families_in_a_heading_stay_households(language, text):
    assert counted(language, text) == [["349", "household", None]]
