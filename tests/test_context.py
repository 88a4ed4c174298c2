"""Who says so, where and when."""

import pandas as pd
import pytest

import keyfigures as kf


def row(text, language="en", published="2024-12-06"):
    table = kf.read_text(text, language=language, published=published)
    assert len(table) == 1
    return table.astype(object).where(table.notna(), None).to_dict("records")[0]


@pytest.mark.parametrize(("language", "text", "who"), [
    ("en", "According to the Syrian Observatory for Human Rights (SOHR), 12 people were killed.",
     "the Syrian Observatory for Human Rights (SOHR)"),
    ("en", "Twelve people were killed, the health ministry said.", "the health ministry"),
    ("en", "The United Nations estimates that 280,000 people are displaced.", "The United Nations"),
    ("nl", "Volgens het Rode Kruis zijn er 12 doden gevallen.", "het Rode Kruis"),
    ("nl", "Het Rode Kruis meldt dat er 12 doden zijn gevallen.", "Het Rode Kruis"),
    ("en", "Twelve people were killed.", None),
])
def test_who_says_so(language, text, who):
    assert row(text, language)["attribution"] == who


def test_the_organisation_is_the_body_named_before():
    table = kf.read_text("The Red Cross counts 12 dead. This number could rise to 30, according to the organisation.", language="en")
    assert list(table["attribution"]) == ["The Red Cross", "The Red Cross"]


def test_a_verb_in_several_words_is_no_part_of_the_name_before_it():
    table = kf.read_text("De VN telt 12 doden. De organisatie houdt er rekening mee dat dit aantal stijgt tot 30.", language="nl")
    assert list(table["attribution"]) == ["De VN", "De VN"]


@pytest.mark.parametrize(("language", "text", "place", "iso3"), [
    ("en", "In Syria, 12 people were killed.", "Syria", "SYR"), ("nl", "In Oekraïne vielen 12 doden.", "Oekraïne", "UKR"),
    ("en", "Twelve Syrian soldiers were killed.", "Syrian", "SYR"), ("nl", "Er vielen 12 doden in de VS.", "VS", "USA"),
    ("en", "Twelve people were killed.", None, None),
])
def test_where(language, text, place, iso3):
    found = row(text, language)
    assert (found["place"], found["iso3"]) == (place, iso3)


def test_displaced_people_of_one_country_in_another_are_refugees():
    table = kf.read_text("12,000 Sudanese sheltered in Chad and 9,000 in Egypt. In Lebanon, 300 Lebanese are sheltering with relatives.",
                         language="en")
    assert table["measure"].tolist() == ["refugees", "refugees", "displaced"]
    assert table["origin_iso3"].fillna("").tolist() == ["SDN", "SDN", ""]
    assert table["host_iso3"].fillna("").tolist() == ["TCD", "EGY", ""]
    assert "across a border: from SDN, in TCD" in kf.explain(table.iloc[0])


def test_people_abroad_come_from_and_are_somewhere():
    found = row("Turkey hosts 3.6 million Syrian refugees.")
    assert (found["origin_iso3"], found["host_iso3"]) == ("SYR", "TUR")


@pytest.mark.parametrize(("language", "text", "first", "last", "precision"), [
    ("en", "On 5 December 2024, 12 people were killed.", "2024-12-05", "2024-12-05", "day"),
    ("en", "12 people were killed on December 5.", "2024-12-05", "2024-12-05", "day"),
    ("en", "12 people were killed on 7 December.", "2023-12-07", "2023-12-07", "day"),
    ("en", "12 people were killed in early March.", "2024-03-01", "2024-03-10", "month"),
    ("en", "12 people were killed in 2011.", "2011-01-01", "2011-12-31", "year"),
    ("en", "12 people have been killed since 2011.", "2011-01-01", "2024-12-06", "year"),
    ("en", "12 people were killed yesterday.", "2024-12-05", "2024-12-05", "day"),
    ("en", "12 people were killed last year.", "2023-01-01", "2023-12-31", "year"),
    ("nl", "Vrijdag vielen 12 doden.", "2024-12-06", "2024-12-06", "day"),
    ("nl", "Ruim een week geleden vielen 12 doden.", "2024-11-29", "2024-11-29", "week"),
    ("nl", "Sinds ruim een week geleden vielen 12 doden.", "2024-11-29", "2024-12-06", "week"),
])
def test_when(language, text, first, last, precision):
    found = row(text, language)
    assert [f"{found[c]:%Y-%m-%d}" for c in ("from_date", "to_date")] == [first, last]
    assert found["date_precision"] == precision


