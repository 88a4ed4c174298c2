"""The plan apart from the running; the running on a small project of its own; the pages on a report made by hand."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any

import nbformat
import pytest

import keyfigures as kf
from keyfigures import OptionError, SourceError, charts
from keyfigures.claim import Claim, table
from keyfigures.report import build_report, html, model, pdf, plan, plans, run
from keyfigures.report.markdown import Prose, Span, read

if TYPE_CHECKING:
    from collections.abc import Callable

HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(1)>#eval("1")$x$ </title>'
DRAW = """\
import keyfigures as kf
figures = kf.read_text(text, language=language)
kf.charts.estimates(figures, language=language, title=title)"""
TOML = """\
[one]
title = "One"
language = "en"
notebooks = ["small"]
"""


def notebook(*cells: str, tags: tuple[str, ...] = ("parameters",)) -> nbformat.NotebookNode:
    made = [nbformat.v4.new_code_cell(source) for source in cells]
    made[0].metadata["tags"] = list(tags)
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    return nbformat.v4.new_notebook(cells=made, metadata=kernel)


PARAMETERS = 'language = "en"\ntext = "At least 12 people were killed."\ntitle = "Deaths"\nyear = 2024\nshare = 0.5'


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    def make(toml: str = TOML, **notebooks: nbformat.NotebookNode) -> Path:
        folder = tmp_path / "notebooks"
        folder.mkdir(exist_ok=True)
        (folder / "reports.toml").write_text(toml, encoding="utf-8")
        for name, node in ({"small": notebook(PARAMETERS, DRAW)} | notebooks).items():
            nbformat.write(node, folder / f"{name}.ipynb")
        return tmp_path

    monkeypatch.chdir(tmp_path)
    return make


# the plan

def test_plans_are_found_from_a_folder_below(project: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    root = project()
    monkeypatch.chdir(root / "notebooks")
    assert plans() == {"one": plan.Plan("one", "One", "en", (root / "notebooks" / "small.ipynb",), {})}


def test_without_a_plan_the_error_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SourceError) as caught:
        plans()
    assert str(caught.value) == (f"{tmp_path}: no notebooks/reports.toml here or in a folder above\n"
                                 "    go to the folder of the project, or make that file")


def test_every_fault_of_the_plan_is_named(project: Callable[..., Path]) -> None:
    root = project('[a]\ntitle = 1\nlanguage = "en"\nnotebooks = ["small"]\n[b]\nlangage = "nl"\n'
                   '[c]\ntitle = "C"\nlanguage = "xx"\nnotebooks = ["../small", "none"]\n["../d"]\n')
    with pytest.raises(SourceError) as caught:
        plans()
    known = ", ".join(kf.language.available())
    assert str(caught.value) == f"""\
{root / "notebooks" / "reports.toml"}: cannot be used
    [a] title must be a str, not 1
    [b] has an unknown key 'langage'; known: title, language, notebooks, parameters
    [b] lacks 'title'
    [b] lacks 'language'
    [b] lacks 'notebooks'
    [c] has no language pack for 'xx'; known: {known}
    [c] names notebook '../small', but there is no notebooks/../small.ipynb
    [c] names notebook 'none', but there is no notebooks/none.ipynb
    [../d] is not a section with a name of small letters, digits and hyphens"""


def test_a_plan_that_is_no_toml_is_named(project: Callable[..., Path]) -> None:
    path = project("[one") / "notebooks" / "reports.toml"
    with pytest.raises(SourceError, match=f"^{re.escape(str(path))}: not TOML: "):
        plans()


def test_parameters_are_the_notebooks_own_then_the_plans_then_those_given(project: Callable[..., Path]) -> None:
    root = project(TOML + '[one.parameters]\ntitle = "Planned"\nyear = 2020\n')
    (settled,) = plan.settle(plans(root)["one"], {"year": 2021}).values()
    assert settled == {"language": "en", "text": "At least 12 people were killed.", "title": "Planned", "year": 2021,
                       "share": 0.5}


@pytest.mark.parametrize(("given", "message"), [
    ({"yaer": 1}, "unknown parameter of report 'one': 'yaer'; did you mean 'year'?\n"
                  "    known: share, text, title, year"),
    ({"x=1;import os": 1}, "unknown parameter of report 'one': 'x=1;import os'\n    known: share, text, title, year"),
    ({"language": "nl"}, "unknown parameter of report 'one': 'language'\n    known: share, text, title, year"),
    ({"year": "2024"}, "parameter 'year' of small.ipynb must be a int, such as 2024, not '2024'"),
    ({"title": 5}, "parameter 'title' of small.ipynb must be a str, such as 'Deaths', not 5"),
    ({"year": True}, "parameter 'year' of small.ipynb must be a int, such as 2024, not True"),
])
def test_a_parameter_that_does_not_fit_is_refused(project: Callable[..., Path], given: Any, message: str) -> None:
    project()
    with pytest.raises(OptionError) as caught:
        build_report("one", **given)
    assert str(caught.value) == message


def test_a_whole_number_will_do_for_a_share(project: Callable[..., Path]) -> None:
    (settled,) = plan.settle(plans(project())["one"], {"share": 1}).values()
    assert settled["share"] == 1


@pytest.mark.parametrize(("node", "message"), [
    (notebook(PARAMETERS, tags=()), "no cell is tagged 'parameters'\n    tag the cell that sets its parameters"),
    (notebook("year = int(2024)"), "its parameters cell must hold assignments of plain values only, such as year = 2024"),
    (notebook("year = "), "its parameters cell must hold assignments of plain values only, such as year = 2024"),
])
def test_a_notebook_without_plain_parameters_is_refused(project: Callable[..., Path], node: Any, message: str) -> None:
    path = project(small=node) / "notebooks" / "small.ipynb"
    with pytest.raises(SourceError) as caught:
        build_report("one")
    assert str(caught.value) == f"{path}: {message}"


def test_a_file_that_is_no_notebook_is_named(project: Callable[..., Path]) -> None:
    path = project() / "notebooks" / "small.ipynb"
    path.write_bytes(b"\x00\x01")
    with pytest.raises(SourceError, match=f"^{re.escape(str(path))}: not a notebook: "):
        build_report("one")


def test_an_unknown_report_is_answered_with_the_known(project: Callable[..., Path]) -> None:
    project()
    with pytest.raises(OptionError) as caught:
        build_report("on")
    assert str(caught.value) == "unknown report 'on'; did you mean 'one'?\n    known: one"


# the running

def bytes_of(root: Path) -> dict[str, str]:
    files = [*(root / "build").rglob("*"), *(root / "figures").rglob("*")]
    return {str(f.relative_to(root)): hashlib.sha256(f.read_bytes()).hexdigest() for f in files if f.is_file()}


@pytest.mark.slow
def test_a_report_is_built_kept_and_built_again(project: Callable[..., Path], capfd: pytest.CaptureFixture[str]) -> None:
    root = project()
    built = build_report("one")
    first = bytes_of(root)
    assert sorted(first) == ["build/one.html", "build/one.pdf", "build/one/small.ipynb", "figures/one/deaths.csv",
                             "figures/one/deaths.png", "figures/one/deaths.svg"]
    assert re.fullmatch(r"one: small \.\.\. \d+\.\d s\n", capfd.readouterr().err)
    assert kf.load_figures(root / "figures" / "one" / "deaths.csv")["low"].tolist() == [12]

    build_report("one")
    assert capfd.readouterr().err == "one: small ... unchanged\n"
    assert bytes_of(root) == first

    build_report("one", text="At least 13 people were killed.", title="More deaths")
    assert " s\n" in capfd.readouterr().err
    assert "At least <mark>13</mark> people were killed." in built.html.read_text("utf-8")
    assert sorted(f.name for f in (root / "figures" / "one").iterdir()) == [
        "more-deaths.csv", "more-deaths.png", "more-deaths.svg"]

    before = bytes_of(root)
    nbformat.write(notebook(PARAMETERS, "a = 1", "kf = 2\nraise ValueError(f'no {text}')"), root / "notebooks" / "small.ipynb")
    with pytest.raises(SourceError) as caught:
        build_report("one")
    assert str(caught.value) == (f"{root / 'notebooks' / 'small.ipynb'}, cell 3: ValueError: no At least 12 people were killed.\n"
                                 "    the cell begins: kf = 2")
    assert capfd.readouterr().err == "one: small ... failed\n"
    assert bytes_of(root) == before


def test_what_a_notebook_is_made_from_decides_whether_it_runs(project: Callable[..., Path]) -> None:
    root = project()
    path = root / "notebooks" / "small.ipynb"
    seeds = root / "seeds"
    seeds.mkdir()
    digests = [run.inputs(path, {"year": 2024})]
    digests.append(run.inputs(path, {"year": 2025}))
    (seeds / "new.csv").write_text("a\n1\n")
    digests.append(run.inputs(path, {"year": 2024}))
    (seeds / "new.csv").write_text("a\n2\n")
    digests.append(run.inputs(path, {"year": 2024}))
    (root / "mine.csv").write_text("b")
    digests.append(run.inputs(path, {"year": "../mine.csv"}))
    (root / "mine.csv").write_text("c")
    digests.append(run.inputs(path, {"year": "../mine.csv"}))
    nbformat.write(notebook(PARAMETERS, "1"), path)
    digests.append(run.inputs(path, {"year": 2024}))
    assert len(set(digests)) == len(digests)
    assert run.inputs(path, {"year": 2024}) == digests[-1]


# the pages

def shown(value: Any) -> nbformat.NotebookNode:
    data, metadata = value._repr_mimebundle_()
    return nbformat.v4.new_output("display_data", data=data, metadata=metadata)


def executed(*cells: tuple[str, Any, list[str]]) -> nbformat.NotebookNode:
    made = [nbformat.v4.new_markdown_cell(content) if kind == "text" else nbformat.v4.new_code_cell("x", outputs=content)
            for kind, content, _ in cells]
    for cell, (_, _, tags) in zip(made, cells, strict=True):
        cell.metadata["tags"] = tags
    return nbformat.v4.new_notebook(cells=made)


SENTENCE = f"Of 12 dead, 12 were named {HOSTILE} by the 12 lists."
ROWS = table([
    Claim(figure_id="aaa", measure="deaths", low=12, best=12, high=12, bound="exact", quote="12", start=103, end=105,
          sentence=SENTENCE, document="brief.md", title=HOSTILE, source=HOSTILE, url="javascript:alert(1)", language="en",
          attribution=HOSTILE, group=HOSTILE, locator=HOSTILE),
    Claim(figure_id="bbb", measure="deaths", low=12, bound="at_least", quote="12 were named", start=112, end=125,
          sentence=SENTENCE, document="brief.md", title=HOSTILE, source=HOSTILE, url="javascript:alert(1)", language="en"),
    Claim(figure_id="ccc", measure="deaths", low=7, best=7, high=7, bound="exact", quote="7", start=0, end=1, locator="B2",
          document="sheet.csv", title="A sheet", source="UCDP", url="https://ucdp.uu.se/", language="en"),
])


@pytest.fixture(scope="module")
def report() -> model.Report:
    chart = charts.estimates(ROWS, language="en", title=f"Deaths {HOSTILE}")
    node = executed(
        ("text", f"# First {HOSTILE}\n\nWith **stress**, `code` and [a link](https://example.org/).", ["en"]),
        ("text", "# Eerst", ["nl"]), ("text", "# Untagged", []),
        ("code", [shown(chart)], []), ("code", [shown(chart)], ["remove-output"]),
        ("code", [shown(charts.listing(ROWS, language="en", title="All"))], []),
        ("code", [nbformat.v4.new_output("stream", name="stdout", text=f"said {HOSTILE}\n"),
                  nbformat.v4.new_output("stream", name="stderr", text="a warning\n")], []),
        ("text", "# Second\n\n- a\n- b\n\n[no](javascript:alert(1))", ["en"]))
    parameters = (("brief", HOSTILE), ("title", f"Deaths {HOSTILE}"))
    return model.Report("one", HOSTILE, "en", model.collect([node], "en", HOSTILE), parameters, "1.2.3", "abc")


def test_a_report_takes_what_is_meant_for_its_readers(report: model.Report) -> None:
    assert [section.title for section in report.sections] == [f"First {HOSTILE}", "Second"]
    assert [type(block).__name__ for block in report.sections[0].blocks] == ["Prose", "Chart", "Table", "Printed"]
    assert [[row["figure_id"] for row in rows] for rows in report.documents()] == [["aaa", "bbb"], ["ccc"]]


def test_nothing_from_outside_becomes_markup(report: model.Report) -> None:
    found = Tags()
    found.feed(html.render(report))
    assert {"img", "iframe", "object"}.isdisjoint(found.tags)
    assert (found.tags["script"], found.tags["title"]) == (1, 2)  # the plot has a title too
    assert not [name for name, _ in found.attributes if name.startswith("on")]
    assert {value.partition(":")[0] for name, value in found.attributes if name == "href" and value[0] != "#"} == {"https"}


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.attributes: list[tuple[str, Any]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, Any]]) -> None:
        self.tags[tag] += 1
        self.attributes += attrs


def test_the_one_script_is_allowed_by_its_hash(report: model.Report) -> None:
    page = html.render(report)
    script = page.split("<script>")[1].split("</script>")[0]
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'sha256-{digest}'; base-uri 'none'; " \
           "form-action 'none'" in page
    assert len(script) < 2000


def test_each_number_leads_to_its_sentence(report: model.Report) -> None:
    page = html.render(report)
    linked, stands = set(re.findall(r'href="#fig-(\w+)"', page)), re.findall(r'id="fig-(\w+)"', page)
    assert linked == {"aaa", "bbb", "ccc"}
    assert sorted(stands) == ["aaa", "bbb", "ccc"]


def test_identifiers_stand_once_and_every_reference_finds_its_own(report: model.Report) -> None:
    page = html.render(report)
    names = re.findall(r'\bid="([^"]+)"', page)
    assert len(set(names)) == len(names)
    pointed = re.findall(r'(?:href="|url\()#([^")]+)', page)
    described = " ".join(re.findall(r'(?:labelledby|describedby)="([^"]+)"', page)).split()
    assert {*pointed, *described} <= set(names)


def test_a_quote_is_marked_where_it_stands() -> None:
    rows = ROWS.astype(object).where(ROWS.notna(), None).to_dict("records")
    assert model.marked(rows[0], rows) == ("Of ", "12", f" dead, 12 were named {HOSTILE} by the 12 lists.")
    assert model.marked(rows[1], rows) == ("Of 12 dead, ", "12 were named", f" {HOSTILE} by the 12 lists.")
    assert model.marked(rows[0] | {"start": 112}, [rows[0] | {"start": 112}, rows[1]])[0] == "Of 12 dead, "
    assert model.marked(rows[2], rows) is None


def test_the_colophon_says_what_it_was_made_with(report: model.Report) -> None:
    end = html.render(report).split("<footer>")[1]
    assert "Made with keyfigures 1.2.3." in end
    assert "Version of the data and the code: abc." in end
    assert "Vague words such as ‘dozens’ or ‘thousands’ stay words: no number was made of them." in end
    assert "<dt>brief</dt>" in end
    assert "<dt>title</dt>" not in end


def test_the_pdf_is_tagged_titled_and_the_same_every_time(report: model.Report) -> None:
    first = pdf.render(report)
    assert first == pdf.render(report)
    assert b"/StructTreeRoot" in first
    assert b"/Lang (en)" in first or b"/Lang(en)" in first


def test_markdown_is_read_as_far_as_the_pages_go() -> None:
    assert list(read("## A *b*\n\nOne **two** *three*\n[four](https://x.org)\n\n1. five\n\n<b>six</b>")) == [
        Prose("heading", ((Span("A "), Span("b", "em")),), 2),
        Prose("paragraph", ((Span("One "), Span("two", "strong"), Span(" "), Span("three", "em"), Span(" "),
                             Span("four", "", "https://x.org")),)),
        Prose("list", ((Span("five"),),)),
        Prose("paragraph", ((Span("<b>"), Span("six"), Span("</b>")),)),
    ]


def test_both_languages_have_all_the_words() -> None:
    dutch, english = ({key for key in kf.language.load(code).data["labels"] if not key.startswith("group.")}
                      for code in ("nl", "en"))
    assert dutch == english
    asked = "".join(p.read_text("utf-8") for folder in ("charts", "report")
                    for p in (Path(charts.__file__).parents[1] / folder).glob("*.py"))
    assert {key for key in dutch if "." in key and key.split(".")[0] not in {"measure", "definition", "status", "kind", "unit"}
            and key not in asked and key.rpartition(".")[0] + ".{" not in asked} == set()
