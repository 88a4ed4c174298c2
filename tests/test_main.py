"""The command: what it prints, what it complains about, and its exit code."""

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import keyfigures as kf
from keyfigures import terminal
from keyfigures.__main__ import main
from keyfigures.report import Built

NL = ("Volgens het Rode Kruis kwamen bij de overstroming minstens 40 mensen om het leven en raakten 12.000 tot 15.000 "
      "mensen dakloos.")
EN = "The Red Cross said about 2,000 people were evacuated. That number could rise to 6,000."


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """A working folder with two briefs, and nothing else."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "nl.txt").write_text(NL, "utf-8")
    (tmp_path / "en.txt").write_text(EN, "utf-8")
    return tmp_path


@pytest.fixture
def run(capsys):
    """Run the command in this process; gives exit code, output and complaints."""
    def run(*arguments):
        try:
            code = main(arguments)
        except SystemExit as stopped:  # argparse, on wrong use and after --help
            code = stopped.code
        return code, *capsys.readouterr()
    return run


def test_read_prints_the_table_with_open_sides_said(run):
    assert run("read", "nl.txt", "en.txt") == (0, """\
measure                       figure  status     attribution     quote
deaths                   at least 40  reported   het Rode Kruis  40
homeless   between 12,000 and 15,000  reported   het Rode Kruis  12.000 tot 15.000
evacuated                about 2,000  reported   The Red Cross   2,000
evacuated                up to 6,000  projected                  6,000
""", "")


def test_a_narrow_terminal_cuts_texts_and_then_drops_columns():
    table = kf.read_text(NL, language="nl")
    assert list(terminal.lines(table, 74)) == [
        "measure                      figure  status    attribution   quote",
        "deaths                  at least 40  reported  het Rode Kr…  40",
        "homeless  between 12,000 and 15,000  reported  het Rode Kr…  12.000 tot 1…"]
    assert list(terminal.lines(table, 40)) == [
        "measure                      figure",
        "deaths                  at least 40",
        "homeless  between 12,000 and 15,000"]


def test_a_vague_figure_shows_its_words_and_a_household_its_unit():
    table = kf.read_text("Dozens of people were killed. At least 40 families fled.", language="en")
    assert [terminal.words(row) for row in table.to_dict("records")] == ["“Dozens”", "at least 40 households"]


def test_what_a_text_holds_cannot_steer_the_terminal():
    table = kf.read_text(NL, language="nl").assign(attribution="the \x1b[31mRed\r\nCross")
    assert list(terminal.lines(table))[1] == (
        "deaths                  at least 40  reported  the \N{REPLACEMENT CHARACTER}[31mRed Cross  40")


def test_explain_says_why_of_each_figure(run):
    code, out, _ = run("read", "nl.txt", "--explain")
    assert code == 0
    assert out.split("\n\n")[1].startswith("1. '12.000 tot 15.000' is read as between: low 12,000, high 15,000\n")


def test_what_is_said_of_the_files_is_in_the_table(run):
    run("read", "en.txt", "--source", "the Gazette", "--published", "2024-12-06", "--language", "en", "-o", "out.csv")
    row = kf.load_figures("out.csv").iloc[0]
    assert (row["source"], f"{row['published']:%Y-%m-%d}", row["language"]) == ("the Gazette", "2024-12-06", "en")


def test_output_goes_to_the_file_in_the_format_of_its_suffix(run):
    assert run("read", "nl.txt", "-o", "out.csv") == (0, "", "keyfigures: 2 figures in out.csv\n")
    assert run("check", "out.csv") == (0, "out.csv: 2 figures keep the rules\n", "")
    assert run("convert", "out.csv", "out.parquet") == (0, "", "")
    assert run("check", "out.parquet") == (0, "out.parquet: 2 figures keep the rules\n", "")


def test_a_text_without_figures_gives_an_empty_table(folder, run):
    (folder / "calm.txt").write_text("The talks went on all day.", "utf-8")
    assert run("read", "calm.txt", "--language", "en") == (0, "", "keyfigures: no figures\n")


def test_a_folder_and_a_pattern_are_read_file_by_file_and_each_file_once(run):
    assert run("read", ".", "*.txt", "nl.txt")[1].count("\n") == 5


def test_one_bad_file_is_reported_at_the_end_and_the_rest_is_kept(folder, run):
    (folder / "bad.csv").write_text("a,b\n1,2\n", "utf-8")
    code, out, problems = run("read", "bad.csv", "nowhere.txt", "nl.txt")
    assert code == 1
    assert out.count("\n") == 3
    assert problems == """\
