"""What the public readers take and give."""

import datetime as dt

import pandas as pd
import pytest

import keyfigures as kf
from keyfigures.passage import Document, Passage
from keyfigures.schema import COLUMNS
from keyfigures.tidy import read_passage

TEXT = "At least 12 people were killed and 30 wounded in Homs, Syria, the ministry said on Friday."


def test_every_row_holds_its_words():
    table = kf.check(kf.read_text(TEXT, language="en", published="2024-12-06", source="Example News"))
    assert [TEXT[start:end] for start, end in zip(table["start"], table["end"], strict=True)] == list(table["quote"]) == ["12", "30"]
    assert set(table["source"]) == {"Example News"}
    assert list(table.columns) == [c.name for c in COLUMNS]
    assert {c.name: str(table[c.name].dtype) for c in COLUMNS} == {c.name: str(kf.schema.DTYPES[c.name]) for c in COLUMNS}


def test_the_language_is_detected():
    assert set(kf.read_text("Bij de aanval zijn minstens twaalf mensen om het leven gekomen.")["language"]) == {"nl"}
    assert set(kf.read_text(TEXT)["language"]) == {"en"}


@pytest.mark.parametrize("text", ["", "   \n", "Nothing was counted."])
def test_nothing_to_read_is_an_empty_table(text):
    table = kf.read_text(text, language="en")
    assert table.empty
    pd.testing.assert_frame_equal(table, kf.schema.empty(), check_index_type=False)


def test_the_same_text_gives_the_same_ids_and_another_text_others():
    ids = [set(kf.read_text(text, language="en")["figure_id"]) for text in (TEXT, TEXT, TEXT + " It rained.")]
    assert ids[0] == ids[1]
    assert not ids[0] & ids[2]


@pytest.mark.parametrize(("options", "message"), [
    ({"language": "xx"}, "unknown language 'xx'"), ({"published": "last week"}, "published must be an ISO date such as 2024-12-06"),
    ({"published": 3}, "published must be an ISO date such as 2024-12-06, not 3"),
])
def test_wrong_options(options, message):
    with pytest.raises(kf.OptionError) as error:
        kf.read_text(TEXT, **{"language": "en", **options})
    assert str(error.value).startswith(message)


def test_a_text_that_is_no_text():
    with pytest.raises(kf.OptionError, match=r"^text must be a str, not bytes; read files with load_figures$"):
        kf.read_text(b"12 dead", language="en")


def test_a_language_that_cannot_be_told():
    with pytest.raises(kf.OptionError, match=r"^cannot tell the language of '12 34'; give language="):
        kf.read_text("12 34")


def test_a_passage_gives_its_document_to_its_claims():
    document = Document("a.md", "Example", "A title", "https://example.org", dt.date(2024, 12, 6), "en")
    claim = read_passage(Passage(TEXT, document, "paragraph 2"))[0]
    assert (claim.document, claim.title, claim.locator, claim.published) == ("a.md", "A title", "paragraph 2", dt.date(2024, 12, 6))


def test_every_number_whether_it_counts_people_or_not():
    table = kf.read_numbers("On 12 May some 300 to 400 trees fell, 2.5 metres high; dozens more stood.", language="en")
    assert table["quote"].tolist() == ["12", "300 to 400", "2.5", "dozens"]
    assert table["low"].tolist() == [12.0, 300.0, 2.5, pd.NA]


def test_a_row_explains_itself():
    rows = kf.read_text(TEXT, language="en", published="2024-12-06")
    assert kf.explain(rows.iloc[0]).splitlines() == [
        "1. '12' is read as at_least: low 12, for 'At least'",
        "2. deaths: people who died, dead-or-missing included where the source counts them together",
        "3. because of what is said to have happened, 'killed'",
        "4. status: reported",
        "5. unit: person",
        "6. kind: flow",
        "7. said by: the ministry, for 'said'",
        "8. place: Homs (SYR)",
        "9. period: 2024-12-06 to 2024-12-06, precise to the day, for 'Friday'",
        "10. stands in text",
    ]


def test_each_step_names_the_words_that_led_to_it():
    text = "Some 460 families, the UN estimates, have fled since 2011. This number could rise to 1,500. 12 died and 12 were hurt."
    rows = kf.read_text(text, language="en", published="2024-12-06")
    steps = [kf.explain(row) for _, row in rows.iterrows()]
    assert "low 460, best 460, high 460, for 'Some'" in steps[0]
    assert "status: estimated, for 'estimates'" in steps[0]
    assert "unit: household, for 'families'" in steps[0]
    assert "precise to the year, for '2011'" in steps[0]
    assert "because it takes over from the figure that the sentence points back to, for 'This number'" in steps[1]
    assert "status: projected, for 'could'" in steps[1]
    assert "what is said to have happened, 'died'" in steps[2]
    assert "injured" in steps[3]


def test_a_row_without_words_cannot_be_explained():
    with pytest.raises(kf.KeyfiguresError, match="needs at least quote and measure"):
        kf.explain({"measure": "deaths"})


def test_a_number_greater_than_a_table_can_hold_is_refused_with_its_reason():
    assert kf.read_text("12345678901234567890 people died.", language="en").empty
    cells = kf.parse_cells(pd.Series(["12345678901234567890", "12"]), language="en")
    assert cells["bound"].tolist()[1:] == ["exact"]
    assert "greater than any number of people" in cells["note"][0]
    assert kf.parse_cells(pd.Series([10**20, 12], dtype=object))["note"][0] == "not a count of people: 100000000000000000000"
