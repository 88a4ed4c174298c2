"""Vague words stay words until a published scheme is named."""

import pytest

import keyfigures as kf
from keyfigures.vague import schemes


@pytest.mark.parametrize(("language", "text", "scheme", "low"), [
    ("en", "Dozens of people were killed.", "acled", 12), ("nl", "Tientallen mensen kwamen om het leven.", "wikimpacts", 24),
    ("en", "Hundreds of people were killed.", "wikimpacts", 200), ("fr", "Des milliers de personnes ont été tuées.", "newsquant", 1000),
    ("en", "Hundreds of people were killed.", "newsquant", None), ("en", "Tens of thousands of people fled.", "acled", None),
])
def test_a_scheme_gives_a_lower_bound(language, text, scheme, low):
    before = kf.read_text(text, language=language)
    after = kf.check(kf.code_vague(before, scheme))
    assert before["low"].isna().all()
    assert list(after["bound"]) == ["vague"]
    assert after["high"].isna().all()
    assert list(after["low"].astype(object).where(after["low"].notna(), None)) == [low]
    assert list(after["flags"].fillna("")) == [f"vague_coded:{scheme}" if low else ""]


def test_other_rows_stay_as_they_are():
    table = kf.read_text("At least 12 people were killed and dozens wounded.", language="en")
    coded = kf.code_vague(table, "acled")
    assert list(coded["low"]) == [12, 12]
    assert coded.iloc[0].equals(table.iloc[0])


def test_an_unknown_scheme():
    with pytest.raises(kf.OptionError) as error:
        kf.code_vague(kf.schema.empty(), "acledd")
    assert str(error.value) == ("unknown scheme for vague words 'acledd'; did you mean 'acled'?\n"
                                "    known: acled, newsquant, wikimpacts")


def test_every_scheme_says_where_it_is_published():
    assert all(set(scheme) == {"source", "low"} and scheme["source"] for scheme in schemes().values())
