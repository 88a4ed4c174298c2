"""Numbers as bulletins, statistics and posts write them: led to by a dash, beside those of another time, with what they rose by."""

import pytest

import keyfigures as kf


def rows(text, language, *columns):
    table = kf.read_text(text, language=language, published="2024-12-06")
    quotes = dict(zip(table["figure_id"], table["quote"], strict=True))
    table["part"] = table["part_of"].map(quotes)
    table["year"] = table["from_date"].dt.year
    found = table[["measure", "low", *columns]].astype(object)
    return [tuple(row) for row in found.where(found.notna(), None).itertuples(index=False)]


@pytest.mark.parametrize(("language", "text", "expected"), [
    ("uk", "Загинуло — 40, поранено — 90.", [("deaths", 40), ("injured", 90)]),
    ("ru", "Всего: умерло – 5, ранено – 14, спасено – 34.", [("deaths", 5), ("injured", 14)]),
    ("ru", "Пожаров – 90, погибло – 3 человека, травмировано – 8.", [("deaths", 3), ("injured", 8)]),
    ("uk", "загинуло – 11\nтравмовано – 7\nврятовано – 38", [("deaths", 11), ("injured", 7)]),
    ("tr", "Yangın – 90, ölü – 3, yaralı – 8", [("deaths", 3), ("injured", 8)]),
    ("en", "Fires – 90, killed – 3, injured – 8", [("deaths", 3), ("injured", 8)]),
    ("en", "Deaths: 15, recoveries: 51", [("deaths", 15)]),
    ("en", "Killed – 3, rescued – 8", [("deaths", 3)]),
])
def test_a_dash_leads_to_its_number(language, text, expected):
    assert rows(text, language) == expected


@pytest.mark.parametrize(("language", "text", "expected"), [
    ("en", "1,204 people were killed (+6.2%).", [("deaths", 1204)]),
    ("uk", "Загинуло 204 особи (+6%), травмовано 26.", [("deaths", 204), ("injured", 26)]),
    ("fr", "2 637 personnes tuées (+6,2 %).", [("deaths", 2637)]),
    ("ar", "قُتل 637 شخصا (+6.2%).", [("deaths", 637)]),
])
def test_a_change_in_per_cent_counts_nobody(language, text, expected):
    assert rows(text, language) == expected


@pytest.mark.parametrize(("language", "text", "expected"), [
    ("en", "1,204 people died in 2024, compared to 1,050 in 2023.", [("deaths", 1204, 2024), ("deaths", 1050, 2023)]),
    ("en", "There were 1,204 deaths, up 12% from 2023.", [("deaths", 1204, None)]),
    ("en", "120 people died, more than in 2022.", [("deaths", 120, None)]),
    ("fr", "On compte 473 tués, contre 485 en 2022.", [("deaths", 473, None), ("deaths", 485, 2022)]),
    ("es", "Fallecieron 154 personas, un 1 % más que en 2022.", [("deaths", 154, None)]),
    ("ru", "Погибли 143 человека (в 2023 году – 161), ранены 522 (в 2023 году – 498).",
     [("deaths", 143, None), ("deaths", 161, 2023), ("injured", 522, None), ("injured", 498, 2023)]),
    ("tr", "92 kişi öldü (2022: 118).", [("deaths", 92, None), ("deaths", 118, 2022)]),
    ("es", "Entre el 1 de enero y el 30 de noviembre murieron 126 personas.", [("deaths", 126, 2024)]),
])
def test_another_time_is_that_of_the_number_beside_it(language, text, expected):
    assert rows(text, language, "year") == expected


def test_a_number_of_another_time_is_no_part():
    assert rows("uk: травмовано 522 (торік — 498), загинуло 143 (торік — 161).", "uk", "part") == [
        ("injured", 522, None), ("injured", 498, None), ("deaths", 143, None), ("deaths", 161, None)]


