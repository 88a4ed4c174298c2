"""Sentences with each figure marked in its place."""

import pandas as pd
import pytest

import keyfigures as kf

TEXT = "The UN counts 280,000 displaced people. That number could rise to 1.5 million. Thousands fled; 12 <b>men</b> died, and 12 women."


def test_every_figure_is_marked_where_it_stands():
    table = kf.read_text(TEXT, language="en")
    assert repr(kf.mark(table)) == (
        "The UN counts [280,000: people displaced, 280,000] displaced people.\n"
        "That number could rise to [1.5 million: people displaced, up to 1.5\N{NO-BREAK SPACE}million, projection].\n"
        "[Thousands: people displaced, a number not stated] fled; [12: deaths, 12] <b>men</b> died, and [12: deaths, 12] women.")


def test_the_text_is_shown_and_never_run():
    html = kf.mark(kf.read_text(TEXT, language="en"))._repr_html_()
    assert '<mark title="deaths, 12">12</mark> <small>(deaths, 12)</small> &lt;b&gt;men&lt;/b&gt;' in html


def test_in_the_language_of_the_row_whatever_the_order_of_the_rows():
    table = kf.read_text("Zeker 12 doden en 30 gewonden.", language="nl").iloc[::-1]
    assert repr(kf.mark(table)) == "Zeker [12: doden, minstens 12] doden en [30: gewonden, 30] gewonden."


def test_rows_without_a_sentence_are_left_out():
    table = kf.read_text("Twelve people died.", language="en")
    assert repr(kf.mark(table.assign(sentence=pd.Series([pd.NA], dtype="string")))) == ""


def test_a_table_that_is_none():
    with pytest.raises(kf.KeyfiguresError, match="a figures table to mark needs document, sentence, start"):
        kf.mark(pd.DataFrame({"quote": ["12"], "measure": ["deaths"], "bound": ["exact"], "status": ["reported"], "language": ["en"]}))