keyfigures: nowhere.txt: there is no such file
keyfigures: bad.csv: no column is known to hold figures
    it has: 'a', 'b'
    say what they hold: columns={'header': 'deaths'}
keyfigures: 2 of 3 files could not be read
"""


def test_strict_stops_at_the_first_bad_file(run):
    problem = "keyfigures: nowhere.txt: there is no such file\n"
    assert run("read", "nowhere.txt", "nl.txt", "--strict") == (1, "", problem)


def test_when_nothing_can_be_read_nothing_is_written(folder, run):
    (folder / "out.csv").write_text("the last good one", "utf-8")
    assert run("read", "nowhere.txt", "-o", "out.csv")[0] == 1
    assert (folder / "out.csv").read_text("utf-8") == "the last good one"


def test_number_shows_one_figure_side_by_side(run):
    assert run("number", "300k–500k") == (0, """\
between 300,000 and 500,000
  low    300,000
  best   -
  high   500,000
  bound  between
  status reported
""", "")


def test_a_number_that_is_none_is_shown_with_a_caret(run):
    code, out, problems = run("number", "3 dead and 5 hurt", "--language", "en")
    assert (code, out) == (1, "")
    assert problems.startswith("keyfigures: ")
    assert problems.splitlines()[1] == "    3 dead and 5 hurt"
    assert problems.splitlines()[2].strip(" ~") == "^"


@pytest.mark.parametrize(("arguments", "problem"), [
    (("number", "12", "--language", "xx"), "keyfigures: unknown language 'xx'\n    known: "),
    (("read", "nl.txt", "--published", "6-12-2024"),
     "keyfigures read: error: argument --published: '6-12-2024' is not a date such as 2024-12-06\n"),
    (("read", "nl.txt", "-o", "out.docx"), "keyfigures: unknown format '.docx'"),
    (("report", "-p", "year"), "keyfigures report: error: argument -p/--parameter: 'year' is not NAME=VALUE\n"),
    (("raed", "nl.txt"), "keyfigures: error: argument COMMAND: invalid choice: 'raed'"),
    ((), "keyfigures: error: the following arguments are required: COMMAND\n"),
])
def test_wrong_use_is_2_and_says_what_is_right(run, arguments, problem):
    code, out, problems = run(*arguments)
    assert (code, out) == (2, "")
    assert problem in problems


def test_a_file_that_cannot_be_written_is_named(run):
    code, _, problems = run("read", "nl.txt", "-o", "nowhere/out.csv")
    assert code == 1
    assert problems.startswith("keyfigures: nowhere/out.csv: ")


def test_check_names_the_rows_that_break_the_rules(folder, run):
    run("read", "nl.txt", "-o", "out.csv")
    text = (folder / "out.csv").read_text("utf-8")
    (folder / "out.csv").write_text(text.replace("at_least", "at_most"), "utf-8")
    code, out, problems = run("check", "out.csv")
    assert (code, out) == (1, "")
    assert "bound 'at_most' does not fit low=40, best=None, high=None" in problems


def test_a_parameter_is_a_plain_value_or_a_text(monkeypatch, run):
    def build(name, **parameters):
        asked.append((name, parameters))
        return Built(*(Path(path).absolute() for path in ("build/any.html", "build/any.pdf")),
                     (Path("figures/any/one.svg").absolute(), Path("figures/any/one.png").absolute()))
    asked = []
    monkeypatch.setattr("keyfigures.report.build_report", build)
    arguments = ("-p", "year=2024", "-p", "place=Homs", "-p", "day=2024-12-06", "-p", "short=True")
    assert run("report", "any", *arguments) == (0, "build/any.html\nbuild/any.pdf\nfigures/any\n", "")
    assert asked == [("any", {"year": 2024, "place": "Homs", "day": "2024-12-06", "short": True})]


def test_stopping_it_is_130_without_a_traceback(monkeypatch, run):
    def stopped(*_):
        raise KeyboardInterrupt
    monkeypatch.setattr("keyfigures.load.files", stopped)
    assert run("read", "nl.txt") == (130, "", "")


def test_a_reader_that_walks_away_is_no_error(folder):
    with subprocess.Popen([sys.executable, "-m", "keyfigures", "read", "nl.txt", "--explain"], cwd=folder,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.close()
        assert process.stderr.read() == b""


def test_help_and_version_are_right(run):
    code, out, _ = run("--help")
    assert code == 0
    assert [word for word in ("read", "number", "report", "check", "convert") if f"\n    {word} " not in out] == []
    assert run("--version")[1].startswith("keyfigures 0.")


def test_a_report_without_its_packages_says_how_to_get_them(monkeypatch, run):
    monkeypatch.setitem(sys.modules, "keyfigures.report", None)
    problem = "keyfigures: reports need keyfigures.report: pip install 'keyfigures[report]'\n"
    assert run("report", "any") == (1, "", problem)


def test_the_origins_of_all_files_are_written(run, folder):
    assert run("read", "nl.txt", "en.txt", "-o", "out.xlsx") == (0, "", "keyfigures: 4 figures in out.xlsx\n")
    assert run("read", "nl.txt", "en.txt", "-o", "package")[0] == 0
    assert [s["title"] for s in json.loads((folder / "package" / "datapackage.json").read_text())["sources"]] == ["nl.txt", "en.txt"]
    run("convert", "en.txt", "en.xlsx")
    with zipfile.ZipFile(folder / "en.xlsx") as parts:
        assert b"sha256: " in parts.read("xl/sharedStrings.xml")


def test_a_file_that_contradicts_another_is_left_out_and_the_rest_kept(run, folder):
    run("read", "en.txt", "-o", "old.csv")
    (folder / "new.csv").write_text((folder / "old.csv").read_text().replace("The Red Cross,", "The Gazette,"))
    code, _, said = run("read", "old.csv", "new.csv", "nl.txt", "-o", "all.csv")
    assert code == 1
    assert said.startswith("keyfigures: 4 figures in all.csv\nkeyfigures: two files say different things of one figure\n    row 2: ")
    assert said.endswith("of new.csv is another than in old.csv\nkeyfigures: 1 of 3 files could not be read\n")
    assert run("read", "--strict", "old.csv", "new.csv", "-o", "strict.csv")[0] == 1
    assert not (folder / "strict.csv").exists()


@pytest.mark.parametrize(("output", "code", "said"), [
    ("out.doc", 2, "unknown format '.doc'"), ("nowhere/out.csv", 1, "nowhere/out.csv: cannot be written: No such file or directory"),
    ("nl.txt", 2, "unknown format '.txt'"), ("./own.csv", 2, "./own.csv is one of the files that are read; name another file"),
    ("full", 1, "full: is a folder with other files; a Data Package has one of its own\n    name a file in it, such as full/figures.csv"),
])
def test_a_wrong_output_is_known_before_anything_is_read(run, folder, output, code, said):
    (folder / "own.csv").write_text("town,killed\nIdlib,12\n")
    (folder / "full").mkdir()
    (folder / "full" / "a.csv").write_text("")
    for command in (["read", "own.csv", "-o", output], ["convert", "own.csv", output]):
        assert run(*command)[0] == code
        assert run(*command)[2].startswith(f"keyfigures: {said}")
    assert (folder / "own.csv").read_text() == "town,killed\nIdlib,12\n"


def test_files_of_one_name_are_told_apart(run, folder):
    for number, place in enumerate(("a", "b", "a/c"), 1):
        (folder / place).mkdir()
        (folder / place / "week.csv").write_text(f"place,deaths\nIdlib,{number}\n")
    run("read", "a", "b/week.csv", "-o", "all.csv")
    assert kf.load_figures("all.csv")["document"].tolist() == ["a/week.csv", "c/week.csv", "b/week.csv"]
    (folder / "b" / "week.csv").write_bytes(b"\0place")
    assert run("read", "a", "b/week.csv", "-o", "all.csv")[2].startswith(
        "keyfigures: 2 figures in all.csv\nkeyfigures: b/week.csv: is not text: line 1 holds a NUL byte")