@pytest.mark.parametrize(("language", "text"), [
    ("en", "The death toll rose by 12 to 120."), ("en", "The number of dead increased by at least 12 to 120."),
    ("nl", "Het dodental steeg met 12 naar 120."), ("de", "Die Zahl der Toten stieg um 12 auf 120."),
    ("es", "La cifra de muertos subió en 12 a 120."), ("it", "Il numero dei morti è salito di 12 a 120."),
    ("pt", "O número de mortos subiu 12 para 120."), ("ru", "Число погибших выросло на 12 до 120."),
    ("uk", "Кількість загиблих зросла на 12 до 120."), ("ar", "ارتفع عدد القتلى بمقدار 12 إلى 120."),
    ("zh", "死亡人数增加了12人,达到120人。"),
])
def test_what_a_toll_rose_by_is_a_number_of_its_own(language, text):
    assert rows(text, language, "flags") == [("deaths", 12, "additional"), ("deaths", 120, None)]


@pytest.mark.parametrize(("text", "expected"), [
    ("40 killed (12 children, 9 women), 60 injured", [("deaths", 40, None), ("deaths", 12, "40"), ("deaths", 9, "40"), ("injured", 60, None)]),
    ("574 civilian casualties (109 killed; 465 injured)", [("casualties", 574, None), ("deaths", 109, "574"), ("injured", 465, "574")]),
    ("The mission recorded 574 casualties: 165 killed and 409 injured.",
     [("casualties", 574, None), ("deaths", 165, "574"), ("injured", 409, "574")]),
])
def test_brackets_break_down_what_stands_before_them(text, expected):
    assert rows(text, "en", "part") == expected


def test_two_totals_and_two_numbers_take_their_measures_in_turn():
    assert rows("12 deaths and 30 injuries were reported, bringing the total to 120 and 300 respectively.", "en") == [
        ("deaths", 12), ("injured", 30), ("deaths", 120), ("injured", 300)]


def test_a_body_whose_name_is_a_word_says_so():
    assert rows("WHO says 12 people were killed.", "en", "attribution") == [("deaths", 12, "WHO")]


@pytest.mark.parametrize(("language", "text", "expected"), [
    ("en", "On 3 July 1863 some 3,000 men were killed.", [("deaths", 3000, 1863)]),
    ("en", "On November 1, 1755, the quake killed 1,000 people.", [("deaths", 1000, 1755)]),
    ("en", "In 1863 some 3,000 men were killed.", [("deaths", 3000, 1863)]),
    ("de", "Im Jahr 2023 kamen 2.839 Menschen ums Leben.", [("deaths", 2839, 2023)]),
    ("it", "Nel novembre del 1951 morirono 84 persone.", [("deaths", 84, 1951)]),
    ("it", "Nei primi nove mesi del 2024 i morti sono 776.", [("deaths", 776, 2024)]),
    ("nl", "Op 12/9 kwamen zeven mensen om.", [("deaths", 7, None)]),
    ("en", "3 people are held under FIR 214/24.", [("detained", 3, None)]),
])
def test_days_and_years_of_any_time_count_nobody(language, text, expected):
    assert rows(text, language, "year") == expected


@pytest.mark.parametrize(("language", "text", "expected"), [
    ("de", "2.839 Menschen kamen ums Leben, 51 mehr als im Vorjahr.", [("deaths", 2839)]),
    ("nl", "Er stierven 4.475 mensen, zo'n 400 meer dan verwacht.", [("deaths", 4475)]),
    ("uk", "Кількість загиблих зменшилася на 120 осіб — до 3 053.", [("deaths", 3053)]),
    ("en", "The number of refugees fell by 12,000 to 40,000.", [("refugees", 40_000)]),
])
def test_a_difference_counts_nobody(language, text, expected):
    assert rows(text, language) == expected


@pytest.mark.parametrize(("language", "text"), [
    ("es", "Murieron, al menos, 15 personas."), ("pt", "O acidente deixou, pelo menos, 15 mortos."),
    ("fr", "Il y a, au moins, 15 morts."), ("es", "15 muertos, como mínimo."),
])
def test_a_bound_between_commas_is_one(language, text):
    assert rows(text, language, "bound") == [("deaths", 15, "at_least")]


