"""Tables in prose: a number stands under the heading of its column, and what no heading counts is no figure."""

import pytest

import keyfigures as kf

HEADS = {  # what stands over three columns in each language, and how it writes 1,250
    "en": ("Province", "Deaths", "Injured", "1,250"), "nl": ("Provincie", "Doden", "Gewonden", "1.250"),
    "de": ("Provinz", "Tote", "Verletzte", "1.250"), "fr": ("Province", "Morts", "Blessés", "1 250"),
    "es": ("Provincia", "Muertos", "Heridos", "1.250"), "it": ("Provincia", "Morti", "Feriti", "1.250"),
    "pt": ("Província", "Mortos", "Feridos", "1.250"), "ru": ("Область", "Погибшие", "Раненые", "1 250"),
    "uk": ("Область", "Загиблі", "Поранені", "1 250"), "tr": ("İl", "Ölü", "Yaralı", "1.250"),
    "ar": ("المحافظة", "القتلى", "الجرحى", "1,250"), "zh": ("省份", "死亡", "受伤", "1,250"),
}
LAID_OUT = {
    "tabs": "\t".join, "strokes": " | ".join, "borders": lambda cells: f"| {' | '.join(cells)} |",
    "gaps": lambda cells: "   ".join(cells), "empty lines": lambda cells: "\t".join(cells) + "\n",
}


def rows(text, language="en", *columns):
    table = kf.read_text(text, language=language, published="2024-12-06")
    assert all(text[row.start:row.end] == row.quote for row in table.itertuples())
    return [tuple(row) for row in table[["measure", "low", *columns]].astype(object).itertuples(index=False)]


@pytest.mark.parametrize("way", LAID_OUT)
@pytest.mark.parametrize("language", HEADS)
def test_each_number_counts_what_heads_its_column(language, way):
    name, dead, hurt, many = HEADS[language]
    one, other = ("霍姆斯", "大马士革") if language == "zh" else ("Homs", "Hama")
    text = "\n".join(map(LAID_OUT[way], [(name, dead, hurt), (one, "12", many), (other, "5", "9")]))
    assert rows(text, language, "place") == [
        ("deaths", 12, one), ("injured", 1250, one), ("deaths", 5, other), ("injured", 9, other)]


@pytest.mark.parametrize("language", sorted(set(HEADS) - {"zh"}))
def test_a_printed_table_is_read_by_its_headings_in_order(language):
    name, dead, hurt, _ = HEADS[language]
    text = f"{name} {dead} {hurt}\nHoms 12 30\nHama 5 9"
    assert rows(text, language) == [("deaths", 12), ("injured", 30), ("deaths", 5), ("injured", 9)]


@pytest.mark.parametrize(("text", "expected"), [
    ("Province\tHouses damaged\tInjured\nHoms\t400\t30", [("injured", 30)]),  # houses are no people
    ("District Deaths Injured Houses damaged\nHoms 12 30 400", [("deaths", 12), ("injured", 30)]),
    ("Country\tRefugees\t% women\nChad\t300k–500k\t52%", [("refugees", 300_000)]),
    ("Province | Deaths | Injured\nHoms | - | 30\nHama | at least 5 | n/a", [("injured", 30), ("deaths", 5)]),
    ("Province|Population|Deaths\n--|--:|--:\nHoms|650,000|12", [("deaths", 12)]),
    ("\tDeaths\tInjured\nHoms\t12\t30", [("deaths", 12), ("injured", 30)]),
    ("Killed Injured Missing\n12 30 5", [("deaths", 12), ("injured", 30), ("missing", 5)]),
    ("Province\tFamilies affected\tPersons affected\nHoms\t1,200\t5,600", [("affected", 1200), ("affected", 5600)]),
    ("Deaths 12 Injured 30 Missing 5", [("deaths", 12), ("injured", 30), ("missing", 5)]),
    ("People in need 2.3M   IDPs 1.1M   Refugees 45K", [("in_need", 2_300_000), ("idps", 1_100_000), ("refugees", 45_000)]),
    ("Refugees 1.5 million IDPs 300,000 Deaths 12", [("refugees", 1_500_000), ("idps", 300_000), ("deaths", 12)]),
    ("<table><tr><th>Province</th><th>Deaths</th><th>Injured</th></tr><tr><td>Homs</td><td>12</td><td>30</td></tr></table>",
     [("deaths", 12), ("injured", 30)]),
])
def test_numbers_of_columns_that_count_no_people_are_no_figures(text, expected):
    assert rows(text) == expected


def test_what_is_counted_may_stand_before_the_rows_and_the_places_or_years_over_the_columns():
    assert rows("Indicator\tHoms\tHama\nDeaths\t12\t5\nSchools closed\t40\t30\nInjured\t30\t9", "en", "place") == [
        ("deaths", 12, "Homs"), ("deaths", 5, "Hama"), ("injured", 30, "Homs"), ("injured", 9, "Hama")]
    told = kf.read_text("Indicator\t2022\t2023\nDeaths\t12\t5", language="en")
    assert told.from_date.dt.year.tolist() == [2022, 2023]