def test_without_a_day_of_publication_relative_time_stays_open():
    found = row("12 people were killed yesterday.", published=None)
    assert (found["from_date"], found["to_date"], found["date_precision"]) == (None, None, "open")


@pytest.mark.parametrize(("text", "first", "last"), [
    ("The number of displaced could reach 100,000 by January.", "2025-01-01", "2025-01-31"),
    ("By Monday 300 people may have to be evacuated.", "2024-12-09", "2024-12-09"),
    ("The number of displaced could reach 100,000 by January 2024.", "2024-01-01", "2024-01-31"),
    ("The number of displaced reached 100,000 in January.", "2024-01-01", "2024-01-31"),
])
def test_a_projection_means_the_next_month_or_weekday(text, first, last):
    row = kf.read_text(text, language="en", published="2024-12-06").iloc[0]
    assert (f"{row['from_date']:%Y-%m-%d}", f"{row['to_date']:%Y-%m-%d}") == (first, last)


@pytest.mark.parametrize(("language", "text", "who"), [
    ("en", "No casualties were reported but 90 people were evacuated.", None),
    ("en", "Officials were told that 30 people died.", None),
    ("en", "Twelve deaths have been confirmed in Goma.", None),
    ("en", "The ministry has confirmed 12 deaths.", "The ministry"),
    ("en", "The UN said on Monday that 12 people died.", "The UN"),
    ("nl", "Bij de brand werd gemeld dat 12 mensen omkwamen.", None),
])
def test_what_was_said_is_no_source(language, text, who):
    found = kf.read_text(text, language=language, published="2024-12-06")["attribution"].iloc[0]
    assert (None if found is pd.NA else found) == who


def test_what_takes_over_from_a_figure_is_where_that_is():
    table = kf.read_text("Two boats capsized off Bukavu and 14 people were killed. The mayor had first said 20. Some 45,000 people fled to "
                         "Burundi. This number could rise to 100,000.", language="en")
    assert table[["best", "iso3"]].fillna(0).values.tolist() == [[14, "COD"], [20, "COD"], [45_000, "BDI"], [0, "BDI"]]


@pytest.mark.parametrize(("language", "text"), [
    ("en", "How many people died? 22."), ("nl", "Hoeveel doden zijn er?\nTot nu toe 22."), ("fr", "Combien de morts ? 22 à ce jour."),
    ("de", "Wie viele Menschen starben? Bisher 22."), ("es", "¿Cuántos muertos hay? Hasta ahora, 22."), ("it", "Quanti sono i morti? Finora 22."),
    ("pt", "Quantas pessoas morreram? Até agora 22."), ("ru", "Сколько человек погибло? Пока 22."), ("zh", "死了多少人？22人。"),
    ("uk", "Скільки людей загинуло? Поки що 22."), ("tr", "Kaç kişi öldü? Şu ana kadar 22."), ("ar", "كم عدد القتلى؟ 22 حتى الآن."),
])
def test_a_question_is_read_with_its_answer(language, text):
    table = kf.read_text(text, language=language)
    assert table[["measure", "best", "quote"]].values.tolist() == [["deaths", 22, "22"]]


def test_a_question_that_asks_for_no_number_is_a_sentence_of_its_own():
    assert kf.read_text("How many must die? Nobody knows. There were 12 fires. Who was killed? 30 streets are closed.", language="en").empty
