"""Where a figure is when its own sentence does not say so, and where a people in its sentence does not tell."""

import pytest

import keyfigures as kf
from keyfigures.setting import setting


def countries(language, text):
    return kf.read_text(text, language=language)["iso3"].astype(object).where(lambda code: code.notna(), None).tolist()


@pytest.mark.parametrize(("language", "text", "iso3"), [
    ("en", "A ferry sank off Greece on Monday. Nine Egyptians drowned and three Syrians are missing.", ["GRC", "GRC"]),
    ("nl", "In Italië is een bus verongelukt. Onder de doden zijn vier Nederlanders.", ["ITA"]),
    ("de", "In Portugal ist ein Bus verunglückt. Unter den Toten sind 12 Deutsche.", ["PRT"]),
    ("fr", "Un chalutier a coulé au large de la Grèce. Neuf Égyptiens ont été arrêtés.", ["GRC"]),
    ("it", "Un treno è deragliato in Spagna. Tra i morti ci sono nove ucraini e quattro tedeschi.", ["ESP", "ESP"]),
    ("es", "Un barco se hundió frente a Grecia. Murieron nueve egipcios.", ["GRC"]),
    ("ru", "В Греции затонула лодка. Погибли девять египтян.", ["GRC"]),
])
def test_a_people_is_not_where_it_happened_when_the_text_names_a_country(language, text, iso3):
    assert countries(language, text) == iso3


@pytest.mark.parametrize(("language", "text", "iso3"), [
    ("en", "Twelve Syrian soldiers were killed.", "SYR"),
    ("en", "Heavy fighting went on in Sudan. Some 200,000 Chadians returned home.", "TCD"),
    ("fr", "La guerre continue au Soudan. Quelque 180 000 Tchadiens sont rentrés au pays.", "TCD"),
])
def test_a_people_tells_where_nothing_else_does_and_where_it_returns(language, text, iso3):
    assert countries(language, text) == [iso3]


def test_people_abroad_keep_where_they_come_from():
    found = kf.read_text("The council met in Germany. It spoke of 12,000 Syrian refugees.", language="en").iloc[-1]
    assert (found["iso3"], found["origin_iso3"]) == ("DEU", "SYR")


@pytest.mark.parametrize(("language", "text", "iso3"), [
    ("uk", "Удар по Харкову. Загинули 12 людей.", "UKR"),
    ("ru", "Пожар начался в Новокузнецке ночью. Погибли 12 человек.", "RUS"),
    ("es", "El incendio empezó en Málaga. Murieron 12 personas.", "ESP"),
    ("pt", "O incêndio começou em Petrópolis. Morreram 12 pessoas.", "BRA"),
    ("tr", "Yangın Kastamonu'da başladı. 12 kişi öldü.", "TUR"),
    ("de", "Die Polizei in Koblenz äußerte sich. 12 Menschen starben.", "DEU"),
    ("en", "Fire broke out in Aleppo. Twelve people were killed.", "SYR"),
    ("en", "Fire broke out in Lincoln. Twelve people were killed.", None),
])
def test_towns_speak_for_their_country(language, text, iso3):
    assert countries(language, text) == [iso3]


def test_of_two_countries_at_home_in_a_language_none_is_taken():
    assert countries("es", "Murieron 12 personas en Valencia.") == [None]


@pytest.mark.parametrize(("text", "iso3"), [
    ("A bus crashed in Italy. Ukraine sent doctors. Twelve people died.", "ITA"),
    ("A bus crashed in Italy. Ukraine sent doctors, and Ukraine sent help, said Ukraine. Twelve people died.", "UKR"),
    ("The Ukrainian bus crashed. It had left Italy. Twelve people died.", "UKR"),
    ("Twelve people died.", None),
])
def test_the_country_spoken_of_most_and_first_is_where_a_text_is_set(text, iso3):
    found = setting(text, "en")
    assert (found.iso3 if found else None) == iso3


def test_a_country_gives_its_own_name_before_that_of_its_town_or_people():
    assert setting("A Syrian in Homs spoke of Syria.", "en").written == "Syria"
    assert setting("A Syrian spoke in Homs.", "en").written == "Homs"


@pytest.mark.parametrize(("language", "text", "iso3"), [
    ("es", "En El Salvador fueron detenidas 83 personas.", "SLV"),
    ("ru", "В Армению прибыли 12 беженцев.", "ARM"),
    ("de", "Zwölf Menschen flohen in die Ukraine.", "UKR"),
])
def test_a_short_word_before_a_name_does_not_hide_it(language, text, iso3):
    assert countries(language, text) == [iso3]


def test_a_source_that_is_somewhere_speaks_of_that_place():
    text = "Die Behörden in Deutschland verzeichneten mehr als 180 Todesopfer, in Belgien waren es 39."
    assert countries("de", text) == ["DEU", "BEL"]


def test_a_town_in_another_sentence_lends_its_country_and_no_name():
    text = "El sismo dejó 286 muertos: 148 en la capital y 73 en Morelos. Unas 40.000 personas quedaron sin hogar."
    found = kf.read_text(text, language="es")[["quote", "place", "iso3"]].astype(object)
    assert found.where(found.notna(), None).values.tolist() == [
        ["286", None, "MEX"], ["148", None, "MEX"], ["73", "Morelos", "MEX"], ["40.000", None, "MEX"]]
    assert "country: MEX, of the towns that the text names" in kf.explain(kf.read_text(text, language="es").iloc[0])
