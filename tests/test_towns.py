"""Towns and regions in prose: read as places where their neighbours make them so, with their country."""

import pytest

import keyfigures as kf

PLACES = {
    "en": [
        ("Twelve people were killed in Homs.", "Homs", "SYR"),
        ("An attack on Goma killed 12 civilians.", "Goma", "COD"),
        ("Twelve people were killed in El Fasher, North Darfur.", "El Fasher", "SDN"),
        ("Twelve people were killed in Khan Younis, in the southern Gaza Strip.", "Khan Younis", "PSE"),
        ("Air strikes killed 12 people in the Syrian city of Hama.", "Hama", "SYR"),
        ("At least 12 people were killed in Nice, France.", "Nice", "FRA"),
        ("Twelve people were killed in Port Sudan.", "Port Sudan", "SDN"),
    ],
    "nl": [
        ("In Aleppo vielen 12 doden.", "Aleppo", "SYR"),
        ("Bij een aanval op Cherson vielen 12 doden.", "Cherson", "UKR"),
        ("In de Soedanese stad El Fasher vielen 12 doden.", "El Fasher", "SDN"),
        ("In de provincie Noord-Kivu zijn 12 mensen gedood.", "Noord-Kivu", "COD"),
    ],
    "de": [
        ("In Aleppo wurden 12 Menschen getötet.", "Aleppo", "SYR"),
        ("Bei einem Angriff auf die Stadt Homs wurden 12 Menschen getötet.", "Homs", "SYR"),
        ("In der Region Donezk wurden 12 Menschen getötet.", "Donezk", "UKR"),
        ("Bei Angriffen auf Kiew sind 12 Menschen gestorben.", "Kiew", "UKR"),
    ],
    "fr": [
        ("Douze personnes ont été tuées à Alep.", "Alep", "SYR"),
        ("12 personnes ont été tuées dans la ville de Goma.", "Goma", "COD"),
        ("Douze personnes ont été tuées dans la province du Nord-Kivu.", "Nord-Kivu", "COD"),
        ("Douze personnes ont été tuées à Khartoum.", "Khartoum", "SDN"),
    ],
    "es": [
        ("Doce personas murieron en Alepo.", "Alepo", "SYR"),
        ("Doce personas murieron en un ataque contra Járkov.", "Járkov", "UKR"),
        ("Doce personas murieron en la ciudad de Idlib.", "Idlib", "SYR"),
    ],
    "it": [
        ("Dodici persone sono state uccise ad Aleppo.", "Aleppo", "SYR"),
        ("Dodici persone sono state uccise nella regione di Donetsk.", "Donetsk", "UKR"),
        ("Dodici persone sono morte a Mosul.", "Mosul", "IRQ"),
    ],
    "pt": [
        ("Doze pessoas foram mortas em Aleppo.", "Aleppo", "SYR"),
        ("Doze pessoas foram mortas na província de Cabo Delgado.", "Cabo Delgado", "MOZ"),
        ("Doze pessoas foram mortas em Cartum.", "Cartum", "SDN"),
    ],
    "ru": [
        ("В Алеппо погибли 12 человек.", "Алеппо", "SYR"),
        ("В Херсоне погибли 12 человек.", "Херсоне", "UKR"),
        ("В Донецкой области погибли 12 человек.", "Донецкой области", "UKR"),
        ("В городе Хомс погибли 12 человек.", "Хомс", "SYR"),
    ],
    "uk": [
        ("У Харкові загинули 12 людей.", "Харкові", "UKR"),
        ("У Києві загинули 12 людей.", "Києві", "UKR"),
        ("У Донецькій області загинули 12 людей.", "Донецькій області", "UKR"),
        ("В Алеппо загинули 12 людей.", "Алеппо", "SYR"),
    ],
    "tr": [
        ("Halep'te 12 kişi öldü.", "Halep", "SYR"),
        ("İdlib kentinde 12 kişi öldü.", "İdlib", "SYR"),
        ("Gaziantep'te 12 kişi hayatını kaybetti.", "Gaziantep", "TUR"),
    ],
    "ar": [
        ("قتل 12 شخصا في حلب.", "حلب", "SYR"),
        ("قتل 12 شخصا في مدينة حمص.", "حمص", "SYR"),
        ("قتل 12 شخصا بحلب.", "حلب", "SYR"),
        ("قتل 12 شخصا في الخرطوم.", "الخرطوم", "SDN"),
    ],
    "zh": [
        ("阿勒颇有12人死亡。", "阿勒颇", "SYR"),
        ("在喀土穆，12人死亡。", "喀土穆", "SDN"),
        ("叙利亚霍姆斯有12人被打死。", "霍姆斯", "SYR"),
        ("叙利亚北部城市伊德利卜有12人死亡。", "伊德利卜", "SYR"),
    ],
}
# a word, a person, a month, a body: no town of that name
NONE = {
    "en": [
        "Most of the 12 people killed were children.", "Reading the report took days; 12 people were killed.",
        "Victoria saw that 12 people were killed.", "Twelve people were killed in May.", "Of 40 hurt, 12 people died.",
        "At least 12 people were killed, Jackson said.", "Twelve people were killed near Bath Road.",
        "FIVE KILLED IN SPLIT SECOND, 12 people injured.", "Split opinions: 12 people were killed.",
        "Twelve people were killed, the Aleppo Media Centre said.", "12 people died when the Lincoln Hotel burned.",
        "Twelve people were killed in a mobile home.", "President Clinton said 12 people were killed.",
    ],
    "nl": ["Van de gewonden zijn 12 mensen overleden.", "Best veel: 12 mensen kwamen om.", "Volgens Sofia kwamen 12 mensen om."],
    "de": ["Beim Essen starben 12 Menschen.", "Im Zug starben 12 Menschen.", "In Essen und Trinken: 12 Menschen starben.", "Bei Regen starben 12 Menschen."],
    "fr": ["Tours et détours: 12 personnes ont été tuées.", "Selon Florence, 12 personnes ont été tuées.", "Mars a fait 12 morts."],
    "es": ["Victoria dice que 12 personas murieron.", "Salta a la vista: 12 personas murieron.", "Doce personas murieron en marzo."],
    "it": ["Vittoria dice che 12 persone sono morte.", "Siena Rossi dice che 12 persone sono morte.", "A maggio sono morte 12 persone."],
    "pt": ["Vitória disse que 12 pessoas morreram.", "Em março morreram 12 pessoas.", "Natal: 12 pessoas morreram."],
    "ru": ["Владимир сказал, что погибли 12 человек.", "В мае погибли 12 человек.", "Орёл улетел, погибли 12 человек."],
    "uk": ["Володимир сказав, що загинули 12 людей.", "У травні загинули 12 людей.", "Рівне поле, загинули 12 людей."],
    "tr": ["Ordu 12 kişinin öldüğünü açıkladı.", "Van minüt, 12 kişi öldü.", "Mayıs ayında 12 kişi öldü."],
    "ar": ["كان هناك 12 قتيلا.", "قتل 12 شخصا في السلام.", "نشر الخبر وقتل 12 شخصا."],
    "zh": ["民主党说有12人死亡。", "青年节有12人死亡。", "和平时期有12人死亡。"],
}