def test_a_date_in_a_row_is_that_of_its_numbers():
    told = kf.read_text("Date\tPlace\tKilled\n5 December 2024\tHoms\t12\n6 December 2024\tHama\t5", language="en")
    assert told.from_date.dt.day.tolist() == [5, 6]
    assert kf.read_text("Year\tCountry\tRefugees\n2022\tChad\t12,000", language="en").from_date.dt.year.tolist() == [2022]


@pytest.mark.parametrize("text", [
    "Number of displaced\nProvince\t2022\t2023\nHoms\t12\t30\nHama\t5\t9",
    "Deaths in the province and those who were injured\nHoms 12 30\nHama 5 9",
    "Name\tAge\nAhmad\t12\nSara\t9",
])
def test_a_row_whose_columns_nobody_names_counts_nothing(text):
    assert rows(text) == []


def test_prose_around_a_table_is_read_as_before():
    text = ("The flood killed 40 people.\n\nProvince\tDeaths\nHoms\t12\nHama\t5\n\nOf the dead, 3 were children.")
    assert rows(text) == [("deaths", 40), ("deaths", 12), ("deaths", 5), ("deaths", 3)]


def test_the_sentence_of_a_row_is_its_headings_and_itself():
    table = kf.read_text("Province | Deaths | Injured\n--- | --- | ---\nHoms | **12** | 30\nHama | 5[1] | 9", language="en")
    assert table.sentence.tolist()[1:3] == ["Province | Deaths | Injured\nHoms | **12** | 30", "Province | Deaths | Injured\nHama | 5[1] | 9"]
    assert "because of the noun beside the number, 'Injured'" in kf.explain(table.iloc[3])
    assert repr(kf.mark(table)).endswith("Hama | [5: deaths, 5][1] | [9: people injured, 9]")


def test_a_long_table_keeps_its_headings():
    text = "Province\tDeaths\tInjured\n" + "\n".join(f"Homs\t{n}\t{n + 1}" for n in range(2000))
    assert len(rows(text)) == 4000


CAPTIONS = {
    "en": "Deaths by province:", "nl": "Aantal doden per provincie:", "fr": "Nombre de morts par province :",
    "de": "Tote nach Provinzen:", "es": "Muertos por provincia:", "it": "Morti per provincia:", "pt": "Mortos por província:",
    "ru": "Погибшие по провинциям:", "uk": "Загиблі за провінціями:", "tr": "İllere göre ölü sayısı:", "ar": "عدد القتلى حسب المحافظة:",
}


@pytest.mark.parametrize("entry", ["- {}: {}", "{} {}", "• {} – {}", "{}: {}"])
@pytest.mark.parametrize("language", CAPTIONS)
def test_a_list_counts_what_its_caption_says(language, entry):
    names = {"ar": ("حمص", "حماة"), "ru": ("Киев", "Одесса"), "uk": ("Київ", "Одеса")}.get(language, ("Homs", "Hama"))
    text = "\n".join([CAPTIONS[language], *map(entry.format, names, (12, 5))])
    assert rows(text, language, "place") == [("deaths", 12, names[0]), ("deaths", 5, names[1])]


def test_a_caption_tells_of_when_and_of_whom():
    told = kf.read_text("People displaced as of 5 December 2024:\n\n- Homs: 1,200 people\n- Hama: at least 500", language="en")
    assert told[["measure", "low", "bound"]].values.tolist() == [["displaced", 1200, "exact"], ["displaced", 500, "at_least"]]
    assert told.to_date.dt.day.tolist() == [5, 5]
    assert told.sentence[1] == "People displaced as of 5 December 2024:\n- Hama: at least 500"
    assert "'People displaced'" in kf.explain(told.iloc[1])
    assert rows("Deaths by year:\n2022: 12\n2023: 5") == [("deaths", 12), ("deaths", 5)]


@pytest.mark.parametrize("text", [
    "The injured\nRoom 12\nRoom 14", "Victims:\nAhmad Khalil, 34\nSara Khalil, 12", "Refugees need your help\nDonate: 50\nMonthly: 10",
    "Houses destroyed by province:\nHoms: 12\nHama: 5", "The dead were buried.\nHoms: 12\nHama: 5",
])
def test_a_line_that_is_no_caption_counts_nothing(text):
    assert rows(text) == []


def test_a_line_that_is_a_date_dates_the_points_below_it():
    text = "Situation as of 5 December 2023:\n- 12 people killed\n- On 3 December 2023, 5 people drowned\n\nThree people were hurt."
    told = kf.read_text(text, language="en")
    assert told.to_date.dt.day.astype(object).where(told.to_date.notna(), None).tolist() == [5, 3, None]
    assert told.sentence[0] == "Situation as of 5 December 2023:\n- 12 people killed"
    assert "2023-12-05, precise to the day, for 'December'" in kf.explain(told.iloc[0])
    assert kf.read_text("Stand 5 december 2023\n• 12 doden", language="nl").to_date.dt.day.tolist() == [5]