def test_plus_signs_between_posts_are_no_bound():
    assert rows("Donezk: 4 Tote +++ 6 Verletzte", "de", "bound") == [("deaths", 4, "exact"), ("injured", 6, "exact")]


@pytest.mark.parametrize(("language", "text", "expected"), [
    ("de", "Zahl der Toten steigt auf 46 - 120 Verletzte", [("deaths", 46), ("injured", 120)]),
    ("nl", "Dodental stijgt naar 3.085 – 4.715 gewonden", [("deaths", 3085), ("injured", 4715)]),
    ("de", "Auf der Flucht: 4,5 Mio.\nTote: 12.000", [("displaced", 4_500_000), ("deaths", 12_000)]),
])
def test_lines_and_headlines_keep_their_numbers_apart(language, text, expected):
    assert rows(text, language) == expected


@pytest.mark.parametrize(("language", "text", "expected"), [
    ("nl", "12 doden en 40 gewonden, onder de doden zijn drie kinderen.", ("deaths", 3, "12")),
    ("nl", "Er vielen 12 doden en 40 gewonden. Drie van de doden waren kinderen.", ("deaths", 3, "12")),
    ("de", "12 Menschen starben, 40 wurden verletzt. Unter den Toten sind drei Kinder.", ("deaths", 3, "12")),
    ("en", "50 people died and 100 are missing, 40 of whom were found dead.", ("deaths", 40, "100")),
    ("nl", "De doden kwamen uit Syrië (12), Turkije (9) en Eritrea (6).", ("deaths", 6, None)),
])
def test_a_part_lies_in_the_figure_that_is_named(language, text, expected):
    assert rows(text, language, "part")[-1] == expected


@pytest.mark.parametrize(("language", "text", "countries"), [
    ("en", "Kenya: 12 dead, 40 injured; Uganda: 3 dead, 9 injured", ["KEN", "KEN", "UGA", "UGA"]),
    ("en", "In Kenya 12 were killed and 40 injured; in Uganda 3 were killed.", ["KEN", "KEN", "UGA"]),
    ("en", "Israeli strikes killed 12 people.", [None]), ("en", "Israeli strikes killed 12 people in Beirut.", ["LBN"]),
    ("ar", "قُتل 22 شخصا في غارة إسرائيلية على بيروت.", ["LBN"]), ("fr", "Des frappes israéliennes ont tué 12 personnes.", [None]),
    ("ru", "При ударе Израиля по Бейруту погибли 22 человека.", ["LBN"]), ("en", "Twelve Syrian soldiers were killed.", ["SYR"]),
    ("de", "Bei einem russischen Angriff auf Charkiw starben 12 Menschen.", ["UKR"]),
])
def test_a_number_is_in_its_own_clause_and_not_where_the_attacker_is_from(language, text, countries):
    assert [country for *_, country in rows(text, language, "iso3")] == countries


@pytest.mark.parametrize(("language", "text", "expected"), [
    ("en", "Of the 102 passengers, half perished.", []), ("en", "Of the 300 villagers, most died.", []),
    ("es", "La mitad de los 5.000 habitantes fueron evacuados.", []), ("pt", "Dos 40 mineiros, 12 morreram.", [("deaths", 12)]),
    ("pt", "Três das cinco crianças morreram.", [("deaths", 3)]), ("fr", "Un tiers des 900 habitants a fui.", []),
    ("fr", "Aucun des 178 passagers n'a été blessé.", []), ("nl", "Geen van de 155 inzittenden raakte gewond.", []),
    ("en", "Half of the 120 dead were children.", [("deaths", 120)]),
])
def test_of_a_group_of_which_some_are_told_the_whole_is_no_figure(language, text, expected):
    assert rows(text, language) == expected