def places(text, language):
    return [(place if place == place and place is not None else None, iso3) for place, iso3 in
            kf.read_text(text, language=language)[["place", "iso3"]].astype(object).replace({float("nan"): None}).itertuples(index=False)]


@pytest.mark.parametrize(("language", "text", "place", "iso3"), [(code, *case) for code, cases in PLACES.items() for case in cases])
def test_a_town_or_region_is_a_place_in_its_country(language, text, place, iso3):
    assert (place, iso3) in places(text, language)


@pytest.mark.parametrize(("language", "text"), [(code, text) for code, texts in NONE.items() for text in texts])
def test_a_word_that_is_also_a_town_is_no_place(language, text):
    table = kf.read_text(text, language=language)
    assert len(table) > 0
    assert table["place"].isna().all(), list(table["place"])


@pytest.mark.parametrize(("text", "found"), [
    ("Twelve people were killed in Tripoli.", ("Tripoli", "LBY")),
    ("In Lebanon, fighting went on. Twelve people were killed in Tripoli.", ("Tripoli", "LBN")),
    ("Twelve people were killed in Tripoli, Lebanon.", ("Tripoli", "LBN")),
    ("Twelve people were killed in Birmingham, Alabama.", ("Birmingham", "USA")),
    ("Twelve people were killed in Homs, Idlib and Hama.", ("Homs", "SYR")),
    ("Twelve people were killed in Punjab.", ("Punjab", None)),
    ("Floods hit Pakistan. Twelve people were killed in Punjab.", ("Punjab", "PAK")),
])
def test_of_two_towns_of_one_name_the_text_decides_then_the_size(text, found):
    assert places(text, "en")[0] == found


def test_a_small_town_counts_where_its_country_is_named():
    assert places("Twelve people were killed in Talbiseh.", "en") == [(None, None)]
    assert places("War is back in Syria. Twelve people were killed in Talbiseh.", "en") == [("Talbiseh", "SYR")]


@pytest.mark.parametrize(("text", "found"), [
    ("Twelve Syrian soldiers were killed in Homs.", "Homs"),
    ("In Syria, 12 people were killed in Homs.", "Homs"),
    ("Twelve Ukrainian soldiers were killed in Belgorod.", "Belgorod"),
    ("In the north of Syria, 12 people were killed.", "Syria"),
    ("As fighters neared Homs, the war in Syria had claimed 300,000 lives.", "Syria"),
    ("In Gaza, 12 people were killed.", "Gaza"),
    ("Twelve people were killed in the southern Gaza city of Rafah.", "Rafah"),
])
def test_of_a_town_and_its_country_the_nearest_governs(text, found):
    assert places(text, "en")[0][0] == found


def test_each_number_has_its_own_town():
    assert places("Twelve people were killed in Homs, 20 in Hama and seven in Idlib.", "en") == [
        ("Homs", "SYR"), ("Hama", "SYR"), ("Idlib", "SYR")]


def test_a_town_in_the_name_of_a_source_is_no_place():
    assert places("Twelve people were killed, according to the Aleppo health office.", "en") == [(None, None)]


def test_people_abroad_are_hosted_by_the_country_of_the_town():
    table = kf.read_text("Gaziantep hosts 400,000 Syrian refugees.", language="en")
    assert table[["origin_iso3", "host_iso3"]].values.tolist() == [["SYR", "TUR"]]
