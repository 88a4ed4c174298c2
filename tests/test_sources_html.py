"""A web page becomes its article, without what stands around it, and its tables become cells."""

import pandas as pd
import pytest

from keyfigures.sources import html

PAGE = """\
<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>Twelve killed - The News</title>
<meta property="og:site_name" content="The News"><link rel="canonical" href="https://news.example/a">
<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "datePublished": "2024-12-06T10:00:00Z"}]}</script>
</head><body><nav><a href="/">Home</a> <a href="/b">33 killed elsewhere</a></nav><article><h1>Shells on Idlib</h1>
<p>At least 12 people were killed on Tuesday in the town of Idlib, according to a monitoring group with sources on the ground.</p>
<p>The United Nations said that 280,000 people had been displaced since the fighting began a week ago, most of them families.</p>
<figure><img src="x.jpg"><figcaption>Photo: 9 people killed in another town</figcaption></figure>
<table><tr><th rowspan="2">Region</th><th colspan="2">Killed</th></tr><tr><th>Men</th><th>Women</th></tr>
<tr><td>Idlib</td><td>5</td><td>at least 7</td></tr><tr><td>Total</td><td>5</td><td>7</td></tr></table>
</article><footer>Copyright 2024, 100 people work here</footer></body></html>
"""


def test_the_article_its_tables_and_what_it_says_of_itself(load):
    table, warned = load("a.html", PAGE)
    assert table[["measure", "quote", "locator"]].values.tolist() == [
        ["deaths", "12", "paragraph 2"], ["displaced", "280,000", "paragraph 3"],
        ["deaths", "5", "table1!B3"], ["deaths", "at least 7", "table1!C3"],
        ["deaths", "5", "table1!B4"], ["deaths", "7", "table1!C4"]]
    row = table.iloc[0]
    assert (row["title"], row["source"], row["url"], row["language"]) == (
        "Twelve killed - The News", "The News", "https://news.example/a", "en")
    assert row["published"] == pd.Timestamp("2024-12-06")
    assert table["group"][2:].tolist() == ["Men", "Women", "Men", "Women"]
    assert warned == ["a.html, sheet 'table1': nobody says what the columns hold; by their words: Region = place, Killed / Men = "
                      "deaths, Killed / Women = deaths; give columns= to say it"]


def test_offsets_hold_in_the_text_of_the_article():
    content = html.read(PAGE.encode(), "a.html")
    assert "33 killed" not in content.text
    assert "Photo" not in content.text
    assert "Copyright" not in content.text


@pytest.mark.parametrize(("declared", "encoding"), [("windows-1251", "cp1251"), ("utf-8", "cp1251"), ("no-such", "utf-8")])
def test_the_declared_encoding_is_used_unless_the_bytes_deny_it(declared, encoding):
    words = "По меньшей мере двенадцать человек погибли при обстреле города во вторник, сообщили местные власти и врачи."
    page = f'<html><head><meta charset="{declared}"></head><body><article><p>{words}</p></article></body></html>'
    assert html.read(page.encode(encoding), "a.html").text.strip() == words


@pytest.mark.parametrize("page", ["<p>", "<html><script>var a = 12</script>", "<table><tr><td>1</td></tr></table>",
                                  '<table><tr><td colspan="999999999">a</td></tr></table>', "<div>" * 5000])
def test_a_page_without_an_article_is_empty(page):
    assert html.read(page.encode(), "a.html").text.strip() == ""


def test_a_link_that_is_no_web_address_is_not_taken():
    page = '<html><head><link rel="canonical" href="javascript:alert(1)"></head><body><p>x</p></body></html>'
    assert html.read(page.encode(), "a.html").document.url is None