@pytest.mark.parametrize(("language", "text", "expected"), [
    ("en", "237 children (0-11) were killed.", [("deaths", 237)]), ("en", "Girls (0-17): 112 killed", [("deaths", 112)]),
    ("ru", "Катастрофа Boeing 737 в Казани: погибли все 50 человек.", [("deaths", 50)]),
    ("ar", "نزح مليونا شخص من ديارهم.", [("displaced", 2_000_000)]), ("ar", "قتل 12 ألفا و500 شخص.", [("deaths", 12_500)]),
])
def test_ages_and_types_and_duals(language, text, expected):
    assert rows(text, language) == expected


@pytest.mark.parametrize(("language", "text", "expected"), [
    ("en", "Two dead, 36 people on board.", [("deaths", 2)]), ("en", "The crash killed all 36 people on board.", [("deaths", 36)]),
    ("fr", "Trois morts sur la A 10.", [("deaths", 3)]), ("es", "Dos fallecidos en la N 340.", [("deaths", 2)]),
    ("en", "He was one of 12 soldiers killed in the raid.", [("deaths", 12)]),
    ("de", "31 Tote, 300 Feuerwehrleute, 12 Hubschrauber.", [("deaths", 31)]),
    ("uk", "особового складу — близько 749 780 (+1 660) осіб, танків — 9 502 (+13) од.", [("casualties", 749_780), ("casualties", 1660)]),
])
def test_who_was_there_roads_and_things_are_no_figures(language, text, expected):
    assert rows(text, language) == expected


@pytest.mark.parametrize(("language", "text", "expected"), [
    ("en", "3 police and 12 civilians killed, 4 police and 30 civilians injured.",
     [("deaths", 3), ("deaths", 12), ("injured", 4), ("injured", 30)]),
    ("de", "5 Tote, 16 Schwer- und 52 Leichtverletzte", [("deaths", 5), ("injured", 16), ("injured", 52)]),
    ("nl", "5 doden, 16 zwaar- en 52 lichtgewonden", [("deaths", 5), ("injured", 16), ("injured", 52)]),
    ("en", "44 killed, 162 inj.", [("deaths", 44), ("injured", 162)]),
])
def test_a_word_behind_two_numbers_is_said_of_both(language, text, expected):
    assert rows(text, language) == expected


@pytest.mark.parametrize(("language", "text"), [
    ("de", "Es gab 2.839 Verkehrstote (Vorjahr: 788)."), ("en", "The death toll is 2,839 (was 788)."),
    ("fr", "Les morts sont 2 839 (contre 788 hier)."), ("it", "I morti sono 2.839 (ieri 788)."),
])
def test_a_number_of_before_in_brackets_is_no_part(language, text):
    assert rows(text, language, "part") == [("deaths", 2839, None), ("deaths", 788, None)]


@pytest.mark.parametrize(("language", "text", "who"), [
    ("en", "UNAMA: 64 people were killed.", "UNAMA"), ("nl", "Politie: twee doden bij brand", "Politie"),
    ("ru", "МЧС: погибли 23 человека", "МЧС"), ("en", "12 people died (OCHA).", "OCHA"), ("en", "Breaking: 12 dead", None),
    ("en", "GAZA: 12 killed", None), ("de", "Nach Polizeiangaben kamen drei Menschen ums Leben.", "Polizeiangaben"),
    ("en", "The confirmed death toll in Reno stands at 95.", None),
])
def test_a_body_before_a_colon_says_what_follows(language, text, who):
    assert [found for *_, found in rows(text, language, "attribution")] == [who]


def test_the_name_of_a_person_is_no_month():
    assert rows("Burgemeester Jan Jansen zegt dat 17 mensen stierven.", "nl", "year") == [("deaths", 17, None)]


def test_went_up_to_is_where_it_stands():
    assert rows("The death toll went up to 92 on Monday.", "en", "bound") == [("deaths", 92, "exact")]


@pytest.mark.parametrize("text", ["Affected: 850,000 people (212,000 families)", "Total affected: 850K people (212K households)"])
def test_the_households_of_people_are_no_part_of_them(text):
    assert rows(text, "en", "unit", "part") == [("affected", 850_000, "person", None), ("affected", 212_000, "household", None)]
